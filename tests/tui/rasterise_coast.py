"""Makes the coast that maps are drawn on: `python -m tests.tui.rasterise_coast FOLDER`.

FOLDER holds `ne_10m_land.shp` and `ne_10m_lakes.shp` of Natural Earth (public domain, naturalearthdata.com).
The world is sampled finely, a cell is what most of it is, and two planes of bits are written: ground, and
lakes in it. Each row is kept as its difference from the one above, which halves the file.
"""

from __future__ import annotations

import struct
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt

from game.tui.widgets.coast import CELLS, COLUMNS, FILE, ROWS

Bits = npt.NDArray[np.uint8]
Segments = npt.NDArray[np.float64]
FINE = 5
"""Samples across a cell, each way."""
FILE_HEADER, RECORD_HEADER, BOX = 100, 8, 32
MOSTLY = 0.45
"""The share of ground from which a cell is ground; a little under half, so that narrow islands stay."""


def rings(shapes: bytes) -> Iterator[Segments]:
    """Every ring of a file of polygons, as corners in degrees."""
    at = FILE_HEADER
    while at < len(shapes):
        words = struct.unpack(">2i", shapes[at : at + RECORD_HEADER])[1]
        body = shapes[at + RECORD_HEADER : at + RECORD_HEADER + 2 * words]
        at += RECORD_HEADER + 2 * words
        parts, points = struct.unpack("<2i", body[4 + BOX : 12 + BOX])
        first = np.frombuffer(body, "<i4", parts, 12 + BOX)
        corners = np.frombuffer(body, "<f8", 2 * points, 12 + BOX + 4 * parts).reshape(-1, 2)
        yield from np.split(corners, first[1:])


def plane(path: Path) -> Bits:
    """One class as a grid of ones and noughts, north at the top and the date line at the left."""
    segments = np.concatenate([np.hstack([ring[:-1], ring[1:]]) for ring in rings(path.read_bytes())])
    segments = segments[segments[:, 1] != segments[:, 3]]
    low, high = segments[:, [1, 3]].min(axis=1), segments[:, [1, 3]].max(axis=1)
    covered = np.zeros((ROWS, COLUMNS), dtype=np.float64)
    for row in range(ROWS * FINE):
        y = 90 - (row + 0.5) / (CELLS * FINE)
        covered[row // FINE] += _line(segments[(low <= y) & (y < high)], y)
    return (covered / FINE**2 >= MOSTLY).astype(np.uint8)


def _line(crossing: Segments, y: float) -> npt.NDArray[np.int64]:
    """How many samples of each cell of one line lie inside the rings."""
    x0, y0, x1, y1 = crossing.T
    places = np.sort(x0 + (y - y0) / (y1 - y0) * (x1 - x0))
    inside = np.zeros(COLUMNS * FINE + 1, dtype=np.int64)
    samples = np.clip(np.ceil((places + 180) * CELLS * FINE - 0.5).astype(int), 0, COLUMNS * FINE)
    np.add.at(inside, samples[0::2], 1)
    np.add.at(inside, samples[1::2], -1)
    within: npt.NDArray[np.int64] = np.cumsum(inside)[:-1].reshape(COLUMNS, FINE).sum(axis=1)
    return within


def packed(planes: list[Bits]) -> bytes:
    """The planes as they are shipped."""
    bits = np.packbits(np.stack(planes), axis=2)
    bits[:, 1:] ^= bits[:, :-1].copy()
    return zlib.compress(bits.tobytes(), 9)


def main(folder: Path) -> None:
    """Write the file and say how large it is."""
    ground, lakes = (plane(folder / f"ne_10m_{name}.shp") for name in ("land", "lakes"))
    FILE.write_bytes(packed([ground, lakes & ground]))
    print(f"{FILE.name}: {FILE.stat().st_size:,} bytes")  # noqa: T201 - a program of its own


if __name__ == "__main__":
    main(Path(sys.argv[1]))
