"""The chart on the screen: a page as high as its place, whose cursor walks the turns."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import BindingType

from game.report.values import SeriesValue
from game.tui.keys import bindings_of
from game.tui.messages import Sought
from game.tui.widgets.page import Page
from game.tui.widgets.plot import Frame, Scale, chart_rows, framed
from game.tui.widgets.plot_canvas import Dots
from game.tui.widgets.rows import Rows

PANES = {"tab", "shift+tab"}


class PlotPage(Page, inherit_bindings=False):
    """Draws a series; its keys belong to the screen, a click or the wheel goes to a turn."""

    BINDINGS: ClassVar[list[BindingType]] = [
        binding for binding in bindings_of("page") if binding.key in PANES
    ]

    def __init__(self, page: str, dots: Dots) -> None:
        super().__init__(page)
        self.dots: Dots = dots
        self.scale: Scale = "turns"
        self.series: SeriesValue | None = None
        self.at = 0
        self._frame: tuple[Frame, int] | None = None

    def show_series(self, series: SeriesValue, at: int, scale: Scale) -> None:
        """Draw a series with the cursor at a moment."""
        if (series, scale) != (self.series, self.scale):
            self._frame = None
        self.series, self.at, self.scale = series, at, scale
        self.redraw()

    def rows(self, width: int) -> Rows:
        """The chart as high as the page."""
        if self.series is None or not self.series.moments or not self.size.height:
            return []
        if self._frame is None:
            self._frame = framed(self.series, (width, self.size.height), self.scale, self.dots)
        return chart_rows(*self._frame, self.at)

    def on_resize(self, event: events.Resize) -> None:
        """Another height is another chart, not only another width."""
        self._frame, self._laid_for = None, -1
        super().on_resize(event)

    def on_click(self, event: events.Click) -> None:
        """To the turn nearest to the place of the click."""
        event.stop()
        if self._frame is not None:
            frame, margin = self._frame
            self.post_message(Sought(frame.nearest(event.x - margin)))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The turn before."""
        event.stop()
        self.post_message(Sought(self.at - 1))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The turn after."""
        event.stop()
        self.post_message(Sought(self.at + 1))
