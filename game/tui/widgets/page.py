"""A page of rows with a cursor: the one widget that draws text, by lines, for every other to build on."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from game.tui.keys import bindings_of
from game.tui.messages import CursorMoved, Picked
from game.tui.widgets.inks import SHEET, Palette
from game.tui.widgets.rows import Row, Rows, width_of

# On paper the cursor tints only the line that says what Enter does; the sentence keeps its ink.
ON_SHEET = {"sheetmark": "sheetcursor"}


class Page(ScrollView, can_focus=True):
    """Rows laid out anew for each width; up and down move among their targets, Enter and a click pick one."""

    ALLOW_SELECT = False
    GROUND: ClassVar[str] = "ground"
    """The colour of the theme that the page lies on."""
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("page")]

    def __init__(self, page: str, layout: Callable[[int], Rows] | None = None) -> None:
        super().__init__(id=page)
        self._lay = layout
        self._rows: Rows = []
        self._laid_for = -1
        self._palette: Palette | None = None
        self.cursor = ""

    def rows(self, width: int) -> Rows:
        """What stands on the page at this width; widgets that know their values override it."""
        return self._lay(width) if self._lay else []

    def show(self, layout: Callable[[int], Rows]) -> None:
        """Put other rows on the page."""
        self._lay = layout
        self.redraw()

    def redraw(self) -> None:
        """Lay the rows out again and keep the cursor where its target still is."""
        self._laid_for, before = -1, len(self._rows)
        grown = len(self._lay_out()) != before
        height = self.styles.height
        self.refresh(layout=grown and height is not None and height.is_auto)

    def _lay_out(self) -> Rows:
        """The rows at this width; a page that is not shown has none, and is laid out when it is."""
        width = self.scrollable_content_region.width or self.size.width
        if width and width != self._laid_for:
            self._laid_for = width
            self._rows = self.rows(width)
            self.virtual_size = Size(width, len(self._rows))
            if self.cursor not in self.targets:
                self.cursor = self.targets[0] if self.targets else ""
        return self._rows

    @property
    def targets(self) -> tuple[str, ...]:
        """Where the cursor can halt, from top to bottom."""
        found = {span.target: None for line in self._rows for span in line if span.target and span.stop}
        return tuple(found)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as there are rows, for a page that is as high as its text."""
        return len(self.rows(width))

    def on_resize(self, event: events.Resize) -> None:
        """Another width is another layout."""
        self._lay_out()
        self.refresh()

    def notify_style_update(self) -> None:
        """Another theme: the styles are asked for anew."""
        super().notify_style_update()
        self._palette = None

    def render_line(self, y: int) -> Strip:
        """One line, at its place in the rows."""
        rows = self._lay_out()
        place = y + self.scroll_offset.y
        width = self.size.width
        if place >= len(rows):
            return Strip.blank(width, self._style("text"))
        line = rows[place]
        segments = [Segment(span.text, self._look(span.role, span.target)) for span in line]
        strip = Strip(segments, width_of(line))
        return strip.adjust_cell_length(width, self._look("text", _whole(line)))

    def _look(self, role: str, target: str) -> Style:
        here = bool(target) and self.has_focus and target == self.cursor
        if here and role in SHEET:
            return self._style(ON_SHEET.get(role, role))
        return self._style(role, cursor=here)

    def _style(self, role: str, *, cursor: bool = False) -> Style:
        if self._palette is None:
            self._palette = Palette(self.app.theme_variables, self.GROUND)
        return self._palette.look(role, cursor=cursor)

    def on_focus(self) -> None:
        """Say where the cursor is as soon as the keys come here."""
        self._lay_out()
        self.refresh()
        self.post_message(CursorMoved(self.id or "", self.cursor))

    def on_blur(self) -> None:
        """The cursor is shown only where the keys go."""
        self.refresh()

    def put_cursor(self, target: str) -> None:
        """Move the cursor, bring it into view and say so."""
        if target == self.cursor:
            return
        self.cursor = target
        places = self.places_of(target)
        if places:
            region = Region(0, places[0], 1, places[-1] - places[0] + 1)
            self.scroll_to_region(region, animate=False, force=True)
        self.refresh()
        self.post_message(CursorMoved(self.id or "", target))

    def places_of(self, target: str) -> list[int]:
        """The lines that a target takes."""
        return [place for place, line in enumerate(self._rows) if any(span.target == target for span in line)]

    def action_perform(self, action: str) -> None:
        """Do one of the actions every page has."""
        getattr(self, f"do_{action}")()

    def do_pick(self) -> None:
        """Choose what stands under the cursor."""
        self.post_message(Picked(self.id or "", self.cursor))

    def do_up(self) -> None:
        """To the target above, or a line up."""
        self._move(-1)

    def do_down(self) -> None:
        """To the target below, or a line down."""
        self._move(1)

    def _move(self, by: int) -> None:
        """The next target where it is in sight; else the text moves, so that nothing is passed unread."""
        targets = self.targets
        at = targets.index(self.cursor) + by if self.cursor in targets else 0
        top, height = round(self.scroll_offset.y), self.size.height
        if 0 <= at < len(targets):
            places = self.places_of(targets[at])
            if top - 1 <= places[0] <= top + height or not self.allow_vertical_scroll:
                self.put_cursor(targets[at])
                return
        self.scroll_relative(y=by, animate=False)

    def do_page_up(self) -> None:
        """A page up."""
        self.scroll_page_up(animate=False)

    def do_page_down(self) -> None:
        """A page down."""
        self.scroll_page_down(animate=False)

    def do_top(self) -> None:
        """The first line."""
        self.scroll_home(animate=False)

    def do_bottom(self) -> None:
        """The last line."""
        self.scroll_end(animate=False)

    def do_next_pane(self) -> None:
        """The keys go to the next page of the screen."""
        self.screen.focus_next()

    def do_previous_pane(self) -> None:
        """The keys go to the page before."""
        self.screen.focus_previous()

    def target_at(self, x: int, y: int) -> tuple[str, bool]:
        """What lies under a cell, and whether the cursor may halt there."""
        place = y + round(self.scroll_offset.y)
        line: Row = self._rows[place] if 0 <= place < len(self._rows) else ()
        at = 0
        for span in line:
            at += width_of((span,))
            if x < at:
                return span.target, span.stop
        return "", False

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor and picks."""
        target, stop = self.target_at(event.x, event.y)
        if not target:
            return
        event.stop()
        if stop:
            self.put_cursor(target)
        self.post_message(Picked(self.id or "", target))


def _whole(line: Row) -> str:
    """The one target of a line that has no other, so that its cursor runs out to the edge."""
    targets = {span.target for span in line if span.text.strip()}
    return targets.pop() if len(targets) == 1 and not any(span.role in SHEET for span in line) else ""


class Still(Page, can_focus=False):
    """A page that is read and clicked but never takes the keys: lines over and under the others."""
