"""The kinds of a map, as a scenario file may write them: places, and what runs and lies between them.

They stand apart because a map is the one page that knows where a thing is.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from game.scenario.fields import Cited, Formula, Id, Model, Prose, Title

PlaceKind = Literal["city", "port", "base", "junction", "field", "bend"]
Look = Literal["ice", "snow", "mud", "rain"]


class Box(Model):
    """A part of the world in degrees, from `west` eastward, over the date line where `east` is smaller."""

    west: float = Field(ge=-180, le=180)
    east: float = Field(ge=-180, le=180)
    north: float = Field(ge=-90, le=90)
    south: float = Field(ge=-90, le=90)


class Theatre(Box):
    """A part of the window that one key brings near."""

    title: Title


class Window(Box):
    """The part of the world the map shows."""

    theatres: dict[Id, Theatre] = Field(default_factory=dict)
    opens: Id | None = None
    """The part of it that is seen first; the whole where none is named."""


class Place(Cited):
    """A point of the map."""

    title: Title
    latitude: float = Field(ge=-90, le=90)
    longitude: float = Field(ge=-180, le=180)
    kind: PlaceKind
    """A `bend` is a corner of routes and lines and is not drawn itself."""
    figures: tuple[Id, ...] = ()
    """What is counted there, the first printed beside its name."""
    rank: int = 0
    """Whose name gives way where two would touch: the higher."""
    appears: Formula = "true"
    about: Prose | None = None


class Route(Cited):
    """A way between places, and what moves along it."""

    title: Title
    kind: Literal["rail", "road", "sea", "river"]
    through: tuple[Id, ...] = Field(min_length=2)
    figures: tuple[Id, ...] = ()
    moves: Formula = "0"
    """Above nothing from the first place to the last, below it back, at nothing not at all."""
    appears: Formula = "true"
    about: Prose | None = None


class Line(Cited):
    """Where a front lies: between a row of places where it starts and one where it would end."""

    title: Title
    start: tuple[Id, ...] = Field(min_length=1)
    goal: tuple[Id, ...] = Field(min_length=1)
    share: Formula
    """How far it has come, 0 at `start` and 1 at `goal`."""
    figures: tuple[Id, ...] = ()
    appears: Formula = "true"
    about: Prose | None = None


class Tint(Cited):
    """What lies over a part of the map in a season or while something is so."""

    title: Title
    look: Look
    on: Literal["sea", "land"]
    boxes: tuple[Box, ...] = Field(min_length=1)
    appears: Formula = "true"
    about: Prose | None = None
