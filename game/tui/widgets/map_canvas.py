"""A map on the screen: cells drawn by lines, and only the lines that changed are painted again."""

from __future__ import annotations

from itertools import groupby

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from game.report.values import MapValue, ThingValue
from game.tui.widgets.canvas import Picture
from game.tui.widgets.map_ground import Manner, ground
from game.tui.widgets.map_inks import MapInks
from game.tui.widgets.map_layers import Drawing, draw
from game.tui.widgets.projection import Frame, fitted, resized

REACH = 1
"""Cells around the mouse in which a thing is found."""


class MapCanvas(Widget):
    """A map as large as its box, drawn in one of three manners."""

    ALLOW_SELECT = False

    def __init__(self, value: MapValue, manner: Manner = "blocks", depth: str = "truecolor") -> None:
        super().__init__(id="map")
        self.value, self.manner, self.depth = value, manner, depth
        self.cursor = ""
        self.theatre = value.opens
        """Which part of the window is near; -1 is the whole."""
        self._frame: Frame | None = None
        self._whole = True
        """Whether the part that was asked for is shown whole; false once the picture was moved."""
        self._ground: Picture | None = None
        self._drawing: Drawing | None = None
        self._strips: list[Strip] = []
        self._inks: MapInks | None = None

    @property
    def things(self) -> dict[str, ThingValue]:
        """What the cursor may stand on, by id."""
        return {thing.id: thing for thing in self.value.things}

    @property
    def frame(self) -> Frame:
        """The part of the world that is shown."""
        if self._frame is None or (self._frame.columns, self._frame.rows) != self._box():
            self._frame = (
                self._fit() if self._frame is None or self._whole else resized(self._frame, *self._box())
            )
        return self._frame

    @frame.setter
    def frame(self, frame: Frame) -> None:
        self._frame, self._whole = frame, False

    def _box(self) -> tuple[int, int]:
        return max(self.size.width, 1), max(self.size.height, 1)

    def _fit(self) -> Frame:
        box = self.value.theatres[self.theatre].box if self.theatre >= 0 else self.value.window
        return fitted(self.value.window, box, *self._box())

    def look_at(self, theatre: int) -> None:
        """Bring a part of the window near, or the whole of it."""
        self.theatre, self._whole = theatre, True
        self._frame = self._fit()
        self.redraw(anew=True)

    def draw_in(self, manner: Manner, depth: str) -> None:
        """Draw in another manner from now on."""
        self.manner, self.depth, self._inks = manner, depth, None
        self.redraw(anew=True)

    def show_value(self, value: MapValue) -> None:
        """Another sitting, seen from the same height."""
        self.value = value
        if self.cursor not in self.things:
            self.cursor = ""
        self.redraw(anew=True)

    def on_resize(self) -> None:
        """Another size shows the same part of the world."""
        self.redraw(anew=True)

    def notify_style_update(self) -> None:
        """Another theme: the colours are mixed anew."""
        super().notify_style_update()
        self._inks = None
        self._strips = []

    def redraw(self, *, anew: bool = False) -> None:
        """Draw again, and paint the lines that changed; `anew` where the ground moved."""
        if not self.size.width or not self.size.height:
            return
        if anew or self._ground is None:
            self._ground = ground(self.frame, self.manner, self.value.tints)
        before = self._drawing
        self._drawing = draw(self._ground, self.frame, self.value, self.cursor, self.manner)
        picture = self._drawing.picture
        if anew or before is None or len(before.picture) != len(picture) or len(self._strips) != len(picture):
            self._strips = []
            self.refresh()
            return
        for y, line in enumerate(picture):
            if line != before.picture[y]:
                self._strips[y] = self._strip(y)
                self.refresh(Region(0, y, self.size.width, 1))

    def _strip(self, y: int) -> Strip:
        """One line as runs of one look."""
        if self._inks is None:
            self._inks = MapInks(self.app.theme_variables, self.depth)
        look, drawing = self._inks.look, self._drawing
        cells = drawing.picture[y] if drawing is not None else []
        runs = groupby(cells, key=lambda cell: (cell.ink, cell.ground))
        segments = [Segment("".join(cell.sign for cell in run), look(*key)) for key, run in runs]
        return Strip(segments, len(cells))

    def render_line(self, y: int) -> Strip:
        """One line of the picture."""
        if self._drawing is None or len(self._drawing.picture) != self.size.height:
            self.redraw(anew=True)
        if self._drawing is None or y >= len(self._drawing.picture):
            return Strip.blank(self.size.width)
        if len(self._strips) != len(self._drawing.picture):
            self._strips = [self._strip(line) for line in range(len(self._drawing.picture))]
        return self._strips[y]

    def thing_at(self, x: int, y: int) -> str:
        """The thing that a cell shows, or one beside it."""
        owners = self._drawing.owners if self._drawing is not None else {}
        near = sorted((abs(dx) + abs(dy), dx, dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1))
        found = (owners.get((x + dx, y + dy)) for distance, dx, dy in near if distance <= REACH)
        return next((each for each in found if each), "")
