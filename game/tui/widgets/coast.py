"""The coasts of the world as a grid of sea, land and lake, read once from a file beside this module.

Drawn from Natural Earth, which is in the public domain; `tests/tui/rasterise_coast.py` makes the file.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

FILE = Path(__file__).with_name("coast.bin")
CELLS = 10
"""Cells in a degree."""
ROWS, COLUMNS = 180 * CELLS, 360 * CELLS
SEA, LAND, LAKE = 0, 1, 2

Grid = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Extent:
    """A part of the world in degrees; `east` passes 180 where it lies over the date line."""

    west: float
    east: float
    south: float
    north: float

    @property
    def wide(self) -> float:
        """Degrees from west to east."""
        return self.east - self.west

    @property
    def high(self) -> float:
        """Degrees from south to north."""
        return self.north - self.south


@cache
def world() -> Grid:
    """The class of every cell, north at the top and the date line at the left; decoded once."""
    bits = np.frombuffer(zlib.decompress(FILE.read_bytes()), dtype=np.uint8).reshape(2, ROWS, COLUMNS // 8)
    ground, lakes = np.unpackbits(np.bitwise_xor.accumulate(bits, axis=1), axis=2)
    grid: Grid = ground + lakes
    return grid


def sampled(extent: Extent, columns: int, rows: int) -> Grid:
    """The class of each cell of a picture of a part of the world: what most of it is."""
    lines = _edges((90 - extent.north) * CELLS, extent.high * CELLS, rows, ROWS)
    start = (extent.west + 180) * CELLS
    places = _edges(start % 1, extent.wide * CELLS, columns, COLUMNS)
    across = (int(start // 1) + np.arange(places[-1] + 1)) % COLUMNS
    part = world()[lines[0] : lines[-1] + 1][:, across]
    ground = _share(part != SEA, lines - lines[0], places)
    lakes = _share(part == LAKE, lines - lines[0], places)
    half = 0.5
    found: Grid = np.where(lakes > half, LAKE, np.where(ground >= half, LAND, SEA)).astype(np.uint8)
    return found


def _edges(start: float, length: float, count: int, most: int) -> npt.NDArray[np.int64]:
    """Where each of so many equal parts begins, and the last ends, in whole cells that exist."""
    places = np.floor(start + length * np.arange(count + 1) / max(count, 1)).astype(np.int64)
    edges: npt.NDArray[np.int64] = np.clip(places, 0, most)
    return edges


def _share(
    mask: npt.NDArray[np.bool_], lines: npt.NDArray[np.int64], places: npt.NDArray[np.int64]
) -> npt.NDArray[np.float64]:
    """How much of each rectangle between the edges is set; a rectangle thinner than a cell is one cell."""
    low, high = (
        np.minimum(edges[:-1], size - 1) for edges, size in zip((lines, places), mask.shape, strict=True)
    )
    bottom, right = np.maximum(lines[1:], low + 1), np.maximum(places[1:], high + 1)
    sums = np.zeros((mask.shape[0] + 1, mask.shape[1] + 1), dtype=np.int32)
    np.cumsum(mask, axis=0, out=sums[1:, 1:])
    np.cumsum(sums[1:, 1:], axis=1, out=sums[1:, 1:])
    inside = sums[bottom][:, right] - sums[low][:, right] - sums[bottom][:, high] + sums[low][:, high]
    area = np.outer(bottom - low, right - high)
    share: npt.NDArray[np.float64] = inside / area
    return share
