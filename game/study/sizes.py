"""How many worlds each measurement takes: enough for the whole card, or for a look after every change."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any


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
    opened: int
    """Large swings of headlines that are opened at most, over all those games."""
    obeyed: int
    """Worlds for each voice."""
    pairs: int
    """Pairs of games by different doctrines whose texts are read."""
    trade_offs: int
    pushes: int
    switches: int
    every: int
    """Every how manyth mechanism is switched off."""
    worth: int
    tuned: int
    """Worlds in which each set of numbers of a doctrine is tried."""
    passes: int
    """Changes of plan that the rule book may take, one after the other."""
    everyone: bool
    """Whether every doctrine is tuned, or the rule book alone."""
    depth: Depth | None = None
    """Left out of the fast card."""


KEPT = frozenset({"seed", "passes", "record", "own", "opened", "every", "pairs", "rollouts", "everyone"})
"""What a longer calendar does not change: medians of 101 worlds, and worlds imagined for a choice."""
SHORT = 15
"""Ticks of a calendar for which the numbers below are meant: a longer one has fewer worlds for its time."""
FEWEST = 16
"""Worlds below which no measurement goes."""


def fast(seed: int, ticks: int = SHORT) -> Sizes:
    """A look after every change: two minutes on two cores for a short scenario."""
    short = ticks <= SHORT
    sizes = Sizes(
        seed=seed, ladder=600, outcomes=1000, luck=(50, 10 if short else 4), record=101,
        honesty=2500 if short else 6000, bands=10_000, bite=1000, flat=1000,
        own=4 if short else 1, opened=100 if short else 40, obeyed=200, pairs=max(240 // ticks, 2),
        trade_offs=240, pushes=128, switches=90, every=1 if short else 8, worth=1200,
        tuned=64, passes=5, everyone=short,
    )  # fmt: skip
    return _within(sizes, ticks)


def whole(seed: int, ticks: int = SHORT) -> Sizes:
    """The whole card: errors a third of those of the fast one."""
    sizes = Sizes(
        seed=seed, ladder=4000, outcomes=10_000, luck=(150, 30), record=1001, honesty=10_000, bands=40_000,
        bite=4000, flat=6000, own=25 if ticks <= SHORT else 5, opened=600, trade_offs=1500, pushes=1024,
        obeyed=1000, pairs=max(1200 // ticks, 16),
        switches=360, every=1, worth=6000, tuned=128, passes=30, everyone=True,
        depth=Depth(
            games=48, rollouts=64, curves=(200, 128), heard=4000,
            shaken=(40, 400 if ticks <= SHORT else 60), audited=60,
        ),
    )  # fmt: skip
    return _within(sizes, ticks)


def _within(sizes: Sizes, ticks: int) -> Sizes:
    """The same measurements in so many fewer worlds as a calendar is longer."""
    if ticks <= SHORT:
        return sizes
    depth = None if sizes.depth is None else replace(sizes.depth, **_fewer(sizes.depth, ticks))
    return replace(sizes, depth=depth, passes=sizes.passes * SHORT // ticks, **_fewer(sizes, ticks))


def _fewer(sizes: Sizes | Depth, ticks: int) -> dict[str, Any]:
    """Every number of worlds, cut; of two numbers the first."""
    found: dict[str, Any] = {}
    for field in fields(sizes):
        value = getattr(sizes, field.name)
        if isinstance(value, tuple):
            found[field.name] = (_cut(value[0], ticks), *value[1:])
        elif isinstance(value, int) and field.name not in KEPT:
            found[field.name] = _cut(value, ticks)
    return found


def _cut(worlds: int, ticks: int) -> int:
    return max(worlds * SHORT // ticks, min(worlds, FEWEST))
