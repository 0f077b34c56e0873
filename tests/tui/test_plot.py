"""The geometry of a chart: everything drawn lies where its moment and value say, at every size and pen."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.report.values import DeedValue, MomentValue, RecordValue, SeriesValue
from game.tui.widgets.inks import INKS
from game.tui.widgets.plot import Frame, Scale, chart_rows, framed, signs_for
from game.tui.widgets.plot_canvas import GRAINS, Canvas, Dots, Stroke
from game.tui.widgets.plot_rows import deeds_rows, legend_rows, moment_rows
from game.tui.widgets.rows import Rows, Span, row, width_of
from game.tui.widgets.searching import holds, marked

PENS: tuple[Dots, ...] = ("braille", "blocks", "ascii")
SCALES: tuple[Scale, ...] = ("turns", "days")
FIRST = 664840
amounts = st.floats(-5000, 5000).map(lambda value: round(value, 2))
kinds = st.sampled_from(("sentence", "answer", "other"))
sizes = st.tuples(st.integers(30, 240), st.integers(8, 70))


@st.composite
def lines(draw: st.DrawFn) -> SeriesValue:
    """A series of a few turns or many, with and without band, truth, record and deeds."""
    count = draw(st.integers(1, 24))
    days = [FIRST]
    for _ in range(count - 1):
        days.append(days[-1] + draw(st.integers(1, 100)))
    banded, told = draw(st.booleans()), draw(st.booleans())
    moments = tuple(draw(_moments(at, day, banded=banded, told=told)) for at, day in enumerate(days))
    rows = draw(st.lists(st.tuples(st.integers(days[0], days[-1]), st.integers(0, 40), amounts), max_size=5))
    record = tuple(
        RecordValue(day, min(day + more, days[-1]), value, "a day", f"{value}", "A book.", of_truth=told)
        for day, more, value in rows
    )
    return SeriesValue(
        "f", "A [/] figure", "carts", "", "", 0.01, is_day=False, moments=moments, record=record
    )


@st.composite
def _moments(draw: st.DrawFn, at: int, day: int, *, banded: bool, told: bool) -> MomentValue:
    value, spread = draw(amounts), draw(st.floats(0, 300))
    band = (value - spread, value + spread) if banded else None
    deeds = tuple(DeedValue(kind, f"[b]{kind}[/b]") for kind in draw(st.lists(kinds, max_size=2)))  # type: ignore[arg-type]
    truth = draw(amounts) if told else None
    return MomentValue(
        at + 1, day, f"day {day}", f"d {day}", value, f"{value}", band, "a to b" if banded else "",
        truth, f"{truth} carts" if told else "", deeds,
    )  # fmt: skip


@given(lines(), sizes, st.sampled_from(SCALES), st.sampled_from(PENS), st.data())
def test_a_chart_fills_its_place_exactly(
    line: SeriesValue, size: tuple[int, int], scale: Scale, dots: Dots, data: st.DataObject
) -> None:
    """It is as high as asked for, no row is wider, every look is known, and the cursor is on the line."""
    frame, margin = framed(line, size, scale, dots)
    at = data.draw(st.integers(0, len(line.moments) - 1))
    rows = chart_rows(frame, margin, at)
    assert len(rows) == size[1]
    assert all(width_of(each) <= size[0] for each in rows)
    assert {span.role for each in rows for span in each} <= set(INKS)
    drawn = "".join(span.text for span in rows[1 + frame.cell(frame.places[at], line.moments[at].value)[1]])
    assert drawn[margin + frame.columns[at]] == signs_for(dots).here
    if dots == "ascii":
        assert all(span.text.isascii() for each in rows for span in each if span.text != line.unit)


@given(lines(), sizes, st.sampled_from(SCALES), st.sampled_from(PENS))
def test_moments_and_values_keep_their_order(
    line: SeriesValue, size: tuple[int, int], scale: Scale, dots: Dots
) -> None:
    """A later moment lies no further left, a greater value no lower, and both ends lie at the edges."""
    frame, _ = framed(line, size, scale, dots)
    assert all(before <= after for before, after in pairwise(frame.columns))
    ordered = sorted(moment.value for moment in line.moments)
    assert all(frame.down(less) >= frame.down(more) for less, more in pairwise(ordered))
    assert frame.columns[0] == 0
    assert len(line.moments) == 1 or frame.columns[-1] == frame.width - 1
    assert all(0 <= frame.down(value) < frame.size[1] for value in line.extent)


@given(lines(), sizes, st.sampled_from(SCALES))
def test_a_click_on_a_moment_finds_it(line: SeriesValue, size: tuple[int, int], scale: Scale) -> None:
    """The nearest moment to the column of one lies in the same column; by turns there is room for each."""
    frame, _ = framed(line, size, scale, "braille")
    for column in frame.columns:
        assert frame.columns[frame.nearest(column)] == column
    if scale == "turns" and frame.width >= len(line.moments):
        assert len(set(frame.columns)) == len(line.moments)


@given(lines(), st.sampled_from(SCALES))
def test_a_day_lies_between_its_moments(line: SeriesValue, scale: Scale) -> None:
    """The place of a moment's own day is its place, and days in between keep their order."""
    frame = Frame(line, 60, 20, scale)
    days = [moment.day for moment in line.moments]
    for place, day in zip(frame.places, days, strict=True):
        assert frame.place_of_day(day) == pytest.approx(place)
    between = [frame.place_of_day(day) for day in range(days[0], min(days[-1], days[0] + 60) + 1)]
    assert all(before <= after for before, after in pairwise(between))


@given(lines(), st.integers(40, 240), st.integers(3, 12), st.data())
def test_the_words_under_a_chart_fit(line: SeriesValue, width: int, most: int, data: st.DataObject) -> None:
    """The moment takes no more rows than it is given, and legend and deeds are no wider than the page."""
    at = data.draw(st.integers(0, len(line.moments) - 1))
    signs = signs_for("braille")
    rows = moment_rows(line, at, signs, width, most)
    assert len(rows) <= most
    for each in (*rows[1:], *legend_rows(line, signs, width), *deeds_rows(line, at, signs, width)):
        assert width_of(each) <= width


@given(st.integers(1, 30), st.integers(1, 12), st.sampled_from(PENS), st.data())
def test_a_dot_is_drawn_in_its_cell(width: int, height: int, dots: Dots, data: st.DataObject) -> None:
    """One dot makes one cell that is not blank, whichever pen draws it."""
    canvas = Canvas(width, height, dots)
    x, y = (data.draw(st.integers(0, side - 1)) for side in canvas.size)
    canvas.line([(x, y)], Stroke("line", 1, 1, "*", 1))
    rows = ["".join(span.text for span in each) for each in canvas.rows("faint", frozenset(), -1)]
    across, down = GRAINS[dots]
    filled = [(at, line) for line, each in enumerate(rows) for at, sign in enumerate(each) if sign != " "]
    assert filled == [(x // across, y // down)]


@given(st.text(max_size=30), st.text(max_size=4))
def test_marking_changes_no_letter(text: str, typed: str) -> None:
    """The letters stay as they are, and where the text holds what is typed something is marked."""
    rows: Rows = [row(Span(text, "dim", "t", stop=False))]
    told = marked(rows, typed)
    assert "".join(span.text for span in told[0]) == text
    assert all(span.target == "t" and not span.stop for span in told[0])
    found = any(span.role == "found" for span in told[0])
    if found:
        assert holds(text, typed)
    elif typed.strip() and text.isascii() and typed.isascii():
        assert not holds(text, typed)
