"""The one text form of a line's data: ASCII JSON, keys sorted, no spaces.

One value has one text, so a hash of the text is a hash of the value, and reading can insist on the very bytes
that writing would produce. Everything here is pure.
"""

from __future__ import annotations

import json
import math
import re
from typing import Any, NoReturn

from game.journal.trouble import LineRefused, quoted

DEEPEST = 16
"""Most brackets open at once; counted before parsing, so that no line can exhaust the parser's stack."""

_LEAST, _LARGEST = -(2**63), 2**63 - 1
_STRING = re.compile(rb'"(?:[^"\\]++|\\.)*+"?')
_NOT_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))
_DRIVES_TERMINAL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)


def written(value: object) -> bytes:
    """Write plain data in its one text form.

    The writer and the reader's check share this function, so they cannot drift apart.
    """
    try:
        text = json.dumps(value, ensure_ascii=True, allow_nan=False, sort_keys=True, separators=(",", ":"))
    except (TypeError, ValueError, RecursionError) as error:
        raise LineRefused(f"holds something that cannot be written: {quoted(str(error))}") from error
    return text.encode("ascii")


def parsed(text: bytes) -> dict[str, Any]:
    """Read one object back from its one text form, refusing every other text.

    Strictness is cheap here and leaves no second spelling in which damage or a trick could hide.
    """
    _refuse_deep(text)
    value = _loaded(text)
    if not isinstance(value, dict):
        raise LineRefused("is not a set of named values")
    _refuse_odd_values(value)
    if written(value) != text:
        raise LineRefused("is not in the one form a save is written in")
    return value


def _refuse_deep(text: bytes) -> None:
    depth = 0
    for bracket in _STRING.sub(b"", text).translate(None, delete=_NOT_BRACKETS):
        depth += 1 if bracket in b"[{" else -1
        if depth > DEEPEST:
            raise LineRefused(f"is nested deeper than {DEEPEST}")


def _loaded(text: bytes) -> object:
    try:
        return json.loads(
            text.decode("ascii"),
            object_pairs_hook=_without_doubles,
            parse_float=_finite,
            parse_constant=_refuse_constant,
        )
    except (ValueError, RecursionError) as error:
        raise LineRefused("cannot be parsed") from error


def _without_doubles(pairs: list[tuple[str, object]]) -> dict[str, object]:
    unique = dict(pairs)
    if len(unique) < len(pairs):
        names = [name for name, _ in pairs]
        double = next(name for name in names if names.count(name) > 1)
        raise LineRefused(f"says {quoted(double)} twice")
    return unique


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise LineRefused("holds a number that is not finite")
    return number


def _refuse_constant(name: str) -> NoReturn:
    raise LineRefused(f"holds {name}, which is no number")


def _refuse_odd_values(value: object) -> None:
    """Refuse, anywhere inside, text that could drive a terminal and integers wider than the table's.

    The character ranges are spelled out because categories change with the Unicode version of the
    interpreter, and a save must stay readable.
    """
    if isinstance(value, str):
        if _DRIVES_TERMINAL.search(value):
            raise LineRefused(f"holds control characters: {quoted(value)}")
    elif isinstance(value, int):
        if not _LEAST <= value <= _LARGEST:
            raise LineRefused("holds an integer of more than 64 bits")
    else:
        for inner in _inside(value):
            _refuse_odd_values(inner)


def _inside(value: object) -> list[object]:
    if isinstance(value, dict):
        return [*value, *value.values()]
    return value if isinstance(value, list) else []
