"""A save cut, flipped, zeroed, shuffled: the good beginning is exact, and no change passes for whole."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.journal.files import NotASave, Record, Status, open_to_append, read
from game.journal.reading import scanned
from tests.journal.examples import QuickDisk, head, lines_of, six_turns, written_to

ENTRIES = six_turns()
LINES = lines_of(head(), ENTRIES)
WHOLE = b"".join(LINES)
STARTS = [sum(map(len, LINES[:number])) for number in range(len(LINES) + 1)]
NAME = Path("toy.persimmon")


def scan(data: bytes) -> Record | None:
    """Read bytes as if they stood in a file; nothing where there is no readable head."""
    try:
        return scanned(NAME, io.BytesIO(data))
    except NotASave:
        return None


def whole_lines(length: int) -> int:
    """How many lines end at or before this byte."""
    return sum(start <= length for start in STARTS[1:])


def check_changed(data: bytes, first_change: int) -> None:
    """What was changed from this byte on is noticed, and exactly the lines before it are kept."""
    record, good = scan(data), whole_lines(first_change)
    if good == 0:
        assert record is None or record.status is Status.NEWER
        return
    assert record is not None
    assert record.status in {Status.REPAIRABLE, Status.DAMAGED}
    assert record.detail
    assert record.entries == ENTRIES[: good - 1]
    assert record.good_bytes == STARTS[good]


def first_difference(data: bytes) -> int:
    """The first byte at which this is not the whole save."""
    for place, (one, other) in enumerate(zip(data, WHOLE, strict=False)):
        if one != other:
            return place
    return min(len(data), len(WHOLE))


@pytest.mark.parametrize("number", range(len(LINES)))
def test_a_cut_at_every_byte_leaves_an_exact_beginning_that_goes_on(tmp_path: Path, number: int) -> None:
    """Wherever a write was cut, all whole lines are read, and the game goes on to the same end."""
    path = tmp_path / "toy.persimmon"
    for cut in range(STARTS[number], STARTS[number + 1]):
        written_to(path, WHOLE[:cut])
        if number == 0:
            with pytest.raises(NotASave, match="is empty" if cut == 0 else None):
                read(path)
            continue
        record = read(path)
        assert record.status is (Status.INTACT if cut == STARTS[number] else Status.REPAIRABLE)
        assert record.entries == ENTRIES[: number - 1]
        goes_on(path, number)
        for copy in tmp_path.glob("*.broken-*"):
            assert copy.read_bytes() == WHOLE[:cut]
            copy.unlink()


def goes_on(path: Path, lines: int) -> None:
    """Open the save behind so many lines and write what is missing."""
    record, writer = open_to_append(path, QuickDisk())
    with writer:
        assert path.read_bytes() == b"".join(LINES[:lines])
        for entry in ENTRIES[len(record.entries) :]:
            writer.append(entry)
    assert path.read_bytes() == WHOLE
    assert read(path).status is Status.INTACT


def check_flip(bit: int) -> None:
    """One wrong bit ends the good beginning at its line, and is damage unless it is in the last line."""
    place = bit // 8
    data = bytearray(WHOLE)
    data[place] ^= 1 << (bit % 8)
    check_changed(bytes(data), place)
    record = scan(bytes(data))
    if 0 < whole_lines(place) < len(LINES) - 1:
        assert record is not None
        assert record.status is Status.DAMAGED


def test_flipped_bits_are_noticed() -> None:
    """A sample of all single wrong bits: every 23rd, so that every bit of a byte has its turn."""
    for bit in range(0, len(WHOLE) * 8, 23):
        check_flip(bit)


@pytest.mark.slow
def test_every_flipped_bit_is_noticed() -> None:
    """No single wrong bit anywhere passes for a whole save."""
    for bit in range(len(WHOLE) * 8):
        check_flip(bit)


@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_changed_bytes_are_noticed(changes: list[tuple[int, int]]) -> None:
    """Any few bytes changed to anything are noticed at the first of them."""
    data = bytearray(WHOLE)
    for place, byte in changes:
        data[place] = byte
    if data != WHOLE:
        check_changed(bytes(data), first_difference(bytes(data)))


@pytest.mark.parametrize("size", [1, 16, 512])
@pytest.mark.parametrize("kind", ["zero", "repeat"])
def test_lost_blocks_are_noticed(size: int, kind: str) -> None:
    """Blocks of zeros, or of what stands before, as broken disks leave them, are noticed anywhere."""
    for place in range(0, len(WHOLE) - size, 41):
        before = WHOLE[max(0, place - size) : place].rjust(size, b"\0")
        data = WHOLE[:place] + (bytes(size) if kind == "zero" else before) + WHOLE[place + size :]
        if data != WHOLE:
            check_changed(data, first_difference(data))


@pytest.mark.parametrize("length", [1, 2, 511, 512, 4096, 8192])
@pytest.mark.parametrize("lines", [1, 4, len(LINES)])
@pytest.mark.parametrize("torn", [0, 30])
def test_a_tail_of_zeros_is_a_torn_tail(tmp_path: Path, length: int, lines: int, torn: int) -> None:
    """What a power cut leaves behind the last write, zeros for bytes, is repaired away."""
    path = written_to(tmp_path / "toy.persimmon", WHOLE[: STARTS[lines] + torn] + bytes(length))
    assert read(path).status is Status.REPAIRABLE
    goes_on(path, lines)


def test_a_hole_in_the_last_line_is_a_torn_tail() -> None:
    """A disk may write the end of a line and lose its middle."""
    hole = STARTS[-2] + 10
    record = scan(WHOLE[:hole] + bytes(20) + WHOLE[hole + 20 :])
    assert record is not None
    assert record.status is Status.REPAIRABLE


def test_two_lines_without_the_end_between_them_are_damage() -> None:
    """A line end lost to a zero leaves two finished lines in one, which no single write could."""
    ends = STARTS[-2] - 1
    record = scan(WHOLE[:ends] + b"\0" + WHOLE[ends + 1 :])
    assert record is not None
    assert record.status is Status.DAMAGED


def test_a_line_fused_onto_a_torn_one_is_damage() -> None:
    """A program that appended to a torn tail made two lines one; the whole one in it is not cut away."""
    record = scan(WHOLE[: STARTS[4] + 30] + b"".join(LINES[4:6]))
    assert record is not None
    assert record.status is Status.DAMAGED


def _shuffled() -> Iterator[tuple[str, list[bytes], int]]:
    for number in range(len(LINES)):
        if number < len(LINES) - 1:
            yield f"delete-{number}", LINES[:number] + LINES[number + 1 :], number
            swapped = [*LINES[:number], LINES[number + 1], LINES[number], *LINES[number + 2 :]]
            yield f"swap-{number}", swapped, number
        yield f"double-{number}", LINES[: number + 1] + LINES[number:], number + 1


@pytest.mark.parametrize(("lines", "good"), [pytest.param(*rest, id=name) for name, *rest in _shuffled()])
def test_moved_lines_are_damage(lines: list[bytes], good: int) -> None:
    """A line deleted, doubled or swapped breaks the chain right there, and is never cut away."""
    record = scan(b"".join(lines))
    if good == 0:
        assert record is None
        return
    assert record is not None
    assert record.status is Status.DAMAGED
    assert record.entries == ENTRIES[: good - 1]


@pytest.mark.parametrize("first", range(1, len(LINES)))
def test_changed_line_ends_are_damage(first: int) -> None:
    """Line ends turned into those of another system are noticed from the first such line on."""
    data = b"".join(LINES[:first]) + b"".join(LINES[first:]).replace(b"\n", b"\r\n")
    record = scan(data)
    assert record is not None
    assert record.status is Status.DAMAGED
    assert record.entries == ENTRIES[: first - 1]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-32", "utf-8-sig"])
def test_a_save_in_another_encoding_is_no_save(encoding: str) -> None:
    """A file that an editor converted is refused at its head."""
    data = WHOLE.decode("ascii").encode(encoding)
    assert scan(data) is None


@given(st.binary(max_size=2000))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    """Anything, alone or behind a good beginning, is told by a status or the one named error."""
    assert scan(data) is None
    record = scan(WHOLE + data)
    assert record is not None
    assert record.entries == ENTRIES
