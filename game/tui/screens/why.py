"""Why a figure is what it is: causes that add up, each opening into its own, down to one's own sentence."""

from __future__ import annotations

from textual.app import App, ComposeResult

from game.tui.games import Book
from game.tui.messages import LineWanted
from game.tui.screens.asking import Seek, then
from game.tui.screens.reading import masthead
from game.tui.screens.reasons import Reasons
from game.tui.widgets.cause_rows import LEGEND, tree_of, why_rows
from game.tui.widgets.page import Page
from game.tui.widgets.rows import Rows, Span, row

ADDS_UP = "What stands under a figure or a cause adds up to its own change."


class Why(Reasons):
    """One figure and the tree of its causes."""

    def __init__(self, book: Book, figure: str) -> None:
        self.why = book.why(figure)
        super().__init__(book, tree_of(self.why))

    def body(self) -> ComposeResult:
        """A line over it, and the tree."""
        yield masthead("Why", "amounts add up to the change")
        yield Page("why", self._rows)

    def _rows(self, width: int) -> Rows:
        return [row(""), *((Span("  "), *line) for line in why_rows(self.why, self.causes, width - 4))]

    def do_why(self) -> None:
        """Another figure."""
        ask_why(self.app, self.book, "")

    def do_chart(self) -> None:
        """The line of the figure under the cursor, else of this one."""
        known = {name for name, _ in self.book.charted()}
        here = self.figure_here()
        self.post_message(LineWanted(self.book, here if here in known else self.why.figure))

    def term(self) -> tuple[str, str]:
        """What the figure is, and how the tree under it is read."""
        why = self.why
        return why.title, "\n\n".join(part for part in (why.about, ADDS_UP, LEGEND) if part)


def ask_why(app: App[object], book: Book, figure: str) -> None:
    """Open the page of a figure; where none is named, first ask which."""
    known = book.figures()
    if figure in {name for name, _ in known}:
        app.push_screen(Why(book, figure))
        return
    lines = tuple((name, title, name) for name, title in known)
    app.push_screen(Seek("Why which figure?", lines), then(lambda name: ask_why(app, book, name)))
