"""The map as of a sitting: the places, ways and fronts that appear, with their figures as shown."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Literal

from game.engine.looking import View
from game.report.map_values import (
    BoxValue,
    Degrees,
    FigureValue,
    LineValue,
    MapValue,
    PlaceValue,
    RouteValue,
    TheatreValue,
    TintValue,
)
from game.report.past import Past
from game.report.series import BELIEVED, band_at, band_text
from game.report.wording import amount, filled, number, spec_of, steps
from game.scenario.calendars import long_date
from game.scenario.mapping import Box, Line, Place, Route, Tint

TURNS = 2
"""How many turns back the change of a figure is told."""
TURN, HALF = 360, 180
"""Degrees all the way round, and half of it."""


def map_of(past: Past) -> MapValue | None:
    """The map of the scenario as it stands now; nothing where it has none."""
    scenario = past.ruleset.scenario
    window = scenario.window
    if window is None:
        return None
    whole = _box(window, window.west + (window.east - window.west) % TURN / 2)
    drawing = _Drawing(past, whole)
    theatres = tuple(
        TheatreValue(id, theatre.title, _box(theatre, drawing.middle))
        for id, theatre in window.theatres.items()
    )
    return MapValue(
        long_date(past.ruleset.ticks.sitting_day(past.now)),
        drawing.window,
        theatres,
        places=tuple(drawing.places()),
        routes=tuple(drawing.routes()),
        lines=tuple(drawing.lines()),
        tints=tuple(drawing.tints()),
        opens=list(window.theatres).index(window.opens) if window.opens else -1,
    )


def _near(longitude: float, other: float) -> float:
    """A longitude on the side of the date line that is nearer to another."""
    return other + (longitude - other + HALF) % TURN - HALF


def _box(box: Box, middle: float) -> BoxValue:
    """A box on the side of the date line where its own middle is nearer to that of the map."""
    half = ((box.east - box.west) % TURN or TURN) / 2
    at = _near(box.west + half, middle)
    return BoxValue(at - half, at + half, box.south, box.north)


class _Drawing:
    """One map being made: the game so far, and the window everything is placed in."""

    def __init__(self, past: Past, window: BoxValue) -> None:
        self.past, self.window = past, window
        self.middle = (window.west + window.east) / 2
        self.view: View = past.view(past.now)
        self.scenario = past.ruleset.scenario

    def places(self) -> Iterator[PlaceValue]:
        """The places that appear."""
        for id, place in self.scenario.places.items():
            if place.kind != "bend" and self._appears("place", id):
                words = self._words(id, place)
                yield PlaceValue(*words, at=self._at(id), kind=place.kind, rank=place.rank)

    def routes(self) -> Iterator[RouteValue]:
        """The ways that appear, and which way they carry."""
        for id, route in self.scenario.routes.items():
            if self._appears("route", id):
                yield RouteValue(
                    *self._words(id, route),
                    kind=route.kind,
                    points=self._line(route.through),
                    through=tuple(self._names(route.through)),
                    moves=_sign(self.view[f"route:{id}:moves"]),
                )

    def lines(self) -> Iterator[LineValue]:
        """The fronts that appear, as far as they have come."""
        for id, line in self.scenario.lines.items():
            if self._appears("line", id):
                ends = tuple(" and ".join(self._ends(places)) for places in (line.start, line.goal))
                yield LineValue(
                    *self._words(id, line),
                    start=self._line(line.start),
                    goal=self._line(line.goal),
                    share=min(max(self.view[f"line:{id}:share"], 0.0), 1.0),
                    between=(ends[0], ends[1]),
                )

    def tints(self) -> Iterator[TintValue]:
        """What lies over the map."""
        for id, tint in self.scenario.tints.items():
            if self._appears("tint", id):
                boxes = tuple(_box(box, self.middle) for box in tint.boxes)
                yield TintValue(*self._words(id, tint), look=tint.look, on=tint.on, boxes=boxes)

    def _appears(self, kind: str, id: str) -> bool:
        look = f"{kind}:{id}:appears"
        return look not in self.view.ruleset.looks or bool(self.view[look])

    def _at(self, id: str) -> Degrees:
        place = self.scenario.places[id]
        return _near(place.longitude, self.middle), place.latitude

    def _line(self, through: tuple[str, ...]) -> tuple[Degrees, ...]:
        """Places in a row, each on the side of the date line that is nearer to the one before."""
        points: list[Degrees] = []
        for x, y in map(self._at, through):
            points.append((_near(x, points[-1][0] if points else self.middle), y))
        return tuple(points)

    def _names(self, through: tuple[str, ...]) -> Iterator[str]:
        places = self.scenario.places
        yield from (places[id].title for id in through if places[id].kind != "bend")

    def _ends(self, row: tuple[str, ...]) -> Iterator[str]:
        """The names of the first and the last of a row of places."""
        yield from dict.fromkeys(self.scenario.places[id].title for id in (row[0], row[-1]))

    def _words(
        self, id: str, thing: Place | Route | Line | Tint
    ) -> tuple[str, str, str, str, str, tuple[FigureValue, ...]]:
        """Id, title, meaning, label, source and figures of a thing."""
        about = filled(thing.about, self.view) if thing.about else ""
        named = () if isinstance(thing, Tint) else thing.figures
        figures = tuple(self._figure(figure) for figure in named)
        return id, thing.title, about, thing.label or "", thing.source or "", figures

    def _figure(self, figure: str) -> FigureValue:
        spec = spec_of(self.past.ruleset, figure)
        value = self.view.figure(figure)
        words = (figure, spec.title, amount(spec, value), self._band(figure), tuple(self._moved(figure)))
        return FigureValue(*words, nothing=not spec.is_day and steps(value / spec.size, spec.shown) == 0)

    def _band(self, figure: str) -> str:
        """The band of what is believed; what is open has none."""
        band = band_at(self.past, figure, self.past.now) if figure.startswith(BELIEVED) else None
        return band_text(spec_of(self.past.ruleset, figure), band) if band else ""

    def _moved(self, figure: str) -> Iterator[str]:
        """What the last turns changed, the latest first, as differences of printed figures."""
        spec = spec_of(self.past.ruleset, figure)
        if spec.is_day:
            return
        sat = [tick for tick in self.past.sittings if tick < self.past.now][-TURNS:]
        values = [self.past.view(tick).figure(figure) / spec.size for tick in (*sat, self.past.now)]
        printed = [steps(value, spec.shown) for value in values]
        for before, after in reversed(list(pairwise(printed))):
            yield number((after - before) * spec.shown, spec.shown, signed=True)


def _sign(value: float) -> Literal[-1, 0, 1]:
    return 0 if value == 0 else 1 if value > 0 else -1
