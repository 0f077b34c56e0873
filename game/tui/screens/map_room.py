"""The map as a page of the game: the picture, what the cursor stands on, and why its figures are so."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal

from game.actions import Place
from game.report.values import MapValue, ThingValue
from game.tui.games import Book
from game.tui.keys import bindings_of
from game.tui.messages import Opened, Picked, Pointed
from game.tui.screens.asking import Choose, then
from game.tui.screens.chart import ask_chart
from game.tui.screens.reading import masthead
from game.tui.screens.room import Room
from game.tui.screens.why import ask_why
from game.tui.widgets.map_ground import manner_of
from game.tui.widgets.map_rows import OPEN, caption_rows, fact_rows, legend_rows, part_rows
from game.tui.widgets.map_view import NEARER, PAN, MapView
from game.tui.widgets.page import Still
from game.tui.widgets.rows import Rows, row

if TYPE_CHECKING:
    from game.tui.looking import Looking

NO_MAP = "This scenario has no map."
UNCOUNTED = "Nothing is counted there."
PART = "part:"


class MapRoom(Room):
    """The map as of a sitting."""

    PLACE: ClassVar[Place] = "map"
    AUTO_FOCUS: ClassVar[str | None] = "#none"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("map")]

    def __init__(self, value: MapValue, book: Book) -> None:
        super().__init__()
        self.value, self.book = value, book
        self.map = MapView(value)
        self.hovered = ""
        self._told = ("", "")

    def body(self) -> ComposeResult:
        """The named parts over the map, and beside or below it what the cursor stands on."""
        yield masthead("Map", self.value.date)
        yield Still("parts", lambda width: part_rows(self.value, self.map.theatre, width))
        with Horizontal(id="sea"):
            yield self.map
            yield Still("facts", self._facts)
        yield Still("caption", lambda width: caption_rows(self._thing(), width - 2))

    def on_mount(self) -> None:
        """The cursor stands on the first thing that has something to say."""
        self.look_again()
        told = [thing.id for thing in self.value.things if thing.figures]
        if told:
            self.map.put_cursor(told[0], follow=False)
        self.refresh_keys()

    def look_again(self) -> None:
        """Draw as the terminal can show it now."""
        face = cast("Looking", self.app).face
        self.map.draw_in(manner_of(face.depth, unicode=face.unicode), face.depth)

    def _thing(self) -> ThingValue | None:
        """What is told of: the thing under the mouse, else the one under the cursor."""
        return self.map.things.get(self.hovered or self.map.cursor)

    def _facts(self, width: int) -> Rows:
        """The thing and the signs, at least as high as the page, so that no thing lays the page out anew."""
        wide, high = width - 2, self.map.size.height
        rows = [*fact_rows(self._thing(), wide), *legend_rows(self.value, self.map.manner, wide)]
        return [*rows, *[row("")] * (high - len(rows))]

    def _tell(self) -> None:
        """Say what the cursor or the mouse stands on, in the same frame as the map moves."""
        self._told = (self.hovered, self.map.cursor)
        for page in self.query(Still):
            if page.id in {"facts", "caption", "parts"}:
                page.redraw()
        self.refresh_keys()

    @on(Pointed)
    def _pointed(self, message: Pointed) -> None:
        message.stop()
        self.hovered = message.thing if message.hover else ""
        if self._told != (self.hovered, self.map.cursor):
            self._tell()

    @on(Opened)
    def _opened(self, message: Opened) -> None:
        message.stop()
        self.do_open_thing()

    @on(Picked)
    def _picked(self, message: Picked) -> None:
        message.stop()
        if message.target == OPEN:
            self.do_open_thing()
        elif message.target.startswith(PART):
            self._look_at(int(message.target.removeprefix(PART)))
        else:
            self._why(message.target)

    def _why(self, figure: str) -> None:
        ask_why(self.app, self.book, figure)

    def _look_at(self, theatre: int) -> None:
        self.map.look_at(theatre)
        self._tell()

    def offered(self, action: str) -> bool:
        """Keys that would do nothing here are left off the bar."""
        return super().offered(action) and not (action == "open_thing" and self.why_not(action))

    def why_not(self, action: str) -> str:
        """Why a key does nothing here, in a line."""
        thing = self.map.things.get(self.map.cursor)
        return UNCOUNTED if action == "open_thing" and not (thing and thing.figures) else ""

    def term(self) -> tuple[str, str]:
        """What the thing under the cursor is."""
        thing = self._thing()
        if thing is None or not thing.about:
            return "", ""
        cited = f"{thing.label}: {thing.source}" if thing.source else ""
        return thing.title, "\n\n".join(part for part in (thing.about, cited) if part)

    def do_open_thing(self) -> None:
        """Why its figure is what it is; of several, which."""
        thing = self.map.things.get(self.map.cursor)
        figures = thing.figures if thing is not None else ()
        if len(figures) == 1:
            self._why(figures[0].figure)
        elif figures and thing is not None:
            lines = tuple((each.figure, f"{each.title}: {each.shown}", each.band) for each in figures)
            self.app.push_screen(Choose(f"{thing.title}: why which figure?", lines), then(self._why))

    def do_why(self) -> None:
        """The same; without a figure under the cursor, which of all."""
        if self.why_not("open_thing"):
            self._why("")
        else:
            self.do_open_thing()

    def do_chart(self) -> None:
        """The line over the turns of the first figure under the cursor; without one, of any."""
        thing = self.map.things.get(self.map.cursor)
        figure = thing.figures[0].figure if thing is not None and thing.figures else ""
        ask_chart(self.app, self.book, figure)

    def do_nearer(self) -> None:
        """Nearer."""
        self.map.zoom(NEARER)

    def do_further(self) -> None:
        """Further away."""
        self.map.zoom(1 / NEARER)

    def do_theatre(self) -> None:
        """The next named part, then the whole."""
        count = len(self.value.theatres)
        self._look_at(self.map.theatre + 1 if self.map.theatre + 1 < count else -1)

    def do_whole(self) -> None:
        """The whole window."""
        self._look_at(-1)

    def _move(self, by: Callable[[], None]) -> None:
        self.hovered = ""
        by()
        self._tell()

    def do_next_thing(self) -> None:
        """The next thing."""
        self._move(lambda: self.map.step(1))

    def do_thing_before(self) -> None:
        """The thing before."""
        self._move(lambda: self.map.step(-1))

    def do_go_west(self) -> None:
        """The nearest thing to the left."""
        self._move(lambda: self.map.go(-1, 0))

    def do_go_east(self) -> None:
        """The nearest thing to the right."""
        self._move(lambda: self.map.go(1, 0))

    def do_go_north(self) -> None:
        """The nearest thing above."""
        self._move(lambda: self.map.go(0, -1))

    def do_go_south(self) -> None:
        """The nearest thing below."""
        self._move(lambda: self.map.go(0, 1))

    def do_read_on(self) -> None:
        """The rest of what is told beside the map."""
        self.query_one("#facts", Still).scroll_page_down(animate=False)

    def do_read_back(self) -> None:
        """Its beginning."""
        self.query_one("#facts", Still).scroll_page_up(animate=False)

    def do_pan_west(self) -> None:
        """The map moves."""
        self.map.pan(-PAN * self.map.size.width, 0)

    def do_pan_east(self) -> None:
        """The map moves."""
        self.map.pan(PAN * self.map.size.width, 0)

    def do_pan_north(self) -> None:
        """The map moves."""
        self.map.pan(0, -PAN * self.map.size.height)

    def do_pan_south(self) -> None:
        """The map moves."""
        self.map.pan(0, PAN * self.map.size.height)
