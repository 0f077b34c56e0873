"""How many worlds each measurement takes: enough for the whole card, or for a look after every change."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Depth:
    """Worlds for what only the whole card measures: the lines that search, and the audits."""

    games: int
    rollouts: int
    curves: tuple[int, int]
    """Games, and worlds imagined at each of their sittings."""
    heard: int
    shaken: tuple[int, int]
    """Sets of weights, and worlds in each."""
    audited: int


@dataclass(frozen=True, slots=True)
class Sizes:
    """Worlds for each measurement."""

    seed: int
    ladder: int
    outcomes: int
    luck: tuple[int, int]
    """Hidden worlds, and runs of dice in each."""
    record: int
    honesty: int
    bands: int
    bite: int
    flat: int
    own: int
    """Games by each doctrine that acts."""
    trade_offs: int
    pushes: int
    switches: int
    worth: int
    depth: Depth | None = None
    """Left out of the fast card."""


def fast(seed: int) -> Sizes:
    """Two minutes on two cores for a short scenario."""
    return Sizes(seed, 600, 1000, (50, 10), 101, 2500, 10_000, 1000, 1000, 4, 240, 128, 90, 1200)


def whole(seed: int) -> Sizes:
    """The whole card: errors a third of those of the fast one."""
    deep = Depth(48, 64, (200, 128), 4000, (40, 400), 60)
    return Sizes(
        seed, 4000, 10_000, (150, 30), 1001, 10_000, 40_000, 4000, 6000, 25, 1500, 1024, 360, 6000, deep
    )
