"""What can be wrong with a save, each as one named error with its reason in words.

A save is somebody's evening: whoever catches one of these must be able to show the reason as it stands.
"""

from __future__ import annotations

import errno
import os

_WORDS = {
    errno.ENOSPC: "disk full",
    errno.EDQUOT: "disk quota used up",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "no permission to write here",
    errno.EPERM: "no permission to write here",
    errno.EFBIG: "largest file size reached",
    errno.EIO: "disk error",
    errno.ENOENT: "the folder is not there",
    errno.ENOTDIR: "the folder is not there",
    errno.ENAMETOOLONG: "the name is too long",
    errno.ELOOP: "it is a symbolic link; name the file it points to",
    errno.EMFILE: "too many files are open",
    errno.ENOLCK: "this disk cannot lock files; choose another folder",
    errno.ENOSYS: "this disk cannot lock files; choose another folder",
}


class SaveTrouble(Exception):  # noqa: N818 - a message for a player, who knows troubles and not errors
    """Anything that keeps a save from being read or written, with its reason for the player.

    One base, so that a caller who only wants to show the reason catches one name.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NotASave(SaveTrouble):
    """The path holds no save with a readable head, so there is no game to speak of."""


class LineRefused(SaveTrouble):
    """A line, read or about to be written, breaks a rule of the format."""


class NewerFormat(SaveTrouble):
    """The save was written in a format that came after this version, which therefore leaves it untouched."""


class Damaged(SaveTrouble):
    """Whole lines after the last good one fail their check, so nothing may be appended or cut."""


class InUse(SaveTrouble):
    """Somebody else has the save open for writing, and two writers would ruin it."""


class NameTaken(SaveTrouble):
    """A file of this name is already there, and a save never replaces one."""


class SaveFailed(SaveTrouble):
    """The disk did not take what was to be saved; the file holds what it held before."""

    def __init__(self, reason: str, *, again: bool = True) -> None:
        super().__init__(reason)
        self.again = again
        """Whether the same writer may be asked once more; if not, only a new file helps."""


def in_words(error: OSError) -> str:
    """Give the reason of a failed disk operation as a player would say it.

    Error numbers are the one stable thing the system hands out; its own texts vary by platform.
    """
    if error.errno in _WORDS:
        return _WORDS[error.errno]
    return os.strerror(error.errno).lower() if error.errno else "the disk refused"


def quoted(text: str, most: int = 60) -> str:
    """Quote text from a file so that it cannot drive the terminal.

    A save may come from a stranger, and messages about it are printed.
    """
    shown = ascii(text)
    return shown if len(shown) <= most else shown[: most - 3] + "..."


def called(name: str) -> str:
    """Give the name of a file as it is, or quoted where printing it could drive the terminal.

    A downloaded file brings its name with it.
    """
    return name if name.isprintable() else ascii(name)
