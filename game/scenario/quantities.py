"""What a value can be: a quantity of some dimension, a yes/no condition or a day, and the range it stays in.

Units are types here because a missing `/month` is the commonest slip in a rules file and no other check can
see it; ranges are kept beside them because a condition that can never hold is the second commonest.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

Dimension = tuple[tuple[str, int], ...]
"""Base units and their powers, by name and without zeros, so that equal dimensions are equal tuples."""

PLAIN: Dimension = ()
TICK = "tick"


def dimension(powers: Mapping[str, int]) -> Dimension:
    """Return the dimension of a map from base unit to power, in the one form that compares."""
    return tuple(sorted((unit, power) for unit, power in powers.items() if power))


def product(left: Dimension, right: Dimension, power: int = 1) -> Dimension:
    """Return the dimension of `left * right ** power`, which is what `*` (1) and `/` (-1) do to units."""
    powers = dict(left)
    for unit, count in right:
        powers[unit] = powers.get(unit, 0) + power * count
    return dimension(powers)


def root(whole: Dimension) -> Dimension | None:
    """Return the dimension of a square root, or nothing where a power is odd: such a root has no unit."""
    if any(power % 2 for _, power in whole):
        return None
    return tuple((unit, power // 2) for unit, power in whole)


def is_rate(whole: Dimension) -> bool:
    """Tell whether a quantity is so much for each unit of time."""
    return dict(whole).get(TICK, 0) < 0


def spelled(whole: Dimension) -> str:
    """Return a dimension as an author would write it, `grain/tick`, or "a plain number"."""
    above = "*".join(_factor(unit, power) for unit, power in whole if power > 0)
    below = "".join(f"/{_factor(unit, -power)}" for unit, power in whole if power < 0)
    return (above or "1") + below if whole else "a plain number"


def _factor(unit: str, power: int) -> str:
    return "*".join([unit] * power)


@dataclass(frozen=True, slots=True)
class Kind:
    """What sort of thing a value is; the dimension only counts for a number."""

    name: Literal["number", "truth", "day"]
    dimension: Dimension = PLAIN

    def __str__(self) -> str:
        """Return the kind in the words of a message."""
        words = {"truth": "a yes/no condition", "day": "a day"}
        return words.get(self.name) or spelled(self.dimension)


TRUTH = Kind("truth")
DAY = Kind("day")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a formula or a name stands for: its kind, and the interval it stays in, in base units.

    A truth lies in 0 to 1, a day between two ordinals. `scale` is the size in base units of the unit it is
    declared in, 3 for months of three ticks; None where it has none of its own. A bare number may only stand
    beside what is declared in a base unit.
    """

    kind: Kind
    low: float = -math.inf
    high: float = math.inf
    scale: float | None = 1.0

    @property
    def interval(self) -> tuple[float, float]:
        """Both bounds, as the functions of `intervals` take them."""
        return self.low, self.high

    def range_text(self) -> str:
        """Return the interval in the words of a hint, in base units."""
        if self.kind == DAY:
            return f"[{_day(self.low)}, {_day(self.high)}]"
        unit = f" {spelled(self.kind.dimension)}" if self.kind.dimension else ""
        return f"[{self.low:.6g}, {self.high:.6g}]{unit}"


def number(of: Dimension = PLAIN, low: float = -math.inf, high: float = math.inf) -> Meaning:
    """Return the meaning of a quantity, counted in base units."""
    return Meaning(Kind("number", of), low, high)


def truth(low: float = 0.0, high: float = 1.0) -> Meaning:
    """Return the meaning of a condition: 0 to 1 where it may be either, one point where it is settled."""
    return Meaning(TRUTH, low, high)


def _day(ordinal: float) -> str:
    known = math.isfinite(ordinal) and 1 <= ordinal <= date.max.toordinal()
    return date.fromordinal(int(ordinal)).isoformat() if known else "..."
