"""One tick forward: `step(ruleset, state, orders) -> (state, changes)`, writing to nothing it was given."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.engine.looking import outputs
from game.engine.orders import encode
from game.engine.state import Rows, State, frozen, part, run_table
from game.ruleset.arrays import Ints
from game.ruleset.compiled import Ruleset
from game.ruleset.running import Entry
from game.scenario.orders import Order


@dataclass(frozen=True, slots=True)
class Change:
    """One part of one change: which cause moved its column by how many quanta."""

    cause: int
    column: int
    delta: int


def step(ruleset: Ruleset, state: State, orders: tuple[Order, ...] = ()) -> tuple[State, tuple[Change, ...]]:
    """Play one tick of a game of one row; the changes add up to the difference of the two states."""
    ledger: list[Entry] = []
    given = np.array(encode(ruleset, orders, state.tick), dtype=np.int64)[:, None]
    values = run_table(ruleset.tick, state, given, ledger)
    changes = tuple(Change(cause, ruleset.causes[cause].column, delta) for cause, delta in ledger)
    return State(state.tick + 1, state.seed, state.worlds, values, state.certain), changes


def advance(ruleset: Ruleset, state: State, given: Ints | None = None) -> State:
    """Play one tick of many worlds, each with the orders in its column of `given`, slots by rows.

    A world that has reached its verdict stands still, as a game does that has ended.
    """
    if given is None:
        given = np.zeros((len(ruleset.inputs), state.rows), dtype=np.int64)
    values = run_table(ruleset.tick, state, given)
    ended = state.values[ruleset.index["verdict"]] != 0
    if ended.any():
        values = frozen(np.where(ended, state.values, values))
    return State(state.tick + 1, state.seed, state.worlds, values, state.certain)


def decide(ruleset: Ruleset, state: State, doctrine: str) -> Ints:
    """The orders a doctrine gives in every world, slots by rows; none in a world that holds no sitting."""
    given = np.zeros((len(ruleset.inputs), state.rows), dtype=np.int64)
    if state.tick >= ruleset.ticks.count:
        return given
    rows = sitting(ruleset, state)
    if not rows.any():
        return given
    held = state if rows.all() else part(state, rows)
    given[:, rows] = np.rint(outputs(ruleset.doctrines[doctrine], held, len(ruleset.inputs)))
    return given


def sitting(ruleset: Ruleset, state: State) -> Rows:
    """The rows that hold a sitting before the next tick: by the calendar, its condition or an event."""
    if ruleset.ticks.sits[state.tick]:
        return np.ones(state.rows, dtype=np.bool_)
    result: Rows = outputs(ruleset.sitting, state, len(ruleset.inputs))[0] != 0
    return result
