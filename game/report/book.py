"""What can be looked up in a game, from any face: why, the line of a figure, the chronicle, the argument.

One who watches may be told the truth, and so may everybody at the end; one who plays may not.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from game.report.boards import boards, pictures
from game.report.cause_parts import Window, turns_of
from game.report.causes import open_cause, why
from game.report.chronicle import of_turn, the_end
from game.report.essay import essay
from game.report.levers import explained, levers
from game.report.mapping import map_of
from game.report.past import Past
from game.report.series import charted, series
from game.report.turns import turn_report
from game.report.values import (
    BoardValue,
    CauseValue,
    EssayValue,
    MapValue,
    PictureValue,
    SeriesValue,
    ToldValue,
    TurnReport,
    WhyValue,
)


@dataclass(frozen=True, slots=True)
class Kept:
    """What stays as it was found, however far a game has come, and is therefore looked up once."""

    told: dict[Window, tuple[ToldValue, ...]] = field(default_factory=dict)
    """What was told of each turn that is over."""
    charted: dict[bool, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    """The figures that have a line, without the hidden ones and with them."""


class Book:
    """Looks up what a game holds; what it keeps may be shared by the books of one game."""

    def __init__(self, past: Past, *, watched: bool = False, kept: Kept | None = None) -> None:
        """Open a game as it stands."""
        self._past, self._watched, self._kept = past, watched, kept or Kept()

    @property
    def truth_told(self) -> bool:
        """Whether the truth may be asked for: by one who watches, and by everybody at the end."""
        return self._watched or self._past.over

    @property
    def truth_unasked(self) -> bool:
        """Whether the truth is told unasked: to one who played, at the end."""
        return self._past.over and not self._watched

    def why(self, figure: str) -> WhyValue:
        """Why a figure is what it is."""
        open_ = () if self._watched or self._past.over else levers(self._past, figure)
        return why(self._past, figure, open_)

    def open_cause(self, key: str) -> tuple[CauseValue, ...]:
        """The causes of a cause."""
        return open_cause(self._past, key)

    def figures(self) -> tuple[tuple[str, str], ...]:
        """Id and title of every figure that may be asked about."""
        return explained(self._past.ruleset)

    def map_now(self) -> MapValue | None:
        """The map as it stands, where the scenario has one."""
        return map_of(self._past)

    def charted(self, *, truth: bool = False) -> tuple[tuple[str, str], ...]:
        """Id and title of every figure that has a line to be drawn."""
        told = truth and self.truth_told
        if told not in self._kept.charted:
            self._kept.charted[told] = charted(self._past.ruleset, truth=told)
        return self._kept.charted[told]

    def series(self, figure: str, *, truth: bool = False) -> SeriesValue:
        """The line of a figure over the turns."""
        return series(self._past, figure, truth=truth and self.truth_told)

    def chronicle(self) -> tuple[ToldValue, ...]:
        """All that was told, oldest first."""
        told: list[ToldValue] = []
        for number, turn in enumerate(turns_of(self._past), 1):
            if turn not in self._kept.told:
                self._kept.told[turn] = of_turn(self._past, turn, number)
            told += self._kept.told[turn]
        return (*told, *the_end(self._past))

    def turn_report(self, turn: int) -> TurnReport | None:
        """What a turn did, by its number from 1; nothing for one that is not over."""
        windows = list(turns_of(self._past))
        if not 1 <= turn <= len(windows):
            return None
        return turn_report(self._past.until(windows[turn - 1].end), "")

    def boards(self) -> tuple[BoardValue, ...]:
        """The pages that set courses side by side."""
        return boards(self._past)

    def pictures(self) -> tuple[PictureValue, ...]:
        """Figures as drawings."""
        return pictures(self._past)

    def essay(self) -> EssayValue | None:
        """The historical argument, point by point."""
        return essay(self._past)
