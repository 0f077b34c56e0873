"""The headline figures: a board at the side where there is room, else a strip above the paper."""

from __future__ import annotations

from typing import Literal

from game.report.values import HeadlineValue
from game.tui.widgets.page import Page
from game.tui.widgets.rows import Row, Rows, Span, aimed, bar, between, clip, row, spark, width_of, wrap

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
        rows += aimed(_block(value, width, tight=tight), figure_of(value))
        if len(news) == 1 and value.new:
            rows += [row(" ", Span(line, "doubt")) for line in wrap(f"New: {value.about}", width - 2)]
        if not tight:
            rows.append(row(""))
    return rows


def _block(value: HeadlineValue, width: int, *, tight: bool) -> Rows:
    """Two lines, and a third for the word where it has no room beside the band."""
    head = between(row(" ", Span(value.title, "heading")), (*_number(value), Span(" ")), width)
    room = width - _gauge_width(width) - 4
    whole = _reading(value)
    if width_of(whole) <= room:
        return [head, between(_gauge(value, width), (*whole, Span(" ")), width)]
    if tight or not value.band:
        return [head, between(_gauge(value, width), (*_clipped(value, room), Span(" ")), width)]
    band = row(Span(value.band, "doubt"), " ")
    said = row(Span(clip(_word(value), width - 2), "dim"), " ")
    return [head, between(_gauge(value, width), band, width), between((), said, width)]


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


def _word(value: HeadlineValue) -> str:
    """The word, else what is wanted."""
    return value.word or (f"wanted {value.wanted}" if value.wanted else "")


def _reading(value: HeadlineValue) -> Row:
    """The band in the colour of doubt, and the word."""
    spans = [Span(value.band, "doubt")] if value.band else []
    if word := _word(value):
        spans += [Span(" · ", "faint")] * bool(spans) + [Span(word, "dim")]
    return tuple(spans)


def _clipped(value: HeadlineValue, width: int) -> Row:
    """The same in less room: the band before the word, and the word cut."""
    if value.band:
        return row(Span(clip(value.band, width), "doubt"))
    return row(Span(clip(_word(value), width), "dim"))


def figure_of(value: HeadlineValue) -> str:
    """What is asked for its causes."""
    return value.figure or value.id


def strip_rows(values: tuple[HeadlineValue, ...], width: int) -> Rows:
    """The figures in columns, with their bands or without; where the strip grew high, close together."""
    if not values:
        return []
    banded = [_cell(value, band=True) for value in values]
    bare = [_cell(value, band=False) for value in values]
    forms = (_in_columns(banded, banded, width), _in_columns(bare, banded, width), _close(banded, width))
    return next((rows for rows in forms if rows and len(rows) <= STRIP_LINES), _close(bare, width))


def _in_columns(cells: Rows, fuller: Rows, width: int) -> Rows:
    """Columns of equal width; of two forms of a cell the fuller, where it fits into its column."""
    columns = min((width - 1 + STRIP_GAP) // (max(map(width_of, cells)) + STRIP_GAP), len(cells))
    if not columns:
        return []
    column = (width - 1) // columns
    chosen = [
        full if width_of(full) + STRIP_GAP <= column else cell
        for cell, full in zip(cells, fuller, strict=True)
    ]
    filled = [(*cell, *_gap(cell, column - width_of(cell))) for cell in chosen]
    lines = [filled[at : at + columns] for at in range(0, len(filled), columns)]
    return [(Span(" "), *(span for cell in line for span in cell)) for line in lines]


def _close(cells: Rows, width: int) -> Rows:
    """One after the other, a line as long as the next fits."""
    lines: Rows = []
    for cell in cells:
        if lines and width_of(lines[-1]) + STRIP_GAP + width_of(cell) <= width:
            lines[-1] = (*lines[-1], *_gap(cell, STRIP_GAP), *cell)
        else:
            lines.append((Span(" "), *cell))
    return lines


def _gap(cell: Row, width: int) -> Row:
    return (Span(" " * max(width, 0), target=cell[0].target),)


def _cell(value: HeadlineValue, *, band: bool) -> Row:
    """One figure of the strip; the room of an arrow is kept where there is none."""
    spans = row(
        Span(value.title, "heading"),
        " ",
        Span(f"{value.glyph} " if value.glyph else "", "accent"),
        Span(value.shown, "strong"),
        Span(f" {value.band}" if band and value.band else "", "doubt"),
        " ",
        _arrow(value),
    )
    return aimed([spans], figure_of(value))[0]
