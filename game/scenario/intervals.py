"""Arithmetic on ranges: between which bounds a result stays when its parts stay between theirs.

Bounds may be infinite; `0 * inf` counts as 0 because an endless range has no point at infinity. Parts are
taken as independent, so a range may be wider than the truth, never narrower (Moore, Interval Analysis, 1966).
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Literal

Interval = tuple[float, float]

EVERYTHING: Interval = (-math.inf, math.inf)


def plus(left: Interval, right: Interval) -> Interval:
    """Return the range of a sum."""
    low, high = left[0] + right[0], left[1] + right[1]
    return (-math.inf if math.isnan(low) else low), (math.inf if math.isnan(high) else high)


def negative(item: Interval) -> Interval:
    """Return the range of a value with its sign changed."""
    return -item[1], -item[0]


def times(left: Interval, right: Interval) -> Interval:
    """Return the range of a product."""
    corners = [a * b if a and b else 0.0 for a in left for b in right]
    return min(corners), max(corners)


def over(left: Interval, right: Interval) -> Interval:
    """Return the range of a quotient, which by rule is 0 where the divisor is 0."""
    if not holds_zero(right):
        return times(left, (1 / right[1], 1 / right[0]))
    if right == (0.0, 0.0):
        return 0.0, 0.0
    if right[0] == 0.0:
        return hull([times(left, (1 / right[1], math.inf)), (0.0, 0.0)])
    if right[1] == 0.0:
        return hull([times(left, (-math.inf, 1 / right[0])), (0.0, 0.0)])
    return EVERYTHING


def holds_zero(item: Interval) -> bool:
    """Tell whether a value may be 0."""
    return item[0] <= 0.0 <= item[1]


def hull(items: Iterable[Interval]) -> Interval:
    """Return the smallest range around several, for a value that is one of them."""
    lows, highs = zip(*items, strict=True)
    return min(lows), max(highs)


def smallest(items: Iterable[Interval]) -> Interval:
    """Return the range of `min`."""
    lows, highs = zip(*items, strict=True)
    return min(lows), min(highs)


def largest(items: Iterable[Interval]) -> Interval:
    """Return the range of `max`."""
    lows, highs = zip(*items, strict=True)
    return max(lows), max(highs)


def magnitude(item: Interval) -> Interval:
    """Return the range of `abs`."""
    high = max(abs(item[0]), abs(item[1]))
    return (0.0 if holds_zero(item) else min(abs(item[0]), abs(item[1]))), high


def root(item: Interval) -> Interval:
    """Return the range of `sqrt`, which by rule is 0 below 0."""
    return math.sqrt(max(0.0, item[0])), math.sqrt(max(0.0, item[1]))


def stepped(item: Interval, direction: Literal["floor", "round"]) -> Interval:
    """Return the range of a value brought to a whole number."""
    step = math.floor if direction == "floor" else round
    low, high = (float(step(bound)) if math.isfinite(bound) else bound for bound in item)
    return low, high


def compared(op: str, left: Interval, right: Interval) -> Interval:
    """Return (1, 1) where a comparison always holds, (0, 0) where it never does, else (0, 1)."""
    match op:
        case "<":
            return _settled(always=left[1] < right[0], never=left[0] >= right[1])
        case "<=":
            return _settled(always=left[1] <= right[0], never=left[0] > right[1])
        case ">" | ">=":
            return compared("<" if op == ">" else "<=", right, left)
        case "==":
            apart = left[1] < right[0] or left[0] > right[1]
            return _settled(always=left[0] == left[1] == right[0] == right[1], never=apart)
        case _:
            low, high = compared("==", left, right)
            return 1 - high, 1 - low


def _settled(*, always: bool, never: bool) -> Interval:
    return (1.0, 1.0) if always else (0.0, 0.0) if never else (0.0, 1.0)
