"""The root screens, gathered in one module that is imported with the first of them, not with the title."""

from __future__ import annotations

from game.tui.screens.chart import ask_chart
from game.tui.screens.conference import Conference
from game.tui.screens.opening import Opening
from game.tui.screens.pages import keys_page
from game.tui.screens.picker import Picker
from game.tui.screens.replay import Replay
from game.tui.screens.saves import Saves
from game.tui.screens.settings import SettingsPage
from game.tui.screens.why import ask_why

__all__ = [
    "Conference",
    "Opening",
    "Picker",
    "Replay",
    "Saves",
    "SettingsPage",
    "ask_chart",
    "ask_why",
    "keys_page",
]
