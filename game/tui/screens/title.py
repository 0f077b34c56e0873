"""The title page: painted before anything heavy is loaded."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from game.actions import Place, on_the_bar
from game.tui.keys import bindings_of, sign_of
from game.tui.messages import GoTo, Picked
from game.tui.screens.room import Room
from game.tui.terminal import Face
from game.tui.widgets.fruit import BLOCKS, SHADES, Fruit
from game.tui.widgets.page import Page
from game.tui.widgets.rows import Rows, Span, aimed, pad, row

RIPENESS = 0.55
MOTTO = "when to strike, and whether to"


class Title(Room):
    """The name, the fruit, and what one may do."""

    PLACE: ClassVar[Place] = "title"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("title")]
    _waits = False
    """Whether a game waits to be continued, which comes first where it does."""

    def body(self) -> ComposeResult:
        """The fruit at the left, the name and the menu at the right."""
        with Horizontal(id="cover"):
            yield Fruit(RIPENESS)
            with Vertical(id="name"):
                yield Static(Content("THE RIPE\nPERSIMMON"), id="wordmark")
                yield Static(Content(MOTTO), id="motto")
                yield Page("menu", self._menu)

    def on_mount(self) -> None:
        """Once the title is painted it is asked whether a game waits."""
        self.look_again()
        self.once_painted(self._ask_for_games)

    def look_again(self) -> None:
        """The fruit in the signs and colours that there are."""
        face: Face = self.app.face  # type: ignore[attr-defined]
        ramp = "" if face.depth in {"truecolor", "256"} else BLOCKS
        for fruit in self.query(Fruit):
            fruit.show_in(ramp if face.unicode else SHADES)

    def _ask_for_games(self) -> None:
        self._waits = self.app.shelf.waiting() is not None  # type: ignore[attr-defined]
        menu = self.query_one("#menu", Page)
        menu.redraw()
        if self._waits and menu.cursor == "new":
            menu.put_cursor("continue")

    def _menu(self, width: int) -> Rows:
        actions = on_the_bar("title")
        rows: Rows = [] if self._waits else [row("")]
        for action in actions if self._waits else actions[1:]:
            line = row(Span(pad(f" {sign_of(action.keys[0])}", 4), "key"), Span(pad(action.label, width - 4)))
            rows += aimed([line], action.id)
        return rows

    def offered(self, action: str) -> bool:
        """Everything but a game to continue where none waits, and a way back where there is none."""
        return super().offered(action) and action != "back" and (action != "continue" or self._waits)

    def barred(self, action: str) -> bool:
        """The menu shows the rest."""
        return action not in {"help", "settings"}

    @on(Picked)
    def _picked(self, message: Picked) -> None:
        message.stop()
        self.action_perform(message.target)

    def do_continue(self) -> None:
        """Take up the last game."""
        self.send(GoTo("last"))

    def do_new(self) -> None:
        """Choose a scenario."""
        self.send(GoTo("picker"))

    def do_saves(self) -> None:
        """The games kept."""
        self.send(GoTo("saves"))

    def do_leave(self) -> None:
        """Leave."""
        self.app.exit()

    def do_back(self) -> None:
        """There is nothing behind the title page."""
