"""One turn looked ahead in many worlds at once: what each signature would do to the headlines.

Starts from what is expected, luck at its mean, so that no look-ahead can see the truth.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from game.engine.imagining import expect
from game.engine.state import Rows, State
from game.engine.stepping import advance, decide
from game.report.arrows import MUCH
from game.ruleset.arrays import Floats, Ints
from game.ruleset.compiled import Ruleset
from game.study.instrumenting import OBEY, want
from game.study.playing import MOST_ROWS, Policy, joined, with_columns
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
    signed = list(_signatures(ruleset, state))
    nothing = np.zeros((len(ruleset.inputs), state.rows), dtype=np.int64)
    base, *ahead = _ahead(ruleset, state, [nothing, *(given for _, _, given in signed)], ticks)
    for (motion, wording, given), change in zip(signed, ahead, strict=True):
        legal: Rows = given[ruleset.inputs[f"sign.{motion}"]] != 0
        yield Look(motion, wording, legal, (change - base) * shown)


def _signatures(ruleset: Ruleset, state: State) -> Iterator[tuple[str, str, Ints]]:
    """The wordings that some row may sign, with the orders that do."""
    sight, asked = Sight(ruleset, state), []
    for motion, spec in ruleset.scenario.motions.items():
        if sight.holds(f"motion:{motion}:table").any():
            asked += [(motion, name, position + 1) for position, name in enumerate(spec.wordings)]
    for first in range(0, len(asked), at_once := max(MOST_ROWS // state.rows, 1)):
        group = asked[first : first + at_once]
        wanted = joined([_with_wants(ruleset, state, {motion: _all(state, k)}) for motion, _, k in group])
        given = np.split(decide(ruleset, wanted, OBEY), len(group), axis=1)
        for (motion, name, _), orders in zip(group, given, strict=True):
            if orders[ruleset.inputs[f"sign.{motion}"]].any():
                yield motion, name, orders


def wanting(ruleset: Ruleset, state: State, wanted: dict[str, Ints]) -> Ints:
    """The lawful orders that sign what is wanted of each motion, signatures bought where that is needed."""
    return decide(ruleset, _with_wants(ruleset, state, wanted), OBEY)


def _with_wants(ruleset: Ruleset, state: State, wanted: dict[str, Ints]) -> State:
    motions = {motion: _all(state, 0) for motion in ruleset.scenario.motions} | wanted
    return with_columns(state, {ruleset.index[want(motion)]: choice for motion, choice in motions.items()})


def _all(state: State, number: int) -> Ints:
    return np.full(state.rows, number, dtype=np.int64)


def _shown(ruleset: Ruleset, state: State) -> Floats:
    sight = Sight(ruleset, state)
    return _table([sight[f"headline:{id}:stands"] for id in judged(ruleset)], state)


def _ahead(ruleset: Ruleset, state: State, orders: list[Ints], ticks: tuple[int, ...]) -> Iterator[Floats]:
    """Under each set of orders the headlines in printed steps, better up; ticks by headlines by rows."""
    expected, at_once = expect(ruleset, state), max(MOST_ROWS // state.rows, 1)
    for first in range(0, len(orders), at_once):
        group = orders[first : first + at_once]
        found = _headlines_ahead(
            ruleset, joined([expected] * len(group)), np.concatenate(group, axis=1), ticks
        )
        yield from np.split(found, len(group), axis=2)


def _headlines_ahead(ruleset: Ruleset, state: State, given: Ints, ticks: tuple[int, ...]) -> Floats:
    found = []
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
