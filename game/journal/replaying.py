"""Plays a save again and compares every turn: the only proof that a game was really so."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from game.engine.fingerprint import fingerprint, parts
from game.engine.looking import view
from game.engine.orders import refuse_all
from game.engine.state import State, start
from game.engine.stepping import Change
from game.engine.turning import is_over, play_turn
from game.journal.entries import Turn
from game.journal.record import Record, Status
from game.ruleset.compiled import Ruleset
from game.scenario.orders import Order, OrderError, parse_order


class Verdict(Enum):
    """What a replay says about a save."""

    VERIFIED = "VERIFIED"
    RECORDED = "RECORDED"
    DIVERGED = "DIVERGED"
    DAMAGED = "DAMAGED"
    REPAIRED = "REPAIRED"


@dataclass(frozen=True, slots=True)
class Verification:
    """The finding, with the turn and the words for a player."""

    verdict: Verdict
    turn: int
    detail: str

    def __str__(self) -> str:
        """One line, as `verify` prints it."""
        return f"{self.verdict.value}: {self.detail}"


@dataclass(slots=True)
class Replayed:
    """A game played again as far as it agrees with its record."""

    states: list[State]
    changes: list[tuple[Change, ...]] = field(default_factory=list)
    orders: list[tuple[Order, ...]] = field(default_factory=list)
    sittings: list[int] = field(default_factory=list)
    verification: Verification = field(default_factory=lambda: Verification(Verdict.VERIFIED, 0, ""))


def replay(ruleset: Ruleset, record: Record, turns: int | None = None) -> Replayed:
    """Play the turns of a record again, all or the first few, stopping at the first that differs."""
    game = Replayed([start(ruleset, int(record.head.seed))], sittings=[0])
    played = record.turns if turns is None else record.turns[:turns]
    for turn in played:
        difference = _play(ruleset, game, turn)
        if difference:
            detail = f"turn {turn.turn} plays differently from what was saved: {difference}"
            game.verification = Verification(Verdict.DIVERGED, turn.turn, detail)
            return game
    game.verification = _found(record, len(played))
    return game


def _found(record: Record, turns: int) -> Verification:
    if record.status in {Status.DAMAGED, Status.REPAIRABLE}:
        return Verification(Verdict.DAMAGED, record.last_turn, record.detail)
    if record.status is Status.REPAIRED:
        return Verification(Verdict.REPAIRED, record.last_turn, record.detail)
    count = "1 turn plays" if turns == 1 else f"{turns} turns play"
    return Verification(Verdict.VERIFIED, turns, f"{count} again exactly as saved")


def _play(ruleset: Ruleset, game: Replayed, turn: Turn) -> str:
    """Play one saved turn; what differs, or nothing."""
    state = game.states[-1]
    if is_over(ruleset, state):
        return "the game had ended before"
    try:
        orders = tuple(parse_order(text) for text in turn.orders)
    except OrderError as fault:
        return str(fault)
    refused = refuse_all(ruleset, view(ruleset, state), orders)
    if refused:
        return f"an order could not be given: {refused}"
    turned = play_turn(ruleset, state, orders)
    game.states += turned.states
    game.changes += turned.changes
    game.orders += [orders, *[()] * (len(turned.states) - 1)]
    if not is_over(ruleset, turned.last):
        game.sittings.append(turned.last.tick)
    if fingerprint(turned.last) == turn.state:
        return ""
    now = parts(ruleset, turned.last)
    places = [name for name, digest in now.items() if turn.parts.get(name) != digest]
    return "in its " + " and ".join(places) if places else "its fingerprint"
