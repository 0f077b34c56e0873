"""A card for a save: what it is, how far it came and what is wrong with it, as far as can be seen soon."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from game.scenario.problems import visible

if TYPE_CHECKING:
    from game.journal.files import Card

SMALL = 2 * 1024 * 1024
"""Most bytes of a save that a list reads as a whole, so that damage in its middle shows."""


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
    damaged: bool = False
    """Whole lines of it can no longer be trusted, so it cannot be played on."""

    @property
    def over(self) -> bool:
        """Whether it has ended."""
        return bool(self.verdict)

    @property
    def torn(self) -> bool:
        """Whether its last line alone was not completely written, so that playing on mends it."""
        return self.readable and bool(self.problem) and not self.damaged

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
        name = visible(path.name)
        return SaveCard(path, name, "", "", "", 0, "", card.problem, readable=False, recorded=recorded)
    head, (card, damaged) = card.head, _wholly(card)
    title, verdicts = _words_of(head.scenario)
    return SaveCard(
        path,
        title or visible(path.name),
        head.scenario_id,
        head.seed,
        head.born,
        card.turn,
        verdicts.get(card.verdict, card.verdict) if card.verdict else "",
        card.problem,
        readable=True,
        recorded=recorded,
        damaged=damaged,
    )


def _wholly(card: Card) -> tuple[Card, bool]:
    """What the whole of a small save says of it, and whether its middle is damaged."""
    from game.journal.files import SaveTrouble, Status, read  # noqa: PLC0415 - as above

    try:
        if card.path.stat().st_size > SMALL and not card.problem:
            return card, False
        record = read(card.path)
    except (OSError, SaveTrouble):
        return card, False
    problem = "" if record.status is Status.INTACT else record.detail
    whole = replace(card, turn=record.last_turn, verdict=record.verdict, problem=problem)
    return whole, record.status is Status.DAMAGED


def _words_of(text: str) -> tuple[str, dict[str, str]]:
    """The title of the embedded scenario and of its verdicts."""
    try:
        data = json.loads(text)
        verdicts = {id: visible(str(each["title"])) for id, each in data["verdicts"].items()}
        return visible(str(data["scenario"]["title"])), verdicts
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return "", {}
