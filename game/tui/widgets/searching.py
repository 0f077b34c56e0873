"""Plain letters sought in what is told: which things hold them, and where in the rows they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from game.tui.widgets.rows import Row, Rows, Span

FOUND = "found"


def holds(text: str, typed: str) -> bool:
    """Whether a text holds the letters, whichever case either is in."""
    return typed.strip().casefold() in text.casefold()


def marked(rows: Rows, typed: str) -> Rows:
    """The same rows, the letters standing out wherever they are whole on a line."""
    sought = typed.strip().casefold()
    return [tuple(_marked(line, sought)) for line in rows] if sought else rows


def _marked(line: Row, sought: str) -> Iterator[Span]:
    for span in line:
        yield from _split(span, sought)


def _split(span: Span, sought: str) -> Iterator[Span]:
    text, folded = span.text, span.text.casefold()
    if len(folded) != len(text):
        yield span
        return
    at = 0
    while (found := folded.find(sought, at)) >= 0:
        if found > at:
            yield replace(span, text=text[at:found])
        yield replace(span, text=text[found : found + len(sought)], role=FOUND)
        at = found + len(sought)
    if at < len(text) or not text:
        yield replace(span, text=text[at:])
