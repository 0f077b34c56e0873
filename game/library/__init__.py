"""Which scenarios and saves exist, each as a card with its problems, and where new saves go.

Importing it loads neither models nor tables: a list of games is what somebody waits for at a prompt.
"""

from __future__ import annotations

from game.library.cards import ScenarioCard
from game.library.kept import SaveCard, save_card
from game.library.places import Places, usual_places
from game.library.shelves import Library, NotFound, id_of
from game.scenario.problems import ScenarioError

__all__ = [
    "Library",
    "NotFound",
    "Places",
    "SaveCard",
    "ScenarioCard",
    "ScenarioError",
    "id_of",
    "save_card",
    "usual_places",
]
