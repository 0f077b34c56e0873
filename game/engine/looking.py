"""One row of the table seen in units: figures, marks and the conditions of everything that can be shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Protocol

import numpy as np

from game.engine.chance import world_key
from game.engine.state import SCALAR_BELOW, State
from game.ruleset.arrays import Floats, Ints
from game.ruleset.compiled import BAND, Ruleset
from game.ruleset.running import Kernel
from game.scenario.calendars import FAR


def outputs(kernel: Kernel, state: State, slots: int) -> Floats:
    """What a program that looks gives for every row; outputs by rows."""
    if state.rows >= SCALAR_BELOW:
        nothing: Ints = np.zeros((slots, state.rows), dtype=np.int64)
        result: Floats = kernel.on_rows(state.values, nothing, state.draws())
        return result
    rows = [kernel.on_row(state.row(row), [0] * slots, state.draws_of(row)) for row in range(state.rows)]
    return np.array(rows, dtype=np.float64).T


def looks(ruleset: Ruleset, state: State) -> Floats:
    """Every look of every row; outputs by rows."""
    return outputs(ruleset.look, state, len(ruleset.inputs))


class Said(Protocol):
    """A condition of the scenario with the sentence that says it is not met."""

    @property
    def say(self) -> str:
        """The sentence."""


@dataclass(frozen=True, slots=True)
class View:
    """One row before a tick, looked at."""

    ruleset: Ruleset
    tick: int
    row: tuple[int, ...]
    seen: tuple[float, ...]
    world: int
    """The key of its world, from which comes how a thing is put."""

    def __getitem__(self, look: str) -> float:
        """A look by its key, such as `motion:M:opens`; truths are 1 and 0."""
        return self.seen[self.ruleset.looks[look]]

    def mark(self, id: str) -> int:
        """A mark or timer in whole numbers."""
        return int(self.row[self.ruleset.index[id]])

    def figure(self, id: str) -> float:
        """A factor, derived factor, flow, belief or report in its unit."""
        if f"derived:{id}" in self.ruleset.looks:
            return self[f"derived:{id}"]
        if id in self.ruleset.index:
            column = self.ruleset.index[id]
            return self.row[column] / self.ruleset.columns[column].per
        stem, _, last = id.rpartition(".")
        if last == "age":
            return min(self.tick - self.figure(f"{stem}.tick"), FAR)
        if last not in {"sd", "low", "high"}:
            raise KeyError(id)
        spread = sqrt(max(self.figure(f"{stem}.variance"), 0.0))
        return spread if last == "sd" else self.figure(stem) + (BAND if last == "high" else -BAND) * spread

    def as_shown(self, id: str) -> float:
        """A factor to the step it is printed in: what a player may count on."""
        column = self.ruleset.columns[self.ruleset.index[id]]
        return round(self.figure(id) / column.shown) * column.shown

    def unmet(self, prefix: str, needs: Sequence[Said]) -> list[str]:
        """What the needs that are not met say."""
        return [need.say for position, need in enumerate(needs) if not self[f"{prefix}:need:{position}"]]


def view(ruleset: Ruleset, state: State, row: int = 0) -> View:
    """Look at one row."""
    values = state.row(row)
    seen = ruleset.look.on_row(values, [0] * len(ruleset.inputs), state.draws_of(row))
    world = world_key(state.seed, int(state.worlds[row]))
    return View(ruleset, state.tick, tuple(values), tuple(float(item) for item in seen), world)
