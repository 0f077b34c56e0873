"""Whether a band that says 80 % is right 80 % of the time: truth against belief at every sitting."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from game.engine.state import Rows, State
from game.ruleset.compiled import Ruleset
from game.scenario.calendars import iso_date
from game.study.lookahead import step_of
from game.study.sampling import sittings
from game.study.watching import Sight

LOW, HIGH = 0.77, 0.83
"""The share of (world, sitting, figure) whose truth may lie in the band."""


@dataclass(frozen=True, slots=True)
class Band:
    """How often the truth of one figure lay within, below and above its band.

    Asked where something is left to know: in games still played, of bands that print as more than a point.
    """

    figure: str
    count: int
    within: float
    below: float
    above: float
    by_quarter: dict[str, float]
    """Share within by quarter of a year, such as `1820-3`."""


def bands(ruleset: Ruleset, seed: int, worlds: int) -> list[Band]:
    """Every believed figure in so many worlds, spread over all doctrines."""
    found: dict[str, dict[str, Counts]] = {factor: {} for factor in ruleset.scenario.beliefs}
    for state in sittings(ruleset, seed, worlds):
        sight = Sight(ruleset, state)
        quarter = _quarter(ruleset.ticks.firsts[state.tick])
        for factor, quarters in found.items():
            quarters[quarter] = quarters.get(quarter, _NONE) + _counted(sight, factor)
    return [_band(factor, quarters) for factor, quarters in found.items()]


Counts = NDArray[np.int64]
"""Bands asked, truths below and truths above."""
_NONE: Counts = np.zeros(3, dtype=np.int64)


def _quarter(day: int) -> str:
    year, month, _ = iso_date(day).split("-")
    return f"{year}-{(int(month) + 2) // 3}"


def asked(sight: Sight, factor: str) -> Rows:
    """The rows in which a game goes on and the band of a figure is printed as more than a point."""
    width = sight.figure(f"believed.{factor}.high") - sight.figure(f"believed.{factor}.low")
    result: Rows = (width >= step_of(sight.ruleset, factor)) & (sight.figure("verdict") == 0)
    return result


def _counted(sight: Sight, factor: str) -> Counts:
    truth, rows = sight.figure(factor), asked(sight, factor)
    below = rows & (truth < sight.figure(f"believed.{factor}.low"))
    above = rows & (truth > sight.figure(f"believed.{factor}.high"))
    return np.array([rows.sum(), below.sum(), above.sum()])


def _band(factor: str, quarters: dict[str, Counts]) -> Band:
    total, below, above = sum(quarters.values(), _NONE).tolist()
    shares = {
        quarter: 1.0 - float(counts[1:].sum()) / int(counts[0])
        for quarter, counts in quarters.items()
        if counts[0]
    }
    below, above = below / max(total, 1), above / max(total, 1)
    return Band(factor, total, 1.0 - below - above, below, above, shares)


def pooled(found: list[Band]) -> float:
    """The share over all figures that were asked about, together."""
    asked = [band.within for band in found if band.count]
    return float(np.mean(asked)) if asked else 1.0


def surprise(ruleset: Ruleset, state: State, factor: str) -> float:
    """Mean squared error of a belief in units of its variance: 1 where it knows how little it knows."""
    sight = Sight(ruleset, state)
    spread = np.maximum(sight.figure(f"believed.{factor}.variance"), 1e-12)
    return float((((sight.figure(factor) - sight.figure(f"believed.{factor}")) ** 2) / spread).mean())
