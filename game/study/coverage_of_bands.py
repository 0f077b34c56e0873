"""Whether a band that says 80 % is right 80 % of the time: truth against belief at every sitting."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.engine.state import State
from game.ruleset.compiled import Ruleset
from game.study.sampling import sittings
from game.study.watching import Sight

LOW, HIGH = 0.77, 0.83
"""The share of (world, sitting, figure) whose truth may lie in the band."""


@dataclass(frozen=True, slots=True)
class Band:
    """How often the truth of one figure lay within, below and above its band."""

    figure: str
    count: int
    within: float
    below: float
    above: float
    by_sitting: tuple[float, ...]


def bands(ruleset: Ruleset, seed: int, worlds: int) -> list[Band]:
    """Every believed figure in so many worlds, spread over all doctrines."""
    found: dict[str, list[tuple[int, int]]] = {factor: [] for factor in ruleset.scenario.beliefs}
    for state in sittings(ruleset, seed, worlds):
        sight = Sight(ruleset, state)
        for factor, counts in found.items():
            counts.append(_outside(sight, factor))
    return [_band(factor, worlds, counts) for factor, counts in found.items()]


def _outside(sight: Sight, factor: str) -> tuple[int, int]:
    truth, believed = sight.figure(factor), f"believed.{factor}"
    below = int((truth < sight.figure(f"{believed}.low")).sum())
    return below, int((truth > sight.figure(f"{believed}.high")).sum())


def _band(factor: str, worlds: int, counts: list[tuple[int, int]]) -> Band:
    total = worlds * len(counts)
    below, above = (sum(each[side] for each in counts) / max(total, 1) for side in (0, 1))
    by_sitting = tuple(1.0 - (low + high) / worlds for low, high in counts)
    return Band(factor, total, 1.0 - below - above, below, above, by_sitting)


def pooled(found: list[Band]) -> float:
    """The share over all figures together."""
    return float(np.mean([band.within for band in found])) if found else 1.0


def surprise(ruleset: Ruleset, state: State, factor: str) -> float:
    """Mean squared error of a belief in units of its variance: 1 where it knows how little it knows."""
    sight = Sight(ruleset, state)
    spread = np.maximum(sight.figure(f"believed.{factor}.variance"), 1e-12)
    return float((((sight.figure(factor) - sight.figure(f"believed.{factor}")) ** 2) / spread).mean())
