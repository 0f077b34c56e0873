"""One game being played: the only object that changes; it joins the journal and the reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Self

from game.engine.decoding import decode
from game.engine.fingerprint import fingerprint, parts
from game.engine.orders import refuse, with_order
from game.engine.state import start
from game.engine.stepping import decide
from game.engine.turning import is_over, play_turn
from game.journal.entries import End, Head, Keyframe, Note, Parent, Turn
from game.journal.files import create, open_to_append, read
from game.journal.record import Record
from game.journal.replaying import Replayed, Verdict, replay
from game.journal.trouble import Damaged, SaveFailed, SaveTrouble
from game.journal.writing import Writer
from game.report.arrows import Arrows
from game.report.boards import briefing
from game.report.book import Book
from game.report.conference import opening, sitting
from game.report.ending import ending
from game.report.outlook import Outlook
from game.report.past import Past
from game.report.turns import turn_report
from game.report.values import Briefing, Ending, Sitting, TurnReport
from game.ruleset.compiled import Ruleset
from game.ruleset.compiling import compile_scenario
from game.ruleset.compiling.assembling import canonical
from game.scenario.loading import from_text
from game.scenario.orders import Order, OrderError, parse_order
from game.scenario.showing import Scenario

RULES = 1
"""The rules epoch: raised when the engine changes what any saved game would do."""
KEYFRAME_EVERY = 25
"""Turns between whole states kept in the save."""


class CannotOpen(Exception):  # noqa: N818 - a message for a player
    """A game cannot be opened; the reason and a hint are for the player."""

    def __init__(self, reason: str, hint: str = "", kind: Literal["", "damaged", "diverged"] = "") -> None:
        super().__init__(reason)
        self.reason, self.hint = reason, hint
        self.kind = kind
        """What the save suffers from, where it is more than a wrong path."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What a new save needs from outside the game; handed in, so that two faces can write the same bytes."""

    id: str
    born: str
    app: str
    environment: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Playable:
    """A checked scenario with the id it is known by."""

    id: str
    scenario: Scenario


class Session(Book):
    """One game: sittings, orders given and taken back, turns ended and saved."""

    def __init__(self, scenario_id: str, past: Past, writer: Writer | None, path: Path | None) -> None:
        """Take up a game as it stands; use `begin` or `resume`."""
        super().__init__(past)
        self._id, self._writer, self.path = scenario_id, writer, path
        self._pending: tuple[Order, ...] = ()
        self._arrows, self.outlook = Arrows(past), Outlook(past)
        self._reports: list[TurnReport] = []
        self.saved = "saved" if writer is not None else "not saving"

    @classmethod
    def begin(cls, playable: Playable, seed: int, *, save: Path | None, identity: Identity) -> Self:
        """Start a new game; raises CannotOpen when the save cannot be made."""
        ruleset = compile_scenario(playable.scenario)
        past = Past(ruleset, [start(ruleset, seed)], sittings=[0])
        head = _head(playable, ruleset, seed, identity)
        return cls(playable.id, past, _created(save, head) if save else None, save)

    @classmethod
    def resume(cls, save: Path, identity: Identity) -> Self:
        """Continue a saved game; raises CannotOpen when it cannot be continued."""
        try:
            record, writer = open_to_append(save)
        except SaveTrouble as trouble:
            raise CannotOpen(trouble.reason, kind="damaged" if isinstance(trouble, Damaged) else "") from None
        ruleset = compile_scenario(embedded(record))
        game = replay(ruleset, record)
        if game.verification.verdict is Verdict.DIVERGED:
            writer.close()
            hint = "`persimmon replay` shows it as far as it agrees"
            raise CannotOpen(game.verification.detail, hint, kind="diverged")
        session = cls(record.head.scenario_id, past_of(ruleset, game), writer, save)
        session.saved = record.detail or "saved"
        return session

    @property
    def turn(self) -> int:
        """The number of this sitting, from 1."""
        return len(self._past.sittings)

    @property
    def over(self) -> bool:
        """Whether a verdict was reached."""
        return is_over(self._past.ruleset, self._past.states[-1])

    def briefing(self) -> Briefing:
        """What the scenario is."""
        return briefing(self._past, self._id)

    def opening(self) -> str:
        """What is told alone before the first sitting, sooner than that; nothing at a later one."""
        return opening(self._past)

    def sitting(self) -> Sitting:
        """The sitting as it stands, with the orders given so far."""
        return sitting(self._past, self._pending, self._arrows, self._id)

    def refusal(self, order: str) -> str:
        """Why a text cannot be given as an order now; empty where it can."""
        if self.over:
            return "the game has ended"
        try:
            parsed = parse_order(order)
        except OrderError as fault:
            return str(fault)
        return refuse(self._past.ruleset, self._past.view(self._past.now), self._pending, parsed)

    def give(self, order: str) -> str:
        """Give an order, in the place of an earlier one about the same thing; the refusal, or nothing."""
        refusal = self.refusal(order)
        if not refusal:
            self._pending = with_order(self._pending, parse_order(order))
            self._drop_unlawful()
        return refusal

    def take_back(self, order: str | None = None) -> bool:
        """Take back the last order of this turn, or the one named."""
        before, others = self._pending, tuple(each for each in self._pending if str(each) != order)
        self._pending = before[:-1] if order is None else others
        self._drop_unlawful()
        return self._pending != before

    def _drop_unlawful(self) -> None:
        """Let go of orders that another one carried, such as a sentence whose bought signature went."""
        ruleset, view = self._past.ruleset, self._past.view(self._past.now)
        for order in self._pending:
            others = tuple(each for each in self._pending if each != order)
            if refuse(ruleset, view, others, order):
                self._pending = others
                self._drop_unlawful()
                return

    def orders_of(self, doctrine: str) -> tuple[str, ...]:
        """What an automatic player would order at this sitting, in a sequence that can be given."""
        ruleset, state = self._past.ruleset, self._past.states[-1]
        slots = decide(ruleset, state, doctrine)[:, 0].tolist()
        return tuple(str(order) for order in decode(ruleset, slots, self._past.view(self._past.now)))

    def end_turn(self) -> TurnReport:
        """Play to the next sitting or the end; what was done is on the disk before this returns."""
        past, orders = self._past, self._pending
        turned = play_turn(past.ruleset, past.states[-1], orders)
        past.states += turned.states
        past.changes += turned.changes
        past.orders += [orders, *[()] * (len(turned.states) - 1)]
        number = self.turn
        if not self.over:
            past.sittings.append(past.now)
        self._pending, self._arrows = (), Arrows(past)
        self._save(number, orders)
        self._reports.append(turn_report(past, fingerprint(past.states[-1])))
        return self._reports[-1]

    def play_out(self) -> Iterator[TurnReport | None]:
        """End turn after turn without new orders, as `played_out` says."""
        return played_out(self)

    def _save(self, number: int, orders: tuple[Order, ...]) -> None:
        if self._writer is None:
            return
        try:
            for entry in _entries(self._past, number, orders, self.ending().verdict if self.over else ""):
                self._writer.append(entry)
        except SaveFailed as trouble:
            self.saved = f"not saving since turn {number}: {trouble.reason}"
            self._writer.close()
            self._writer = None

    def note(self, text: str) -> str:
        """Write a note beside this turn; what went wrong, or nothing."""
        if self._writer is None:
            return self.saved
        try:
            self._writer.append(Note(turn=self.turn - 1, by="player", text=text))
        except SaveTrouble as trouble:
            return trouble.reason
        return ""

    def ending(self) -> Ending:
        """How it ended."""
        return ending(self._past)

    def reports(self) -> tuple[TurnReport, ...]:
        """The reports of the turns played in this sitting of the program."""
        return tuple(self._reports)

    def branch(self, turn: int, save: Path | None, identity: Identity) -> Session:
        """A new game continued from the sitting of an earlier turn; this one is left as it is."""
        past = self._past.until(self._past.sittings[turn - 1])
        fork = Past(past.ruleset, past.states, past.changes, past.orders, past.sittings)
        if save is None or self.path is None:
            return Session(self._id, fork, None, None)
        return Session.forked(self.path, (self._id, fork), save, identity)

    @classmethod
    def forked(cls, parent: Path, game: tuple[str, Past], save: Path, identity: Identity) -> Self:
        """Take up a game that stands at a sitting of another, in a new save that names its parent."""
        id, past = game
        return cls(id, past, _branched(parent, len(past.sittings) - 1, save, identity), save)

    def close(self) -> None:
        """Let go of the save."""
        if self._writer is not None:
            self._writer.close()
            self._writer = None


