"""Worlds imagined from what is held true: where every look ahead starts, so that none can see the truth."""

from __future__ import annotations

import numpy as np

from game.engine.state import State, frozen, run_table
from game.ruleset.arrays import Ints
from game.ruleset.compiled import Ruleset


def imagine(ruleset: Ruleset, state: State, worlds: int, seed: int) -> State:
    """Redraw what is not open from belief, in so many worlds, from a state of one row."""
    values = np.repeat(state.values, worlds, axis=1)
    return _redrawn(ruleset, State(state.tick, seed, np.arange(worlds, dtype=np.uint64), frozen(values)))


def expect(ruleset: Ruleset, state: State) -> State:
    """The one world in which everything hidden stands at its belief and luck at its mean."""
    return _redrawn(ruleset, State(state.tick, state.seed, state.worlds, state.values, certain=True))


def reimagine(ruleset: Ruleset, state: State, seed: int) -> State:
    """Redraw every row of a state once from its own belief."""
    return _redrawn(ruleset, State(state.tick, seed, state.worlds, state.values))


def _redrawn(ruleset: Ruleset, state: State) -> State:
    nothing: Ints = np.zeros((len(ruleset.inputs), state.rows), dtype=np.int64)
    values = run_table(ruleset.imagine, state, nothing)
    return State(state.tick, state.seed, state.worlds, values, state.certain)
