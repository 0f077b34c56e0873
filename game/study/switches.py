"""Every mechanism switched off in turn, in the same worlds with the same luck: its figure must move.

All mechanisms are tried in one table, a run of rows for each, so that the whole test costs one study.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.engine.state import State
from game.ruleset.arrays import Floats
from game.ruleset.compiled import Ruleset
from game.ruleset.compiling import compile_scenario
from game.scenario.showing import Scenario
from game.study.instrumenting import OFF, Mechanism, switchable
from game.study.playing import Mixture, Policy, Rows, part, played, repeated, with_columns
from game.study.watching import Sight

MOST_ROWS = 8192
"""Rows tried together."""
HEARD = 0.02
"""Share of the states in which a voice's stance or a legal paper should change (GAME section 5)."""


@dataclass(frozen=True, slots=True)
class Switched:
    """What switching off one mechanism did."""

    kind: str
    id: str
    moved: float
    """Share of the worlds in which a figure of its own ran otherwise."""
    heard: float
    """Share of the sittings at which a stance or a legal paper was another."""


def switches(scenario: Scenario, seed: int, worlds: int) -> list[Switched]:
    """Switch off every mechanism of a scenario, worlds spread over all its doctrines."""
    guarded, mechanisms = switchable(scenario)
    ruleset = compile_scenario(guarded)
    at_once = max(MOST_ROWS // worlds - 1, 1)
    found: list[Switched] = []
    for first in range(0, len(mechanisms), at_once):
        found += _tried(ruleset, mechanisms[first : first + at_once], seed, worlds)
    return found


def _tried(ruleset: Ruleset, mechanisms: tuple[Mechanism, ...], seed: int, worlds: int) -> list[Switched]:
    runs = [slice(worlds * k, worlds * (k + 1)) for k in range(len(mechanisms) + 1)]
    begun = repeated(ruleset, seed, worlds, len(runs))
    numbers = [0, *(mechanism.number for mechanism in mechanisms)]
    off = np.repeat(np.array(numbers, dtype=np.int64), worlds)
    state = with_columns(begun, {ruleset.index[OFF]: off})
    trial = _Trial(ruleset, mechanisms, runs)
    for now in played(ruleset, state, _by_run(ruleset, runs)):
        trial.watch(now)
    return trial.found()


def _by_run(ruleset: Ruleset, runs: list[slice]) -> Policy:
    mixture = Mixture(ruleset, tuple(ruleset.scenario.doctrines))
    return lambda state: np.concatenate([mixture(part(state, run)) for run in runs], axis=1)


class _Trial:
    """Compares every run with the first, tick by tick."""

    def __init__(self, ruleset: Ruleset, mechanisms: tuple[Mechanism, ...], runs: list[slice]) -> None:
        self.ruleset, self.mechanisms, self.runs = ruleset, mechanisms, runs
        self.moved: list[Rows] = [np.zeros(runs[0].stop, dtype=np.bool_) for _ in mechanisms]
        self.heard = [0.0 for _ in mechanisms]
        self.sittings = 0

    def watch(self, state: State) -> None:
        """Look at one tick."""
        for position, mechanism in enumerate(self.mechanisms):
            for figure in mechanism.figures:
                column = state.values[self.ruleset.index[figure]]
                self.moved[position] |= column[self.runs[position + 1]] != column[self.runs[0]]
        if state.tick < self.ruleset.ticks.count and self.ruleset.ticks.sits[state.tick]:
            self._listen(said(self.ruleset, state))

    def _listen(self, heard: Floats) -> None:
        self.sittings += 1
        for position in range(len(self.mechanisms)):
            differs = (heard[:, self.runs[position + 1]] != heard[:, self.runs[0]]).any(axis=0)
            self.heard[position] += float(differs.mean())

    def found(self) -> list[Switched]:
        """What was seen."""
        return [
            Switched(each.kind, each.id, float(self.moved[k].mean()), self.heard[k] / max(self.sittings, 1))
            for k, each in enumerate(self.mechanisms)
        ]


def said(ruleset: Ruleset, state: State) -> Floats:
    """What a player hears and may do: each voice's stance in three steps, and the papers on the table."""
    sight = Sight(ruleset, state)
    scores = [sight[key] for key in ruleset.looks if key.startswith("score:")]
    tables = [sight[key] for key in ruleset.looks if key.startswith("motion:") and key.endswith(":table")]
    stances = [np.where(score >= 0, 2.0, np.where(score >= -1, 1.0, 0.0)) for score in scores]
    return np.stack([*stances, *tables]) if stances or tables else np.zeros((1, state.rows))
