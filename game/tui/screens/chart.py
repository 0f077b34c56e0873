"""A figure over the turns: a cursor walks them and says what it was, what was held, and what was decided."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events, on
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal

from game.actions import Place
from game.report.values import SeriesValue
from game.tui.games import Book
from game.tui.keys import bindings_of
from game.tui.messages import Picked, Sought
from game.tui.screens.asking import Seek, then
from game.tui.screens.pages import turn_page
from game.tui.screens.room import Room
from game.tui.screens.why import ask_why
from game.tui.widgets.page import Page, Still
from game.tui.widgets.plot import Scale, signs_for
from game.tui.widgets.plot_canvas import Dots
from game.tui.widgets.plot_page import PlotPage
from game.tui.widgets.plot_rows import about_rows, deeds_rows, legend_rows, moment_rows
from game.tui.widgets.rows import Rows, Span, between, hairline, row, width_of

TALL = 34
"""Rows of a terminal from which more is said under the chart."""
SAID, SAID_TALL = 4, 8
WHICH = "The line of which figure?"
TRUTH_LATER = "The truth is told when the game has ended."


class Chart(Room):
    """One figure's line, flipped to the next by keys."""

    PLACE: ClassVar[Place] = "chart"
    PINNED: ClassVar[tuple[str, ...]] = ("back", "help")
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("chart")]

    def __init__(self, book: Book, figure: str, *, truth: bool = False, dots: Dots = "braille") -> None:
        super().__init__()
        self.book, self.truth, self.dots = book, truth, dots
        self.signs = signs_for(dots)
        self.scale: Scale = "turns"
        self.figures = book.charted(truth=truth)
        self.series: SeriesValue = book.series(figure, truth=truth)
        self.at = len(self.series.moments) - 1
        self.said = ""

    def body(self) -> ComposeResult:
        """The figure's name, its line, the moment in words and what the marks mean."""
        yield Still("masthead", self._mast)
        with Horizontal(id="chart-floor"):
            yield PlotPage("plot", self.dots)
            yield Page("deeds", lambda width: deeds_rows(self.series, self.at, self.signs, width))
        yield Still("moment", self._moment)
        yield Still("legend", lambda width: legend_rows(self.series, self.signs, width))

    def on_mount(self) -> None:
        """The keys walk the turns."""
        self.query_one(PlotPage).focus()
        self.show()

    def on_resize(self, event: events.Resize) -> None:
        """A higher terminal has room for more words."""
        super().on_resize(event)
        self.query_one("#moment", Page).styles.height = self._said
        self.show()

    @property
    def _said(self) -> int:
        return SAID_TALL if self.size.height >= TALL else SAID

    def show(self) -> None:
        """Draw the chart as it stands now."""
        self.said = ""
        self.query_one(PlotPage).show_series(self.series, self.at, self.scale)
        for page in ("masthead", "moment", "legend"):
            self.query_one(f"#{page}", Page).redraw()
        deeds = self.query_one("#deeds", Page)
        if deeds.display:
            deeds.redraw()
            deeds.put_cursor(f"moment:{self.at}")
        self.refresh_keys()

    def _mast(self, width: int) -> Rows:
        place = next((at for at, (name, _) in enumerate(self.figures, 1) if name == self.series.figure), 0)
        told = "in truth" if self.truth else ""
        count = f"{place} of {len(self.figures)}"
        stand = f"{told} · by {self.scale}" if told else f"by {self.scale}"
        words = [f"{stand} · {each}" for each in (f"figure {count}", count)]
        head = row(" Chart   ", Span(self.series.title, "strong"))
        named = (*head, Span(f"   {self.series.figure}", "dim"))
        forms = [(left, row(Span(each, "dim"), " ")) for left in (named, head) for each in words]
        last = (head, row(Span(count, "dim"), " "))
        fitting = (form for form in forms if width_of((*form[0], *form[1])) < width - 1)
        return [between(*next(fitting, last), width), hairline(width)]

    def _moment(self, width: int) -> Rows:
        rows = moment_rows(self.series, self.at, self.signs, width, self._said)
        if self.said:
            return [*rows[: self._said - 1], row(" ", Span(self.said, "doubt"))]
        room = self._said - len(rows) - 1
        about = about_rows(self.series, min(width - 2, 110))
        return rows + ([row(""), *((Span(" "), *line) for line in about)] if len(about) <= room else [])

    def tell(self, text: str) -> None:
        """Under the moment, until something else is shown."""
        self.said = text
        self.query_one("#moment", Page).redraw()

    def walk(self, at: int) -> None:
        """Put the cursor on a turn."""
        at = min(max(at, 0), len(self.series.moments) - 1)
        if at != self.at:
            self.at = at
            self.show()

    def flip(self, figure: str) -> None:
        """Show another figure at the same turn."""
        self.series = self.book.series(figure, truth=self.truth)
        self.at = min(self.at, len(self.series.moments) - 1)
        self.show()

    def _flip_by(self, by: int) -> None:
        names = [name for name, _ in self.figures]
        at = names.index(self.series.figure) if self.series.figure in names else 0
        self.flip(names[(at + by) % len(names)])

    @on(Sought)
    def _sought(self, message: Sought) -> None:
        message.stop()
        self.walk(message.turn)

    @on(Picked)
    def _picked(self, message: Picked) -> None:
        message.stop()
        kind, _, place = message.target.partition(":")
        if kind == "moment":
            self.walk(int(place))

    def label_of(self, action: str) -> str:
        """What a key would show next."""
        other = {
            "scale": "by days" if self.scale == "turns" else "by turns",
            "truth": "as known then" if self.truth else "in truth",
        }
        return other.get(action, super().label_of(action))

    def offered(self, action: str) -> bool:
        """The truth is no question where it may not be told, and there are other keys for another figure."""
        gone = {
            "truth": not self.book.truth_told,
            "turn_page": self.at + 1 >= len(self.series.moments),
            "chart": True,
            "figure_before": True,
        }
        return super().offered(action) and not gone.get(action, False)

    def why_not(self, action: str) -> str:
        """Why a key does nothing here."""
        return TRUTH_LATER if action == "truth" and not self.book.truth_told else ""

    def do_turn_before(self) -> None:
        """The sitting before."""
        self.walk(self.at - 1)

    def do_turn_after(self) -> None:
        """The sitting after."""
        self.walk(self.at + 1)

    def do_first_turn(self) -> None:
        """The first sitting."""
        self.walk(0)

    def do_last_turn(self) -> None:
        """The present."""
        self.walk(len(self.series.moments) - 1)

    def do_figure_after(self) -> None:
        """The next figure."""
        self._flip_by(1)

    def do_figure_before(self) -> None:
        """The figure before."""
        self._flip_by(-1)

    def do_find_figure(self) -> None:
        """Another figure by its name."""
        seek_figure(self.app, self.book, self.flip, truth=self.truth)

    do_chart = do_find_figure

    def do_scale(self) -> None:
        """By turns or by days."""
        self.scale = "days" if self.scale == "turns" else "turns"
        self.show()

    def do_truth(self) -> None:
        """As known then, or in truth."""
        self.truth = not self.truth
        self.figures = self.book.charted(truth=self.truth)
        known = {name for name, _ in self.figures}
        here = self.series.figure
        self.flip(here if here in known else self.figures[0][0])

    def do_turn_page(self) -> None:
        """What the turn did."""
        report = self.book.turn_report(self.series.moments[self.at].turn)
        if report is not None:
            self.app.push_screen(turn_page(report))

    def do_why(self) -> None:
        """Why it is what it is."""
        ask_why(self.app, self.book, self.series.figure)

    def term(self) -> tuple[str, str]:
        """What the figure is and where it comes from."""
        about = "\n\n".join(part for part in (self.series.about, self.series.cited) if part)
        return self.series.title, about


def seek_figure(app: App[object], book: Book, do: Callable[[str], None], *, truth: bool) -> None:
    """Ask for a figure that has a line."""
    lines = tuple((name, title, name) for name, title in book.charted(truth=truth))
    app.push_screen(Seek(WHICH, lines), then(do))


def ask_chart(app: App[object], book: Book, figure: str, *, truth: bool = False) -> None:
    """Open the chart of a figure; where none is named that has one, first ask which."""
    truth = truth or book.truth_unasked
    if figure in {name for name, _ in book.charted(truth=truth)}:
        dots: Dots = "braille" if app.face.unicode else "ascii"  # type: ignore[attr-defined]
        app.push_screen(Chart(book, figure, truth=truth, dots=dots))
    else:
        seek_figure(app, book, lambda name: ask_chart(app, book, name, truth=truth), truth=truth)
