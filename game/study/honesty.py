"""Whether quoted odds are kept: the act is forced past the voices, success counted by quote."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from game.ruleset.compiled import Ruleset
from game.study.sampling import Samples, samples, scale_of, sittings

GROUPS = 10
TARGET = 0.05
"""Success is within 5 points of the quote in each of ten equal groups."""


@dataclass(frozen=True, slots=True)
class Group:
    """A tenth of all quotes, from low to high."""

    count: int
    quoted: float
    came_true: float

    @property
    def gap(self) -> float:
        """How far the quote was from what came."""
        return self.came_true - self.quoted


@dataclass(frozen=True, slots=True)
class Honesty:
    """How one quoted figure was kept."""

    forecast: str
    groups: tuple[Group, ...]

    @property
    def worst(self) -> float:
        """The largest gap of a group."""
        return max((abs(group.gap) for group in self.groups), default=0.0)


def quoted(ruleset: Ruleset) -> list[str]:
    """The forecasts that quote odds: fitted, and with an outcome of yes or no."""
    scenario = ruleset.scenario
    return [
        id
        for id, forecast in scenario.forecasts.items()
        if forecast.fit is not None and forecast.outcome != "utility"
    ]


def honesty(ruleset: Ruleset, forecasts: Sequence[str], seed: int, worlds: int) -> list[Honesty]:
    """Test forecasts in so many worlds spread over all doctrines, at every sitting that asks them."""
    found = samples(ruleset, dict.fromkeys(forecasts, ()), list(sittings(ruleset, seed, worlds)))
    return [Honesty(id, grouped(each, _scale(ruleset, id))) for id, each in found.items()]


def _scale(ruleset: Ruleset, forecast: str) -> float:
    return scale_of(ruleset, ruleset.scenario.forecasts[forecast].figure)


def grouped(found: Samples, scale: float = 1.0) -> tuple[Group, ...]:
    """Cut samples into ten equal groups by what was quoted."""
    quotes = found.figures[0] / scale
    order = np.argsort(quotes, kind="stable")
    bounds = [len(order) * position // GROUPS for position in range(GROUPS + 1)]
    groups = [order[bounds[position] : bounds[position + 1]] for position in range(GROUPS)]
    return tuple(
        Group(len(rows), float(quotes[rows].mean()), float(found.outcomes[rows].mean()))
        for rows in groups
        if len(rows)
    )
