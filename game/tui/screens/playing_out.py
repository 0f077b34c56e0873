"""The rest of a game played by standing orders: turn after turn with what was told of it; a key stops it."""

from __future__ import annotations

from time import perf_counter
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.timer import Timer

from game.actions import Place
from game.report.values import TurnReport
from game.tui.games import Game
from game.tui.keys import bindings_of
from game.tui.messages import Picked
from game.tui.screens.reading import masthead
from game.tui.screens.room import Room
from game.tui.widgets.page import Page
from game.tui.widgets.rows import Rows, Span, hanging, heading, row
from game.tui.widgets.told_rows import READING_WIDTH

BREATH = 0.02
"""Seconds between two turns, in which keys are answered."""
UNDER_WAY = "The turns are played; they are told when the last is done, or Enter stops them."
SLICE = 0.008
"""Seconds of looking ahead at a time."""


class PlayingOut(Room):
    """A line or two for each turn, the last one in sight."""

    PLACE: ClassVar[Place] = "playing_out"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("playing_out")]

    def __init__(self, game: Game) -> None:
        super().__init__()
        self.game = game
        self.reports: list[TurnReport] = []
        self._rest = game.play_out()
        self._timer: Timer | None = None

    def body(self) -> ComposeResult:
        """A line that says what is done, and the page of turns."""
        yield masthead("By standing orders", self.game.saved)
        yield Page("turns", self._rows)

    def on_mount(self) -> None:
        """Begin."""
        self.query_one("#turns", Page).focus()
        self._timer = self.set_interval(BREATH, self._play)

    def _rows(self, width: int) -> Rows:
        wide = min(width - 4, READING_WIDTH)
        if not self.done and self.app.animation_level == "none":
            return [row(""), row("  ", Span(UNDER_WAY, "dim"))]
        rows: Rows = [row("")]
        for report in self.reports:
            told = " · ".join(each.title for each in report.told if each.title)
            rows += [
                heading(report.period, wide),
                *hanging(row("  "), told or "Nothing is told.", wide, "dim"),
            ]
        if self.done:
            rows += [row(""), row(Span("Enter", "key"), Span(f"  {self._onward()}", "dim"))]
        return [(Span("  "), *line) for line in rows]

    @property
    def done(self) -> bool:
        """Whether no further turn is played."""
        return self._timer is None and bool(self.reports)

    def _onward(self) -> str:
        if self.game.over:
            return "to the verdict"
        return "to the verdict of the day" if self.reports[-1].interim else "to the table"

    def _play(self) -> None:
        """One turn, or a little of looking ahead."""
        begun, report = perf_counter(), None
        while report is None and perf_counter() - begun < SLICE:
            try:
                report = next(self._rest)
            except StopIteration:
                self._stop()
                return
        if report is not None:
            self.reports.append(report)
            if self.app.animation_level != "none":
                self._show()

    def _show(self) -> None:
        page = self.query_one("#turns", Page)
        page.redraw()
        page.call_after_refresh(page.scroll_end, animate=False)
        self.refresh_keys()

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        self._show()

    def label_of(self, action: str) -> str:
        """Enter first stops, then goes on."""
        return self._onward() if action == "halt" and self.done else super().label_of(action)

    @on(Picked)
    def _picked(self, message: Picked) -> None:
        message.stop()
        self.do_halt()

    def do_halt(self) -> None:
        """No further turn; then on."""
        if self.done:
            self.leave()
        elif self.reports:
            self._stop()

    def do_back(self) -> None:
        """The same as Enter."""
        self.do_halt()
