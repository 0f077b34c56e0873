"""Opening a save to go on with it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from game.journal.files import (
    Damaged,
    NewerFormat,
    NotASave,
    SaveFailed,
    Status,
    create,
    open_to_append,
    read,
)
from tests.journal.examples import head, lines_of, six_turns, turn, written_to
from tests.journal.test_entries import sealed

LINES = lines_of(head(), six_turns())
WHOLE = b"".join(LINES[:9])


def test_a_whole_save_goes_on_where_it_stopped(tmp_path: Path) -> None:
    """Opened again it takes the next turn, and nothing but that turn is added."""
    path = written_to(tmp_path / "toy.persimmon", WHOLE)
    record, writer = open_to_append(path)
    with writer:
        writer.append(turn(6))
    assert record.status is Status.INTACT
    assert read(path).last_turn == record.last_turn + 1 == 6
    assert path.read_bytes().startswith(WHOLE)
    assert [file.name for file in tmp_path.iterdir()] == ["toy.persimmon"]


def test_a_torn_tail_is_kept_aside_cut_off_and_told(tmp_path: Path) -> None:
    """The copy holds every byte, the save its good beginning, and the record says both."""
    torn = WHOLE + LINES[9][:77]
    path = written_to(tmp_path / "toy.persimmon", torn)
    record, writer = open_to_append(path)
    with writer:
        assert record.status is Status.REPAIRED
        assert "Restored turn 5. Damaged copy kept as toy.persimmon.broken-1." in record.detail
        assert (tmp_path / "toy.persimmon.broken-1").read_bytes() == torn
        assert path.read_bytes() == WHOLE
        writer.append(turn(6))
    assert read(path).status is Status.INTACT


def test_copies_do_not_replace_each_other(tmp_path: Path) -> None:
    """A second repair keeps a second copy, also where the name is as long as a name can be."""
    path = written_to(tmp_path / ("x" * 245 + ".persimmon"), WHOLE + b"first")
    open_to_append(path)[1].close()
    path.write_bytes(WHOLE + b"second")
    open_to_append(path)[1].close()
    copies = sorted(tmp_path.glob("*.broken-*"))
    assert [copy.read_bytes()[len(WHOLE) :] for copy in copies] == [b"first", b"second"]


def test_a_hostile_name_is_quoted(tmp_path: Path) -> None:
    """The name of a downloaded file cannot drive the terminal through the report of its repair."""
    record, writer = open_to_append(written_to(tmp_path / "a\x1b[2J", WHOLE + b"torn"))
    writer.close()
    assert record.detail.isprintable()


def test_damage_and_newer_formats_are_refused_and_left_alone(tmp_path: Path) -> None:
    """Where a change could make things worse nothing is changed."""
    damaged = written_to(tmp_path / "damaged.persimmon", b"".join(LINES[:4] + LINES[5:]))
    newer = written_to(tmp_path / "newer.persimmon", sealed({"format": 2, "kind": "head"}) + b"tail")
    before = {file: file.read_bytes() for file in tmp_path.iterdir()}
    with pytest.raises(Damaged, match="after turn 2"):
        open_to_append(damaged)
    with pytest.raises(NewerFormat, match="format 2"):
        open_to_append(newer)
    assert {file: file.read_bytes() for file in tmp_path.iterdir()} == before


def test_a_refused_save_is_not_left_locked(tmp_path: Path) -> None:
    """After a refusal the file can be opened as soon as it is mended."""
    path = written_to(tmp_path / "toy.persimmon", LINES[0] + LINES[2])
    with pytest.raises(Damaged):
        open_to_append(path)
    path.write_bytes(WHOLE)
    open_to_append(path)[1].close()


def test_a_link_is_read_but_not_written_through(tmp_path: Path) -> None:
    """Shipped games may be links; a game goes on in the file itself, where a repair's copy belongs."""
    path = written_to(tmp_path / "toy.persimmon", WHOLE)
    link = tmp_path / "link.persimmon"
    link.symlink_to(path)
    assert read(link).last_turn == 5
    with pytest.raises(SaveFailed, match="symbolic link"):
        open_to_append(link)


def test_what_is_no_save_is_refused(tmp_path: Path) -> None:
    """The same words as for reading."""
    with pytest.raises(NotASave, match="no such file"):
        open_to_append(tmp_path / "missing")
    with pytest.raises(NotASave, match="begins with"):
        open_to_append(written_to(tmp_path / "picture", b"GIF89a"))


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_read_only_save_is_read_and_refused_for_writing(tmp_path: Path) -> None:
    """A save that may not be written can be watched all the same."""
    path = tmp_path / "toy.persimmon"
    create(path, head(), six_turns()).close()
    path.chmod(0o400)
    assert read(path).last_turn == 6
    with pytest.raises(SaveFailed, match="no permission to write here"):
        open_to_append(path)
