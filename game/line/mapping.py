"""The map in words: what lies on the fronts, what goes along the ways, what is counted where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from game.line.desk import Game
from game.line.page import sentence
from game.report.values import FigureValue, LineValue, MapValue, PlaceValue, RouteValue, ThingValue

TURNS = ("last turn", "the turn before")


def tell_map(game: Game, name: str) -> None:
    """The whole map, or one thing of it with what it means."""
    value = game.session.map_now()
    if value is None:
        game.say("This scenario has no map.")
    elif name:
        _one(game, value, name)
    else:
        _whole(game, value)


def _one(game: Game, value: MapValue, name: str) -> None:
    wanted = name.casefold()
    things = {thing.id: thing for thing in value.things}
    exact = [thing for thing in things.values() if wanted in {thing.id, thing.title.casefold()}]
    meant = exact[:1] or [thing for thing in things.values() if wanted in thing.title.casefold()]
    if not meant:
        game.say(f"Nothing on the map is called “{name}”. There are: {_listed(things.values())}.")
    for thing in meant:
        game.page.heading(sentence(_said(thing)))
        game.page.lines((sentence(_figure(figure)) for figure in thing.figures), 2)
        if thing.about:
            game.page.line(sentence(thing.about), 2)
        if thing.source:
            game.page.line(sentence(f"{thing.label}: {thing.source}"), 2)


def _whole(game: Game, value: MapValue) -> None:
    page = game.page
    page.heading(f"The map, {value.date}.")
    page.lines((sentence(f"{tint.title} on the {tint.on}") for tint in value.tints), 2)
    rivers = [route for route in value.routes if route.kind == "river"]
    ways = [route for route in value.routes if route not in rivers]
    for title, things in (("Fronts", value.lines), ("Ways", ways)):
        if things:
            page.heading(title)
            page.lines((sentence(_told(thing)) for thing in things), 2)
    if rivers:
        page.line(f"Rivers: {_listed(rivers)}.", 2, 2)
    page.heading("Places")
    page.lines((sentence(_told(place)) for place in value.places if place.figures), 2)
    page.line(f"Others: {_listed(place for place in value.places if not place.figures)}.", 2, 2)


def _listed(things: Iterable[ThingValue]) -> str:
    return ", ".join(thing.title for thing in things)


def _told(thing: ThingValue) -> str:
    """A thing and all its figures in one sentence."""
    return "; ".join((_said(thing), *map(_figure, thing.figures)))


def _said(thing: ThingValue) -> str:
    """What a thing is and where it lies."""
    if isinstance(thing, LineValue):
        return f"{thing.title}, {100 * thing.share:.0f} of 100 from {thing.between[0]} to {thing.between[1]}"
    if isinstance(thing, RouteValue):
        return ", ".join((thing.title, *_way(thing)))
    return (
        f"{thing.title}, {thing.kind}, {_position(thing)}" if isinstance(thing, PlaceValue) else thing.title
    )


def _way(route: RouteValue) -> Iterator[str]:
    yield route.kind
    if route.kind == "river":
        return
    ends = (route.through[0], route.through[-1]) if route.through else ("", "")
    if ends[0] != ends[1]:
        yield f"{ends[0]} to {ends[1]}"
    towards = {1: f"moving towards {ends[1]}", -1: f"moving towards {ends[0]}", 0: ""}[route.moves]
    if ends[0] != ends[1]:
        yield towards or "nothing moves"
    else:
        yield "moving" if route.moves else "nothing moves"


def _position(place: PlaceValue) -> str:
    x, y = (place.at[0] + 180) % 360 - 180, place.at[1]
    return f"{abs(y):.1f} {'N' if y >= 0 else 'S'} {abs(x):.1f} {'E' if x >= 0 else 'W'}"


def _figure(figure: FigureValue) -> str:
    """A figure with its band and what the last turns changed."""
    band = f", 80 %: {figure.band}" if figure.band else ""
    moved = "".join(f", {turn} {change}" for turn, change in zip(TURNS, figure.moved, strict=False))
    return f"{figure.title}: {figure.shown}{band}{moved}"
