"""The one text form of a line's data."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.journal.canonical import DEEPEST, parsed, written
from game.journal.trouble import LineRefused
from tests.journal.strategies import plain, prose


@given(st.dictionaries(prose, plain, max_size=5))
def test_a_value_and_its_text_are_one(value: dict[str, object]) -> None:
    """Reading what was written gives the value again, and writing that gives the same bytes."""
    text = written(value)
    assert parsed(text) == value
    assert written(parsed(text)) == text


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (b'{"a":1,"a":1}', "says 'a' twice"),
        (b'{"a":{"b":1,"b":2}}', "says 'b' twice"),
        (b'{"a": 1}', "one form"),
        (b'{"b":1,"a":1}', "one form"),
        (b'{"a":1.50}', "one form"),
        (b'{"a":"\\u0041"}', "one form"),
        (b'{"a":"\\u00E9"}', "one form"),
        (b'{"a":NaN}', "NaN"),
        (b'{"a":-Infinity}', "-Infinity"),
        (b'{"a":1e999}', "not finite"),
        (b'{"a":9223372036854775808}', "64 bits"),
        (b'{"a":' + b"9" * 5000 + b"}", "cannot be parsed"),
        (b'{"a":"\\u001b[2J"}', "control characters"),
        (b'{"\\u009b":1}', "control characters"),
        (b'{"a":["\\u202e"]}', "control characters"),
        (b'{"a":"\\ud800"}', "control characters"),
        (b'{"a":1', "cannot be parsed"),
        (b'{"a":"\xc3\xa9"}', "cannot be parsed"),
        (b"[1]", "not a set of named values"),
        (b"7", "not a set of named values"),
        (b"", "cannot be parsed"),
    ],
)
def test_any_other_text_is_refused(text: bytes, why: str) -> None:
    """There is no second spelling of a value, and nothing that could drive a terminal."""
    with pytest.raises(LineRefused, match=why):
        parsed(text)


def test_depth_is_counted_outside_texts_only() -> None:
    """Brackets inside a text are no depth; one level more than the limit is refused, and so is a flood."""
    assert parsed(written({"a": "[" * 99}))
    deepest = b'{"a":' + b"[" * (DEEPEST - 1) + b"]" * (DEEPEST - 1) + b"}"
    assert parsed(deepest)
    for text in (b'{"a":[' + deepest[5:-1] + b"]}", b"[" * 1_000_000, b'{"a":' * 100_000):
        with pytest.raises(LineRefused, match="nested deeper"):
            parsed(text)


def test_a_flood_of_quotes_is_refused_in_linear_time() -> None:
    """Unfinished texts full of escapes cannot make the depth count go over them again and again."""
    with pytest.raises(LineRefused):
        parsed(b'{"' + b'\\"' * 1_000_000)


@pytest.mark.parametrize("value", [math.nan, math.inf, {1, 2}, b"bytes", object()])
def test_what_json_cannot_say_is_not_written(value: object) -> None:
    """A value without a text is refused when it is written, not when it is read."""
    with pytest.raises(LineRefused, match="cannot be written"):
        written({"a": value})
