"""Reading a save: the longest good beginning, and an honest word about what follows it.

Only bytes are read here, never repaired. What follows the good beginning is either one torn tail, as a power
cut leaves it, or damage: whole lines were there that can no longer be trusted.
"""

from __future__ import annotations

import errno
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from game.journal import disk
from game.journal.entries import FIRST_HASH, LONG_LINE_LIMIT, Entry, Head, decode, entry_from, unsealed
from game.journal.migrating import CURRENT, written_format
from game.journal.record import Record, Status
from game.journal.sequence import Place
from game.journal.trouble import LineRefused, NewerFormat, NotASave, in_words, quoted

FILE_LIMIT = 64 * 1024 * 1024
"""Most bytes of a save; some hundred times a long game, and little enough to be read at once."""

_SEAL = re.compile(rb',"h":"[0-9a-f]{32}"\}')
_KINDS_OF_FILE = (
    (stat.S_ISDIR, "is a folder"),
    (stat.S_ISFIFO, "is a pipe"),
    (stat.S_ISCHR, "is a device"),
    (stat.S_ISBLK, "is a device"),
    (stat.S_ISSOCK, "is a socket"),
)


def read(path: Path) -> Record:
    """Read a save as far as it is good, without locking or changing it.

    Other programs may have it open: this is also how a game in use elsewhere is looked at.
    """
    with opened(path) as stream:
        return scanned(path, stream)


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """Open a regular file of bearable size for reading, or say why this is no save.

    The path is looked at before it is opened, because opening a device can do things or wait for ever.
    """
    refuse_irregular(path)
    try:
        stream = open(disk.open_reading(path), "rb")  # noqa: PTH123, SIM115 - a descriptor; closed below
    except OSError as error:
        raise NotASave(f"cannot be opened: {_why_closed(error)}") from error
    try:
        with stream:
            yield stream
    except OSError as error:
        raise NotASave(f"cannot be read: {in_words(error)}") from error


def refuse_irregular(path: Path) -> None:
    """Refuse what is no regular file of a save's size, in the words for what it is.

    A folder or a pipe under a save's name is a mistake somewhere else, and the words lead there.
    """
    try:
        status = path.stat()
    except OSError as error:
        raise NotASave(f"cannot be opened: {_why_closed(error)}") from error
    except ValueError as error:
        raise NotASave("cannot be opened: its name holds a null character") from error
    for is_kind, words in _KINDS_OF_FILE:
        if is_kind(status.st_mode):
            raise NotASave(f"{words}, not a save")
    if status.st_size == 0:
        raise NotASave("is empty")
    if status.st_size > FILE_LIMIT:
        raise NotASave(f"is larger than any save ({FILE_LIMIT // 2**20} MiB)")


def scanned(path: Path, stream: BinaryIO) -> Record:
    """Read a save from an open stream; the one reader of whole saves, under a lock or not.

    A newer format gives a record without a head; an unreadable head means there is no save.
    """
    beginning = _Beginning()
    try:
        why = beginning.take_all(stream)
    except NewerFormat as newer:
        return Record(path, None, (), Status.NEWER, newer.reason, 0, ())
    if beginning.head is None:
        stream.seek(0)
        raise NotASave(_why_headless(stream.read(LONG_LINE_LIMIT), why))
    stream.seek(beginning.good_bytes)
    status, detail = _judged(stream.read(FILE_LIMIT), beginning, why)
    return Record(
        path=path,
        opening=beginning.head,
        entries=tuple(beginning.entries),
        status=status,
        detail=detail,
        good_bytes=beginning.good_bytes,
        hashes=tuple(beginning.hashes),
    )


@dataclass(slots=True)
class _Beginning:
    """The good beginning, while it grows line by line."""

    head: Head | None = None
    entries: list[Entry] = field(default_factory=list)
    hashes: list[str] = field(default_factory=list)
    good_bytes: int = 0
    place: Place = field(default_factory=Place)
    written: int = CURRENT

    def take_all(self, stream: BinaryIO) -> str:
        """Take lines until one is refused or the file ends; say why the refused one was."""
        while line := stream.readline(LONG_LINE_LIMIT + 1):
            try:
                self._take(line)
            except LineRefused as refused:
                return refused.reason
        return ""

    def _take(self, line: bytes) -> None:
        entry, digest = self._entry_of(line)
        self.place = self.place.after(entry)
        if isinstance(entry, Head):
            self.head = entry
        else:
            self.entries.append(entry)
        self.hashes.append(digest)
        self.good_bytes += len(line)

    def _entry_of(self, line: bytes) -> tuple[Entry, str]:
        if self.hashes:
            return decode(line, self.hashes[-1], self.written)
        values, digest = unsealed(line, FIRST_HASH)
        if values.get("kind") == "head":
            self.written = written_format(values)
        return entry_from(values, self.written), digest


def _judged(tail: bytes, beginning: _Beginning, why: str) -> tuple[Status, str]:
    turn = beginning.place.turn
    if not tail:
        return Status.INTACT, ""
    if _is_torn(tail):
        return (
            Status.REPAIRABLE,
            f"The end of the file was not completely written. Turn {turn} is the last whole one.",
        )
    number = len(beginning.hashes) + 1
    return Status.DAMAGED, f"Damaged after turn {turn}: line {number} {why}."


def _is_torn(tail: bytes) -> bool:
    """Tell the torn end of one write from damage.

    One interrupted write leaves at most one seal, at its very end, and then the line's end or some of its
    inside is missing. More seals, or a whole sealed line without a hole, mean that a finished line was
    changed.
    """
    first, newline, following = tail.partition(b"\n")
    seals = len(_SEAL.findall(first))
    if _SEAL.search(following) or seals > 1:
        return False
    return not (seals and newline and b"\0" not in first)


def _why_headless(start: bytes, why: str) -> str:
    first = start.partition(b"\n")[0]
    if start.startswith(b"\xef\xbb\xbf{"):
        return "is no save any more: some program put a byte order mark before it"
    if not start.startswith(b'{"'):
        return f"is not a save: it begins with {quoted(first[:12].decode('latin-1'))}"
    if first.endswith(b"}\r"):
        return "is no save any more: some program changed its line ends"
    return f"is no save that can be used: its first line {why}"


def _why_closed(error: OSError) -> str:
    if error.errno in {errno.ENOENT, errno.ENOTDIR}:
        return "there is no such file"
    if error.errno in {errno.EACCES, errno.EPERM}:
        return "no permission to read it"
    if error.errno == errno.ELOOP:
        return "its symbolic link leads nowhere"
    return in_words(error)
