"""A long page that is searched: a line to type in over it keeps what holds the letters, and marks them."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.widgets import Input

from game.tui.screens.asking import Line
from game.tui.screens.room import Room
from game.tui.widgets.page import Page

ASK = "type a part of a word; Enter or ↓ to what is found, Esc to all"


class Searched(Room):
    """A page with a line to type in that is there only while something is sought."""

    PINNED: ClassVar[tuple[str, ...]] = ("back", "help")
    AUTO_FOCUS: ClassVar[str | None] = "#found"
    typed = ""

    def search_line(self) -> ComposeResult:
        """The line to type in, hidden at first."""
        line = Line(ASK, 60)
        line.id = "sought"
        yield line

    @property
    def page(self) -> Page:
        """The page that is searched."""
        return self.query_one("#found", Page)

    @property
    def seeking(self) -> bool:
        """Whether letters go to the line."""
        return isinstance(self.focused, Input)

    def found(self) -> None:
        """Show what holds the letters; each page says how."""
        self.page.redraw()
        self.page.scroll_home(animate=False)

    def do_search(self) -> None:
        """Let the letters go to the line."""
        self.add_class("-seeking")
        self.query_one(Input).focus()

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.typed = event.value
        self.found()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.page.focus()

    def on_key(self, event: events.Key) -> None:
        """Down leads from the line to what is found."""
        if event.key == "down" and self.seeking:
            event.stop()
            event.prevent_default()
            self.page.focus()

    def do_back(self) -> None:
        """First back to everything, then out."""
        if self.seeking or self.typed:
            self.query_one(Input).value = ""
            self.remove_class("-seeking")
            self.page.focus()
        else:
            self.leave()
