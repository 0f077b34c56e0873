"""A toy save for every test of the journal: six turns beside a harbour, as the game would write them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from game.journal.disk import RealDisk
from game.journal.entries import (
    FIRST_HASH,
    End,
    Entry,
    Head,
    Keyframe,
    Note,
    Parent,
    Turn,
    encode,
)

IDENTITY = "1f" * 16


def head(**changes: Any) -> Head:
    """The first line of a toy game, with some fields said otherwise."""
    fields: dict[str, Any] = {
        "id": IDENTITY,
        "app": "0.1.0",
        "rules": 1,
        "env": {"python": "3.11", "system": "toy"},
        "scenario_id": "harbour",
        "scenario": '{"title":"The Harbour","factors":{"grain":{"start":40,"rate":0.5}}}',
        "scenario_hash": "ab" * 16,
        "seed": "18446744073709551615",
        "born": "2001-02-03T04:05:06Z",
    }
    return Head(**(fields | changes))


def state_after(turn: int) -> str:
    """A fingerprint that is another one for every turn."""
    return f"{turn:032x}"


def turn(number: int, *orders: str) -> Turn:
    """One toy turn."""
    parts = dict.fromkeys(("fleet", "grain", "luck", "voices"), f"{number:04x}")
    return Turn(
        turn=number, orders=orders or (f"dial quay=level_{number}",), state=state_after(number), parts=parts
    )


def six_turns() -> tuple[Entry, ...]:
    """What follows the head: six turns, and one of every other kind of line among them."""
    return (
        turn(1, "sign harbour/open", "buy mayor=2"),
        Note(turn=2, by="player", text="The grain lasts, I think."),
        turn(2),
        Note(turn=2, by="player", text="The quay is “full”.\nWait."),
        turn(3),
        Note(turn=4, by="player", text="A thousand worlds were asked for."),
        turn(4),
        turn(5),
        Keyframe(turn=5, tick=15, values=(-(2**63), 0, 2**63 - 1), state=state_after(5)),
        turn(6),
        End(turn=6, verdict="held"),
    )


def branch_parent() -> Parent:
    """The place in another game where a branch began."""
    return Parent(id="2e" * 16, turn=3, h="0d" * 16, state=state_after(3))


def lines_of(first: Head, entries: tuple[Entry, ...]) -> list[bytes]:
    """The sealed lines of a save."""
    lines, previous = [], FIRST_HASH
    for entry in (first, *entries):
        line, previous = encode(entry, previous)
        lines.append(line)
    return lines


def written_to(path: Path, data: bytes) -> Path:
    """Put bytes into a file as they are, past the journal."""
    path.write_bytes(data)
    return path


class QuickDisk(RealDisk):
    """The real disk without waiting for it: for tests that ask what is written, thousands of times."""

    def sync(self, descriptor: int) -> None:
        """Wait for nothing."""

    def sync_data(self, descriptor: int) -> None:
        """Wait for nothing."""

    def sync_folder(self, folder: Path) -> None:
        """Wait for nothing."""
