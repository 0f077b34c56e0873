"""The argument a scenario stands on: each point with its gauge, levers, and where the record disagrees."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from game.actions import Place
from game.report.values import PointValue
from game.tui.games import Book
from game.tui.keys import bindings_of
from game.tui.messages import LineWanted, Picked
from game.tui.screens.searched import Searched
from game.tui.screens.why import ask_why
from game.tui.widgets.essay_rows import essay_rows, kept_points
from game.tui.widgets.page import Page, Still
from game.tui.widgets.rows import Rows, Span, between, hairline, row

READ = "Enter on a point asks why its gauge is what it is; g draws its line."


class EssayPage(Searched):
    """The points, one under the other, narrowed by what is typed."""

    PLACE: ClassVar[Place] = "essay"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("essay")]

    def __init__(self, book: Book) -> None:
        super().__init__()
        self.book = book
        self.essay = book.essay()

    def body(self) -> ComposeResult:
        """Its title, a line to type in and the points."""
        yield Still("masthead", self._mast)
        yield from self.search_line()
        yield Page("found", self._rows)

    @property
    def points(self) -> tuple[PointValue, ...]:
        """The points that hold the letters."""
        return kept_points(self.essay, self.typed) if self.essay else ()

    def _mast(self, width: int) -> Rows:
        whole = len(self.essay.points) if self.essay else 0
        count = f"{len(self.points)} of {whole} points" if self.typed else f"{whole} points"
        count = f"Enter says why · {count}" if whole else ""
        return [
            between(row(" ", Span("Essay", "strong")), row(Span(count, "dim"), " "), width),
            hairline(width),
        ]

    def _rows(self, width: int) -> Rows:
        return [row(""), *((Span("  "), *line) for line in essay_rows(self.essay, self.typed, width - 4))]

    def found(self) -> None:
        """Lay out what is kept, from its top."""
        super().found()
        self.query_one("#masthead", Page).redraw()
        self.page.put_cursor(next(iter(self.page.targets), ""))
        self.refresh_keys()

    def _point(self) -> PointValue | None:
        _, _, id = self.page.cursor.partition(":")
        points = self.essay.points if self.essay else ()
        return next((point for point in points if point.id == id), None)

    def _figure(self) -> str:
        point = self._point()
        return point.figure if point else ""

    @on(Picked)
    def _picked(self, message: Picked) -> None:
        message.stop()
        self.do_why()

    def do_why(self) -> None:
        """Why the gauge of the point under the cursor is what it is."""
        ask_why(self.app, self.book, self._figure())

    def do_chart(self) -> None:
        """The line of the gauge."""
        self.post_message(LineWanted(self.book, self._figure()))

    def term(self) -> tuple[str, str]:
        """How the page is read."""
        point = self._point()
        return (point.gauge, READ) if point else ("", "")
