"""Piecewise-linear curves, evaluated the same way for one number and for a column.

The language has no exponential or power: those give other bits on other processors, a straight line does not.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

import numpy as np

from game.ruleset.arrays import Floats


@dataclass(frozen=True, slots=True)
class Curve:
    """A curve through points in ascending order, level beyond both ends."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    slopes: tuple[float, ...]

    @classmethod
    def through(cls, points: tuple[tuple[float, float], ...]) -> Curve:
        """The curve through points whose x ascend strictly."""
        xs, ys = tuple(float(x) for x, _ in points), tuple(float(y) for _, y in points)
        slopes = tuple((ys[k + 1] - ys[k]) / (xs[k + 1] - xs[k]) for k in range(len(xs) - 1))
        return cls(xs, ys, slopes)

    def at(self, x: float) -> float:
        """Its value at one number."""
        if x <= self.xs[0]:
            return self.ys[0]
        if x >= self.xs[-1]:
            return self.ys[-1]
        k = bisect_right(self.xs, x) - 1
        return self.ys[k] + self.slopes[k] * (x - self.xs[k])

    def along(self, x: Floats) -> Floats:
        """Its values along a column, equal to `at` to the last bit."""
        xs, ys, slopes = np.asarray(self.xs), np.asarray(self.ys), np.asarray(self.slopes)
        k = np.clip(np.searchsorted(xs, x, side="right") - 1, 0, len(slopes) - 1)
        inside = ys[k] + slopes[k] * (x - xs[k])
        result: Floats = np.where(x <= xs[0], ys[0], np.where(x >= xs[-1], ys[-1], inside))
        return result
