"""A scenario held to its own words: its `tests:` played, its `history:` compared with what the rules give.

Both run many worlds at once by the same rules as a game, so that what they promise holds for the game.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from game.engine.looking import view
from game.engine.orders import encode
from game.engine.state import State, frozen, start
from game.engine.stepping import advance, decide
from game.report.explaining import value_at
from game.report.wording import spec_of
from game.ruleset.arrays import Floats, Ints
from game.ruleset.compiled import Ruleset
from game.ruleset.evaluating import Units, bound
from game.scenario.calendars import ordinal
from game.scenario.formulas import parse
from game.scenario.orders import parse_order
from game.scenario.showing import Record, Trial
from game.study.playing import obeying, played
from game.study.watching import Sight

SEED = 1
WORLDS = 101
"""Worlds of which the record is compared with the median: odd, so that the median is one of them."""
TOLERANCE_OF_BITS = 1e-9


Seen = dict[tuple[int, str], Floats]
"""Figures after a tick, of all worlds."""


@dataclass(frozen=True, slots=True)
class Tried:
    """What one test of a scenario gave."""

    id: str
    title: str
    worlds: int
    held: int
    """Worlds in which the expectation held."""
    needed: int
    trouble: str = ""
    """Why it could not be tried."""

    @property
    def passed(self) -> bool:
        """Whether it held often enough."""
        return not self.trouble and self.held >= self.needed


@dataclass(frozen=True, slots=True)
class Compared:
    """One row of the record beside the rules, in the units of the record."""

    id: str
    series: str
    figure: str
    doctrine: str
    when: str
    record: float
    model: float
    tolerance: float
    trouble: str = ""

    @property
    def passed(self) -> bool:
        """Whether the rules come as near as the record asks."""
        off = abs(self.model - self.record)
        return not self.trouble and off <= self.tolerance + TOLERANCE_OF_BITS


def trials(ruleset: Ruleset) -> Iterator[Tried]:
    """Play every test of the scenario."""
    for id, trial in ruleset.scenario.tests.items():
        needed = int(np.ceil(trial.share * trial.worlds))
        try:
            held = _held(ruleset, trial)
        except (KeyError, ValueError) as fault:
            yield Tried(id, trial.title, trial.worlds, 0, needed, f"cannot be played: {fault}")
            continue
        yield Tried(id, trial.title, trial.worlds, held, needed)


def _held(ruleset: Ruleset, trial: Trial) -> int:
    """In how many worlds the expectation holds at the end of its day's tick."""
    state = _given(ruleset, start(ruleset, SEED, rows=trial.worlds), trial)
    last = ruleset.ticks.holding(ordinal(trial.on))
    while state.tick <= last:
        state = advance(ruleset, state, _ordered(ruleset, state, trial))
    expected = parse(trial.expect)
    return sum(bool(value_at(expected, view(ruleset, state, row))) for row in range(state.rows))


def _given(ruleset: Ruleset, state: State, trial: Trial) -> State:
    """The start with some figures set, in every world alike."""
    values = state.values.copy()
    for id, text in trial.given.items():
        column = ruleset.columns[ruleset.index[id]]
        amount = float(bound(parse(text))(Units(ruleset.units)))
        values[ruleset.index[id], :] = min(max(round(amount * column.per), column.low), column.high)
    return State(state.tick, state.seed, state.worlds, frozen(values))


def _ordered(ruleset: Ruleset, state: State, trial: Trial) -> Ints:
    """What the doctrine decides, and over it the orders of the test, which need nobody's signature."""
    nothing: Ints = np.zeros((len(ruleset.inputs), state.rows), dtype=np.int64)
    given = decide(ruleset, state, trial.doctrine) if trial.doctrine else nothing
    result = given.copy()
    for day, texts in trial.orders.items():
        if ruleset.ticks.holding(ordinal(day)) == state.tick:
            forced = np.array(encode(ruleset, tuple(map(parse_order, texts)), state.tick), dtype=np.int64)
            result = np.where(forced[:, None] != 0, forced[:, None], result)
    return result


def record_of(ruleset: Ruleset, worlds: int = WORLDS) -> Iterator[Compared]:
    """Compare every row of the record with the median of many worlds under its doctrine."""
    runs: dict[str, Seen] = {}
    for id, row in ruleset.scenario.history.items():
        when = row.at or " to ".join(row.over or ())
        head = (id, row.series, row.factor, row.doctrine, when, row.value)
        if row.doctrine not in ruleset.doctrines:
            yield Compared(*head, float("nan"), row.tolerance, f"there is no doctrine `{row.doctrine}`")
            continue
        if row.doctrine not in runs:
            runs[row.doctrine] = _run(ruleset, row.doctrine, worlds)
        yield Compared(*head, _model(ruleset, runs[row.doctrine], row), row.tolerance)


def _run(ruleset: Ruleset, doctrine: str, worlds: int) -> Seen:
    """What the record asks of a doctrine, seen as it is played: all of it would fill the memory."""
    asked: dict[int, set[str]] = {}
    for row in ruleset.scenario.history.values():
        if row.doctrine == doctrine:
            for tick in _when(ruleset, row):
                asked.setdefault(tick, set()).add(row.factor)
    found: Seen = {}
    for state in played(ruleset, start(ruleset, SEED, rows=worlds), obeying(ruleset, doctrine)):
        sight, tick = Sight(ruleset, state), state.tick - 1
        found |= {(tick, figure): sight.figure(figure) for figure in asked.get(tick, ())}
    return found


def _when(ruleset: Ruleset, row: Record) -> list[int]:
    """The tick of a row's day, or all ticks of its period."""
    ticks = ruleset.ticks
    if row.over is None:
        return [ticks.holding(ordinal(row.at or ""))]
    first, last = map(ordinal, row.over)
    return ticks.within(first, last)


def _model(ruleset: Ruleset, seen: Seen, row: Record) -> float:
    """The figure in the units of the record: after its day's tick, or summed over the ticks of a period."""
    totals = np.sum([seen[tick, row.factor] for tick in _when(ruleset, row)], axis=0)
    return float(np.median(totals)) / spec_of(ruleset, row.factor).size / row.scale
