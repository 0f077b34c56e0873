"""Opening a save to go on with it: locked, read as a whole, and its torn tail cut off after a copy was kept.

Appending onto a torn tail would fuse two lines into one that nobody can read, so repair comes before the
first line.
"""

from __future__ import annotations

import contextlib
import os
from dataclasses import replace
from pathlib import Path

from game.journal.disk import Disk, RealDisk, close
from game.journal.reading import FILE_LIMIT, refuse_irregular, scanned
from game.journal.record import Record, Status
from game.journal.sequence import Place
from game.journal.trouble import Damaged, InUse, NewerFormat, NotASave, SaveFailed, called, in_words
from game.journal.writing import Script, Writer, write_all

_LONGEST_NAME = 255
_MOST_COPIES = 1000


def open_to_append(path: Path, disk: Disk | None = None) -> tuple[Record, Writer]:
    """Open a save for playing on: what it holds, and the writer that adds to it.

    A torn tail is cut off after the file was copied beside it; damage and newer formats are refused, because
    there any change could make things worse.
    """
    disk = disk or RealDisk()
    refuse_irregular(path)
    try:
        descriptor = disk.open(path)
    except OSError as error:
        raise SaveFailed(in_words(error), again=False) from error
    try:
        record = _taken_over(path, descriptor, disk)
    except BaseException:
        close(descriptor)
        raise
    return record, Writer(path, descriptor, Script(_place(record), record.last_hash, record.good_bytes), disk)


def _taken_over(path: Path, descriptor: int, disk: Disk) -> Record:
    try:
        free = disk.lock(descriptor)
    except OSError as error:
        raise SaveFailed(in_words(error), again=False) from error
    if not free:
        raise InUse("is open in another window; there it goes on")
    record = _scanned(path, descriptor)
    if record.status is Status.NEWER:
        raise NewerFormat(record.detail)
    if record.status is Status.DAMAGED:
        raise Damaged(record.detail)
    return _repaired(record, descriptor, disk) if record.status is Status.REPAIRABLE else record


def _scanned(path: Path, descriptor: int) -> Record:
    try:
        with open(descriptor, "rb", closefd=False) as stream:
            return scanned(path, stream)
    except OSError as error:
        raise NotASave(f"cannot be read: {in_words(error)}") from error


def _repaired(record: Record, descriptor: int, disk: Disk) -> Record:
    try:
        copy = _kept_copy(record.path, descriptor, disk)
        disk.truncate(descriptor, record.good_bytes)
        disk.sync(descriptor)
    except OSError as error:
        raise SaveFailed(f"its torn end could not be repaired: {in_words(error)}") from error
    detail = (
        f"The end of the file was not completely written. Restored turn {record.last_turn}. "
        f"Damaged copy kept as {called(copy.name)}."
    )
    return replace(record, status=Status.REPAIRED, detail=detail)


def _kept_copy(path: Path, descriptor: int, disk: Disk) -> Path:
    """Copy the file as it is; the copy is on the disk before anything is cut from the original."""
    copy, target = _free_copy(path, disk)
    try:
        os.lseek(descriptor, 0, os.SEEK_SET)
        with open(descriptor, "rb", closefd=False) as stream:
            write_all(disk, target, stream.read(FILE_LIMIT))
        disk.sync(target)
        disk.sync_folder(path.parent)
    except OSError:
        with contextlib.suppress(OSError):
            disk.remove(copy)
        raise
    finally:
        close(target)
    return copy


def _free_copy(path: Path, disk: Disk) -> tuple[Path, int]:
    for number in range(1, _MOST_COPIES):
        copy = path.with_name(_copy_name(path.name, number))
        with contextlib.suppress(FileExistsError):
            return copy, disk.create(copy)
    raise OSError("too many damaged copies are kept already")


def _copy_name(name: str, number: int) -> str:
    ending = f".broken-{number}"
    return os.fsdecode(os.fsencode(name)[: _LONGEST_NAME - len(ending)]) + ending


def _place(record: Record) -> Place:
    place = Place()
    for entry in (record.head, *record.entries):
        place = place.after(entry)
    return place
