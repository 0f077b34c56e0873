"""The games kept: take one up, or watch it again; what is wrong with a file is said in its row."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from game.actions import Place
from game.tui.games import SaveCard, Shelf
from game.tui.keys import bindings_of
from game.tui.messages import CursorMoved, GoTo, Picked, ResumeGame, WatchGame
from game.tui.screens.reading import masthead
from game.tui.screens.room import Room
from game.tui.widgets.page import Page
from game.tui.widgets.rows import Rows, Span, aimed, between, clip, paragraph, row

WIDEST = 100


class Saves(Room):
    """A row a game."""

    PLACE: ClassVar[Place] = "saves"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("saves")]

    def __init__(self, shelf: Shelf) -> None:
        super().__init__()
        self.cards = {str(at): card for at, card in enumerate(shelf.saves())}

    def body(self) -> ComposeResult:
        """The list."""
        yield masthead("Games kept", "Enter plays on, or watches what is over")
        yield Page("list", self._list)

    def on_mount(self) -> None:
        """The keys go to the list."""
        self.query_one("#list", Page).focus()

    def _list(self, width: int) -> Rows:
        rows: Rows = [row("")]
        for name, card in self.cards.items():
            rows += aimed(_card(card, min(width - 2, WIDEST)), name)
        return rows if self.cards else [row(""), row(Span("  No game is kept yet.", "dim"))]

    @property
    def card(self) -> SaveCard | None:
        """The game under the cursor."""
        return self.cards.get(self.query_one("#list", Page).cursor)

    def offered(self, action: str) -> bool:
        """What can be done with the game under the cursor."""
        card = self.card if self.is_mounted else None
        if action in {"resume", "watch"}:
            return bool(card and card.readable)
        return action != "why" and super().offered(action)

    def label_of(self, action: str) -> str:
        """A game that is over can still be read to its end."""
        over = action == "resume" and self.card is not None and self.card.over
        return "read the end" if over else super().label_of(action)

    @on(CursorMoved)
    def _moved(self) -> None:
        self.refresh_keys()

    @on(Picked)
    def _picked(self, message: Picked) -> None:
        message.stop()
        self.action_perform("watch" if self.card and self.card.over else "resume")

    def do_resume(self) -> None:
        """Take it up where it stands."""
        if self.card and self.offered("resume"):
            self.send(ResumeGame(self.card.save))

    def do_watch(self) -> None:
        """Watch it again."""
        if self.card and self.offered("watch"):
            self.send(WatchGame(self.card.save))

    def do_why(self) -> None:
        """The key `w` watches here."""
        self.do_watch()

    def do_back(self) -> None:
        """To the title page."""
        self.send(GoTo("title"))


def _card(card: SaveCard, width: int) -> Rows:
    name = row(Span(clip(card.save.name, width // 2), "dim"), " ")
    rows: Rows = [between(row("  ", Span(card.title, "strong")), name, width)]
    rows += paragraph(card.detail, width, "text", indent=4) if card.detail else []
    rows += paragraph(card.problem, width, "worse", indent=4) if card.problem else []
    return [*rows, row("")]
