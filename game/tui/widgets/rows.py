"""Lines of text as values: spans with a role and a target, wrapped and set out without the toolkit.

A screen is a pure function from values and a width to rows, so that layout is tested in microseconds and one
widget can draw them all. Text stays text: nothing here or after it is read as markup.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from rich.cells import cell_len, set_cell_size

ELLIPSIS = "…"
SPARKS = "▁▂▃▄▅▆▇█"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text with one look."""

    text: str
    role: str = "text"
    """Names a component style of the page."""
    target: str = ""
    """What picking it means; empty where it is only read."""
    stop: bool = True
    """Whether the cursor halts at its target; a span that is for the mouse alone says no."""


Row = tuple[Span, ...]
Rows = list[Row]


def row(*parts: Span | str) -> Row:
    """A row of spans; bare text is plain."""
    return tuple(Span(part) if isinstance(part, str) else part for part in parts)


def width_of(spans: Iterable[Span]) -> int:
    """Cells the spans take, wide characters counted as two."""
    return sum(cell_len(span.text) for span in spans)


def clip(text: str, width: int) -> str:
    """The text in at most `width` cells, an ellipsis saying that more was there."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(width - 1, 0)).rstrip() + ELLIPSIS if width > 0 else ""


def pad(text: str, width: int) -> str:
    """The text in exactly `width` cells."""
    return set_cell_size(clip(text, width), max(width, 0))


def right(text: str, width: int) -> str:
    """The text flush right in `width` cells, so that figures stand under one another."""
    shown = clip(text, width)
    return " " * max(width - cell_len(shown), 0) + shown


def wrap(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` cells; breaks of the text itself are kept."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines.extend(_wrap_paragraph(paragraph, max(width, 1)))
    return lines


def _wrap_paragraph(text: str, width: int) -> list[str]:
    lines, line = [], ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if cell_len(longer) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        pieces = _chop(word, width)
        lines.extend(pieces[:-1])
        line = pieces[-1]
    return [*lines, line]


def _chop(word: str, width: int) -> list[str]:
    """A word longer than the line, in pieces that fit."""
    pieces = []
    while cell_len(word) > width:
        piece = set_cell_size(word, width).rstrip() or word[0]
        pieces.append(piece)
        word = word[len(piece) :]
    return [*pieces, word]


def paragraph(text: str, width: int, role: str = "text", indent: int = 0) -> Rows:
    """Wrapped rows of one look, indented."""
    return [row(" " * indent, Span(line, role)) for line in wrap(text, width - indent)]


def hanging(head: Row, text: str, width: int, role: str = "text") -> Rows:
    """A head with text wrapped beside it, as a name before what he says."""
    indent = width_of(head)
    lines = wrap(text, width - indent)
    first = (*head, Span(lines[0], role))
    return [first, *(row(" " * indent, Span(line, role)) for line in lines[1:])]


def between(left: Row, flush: Row, width: int) -> Row:
    """One row with a part flush left and a part flush right; the left part gives way."""
    end = width_of(flush)
    room = width - end - (1 if end else 0)
    kept: list[Span] = []
    for span in left:
        text = clip(span.text, room - width_of(kept))
        kept.append(replace(span, text=text))
    return (*kept, Span(" " * max(width - end - width_of(kept), 0)), *flush)


def hairline(width: int) -> Row:
    """A thin rule across the page."""
    return (Span("─" * width, "rule"),)


def heading(text: str, width: int, note: str = "") -> Row:
    """A quiet heading with a rule that runs out to the edge, and a note at its end."""
    end = f" {note}" if note else ""
    shown = clip(text, max(width - cell_len(end), 8))
    room = width - cell_len(shown) - cell_len(end) - 1
    return row(Span(shown, "heading"), " ", Span("─" * max(room, 0), "rule"), Span(end, "dim"))


def headings(text: str, width: int, note: str = "") -> Rows:
    """The same for a text that may be longer than a line: the rule follows its last words."""
    *over, last = wrap(text, width - (cell_len(note) + 1 if note else 0))
    return [*(row(Span(line, "heading")) for line in over), heading(last, width, note)]


def aimed(rows: Rows, target: str) -> Rows:
    """The same rows, every span leading to one target, so that a whole block answers to a click."""
    return [tuple(span if span.target else replace(span, target=target) for span in line) for line in rows]


def sheet(rows: Rows, width: int, role: str = "sheet") -> Rows:
    """Rows laid on a sheet: filled with its colour out to `width`."""
    laid = []
    for line in rows:
        rest = max(width - width_of(line), 0)
        spans = [replace(span, role=role) if span.role == "text" else span for span in line]
        laid.append((*spans, Span(" " * rest, role)))
    return laid


def spark(values: tuple[float, ...], width: int) -> str:
    """The last values as bars; nothing while there is nothing to compare."""
    shown = values[-width:] if width > 0 else ()
    if not shown[1:]:
        return ""
    low, high = min(shown), max(shown)
    if high == low:
        return SPARKS[2] * len(shown)
    top = len(SPARKS) - 1
    return "".join(SPARKS[round((value - low) / (high - low) * top)] for value in shown)


def bar(fraction: float, width: int) -> tuple[str, str]:
    """A hairline gauge: the part reached and the part that is left."""
    reached = round(min(max(fraction, 0.0), 1.0) * width)
    return "━" * reached, "─" * (width - reached)
