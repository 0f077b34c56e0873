"""What a map is given to draw and the plain mode to tell: plain frozen values, text final.

Positions are degrees, and longitudes run on eastward from the window's western edge, so that no reader has to
know where the date line is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Degrees = tuple[float, float]
"""Longitude and latitude."""


@dataclass(frozen=True, slots=True)
class BoxValue:
    """A part of the world in degrees, `east` the greater even over the date line."""

    west: float
    east: float
    south: float
    north: float


@dataclass(frozen=True, slots=True)
class FigureValue:
    """A figure as shown at a place, with its band and what the last turns changed."""

    figure: str
    title: str
    shown: str
    band: str = ""
    moved: tuple[str, ...] = ()
    """Its change in the last turn and in the one before."""
    nothing: bool = False
    """Whether it prints as nought, which a map need not say."""


@dataclass(frozen=True, slots=True)
class ThingValue:
    """What the cursor may stand on: something with a name, words and figures."""

    id: str
    title: str
    about: str = ""
    label: str = ""
    source: str = ""
    figures: tuple[FigureValue, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceValue(ThingValue):
    """A place."""

    at: Degrees = (0.0, 0.0)
    kind: str = "city"
    rank: int = 0


@dataclass(frozen=True, slots=True)
class RouteValue(ThingValue):
    """A way between places."""

    kind: Literal["rail", "road", "sea", "river"] = "sea"
    points: tuple[Degrees, ...] = ()
    through: tuple[str, ...] = ()
    """The names of its places, corners left out."""
    moves: Literal[-1, 0, 1] = 0
    """Towards the last place, towards the first, or not at all."""


@dataclass(frozen=True, slots=True)
class LineValue(ThingValue):
    """A front: where it started, where it lies and where it would end."""

    start: tuple[Degrees, ...] = ()
    goal: tuple[Degrees, ...] = ()
    share: float = 0.0
    between: tuple[str, str] = ("", "")

    @property
    def now(self) -> tuple[Degrees, ...]:
        """Where it lies."""
        return tuple(
            (x + (to_x - x) * self.share, y + (to_y - y) * self.share)
            for (x, y), (to_x, to_y) in zip(self.start, self.goal, strict=True)
        )


@dataclass(frozen=True, slots=True)
class TintValue(ThingValue):
    """What lies over a part of the map."""

    look: Literal["ice", "snow", "mud", "rain"] = "ice"
    on: Literal["sea", "land"] = "sea"
    boxes: tuple[BoxValue, ...] = ()


@dataclass(frozen=True, slots=True)
class TheatreValue:
    """A part of the map that one key brings near."""

    id: str
    title: str
    box: BoxValue


@dataclass(frozen=True, slots=True)
class MapValue:
    """The map as of a sitting; only what appears is in it."""

    date: str
    window: BoxValue
    theatres: tuple[TheatreValue, ...] = ()
    places: tuple[PlaceValue, ...] = ()
    routes: tuple[RouteValue, ...] = ()
    lines: tuple[LineValue, ...] = ()
    tints: tuple[TintValue, ...] = ()
    opens: int = -1
    """Place of the theatre that is seen first; -1 is the whole."""

    @property
    def things(self) -> tuple[ThingValue, ...]:
        """Everything the cursor may stand on: fronts, ways, places."""
        return (*self.lines, *self.routes, *self.places)
