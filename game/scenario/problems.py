"""The one shape of every complaint about a file, and its three printed forms.

Everything that can be wrong with what an author or a player wrote is told as a `Problem`, so that the
command line, the library, the screens and the tests show the same words at the same place.
"""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple, TypeAlias

Level: TypeAlias = Literal["error", "warning"]

_UNSAFE_CATEGORIES: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_BLANK_LETTERS: Final = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")
_EXCERPT_WIDTH: Final = 96
_BEFORE_CARET: Final = 32
_LONGEST_WORD: Final = 200
_LONGEST_QUOTE: Final = 60
_CLOSE_ENOUGH: Final = 0.66
_LAST_PART_WEIGHT: Final = 0.9


class Span(NamedTuple):
    """A stretch of text, counted from 0, its end not included; what an excerpt underlines."""

    line: int
    column: int
    end_line: int
    end_column: int


class Place(NamedTuple):
    """Where something stands, so that an author can go there; without a span it is the whole file."""

    file: str
    span: Span | None = None

    def __str__(self) -> str:
        """Return `file:line:column`, counted from 1 as editors do."""
        name = visible(self.file)
        return f"{name}:{self.span.line + 1}:{self.span.column + 1}" if self.span else name


@dataclass(frozen=True, slots=True)
class Problem:
    """One complaint: what is wrong, where, and what to do; `also` is a second place that takes part."""

    code: str
    message: str
    place: Place
    hint: str = ""
    level: Level = "error"
    also: Place | None = None

    def line(self) -> str:
        """Return the complaint on one line, for plain terminals and logs; control characters are escaped."""
        asides = [f"also {self.also}"] if self.also else []
        asides += [visible(self.hint)] if self.hint else []
        tail = f" ({'; '.join(asides)})" if asides else ""
        return f"{self.place}: {self.level}[{self.code}] {visible(self.message)}{tail}"


class ScenarioError(Exception):
    """A file cannot be used; carries every problem found, because authors mend faster from a whole list."""

    def __init__(self, problems: Iterable[Problem], texts: Mapping[str, str] | None = None) -> None:
        self.problems: tuple[Problem, ...] = in_order(problems)
        self.texts: dict[str, str] = dict(texts or {})
        super().__init__(self.problems)

    def __str__(self) -> str:
        """Return one line a problem."""
        return "\n".join(problem.line() for problem in self.problems)


def is_unsafe(character: str) -> bool:
    """Say whether a character could drive a terminal, hide, reorder text or have no agreed meaning.

    These are the Unicode categories of controls, formats (bidirectional marks, zero widths), surrogates,
    private use, unassigned and line separators, and the few letters that are defined to look like nothing.
    """
    return unicodedata.category(character) in _UNSAFE_CATEGORIES or character in _BLANK_LETTERS


def visible(text: str) -> str:
    r"""Return a text with unsafe characters as `\x1b` or `\u202e`, because messages quote any file."""
    if text.isprintable() and _BLANK_LETTERS.isdisjoint(text):
        return text
    return "".join(_escaped(character) for character in text)


def quoted(text: str) -> str:
    """Return a word of a file as a message quotes it: in backticks, cut where a hostile file made it long."""
    short = text if len(text) <= _LONGEST_QUOTE else text[:_LONGEST_QUOTE] + "..."
    return f'"{short}"' if "`" in short else f"`{short}`"


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems by file, line and column, because an author mends a file from top to bottom."""
    return tuple(sorted(problems, key=_position))


def render(problem: Problem, text_of: Callable[[str], str | None]) -> str:
    """Return a complaint as a compiler prints it: place, line with the words underlined, and help.

    `text_of` gives the text of a file by the name in its place, or None; then the excerpt is left out.
    """
    places = [problem.place] + ([problem.also] if problem.also else [])
    width = max(len(str(place.span.line + 1)) if place.span else 1 for place in places)
    gutter = " " * width
    lines = [f"{problem.level}[{problem.code}]: {visible(problem.message)}"]
    for arrow, place in zip(("-->", ":::"), places, strict=False):
        lines.append(f"{gutter}{arrow} {place}")
        lines += _excerpt(place, text_of(place.file), width)
    if problem.hint:
        lines.append(f"{gutter} = help: {visible(problem.hint)}")
    return "\n".join(lines)


def as_json(problem: Problem) -> dict[str, object]:
    """Return a complaint as plain data for other programs; lines and columns count from 1, as printed."""
    return {
        "level": problem.level,
        "code": problem.code,
        "message": visible(problem.message),
        "hint": visible(problem.hint),
        **_place_as_json(problem.place),
        "also": _place_as_json(problem.also) if problem.also else None,
    }


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return "did you mean `x`?" for the nearest known word, or nothing where none is near.

    A dotted id also counts as near when its last part is, because authors forget what stands before the dot.
    """
    if len(word) > _LONGEST_WORD:
        return ""
    candidates = sorted(set(known) - {word})
    nearest = max(candidates, key=lambda candidate: _likeness(word, candidate), default=None)
    if nearest is None or _likeness(word, nearest) < _CLOSE_ENOUGH:
        return ""
    return f"did you mean `{nearest}`?"


