"""The rungs of an axis: few round numbers that a figure's line is read against."""

from __future__ import annotations

from math import ceil, floor

from game.report.wording import number
from game.scenario.calendars import long_date

ROUND = (1, 2, 5)
SHORT_MONTH = 3
LEAST = 3
"""Rungs that are always granted: a spread on both sides of nothing needs them."""
DECADES = 40
"""Powers of ten tried from the printed step upwards, more than any figure spans."""
NOISE = 1e-9
NEAR_NOTHING = 0.5
"""How near to nothing, against its own spread, a figure must come for its axis to begin there."""


def rungs(low: float, high: float, most: int, step: float) -> tuple[float, ...]:
    """At most so many round numbers, none finer than the printed step, that reach over both ends."""
    low, high = _opened(low, high, step)
    for size in _sizes(step):
        first, last = floor(low / size + NOISE), ceil(high / size - NOISE)
        if max(last - first, 1) < max(most, LEAST):
            return tuple(at * size for at in range(first, max(last, first + 1) + 1))
    return low, high


def _opened(low: float, high: float, step: float) -> tuple[float, float]:
    """A spread of at least one step, which begins at nothing where it comes near it."""
    if high - low < step:
        low, high = low - step / 2, high + step / 2
    if 0 < low <= NEAR_NOTHING * (high - low):
        low = 0.0
    return low, high


def _sizes(step: float) -> list[float]:
    """Round sizes of a rung, from the printed step upwards."""
    power = int(f"{step:e}".partition("e")[2])
    sizes = [float(f"{part}e{each}") for each in range(power, power + DECADES) for part in ROUND]
    return [size for size in sizes if size >= step * (1 - NOISE)]


def rung_text(value: float, size: float, *, is_day: bool) -> str:
    """A rung as it is printed, as fine as the distance between two."""
    return brief_date(round(value)) if is_day else number(value, size)


def brief_date(day: int) -> str:
    """A day in as few cells as name it: `1 Jul 1900`."""
    number_, month, year = long_date(day).split()
    return f"{number_} {month[:SHORT_MONTH]} {year}"
