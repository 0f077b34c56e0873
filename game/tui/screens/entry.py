"""An entry of the chronicle in full: what stood behind it, and what it moved itself."""

from __future__ import annotations

from textual.app import ComposeResult

from game.report.values import ToldValue
from game.tui.games import Book
from game.tui.messages import LineWanted
from game.tui.screens.reading import masthead
from game.tui.screens.reasons import Reasons
from game.tui.screens.why import ask_why
from game.tui.widgets.cause_rows import LEGEND, Tree
from game.tui.widgets.chronicle_rows import entry_rows
from game.tui.widgets.page import Page
from game.tui.widgets.rows import Rows, Span, row

READ = "What is under it is read as under a figure: each cause opens into its own."


class Entry(Reasons):
    """One thing that was read, with both ways from it."""

    def __init__(self, book: Book, told: ToldValue) -> None:
        tree = Tree()
        for part, heading, key in (
            ("because", "What stood behind it", told.because),
            ("moved", "What it moved by itself, to this day", told.moved),
        ):
            tree.plant(part, heading, book.open_cause(key) if key else ())
        super().__init__(book, tree)
        self.told = told

    def body(self) -> ComposeResult:
        """A line over it, and the entry."""
        turn = f"turn {self.told.turn}" if self.told.turn else ""
        yield masthead(self.told.date or "Chronicle", turn)
        yield Page("why", self._rows)

    def _rows(self, width: int) -> Rows:
        rows = entry_rows(self.told, self.causes, width - 4)
        return [row(""), *((Span("  "), *line) for line in rows)]

    def do_why(self) -> None:
        """Why the figure under the cursor is what it is, else which."""
        ask_why(self.app, self.book, self.figure_here())

    def do_chart(self) -> None:
        """The line of the figure under the cursor, else of which."""
        self.post_message(LineWanted(self.book, self.figure_here()))

    def term(self) -> tuple[str, str]:
        """How the entry is read."""
        return self.told.title, f"{READ}\n\n{LEGEND}"
