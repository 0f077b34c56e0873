"""Many rows of a table seen in units at once: the figures and conditions that a study asks about."""

from __future__ import annotations

import numpy as np

from game.engine.looking import looks
from game.engine.state import State
from game.ruleset.arrays import Floats
from game.ruleset.compiled import BAND, Ruleset
from game.scenario.calendars import FAR


class Sight:
    """A state looked at once, every row of it."""

    def __init__(self, ruleset: Ruleset, state: State) -> None:
        """Look at the state when first asked for something that is not a column."""
        self.ruleset, self.state = ruleset, state
        self._looked: Floats | None = None

    def __getitem__(self, look: str) -> Floats:
        """A look by its key, such as `motion:M:table`; truths are 1 and 0."""
        if self._looked is None:
            self._looked = looks(self.ruleset, self.state)
        result: Floats = self._looked[self.ruleset.looks[look]]
        return result

    def holds(self, look: str) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        """A condition by its key."""
        result: np.ndarray[tuple[int], np.dtype[np.bool_]] = self[look] != 0
        return result

    def figure(self, id: str) -> Floats:
        """A factor, derived factor, flow, belief or report in its unit."""
        if f"derived:{id}" in self.ruleset.looks:
            return self[f"derived:{id}"]
        if id in self.ruleset.index:
            column = self.ruleset.index[id]
            result: Floats = self.state.values[column] / self.ruleset.columns[column].per
            return result
        stem, _, last = id.rpartition(".")
        if last == "age":
            return np.minimum(self.state.tick - self.figure(f"{stem}.tick"), FAR)
        if last not in {"sd", "low", "high"}:
            raise KeyError(id)
        spread: Floats = np.sqrt(np.maximum(self.figure(f"{stem}.variance"), 0.0))
        return spread if last == "sd" else self.figure(stem) + (BAND if last == "high" else -BAND) * spread
