"""What a save was found to hold: its longest good beginning, and what is to be said about the rest."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from game.journal.entries import FIRST_HASH, End, Entry, Head, Turn
from game.journal.trouble import NewerFormat


class Status(Enum):
    """What the bytes of a save say about it; whether it plays again the same is for a replay to tell."""

    INTACT = "INTACT"
    REPAIRABLE = "REPAIRABLE"
    REPAIRED = "REPAIRED"
    DAMAGED = "DAMAGED"
    NEWER = "NEWER"


@dataclass(frozen=True, slots=True)
class Record:
    """The good beginning of a save; what follows it is never used and never hidden."""

    path: Path
    opening: Head | None
    """The first line; missing only where the format is newer than this version."""
    entries: tuple[Entry, ...]
    """All good lines after the head."""
    status: Status
    detail: str
    """One sentence for the player; empty where there is nothing to say."""
    good_bytes: int
    hashes: tuple[str, ...] = field(repr=False)
    """The `h` of the head and of every entry, for whoever names this save as a parent."""

    @property
    def head(self) -> Head:
        """The first line; a save of a newer format has none that this version could read, and says so."""
        if self.opening is None:
            raise NewerFormat(self.detail)
        return self.opening

    @property
    def last_hash(self) -> str:
        """What the next line is chained to."""
        return self.hashes[-1] if self.hashes else FIRST_HASH

    @property
    def turns(self) -> tuple[Turn, ...]:
        """The turns played; turn n stands at n - 1, since turns are consecutive."""
        return tuple(entry for entry in self.entries if isinstance(entry, Turn))

    @property
    def last_turn(self) -> int:
        """The number of the last good turn; 0 where none was played."""
        return next((entry.turn for entry in reversed(self.entries) if isinstance(entry, Turn)), 0)

    @property
    def verdict(self) -> str | None:
        """How the game ended, or nothing while it goes on."""
        return next((entry.verdict for entry in self.entries if isinstance(entry, End)), None)

    def hash_after(self, turn: int) -> str:
        """Give the `h` of a turn's line, or of the head for turn 0, by which a branch names where it left."""
        if turn == 0:
            return self.hashes[0]
        return next(
            digest
            for entry, digest in zip(self.entries, self.hashes[1:], strict=True)
            if isinstance(entry, Turn) and entry.turn == turn
        )