def played_out(session: Session) -> Iterator[TurnReport | None]:
    """The reports of turns without new orders; nothing stands for a step of looking ahead in between.

    Until the end, a verdict of a day, or an interruption after which a decided game is open again.
    """
    outlook, decided = session.outlook, session.outlook.offered
    while not session.over:
        yield (report := session.end_turn())
        if report.interim:
            return
        if decided and outlook.interrupted:
            yield from outlook.look_again()
            if outlook.undecided:
                return


def _head(playable: Playable, ruleset: Ruleset, seed: int, identity: Identity) -> Head:
    return Head(
        id=identity.id,
        app=identity.app,
        rules=RULES,
        env=dict(identity.environment),
        scenario_id=playable.id,
        scenario=canonical(playable.scenario),
        scenario_hash=ruleset.digest,
        seed=str(seed),
        born=identity.born,
    )


def _entries(
    past: Past, number: int, orders: tuple[Order, ...], verdict: str
) -> Iterator[Turn | Keyframe | End]:
    """What is written of a turn; with the verdict where it ended the game."""
    state = past.states[-1]
    digest, texts = fingerprint(state), tuple(str(order) for order in orders)
    yield Turn(turn=number, orders=texts, state=digest, parts=parts(past.ruleset, state))
    if verdict or number % KEYFRAME_EVERY == 0:
        yield Keyframe(turn=number, tick=state.tick, values=tuple(state.row()), state=digest)
    if verdict:
        yield End(turn=number, verdict=verdict)


def embedded(record: Record) -> Scenario:
    """The scenario a save carries; raises CannotOpen for one this version cannot read."""
    try:
        return from_text(record.head.scenario)
    except ValueError as fault:
        raise CannotOpen("its scenario cannot be read by this version", str(fault).splitlines()[0]) from None


def past_of(ruleset: Ruleset, game: Replayed) -> Past:
    """A replayed game as reports read it."""
    return Past(ruleset, game.states, game.changes, game.orders, game.sittings)


def _created(save: Path, head: Head, entries: tuple[Turn, ...] = ()) -> Writer:
    try:
        return create(save, head, entries)
    except SaveTrouble as trouble:
        raise CannotOpen(
            f"{save.name} cannot be made: {trouble.reason}", "name another file with --save"
        ) from None


def _branched(parent: Path, turns: int, save: Path, identity: Identity) -> Writer:
    record = read(parent)
    kept = record.turns[:turns]
    state = kept[-1].state if kept else "0" * 32
    named = Parent(id=record.head.id, turn=turns, h=record.hash_after(turns), state=state)
    fresh = {"id": identity.id, "born": identity.born, "app": identity.app, "parent": named}
    return _created(save, record.head.model_copy(update=fresh), kept)
