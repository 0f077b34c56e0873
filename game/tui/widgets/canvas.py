"""Cells and dots to draw a map on: every cell a sign with a role before and behind it, no toolkit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

QUADRANTS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
"""By a bit for each quarter that is filled: upper left, upper right, lower left, lower right."""
BRAILLE = 0x2800
DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bit of each dot of a braille sign, by row and column."""
ACROSS, DOWN = 2, 4

Point = tuple[float, float]


class Cell(NamedTuple):
    """One cell: its sign, and the roles of its ink and its ground."""

    sign: str
    ink: str
    ground: str


Picture = list[list[Cell]]


@dataclass(slots=True)
class Ink:
    """Dots of one role, gathered cell by cell."""

    columns: int
    rows: int
    cells: dict[tuple[int, int], tuple[int, str]] = field(default_factory=dict)

    def dot(self, x: int, y: int, role: str) -> None:
        """Set one dot; the last role drawn in a cell is its ink."""
        at = (x // ACROSS, y // DOWN)
        if 0 <= at[0] < self.columns and 0 <= at[1] < self.rows:
            bits = self.cells.get(at, (0, ""))[0]
            self.cells[at] = bits | DOTS[y % DOWN][x % ACROSS], role

    def line(self, points: Iterable[Point], role: str, dash: tuple[int, int] = (1, 0)) -> None:
        """A line through points given in cells, drawn and left out by turns."""
        on, off = dash
        for number, (x, y) in enumerate(traced(points, ACROSS, DOWN, (self.columns, self.rows))):
            if number % (on + off) < on:
                self.dot(x, y, role)


def traced(
    points: Iterable[Point], across: int, down: int, size: tuple[int, int]
) -> Iterator[tuple[int, int]]:
    """The places a line passes, so many to a cell and none twice in a row; what is off the picture is cut."""
    last: tuple[int, int] | None = None
    for one, other in pairwise(points):
        cut = clipped(one, other, size)
        if cut is None:
            continue
        (x0, y0), (x1, y1) = ((x * across, y * down) for x, y in cut)
        steps = max(int(max(abs(x1 - x0), abs(y1 - y0))), 1)
        for step in range(steps + 1):
            place = int(x0 + (x1 - x0) * step / steps // 1), int(y0 + (y1 - y0) * step / steps // 1)
            if place != last:
                yield place
            last = place


def clipped(one: Point, other: Point, size: tuple[int, int]) -> tuple[Point, Point] | None:
    """The part of a stretch that may be seen; nothing where none is (Liang and Barsky, 1984)."""
    first, last = 0.0, 1.0
    for axis in (0, 1):
        begin, way = one[axis], other[axis] - one[axis]
        for edge, sign in ((0.0, -1), (float(size[axis]), 1)):
            room = (edge - begin) * sign
            if way * sign == 0 and room < 0:
                return None
            if way * sign < 0:
                first = max(first, room / (way * sign))
            elif way * sign > 0:
                last = min(last, room / (way * sign))
    if first > last:
        return None
    ends = (
        (one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share)
        for share in (first, last)
    )
    begin_at, end_at = ends
    return begin_at, end_at


def along(points: tuple[Point, ...], share: float) -> tuple[Point, Point]:
    """The point at a share of the length of a line, and which way the line runs there."""
    stretches = list(pairwise(points))
    lengths = [((b[0] - a[0]) ** 2 + (DOWN / ACROSS * (b[1] - a[1])) ** 2) ** 0.5 for a, b in stretches]
    left = share * sum(lengths)
    for (a, b), length in zip(stretches, lengths, strict=True):
        if left <= length and length > 0:
            part = left / length
            return (a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part), (b[0] - a[0], b[1] - a[1])
        left -= length
    return points[-1], (0.0, 0.0)
