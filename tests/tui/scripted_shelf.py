"""A scripted shelf with a good and a broken scenario, and a scripted game to watch."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from game.report.values import (
    Briefing,
    Sitting,
    TurnReport,
)
from game.tui.games import CannotOpenError, Game, SaveCard, ScenarioCard, Watch
from tests.tui.scripted import ScriptedGame
from tests.tui.scripted_pages import ScriptedBook
from tests.tui.scripted_values import (
    BRIEFING,
    MOVED,
    PERIODS,
    TOLD,
)


@dataclass
class ScriptedWatch:
    """The scripted game watched again."""

    turns: int = 3
    turn: int = 0

    def seek(self, turn: int) -> None:
        """Any turn."""
        self.turn = turn

    def sitting(self) -> Sitting:
        """As known then."""
        game = ScriptedGame(turn=self.turn)
        if self.turn:
            game.signed["north"] = "should it turn to our gain, signed 3 October 1820"
        return game.sitting()

    def report(self) -> TurnReport | None:
        """What came of it."""
        return (
            TurnReport(self.turn, PERIODS[self.turn], (), MOVED, TOLD, (), "f")
            if self.turn < self.turns
            else None
        )

    def truth(self) -> tuple[str, ...]:
        """What was true."""
        return ("Hulls: believed 25 to 34, in truth 27.",)

    def book(self) -> ScriptedBook:
        """What can be looked up at this sitting."""
        return ScriptedBook(self.turn, watched=True)

    def verify(self) -> ScriptedVerification:
        """It is the same."""
        return ScriptedVerification()

    def branch(self, save: Path, identity: object) -> Game:
        """A game at the sitting watched."""
        return ScriptedGame(turn=self.turn)


@dataclass(frozen=True)
class ScriptedVerification:
    """A game that holds."""

    status: str = "VERIFIED"
    detail: str = "3 turns are the same."


class ScriptedShelf:
    """One good scenario, one broken; three saves, one of them damaged."""

    def __init__(self) -> None:
        self.begun: list[tuple[str, int]] = []
        self.branched: list[int] = []
        self.games: list[ScriptedGame] = []

    def scenarios(self) -> tuple[ScenarioCard, ...]:
        """The cards."""
        return (
            ScenarioCard("ostrand", BRIEFING.title, BRIEFING.summary),
            ScenarioCard("broken", "The [/] Broken", "", "2 problems: persimmon check scenarios/broken"),
        )

    def briefing(self, scenario: str) -> Briefing:
        """The only one."""
        return BRIEFING

    def saves(self) -> tuple[SaveCard, ...]:
        """The cards of saves."""
        return (
            SaveCard(Path("ostrand-7.persimmon"), BRIEFING.title, "Turn 2 of 3, 10 October 1820, seed 7"),
            SaveCard(Path("done.persimmon"), BRIEFING.title, "Over: hands free under embargo", over=True),
            SaveCard(
                Path("bad.persimmon"),
                "bad.persimmon",
                "",
                "Damaged after turn 2: line 5 is not of this game.",
                readable=False,
            ),
        )

    def waiting(self) -> Path | None:
        """The first of the saves."""
        return next((card.save for card in self.saves() if card.readable and not card.over), None)

    def _keep(self, game: ScriptedGame) -> Game:
        self.games.append(game)
        return game

    def begin(self, scenario: str, seed: int) -> Game:
        """A new game."""
        if scenario != "ostrand":
            raise CannotOpenError(
                "There is no such scenario: " + scenario + ".", "persimmon scenarios lists them."
            )
        self.begun.append((scenario, seed))
        return self._keep(ScriptedGame(seed=seed))

    def resume(self, save: Path) -> Game:
        """At the second sitting."""
        return self._keep(ScriptedGame(turn=1))

    def watch(self, save: Path) -> Watch:
        """From the first turn."""
        return ScriptedWatch()

    def branch(self, game: Game, turn: int) -> Game:
        """At the sitting asked for."""
        self.branched.append(turn)
        return self._keep(ScriptedGame(turn=turn - 1))

    def branch_from(self, watch: Watch) -> Game:
        """At the sitting watched."""
        self.branched.append(watch.turn + 1)
        return self._keep(ScriptedGame(turn=watch.turn))
