"""The first screen of a game: the opening alone, before any figure; the table is laid while it is read."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from game.actions import Place
from game.tui.games import Game
from game.tui.keys import bindings_of
from game.tui.messages import OpenPaper
from game.tui.screens.room import Room


class Opening(Room):
    """A few sentences and one key."""

    PLACE: ClassVar[Place] = "opening"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("opening")]

    def __init__(self, game: Game) -> None:
        super().__init__()
        self._game = game

    def compose(self) -> ComposeResult:
        """The text in the middle of an empty screen; no key bar, for nothing is to be decided yet."""
        with Vertical(id="opening"):
            yield Static(Content(self._game.opening()), id="opening-text")
            yield Static(Content("Enter"), id="opening-key")

    def on_mount(self) -> None:
        """A game remembers the looks ahead of its sitting, which take longest."""
        self.once_painted(self._game.sitting)

    def on_click(self) -> None:
        """A click opens the paper too."""
        self.do_open_paper()

    def do_open_paper(self) -> None:
        """Go to the table."""
        self.send(OpenPaper())

    def do_back(self) -> None:
        """Behind the opening lies the table."""
        self.do_open_paper()
