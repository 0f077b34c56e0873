"""Writing a save: a new file that replaces nothing, and a writer that has synced a line before it returns.

The player is told "saved" after `Writer.append` returned and not before. When the disk refuses, the file is
cut back to its last good line, so that it is at every moment a save, and the reason goes up in words.
"""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from game.journal.disk import Disk, RealDisk, close
from game.journal.entries import FIRST_HASH, Entry, Head, encode
from game.journal.reading import FILE_LIMIT
from game.journal.sequence import Place
from game.journal.trouble import NameTaken, SaveFailed, SaveTrouble, called, in_words

_TEMPORARY_NAMES = 100
_NAMES_WHEN_PUBLISHED = 2


class Writer:
    """The one object that adds lines to one save; while it is open it holds the file's lock."""

    def __init__(self, path: Path, descriptor: int, script: Script, disk: Disk) -> None:
        self.path = path
        self._descriptor = descriptor
        self._script = script
        self._disk = disk
        self._refusal: str | None = None

    @property
    def last_hash(self) -> str:
        """The `h` of the last line that is safely in the file."""
        return self._script.last_hash

    @property
    def good_bytes(self) -> int:
        """How long the file is up to its last safe line."""
        return self._script.good_bytes

    def append(self, entry: Entry) -> None:
        """Add one line and return when it is on the disk, or leave the file as it was and raise why.

        After a failed sync the system may forget what it could not write and report success next time, so
        such a writer is not believed again: `SaveFailed.again` is false, and the game needs a new file.
        """
        if self._refusal is not None:
            raise SaveFailed(self._refusal, again=False)
        line, following = self._script.with_entry(entry)
        self._check_file()
        try:
            self._put(line)
        except KeyboardInterrupt:
            self._taken_back(OSError(errno.EINTR, "interrupted"))
            raise
        self._script = following

    def close(self) -> None:
        """Let go of the file and its lock; everything appended is already safe."""
        if self._descriptor >= 0:
            close(self._descriptor)
            self._descriptor = -1
            self._given_up("the save is closed")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self.close()

    def _put(self, line: bytes) -> None:
        try:
            write_all(self._disk, self._descriptor, line)
        except OSError as error:
            raise self._taken_back(error) from error
        try:
            self._disk.sync_data(self._descriptor)
        except OSError as error:
            self._taken_back(error)
            raise self._given_up(in_words(error)) from error

    def _check_file(self) -> None:
        """Notice what other programs did to the file: sync folders and editors know nothing of locks."""
        try:
            size, names = self._disk.size_and_names(self._descriptor)
        except OSError as error:
            raise SaveFailed(in_words(error)) from error
        if names == 0:
            raise self._given_up("another program removed or replaced the save")
        if size != self._script.good_bytes:
            raise self._given_up("another program changed the save")

    def _taken_back(self, error: OSError) -> SaveFailed:
        try:
            self._disk.truncate(self._descriptor, self._script.good_bytes)
            self._disk.sync(self._descriptor)
        except OSError:
            return self._given_up(in_words(error))
        return SaveFailed(in_words(error))

    def _given_up(self, reason: str) -> SaveFailed:
        self._refusal = reason
        return SaveFailed(reason, again=False)


@dataclass(frozen=True, slots=True)
class Script:
    """What the next line must follow: place, hash and length; replaced whole, so never half updated."""

    place: Place
    last_hash: str
    good_bytes: int

    def with_entry(self, entry: Entry) -> tuple[bytes, Script]:
        """Give the line of an entry that may follow here, and the script behind it.

        All limits of the reader are asked first: what could not be read is not written.
        """
        place = self.place.after(entry)
        line, digest = encode(entry, self.last_hash)
        length = self.good_bytes + len(line)
        if length > FILE_LIMIT:
            raise SaveFailed(
                f"the save has reached its largest size ({FILE_LIMIT // 2**20} MiB)", again=False
            )
        return line, Script(place, digest, length)


def create(path: Path, head: Head, entries: Iterable[Entry] = (), disk: Disk | None = None) -> Writer:
    """Begin a save under a free name, with `entries` in it already where it is a branch or a rescued copy.

    The file gets its name when it is whole and synced: at every moment there is no save or a good one.
    """
    disk = disk or RealDisk()
    text, script = _whole_text(head, entries)
    try:
        temporary, descriptor = _temporary(path.parent, head.id, disk)
    except (OSError, ValueError) as error:
        raise _failure(error, path) from error
    try:
        _fill(disk, descriptor, text)
        _name(disk, descriptor, temporary, path)
        _discard(disk, temporary)
    except (OSError, ValueError) as error:
        close(descriptor)
        _discard(disk, temporary)
        raise _failure(error, path) from error
    except BaseException:
        close(descriptor)
        raise
    return Writer(path, descriptor, script, disk)


def write_all(disk: Disk, descriptor: int, data: bytes) -> None:
    """Write everything; a disk may take a part of it and report no error."""
    rest = memoryview(data)
    while rest:
        count = disk.write(descriptor, bytes(rest))
        if count <= 0:
            raise OSError(errno.EIO, "nothing was written")
        rest = rest[count:]


def _whole_text(head: Head, entries: Iterable[Entry]) -> tuple[bytes, Script]:
    script = Script(Place(), FIRST_HASH, 0)
    lines = []
    for entry in (head, *entries):
        line, script = script.with_entry(entry)
        lines.append(line)
    return b"".join(lines), script


def _temporary(folder: Path, identity: str, disk: Disk) -> tuple[Path, int]:
    for number in range(_TEMPORARY_NAMES):
        path = folder / f".{identity}-{number}.new"
        with contextlib.suppress(FileExistsError):
            return path, disk.create(path)
    raise OSError(errno.EBUSY, "remains of earlier attempts are in the way")


def _fill(disk: Disk, descriptor: int, text: bytes) -> None:
    if not disk.lock(descriptor):
        raise OSError(errno.ENOLCK, "a file of our own is locked")
    write_all(disk, descriptor, text)
    disk.sync(descriptor)


def _name(disk: Disk, descriptor: int, temporary: Path, path: Path) -> None:
    """Give the file its name; a second name is the proof, since a network disk may report a failure falsely.

    Without the folder's sync the name may be lost with the power, so then there is to be no save at all.
    """
    try:
        disk.publish(temporary, path)
    except OSError:
        if disk.size_and_names(descriptor)[1] < _NAMES_WHEN_PUBLISHED:
            raise
    try:
        disk.sync_folder(path.parent)
    except OSError:
        _discard(disk, path)
        raise


def _discard(disk: Disk, path: Path) -> None:
    with contextlib.suppress(OSError):
        disk.remove(path)


def _failure(error: OSError | ValueError, path: Path) -> SaveTrouble:
    if isinstance(error, FileExistsError):
        return NameTaken(f"a file called {called(path.name)} is already there")
    if isinstance(error, OSError):
        return SaveFailed(in_words(error))
    return SaveFailed("the name cannot be used")
