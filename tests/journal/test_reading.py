"""What reading says about whole, torn, damaged and foreign files; every fault in bulk is in tests/faults."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from game.journal.entries import FIRST_HASH
from game.journal.files import NewerFormat, NotASave, Record, Status, create, read
from game.journal.reading import scanned
from tests.journal.examples import head, lines_of, six_turns
from tests.journal.test_entries import sealed

LINES = lines_of(head(), six_turns())


def scan(data: bytes) -> Record:
    """Read bytes as if they stood in a file."""
    return scanned(Path("toy.persimmon"), io.BytesIO(data))


def test_a_whole_save_has_nothing_to_explain(tmp_path: Path) -> None:
    """INTACT comes without a detail."""
    create(tmp_path / "toy.persimmon", head(), six_turns()).close()
    record = read(tmp_path / "toy.persimmon")
    assert (record.status, record.detail) == (Status.INTACT, "")


def test_a_save_without_turns_is_a_save() -> None:
    """A game that was begun and left at once stands at turn 0."""
    record = scan(LINES[0])
    assert (record.status, record.last_turn, record.entries, record.verdict) == (Status.INTACT, 0, (), None)


def test_a_torn_tail_is_repairable_and_names_the_last_whole_turn() -> None:
    """An incomplete last line costs that line and nothing else."""
    record = scan(b"".join(LINES[:-3]) + LINES[-3][:50])
    assert record.status is Status.REPAIRABLE
    assert record.entries == six_turns()[:-3]
    assert "Turn 5 is the last whole one" in record.detail


def test_damage_names_turn_and_line() -> None:
    """A changed line with lines behind it is damage; the good beginning is kept."""
    changed = [*LINES]
    changed[5] = changed[5].replace(b"level_3", b"level_9")
    record = scan(b"".join(changed))
    assert record.status is Status.DAMAGED
    assert record.detail == "Damaged after turn 2: line 6 fails its check."
    assert record.entries == six_turns()[:4]


def test_a_changed_last_line_is_damage_not_a_tear() -> None:
    """A finished line that fails its check was changed: no interrupted write looks like that."""
    record = scan(b"".join(LINES[:-1]) + LINES[-1].replace(b"held", b"lost"))
    assert record.status is Status.DAMAGED


def test_an_unknown_kind_is_not_skipped() -> None:
    """A sealed line of a kind this version does not know ends the good beginning."""
    hashes = scan(b"".join(LINES)).hashes
    record = scan(b"".join(LINES) + sealed({"kind": "spell", "turn": 6}, hashes[-1]))
    assert record.status is Status.DAMAGED
    assert "does not know: 'spell'" in record.detail


def test_a_newer_format_has_a_record_without_head() -> None:
    """NEWER says what is needed; whoever asks for the head is told the same."""
    record = scan(sealed({"app": "2.0", "format": 2, "kind": "head"}) + b"anything")
    assert (record.status, record.entries, record.last_hash) == (Status.NEWER, (), FIRST_HASH)
    assert "format 2 (written by version '2.0')" in record.detail
    with pytest.raises(NewerFormat, match="format 2"):
        _ = record.head


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", r"begins with '\\x89PNG"),
        (b"hello\n", "begins with 'hello'"),
        (b"\0" * 4096, "begins with"),
        (b"\xef\xbb\xbf" + LINES[0], "byte order mark"),
        (LINES[0].decode().encode("utf-16"), "begins with"),
        (LINES[0].replace(b"\n", b"\r\n") + LINES[1], "line ends"),
        (LINES[0][:-1], "is not whole"),
        (LINES[0][:40], "is not whole"),
        (LINES[0].replace(b"Harbour", b"Harvest"), "fails its check"),
        (LINES[1], "fails its check"),
        (sealed({"kind": "note", "turn": 0, "by": "a", "text": ""}), "before the head"),
        (b'{"name":"a package","version":1}\n', "bears no seal"),
        (b"\n\n\n", "begins with ''"),
    ],
)
def test_without_a_readable_head_there_is_no_save(data: bytes, why: str) -> None:
    """The reason says what the file looks like, in plain characters."""
    with pytest.raises(NotASave, match=why) as caught:
        scan(data)
    assert caught.value.reason.isascii()
    assert caught.value.reason.isprintable()
