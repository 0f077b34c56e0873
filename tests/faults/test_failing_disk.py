"""A disk that fails at the k-th operation, for every k: what was called saved is there, and nothing half."""

from __future__ import annotations

import errno
from dataclasses import replace
from pathlib import Path

import pytest

from game.journal.disk import RealDisk
from game.journal.files import NotASave, SaveFailed, SaveTrouble, Status, Writer, create, open_to_append, read
from tests.faults.disks import Crash, Fault, FaultyDisk, Way
from tests.journal.examples import QuickDisk, head, lines_of, six_turns, written_to

ENTRIES = six_turns()[:5]
LINES = lines_of(head(), ENTRIES)
NUMBERS = {
    errno.ENOSPC: "disk full",
    errno.EDQUOT: "disk quota used up",
    errno.EIO: "disk error",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "no permission to write here",
    errno.EFBIG: "largest file size reached",
    errno.EINTR: "interrupted system call",
}
FAILING = [Way.REFUSE, Way.HALF, Way.SHORT, Way.DONE]
CRASHING = [Way.CRASH_BEFORE, Way.CRASH_AFTER]
MOST_OPERATIONS = 40


class Play:
    """A game played onto a faulty disk until it ends or the disk refuses; counts what was called saved."""

    def __init__(self, path: Path, fault: Fault) -> None:
        self.path = path
        self.disk = FaultyDisk(fault)
        self.saved = 0
        self.trouble: SaveTrouble | None = None
        self.writer: Writer | None = None
        try:
            self._play()
        except SaveTrouble as trouble:
            self.trouble = trouble
        except Crash:
            pass

    def _play(self) -> None:
        self.writer = create(self.path, head(), disk=self.disk)
        self.saved = 1
        for entry in ENTRIES:
            self.writer.append(entry)
            self.saved += 1

    def found(self) -> int:
        """How many lines a reader finds; an absent save has none."""
        if not self.path.exists():
            return 0
        return 1 + len(read(self.path).entries)

    def let_go(self) -> None:
        """Free the lock, as the end of a process does."""
        if self.writer is not None:
            self.writer.close()


def plays(folder: Path, way: Way, number: int, *, lasting: bool = False) -> list[Play]:
    """One game, in a folder of its own, for every operation at which the fault can strike."""
    played: list[Play] = []
    for at in range(1, MOST_OPERATIONS):
        own = folder / f"{at}"
        own.mkdir()
        play = Play(own / "toy.persimmon", Fault(at, way, number, lasting))
        if play.disk.struck:
            played.append(play)
        else:
            play.let_go()
            assert play.saved == len(LINES)
    return played


@pytest.mark.parametrize("number", NUMBERS, ids=errno.errorcode.get)
@pytest.mark.parametrize("way", FAILING)
def test_after_one_fault_the_save_is_whole_and_holds_what_was_saved(
    tmp_path: Path, way: Way, number: int
) -> None:
    """Whatever operation fails, the file is absent or good, with exactly the lines that were called saved."""
    played = plays(tmp_path, way, number)
    assert len(played) >= len(ENTRIES)
    for play in played:
        assert play.found() == play.saved
        if play.saved:
            assert read(play.path).status is Status.INTACT
            assert play.path.read_bytes() == b"".join(LINES[: play.saved])
        play.let_go()


@pytest.mark.parametrize("number", NUMBERS, ids=errno.errorcode.get)
def test_the_reason_is_said_in_words(tmp_path: Path, number: int) -> None:
    """A refused line or save carries the reason of the disk as a player would say it."""
    reasons = {play.trouble.reason for play in plays(tmp_path, Way.REFUSE, number) if play.trouble}
    assert reasons == {NUMBERS[number]}


@pytest.mark.parametrize("way", [Way.REFUSE, Way.HALF, Way.DONE])
def test_a_full_disk_does_not_end_the_game(tmp_path: Path, way: Way) -> None:
    """Where the writer may be asked again it goes on when there is room, else it keeps refusing."""
    outcomes = set()
    for play in plays(tmp_path, way, errno.ENOSPC):
        if play.writer is None or not isinstance(play.trouble, SaveFailed):
            play.let_go()
            continue
        outcomes.add(play.trouble.again)
        if play.trouble.again:
            for entry in ENTRIES[play.saved - 1 :]:
                play.writer.append(entry)
            assert read(play.path).entries == ENTRIES
        else:
            with pytest.raises(SaveFailed, match="disk full"):
                play.writer.append(ENTRIES[play.saved - 1])
        play.let_go()
    assert outcomes == {True, False}


def test_a_failed_sync_is_never_tried_again(tmp_path: Path) -> None:
    """After a sync failed once the writer is done for, even though the next sync would report success."""

    class Forgetful(QuickDisk):
        failed = False

        def sync_data(self, descriptor: int) -> None:
            if not self.failed:
                self.failed = True
                raise OSError(errno.EIO, "lost")

    with create(tmp_path / "toy.persimmon", head(), disk=Forgetful()) as writer:
        for _ in range(2):
            with pytest.raises(SaveFailed, match="disk error") as caught:
                writer.append(ENTRIES[0])
            assert not caught.value.again
    assert read(tmp_path / "toy.persimmon").entries == ()


