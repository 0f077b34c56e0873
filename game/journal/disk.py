"""The few operations a save asks of a disk, behind one small protocol.

Every one of them can fail, and what happens then is the point of a save; a test hands in a disk that fails at
the k-th operation. What differs between systems stands here and nowhere else.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from pathlib import Path
from typing import Protocol

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_PLAIN = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOCTTY", 0)
_APPENDING = os.O_RDWR | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | _PLAIN
_READING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _PLAIN
_NO_LINKS = frozenset({errno.EPERM, errno.EOPNOTSUPP, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK})
_LOCKED_BYTE = 2**62
"""Windows forbids reading what is locked, so there one byte far behind any save stands for the file."""


class Disk(Protocol):
    """What a save needs of a disk; every method may raise `OSError`."""

    def create(self, path: Path) -> int:
        """Open a new file, private to its owner, for appending; fail if the name is taken."""

    def open(self, path: Path) -> int:
        """Open an existing file for reading and appending, without following a link or waiting."""

    def lock(self, descriptor: int) -> bool:
        """Take the file for one writer; False if it is taken already."""

    def size_and_names(self, descriptor: int) -> tuple[int, int]:
        """Say how long the file is and under how many names it can be found."""

    def write(self, descriptor: int, data: bytes) -> int:
        """Write some of the data and say how much."""

    def sync_data(self, descriptor: int) -> None:
        """Return when what was written is on the disk."""

    def sync(self, descriptor: int) -> None:
        """Return when the file is on the disk with all that belongs to it."""

    def truncate(self, descriptor: int, length: int) -> None:
        """Cut the file to this length."""

    def publish(self, temporary: Path, path: Path) -> None:
        """Give a finished file its name; fail if the name is taken."""

    def remove(self, path: Path) -> None:
        """Remove a name."""

    def sync_folder(self, folder: Path) -> None:
        """Return when the names in the folder are on the disk."""


class RealDisk:
    """The disk of this machine."""

    def create(self, path: Path) -> int:
        """Open a new file, readable by its owner alone: a save may hold private notes."""
        return os.open(path, _APPENDING | os.O_CREAT | os.O_EXCL, 0o600)

    def open(self, path: Path) -> int:
        """Open for appending; `O_NOFOLLOW`, because a repair beside a link would land in the wrong folder."""
        return os.open(path, _APPENDING)

    def lock(self, descriptor: int) -> bool:
        """Lock the journal file itself: no lock file can be left behind, and a dead owner holds nothing."""
        return _lock(descriptor)

    def size_and_names(self, descriptor: int) -> tuple[int, int]:
        """Ask the open file, not the path, which another program may have taken over."""
        status = os.fstat(descriptor)
        return status.st_size, status.st_nlink

    def write(self, descriptor: int, data: bytes) -> int:
        """Write past all buffers of the language, which would report success too early."""
        return os.write(descriptor, data)

    def sync_data(self, descriptor: int) -> None:
        """Sync the contents and length, which are all that a new line changes."""
        if sys.platform == "linux":
            os.fdatasync(descriptor)
        else:
            self.sync(descriptor)

    def sync(self, descriptor: int) -> None:
        """Sync the file; macOS needs its own request, because there fsync stops at the drive's cache."""
        if sys.platform == "darwin":
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
        else:
            os.fsync(descriptor)

    def truncate(self, descriptor: int, length: int) -> None:
        """Cut the file; the lock and the open descriptor stay valid."""
        os.ftruncate(descriptor, length)

    def publish(self, temporary: Path, path: Path) -> None:
        """Link, because a link never replaces; where there are none, take the name first and then fill it."""
        try:
            path.hardlink_to(temporary)
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _PLAIN, 0o600))
            _fill_name(temporary, path)

    def remove(self, path: Path) -> None:
        """Remove a name; that it is gone already is as good."""
        path.unlink(missing_ok=True)

    def sync_folder(self, folder: Path) -> None:
        """Sync the folder, without which a new name can be lost; Windows has no such request."""
        if sys.platform == "win32":
            return
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _fill_name(temporary: Path, path: Path) -> None:
    try:
        temporary.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            path.unlink()
        raise


def open_reading(path: Path) -> int:
    """Open a file to be read, never waiting for a writer at the other end of a pipe."""
    return os.open(path, _READING)


def close(descriptor: int) -> None:
    """Unlock and close; unlocked by hand, because a forked worker would keep the lock alive."""
    with contextlib.suppress(OSError):
        _unlock(descriptor)
    with contextlib.suppress(OSError):
        os.close(descriptor)


if sys.platform == "win32":

    def _lock(descriptor: int) -> bool:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            if error.errno in {errno.EACCES, errno.EDEADLK}:
                return False
            raise
        return True

    def _unlock(descriptor: int) -> None:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:

    def _lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _unlock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)
