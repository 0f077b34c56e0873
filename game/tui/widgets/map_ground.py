"""The ground of a map: sea by its depth, land, lakes and what the season lays over them, in three manners.

Quarters of a cell in full colour; the coast as a line of dots where colours are few; signs of ASCII where
nothing else can be shown. In each of them a shape says what a colour says.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

import numpy as np
import numpy.typing as npt

from game.report.values import TintValue
from game.tui.widgets.canvas import ACROSS, BRAILLE, DOTS, DOWN, QUADRANTS, Cell, Picture
from game.tui.widgets.coast import LAKE, LAND, Grid, sampled
from game.tui.widgets.map_inks import MANY
from game.tui.widgets.projection import Frame

Manner = Literal["blocks", "braille", "ascii"]
Counts = npt.NDArray[np.int64]
GROUNDS = ("deep", "sea", "shallow", "lake", "land")
"""From the deepest to the highest; where they meet in a cell the higher one is drawn on the lower."""
SEAS = frozenset(GROUNDS[:3])
SHELF = (1, 3)
"""How many quarters of a cell from a coast the sea is shallow, and no longer deep."""
SIGNS = {"ice": "*", "snow": ",", "mud": "~", "rain": "'"}
FINE_SIGNS = {"ice": "*", "snow": "·", "mud": "~", "rain": "'"}
EVERY = 3
"""A sign of the season stands in every so many cells, so that the ground is seen between them."""


def manner_of(depth: str, *, unicode: bool) -> Manner:
    """How a map is drawn on a terminal: in blocks of colour, as a line of dots, or in ASCII."""
    if not unicode:
        return "ascii"
    return "blocks" if depth in MANY else "braille"


def ground(frame: Frame, manner: Manner, tints: tuple[TintValue, ...]) -> Picture:
    """The ground of a part of the world, cell by cell."""
    drawn = {"blocks": _blocks, "braille": _outline, "ascii": _signs}[manner](frame)
    for tint in tints:
        _season(drawn, frame, tint, FINE_SIGNS if manner != "ascii" else SIGNS)
    return drawn


def _blocks(frame: Frame) -> Picture:
    """Quarters of a cell, two grounds in each."""
    quarters = depths(sampled(frame.extent, frame.columns * 2, frame.rows * 2))
    four = np.stack([quarters[y::2, x::2] for y in (0, 1) for x in (0, 1)])
    high = four.max(axis=0)
    filled = four == high
    low = np.where(filled, 0, four).max(axis=0)
    shape = (filled * np.array([1, 2, 4, 8])[:, None, None]).sum(axis=0)
    return [
        [_quarters(*cell) for cell in zip(*line, strict=True)]
        for line in zip(shape.tolist(), high.tolist(), low.tolist(), strict=True)
    ]


@cache
def _quarters(bits: int, top: int, under: int) -> Cell:
    """A cell of two grounds, by the quarters that the higher one fills."""
    if bits == len(QUADRANTS) - 1:
        return Cell(" ", "coast", GROUNDS[top])
    return Cell(QUADRANTS[bits], GROUNDS[top], GROUNDS[under])


def depths(classes: Grid) -> Grid:
    """Places in `GROUNDS` for sea, land and lake: the sea is the deeper, the further from a coast."""
    found = np.where(classes == LAND, 4, np.where(classes == LAKE, 3, 0)).astype(np.uint8)
    near = classes == LAND
    for distance in range(1, SHELF[1] + 1):
        near = _grown(near)
        found[near & (found == 0)] = 2 if distance <= SHELF[0] else 1
    return found


def _grown(mask: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """The mask and the places beside it."""
    wide = np.pad(mask, 1)
    grown: npt.NDArray[np.bool_] = mask | wide[:-2, 1:-1] | wide[2:, 1:-1] | wide[1:-1, :-2] | wide[1:-1, 2:]
    return grown


def _outline(frame: Frame) -> Picture:
    """Dots where land meets water, on plain grounds."""
    classes = sampled(frame.extent, frame.columns * ACROSS, frame.rows * DOWN)
    dry = classes == LAND
    edge = dry & _grown(~dry)
    edge[[0, -1], :] &= _grown(~dry)[[0, -1], :]
    bits = np.zeros((frame.rows, frame.columns), dtype=np.int64)
    land = np.zeros_like(bits)
    for y in range(DOWN):
        for x in range(ACROSS):
            bits |= edge[y::DOWN, x::ACROSS] * DOTS[y][x]
            land += dry[y::DOWN, x::ACROSS]
    return [
        [_dotted(*cell) for cell in zip(*line, strict=True)]
        for line in zip(bits.tolist(), land.tolist(), strict=True)
    ]


@cache
def _dotted(dots: int, covered: int) -> Cell:
    """A cell of the coast, on the ground that most of it is."""
    sign = chr(BRAILLE + dots) if dots else " "
    return Cell(sign, "coast", "land" if 2 * covered >= ACROSS * DOWN else "sea")


def _signs(frame: Frame) -> Picture:
    """A sign for each cell: land, lake, or nothing for the sea."""
    signs = {LAND: (":", "land"), LAKE: ("~", "lake")}
    return [
        [
            Cell(*(signs[each][0], "coast", signs[each][1]) if each in signs else (" ", "coast", "sea"))
            for each in line
        ]
        for line in sampled(frame.extent, frame.columns, frame.rows).tolist()
    ]


def _season(drawn: Picture, frame: Frame, tint: TintValue, signs: dict[str, str]) -> None:
    """Lay what a season brings over the cells of its boxes that are all land, or all sea."""
    for box in tint.boxes:
        left, top = frame.cell(box.west, box.north)
        right, bottom = frame.cell(box.east, box.south)
        for y in range(max(round(top), 0), min(round(bottom), frame.rows)):
            for x in range(max(round(left), 0), min(round(right), frame.columns)):
                cell = drawn[y][x]
                if (cell.ground in SEAS) == (tint.on == "sea") and cell.ground != "lake":
                    drawn[y][x] = _tinted(cell, tint, signs, shown=(x + y) % EVERY == 0)


def _tinted(cell: Cell, tint: TintValue, signs: dict[str, str], *, shown: bool) -> Cell:
    plain = cell.sign in {" ", ":"} or cell.ink in SEAS
    if not plain:
        return Cell(cell.sign, cell.ink, tint.look if tint.on == "sea" else cell.ground)
    rest = ":" if cell.sign == ":" else " "
    return Cell(signs[tint.look] if shown else rest, "season", tint.look)
