"""Lines: what they may say, and the seal that chains them."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
from hypothesis import given
from pydantic import ValidationError

from game.journal import canonical
from game.journal.entries import (
    FIRST_HASH,
    LINE_LIMIT,
    LONG_LINE_LIMIT,
    Entry,
    Head,
    Keyframe,
    Note,
    Turn,
    decode,
    encode,
    seal_of,
)
from game.journal.trouble import LineRefused, NewerFormat
from tests.journal.examples import branch_parent, head, state_after, turn
from tests.journal.strategies import digests, entries


def sealed(values: dict[str, Any], previous: str = FIRST_HASH) -> bytes:
    """A line with a right seal, whatever it says: what a forger or another version could write."""
    body = canonical.written(values)
    digest = hashlib.blake2b(previous.encode() + body, digest_size=16).hexdigest()
    return body[:-1] + f',"h":"{digest}"}}\n'.encode()


@given(entries, digests)
def test_a_line_reads_back_as_it_was_written(entry: Entry, previous: str) -> None:
    """Encoding and decoding give an equal entry of the same kind and the same hash."""
    line, digest = encode(entry, previous)
    again, digest_again = decode(line, previous)
    assert (again, type(again), digest_again) == (entry, type(entry), digest)
    assert encode(again, previous)[0] == line
    assert seal_of(line) == digest


def test_the_form_of_a_line_is_fixed() -> None:
    """ASCII, sorted keys, no spaces, the seal last: a change of this text is a new format."""
    line, digest = encode(Note(turn=1, by="player", text="é"), FIRST_HASH)
    body = b'{"by":"player","kind":"note","text":"\\u00e9","turn":1}'
    assert digest == hashlib.blake2b(b"0" * 32 + body, digest_size=16).hexdigest()
    assert line == body[:-1] + b',"h":"' + digest.encode() + b'"}\n'


@given(entries, digests, digests)
def test_a_line_fits_its_place_only(entry: Entry, previous: str, other: str) -> None:
    """A good line behind another predecessor fails its check."""
    line, _ = encode(entry, previous)
    if other != previous:
        with pytest.raises(LineRefused, match="fails its check"):
            decode(line, other)


def _turn_values(**changes: object) -> dict[str, Any]:
    return turn(1).model_dump() | changes


@pytest.mark.parametrize(
    ("values", "why"),
    [
        (_turn_values(extra=1), "extra"),
        (_turn_values(turn="1"), "turn"),
        (_turn_values(turn=1.0), "turn"),
        (_turn_values(turn=True), "turn"),
        (_turn_values(turn=0), "turn"),
        (_turn_values(orders="sign harbour/open"), "orders"),
        (_turn_values(orders=[1]), "orders"),
        (_turn_values(orders=["two\nlines"]), "orders"),
        (_turn_values(state="AB" * 16), "state"),
        (_turn_values(parts={str(number): "abcd" for number in range(9)}), "parts"),
        (_turn_values(kind="turbo"), "does not know: 'turbo'"),
        (_turn_values(kind=None), "does not know"),
        ({"turn": 1}, "does not know"),
        (head().model_dump() | {"seed": str(2**64)}, "seed"),
        (head().model_dump() | {"seed": "007"}, "seed"),
        (head().model_dump() | {"seed": 7}, "seed"),
        (head().model_dump() | {"format": 0}, "names no format"),
        (head().model_dump() | {"format": True}, "names no format"),
        (head().model_dump() | {"scenario": []}, "scenario"),
        (Note(turn=1, by="a", text="b").model_dump() | {"text": "x" * 4001}, "text"),
    ],
)
def test_a_sealed_line_that_says_something_wrong_is_refused(values: dict[str, Any], why: str) -> None:
    """A right seal excuses nothing: fields, types and ranges are checked, and the reason names the place."""
    with pytest.raises(LineRefused, match=why):
        decode(sealed(values), FIRST_HASH)


def test_a_newer_format_is_named() -> None:
    """A head of a later format says which format and version wrote it, whatever else stands in it."""
    line = sealed({"kind": "head", "format": 3, "app": "9.1", "unheard_of": {}})
    with pytest.raises(
        NewerFormat, match=r"save format 3 \(written by version '9.1'\); this one reads up to 1"
    ):
        decode(line, FIRST_HASH)


def test_entries_do_not_change() -> None:
    """An entry is a value: what was written cannot be edited afterwards."""
    with pytest.raises(ValidationError):
        turn(1).turn = 2  # type: ignore[misc]


def test_a_branch_names_its_parent() -> None:
    """The parent survives writing and reading."""
    first = head(parent=branch_parent())
    assert decode(encode(first, FIRST_HASH)[0], FIRST_HASH)[0] == first


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        (head(scenario="bell \x07"), "control characters"),
        (head(scenario="x" * LONG_LINE_LIMIT), "longer than"),
        (Turn(turn=1, orders=("x" * 4000,) * 70, state=state_after(1), parts={}), "longer than"),
    ],
)
def test_nothing_is_written_that_could_not_be_read(entry: Entry, why: str) -> None:
    """The writer asks the reader's limits first."""
    with pytest.raises(LineRefused, match=why):
        encode(entry, FIRST_HASH)


def test_whole_scenarios_and_states_may_be_long() -> None:
    """A head or a keyframe may pass the limit of an ordinary line."""
    long: tuple[Entry, ...] = (
        head(scenario="x" * LINE_LIMIT),
        Keyframe(turn=0, tick=0, values=(2**62,) * 20_000, state=state_after(0)),
    )
    for entry in long:
        line, _ = encode(entry, FIRST_HASH)
        assert len(line) > LINE_LIMIT
        assert decode(line, FIRST_HASH)[0] == entry


@pytest.mark.parametrize("line", [b"", b"\n", b"{}\n", b"x" * (LONG_LINE_LIMIT + 1), b"\0" * 512, b"[]\n"])
def test_odd_bytes_are_refused(line: bytes) -> None:
    """What is no line at all is refused with the same named error."""
    with pytest.raises(LineRefused):
        decode(line, FIRST_HASH)


def test_a_message_never_carries_what_a_file_says_to_the_terminal() -> None:
    """A reason quotes the file in plain ASCII."""
    with pytest.raises(LineRefused) as caught:
        decode(sealed(_turn_values() | {"\x1b]0;title\x07": 1}), FIRST_HASH)
    assert caught.value.reason.isascii()
    assert caught.value.reason.isprintable()
    assert isinstance(head(), Head)
