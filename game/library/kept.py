"""A card for a save: what it is, how far it came and what is wrong with it, by its first line and its end."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class SaveCard:
    """One kept game in a list."""

    path: Path
    title: str
    """Of its scenario; the file's name where that cannot be read."""
    scenario: str
    seed: str
    born: str
    turn: int
    """Turns played."""
    verdict: str
    """The title of how it ended; empty while it goes on."""
    problem: str
    readable: bool
    recorded: bool
    """Shipped to be watched, not yours."""

    @property
    def over(self) -> bool:
        """Whether it has ended."""
        return bool(self.verdict)

    @property
    def state(self) -> str:
        """Where it stands, in words."""
        if not self.readable:
            return self.problem
        stands = f"after turn {self.turn}" if self.turn else "not begun"
        if self.over:
            stands = f"ended at turn {self.turn}: {self.verdict}"
        return f"{stands}; {self.problem}" if self.problem else stands


def save_card(path: Path, *, recorded: bool) -> SaveCard:
    """Look at one save; whatever is wrong with it stands on its card."""
    from game.journal.files import peek  # noqa: PLC0415 - brings the models of the save

    card = peek(path)
    if card.head is None:
        return SaveCard(path, path.name, "", "", "", 0, "", card.problem, readable=False, recorded=recorded)
    title, verdicts = _words_of(card.head.scenario)
    return SaveCard(
        path,
        title or path.name,
        card.head.scenario_id,
        card.head.seed,
        card.head.born,
        card.turn,
        verdicts.get(card.verdict, card.verdict) if card.verdict else "",
        card.problem,
        readable=True,
        recorded=recorded,
    )


def _words_of(text: str) -> tuple[str, dict[str, str]]:
    """The title of the embedded scenario and of its verdicts."""
    try:
        data = json.loads(text)
        return str(data["scenario"]["title"]), {id: str(v["title"]) for id, v in data["verdicts"].items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return "", {}
