"""Fits how wide beliefs are: tables `width.FACTOR` in their spreads are let out or drawn in until bands hold.

A belief whose forecast misses more than it thinks is too narrow in that stretch of the game, one that misses
less is too wide. Each round plays the scenario anew, since what is believed moves what is done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from game.ruleset.arrays import Floats
from game.ruleset.compiled import BAND, Ruleset
from game.ruleset.compiling import compile_scenario
from game.scenario.formulas import Call, Name, Node, children, parsed
from game.scenario.showing import Scenario
from game.study.coverage_of_bands import asked
from game.study.fitting import SEED, Points
from game.study.hats import hats
from game.study.refilling import with_points
from game.study.sampling import sittings
from game.study.watching import Sight

STEM = "width."
ROUNDS = 8
WORLDS = 1000
HELD = 0.8
"""The share of truths that a band should hold."""
NARROWEST, WIDEST = 0.02, 12.0
ENOUGH = 30.0
"""Samples at a knot below which its width stays as it is."""


@dataclass(frozen=True, slots=True)
class Width:
    """A table by which the spread of a belief is multiplied, and the figure it is read by."""

    factor: str
    table: str
    figure: str


def widths(scenario: Scenario) -> list[Width]:
    """The beliefs whose width is fitted."""
    return [
        Width(factor, call.function, call.args[0].id)
        for factor, belief in scenario.beliefs.items()
        for call in _calls(parsed(belief.spread))
        if call.function == STEM + factor and isinstance(call.args[0], Name)
    ]


def _calls(node: Node) -> Iterator[Call]:
    if isinstance(node, Call):
        yield node
    for child in children(node):
        yield from _calls(child)


def fit_widths(
    scenario: Scenario, worlds: int | None = None, progress: Callable[[int, int], object] | None = None
) -> dict[str, Points]:
    """The points of every table of widths, after some rounds of play and correction."""
    found = widths(scenario)
    for turn in range(ROUNDS if found else 0):
        scenario = _corrected(scenario, found, worlds or WORLDS)
        if progress is not None:
            progress(turn + 1, ROUNDS)
    return {width.table: tuple(scenario.tables[width.table].points) for width in found}


def _corrected(scenario: Scenario, found: list[Width], worlds: int) -> Scenario:
    """The scenario with every width multiplied by how far its bands were off."""
    ruleset = compile_scenario(scenario)
    drawn: dict[str, Points] = {}
    for width, (at, misses) in zip(found, _misses(ruleset, found, worlds), strict=True):
        points = scenario.tables[width.table].points
        heights = [y for _, y in points] * _off(at, misses, tuple(x for x, _ in points))
        held = np.clip(heights, NARROWEST, WIDEST).round(3).tolist()
        drawn[width.table] = tuple((x, y) for (x, _), y in zip(points, held, strict=True))
    return with_points(scenario, drawn)


def _misses(ruleset: Ruleset, found: list[Width], worlds: int) -> list[tuple[Floats, Floats]]:
    """For each width where its table was read, and how many standard deviations the belief was off there."""
    seen: list[list[tuple[Floats, Floats]]] = [[] for _ in found]
    for state in sittings(ruleset, SEED, worlds):
        sight = Sight(ruleset, state)
        for width, kept in zip(found, seen, strict=True):
            rows = asked(sight, width.factor)
            spread = sight.figure(f"believed.{width.factor}.sd")[rows]
            off = np.abs(sight.figure(width.factor) - sight.figure(f"believed.{width.factor}"))[rows]
            kept.append((sight.figure(width.figure)[rows], off / spread))
    return [(np.concatenate([x for x, _ in kept]), np.concatenate([z for _, z in kept])) for kept in seen]


def _off(at: Floats, misses: Floats, knots: tuple[float, ...]) -> Floats:
    """At each knot by how much wider a band would have to be to hold as often as it says."""
    weights, order = hats(at, knots), np.argsort(misses)
    found = np.ones(len(knots))
    for knot in range(len(knots)):
        summed = np.cumsum(weights[order, knot])
        if len(summed) and summed[-1] >= ENOUGH:
            found[knot] = misses[order[np.searchsorted(summed, HELD * summed[-1])]] / BAND
    return found
