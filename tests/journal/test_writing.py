"""Beginning a save and adding to it, on a disk that works."""

from __future__ import annotations

import errno
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from game.journal import writing
from game.journal.entries import Note
from game.journal.files import (
    LineRefused,
    NameTaken,
    RealDisk,
    SaveFailed,
    Status,
    create,
    open_to_append,
    read,
)
from tests.journal.examples import QuickDisk, branch_parent, head, lines_of, six_turns, turn


def test_what_is_appended_is_read_back(tmp_path: Path) -> None:
    """A game written line by line is read as the same head and entries, byte for byte the lines encoded."""
    path = tmp_path / "toy.persimmon"
    with create(path, head()) as writer:
        for entry in six_turns():
            writer.append(entry)
            assert path.stat().st_size == writer.good_bytes
    record = read(path)
    assert (record.head, record.entries, record.status) == (head(), six_turns(), Status.INTACT)
    assert path.read_bytes() == b"".join(lines_of(head(), six_turns()))
    assert record.last_hash == writer.last_hash
    assert (record.last_turn, record.verdict, len(record.turns)) == (6, "held", 6)


def test_a_new_save_is_private_and_alone(tmp_path: Path) -> None:
    """Only its owner may read it, and no temporary file stays beside it."""
    create(tmp_path / "toy.persimmon", head()).close()
    (only,) = tmp_path.iterdir()
    assert stat.S_IMODE(only.stat().st_mode) == 0o600


def test_a_branch_is_written_in_one_go(tmp_path: Path) -> None:
    """A branch starts with its parent's turns, names the turn it left by its hash, and goes on."""
    trunk = tmp_path / "trunk.persimmon"
    create(trunk, head(), six_turns()).close()
    whole = read(trunk)
    kept = whole.turns[:3]
    parent = branch_parent().model_copy(update={"h": whole.hash_after(3), "state": kept[-1].state})
    with create(tmp_path / "branch.persimmon", head(parent=parent), kept) as writer:
        writer.append(turn(4, "dial quay=other"))
    branch = read(tmp_path / "branch.persimmon")
    assert branch.head.parent == parent
    assert branch.turns == (*kept, turn(4, "dial quay=other"))
    assert whole.hash_after(0) == whole.hashes[0]


@pytest.mark.parametrize("taken", ["file", "folder", "link", "dangling link"])
def test_nothing_is_ever_overwritten(tmp_path: Path, taken: str) -> None:
    """A taken name is refused, whatever it names, and what was there is as it was."""
    path, other = tmp_path / "toy.persimmon", tmp_path / "other"
    other.write_bytes(b"precious")
    make: dict[str, Callable[[], object]] = {
        "file": lambda: path.write_bytes(b"precious"),
        "folder": path.mkdir,
        "link": lambda: path.symlink_to(other),
        "dangling link": lambda: path.symlink_to(tmp_path / "nowhere"),
    }
    make[taken]()
    before = sorted(tmp_path.iterdir())
    with pytest.raises(NameTaken, match="already there"):
        create(path, head())
    assert sorted(tmp_path.iterdir()) == before
    assert other.read_bytes() == b"precious"
    assert taken != "file" or path.read_bytes() == b"precious"


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("missing/toy.persimmon", "the folder is not there"),
        ("file/toy.persimmon", "the folder is not there"),
        ("x" * 256, "the name is too long"),
        ("nul\0l", "the name cannot be used"),
    ],
)
def test_an_impossible_name_is_said_in_words(tmp_path: Path, name: str, why: str) -> None:
    """A save that cannot begin says why, and leaves nothing behind."""
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(SaveFailed, match=why):
        create(tmp_path / name, head())
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("name", ["with space", "ünïcode-柿", "two\nlines", "x" * 245 + ".persimmon", "-rf"])
def test_any_name_a_disk_takes_will_do(tmp_path: Path, name: str) -> None:
    """Odd names are the player's business: they begin, go on and are read."""
    with create(tmp_path / name, head()) as writer:
        writer.append(turn(1))
    record, again = open_to_append(tmp_path / name)
    again.close()
    assert record.last_turn == 1


