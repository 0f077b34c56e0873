"""A page of causes that open into their own: of a figure, and of an entry of the chronicle."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import BindingType

from game.actions import Place
from game.tui.games import Book
from game.tui.keys import bindings_of
from game.tui.messages import Picked
from game.tui.screens.room import Room
from game.tui.widgets.cause_rows import Branch, Tree
from game.tui.widgets.page import Page

FIGURE = "figure:"
"""How the key of a cause begins that is a figure."""


class Reasons(Room):
    """A tree of causes on a page; each is worked out when it is first opened."""

    PLACE: ClassVar[Place] = "why"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("why")]

    def __init__(self, book: Book, causes: Tree) -> None:
        super().__init__()
        self.book, self.causes = book, causes

    def on_mount(self) -> None:
        """The keys go to the tree."""
        self.page.focus()

    @property
    def page(self) -> Page:
        """The page of the tree."""
        return self.query_one("#why", Page)

    def branch(self) -> Branch | None:
        """The cause under the cursor."""
        return self.causes.find(self.page.cursor)

    def figure_here(self) -> str:
        """The figure under the cursor; empty where a cause is none."""
        branch = self.branch()
        key = branch.cause.key if branch else ""
        return key.removeprefix(FIGURE).rpartition("@")[0] if key.startswith(FIGURE) else ""

    @on(Picked)
    def _picked(self, message: Picked) -> None:
        message.stop()
        branch = self.branch()
        if branch and branch.open:
            self.do_fold()
        else:
            self.do_unfold()

    def do_unfold(self) -> None:
        """Open the cause under the cursor; its causes are computed now and no earlier."""
        branch = self.branch()
        if branch and branch.cause.opens and not branch.open:
            if branch.under is None:
                branch.unfold(self.book.open_cause(branch.cause.key))
            branch.open = True
            self.page.redraw()

    def do_fold(self) -> None:
        """Close it, or go up to the cause it belongs to."""
        branch = self.branch()
        if branch and branch.open:
            branch.open = False
            self.page.redraw()
        elif branch and branch.path.count("/") > 1:
            self.page.put_cursor(branch.path.rpartition("/")[0])
