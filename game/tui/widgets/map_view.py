"""A map with a cursor that goes from thing to thing; it zooms and pans, by keys or the mouse."""

from __future__ import annotations

from textual import events

from game.report.values import LineValue, MapValue, PlaceValue, RouteValue, ThingValue
from game.tui.messages import Opened, Pointed
from game.tui.widgets.canvas import along
from game.tui.widgets.map_canvas import MapCanvas
from game.tui.widgets.map_ground import Manner
from game.tui.widgets.projection import panned, zoomed

NEARER = 1.5
PAN = 0.2
"""Share of the picture that one step to the side moves it by."""
SIDEWAYS = 2.5
"""How much more a thing to the side costs than one straight ahead, when the cursor looks for the next."""


class MapView(MapCanvas):
    """A map that can be gone about on."""

    def __init__(self, value: MapValue, manner: Manner = "blocks", depth: str = "truecolor") -> None:
        super().__init__(value, manner, depth)
        self._held: tuple[int, int] | None = None
        self._pulled = False

    def put_cursor(self, thing: str, *, follow: bool = True) -> None:
        """Stand on a thing, bring it into the picture and say so."""
        if thing == self.cursor:
            return
        self.cursor = thing
        moved = follow and thing in self.things and self._follow(self.things[thing])
        self.redraw(anew=moved)
        self.post_message(Pointed(thing, hover=False))

    def _follow(self, thing: ThingValue) -> bool:
        """Move the picture if a thing lies outside it."""
        at = place_of(thing)
        if self.frame.shows(*at):
            return False
        x, y = self.frame.cell(*at)
        middle = (x - self.frame.columns / 2, y - self.frame.rows / 2)
        self.frame = panned(self.frame, self.value.window, *middle)
        return True

    def zoom(self, nearer: float, about: tuple[float, float] | None = None) -> None:
        """Nearer or further, about a point or the thing under the cursor."""
        thing = self.things.get(self.cursor)
        at = about or (place_of(thing) if thing is not None else (self.frame.x, self.frame.y))
        self.frame = zoomed(self.frame, self.value.window, nearer, at)
        self.redraw(anew=True)

    def pan(self, columns: float, rows: float) -> None:
        """Move the picture by cells."""
        self.frame = panned(self.frame, self.value.window, columns, rows)
        self.redraw(anew=True)

    def step(self, by: int) -> None:
        """To the next thing, or the one before, in the order they are told."""
        ids = list(self.things)
        if ids:
            at = ids.index(self.cursor) + by if self.cursor in ids else 0 if by > 0 else -1
            self.put_cursor(ids[at % len(ids)])

    def go(self, across: int, down: int) -> None:
        """To the nearest place in a direction; without one the picture moves."""
        here = self._here()
        found: list[tuple[float, str]] = []
        for thing in self.value.things:
            x, y = self.frame.cell(*place_of(thing))
            dx, dy = x - here[0], 2 * (y - here[1])
            ahead, aside = dx * across + dy * down, abs(dx * down) + abs(dy * across)
            if thing.id != self.cursor and ahead > aside / SIDEWAYS and ahead > 0:
                found.append((ahead + SIDEWAYS * aside, thing.id))
        if found:
            self.put_cursor(min(found)[1])
        else:
            self.pan(across * self.frame.columns * PAN, down * self.frame.rows * PAN)

    def _here(self) -> tuple[float, float]:
        thing = self.things.get(self.cursor)
        if thing is not None:
            return self.frame.cell(*place_of(thing))
        return self.frame.columns / 2, self.frame.rows / 2

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Say what lies under the mouse; with a button held the picture moves along."""
        if self._held is not None and event.button:
            self.pan(self._held[0] - event.x, self._held[1] - event.y)
            self._held, self._pulled = (event.x, event.y), True
            return
        self.post_message(Pointed(self.thing_at(event.x, event.y), hover=True))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """The picture may be pulled along."""
        self._held, self._pulled = (event.x, event.y), False

    def on_mouse_up(self) -> None:
        """The picture is let go."""
        self._held = None

    def on_leave(self) -> None:
        """The mouse has gone; the cursor's thing is told again."""
        self._held = None
        self.post_message(Pointed("", hover=True))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Nearer, about the mouse."""
        event.stop()
        self.zoom(NEARER, self.frame.degrees(event.x, event.y))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Further away."""
        event.stop()
        self.zoom(1 / NEARER, self.frame.degrees(event.x, event.y))

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor; a second on the same thing opens it."""
        thing = self.thing_at(event.x, event.y)
        if not thing or self._pulled:
            return
        event.stop()
        if thing == self.cursor:
            self.post_message(Opened(thing))
        self.put_cursor(thing, follow=False)


def place_of(thing: ThingValue) -> tuple[float, float]:
    """Where on the map a thing is looked for: a place at itself, a way or a front at its middle."""
    if isinstance(thing, RouteValue):
        return along(thing.points, 0.5)[0]
    if isinstance(thing, LineValue):
        return along(thing.now, 0.5)[0]
    return thing.at if isinstance(thing, PlaceValue) else (0.0, 0.0)
