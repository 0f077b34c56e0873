"""A save watched again: any turn, both ways, as it was known then or in truth; nothing is ever written.

Opening a replay is also the proof of it, because every turn is simulated again and compared.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Self

from game.engine.fingerprint import fingerprint
from game.engine.turning import is_over
from game.journal.files import read
from game.journal.record import Record
from game.journal.replaying import Replayed, Verdict, replay
from game.journal.trouble import SaveTrouble, called
from game.report.arrows import Arrows
from game.report.boards import briefing
from game.report.book import Book, Kept
from game.report.conference import sitting
from game.report.ending import ending, truths
from game.report.past import Past
from game.report.table import columns_of, rows_of
from game.report.turns import turn_report
from game.report.values import Briefing, Ending, Sitting, TurnReport
from game.ruleset.compiling import compile_scenario
from game.session import RULES, CannotOpen, Identity, Session, embedded, past_of

Status = Literal["VERIFIED", "RECORDED", "DIVERGED", "DAMAGED", "REPAIRED"]


@dataclass(frozen=True, slots=True)
class Verification:
    """What simulating a save again has shown, in the words of its player."""

    status: Status
    detail: str
    turn: int
    """The last turn that is as it was saved."""

    def __str__(self) -> str:
        """One line."""
        return f"{self.status}: {self.detail}"


class Replay:
    """A game being watched; position 0 is the first sitting, `turns` where the record ends."""

    def __init__(self, record: Record, past: Past, found: Verification) -> None:
        """Take a game that was played again; use `open`."""
        self.path, self._record, self._verification = record.path, record, found
        self.turns = found.turn
        self._past = past.until(past.sittings[found.turn]) if found.turn < len(past.sittings) else past
        self.turn, self._kept = 0, Kept()

    @classmethod
    def open(cls, save: Path) -> Self:
        """Read a save and play it again; raises CannotOpen where there is none to read."""
        try:
            record = read(save)
            ruleset = compile_scenario(embedded(record))
        except SaveTrouble as trouble:
            raise CannotOpen(trouble.reason) from None
        game = replay(ruleset, record)
        return cls(record, past_of(ruleset, game), _found(record, game))

    @property
    def over(self) -> bool:
        """Whether the game had ended where its record ends."""
        return is_over(self._past.ruleset, self._past.states[-1])

    @property
    def seed(self) -> int:
        """The seed it was played with."""
        return int(self._record.head.seed)

    def briefing(self) -> Briefing:
        """What the scenario is."""
        return briefing(self._past, self._record.head.scenario_id)

    def seek(self, turn: int) -> None:
        """Stand at the sitting after so many turns; beyond either end at that end."""
        self.turn = min(max(turn, 0), self.turns)

    def sitting(self) -> Sitting:
        """The sitting as known then, with the orders that were given at it."""
        then = self._then(self.turn)
        given = self._past.orders[then.now] if then.now < len(self._past.orders) else ()
        return sitting(then, given, Arrows(then), self._record.head.scenario_id)

    def report(self) -> TurnReport | None:
        """What the turn that begins here did; nothing where the record ends."""
        if self.turn >= self.turns:
            return None
        after = self._then(self.turn + 1)
        return turn_report(after, fingerprint(after.states[-1]))

    def truth(self) -> tuple[str, ...]:
        """What was true at this sitting beside what was believed, one line each."""
        then = self._then(self.turn)
        return tuple(truths(then.view(then.now)))

    def ending(self) -> Ending | None:
        """How it ended, if it did."""
        return ending(self._past) if self.over else None

    def verify(self) -> Verification:
        """Read the save once more, play it again and compare every turn."""
        return Replay.open(self.path).verification()

    def verification(self) -> Verification:
        """What opening this replay has shown already."""
        return self._verification

    def book(self) -> Book:
        """What can be looked up at this sitting, as known then or in truth."""
        return Book(self._then(self.turn), watched=True, kept=self._kept)

    def columns(self) -> tuple[str, ...]:
        """The names of the columns of `table`."""
        return ("turn", "date", *columns_of(self._past.ruleset))

    def table(self) -> Iterator[tuple[int | float | str, ...]]:
        """Every factor, derived factor and belief before the first tick and after each one, in units."""
        return rows_of(self._past)

    def branch(self, save: Path, identity: Identity) -> Session:
        """A new game in a new file, continued from this sitting; the save watched stays as it is."""
        past = self._then(self.turn)
        if is_over(past.ruleset, past.states[-1]):
            raise CannotOpen("the game had ended here", "go back to an earlier turn to play on")
        return Session.forked(self.path, (self._record.head.scenario_id, past), save, identity)

    def _then(self, turn: int) -> Past:
        """The game as it stood after so many turns."""
        past = self._past
        return past.until(past.sittings[turn] if turn < len(past.sittings) else past.now)


def _found(record: Record, game: Replayed) -> Verification:
    found = game.verification
    if found.verdict is Verdict.DIVERGED:
        return _diverged(record, found.turn, found.detail)
    if found.verdict is not Verdict.VERIFIED:
        return Verification(found.verdict.value, found.detail, record.last_turn)
    copy = record.path.with_name(f"{record.path.name}.broken-1")
    if copy.exists():
        detail = f"{found.detail}; its end was repaired once, {called(copy.name)} is the damaged copy"
        return Verification("REPAIRED", detail, record.last_turn)
    return Verification("VERIFIED", found.detail, record.last_turn)


def _diverged(record: Record, turn: int, detail: str) -> Verification:
    """A difference under other rules is no fault of the save."""
    if record.head.rules != RULES:
        words = f"played under rules {record.head.rules}, these are {RULES}; {detail}"
        return Verification("RECORDED", words, turn - 1)
    return Verification("DIVERGED", detail, turn - 1)