@pytest.mark.parametrize("part", ["write", "sync_data"])
def test_an_interrupted_line_is_taken_back(tmp_path: Path, part: str) -> None:
    """A player who interrupts in the middle of saving finds the save as it was, and may go on."""

    class Interrupted(QuickDisk):
        due = False

        def write(self, descriptor: int, data: bytes) -> int:
            self._perhaps("write", super().write(descriptor, data[:9]) if self.due and part == "write" else 0)
            return super().write(descriptor, data)

        def sync_data(self, descriptor: int) -> None:
            self._perhaps("sync_data", 0)

        def _perhaps(self, now: str, _: int) -> None:
            if self.due and now == part:
                self.due = False
                raise KeyboardInterrupt

    path, disk = tmp_path / "toy.persimmon", Interrupted()
    with create(path, head(), disk=disk) as writer:
        disk.due = True
        with pytest.raises(KeyboardInterrupt):
            writer.append(ENTRIES[0])
        assert path.read_bytes() == LINES[0]
        writer.append(ENTRIES[0])
    assert read(path).entries == ENTRIES[:1]


@pytest.mark.parametrize("way", [Way.REFUSE, Way.HALF])
def test_a_disk_that_stays_broken_leaves_what_can_be_repaired(tmp_path: Path, way: Way) -> None:
    """When even taking back fails, the next start finds every saved line and goes on behind it."""
    for play in plays(tmp_path, way, errno.EIO, lasting=True):
        play.let_go()
        if not play.path.exists():
            assert play.saved == 0
            continue
        assert play.saved <= play.found() <= play.saved + 1
        goes_on(play.path)


@pytest.mark.parametrize("way", CRASHING)
def test_a_crash_at_any_operation_loses_nothing_that_was_saved(tmp_path: Path, way: Way) -> None:
    """What was called saved is found; at most one line more, which was being written."""
    for play in plays(tmp_path, way, 0):
        play.let_go()
        assert play.saved <= play.found() <= play.saved + 1
        if play.path.exists():
            goes_on(play.path)


def goes_on(path: Path) -> None:
    """Play a save to its end on a disk that works."""
    record, writer = open_to_append(path, QuickDisk())
    with writer:
        for entry in ENTRIES[len(record.entries) :]:
            writer.append(entry)
    assert read(path).entries == ENTRIES
    assert read(path).status is Status.INTACT


@pytest.mark.parametrize("lasting", [False, True])
@pytest.mark.parametrize("way", list(Way))
def test_a_repair_that_fails_loses_no_byte(tmp_path: Path, way: Way, *, lasting: bool) -> None:
    """Every operation of a repair may fail: the torn file is as it was, or its whole copy lies beside it."""
    good, torn = b"".join(LINES[:3]), b"".join(LINES[:3]) + LINES[3][:60]
    for at in range(1, 20):
        folder = tmp_path / f"{at}"
        folder.mkdir()
        path = written_to(folder / "toy.persimmon", torn)
        disk = FaultyDisk(Fault(at, way, errno.ENOSPC, lasting=lasting))
        try:
            open_to_append(path, disk)[1].close()
        except (SaveFailed, Crash):
            assert disk.struck
        copies = [copy.read_bytes() for copy in folder.glob("*.broken-*")]
        assert path.read_bytes() == torn or (path.read_bytes() == good and torn in copies)
        goes_on(path)


def test_a_lock_that_the_disk_does_not_know_is_said(tmp_path: Path) -> None:
    """On a disk without locks no save begins or goes on, because two writers would ruin it."""
    path = written_to(tmp_path / "toy.persimmon", b"".join(LINES))
    fault = Fault(2, Way.REFUSE, errno.ENOLCK)
    with pytest.raises(SaveFailed, match="cannot lock files"):
        open_to_append(path, FaultyDisk(fault))
    with pytest.raises(SaveFailed, match="cannot lock files"):
        create(tmp_path / "new.persimmon", head(), disk=FaultyDisk(replace(fault, at=2)))
    assert [file.name for file in tmp_path.iterdir()] == ["toy.persimmon"]


def test_a_disk_that_writes_nothing_is_not_waited_for(tmp_path: Path) -> None:
    """A disk that takes no byte and reports no error is an error, not an endless loop."""

    class Silent(RealDisk):
        def write(self, descriptor: int, data: bytes) -> int:
            return 0

    with pytest.raises(SaveFailed, match="disk error"):
        create(tmp_path / "toy.persimmon", head(), disk=Silent())
    with pytest.raises(NotASave, match="no such file"):
        read(tmp_path / "toy.persimmon")
