"""Piecewise-linear curves, evaluated the same way for one number and for a column.

The language has no exponential or power: those give other bits on other processors, a straight line does not.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
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
        return self.prepared()(x)

    def prepared(self) -> Callable[[Floats], Floats]:
        """`along` with its arrays made once.

        Which stretch a number lies on is counted knot by knot: on few knots a search takes far longer.
        """
        low, high = np.array(self.xs[0]), np.array(self.xs[-1])
        knots = [np.array(x) for x in self.xs[1:]]
        xs, ys, slopes = np.array(self.xs), np.array(self.ys), np.array([*self.slopes, 0.0])

        def along(x: Floats) -> Floats:
            held = np.asarray(np.minimum(np.maximum(x, low), high))
            stretch = np.zeros(held.shape, dtype=np.int8)
            for knot in knots:
                np.add(stretch, np.greater_equal(held, knot), out=stretch)
            k = stretch.astype(np.intp)
            result: Floats = ys.take(k) + slopes.take(k) * (held - xs.take(k))
            return result

        return along
