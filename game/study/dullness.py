"""What a dull game looks like, counted: decisions nobody feels (D1), turns in which nothing happens (D4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, takewhile

import numpy as np

from game.engine.state import Rows, State, start
from game.ruleset.arrays import Ints
from game.ruleset.compiled import Ruleset
from game.scenario.calendars import ordinal
from game.scenario.formulas import Call, Compare, Name, Node, Number, children, parse
from game.study.lookahead import step_of
from game.study.playing import Mixture, all_doctrines, played, repeated, sitting_ticks
from game.study.watching import Sight

APART = 3.0
"""Printed steps by which the first headline must differ."""
FELT = 0.8
"""Share of the worlds in which what feeds it must have changed."""
FIRST = 5
"""Sittings after which the doctrines are compared."""
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
    """Printed steps between the means at the end of the tick after those sittings."""
    felt: float
    """Share of the worlds in which an outflow of its truth fell within two turns of the first difference."""


def bite(ruleset: Ruleset, seed: int, worlds: int) -> Bite | None:
    """Compare every pair of doctrines that do not play by lot, on the headline of the first rank.

    They are compared after a few sittings, because what differs only years later is not felt.
    """
    scenario = ruleset.scenario
    names = [id for id, spec in scenario.doctrines.items() if not spec.random]
    if not scenario.headlines or not names[1:]:
        return None
    headline = min(scenario.headlines.values(), key=lambda each: each.rank)
    last, step = sitting_ticks(ruleset)[:FIRST][-1] + 1, step_of(ruleset, headline.figure)
    course, end = _course(ruleset, repeated(ruleset, seed, worlds, len(names)), names, last)
    stands = Sight(ruleset, end).figure(headline.figure).reshape(len(names), worlds).mean(axis=1) / step
    ends = dict(zip(names, stands.tolist(), strict=True))
    high, low = max(
        (tuple(sorted(pair, key=lambda name: -ends[name])) for pair in combinations(names, 2)),
        key=lambda pair: ends[pair[0]] - ends[pair[1]],
    )
    marks, flows = (each.reshape(last + 1, -1, len(names), worlds) for each in course)
    one, other = names.index(high), names.index(low)
    felt = _felt((marks[:, :, one], marks[:, :, other]), (flows[:, :, one], flows[:, :, other]))
    return Bite(headline.figure, (high, low), ends[high] - ends[low], felt)


def _course(ruleset: Ruleset, begun: State, names: list[str], last: int) -> tuple[tuple[Ints, Ints], State]:
    """What was signed and what flowed out of the first headline's truth; ticks by columns by rows."""
    scenario = ruleset.scenario
    headline = min(scenario.headlines.values(), key=lambda each: each.rank)
    truth = headline.figure.removeprefix("believed.")
    marks = [ruleset.index[f"clause.{id}"] for id in scenario.motions]
    flows = [ruleset.index[id] for id, flow in scenario.flows.items() if flow.origin == truth]
    states = takewhile(
        lambda state: state.tick <= last, played(ruleset, begun, Mixture(ruleset, tuple(names)))
    )
    signed, flowed, end = [], [], begun
    for state in states:
        signed.append(state.values[marks])
        flowed.append(state.values[flows])
        end = state
    return (np.stack(signed), np.stack(flowed)), end


def _felt(marks: tuple[Ints, Ints], flows: tuple[Ints, Ints]) -> float:
    """Share of worlds in which less flowed out under the first doctrine, soon after the two first parted."""
    differ = (marks[0] != marks[1]).any(axis=1)
    ticks = np.arange(len(differ))[:, None]
    parted = np.where(differ.any(axis=0), differ.argmax(axis=0), len(differ))
    soon = (ticks >= parted) & (ticks <= parted + WITHIN)
    fell = soon & (flows[0] < flows[1]).any(axis=1)
    return float(fell.any(axis=0).mean())


@dataclass(frozen=True, slots=True)
class Flatness:
    """How many turns nothing happened in; a game that has ended has no more turns."""

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
    going: list[Rows] = []
    for state in states:
        if state.tick in ends:
            going.append(turn.state.values[ruleset.index["verdict"]] == 0)
            flats.append(turn.flat(state) & going[-1])
            turn = _Turn(ruleset, state)
    table, turns = np.stack(flats), np.stack(going).sum(axis=1)
    shares = tuple((table.sum(axis=1) / np.maximum(turns, 1)).tolist())
    return Flatness(int(turns.sum()), int(table.sum()), _longest(table), shares)


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
