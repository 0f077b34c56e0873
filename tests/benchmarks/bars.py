"""A bar as a value: what was measured, what is asked, and by how much it is missed.

A missed bar is told and fails nothing, because a neighbour on the machine can cause it; a measure that is
worse than its bar by a stated multiple is no noise, and fails.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

TOO_FAR = 2.0
"""How many times worse than its bar a ratio must be to fail, where a bar says nothing else."""
TOO_FAR_IN_TIME = 6.0
"""The same for an absolute time, which a busy machine stretches with nothing to compare it to."""
HEAD = ("measure", "measured", "bar", "")


@dataclass(frozen=True, slots=True)
class Bar:
    """One measure against its bar."""

    measure: str
    measured: float
    bar: float
    unit: str = "x"
    too_far: float = TOO_FAR
    at_least: bool = False
    """Whether more is better."""

    @property
    def worse(self) -> float:
        """How many times worse than the bar; 1 or less where it is held."""
        return self.bar / self.measured if self.at_least else self.measured / self.bar

    @property
    def verdict(self) -> str:
        """Held, or missed by how much of the bar."""
        gap = abs(self.measured - self.bar) / self.bar
        return "held" if self.worse <= 1 else f"missed by {gap:.0%}"

    @property
    def cells(self) -> tuple[str, ...]:
        """Its line of the table."""
        way = "at least" if self.at_least else "at most"
        return (
            self.measure,
            f"{self.measured:.3g} {self.unit}",
            f"{way} {self.bar:g} {self.unit}",
            self.verdict,
        )


@dataclass(frozen=True, slots=True)
class Always:
    """A claim that holds or does not, without a measure in between."""

    measure: str
    holds: bool

    @property
    def cells(self) -> tuple[str, ...]:
        """Its line of the table."""
        return (
            self.measure,
            "equal" if self.holds else "different",
            "always",
            "held" if self.holds else "broken",
        )


class Bars:
    """Takes measures one by one, tells each at once, and fails the test of one that is far off."""

    def __init__(self, taken: list[Bar | Always], tell: Callable[[str], None]) -> None:
        self._taken, self._tell = taken, tell

    def at_least(self, measure: str, measured: float, bar: float) -> None:
        """A ratio of which more is better."""
        self._take(Bar(measure, measured, bar, at_least=True))

    def at_most(self, measure: str, measured: float, bar: float, *, too_far: float = TOO_FAR) -> None:
        """A ratio of which less is better; a bar far from being held says how far it may be."""
        self._take(Bar(measure, measured, bar, too_far=too_far))

    def below(self, measure: str, measured: float, bar: float, unit: str) -> None:
        """A share or a size of which less is better."""
        self._take(Bar(measure, measured, bar, unit))

    def within(self, measure: str, milliseconds: float, bar: float) -> None:
        """A time that must not be longer than the bar."""
        self._take(Bar(measure, milliseconds, bar, "ms", TOO_FAR_IN_TIME))

    def always(self, measure: str, *, holds: bool) -> None:
        """A claim; one exception breaks it."""
        claim = Always(measure, holds)
        self._taken.append(claim)
        self._tell(" | ".join(claim.cells))
        assert holds, f"{measure}: different"

    def _take(self, bar: Bar) -> None:
        self._taken.append(bar)
        line = " | ".join(bar.cells)
        self._tell(line)
        assert bar.worse <= bar.too_far, f"{line}: more than {bar.too_far:g} times the bar is no noise"


def table(taken: Iterable[Bar | Always]) -> Iterator[str]:
    """All measures in columns."""
    rows = [HEAD, *(each.cells for each in taken)]
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
