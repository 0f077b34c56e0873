"""A field of small dots in cells: lines, marks and shades laid over one another, then read as rows.

It knows nothing of figures or time. Three pens draw the same dots: braille, quarter blocks, and
signs of ASCII for a terminal that has neither.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from game.tui.widgets.rows import Row, Span

Dots = Literal["braille", "blocks", "ascii"]
Point = tuple[int, int]
BRAILLE_BITS = (0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80)
QUARTERS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
GRAINS: dict[Dots, tuple[int, int]] = {"braille": (2, 4), "blocks": (2, 2), "ascii": (1, 1)}
"""Dots across and down in one cell, for each pen."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a line is drawn, so that two lines differ without a colour."""

    role: str
    ink: int
    """Dots drawn, of every `period`."""
    period: int
    sign: str
    """What stands for it where there are no dots."""
    rank: int
    """Which line's colour a cell has that several run through, the greatest."""


@dataclass(slots=True)
class _Cell:
    bits: int = 0
    role: str = ""
    sign: str = ""
    rank: int = -1
    mark: str = ""


@dataclass(slots=True)
class Canvas:
    """So many cells wide and high, drawn with one pen."""

    width: int
    height: int
    dots: Dots = "braille"
    _cells: dict[Point, _Cell] = field(default_factory=dict)
    _shade: set[Point] = field(default_factory=set)

    @property
    def grain(self) -> tuple[int, int]:
        """Dots across and down in one cell."""
        return GRAINS[self.dots]

    @property
    def size(self) -> tuple[int, int]:
        """Dots across and down in all."""
        across, down = self.grain
        return self.width * across, self.height * down

    def line(self, points: list[Point], stroke: Stroke) -> None:
        """A line through points given in dots; a single point is a dot."""
        at = 0
        for one, other in zip(points, points[1:] or points, strict=False):
            for point in _between(one, other):
                if at % stroke.period < stroke.ink:
                    self._dot(point, stroke)
                at += 1

    def _dot(self, point: Point, stroke: Stroke) -> None:
        x, y = point
        across, down = self.grain
        if not (0 <= x < self.size[0] and 0 <= y < self.size[1]):
            return
        cell = self._cells.setdefault((x // across, y // down), _Cell())
        cell.bits |= 1 << (y % down * across + x % across)
        if stroke.rank > cell.rank:
            cell.role, cell.sign, cell.rank = stroke.role, stroke.sign, stroke.rank

    def mark(self, place: Point, sign: str, role: str, rank: int) -> None:
        """One sign that fills its cell; of two in one cell the greater rank stands."""
        if not (0 <= place[0] < self.width and 0 <= place[1] < self.height):
            return
        cell = self._cells.setdefault(place, _Cell())
        if not cell.mark or rank >= cell.rank:
            cell.mark, cell.role, cell.rank = sign, role, rank

    def shade(self, column: int, top: int, bottom: int) -> None:
        """Lay a shade under the cells of a column."""
        self._shade.update((column, y) for y in range(max(top, 0), min(bottom + 1, self.height)))

    def rows(self, ground: str, rule: frozenset[int], upright: int) -> Iterator[Row]:
        """The cells as rows: faint rules at some heights, and an upright of the cursor in one column."""
        for y in range(self.height):
            yield tuple(self._runs(y, ground, upright, ruled=y in rule))

    def _runs(self, y: int, ground: str, upright: int, *, ruled: bool) -> Iterator[Span]:
        text, before = "", ""
        for x in range(self.width):
            sign, role = self._at(x, y, ground, upright, ruled=ruled)
            if role != before and text:
                yield Span(text, before)
                text = ""
            text, before = text + sign, role
        yield Span(text, before)

    def _at(self, x: int, y: int, ground: str, upright: int, *, ruled: bool) -> tuple[str, str]:
        """The sign of a cell and its look; under a shade the look has another ground."""
        cell = self._cells.get((x, y))
        over = "shade" if (x, y) in self._shade else ""
        if cell is not None:
            return cell.mark or self._drawn(cell), over + cell.role
        if x == upright:
            return "│" if self.dots != "ascii" else "|", f"{over}upright"
        if over:
            return (" " if self.dots != "ascii" else ":"), "shade"
        return ("┄" if self.dots != "ascii" else "-") if ruled else " ", ground

    def _drawn(self, cell: _Cell) -> str:
        if self.dots == "ascii":
            return cell.sign
        if self.dots == "blocks":
            return QUARTERS[cell.bits]
        return chr(0x2800 + sum(bit for at, bit in enumerate(BRAILLE_BITS) if cell.bits >> at & 1))


def _between(one: Point, other: Point) -> Iterator[Point]:
    """The dots from one to the other, both included."""
    steps = max(abs(other[0] - one[0]), abs(other[1] - one[1]), 1)
    for step in range(steps + 1):
        x = one[0] + round((other[0] - one[0]) * step / steps)
        yield x, one[1] + round((other[1] - one[1]) * step / steps)
