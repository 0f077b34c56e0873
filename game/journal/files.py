"""The door to saves for every other package: create, append, read, open to play on, look at.

One door, so that "who may touch a save file" is one import contract.
"""

from __future__ import annotations

from game.journal.disk import Disk, RealDisk
from game.journal.peeking import Card, peek
from game.journal.reading import FILE_LIMIT, read
from game.journal.record import Record, Status
from game.journal.repairing import open_to_append
from game.journal.trouble import (
    Damaged,
    InUse,
    LineRefused,
    NameTaken,
    NewerFormat,
    NotASave,
    SaveFailed,
    SaveTrouble,
)
from game.journal.writing import Writer, create

SUFFIX = ".persimmon"
"""What the name of a save ends with."""

__all__ = [
    "FILE_LIMIT",
    "SUFFIX",
    "Card",
    "Damaged",
    "Disk",
    "InUse",
    "LineRefused",
    "NameTaken",
    "NewerFormat",
    "NotASave",
    "RealDisk",
    "Record",
    "SaveFailed",
    "SaveTrouble",
    "Status",
    "Writer",
    "create",
    "open_to_append",
    "peek",
    "read",
]
