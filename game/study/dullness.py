"""What a dull game looks like, counted: decisions nobody feels (D1), turns in which nothing happens (D4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from game.engine.state import State, start
from game.ruleset.compiled import Ruleset
from game.scenario.calendars import ordinal
from game.scenario.formulas import Call, Compare, Name, Node, Number, children, parse
from game.study.lookahead import step_of
from game.study.playing import Rows, all_doctrines, obeying, played, sitting_ticks
from game.study.watching import Sight

APART = 3.0
"""Printed steps by which the first headline must differ."""
FELT = 0.8
"""Share of the worlds in which what feeds it must have changed."""
WITHIN = 2
"""Turns after the first difference in which it must be felt."""
FLAT_AT_MOST = 0.10
FLAT_RUN = 3
"""Flat turns that must never follow one another."""
MOVED = 0.1
"""Part of its range by which an open figure has moved."""


@dataclass(frozen=True, slots=True)
class Bite:
    """How far the two doctrines that differ most drive the first headline apart in matched worlds."""

    figure: str
    doctrines: tuple[str, str]
    """The one under which it stands higher first."""
    apart: float
    """Printed steps between the means at the end of the tick after the last sitting."""
    felt: float
    """Share of the worlds in which an outflow of its truth fell within two turns of the first difference."""


def bite(ruleset: Ruleset, seed: int, worlds: int) -> Bite | None:
    """Compare every pair of doctrines that do not play by lot, on the headline of the first rank."""
    scenario = ruleset.scenario
    names = [id for id, spec in scenario.doctrines.items() if not spec.random]
    if not scenario.headlines or not names[1:]:
        return None
    headline = min(scenario.headlines.values(), key=lambda each: each.rank)
    last = sitting_ticks(ruleset)[-1] + 1
    runs = {name: _until(ruleset, seed, worlds, name, last) for name in names}
    step = step_of(ruleset, headline.figure)
    ends = {
        name: float(Sight(ruleset, run[-1]).figure(headline.figure).mean()) / step
        for name, run in runs.items()
    }
    high, low = max(
        (tuple(sorted(pair, key=lambda name: -ends[name])) for pair in combinations(names, 2)),
        key=lambda pair: ends[pair[0]] - ends[pair[1]],
    )
    felt = _felt(ruleset, headline.figure, runs[high], runs[low])
    return Bite(headline.figure, (high, low), ends[high] - ends[low], felt)


def _until(ruleset: Ruleset, seed: int, worlds: int, doctrine: str, last: int) -> list[State]:
    found = []
    for state in played(ruleset, start(ruleset, seed, 0, worlds), obeying(ruleset, doctrine)):
        found.append(state)
        if state.tick >= last:
            break
    return found


def _felt(ruleset: Ruleset, figure: str, high: list[State], low: list[State]) -> float:
    """Share of worlds in which less flowed out under the first doctrine, soon after the two first parted."""
    truth = figure.removeprefix("believed.")
    flows = [ruleset.index[id] for id, flow in ruleset.scenario.flows.items() if flow.origin == truth]
    marks = [ruleset.index[f"clause.{id}"] for id in ruleset.scenario.motions]
    rows = high[0].rows
    parted = np.full(rows, len(high), dtype=np.int64)
    fell = np.zeros(rows, dtype=np.bool_)
    for one, other in zip(high, low, strict=True):
        differ = (one.values[marks] != other.values[marks]).any(axis=0)
        parted = np.where(differ, np.minimum(parted, one.tick), parted)
        soon = (one.tick >= parted) & (one.tick <= parted + WITHIN)
        for flow in flows:
            fell |= soon & (one.values[flow] < other.values[flow])
    return float(fell.mean())


@dataclass(frozen=True, slots=True)
class Flatness:
    """How many turns nothing happened in."""

    turns: int
    flat: int
    longest: int
    """Most flat turns in a row in any world."""
    by_sitting: tuple[float, ...]

    @property
    def share(self) -> float:
        """Share of flat turns."""
        return self.flat / self.turns if self.turns else 0.0


def flatness(ruleset: Ruleset, seed: int, worlds: int) -> Flatness:
    """Count the flat turns of worlds spread over all doctrines."""
    ends = [*sitting_ticks(ruleset)[1:], ruleset.ticks.count]
    states = played(ruleset, start(ruleset, seed, 0, worlds), all_doctrines(ruleset))
    turn = _Turn(ruleset, next(states))
    flats: list[Rows] = []
    for state in states:
        if state.tick in ends:
            flats.append(turn.flat(state))
            turn = _Turn(ruleset, state)
    table = np.stack(flats)
    return Flatness(table.size, int(table.sum()), _longest(table), tuple(float(row.mean()) for row in table))


def _longest(table: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> int:
    run, longest = np.zeros(table.shape[1], dtype=np.int64), 0
    for flat in table:
        run = np.where(flat, run + 1, 0)
        longest = max(longest, int(run.max()))
    return longest


class _Turn:
    """One turn from its sitting, to be judged at the next."""

    def __init__(self, ruleset: Ruleset, state: State) -> None:
        self.ruleset, self.state, self.sight = ruleset, state, Sight(ruleset, state)

    def flat(self, state: State) -> Rows:
        """The rows in which nothing happened until `state`."""
        after = Sight(self.ruleset, state)
        lively = self._left_band(after) | self._moved(after) | self._passed(after) | self._told(state)
        result: Rows = ~lively
        return result

    def _left_band(self, after: Sight) -> Rows:
        found = np.zeros(self.state.rows, dtype=np.bool_)
        for factor in self.ruleset.scenario.beliefs:
            now, was = after.figure(f"believed.{factor}"), f"believed.{factor}"
            found |= (now < self.sight.figure(f"{was}.low")) | (now > self.sight.figure(f"{was}.high"))
        return found

    def _moved(self, after: Sight) -> Rows:
        found = np.zeros(self.state.rows, dtype=np.bool_)
        for position, column in enumerate(self.ruleset.columns):
            if column.kind == "factor" and column.seen == "open" and column.id != "regret":
                change = np.abs(after.state.values[position] - self.state.values[position])
                found |= change >= MOVED * (column.high - column.low)
        return found

    def _passed(self, after: Sight) -> Rows:
        found = np.zeros(self.state.rows, dtype=np.bool_)
        for figure, value in named_values(self.ruleset):
            found |= (self.sight.figure(figure) - value) * (after.figure(figure) - value) < 0
        return found

    def _told(self, state: State) -> Rows:
        found = np.zeros(self.state.rows, dtype=np.bool_)
        index = self.ruleset.index
        for mark in _marks(self.ruleset):
            found |= (state.values[index[mark]] >= self.state.tick) & (self.state.values[index[mark]] < 0)
        found |= (state.values[index["dilemma"]] != 0) & (
            state.values[index["dilemma"]] != self.state.values[index["dilemma"]]
        )
        if any(self._dated(state)):
            found[:] = True
        return found

    def _dated(self, state: State) -> Iterator[bool]:
        ticks = self.ruleset.ticks
        first, last = ticks.firsts[self.state.tick], ticks.lasts[state.tick - 1]
        for text in self.ruleset.scenario.texts.values():
            yield text.on is not None and first <= ordinal(text.on) <= last


def _marks(ruleset: Ruleset) -> list[str]:
    """The marks that hold when a text was first told: of events, promises and envelopes."""
    scenario = ruleset.scenario
    events = [f"event.{id}.tick" for id, event in scenario.events.items() if event.text is not None]
    promises = [f"promise.{id}.{end}" for id in scenario.promises for end in ("kept", "broken")]
    return [*events, *promises, *(f"envelope.{id}" for id in scenario.envelopes)]


def named_values(ruleset: Ruleset) -> list[tuple[str, float]]:
    """The figures with the values that a voice or a paper names: compared with, or the ends of a ramp."""
    formulas = [
        term.value
        for voice in ruleset.scenario.voices.values()
        for stance in voice.stances.values()
        for term in stance.terms
    ]
    for motion in ruleset.scenario.motions.values():
        formulas += [motion.opens, *(need.that for need in motion.needs)]
        formulas += [need.that for wording in motion.wordings.values() for need in wording.needs]
    found = {pair for formula in formulas for pair in _values(ruleset, parse(formula))}
    return sorted(found)


def _values(ruleset: Ruleset, node: Node) -> Iterator[tuple[str, float]]:
    match node:
        case Compare(left=Name(id=figure), right=Number() as bound) if _is_figure(ruleset, figure):
            yield figure, _sized(ruleset, bound)
        case Call(function="ramp", args=(Name(id=figure), *bounds)) if _is_figure(ruleset, figure):
            yield from ((figure, _sized(ruleset, bound)) for bound in bounds if isinstance(bound, Number))
        case _:
            pass
    for child in children(node):
        yield from _values(ruleset, child)


def _is_figure(ruleset: Ruleset, id: str) -> bool:
    return id in ruleset.index or f"derived:{id}" in ruleset.looks


def _sized(ruleset: Ruleset, bound: Number) -> float:
    return bound.value * (ruleset.units[bound.unit] if bound.unit else 1.0)
