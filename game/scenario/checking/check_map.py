"""What the kinds of the map point at, and whether what they say can be drawn.

Codes: R001 there is no such thing, R002 it does not fit, R003 something that must be given is not, V005 what
would never be drawn.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.scenario.checking.audit import Audit
from game.scenario.checking.check_seeing import shown_figures
from game.scenario.checking.world import Path
from game.scenario.mapping import Box, Place
from game.scenario.problems import quoted

DRAWN = ("places", "routes", "lines", "tints")
WINDOW = "`window: {west: ..., east: ..., north: ..., south: ...}`"


def check_map(audit: Audit) -> None:
    """Check everything that is drawn on the map."""
    _check_boxes(audit)
    for at, figure in shown_figures(audit):
        if at[0] in DRAWN:
            audit.known(figure, audit.world.names, at, "figure")
    for at, place in _stops(audit):
        audit.known(place, audit.scenario.places, at, "place")
    for id, line in audit.scenario.lines.items():
        if len(line.start) != len(line.goal):
            message = f"{quoted(id)} starts at {len(line.start)} places and ends at {len(line.goal)}"
            audit.error("R002", ("lines", id, "goal"), message, "a line goes from each place to its fellow")
    _check_places(audit)


def _check_boxes(audit: Audit) -> None:
    """A map has a window, and neither it nor a part of it is empty."""
    for at, box in _boxes(audit):
        if box.south >= box.north or box.west == box.east:
            message = f"{'the map' if at == ('window',) else 'this part of it'} is empty"
            audit.error_at_key("R002", at, message, "`south` lies below `north`, `west` is not `east`")
    window = audit.scenario.window
    if window is not None and window.opens is not None:
        audit.known(window.opens, window.theatres, ("window", "opens"), "theatre")
    if window is None:
        for kind in (kind for kind in DRAWN if getattr(audit.scenario, kind)):
            message = f"there are {kind}, but no map to draw them on"
            audit.error_at_key("R003", (kind,), message, WINDOW)


def _boxes(audit: Audit) -> Iterator[tuple[Path, Box]]:
    window = audit.scenario.window
    if window is not None:
        yield ("window",), window
        yield from ((("window", "theatres", id), theatre) for id, theatre in window.theatres.items())
    for id, tint in audit.scenario.tints.items():
        yield from ((("tints", id, "boxes", position), box) for position, box in enumerate(tint.boxes))


def _stops(audit: Audit) -> Iterator[tuple[Path, str]]:
    for id, route in audit.scenario.routes.items():
        yield from ((("routes", id, "through", at), place) for at, place in enumerate(route.through))
    for id, line in audit.scenario.lines.items():
        yield from ((("lines", id, "start", at), place) for at, place in enumerate(line.start))
        yield from ((("lines", id, "goal", at), place) for at, place in enumerate(line.goal))


def _check_places(audit: Audit) -> None:
    """Doubt a place beyond the window and a corner of nothing."""
    passed = {place for _, place in _stops(audit)}
    window = audit.scenario.window
    for id, place in audit.scenario.places.items():
        at: Path = ("places", id)
        if place.kind == "bend":
            if id not in passed:
                audit.warn_at_key("V005", at, f"nothing passes the bend {quoted(id)}")
            if place.figures:
                audit.error("R002", (*at, "figures"), "a bend is not drawn and shows no figure")
        elif window is not None and not within(window, place):
            audit.warn_at_key("V005", at, f"{quoted(id)} lies outside the window")


def within(box: Box, place: Place) -> bool:
    """Whether a place lies in a box."""
    east = box.east if box.east > box.west else box.east + 360
    beyond = place.longitude if place.longitude >= box.west else place.longitude + 360
    return box.south <= place.latitude <= box.north and beyond <= east
