"""Where formulas stand in a scenario: what each must give and what it may look at.

One list serves typing, the rule of what is seen and the question what is never read, so that a kind added to
the format is added here once.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from game.scenario.checking.world import TIME, Path, World
from game.scenario.models import Effect, Need
from game.scenario.quantities import Kind, Meaning, number, product, truth

Sight = Literal["truth", "seen", "constant", "rival"]
"""What a formula may look at: everything, what a player sees, nothing at all, or what a rival knows."""

PURE = number()
TRUTH = truth()


@dataclass(frozen=True, slots=True)
class Slot:
    """One formula: its place and text, what it must give (nothing: any quantity), and what it may look at."""

    at: Path
    text: str
    expects: Meaning | None
    sight: Sight = "truth"
    or_else: Meaning | None = None
    """What it may give as well."""
    local: Mapping[str, Meaning] = field(default_factory=dict)
    """Names that only this place has."""
    hint: str = ""
    """What to do where its units are wrong."""

    @property
    def owner(self) -> str:
        """The id of what it belongs to."""
        return str(self.at[1]) if len(self.at) > 1 else ""


RATE_HINT = "a flow is so much for each unit of time: write `... / month`"


def rate(of: Meaning | None) -> Meaning | None:
    """Return so much of a figure's unit for each unit of time."""
    return _open(of, Kind("number", product(of.kind.dimension, TIME, -1))) if of else None


def amount(of: Meaning | None) -> Meaning | None:
    """Return any quantity in a figure's unit, whatever range the figure has."""
    return _open(of, of.kind) if of else None


def _open(of: Meaning, kind: Kind) -> Meaning:
    scale = of.scale if kind == of.kind else 1.0
    return replace(of, kind=kind, low=-math.inf, high=math.inf, scale=scale)


def measure(world: World, name: str) -> Meaning | None:
    """Return what a figure is; nothing where it is unknown or broken."""
    return None if name in world.broken else world.names.get(name)


def per_tick(world: World, at: Path, text: str, of: str, sight: Sight = "truth") -> Slot:
    """Return the slot of a change in a tick, which may also be written as a rate."""
    unit = measure(world, of)
    return Slot(at, text, amount(unit), sight, or_else=rate(unit))


def condition(at: Path, text: str | None, sight: Sight) -> Iterator[Slot]:
    """Yield the slot of a yes/no condition, if it is given."""
    if text is not None:
        yield Slot(at, text, TRUTH, sight)


def needs(at: Path, items: Iterable[Need]) -> Iterator[Slot]:
    """Yield the conditions that an order must meet; a player sees them all."""
    for position, need in enumerate(items):
        yield Slot((*at, "needs", position, "that"), need.that, TRUTH, "seen")


def effects(world: World, at: Path, items: Iterable[Effect], sight: Sight = "truth") -> Iterator[Slot]:
    """Yield the amounts and conditions of effects; an amount is in the unit of what it changes."""
    for position, effect in enumerate(items):
        here = (*at, position)
        yield from condition((*here, "when"), effect.when, sight)
        for target, text in (effect.add or {}).items():
            yield Slot((*here, "add", target), text, amount(measure(world, target)), sight)
        for target, text in (effect.set or {}).items():
            yield Slot((*here, "set", target), text, measure(world, target), sight)