def test_a_stale_temporary_file_is_no_obstacle(tmp_path: Path) -> None:
    """What a crash left behind neither blocks a new save nor is used for it."""
    (tmp_path / f".{head().id}-0.new").write_bytes(b"remains")
    create(tmp_path / "toy.persimmon", head()).close()
    assert read(tmp_path / "toy.persimmon").status is Status.INTACT
    for number in range(1, 100):
        (tmp_path / f".{head().id}-{number}.new").write_bytes(b"remains")
    with pytest.raises(SaveFailed):
        create(tmp_path / "other.persimmon", head())


def test_an_entry_that_cannot_follow_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    """A wrong turn or an unreadable text leaves file and writer as they were."""
    path = tmp_path / "toy.persimmon"
    with create(path, head()) as writer:
        before = path.read_bytes()
        for entry in (turn(2), head(), Note(turn=0, by="player", text="\x1b[2J")):
            with pytest.raises(LineRefused):
                writer.append(entry)
        assert path.read_bytes() == before
        writer.append(turn(1))
    assert read(path).last_turn == 1


def test_a_save_does_not_outgrow_what_can_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At its largest size a save takes no more lines; the reader would refuse the file."""
    path = tmp_path / "toy.persimmon"
    with create(path, head()) as writer:
        monkeypatch.setattr(writing, "FILE_LIMIT", writer.good_bytes + 200)
        with pytest.raises(SaveFailed, match="largest size"):
            writer.append(turn(1))
        assert read(path).status is Status.INTACT


def test_a_closed_writer_says_so(tmp_path: Path) -> None:
    """Closing twice is harmless; appending afterwards is refused in words."""
    writer = create(tmp_path / "toy.persimmon", head())
    writer.close()
    writer.close()
    with pytest.raises(SaveFailed, match="is closed") as caught:
        writer.append(turn(1))
    assert not caught.value.again


def test_a_save_removed_under_the_writer_is_noticed(tmp_path: Path) -> None:
    """A turn is not called saved when the file it went to has no name any more."""
    path = tmp_path / "toy.persimmon"
    with create(path, head()) as writer:
        path.unlink()
        with pytest.raises(SaveFailed, match="removed or replaced"):
            writer.append(turn(1))
        with pytest.raises(SaveFailed, match="removed or replaced"):
            writer.append(turn(1))


def test_a_save_changed_under_the_writer_is_noticed(tmp_path: Path) -> None:
    """What another program appended is neither built upon nor cut off."""
    path = tmp_path / "toy.persimmon"
    with create(path, head()) as writer:
        with path.open("ab") as other:
            other.write(b"hello\n")
        before = path.read_bytes()
        with pytest.raises(SaveFailed, match="changed the save"):
            writer.append(turn(1))
        assert path.read_bytes() == before


class LinklessDisk(QuickDisk):
    """A disk like those of memory cards, where a file has one name only."""

    def publish(self, temporary: Path, path: Path) -> None:
        """Name the file the way the real disk does where links are refused."""
        unlinkable = Unlinkable(path)
        RealDisk().publish(temporary, unlinkable)


class Unlinkable(type(Path())):  # type: ignore[misc]
    """A path on such a disk."""

    def hardlink_to(self, target: object) -> None:
        """Refuse as such disks do."""
        raise OSError(errno.EPERM, "no links here")


def test_a_disk_without_links_takes_saves_too(tmp_path: Path) -> None:
    """Where files cannot have two names a save begins all the same, and still replaces nothing."""
    path = tmp_path / "toy.persimmon"
    with create(path, head(), disk=LinklessDisk()) as writer:
        writer.append(turn(1))
    assert read(path).last_turn == 1
    assert [file.name for file in tmp_path.iterdir()] == ["toy.persimmon"]
    with pytest.raises(NameTaken):
        create(path, head(), disk=LinklessDisk())
    assert read(path).last_turn == 1
