"""What the screens need of a game, of a replay and of the shelf they stand on: protocols and plain cards.

The screens are written against these alone, so that a test can hand them a scripted game.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from game.report.values import (
        BoardValue,
        Briefing,
        CauseValue,
        Ending,
        EssayValue,
        MapValue,
        PictureValue,
        SeriesValue,
        Sitting,
        ToldValue,
        TurnReport,
        WhyValue,
    )


class CannotOpenError(Exception):
    """Why something cannot be opened and what may help, for one plain line on the screen."""

    def __init__(self, reason: str, hint: str = "") -> None:
        super().__init__(reason)
        self.reason, self.hint = reason, hint


Outcome = int | CannotOpenError
"""How the screens end: with an exit code, or with why they could not open what was asked for."""


@dataclass(frozen=True, slots=True)
class ScenarioCard:
    """A scenario in the picker, with its problem where it has one."""

    id: str
    title: str
    summary: str
    problem: str = ""


@dataclass(frozen=True, slots=True)
class SaveCard:
    """A kept game in the list, with what is wrong with it where something is."""

    save: Path
    title: str
    detail: str
    """Where it stands, in words."""
    problem: str = ""
    over: bool = False
    readable: bool = True


class Outlook(Protocol):
    """What is known of the end of a game being played."""

    @property
    def left(self) -> int:
        """The turns to the end, this one included."""
        ...

    @property
    def offered(self) -> bool:
        """Whether playing out the rest is offered."""
        ...

    def ponder(self) -> bool:
        """Look ahead a little further; false once there is nothing more to see."""
        ...


class Book(Protocol):
    """What can be looked up in a game, by one who plays and by one who watches."""

    @property
    def truth_told(self) -> bool:
        """Whether the truth may be asked for."""
        ...

    @property
    def truth_unasked(self) -> bool:
        """Whether it is told unasked."""
        ...

    def why(self, figure: str) -> WhyValue:
        """Why a figure is what it is."""
        ...

    def open_cause(self, key: str) -> tuple[CauseValue, ...]:
        """The causes of a cause."""
        ...

    def figures(self) -> tuple[tuple[str, str], ...]:
        """Id and title of all that can say why."""
        ...

    def charted(self, *, truth: bool = False) -> tuple[tuple[str, str], ...]:
        """Id and title of all that has a line to be drawn."""
        ...

    def series(self, figure: str, *, truth: bool = False) -> SeriesValue:
        """The line of a figure over the turns."""
        ...

    def chronicle(self) -> tuple[ToldValue, ...]:
        """All that was told, oldest first."""
        ...

    def turn_report(self, turn: int) -> TurnReport | None:
        """What a turn did, by its number from 1; nothing for one that is not over."""
        ...

    def boards(self) -> tuple[BoardValue, ...]:
        """Rival courses."""
        ...

    def pictures(self) -> tuple[PictureValue, ...]:
        """Drawings."""
        ...

    def map_now(self) -> MapValue | None:
        """The map, where the scenario has one."""
        ...

    def essay(self) -> EssayValue | None:
        """The argument."""
        ...


class Game(Book, Protocol):
    """One game being played, as the screens see it."""

    @property
    def outlook(self) -> Outlook:
        """What is known of its end."""
        ...

    def play_out(self) -> Iterator[TurnReport | None]:
        """End turn after turn without new orders; nothing for each step of looking ahead in between."""
        ...

    @property
    def over(self) -> bool:
        """Whether it has ended."""
        ...

    @property
    def saved(self) -> str:
        """`saved`, or why not."""
        ...

    @property
    def path(self) -> Path | None:
        """Where it is kept, if it is."""
        ...

    @property
    def turn(self) -> int:
        """How many turns have passed, or where one stands."""
        ...

    def briefing(self) -> Briefing:
        """What the scenario is."""
        ...

    def opening(self) -> str:
        """What is told alone before the first sitting; nothing at a later one."""
        ...

    def sitting(self) -> Sitting:
        """What is shown now."""
        ...

    def refusal(self, order: str) -> str:
        """Why not, or nothing."""
        ...

    def give(self, order: str) -> str:
        """Give an order; why not, or nothing."""
        ...

    def take_back(self, order: str | None = None) -> bool:
        """Take back the last order or this one."""
        ...

    def end_turn(self) -> TurnReport:
        """Let the days pass."""
        ...

    def ending(self) -> Ending:
        """How it ended."""
        ...

    def reports(self) -> tuple[TurnReport, ...]:
        """The turns so far."""
        ...

    def note(self, text: str) -> str:
        """Keep a note; what went wrong, or nothing."""
        ...

    def branch(self, turn: int, save: Path | None, identity: Any) -> Game:
        """A new game continued from one of its sittings, the first of which is 1."""
        ...

    def close(self) -> None:
        """Let go of the save."""
        ...


class Verification(Protocol):
    """What simulating a save again has shown."""

    @property
    def status(self) -> str:
        """One word of the statuses of a save."""
        ...

    @property
    def detail(self) -> str:
        """What was found."""
        ...


class Watch(Protocol):
    """A game being watched again."""

    @property
    def turns(self) -> int:
        """How many turns it has."""
        ...

    @property
    def turn(self) -> int:
        """How many turns have passed, or where one stands."""
        ...

    def seek(self, turn: int) -> None:
        """Any turn, both ways."""
        ...

    def sitting(self) -> Sitting:
        """What is shown now."""
        ...

    def report(self) -> TurnReport | None:
        """What the turn did."""
        ...

    def truth(self) -> tuple[str, ...]:
        """What was true, a line each."""
        ...

    def verify(self) -> Verification:
        """Simulate it again and compare."""
        ...

    def book(self) -> Book:
        """What can be looked up at this sitting, the truth included."""
        ...

    def branch(self, save: Path, identity: Any) -> Game:
        """A new game continued from the sitting watched."""
        ...


class Shelf(Protocol):
    """Where scenarios and saves stand, and how a game is taken from it."""

    def scenarios(self) -> tuple[ScenarioCard, ...]:
        """All scenarios, the broken ones too."""
        ...

    def briefing(self, scenario: str) -> Briefing:
        """What the scenario is."""
        ...

    def saves(self) -> tuple[SaveCard, ...]:
        """All games kept, the newest first."""
        ...

    def waiting(self) -> Path | None:
        """The game played last, if one waits to be continued."""
        ...

    def begin(self, scenario: str, seed: int) -> Game:
        """A new game."""
        ...

    def resume(self, save: Path) -> Game:
        """A kept game, where it stands."""
        ...

    def watch(self, save: Path) -> Watch:
        """A kept game, to be watched."""
        ...

    def branch(self, game: Game, turn: int) -> Game:
        """A game continued otherwise, in a new file."""
        ...

    def branch_from(self, watch: Watch) -> Game:
        """A game continued otherwise from the sitting watched, in a new file."""
        ...