def _likeness(word: str, candidate: str) -> float:
    whole = _ratio(word.casefold(), candidate.casefold())
    if "." not in word and "." not in candidate:
        return whole
    last_parts = _ratio(word.casefold().rpartition(".")[2], candidate.casefold().rpartition(".")[2])
    return max(whole, _LAST_PART_WEIGHT * last_parts)


def _ratio(one: str, other: str) -> float:
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < _CLOSE_ENOUGH or matcher.quick_ratio() < _CLOSE_ENOUGH:
        return 0.0
    return matcher.ratio()


def _position(problem: Problem) -> tuple[str, Span, str, str]:
    return problem.place.file, problem.place.span or Span(-1, -1, -1, -1), problem.code, problem.message


def _place_as_json(place: Place) -> dict[str, object]:
    names = ("line", "column", "end_line", "end_column")
    numbers = [number + 1 for number in place.span] if place.span else [None] * len(names)
    return {"file": visible(place.file), **dict(zip(names, numbers, strict=True))}


def _escaped(character: str) -> str:
    if not is_unsafe(character):
        return character
    named = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
    code = ord(character)
    if code > 0xFFFF:  # noqa: PLR2004 - where Python's own escapes grow from four digits to eight
        return f"\\U{code:08x}"
    return named.get(character) or (f"\\u{code:04x}" if code > 0xFF else f"\\x{code:02x}")  # noqa: PLR2004


def _excerpt(place: Place, text: str | None, width: int) -> list[str]:
    line = None if place.span is None or text is None else _line_of(text, place.span.line)
    if place.span is None or line is None:
        return []
    start = min(place.span.column, len(line))
    end = place.span.end_column if place.span.end_line == place.span.line else len(line)
    before, marked, after = _window(line, start, max(start, min(end, len(line))))
    carets = " " * _cells(before) + "^" * max(1, _cells(marked))
    gutter = " " * width
    number = str(place.span.line + 1).rjust(width)
    return [f"{gutter} |", f"{number} | {before}{marked}{after}".rstrip(), f"{gutter} | {carets}"]


def _line_of(text: str, number: int) -> str | None:
    start = 0
    for _ in range(number):
        start = text.find("\n", start) + 1
        if start == 0:
            return None
    end = text.find("\n", start)
    return text[start : len(text) if end < 0 else end].removesuffix("\r")


def _window(line: str, start: int, end: int) -> tuple[str, str, str]:
    """Return what stands before, under and after the caret, cut to a width a terminal can show."""
    low = 0 if len(line) <= _EXCERPT_WIDTH else max(0, min(start - _BEFORE_CARET, len(line) - _EXCERPT_WIDTH))
    high = min(len(line), low + _EXCERPT_WIDTH)
    before = ("..." if low else "") + visible(line[low:start])
    after = visible(line[min(end, high) : high]) + ("..." if high < len(line) else "")
    return before, visible(line[start : min(end, high)]), after


def _cells(text: str) -> int:
    """Return how many terminal cells a text fills: wide letters two, combining marks none."""
    return sum(_width(letter) for letter in text)


def _width(letter: str) -> int:
    if unicodedata.category(letter) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in ("W", "F") else 1
