"""A page that is only read: dispatches, board, help and what a turn did are pages of this kind."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from game.actions import Place
from game.tui.keys import bindings_of
from game.tui.messages import LineWanted
from game.tui.screens.room import Room
from game.tui.widgets.page import Page, Still
from game.tui.widgets.rows import Rows, Span, between, hairline, row


class Reading(Room):
    """One page with a title over it; Escape or `q` leaves it."""

    PLACE: ClassVar[Place] = "reading"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("reading")]

    def __init__(self, title: str, layout: Callable[[int], Rows], note: str = "") -> None:
        super().__init__()
        self._heading, self._layout, self._note = title, layout, note

    def body(self) -> ComposeResult:
        """The title line and the page."""
        yield masthead(self._heading, self._note)
        yield Page("reading", self._layout)

    def offered(self, action: str) -> bool:
        """Why and a line are asked of a game; the page of keys may be read without one."""
        of_game = action in {"why", "chart"}
        return super().offered(action) and not (of_game and self.app.game is None)  # type: ignore[attr-defined]

    def do_why(self) -> None:
        """Why which figure."""
        self.app.ask_why("")  # type: ignore[attr-defined]

    def do_chart(self) -> None:
        """The line of which figure."""
        if self.app.game is not None:  # type: ignore[attr-defined]
            self.post_message(LineWanted(self.app.game, ""))  # type: ignore[attr-defined]

    def on_mount(self) -> None:
        """The keys go to the page."""
        self.query_one("#reading", Page).focus()


def masthead(title: str, note: str) -> Still:
    """The line over every page, with a hairline under it."""

    def rows(width: int) -> Rows:
        return [between(row(" ", Span(title, "strong")), row(Span(note, "dim"), " "), width), hairline(width)]

    return Still("masthead", rows)
