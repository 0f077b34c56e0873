"""A card for a list of saves: what it is and how far it came, from its first line and its end alone.

A list must open at once and show every file, so nothing here raises for what a file holds, and only a file
whose end looks wrong is read as a whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from game.journal.entries import FIRST_HASH, LONG_LINE_LIMIT, End, Entry, Head, Turn, decode, seal_of
from game.journal.reading import opened, read
from game.journal.record import Status
from game.journal.trouble import LineRefused, SaveTrouble

_END_LENGTH = 256 * 1024


@dataclass(frozen=True, slots=True)
class Card:
    """One save in a list."""

    path: Path
    head: Head | None
    """What it is; missing where it cannot be read."""
    turn: int
    """The last turn that was found good."""
    verdict: str | None
    """How it ended, or nothing while it goes on."""
    problem: str
    """What is wrong with it, in words; empty where nothing was noticed."""


@dataclass(frozen=True, slots=True)
class _Ending:
    turn: int
    verdict: str | None


def peek(path: Path) -> Card:
    """Look at a save without reading the middle of it.

    The card promises less than `read`: that the middle is whole is for `read` to find out.
    """
    try:
        with opened(path) as stream:
            head, ending = _ends(stream)
    except SaveTrouble:
        return _card_of_whole(path)
    if ending is None:
        return _card_of_whole(path)
    return Card(path, head, ending.turn, ending.verdict, "")


def _card_of_whole(path: Path) -> Card:
    try:
        record = read(path)
    except SaveTrouble as trouble:
        return Card(path, None, 0, None, trouble.reason)
    problem = "" if record.status is Status.INTACT else record.detail
    return Card(path, record.opening, record.last_turn, record.verdict, problem)


def _ends(stream: BinaryIO) -> tuple[Head, _Ending | None]:
    first = stream.readline(LONG_LINE_LIMIT + 1)
    head, digest = decode(first, FIRST_HASH)
    if not isinstance(head, Head):
        raise LineRefused("is no head")
    rest = _last_bytes(stream, len(first))
    whole = stream.tell() - len(rest) == len(first)
    return head, _ending(rest.splitlines(keepends=True), digest if whole else None)


def _last_bytes(stream: BinaryIO, after: int) -> bytes:
    size = stream.seek(0, 2)
    stream.seek(max(after, size - _END_LENGTH))
    return stream.read(_END_LENGTH)


def _ending(lines: list[bytes], digest: str | None) -> _Ending | None:
    """Walk back from the last line to the last turn; nothing if a line on the way is not good."""
    verdict = None
    for number in range(len(lines) - 1, -1, -1):
        previous = seal_of(lines[number - 1]) if number else digest
        entry = _good(lines[number], previous)
        if entry is None:
            return None
        if isinstance(entry, End):
            verdict = entry.verdict
        if isinstance(entry, Turn):
            return _Ending(entry.turn, verdict)
    return _Ending(0, verdict) if digest is not None else None


def _good(line: bytes, previous: str | None) -> Entry | None:
    if previous is None:
        return None
    try:
        return decode(line, previous)[0]
    except LineRefused:
        return None
