"""The state table: a row for each world, a column for each factor; replaced by every step, never edited."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.engine.chance import EXPECTED, MANY, MEAN, ONE, world_key, world_keys
from game.ruleset.arrays import Ints, Words
from game.ruleset.compiled import Ruleset
from game.ruleset.running import Entry, Kernel, Luck

SCALAR_BELOW = 24
"""Rows from which columns are quicker than a loop over single rows (measured crossing 25 to 30)."""


@dataclass(frozen=True, slots=True)
class State:
    """The worlds of one seed before a tick. The game one plays is a state of one row."""

    tick: int
    seed: int
    worlds: Words
    """Which worlds of the seed the rows are; (rows,)."""
    values: Ints
    """Whole quanta, columns by rows, read-only."""
    certain: bool = False
    """Luck stands at its mean: for expectations, never for a game that is played."""

    @property
    def rows(self) -> int:
        """How many worlds there are."""
        return self.values.shape[1]

    def row(self, row: int = 0) -> list[int]:
        """One row as plain numbers."""
        result: list[int] = self.values[:, row].tolist()
        return result

    @property
    def keys(self) -> Words:
        """The luck keys of the worlds."""
        return world_keys(self.seed, self.worlds)


def frozen(values: Ints) -> Ints:
    """The same array, closed to writing."""
    values.setflags(write=False)
    return values


def start(ruleset: Ruleset, seed: int, first: int = 0, rows: int = 1) -> State:
    """The worlds `first` to `first + rows` of a seed before the first tick, with what is hidden drawn for each."""
    worlds = np.arange(first, first + rows, dtype=np.uint64)
    column = np.array([column.start for column in ruleset.columns], dtype=np.int64)
    blank = State(0, seed, worlds, frozen(np.repeat(column[:, None], rows, axis=1)))
    return State(0, seed, worlds, run_table(ruleset.start, blank, _nothing(ruleset, rows)))


def _nothing(ruleset: Ruleset, rows: int) -> Ints:
    return np.zeros((len(ruleset.inputs), rows), dtype=np.int64)


def run_table(kernel: Kernel, state: State, given: Ints, ledger: list[Entry] | None = None) -> Ints:
    """Run a program that changes the table, by whichever printer is quicker for so many rows."""
    if state.rows >= SCALAR_BELOW:
        luck = EXPECTED if state.certain else MANY
        table: Ints = kernel.on_rows(state.values, given, state.keys, state.tick, luck, ledger)
        return frozen(table)
    rows = [_run_row(kernel, state, given, row, ledger) for row in range(state.rows)]
    return frozen(np.array(rows, dtype=np.int64).T.copy())


def _run_row(kernel: Kernel, state: State, given: Ints, row: int, ledger: list[Entry] | None) -> list[int]:
    luck: Luck = MEAN if state.certain else ONE
    key = world_key(state.seed, int(state.worlds[row]))
    entries = ledger if row == 0 else None
    result: list[int] = kernel.on_row(state.row(row), given[:, row].tolist(), key, state.tick, luck, entries)
    return result
