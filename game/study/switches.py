"""Every mechanism switched off in turn, in the same worlds with the same luck: its figure must move.

All mechanisms are tried in one table, a run of rows for each, so that the whole test costs one study.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from game.engine.state import Rows, State, part
from game.engine.stepping import decide
from game.ruleset.arrays import Floats, Ints
from game.ruleset.compiled import Ruleset
from game.ruleset.compiling import compile_scenario
from game.scenario.showing import Scenario
from game.study.instrumenting import OFF, Mechanism, switchable
from game.study.playing import MOST_ROWS, Policy, played, repeated, with_columns
from game.study.watching import Sight

HEARD = 0.02
"""Share of the states in which a voice's stance or a legal paper should change (GAME section 5)."""


@dataclass(frozen=True, slots=True)
class Switched:
    """What switching off one mechanism did."""

    kind: str
    id: str
    worked: bool
    """Whether it was at work in any world where nothing is switched off."""
    moved: float
    """Share of the worlds in which a figure of its own ran otherwise."""
    heard: float
    """Share of the sittings at which a stance or a legal paper was another."""


def switches(scenario: Scenario, seed: int, worlds: int, every: int = 1) -> list[Switched]:
    """Switch off every mechanism of a scenario (or one of so many), worlds spread over all its doctrines."""
    guarded, mechanisms = switchable(scenario)
    mechanisms = mechanisms[::every]
    ruleset = compile_scenario(guarded)
    worlds = max(worlds, len(scenario.doctrines))
    at_once = max(MOST_ROWS // worlds - 1, 1)
    found: list[Switched] = []
    for first in range(0, len(mechanisms), at_once):
        found += _tried(ruleset, mechanisms[first : first + at_once], seed, worlds)
    return found


def _tried(ruleset: Ruleset, mechanisms: tuple[Mechanism, ...], seed: int, worlds: int) -> list[Switched]:
    """One table for all, its rows ordered by doctrine, so that each decides once a tick for all it plays."""
    numbers = np.array([0, *(mechanism.number for mechanism in mechanisms)], dtype=np.int64)
    doctrines = tuple(ruleset.scenario.doctrines)
    player = np.tile(np.arange(worlds) * len(doctrines) // worlds, len(numbers))
    order = np.argsort(player, kind="stable")
    begun = part(repeated(ruleset, seed, worlds, len(numbers)), order)
    state = with_columns(begun, {ruleset.index[OFF]: np.repeat(numbers, worlds)[order]})
    trial = _Trial(ruleset, mechanisms, np.argsort(order).reshape(len(numbers), worlds))
    for now in played(ruleset, state, _in_runs(ruleset, np.bincount(player, minlength=len(doctrines)))):
        trial.watch(now)
    return trial.found()


def _in_runs(ruleset: Ruleset, rows: Ints) -> Policy:
    """Each doctrine for its own number of rows, one after the other."""
    ends = np.cumsum(rows).tolist()
    named = dict(zip(ruleset.scenario.doctrines, zip([0, *ends], ends, strict=False), strict=True))
    runs = {name: slice(*run) for name, run in named.items() if run[0] < run[1]}
    return lambda state: np.concatenate(
        [decide(ruleset, part(state, run), name) for name, run in runs.items()], axis=1
    )


class _Trial:
    """Compares every run with the first, tick by tick."""

    def __init__(self, ruleset: Ruleset, mechanisms: tuple[Mechanism, ...], runs: NDArray[np.intp]) -> None:
        """`runs` are the rows of the untouched run and of each mechanism's, runs by worlds."""
        self.ruleset, self.mechanisms, self.runs = ruleset, mechanisms, runs
        self.begun: State | None = None
        self.worked = [False for _ in mechanisms]
        self.moved: list[Rows] = [np.zeros(runs.shape[1], dtype=np.bool_) for _ in mechanisms]
        self.heard = [0.0 for _ in mechanisms]
        self.sittings = 0

    def watch(self, state: State) -> None:
        """Look at one tick."""
        begun = self.begun = self.begun or state
        for position, mechanism in enumerate(self.mechanisms):
            marks = [self.ruleset.index[mark] for mark in mechanism.marks]
            own, first = state.values[marks][:, self.runs[0]], begun.values[marks][:, self.runs[0]]
            self.worked[position] |= bool((own != first).any())
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
        sittings = max(self.sittings, 1)
        return [
            Switched(
                each.kind, each.id, self.worked[k], float(self.moved[k].mean()), self.heard[k] / sittings
            )
            for k, each in enumerate(self.mechanisms)
        ]


def said(ruleset: Ruleset, state: State) -> Floats:
    """What a player hears and may do: each voice's stance in three steps, and the papers on the table."""
    sight = Sight(ruleset, state)
    scores = [sight[key] for key in ruleset.looks if key.startswith("score:")]
    tables = [sight[key] for key in ruleset.looks if key.startswith("motion:") and key.endswith(":table")]
    stances = [np.where(score >= 0, 2.0, np.where(score >= -1, 1.0, 0.0)) for score in scores]
    return np.stack([*stances, *tables]) if stances or tables else np.zeros((1, state.rows))
