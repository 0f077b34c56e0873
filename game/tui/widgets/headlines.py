"""The headline figures: a board at the side where there is room, else a strip above the paper."""

from __future__ import annotations

from typing import Literal

from rich.cells import cell_len

from game.report.values import HeadlineValue
from game.tui.widgets.page import Page
from game.tui.widgets.rows import Row, Rows, Span, aimed, bar, between, clip, pad, row, spark, wrap

Form = Literal["board", "tight", "strip"]
DIRECTIONS = {-1: "▼", 0: " ", 1: "▲"}
SPARK_WIDTH = 6
STRIP_GAP = 2
STRIP_LINES = 3


class Headlines(Page):
    """Every headline with its number, band, trend and word; its target is the figure to ask about."""

    def __init__(self, page: str, form: Form) -> None:
        super().__init__(page)
        self.form = form
        self.values: tuple[HeadlineValue, ...] = ()

    def show_values(self, values: tuple[HeadlineValue, ...]) -> None:
        """Put the figures of a sitting on the board."""
        self.values = values
        self.redraw()

    def rows(self, width: int) -> Rows:
        """The board or the strip, whichever this widget is."""
        if self.form == "strip":
            return strip_rows(self.values, width)
        return board_rows(self.values, width, tight=self.form == "tight")


def board_rows(values: tuple[HeadlineValue, ...], width: int, *, tight: bool) -> Rows:
    """Two lines a figure and air between them where there is room."""
    rows: Rows = []
    news = [value for value in values if value.new]
    for value in values:
        rows += aimed(_block(value, width), figure_of(value))
        if len(news) == 1 and value.new:
            rows += [row(" ", Span(line, "doubt")) for line in wrap(f"New: {value.about}", width - 2)]
        if not tight:
            rows.append(row(""))
    return rows


def _block(value: HeadlineValue, width: int) -> Rows:
    head = between(row(" ", Span(value.title, "heading")), (*_number(value), Span(" ")), width)
    return [
        head,
        between(_gauge(value, width), (*_reading(value, width - _gauge_width(width) - 4), Span(" ")), width),
    ]


def _number(value: HeadlineValue) -> Row:
    glyph = f"{value.glyph} " if value.glyph else ""
    return row(Span(glyph, "accent"), Span(value.shown, "strong"), " ", _arrow(value))


def _arrow(value: HeadlineValue) -> Span:
    """Which way it moved; its colour says whether that is the better way, its shape which way."""
    return Span(DIRECTIONS[value.direction], way(value.direction, value.better))


def way(direction: int, better: str) -> str:
    """The look of a move: for the better, for the worse, or neither."""
    if not direction or better == "neither":
        return "dim"
    return "good" if (direction > 0) == (better == "up") else "worse"


def _gauge(value: HeadlineValue, width: int) -> Row:
    trend = spark(value.trend, SPARK_WIDTH)
    reached, left = bar(value.fraction, _gauge_width(width) - (len(trend) + 1 if trend else 0))
    drawn = [Span(" "), Span(reached, "accent"), Span(left, "faint")]
    return row(*drawn, *([Span(f" {trend}", "dim")] if trend else []))


def _gauge_width(width: int) -> int:
    """A third of the line for gauge and trend, so that the words have the rest."""
    return width // 3


def _reading(value: HeadlineValue, width: int) -> Row:
    """The word, else what is wanted; the band in the colour of doubt."""
    word = value.word or (f"wanted {value.wanted}" if value.wanted else "")
    room = width - cell_len(value.band) - 3
    said = clip(word, room) if room > 0 else ""
    if said and value.band:
        return row(Span(value.band, "doubt"), Span(" · ", "faint"), Span(said, "dim"))
    return row(Span(value.band, "doubt")) if value.band else row(Span(said, "dim"))


def figure_of(value: HeadlineValue) -> str:
    """What is asked for its causes."""
    return value.figure or value.id


def strip_rows(values: tuple[HeadlineValue, ...], width: int) -> Rows:
    """The figures in columns of equal width, a line for as many as fit."""
    if not values:
        return []
    columns = _columns(values, width)
    column = (width - 1) // columns
    lines = [values[at : at + columns] for at in range(0, len(values), columns)]
    return [(Span(" "), *(span for value in line for span in _cell(value, column))) for line in lines]


def _columns(values: tuple[HeadlineValue, ...], width: int) -> int:
    """As few as leave room for the bands, while the strip stays low; else as many as fit without them."""
    short = max(cell_len(_short(value)) for value in values) + STRIP_GAP + 2
    full = max(cell_len(_short(value) + value.band) for value in values) + STRIP_GAP + 3
    for needed in (full, short):
        columns = max(min(width // needed, len(values)), 1)
        if -(-len(values) // columns) <= STRIP_LINES:
            return columns
    return max(min(width // short, len(values)), 2)


def _short(value: HeadlineValue) -> str:
    glyph = f"{value.glyph} " if value.glyph else ""
    return f"{value.title} {glyph}{value.shown}"


def _cell(value: HeadlineValue, width: int) -> Row:
    """One figure in a column; the band is told where room is left for it."""
    glyph = f"{value.glyph} " if value.glyph else ""
    room = width - STRIP_GAP - cell_len(_short(value)) - 2
    band = f" {value.band}" if value.band and cell_len(value.band) + 1 <= room else ""
    title = clip(value.title, width - STRIP_GAP - 3 - cell_len(glyph + value.shown))
    spans = row(
        Span(title, "heading"),
        " ",
        Span(glyph, "accent"),
        Span(value.shown, "strong"),
        Span(band, "doubt"),
        " ",
        _arrow(value),
    )
    used = sum(cell_len(span.text) for span in spans)
    filled = (*spans, Span(pad("", width - used)))
    return aimed([filled], figure_of(value))[0]
