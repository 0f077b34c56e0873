"""The text of a formula cut into tokens, with every wrong character or word refused at its exact place.

Python's own tokenizer accepts far more than a formula may say (strings, hex, attributes, lambdas) and its
messages speak of Python; here nothing but names, numbers, days and twenty operators passes.
"""

from __future__ import annotations

import keyword
import math
import re
from dataclasses import dataclass
from datetime import date

from game.scenario.formula_tree import Day, FormulaError, Name, Number, Truth

LONGEST_FORMULA = 600
LONGEST_NAME = 64
LARGEST_NUMBER = 1e15

Leaf = Number | Day | Truth | Name

_TOKEN = re.compile(
    r"(?P<space>[ ]+)"
    r"|(?P<day>[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?![0-9]))"
    r"|(?P<number>(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)"
    r"|(?P<word>[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z0-9_]*)*)"
    r"|(?P<wrong>\*\*|//|&&|\|\||=>|=<|<>|:=|=(?!=))"
    r"|(?P<operator><=|>=|==|!=|[-+*/<>(),])"
    r"|(?P<other>.)",
    re.DOTALL,
)
_UNIT = re.compile(r" +([A-Za-z][A-Za-z0-9_]*)(?![A-Za-z0-9_.]| *\()")
_ID = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*")
_UNIT_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_OPERATOR_WORDS = frozenset({"and", "or", "not", "if", "else"})
_TRUTHS = {"true": True, "false": False}
_RESERVED = frozenset(keyword.kwlist) | _TRUTHS.keys()

SHORTEN_HINT = "name a part of it as a derived figure"
CHOICE_HINT = "write `x if condition else y`"
_WORD_HINTS = {
    "True": "write `true`",
    "False": "write `false`",
    "is": "write `==`",
    "in": "write two comparisons joined by `and`",
    "elif": CHOICE_HINT,
    "AND": "write `and`",
    "OR": "write `or`",
    "NOT": "write `not`",
}
_SIGN_HINTS = {
    "**": "write `x * x`",
    "//": "write `floor(x / y)`",
    "&&": "write `and`",
    "&": "write `and` / `or`",
    "||": "write `or`",
    "|": "write `and` / `or`",
    "!": "write `not`",
    "~": "write `not`",
    "=": "= is `==` here",
    ":=": "= is `==` here",
    "=>": "write `>=`",
    "\u2265": "write `>=`",
    "=<": "write `<=`",
    "\u2264": "write `<=`",
    "<>": "write `!=`",
    "\u2260": "write `!=`",
    "?": CHOICE_HINT,
    ":": CHOICE_HINT,
    "%": "write a share as a number: `0.2` for 20 percent",
    "^": "write `x * x`",
    "\u2212": "write `-`",
    "\u2013": "write `-`",
    "\u00d7": "write `*`",
    "\u00f7": "write `/`",
    '"': "a formula holds no text",
    "'": "a formula holds no text",
    "[": "write `(` and `)`",
    "]": "write `(` and `)`",
    "\n": "a formula is one line; name a part of it as a derived figure",
    "\r": "a formula is one line; name a part of it as a derived figure",
    "\t": "write a space",
}


@dataclass(frozen=True, slots=True)
class Token:
    """An operator, bracket or operator word (`leaf` is None), or a leaf of the tree."""

    text: str
    start: int
    end: int
    leaf: Leaf | None = None

    def error(self, message: str, hint: str = "", code: str = "F004") -> FormulaError:
        """Return an error that points at this token."""
        return FormulaError(message, self.start, self.end, hint, code)


def scan(text: str) -> list[Token]:
    """Cut a formula into tokens or raise the first `FormulaError`."""
    if len(text) > LONGEST_FORMULA:
        message = f"a formula has at most {LONGEST_FORMULA} characters, this has {len(text)}"
        raise FormulaError(message, LONGEST_FORMULA, len(text), SHORTEN_HINT, "F001")
    tokens: list[Token] = []
    at = 0
    while found := _TOKEN.match(text, at):
        at = found.end()
        if found.lastgroup != "space":
            tokens.append(_token(found))
            at = tokens[-1].end
    if not tokens:
        raise FormulaError("the formula is empty", 0, len(text), "write a value such as `0`", "F001")
    return tokens


