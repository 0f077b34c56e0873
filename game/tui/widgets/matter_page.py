"""The page in the middle of the conference: one matter, the sentence first, the voices under it."""

from __future__ import annotations

from textual import events

from game.tui.widgets.matter import Matter
from game.tui.widgets.page import Page
from game.tui.widgets.rows import Rows
from game.tui.widgets.sheet_rows import View, fitted


class MatterPage(Page):
    """Shows one matter and one of its choices; the screen says which."""

    def __init__(self, page: str) -> None:
        super().__init__(page)
        self.matter: Matter | None = None
        self.chosen = 0
        self.place = ""
        self.fresh = False

    def show_matter(self, matter: Matter, chosen: int, place: str, *, fresh: bool = False) -> None:
        """Put a matter on the table with one of its choices shown."""
        if self.matter is None or self.matter.id != matter.id:
            self.cursor = "sign"
            self.scroll_home(animate=False)
        self.matter, self.chosen, self.place, self.fresh = matter, chosen, place, fresh
        self.redraw()

    def rows(self, width: int) -> Rows:
        """The matter, with as much air as the height allows."""
        if self.matter is None:
            return []
        view = View(self.chosen, self.cursor, self.place, fresh=self.fresh)
        return fitted(self.matter, view, (width, self.size.height))

    def on_resize(self, event: events.Resize) -> None:
        """Height counts too: air and preamble depend on it."""
        self.redraw()

    def put_cursor(self, target: str) -> None:
        """A voice under the cursor is read in full, so the page is laid out again."""
        if target != self.cursor:
            self.cursor = target
            self.redraw()
            self.cursor = ""
            super().put_cursor(target)
