"""The chronicle: every dated thing that was read, searched as one types, each opened into its causes."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from game.actions import Place
from game.report.values import ToldValue
from game.tui.games import Book
from game.tui.keys import bindings_of
from game.tui.messages import LineWanted, Picked
from game.tui.screens.entry import Entry
from game.tui.screens.pages import turn_page
from game.tui.screens.searched import Searched
from game.tui.screens.why import ask_why
from game.tui.widgets.chronicle_rows import GROUPS, chronicle_rows, group_row, kept
from game.tui.widgets.page import Page, Still
from game.tui.widgets.rows import Rows, Span, between, hairline, row

NO_TURN = "It belongs to no turn."


class Chronicle(Searched):
    """All entries or those of one kind, newest or oldest first."""

    PLACE: ClassVar[Place] = "chronicle"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("chronicle")]

    def __init__(self, book: Book, go: Callable[[int], None] | None = None) -> None:
        super().__init__()
        self.book, self._go = book, go
        self.told = book.chronicle()
        self.group = GROUPS[0]
        self.newest = True

    def body(self) -> ComposeResult:
        """How many there are, the kinds, a line to type in and the entries."""
        yield Still("masthead", self._mast)
        yield Still("groups", lambda width: [group_row(self.told, self.group, width)])
        yield from self.search_line()
        yield Page("found", self._rows)

    @property
    def shown(self) -> list[tuple[int, ToldValue]]:
        """The entries that are kept, with their places in the whole."""
        return kept(self.told, self.group, self.typed, newest=self.newest)

    def _mast(self, width: int) -> Rows:
        count = f"{len(self.shown)} of {len(self.told)}"
        order = "newest first" if self.newest else "oldest first"
        flush = row(Span(f"Enter opens · {count} · {order}", "dim"), " ")
        return [between(row(" ", Span("Chronicle", "strong")), flush, width), hairline(width)]

    def _rows(self, width: int) -> Rows:
        rows = chronicle_rows(self.shown, self.typed, width - 4)
        return [row(""), *((Span("  "), *line) for line in rows)]

    def found(self) -> None:
        """Lay out what is kept, from its top."""
        super().found()
        for page in ("masthead", "groups"):
            self.query_one(f"#{page}", Page).redraw()
        self.page.put_cursor(next(iter(self.page.targets), ""))
        self.refresh_keys()

    def _entry(self) -> ToldValue | None:
        _, _, place = self.page.cursor.partition(":")
        return self.told[int(place)] if place else None

    @on(Picked)
    def _picked(self, message: Picked) -> None:
        message.stop()
        kind, _, name = message.target.partition(":")
        if kind == "group":
            self._show_group(name)
        elif entry := self._entry():
            self.app.push_screen(Entry(self.book, entry))

    def _show_group(self, group: str) -> None:
        self.group = group
        self.found()

    def _by(self, step: int) -> None:
        self._show_group(GROUPS[(GROUPS.index(self.group) + step) % len(GROUPS)])

    def label_of(self, action: str) -> str:
        """What a key would show next."""
        if action == "order":
            return "oldest first" if self.newest else "newest first"
        return super().label_of(action)

    def do_kind_before(self) -> None:
        """The kind before."""
        self._by(-1)

    def do_kind_after(self) -> None:
        """The next kind."""
        self._by(1)

    def do_order(self) -> None:
        """The other end first."""
        self.newest = not self.newest
        self.found()

    def do_to_turn(self) -> None:
        """To the turn of the entry: in a replay there, in a game to what it did."""
        entry = self._entry()
        if entry is None or not entry.turn:
            self.tell(NO_TURN)
        elif self._go is not None:
            self._go(entry.turn)
            self.leave()
        elif report := self.book.turn_report(entry.turn):
            self.app.push_screen(turn_page(report))

    def do_why(self) -> None:
        """Why which figure."""
        ask_why(self.app, self.book, "")

    def do_chart(self) -> None:
        """The line of which figure."""
        self.post_message(LineWanted(self.book, ""))
