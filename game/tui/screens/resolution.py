"""The days pass: what a turn did, told one line at a time; Enter hurries, Esc skips."""

from __future__ import annotations

from dataclasses import replace
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
from game.tui.screens.why import ask_why
from game.tui.settings import Settings
from game.tui.widgets.page import Page
from game.tui.widgets.report_rows import report_blocks
from game.tui.widgets.rows import Rows, Span, row

PACE = 0.45


class Resolution(Room):
    """Block after block of the report; then one key leads back to the table."""

    PLACE: ClassVar[Place] = "resolution"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("resolution")]

    def __init__(self, game: Game, report: TurnReport) -> None:
        super().__init__()
        self.game, self.report = game, report if game.over else replace(report, interim=())
        self.follows = bool(report.interim)
        self.told = 1
        self._laid: dict[int, list[Rows]] = {}
        """The blocks by width: key bar and page ask for them again and again."""
        self._timer: Timer | None = None

    def body(self) -> ComposeResult:
        """A line that says which days, and the page of the report."""
        yield masthead(self.report.period, self.game.saved)
        yield Page("report", self._rows)

    def on_mount(self) -> None:
        """Begin to tell; where motion is unwanted or so it is set, all at once."""
        self.query_one("#report", Page).focus()
        settings: Settings = self.app.settings  # type: ignore[attr-defined]
        if self.app.animation_level == "none" or settings.telling == "once":
            self.tell_all()
        else:
            self._timer = self.set_interval(PACE, self._tell)

    def _blocks(self, width: int) -> list[Rows]:
        if width not in self._laid:
            blocks = report_blocks(self.report, width - 4)
            self._laid[width] = blocks or [[row(Span("Nothing moved.", "dim"))]]
        return self._laid[width]

    @property
    def done(self) -> bool:
        """Whether everything is told."""
        return self.told >= len(self._blocks(self.size.width))

    def _rows(self, width: int) -> Rows:
        rows: Rows = [row("")]
        for block in self._blocks(width)[: self.told]:
            rows += [(Span("  "), *line) for line in block]
        if self.told >= len(self._blocks(width)):
            rows += [row(""), row("  ", Span("Enter", "key"), Span(f"  {self._onward()}", "dim", "onward"))]
        return rows

    def _onward(self) -> str:
        if self.game.over:
            return "to the verdict"
        return "to the verdict of the day" if self.follows else "to the table"

    def _tell(self) -> None:
        page = self.query_one("#report", Page)
        follows = page.scroll_offset.y >= page.max_scroll_y
        self.told += 1
        page.redraw()
        if self.done and self._timer:
            self._timer.stop()
            self.refresh_keys()
        if follows:
            page.call_after_refresh(page.scroll_home if self.done else page.scroll_end, animate=False)

    def tell_all(self) -> None:
        """Everything at once."""
        if self._timer:
            self._timer.stop()
        self.told = len(self._blocks(self.size.width))
        self.query_one("#report", Page).redraw()
        self.refresh_keys()

    @on(Picked)
    def _picked(self, message: Picked) -> None:
        """Enter on the page hurries; once all is told, a click on a figure asks why and Enter goes on."""
        message.stop()
        self.do_hurry()

    def label_of(self, action: str) -> str:
        """Enter first hurries, then goes on."""
        return (
            super().label_of(action)
            if action != "hurry"
            else (self._onward() if self.done else "all at once")
        )

    def do_hurry(self) -> None:
        """All lines at once; then on."""
        if self.done:
            self.leave()
        else:
            self.tell_all()

    def do_back(self) -> None:
        """Skip to the table."""
        self.leave()

    def do_why(self) -> None:
        """Why the figure under the cursor moved."""
        target = self.query_one("#report", Page).cursor
        ask_why(self.app, self.game, target.removeprefix("figure:") if target.startswith("figure:") else "")
