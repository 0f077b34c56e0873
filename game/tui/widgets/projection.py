"""Which part of the world a map shows, and where in it a point lies: degrees to cells and back.

Plate carrée with true scale at the middle of the scenario's window, a cell being twice as high as wide.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import cos, radians

from game.report.values import BoxValue
from game.tui.widgets.coast import Extent

FINEST = 0.03
"""Degrees in a column at the nearest; the coasts hold no more."""
ASPECT = 2.0
"""How much higher than wide a cell of a terminal is."""
POLE = 85.0


@dataclass(frozen=True, slots=True)
class Frame:
    """A part of the world laid on so many columns and rows."""

    x: float
    y: float
    """Degrees at the middle of the picture."""
    step: float
    """Degrees of longitude in a column."""
    rise: float
    """Degrees of latitude in a row, for each degree in a column."""
    columns: int
    rows: int

    @property
    def high(self) -> float:
        """Degrees of latitude in a row."""
        return self.step * self.rise

    @property
    def extent(self) -> Extent:
        """The part of the world in degrees."""
        wide, high = self.columns * self.step / 2, self.rows * self.high / 2
        return Extent(self.x - wide, self.x + wide, self.y - high, self.y + high)

    def cell(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Where a point lies in cells; whole numbers are the upper left corners."""
        return (
            (longitude - self.x) / self.step + self.columns / 2,
            (self.y - latitude) / self.high + self.rows / 2,
        )

    def degrees(self, column: float, row: float) -> tuple[float, float]:
        """The point that lies at a place in cells."""
        return (
            self.x + (column - self.columns / 2) * self.step,
            self.y - (row - self.rows / 2) * self.high,
        )

    def shows(self, longitude: float, latitude: float) -> bool:
        """Whether a point lies in the picture."""
        column, row = self.cell(longitude, latitude)
        return 0 <= column < self.columns and 0 <= row < self.rows


def fitted(window: BoxValue, box: BoxValue, columns: int, rows: int) -> Frame:
    """A box of the window, whole and in the middle; what is left over shows what lies around it."""
    rise = ASPECT * cos(radians((window.south + window.north) / 2))
    wide = (box.east - box.west) / max(columns, 1)
    high = (box.north - box.south) / max(rows, 1) / rise
    most = min(360 / max(columns, 1), 2 * POLE / max(rows, 1) / rise)
    step = min(max(wide, high, FINEST), most)
    middle = ((box.west + box.east) / 2, (box.south + box.north) / 2)
    return within(Frame(*middle, step, rise, columns, rows), window)


def resized(frame: Frame, columns: int, rows: int) -> Frame:
    """The same middle and, across, the same part of the world on another number of cells."""
    return replace(frame, step=frame.step * frame.columns / columns, columns=columns, rows=rows)


def within(frame: Frame, window: BoxValue) -> Frame:
    """The frame with its middle held inside the window, and its edges off the poles before that."""
    pole = max(POLE - frame.rows * frame.high / 2, 0.0)
    y = min(max(frame.y, window.south), window.north)
    return replace(frame, x=min(max(frame.x, window.west), window.east), y=min(max(y, -pole), pole))


def zoomed(frame: Frame, window: BoxValue, nearer: float, about: tuple[float, float]) -> Frame:
    """The frame brought nearer by a factor, a point keeping its cell; no wider than the window whole."""
    widest = fitted(window, window, frame.columns, frame.rows).step
    step = min(max(frame.step / nearer, FINEST), widest)
    share = step / frame.step
    x, y = about[0] + (frame.x - about[0]) * share, about[1] + (frame.y - about[1]) * share
    return within(replace(frame, x=x, y=y, step=step), window)


def panned(frame: Frame, window: BoxValue, columns: float, rows: float) -> Frame:
    """The frame moved by so many cells."""
    return within(replace(frame, x=frame.x + columns * frame.step, y=frame.y - rows * frame.high), window)
