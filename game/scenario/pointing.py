"""Where a part of a value stands in its file, so that a caret can stand under one word of a long text.

YAML folds lines and drops quotes, but keeps every letter in its order: a part is found by counting letters.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from game.scenario.problems import Span


class Part(NamedTuple):
    """A half-open stretch of a value's text, as a formula's faults name it."""

    text: str
    start: int
    end: int


class _Letter(NamedTuple):
    line: int
    column: int
    sign: str


def part_of(file_text: str, span: Span, part: Part) -> Span:
    """Return where a part of a value stands; the whole value where escapes hide which letters are meant."""
    written = _without_marks(list(_letters(file_text, span)))
    if [letter.sign for letter in written] != [sign for sign in part.text if not sign.isspace()]:
        return span
    first = _count(part.text[: part.start])
    last = _count(part.text[: part.end]) - 1
    if first >= len(written):
        return span
    start, end = written[first], written[max(first, last)]
    return Span(start.line, start.column, end.line, end.column + 1)


def _count(text: str) -> int:
    return sum(1 for sign in text if not sign.isspace())


def _letters(file_text: str, span: Span) -> Iterator[_Letter]:
    """Yield all that is no space between the two ends of a span."""
    lines = file_text.split("\n")[span.line : span.end_line + 1]
    for number, line in enumerate(lines, span.line):
        low = span.column if number == span.line else 0
        high = span.end_column if number == span.end_line else len(line)
        for column in range(low, min(high, len(line))):
            if not line[column].isspace():
                yield _Letter(number, column, line[column])


def _without_marks(letters: list[_Letter]) -> list[_Letter]:
    """Leave out the quotes around a value, or the line that opens a block."""
    if not letters:
        return letters
    opening = letters[0].sign
    if opening in "'\"" and len(letters) > 1 and letters[-1].sign == opening:
        return letters[1:-1]
    if opening in "|>":
        return [letter for letter in letters if letter.line > letters[0].line]
    return letters
