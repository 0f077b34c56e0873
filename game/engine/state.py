"""The state table: a row for each world, a column for each factor; replaced by every step, never edited."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from game.engine.chance import luck_of, luck_of_many, no_luck, no_luck_of_many
from game.ruleset.arrays import Ints, Words
from game.ruleset.compiled import Ruleset
from game.ruleset.running import Draws, Entry, Kernel

Rows = NDArray[np.bool_]
"""Which rows of a state are meant."""
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
        return int(self.values.shape[1])

    def row(self, row: int = 0) -> list[int]:
        """One row as plain numbers."""
        result: list[int] = self.values[:, row].tolist()
        return result

    def draws(self) -> Draws:
        """The luck of all worlds in the tick to come."""
        if self.certain:
            return no_luck_of_many(self.rows, self.tick)
        return luck_of_many(self.seed, self.worlds, self.tick)

    def draws_of(self, row: int) -> Draws:
        """The luck of one world in the tick to come."""
        return no_luck(self.tick) if self.certain else luck_of(self.seed, int(self.worlds[row]), self.tick)


def part(state: State, rows: slice | Rows | NDArray[np.intp]) -> State:
    """Some rows of a state."""
    return State(
        state.tick, state.seed, state.worlds[rows], frozen(state.values[:, rows].copy()), state.certain
    )


def frozen(values: Ints) -> Ints:
    """The same array, closed to writing."""
    values.setflags(write=False)
    return values


def start(ruleset: Ruleset, seed: int, first: int = 0, rows: int = 1) -> State:
    """So many worlds of a seed, from `first`, before the first tick, with what is hidden drawn for each."""
    worlds = np.arange(first, first + rows, dtype=np.uint64)
    column = np.array([column.start for column in ruleset.columns], dtype=np.int64)
    blank = State(0, seed, worlds, frozen(np.repeat(column[:, None], rows, axis=1)))
    return State(0, seed, worlds, run_table(ruleset.start, blank, _nothing(ruleset, rows)))


def _nothing(ruleset: Ruleset, rows: int) -> Ints:
    return np.zeros((len(ruleset.inputs), rows), dtype=np.int64)


def run_table(kernel: Kernel, state: State, given: Ints, ledger: list[Entry] | None = None) -> Ints:
    """Run a program that changes the table, by whichever printer is quicker for so many rows."""
    if state.rows >= SCALAR_BELOW:
        table: Ints = kernel.on_rows(state.values, given, state.draws(), ledger)
        return frozen(table)
    rows = [_run_row(kernel, state, given, row, ledger) for row in range(state.rows)]
    return frozen(np.array(rows, dtype=np.int64).T.copy())


def _run_row(kernel: Kernel, state: State, given: Ints, row: int, ledger: list[Entry] | None) -> list[int]:
    entries = ledger if row == 0 else None
    result: list[int] = kernel.on_row(state.row(row), given[:, row].tolist(), state.draws_of(row), entries)
    return result
