"""The verdict of a day after which the game goes on, and the question whether to play on or leave it here."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from game.actions import Place
from game.report.values import InterimValue
from game.tui.games import Game
from game.tui.keys import bindings_of
from game.tui.messages import GoTo, Picked
from game.tui.screens.chart import ask_chart
from game.tui.screens.chronicle import Chronicle
from game.tui.screens.essay import EssayPage
from game.tui.screens.reading import masthead
from game.tui.screens.room import Room
from game.tui.screens.why import ask_why
from game.tui.widgets.page import Page
from game.tui.widgets.report_rows import interim_rows
from game.tui.widgets.rows import Rows, Span, aimed, heading, row
from game.tui.widgets.told_rows import READING_WIDTH

WAYS = (("play_further", "Enter", "play on"), ("leave_here", "l", "leave it here; the game is kept"))


class Interim(Room):
    """One page, and two ways from it."""

    PLACE: ClassVar[Place] = "interim"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("interim")]

    def __init__(self, game: Game, interim: tuple[InterimValue, ...]) -> None:
        super().__init__()
        self.game, self.interim = game, interim

    def body(self) -> ComposeResult:
        """A line that says which day, and the page."""
        yield masthead(self.game.sitting().title, self.game.saved)
        yield Page("interim", self._rows)

    def on_mount(self) -> None:
        """The keys go to the page."""
        self.query_one("#interim", Page).focus()

    def _rows(self, width: int) -> Rows:
        wide = min(width - 6, READING_WIDTH)
        left = max((width - wide) // 2, 3)
        rows: Rows = []
        for value in self.interim:
            rows += [row(""), heading(f"The verdict of {value.date}", wide), row("")]
            rows += [*interim_rows(value, wide), row("")]
        for action, key, words in WAYS:
            rows += aimed([row("  ", Span(f"{key:<6}", "key"), Span(words, "strong"))], action)
        return [(Span(" " * left), *line) for line in rows]

    @on(Picked)
    def _picked(self, message: Picked) -> None:
        message.stop()
        self.action_perform(message.target or "play_further")

    def do_play_further(self) -> None:
        """Back to the table."""
        self.leave()

    def do_back(self) -> None:
        """Back to the table, where the menu leads away."""
        self.leave()

    def do_leave_here(self) -> None:
        """To the title; the game was saved when the turn ended."""
        self.send(GoTo("title"))

    def do_why(self) -> None:
        """Why any figure stands as it does."""
        ask_why(self.app, self.game, "")

    def do_chronicle(self) -> None:
        """All that was read."""
        self.app.push_screen(Chronicle(self.game))

    def do_essay(self) -> None:
        """The argument as it stands on this day."""
        self.app.push_screen(EssayPage(self.game))

    def do_chart(self) -> None:
        """The line of any figure to this day."""
        ask_chart(self.app, self.game, "")
