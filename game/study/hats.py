"""Piecewise-linear tables as sums of hats, and their fit by least squares: the one place of regression."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.ruleset.arrays import Floats

FLATNESS = 1e-3
"""Weight of differences between neighbouring knots, a share of the samples: knots without data stay level."""
SMALLNESS = 1e-6
STEEPEST = 12
"""Rounds of reweighting; a logistic fit of this size settles in six or seven."""
CERTAIN = 1e-3
"""Odds beyond which reweighting would divide by nothing."""


def hats(x: Floats, knots: tuple[float, ...]) -> Floats:
    """How far each sample stands at each knot; samples by knots, every row adding up to 1."""
    ends = np.asarray(knots, dtype=np.float64)
    held = np.clip(x, ends[0], ends[-1])
    left = np.clip(np.searchsorted(ends, held, side="right") - 1, 0, len(ends) - 2)
    share = (held - ends[left]) / (ends[left + 1] - ends[left])
    result = np.zeros((len(x), len(ends)))
    rows = np.arange(len(x))
    result[rows, left] = 1.0 - share
    result[rows, left + 1] += share
    return result


@dataclass(frozen=True, slots=True)
class Design:
    """The hats of several figures side by side."""

    matrix: Floats
    sizes: tuple[int, ...]

    def split(self, weights: Floats) -> list[Floats]:
        """The heights of each table; all but the first are centred on none, which the first takes up."""
        bounds = np.cumsum((0, *self.sizes))
        return [weights[bounds[k] : bounds[k + 1]] for k in range(len(self.sizes))]

    def penalty(self) -> Floats:
        """What unevenness costs: squared steps between neighbours, and a trifle on height."""
        total = sum(self.sizes)
        result = np.eye(total) * SMALLNESS
        at = 0
        for size in self.sizes:
            for k in range(at, at + size - 1):
                result[k, k] += FLATNESS
                result[k + 1, k + 1] += FLATNESS
                result[k, k + 1] -= FLATNESS
                result[k + 1, k] -= FLATNESS
            at += size
        return result


def design(figures: list[Floats], knots: list[tuple[float, ...]]) -> Design:
    """The hats of several figures."""
    parts = [hats(x, ends) for x, ends in zip(figures, knots, strict=True)]
    return Design(np.concatenate(parts, axis=1), tuple(len(ends) for ends in knots))


def least_squares(given: Design, y: Floats) -> list[Floats]:
    """Heights of the tables whose sum comes nearest to y."""
    return given.split(_solved(given, np.ones(len(y)), y))


def logistic(given: Design, y: Floats) -> list[Floats]:
    """Heights of the tables whose sum is the log odds of y, by reweighted least squares."""
    weights: Floats = np.zeros(given.matrix.shape[1])
    for _ in range(STEEPEST):
        score = given.matrix @ weights
        odds = np.clip(1.0 / (1.0 + np.exp(-score)), CERTAIN, 1.0 - CERTAIN).astype(np.float64)
        spread = odds * (1.0 - odds)
        weights = _solved(given, spread, score + (y - odds) / spread)
    return given.split(weights)


def _solved(given: Design, weight: Floats, y: Floats) -> Floats:
    weighted = given.matrix * weight[:, None]
    square = given.matrix.T @ weighted + given.penalty() * len(y)
    return np.asarray(np.linalg.solve(square, weighted.T @ y), dtype=np.float64)


def rising(x: Floats, y: Floats, knots: tuple[float, ...]) -> Floats:
    """Heights at the knots of a table that never falls and comes nearest to y."""
    matrix = hats(x, knots)
    weight = matrix.sum(axis=0) + SMALLNESS
    heights = least_squares(Design(matrix, (len(knots),)), y)[0]
    return pooled(heights, weight)


def pooled(heights: Floats, weight: Floats) -> Floats:
    """The nearest heights that never fall (pool adjacent violators; Ayer and others, 1955)."""
    blocks: list[list[float]] = []
    for height, share in zip(heights.tolist(), weight.tolist(), strict=True):
        blocks.append([height, share, 1.0])
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            high, low = blocks.pop(), blocks.pop()
            total = high[1] + low[1]
            blocks.append([(high[0] * high[1] + low[0] * low[1]) / total, total, high[2] + low[2]])
    return np.array([height for height, _, count in blocks for _ in range(int(count))])
