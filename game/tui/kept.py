"""Whether a game waits to be continued, asked of the folders alone; the engine is not loaded for it."""

from __future__ import annotations

from game.library import Library, usual_places
from game.tui.start import Start


def any_waits(start: Start) -> bool:
    """Whether a game that can be read is not over yet."""
    cards = Library(usual_places(start.scenarios, start.saves)).save_cards()
    return any(card.readable and not card.over for card in cards)
