"""The usual ways a line of YAML goes wrong, told so that an author sees what to write instead.

libyaml names the rule of its grammar that failed; authors think in keys, values and quotes. Each entry here
was found by writing the mistake and reading what libyaml said.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

import yaml

from game.scenario.problems import Place, Problem, Span, quoted

_VALUE_BEGINS: Final = re.compile(r" *(?:- +)*(?:[^\s\"'#{\[&*!|>%@`][^:]*: +)?")
_QUOTE_HINT: Final = "put an expression or text that begins with a sign in quotes"
_SIGNS: Final = "*&!@`%,]}?>|"
_ABOUT_SIGNS: Final = re.compile(r"alias|anchor|tag|next token|\ba (?:block |flow )?node")
_CLOSING: Final = {"{": "}", "[": "]", '"': '"', "'": "'"}


class _Trap(NamedTuple):
    """A fragment of libyaml's message, what it means to an author, what to do, and which mark to show."""

    fragment: str
    message: str
    hint: str
    at_context: bool = False


_TRAPS: Final = (
    _Trap(
        "unexpected end of stream", "this quote is never closed", "close it on the same line", at_context=True
    ),
    _Trap(
        "unexpected document indicator",
        "this quote is never closed",
        "close it on the same line",
        at_context=True,
    ),
    _Trap("unknown escape", "this backslash begins no known escape", "put the text in single quotes"),
    _Trap("Unicode character escape", "this escape is no character", "put the text in single quotes"),
    _Trap("hexdecimal", "this escape is no character", "put the text in single quotes"),
    _Trap(
        "sequence entries",
        "a list cannot begin here",
        "begin the list on the next line, each item after `- `",
    ),
    _Trap(
        "expected ':'",
        "this line has no `key:`",
        "write `key: value`, or indent a text that goes on",
        at_context=True,
    ),
    _Trap("expected '-'", "a list and a map share one column", "begin each item of a list with `- `"),
    _Trap("expected key", "this does not line up with the keys above", "keys of one map begin in one column"),
    _Trap("document start", "this line stands left of the first key", "keys of one map begin in one column"),
    _Trap("comment or line break", "text follows `>` or `|` on its line", _QUOTE_HINT),
    _Trap("mapping keys", "a value cannot begin with `? `", _QUOTE_HINT),
    _Trap(
        "node content", "a value is missing here", "write it, or put a text that begins with a sign in quotes"
    ),
    _Trap("block scalar", "this block text is not well indented", "indent its lines equally below the key"),
    _Trap(
        "expected ',' or",
        "this bracket is not closed where it should be",
        "close it, or put its text in quotes",
        at_context=True,
    ),
)


def leading_percent(text: str, file: str) -> list[Problem]:
    """Refuse lines that begin with a percent sign: directives to YAML, and libyaml is slow on many."""
    start = 0 if text.startswith("%") else text.find("\n%") + 1
    if start == 0 and not text.startswith("%"):
        return []
    line = text.count("\n", 0, start)
    place = Place(file, Span(line, 0, line, 1))
    return [Problem("Y006", "a line cannot begin with `%`", place, "put a text that begins with % in quotes")]


def explain(error: yaml.YAMLError, text: str, file: str) -> Problem:
    """Return libyaml's complaint as ours: the character that is to blame, and what to write instead."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return Problem("Y001", "this is not YAML", Place(file))
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return Problem("Y001", f"this is not YAML: {error.problem}", Place(file))
    lines = text.split("\n")
    line = lines[mark.line] if mark.line < len(lines) else ""
    return (
        _second_colon(error, mark, line, file)
        or _after_closing(error, mark, line, file)
        or _opening_sign(error, lines, file)
        or _known_trap(error, mark, file)
        or _problem(f"this is not YAML: {error.problem or error.context}", file, mark)
    )


def _problem(message: str, file: str, mark: yaml.Mark, hint: str = "") -> Problem:
    return Problem("Y001", message, _place(file, mark.line, mark.column), hint)


def _place(file: str, line: int, column: int) -> Place:
    return Place(file, Span(line, column, line, column + 1))


def _second_colon(error: yaml.MarkedYAMLError, mark: yaml.Mark, line: str, file: str) -> Problem | None:
    if "mapping values" not in (error.problem or ""):
        return None
    if ": " in line[: mark.column]:
        return _problem("a second `: ` on this line", file, mark, "put a text that contains `: ` in quotes")
    hint = "give the line above its `: `, or begin this key in the column of its neighbours"
    return _problem("a key stands where the value above goes on", file, mark, hint)


def _after_closing(error: yaml.MarkedYAMLError, mark: yaml.Mark, line: str, file: str) -> Problem | None:
    """Blame a value that begins like a map, list or quote and goes on after that has ended: `{x} > 3`."""
    begin = _VALUE_BEGINS.match(line)
    column = begin.end() if begin else 0
    closing = _CLOSING.get(line[column : column + 1])
    ends = line.find(closing, column + 1) if closing else -1
    told_so = "expected key" in (error.problem or "") or "block scalar" in (error.context or "")
    if not told_so or not 0 <= ends < mark.column:
        return None
    message = f"text follows the closing `{closing}`"
    return Problem("Y001", message, _place(file, mark.line, column), "put the whole value in quotes")


def _opening_sign(error: yaml.MarkedYAMLError, lines: list[str], file: str) -> Problem | None:
    """Blame the sign a value begins with where YAML gives it a meaning its author did not want."""
    for mark in (error.context_mark, error.problem_mark):
        if mark is None or mark.line >= len(lines):
            continue
        sign = lines[mark.line][mark.column : mark.column + 1]
        if sign and sign in _SIGNS and _ABOUT_SIGNS.search(error.context or ""):
            return _problem(f"a value cannot begin with {quoted(sign)}", file, mark, _QUOTE_HINT)
    return None


def _known_trap(error: yaml.MarkedYAMLError, mark: yaml.Mark, file: str) -> Problem | None:
    said = f"{error.context}: {error.problem}"
    for trap in _TRAPS:
        if trap.fragment in said:
            where = error.context_mark if trap.at_context and error.context_mark else mark
            return _problem(trap.message, file, where, trap.hint)
    return None
