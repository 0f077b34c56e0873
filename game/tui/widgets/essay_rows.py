"""The argument as rows: a point, its gauge with trend, its levers, its source, and where it is disputed."""

from __future__ import annotations

from itertools import zip_longest

from game.report.values import EssayValue, PointValue
from game.tui.widgets.rows import (
    Row,
    Rows,
    Span,
    aimed,
    between,
    hanging,
    heading,
    paragraph,
    row,
    spark,
    width_of,
)
from game.tui.widgets.searching import holds, marked
from game.tui.widgets.told_rows import READING_WIDTH

TREND = 12
BESIDE = 124
"""Cells from which two columns are easier to read than one."""
GAP = 4
WIDEST = 176
WAYS = {-1: "▼ falling", 0: "  steady", 1: "▲ rising"}
NONE = "This scenario has no argument written out."
NONE_FOUND = "No point holds these letters."
DISPUTED = "The record  ≠ "
LEVERS = "Your levers   "
GAUGE = "Its gauge     "


def kept_points(essay: EssayValue, typed: str) -> tuple[PointValue, ...]:
    """The points of which anything shown holds the letters."""
    return tuple(point for point in essay.points if any(holds(part, typed) for part in _shown(point)))


def _shown(point: PointValue) -> tuple[str, ...]:
    return (
        point.text, point.gauge, point.shown, *point.levers, point.label, point.source, point.disagrees
    )  # fmt: skip


def essay_rows(essay: EssayValue | None, typed: str, width: int) -> Rows:
    """The title with its provenance, and the points that hold the letters."""
    if essay is None:
        return [row(Span(NONE, "dim"))]
    wide = min(width, WIDEST if width >= BESIDE else READING_WIDTH + 16)
    provenance = paragraph(essay.provenance, min(wide, READING_WIDTH + 16), "dim")
    rows: Rows = [row(Span(essay.title, "strong")), *provenance, row("")]
    numbers = {point.id: at for at, point in enumerate(essay.points, 1)}
    points = kept_points(essay, typed)
    for point in points:
        rows += aimed(marked(point_rows(point, numbers[point.id], wide), typed), f"point:{point.id}")
        rows.append(row(""))
    return rows if points else [*rows, row(Span(NONE_FOUND, "dim"))]


def point_rows(point: PointValue, number: int, width: int) -> Rows:
    """One point of the argument; where there is room, what it says beside what speaks for and against it."""
    rows: Rows = [heading(f"{number}", width, point.label)]
    if width < BESIDE:
        return rows + _said(point, width) + _weighed(point, width) + _source(point, width)
    left = (width - GAP) // 2
    said = _said(point, left) + _source(point, left)
    return rows + side_by_side(said, _weighed(point, width - left - GAP), left + GAP)


def side_by_side(left: Rows, others: Rows, width: int) -> Rows:
    """Two blocks beside one another, the first in so many cells."""
    joined: Rows = []
    for one, other in zip_longest(left, others, fillvalue=()):
        joined.append((*one, Span(" " * max(width - width_of(one), 0)), *other))
    return joined


def _said(point: PointValue, width: int) -> Rows:
    return paragraph(point.text, width, "text", 2)


def _source(point: PointValue, width: int) -> Rows:
    return paragraph(point.source, width, "cited", 2) if point.source else []


def _weighed(point: PointValue, width: int) -> Rows:
    """Its gauge, what of the player's moves it, and where the record disagrees."""
    rows = _gauge(point, width)
    if point.levers:
        rows += hanging(row("  ", Span(LEVERS, "heading")), " · ".join(point.levers), width, "dim")
    if point.disagrees:
        rows += hanging(row("  ", Span(DISPUTED, "doubt")), point.disagrees, width, "doubt")
    return rows


def _gauge(point: PointValue, width: int) -> Rows:
    """Title, value with its band, trend and the way it went last; on a second line where it is too long."""
    held = f", held {point.held}" if point.held else ""
    head = row("  ", Span(GAUGE, "heading"))
    trend, shown = _trend(point), row(Span(point.shown, "strong"), Span(held, "doubt"))
    title = Span(f"{point.gauge}   ", "text")
    if width_of((*head, title, *shown, *trend)) <= width:
        return [between((*head, title, *shown), trend, width)]
    indent = " " * width_of(head)
    return [*hanging(head, point.gauge, width), between((Span(indent), *shown), trend, width)]


def _trend(point: PointValue) -> Row:
    """The line of the last sittings, small, and in a word which way it went last."""
    drawn = spark(point.trend, TREND) if len(set(point.trend)) > 1 else ""
    word = WAYS[point.direction]
    return row(Span(f" {drawn}" if drawn else "", "dim"), Span(f" {word}", "dim"))
