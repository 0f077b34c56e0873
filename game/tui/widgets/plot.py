"""The chart of a figure as rows: where each moment and value lies, and what is drawn there.

A pure function of a series, a cursor and a size, so that its geometry is tested without a screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from rich.cells import cell_len

from game.report.axis import rung_text, rungs
from game.report.values import RecordValue, SeriesValue
from game.report.wording import MINUS
from game.tui.widgets.plot_canvas import GRAINS, Canvas, Dots, Point, Stroke
from game.tui.widgets.rows import Row, Rows, Span, right, row

Scale = Literal["turns", "days"]
MARGIN = 7
"""Least cells for the labels of the axis."""
EDGES = 4
"""Rows over and under the plot: its unit, the axis, the dates, and what was decided."""
ROWS_FOR_TWO, MOST_RUNGS = 5, 9
"""Rows of a plot for every two rungs, and how many rungs it has at most."""
LEAST_ROWS = 3
DATE_GAP = 3
TRUTHS_APART = 6
"""Least cells between two marks on the line of the truth."""
LINE = Stroke("line", 1, 1, "*", 4)
EDGE = Stroke("edge", 1, 3, ".", 1)
TRUTH = Stroke("truth", 4, 7, "x", 3)
PERIOD = Stroke("record", 1, 2, "-", 2)
MARKED = 6
"""The rank of a row of the record, over every line."""
HERE = 9


@dataclass(frozen=True, slots=True)
class Signs:
    """The marks of a chart on one kind of terminal."""

    value: str
    here: str
    truth: str
    record: str
    true_record: str
    sentence: str
    answer: str
    both: str
    other: str
    edge: str
    pointer: str
    axis: tuple[str, str, str, str, str]
    """Upright, rung, corner, run, and where a date stands."""


DRAWN = Signs("━", "●", "×", "◇", "□", "●", "◆", "◈", "○", "┈", "▲", ("│", "┤", "└", "─", "┬"))
TYPED = Signs("*", "@", "x", "o", "O", "S", "A", "B", "p", ".", "^", ("|", "+", "+", "-", "+"))


def signs_for(dots: Dots) -> Signs:
    """The marks that go with a pen."""
    return TYPED if dots == "ascii" else DRAWN


@dataclass(frozen=True)
class Frame:
    """Where moments and values lie on a plot of a size."""

    series: SeriesValue
    width: int
    height: int
    scale: Scale = "turns"
    dots: Dots = "braille"

    @cached_property
    def rungs(self) -> tuple[float, ...]:
        """The round numbers at its side, from the lowest up."""
        most = min(self.height * 2 // ROWS_FOR_TWO + 1, MOST_RUNGS)
        return rungs(*self.series.extent, most, self.series.step)

    @property
    def labels(self) -> list[str]:
        """The rungs as they are printed."""
        size = self.rungs[1] - self.rungs[0]
        size = float(f"{size:.9g}")
        texts = [rung_text(rung, size, is_day=self.series.is_day) for rung in self.rungs]
        return [text.replace(MINUS, "-") for text in texts] if self.dots == "ascii" else texts

    @property
    def size(self) -> tuple[int, int]:
        """Dots across and down."""
        across, down = GRAINS[self.dots]
        return self.width * across, self.height * down

    @cached_property
    def places(self) -> tuple[float, ...]:
        """Where each moment lies from left to right, 0 to 1."""
        moments = self.series.moments
        if self.scale == "turns":
            return tuple(at / max(len(moments) - 1, 1) for at in range(len(moments)))
        first, last = moments[0].day, moments[-1].day
        return tuple((moment.day - first) / max(last - first, 1) for moment in moments)

    def place_of_day(self, day: int) -> float:
        """Where a day lies: between the moments before and after it, by its share of the days between."""
        days = [moment.day for moment in self.series.moments]
        after = next((at for at, each in enumerate(days) if each >= day), len(days) - 1)
        before = max(after - 1, 0)
        gap = days[after] - days[before]
        share = min(max((day - days[before]) / gap, 0.0), 1.0) if gap else 0.0
        return self.places[before] + share * (self.places[after] - self.places[before])

    def across(self, place: float) -> int:
        """The dot of a place from left to right."""
        return round(place * (self.size[0] - 1))

    def down(self, value: float) -> int:
        """The dot of a value from the top."""
        low, high = self.rungs[0], self.rungs[-1]
        share = (high - value) / (high - low)
        return round(min(max(share, 0.0), 1.0) * (self.size[1] - 1))

    def cell(self, place: float, value: float) -> Point:
        """The cell of a place and a value."""
        across, down = GRAINS[self.dots]
        return self.across(place) // across, self.down(value) // down

    @cached_property
    def columns(self) -> tuple[int, ...]:
        """The column of cells in which each moment lies."""
        return tuple(self.across(place) // GRAINS[self.dots][0] for place in self.places)

    def nearest(self, column: int) -> int:
        """The moment nearest to a column of cells; of several in one the last."""
        columns = self.columns
        return min(range(len(columns)), key=lambda at: (abs(columns[at] - column), -at))


def margin_of(frame: Frame) -> int:
    """Cells that the labels at the side take."""
    return max(max(cell_len(label) for label in frame.labels) + 2, MARGIN)


def framed(series: SeriesValue, size: tuple[int, int], scale: Scale, dots: Dots) -> tuple[Frame, int]:
    """The frame of a chart that fills so many cells, and the width of the labels beside it."""
    width, height = size
    plot = max(height - EDGES, LEAST_ROWS)
    margin = margin_of(Frame(series, 1, plot, scale, dots))
    return Frame(series, max(width - margin - 2, 2), plot, scale, dots), margin


def chart_rows(frame: Frame, margin: int, at: int) -> Rows:
    """The whole chart, with the cursor at one of its moments."""
    series, signs = frame.series, signs_for(frame.dots)
    upright, rung, corner, *_ = signs.axis
    canvas = drawn(frame)
    column = frame.columns[at]
    canvas.mark(frame.cell(frame.places[at], series.moments[at].value), signs.here, "here", HERE)
    ruled = {frame.down(value) // GRAINS[frame.dots][1]: label for value, label in _labelled(frame)}
    rows: Rows = [row(" " * (margin - 1), Span(series.unit, "dim"))]
    for y, line in enumerate(canvas.rows("faint", frozenset(ruled), column)):
        label = ruled.get(y, "")
        side = Span(right(label, margin - 2) + " " + (rung if label else upright), "dim")
        rows.append((side, *line))
    rows.append((Span(" " * (margin - 1) + corner, "dim"), *_axis(frame, column, signs)))
    rows.append((Span(" " * margin), *_dates(frame)))
    rows.append((Span(right("deeds", margin - 1) + " ", "dim"), *_lane(frame, at)))
    return rows


def _labelled(frame: Frame) -> list[tuple[float, str]]:
    return list(zip(frame.rungs, frame.labels, strict=True))


def drawn(frame: Frame) -> Canvas:
    """Band, record, truth and line, in this order from the ground up."""
    canvas = Canvas(frame.width, frame.height, frame.dots)
    signs, series = signs_for(frame.dots), frame.series
    _draw_band(canvas, frame)
    _draw_line(canvas, frame, [moment.truth for moment in series.moments], TRUTH)
    _draw_line(canvas, frame, [moment.value for moment in series.moments], LINE)
    _mark_truth(canvas, frame, signs)
    for each in series.record:
        _draw_record(canvas, frame, each, signs)
    return canvas


def _points(frame: Frame, values: Sequence[float | None]) -> list[Point]:
    return [
        (frame.across(place), frame.down(value))
        for place, value in zip(frame.places, values, strict=True)
        if value is not None
    ]


def _draw_line(canvas: Canvas, frame: Frame, values: Sequence[float | None], stroke: Stroke) -> None:
    points = _points(frame, values)
    if points:
        canvas.line(points, stroke)


def _draw_band(canvas: Canvas, frame: Frame) -> None:
    moments = frame.series.moments
    edges = [[moment.band[end] if moment.band else None for moment in moments] for end in (0, 1)]
    for values in edges:
        _draw_line(canvas, frame, values, EDGE)
    low, high = (_points(frame, values) for values in edges)
    across, down = frame.size[0] // frame.width, frame.size[1] // frame.height
    for column in range(frame.width) if low else ():
        x = column * across + across // 2
        canvas.shade(column, round(_at(high, x)) // down, round(_at(low, x)) // down)


def _at(points: list[Point], x: int) -> float:
    """The height of a line over a dot; its ends run on."""
    after = next((at for at, point in enumerate(points) if point[0] >= x), len(points) - 1)
    (x0, y0), (x1, y1) = points[max(after - 1, 0)], points[after]
    share = min(max((x - x0) / (x1 - x0), 0.0), 1.0) if x1 > x0 else 0.0
    return y0 + share * (y1 - y0)


def _mark_truth(canvas: Canvas, frame: Frame, signs: Signs) -> None:
    """A mark here and there on the line of the truth, so that it is known without a colour."""
    last = -TRUTHS_APART
    for place, moment, column in zip(frame.places, frame.series.moments, frame.columns, strict=True):
        if moment.truth is not None and column - last >= TRUTHS_APART:
            canvas.mark(frame.cell(place, moment.truth), signs.truth, "truth", TRUTH.rank)
            last = column


def _draw_record(canvas: Canvas, frame: Frame, each: RecordValue, signs: Signs) -> None:
    """A row of the record: one mark on its day, two with a line between them for a period."""
    ends = [frame.place_of_day(day) for day in (each.first, each.last)]
    if each.last > each.first:
        canvas.line([(frame.across(place), frame.down(each.value)) for place in ends], PERIOD)
    for place in dict.fromkeys(ends):
        sign = signs.true_record if each.of_truth else signs.record
        canvas.mark(frame.cell(place, each.value), sign, "record", MARKED)


def _axis(frame: Frame, column: int, signs: Signs) -> Row:
    """The line under the plot: a tooth over each date, and the pointer of the cursor."""
    *_, run, tooth = signs.axis
    teeth = {at for at, _ in _dated(frame)}
    line = "".join(tooth if at in teeth else run for at in range(frame.width))
    return (Span(line[:column], "dim"), Span(signs.pointer, "here"), Span(line[column + 1 :], "dim"))


def _dated(frame: Frame) -> list[tuple[int, str]]:
    """As many dates as fit, each with its column; the first and the last before all others."""
    moments, columns = frame.series.moments, frame.columns
    last = (columns[-1], moments[-1].brief)
    room = min(columns[-1], frame.width - cell_len(last[1])) - DATE_GAP
    found, taken = [], 0
    for column, moment in zip(columns[:-1], moments[:-1], strict=True):
        end = column + cell_len(moment.brief)
        if column >= taken and end <= room:
            found.append((column, moment.brief))
            taken = end + DATE_GAP
    return [*found, last]


def _dates(frame: Frame) -> Row:
    """The dates under their columns; the last ends at the edge where it must."""
    text = ""
    for column, date in _dated(frame):
        text = text.ljust(max(min(column, frame.width - cell_len(date)), 0)) + date
    return (Span(text[: frame.width], "dim"),)


def _lane(frame: Frame, at: int) -> Row:
    """What was decided at each moment, by its mark."""
    signs, found = signs_for(frame.dots), dict[int, set[str]]()
    for column, moment in zip(frame.columns, frame.series.moments, strict=True):
        found.setdefault(column, set()).update(deed.kind for deed in moment.deeds)
    here = frame.columns[at]
    spans = [
        Span(deed_sign(found.get(column, set()), signs), "here" if column == here else "accent")
        for column in range(frame.width)
    ]
    return _merged(spans)


def deed_sign(kinds: set[str], signs: Signs) -> str:
    """One mark for all that was decided at a moment."""
    if {"sentence", "answer"} <= kinds:
        return signs.both
    for kind, sign in (("sentence", signs.sentence), ("answer", signs.answer), ("other", signs.other)):
        if kind in kinds:
            return sign
    return " "


def _merged(spans: list[Span]) -> Row:
    """The same spans, those of one look joined."""
    joined: list[Span] = []
    for span in spans:
        if joined and joined[-1].role == span.role:
            joined[-1] = Span(joined[-1].text + span.text, span.role)
        else:
            joined.append(span)
    return tuple(joined)
