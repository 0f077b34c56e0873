"""In which order lines may stand: one head, turns 1, 2, 3 ..., and no turn after the end.

Reader and writer ask the same function, so the writer cannot produce what the reader refuses.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.journal.entries import End, Entry, Head, Keyframe, Turn
from game.journal.trouble import LineRefused


@dataclass(frozen=True, slots=True)
class Place:
    """How far a save has come, as much as the next line must agree with."""

    begun: bool = False
    turn: int = 0
    state: str | None = None
    """Fingerprint after the last turn; unknown before the first."""
    verdict: str | None = None

    def after(self, entry: Entry) -> Place:
        """Give the place behind an entry that follows here, or refuse it.

        A hash chain only says that lines were written one after another, not that they make a game.
        """
        if isinstance(entry, Head):
            return self._after_head()
        if not self.begun:
            raise LineRefused("stands before the head")
        if isinstance(entry, Turn):
            return self._after_turn(entry)
        if isinstance(entry, End):
            return self._after_end(entry)
        if isinstance(entry, Keyframe):
            self._check_keyframe(entry)
        elif entry.turn > self.turn + 1:
            raise LineRefused(f"speaks of turn {entry.turn}, but turn {self.turn} was the last")
        return self

    def _after_head(self) -> Place:
        if self.begun:
            raise LineRefused("is a second head")
        return Place(begun=True)

    def _after_turn(self, entry: Turn) -> Place:
        if self.verdict is not None:
            raise LineRefused(f"plays turn {entry.turn} after the end")
        if entry.turn != self.turn + 1:
            raise LineRefused(f"plays turn {entry.turn}, but turn {self.turn + 1} is next")
        return Place(begun=True, turn=entry.turn, state=entry.state)

    def _after_end(self, entry: End) -> Place:
        if self.verdict is not None:
            raise LineRefused("is a second end")
        if entry.turn != self.turn:
            raise LineRefused(f"ends at turn {entry.turn}, but turn {self.turn} was the last")
        return Place(begun=True, turn=self.turn, state=self.state, verdict=entry.verdict)

    def _check_keyframe(self, entry: Keyframe) -> None:
        if entry.turn != self.turn:
            raise LineRefused(f"holds the state of turn {entry.turn}, but turn {self.turn} was the last")
        if self.state is not None and entry.state != self.state:
            raise LineRefused(f"holds another state than turn {self.turn} ended with")
