"""One turn looked ahead in many worlds at once: what each signature would do to the headlines.

Starts from what is expected, luck at its mean, so that no look-ahead can see the truth.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from game.engine.imagining import expect
from game.engine.state import State
from game.engine.stepping import advance, decide
from game.report.arrows import MUCH
from game.ruleset.arrays import Floats, Ints
from game.ruleset.compiled import Ruleset
from game.study.instrumenting import OBEY, want
from game.study.playing import Policy, Rows, with_columns
from game.study.watching import Sight

NONE = 0.5
"""Printed steps under which an arrow shows nothing."""
SIGNS = {"up": 1.0, "down": -1.0}


@dataclass(frozen=True, slots=True)
class Look:
    """One wording that some rows could sign."""

    motion: str
    wording: str
    legal: Rows
    change: Floats
    """Ticks by headlines by rows: by how many printed steps each would be better than without it."""


def judged(ruleset: Ruleset) -> list[str]:
    """The headlines that have a better and a worse."""
    return [id for id, headline in ruleset.scenario.headlines.items() if headline.better in SIGNS]


def looks_ahead(ruleset: Ruleset, state: State, ticks: tuple[int, ...]) -> Iterator[Look]:
    """Every wording that can be signed somewhere, with what it changes so many ticks ahead."""
    shown = _shown(ruleset, state)
    base = _ahead(ruleset, state, None, ticks)
    for motion, spec in ruleset.scenario.motions.items():
        for position, wording in enumerate(spec.wordings):
            given = wanting(ruleset, state, {motion: np.full(state.rows, position + 1)})
            legal: Rows = given[ruleset.inputs[f"sign.{motion}"]] != 0
            if legal.any():
                yield Look(motion, wording, legal, (_ahead(ruleset, state, given, ticks) - base) * shown)


def wanting(ruleset: Ruleset, state: State, wanted: dict[str, Ints]) -> Ints:
    """The lawful orders that sign what is wanted of each motion, signatures bought where that is needed."""
    motions = {motion: np.zeros(state.rows, dtype=np.int64) for motion in ruleset.scenario.motions} | wanted
    asked = {ruleset.index[want(motion)]: choice for motion, choice in motions.items()}
    return decide(ruleset, with_columns(state, asked), OBEY)


def _shown(ruleset: Ruleset, state: State) -> Floats:
    sight = Sight(ruleset, state)
    return _table([sight[f"headline:{id}:stands"] for id in judged(ruleset)], state)


def _ahead(ruleset: Ruleset, state: State, given: Ints | None, ticks: tuple[int, ...]) -> Floats:
    """Headlines in printed steps, better up, after so many ticks; ticks by headlines by rows."""
    state, found = expect(ruleset, state), []
    for tick in range(1, ticks[-1] + 1):
        if state.tick < ruleset.ticks.count:
            state = advance(ruleset, state, given if tick == 1 else None)
        if tick in ticks:
            sight = Sight(ruleset, state)
            found.append(_table([steps(ruleset, sight, id) for id in judged(ruleset)], state))
    return np.stack(found)


def _table(rows: list[Floats], state: State) -> Floats:
    return np.array(rows, dtype=np.float64).reshape(len(rows), state.rows)


def steps(ruleset: Ruleset, sight: Sight, headline: str) -> Floats:
    """A headline in printed steps, turned so that more is better."""
    spec = ruleset.scenario.headlines[headline]
    return sight.figure(spec.figure) / step_of(ruleset, spec.figure) * SIGNS[spec.better]


def step_of(ruleset: Ruleset, figure: str) -> float:
    """The step a figure is printed in, in base units."""
    derived = ruleset.scenario.derived.get(figure)
    if derived is not None:
        return derived.shown * ruleset.units.get(derived.unit or "", 1.0)
    column = ruleset.columns[ruleset.index[figure]]
    return column.shown * ruleset.units.get(column.unit or "", 1.0)


def arrows(change: Floats) -> Floats:
    """Steps as the arrows a player sees: less than half a step is none, five steps are a double one."""
    size = np.where(np.abs(change) < NONE, 0.0, np.where(np.abs(change) >= MUCH, 2.0, 1.0))
    result: Floats = size * np.sign(change)
    return result


def greedy(ruleset: Ruleset) -> Policy:
    """The player who signs whatever betters the dashboard most by the next tick."""

    def policy(state: State) -> Ints:
        if not ruleset.ticks.sits[state.tick]:
            return np.zeros((len(ruleset.inputs), state.rows), dtype=np.int64)
        best: dict[str, Floats] = {}
        wanted: dict[str, Ints] = {}
        for look in looks_ahead(ruleset, state, (1,)):
            gain = np.where(look.legal, arrows(look.change[0]).sum(axis=0), 0.0)
            held = best.get(look.motion, np.zeros(state.rows))
            choice = wanted.get(look.motion, np.zeros(state.rows, dtype=np.int64))
            number = list(ruleset.scenario.motions[look.motion].wordings).index(look.wording) + 1
            wanted[look.motion] = np.where(gain > held, number, choice)
            best[look.motion] = np.maximum(gain, held)
        return wanting(ruleset, state, wanted)

    return policy