def is_id(word: str) -> bool:
    """Tell whether a word may name a thing of a scenario: lower case, dotted, short, no reserved part."""
    return len(word) <= LONGEST_NAME and bool(_ID.fullmatch(word)) and not _reserved_part(word)


def _token(found: re.Match[str]) -> Token:
    """Turn one match into a token."""
    match found.lastgroup:
        case "day":
            return _day(found)
        case "number":
            return _number(found)
        case "word":
            return _word(found)
        case "operator":
            return Token(found.group(), *found.span())
        case _:
            raise _wrong_sign(found)


def _wrong_sign(found: re.Match[str]) -> FormulaError:
    """Return the error for a character that no formula holds."""
    sign = found.group()
    shown = f"`{sign}`" if sign.isprintable() else "a control character"
    return FormulaError(f"{shown} is not part of a formula", *found.span(), _SIGN_HINTS.get(sign, ""), "F002")


def _day(found: re.Match[str]) -> Token:
    """Read a day, which must exist and be written with all its digits."""
    text = found.group()
    try:
        ordinal = date.fromisoformat(text).toordinal()
    except ValueError:
        message = f"`{text}` is not a day"
        raise FormulaError(message, *found.span(), "write year-month-day, as in 2001-09-30", "F006") from None
    return Token(text, *found.span(), Day(ordinal, found.span()))


def _number(found: re.Match[str]) -> Token:
    """Read a number together with the unit that may follow it."""
    text, (start, end) = found.group(), found.span()
    value = float(text)
    _refuse_odd_number(found)
    if not math.isfinite(value) or value > LARGEST_NUMBER:
        raise FormulaError("this number is too large", start, end, "at most 1e15", "F006")
    unit = _UNIT.match(found.string, end)
    if unit is None or unit.group(1) in _RESERVED:
        return Token(text, start, end, Number(value, None, (start, end)))
    if len(unit.group(1)) > LONGEST_NAME:
        raise FormulaError(f"a unit has at most {LONGEST_NAME} letters", *unit.span(1), "", "F005")
    end = unit.end()
    return Token(found.string[start:end], start, end, Number(value, unit.group(1), (start, end)))


def _refuse_odd_number(found: re.Match[str]) -> None:
    """Raise if a number begins with its point or runs into a word, as in `.5`, `0x1f` or `20km`."""
    text, (start, end) = found.group(), found.span()
    if text.startswith("."):
        raise FormulaError(f"`{text}` is not a number", start, end, f"write `0{text}`", "F006")
    rest = re.compile(r"[A-Za-z0-9_.]+").match(found.string, end)
    if rest is None:
        return
    if re.fullmatch(r"(_[0-9]+)+", rest.group()):
        hint = f"write `{text}{rest.group().replace('_', '')}`"
    else:
        hint = f"write `{text} {rest.group()}` with a space before a unit" if rest.group().isalpha() else ""
    raise FormulaError(f"`{text}{rest.group()}` is not a number", start, rest.end(), hint, "F006")


def _word(found: re.Match[str]) -> Token:
    """Read an operator word, a truth or a name."""
    word, span = found.group(), found.span()
    if word in _OPERATOR_WORDS:
        return Token(word, *span)
    if word in _TRUTHS:
        return Token(word, *span, Truth(_TRUTHS[word], span))
    if word in _RESERVED or word in _WORD_HINTS:
        raise FormulaError(f"`{word}` is not part of a formula", *span, _WORD_HINTS.get(word, ""), "F002")
    _refuse_odd_name(word, span)
    return Token(word, *span, Name(word, span))


def _refuse_odd_name(word: str, span: tuple[int, int]) -> None:
    """Raise if a word is neither an id nor the name of a unit."""
    if len(word) > LONGEST_NAME:
        raise FormulaError(f"a name has at most {LONGEST_NAME} characters", *span, "", "F005")
    if part := _reserved_part(word):
        raise FormulaError(f"`{part}` is a reserved word and cannot be part of a name", *span, "", "F005")
    if not _ID.fullmatch(word) and not _UNIT_NAME.fullmatch(word):
        hint = "a name is lower-case words joined by dots, each beginning with a letter"
        raise FormulaError(f"`{word}` is not a name", *span, hint, "F005")


def _reserved_part(word: str) -> str:
    """Return the first part of a dotted word that is reserved, or nothing."""
    return next((part for part in word.split(".") if part in _RESERVED), "")
