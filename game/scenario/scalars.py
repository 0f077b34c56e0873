"""What one plain word of a scenario file means, and which characters a text may hold.

The rules are those of YAML 1.2's core schema, tightened where authors were seen to fall into traps.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from game.scenario.problems import Place, Problem, Span, is_unsafe, quoted

MAX_NUMBER: Final = 1e15
NUMBER_HINT: Final = "numbers lie between -1e15 and 1e15; a text goes in quotes"
_MAX_DIGITS: Final = 40

_CONSTANTS: Final[dict[str, bool | None]] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_SWITCHES: Final = frozenset({"yes", "no", "on", "off"})
_LEADING_ZERO: Final = re.compile(r"[-+]?0[0-9]")
_INTEGER: Final = re.compile(r"[-+]?[0-9]+|0x[0-9a-fA-F]+|0o[0-7]+")
_DECIMAL: Final = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_NOT_FINITE: Final = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")


class NumberError(ValueError):
    """What is written as a number lies outside what a scenario may hold."""


def plain_value(text: str) -> bool | float | str | None:
    """Return what an unquoted word means: nothing, true, false, a number, or else a text.

    Dates stay text, because only the models can say that 2000-13-02 is none, and so do `010` and `1:30:00`,
    which older YAML read as numbers nobody meant.
    """
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if text[0] not in "0123456789+-." or _LEADING_ZERO.match(text):
        return text
    if _NOT_FINITE.fullmatch(text):
        raise NumberError(f"{quoted(text)} is not a finite number")
    return _number(text)


def is_switch(text: str) -> bool:
    """Say whether a word is one that older YAML read as true or false, so that its author can be warned."""
    return text.lower() in _SWITCHES


def unsafe_in_file(text: str, file: str) -> list[Problem]:
    """Return a problem for the first place of each unsafe character, because such must never be shown."""
    found = sorted(
        (text.index(letter), letter) for letter in set(text) if letter != "\n" and is_unsafe(letter)
    )
    return [_unsafe(letter, _place_of(text, index, file)) for index, letter in found]


def unsafe_in_value(text: str, place: Place, style: str | None, *, key: bool = False) -> list[Problem]:
    """Return what an escape made unsafe in a value; line breaks belong to block texts alone.

    `style` is YAML's: empty for a plain text, else the sign that opens it. Only double quotes know escapes.
    """
    letters = set(text) if style == '"' else set()
    found = sorted(letter for letter in letters if letter != "\n" and is_unsafe(letter))
    if "\n" in text and (key or style not in ("|", ">")):
        found.append("\n")
    return [_unsafe(letter, place) for letter in found[:1]]


def _number(text: str) -> float | str:
    whole = _INTEGER.fullmatch(text) is not None
    if not whole and not _DECIMAL.fullmatch(text):
        return text
    if len(text) > _MAX_DIGITS:
        raise NumberError(f"a number of {len(text)} characters is too long")
    number = int(text, 0) if whole else float(text)
    if abs(number) > MAX_NUMBER:
        raise NumberError(f"the number {quoted(text)} is too large")
    return number


def _place_of(text: str, index: int, file: str) -> Place:
    line, column = text.count("\n", 0, index), index - text.rfind("\n", 0, index) - 1
    return Place(file, Span(line, column, line, column + 1))


def _unsafe(letter: str, place: Place) -> Problem:
    if letter == "\t":
        return Problem("Y005", "a tab is not allowed", place, "indent and separate with spaces")
    if letter == "\n":
        hint = "write a text of several lines as a block: `key: |` and the lines indented below"
        return Problem("Y005", "a line break is allowed only in a block text", place, hint)
    if letter == "\r":
        return Problem("Y005", "a carriage return stands alone", place, "save the file with plain line ends")
    name = unicodedata.name(letter, "a control, private or unassigned character")
    hint = "remove it: it could hide or reorder text, or drive the terminal"
    return Problem("Y005", f"character U+{ord(letter):04X} ({name}) is not allowed", place, hint)
