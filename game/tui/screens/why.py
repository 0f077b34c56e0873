"""Why a figure is what it is: causes that add up, each opening into its own, down to one's own sentence."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import App, ComposeResult
from textual.binding import BindingType

from game.actions import Place
from game.tui.games import Game
from game.tui.keys import bindings_of
from game.tui.messages import Picked
from game.tui.screens.asking import Seek, then
from game.tui.screens.reading import masthead
from game.tui.screens.room import Room
from game.tui.widgets.cause_rows import LEGEND, Branch, Tree, why_rows
from game.tui.widgets.page import Page
from game.tui.widgets.rows import Rows, Span, row

ADDS_UP = "What stands under a figure or a cause adds up to its own change."


class Why(Room):
    """One figure and the tree of its causes."""

    PLACE: ClassVar[Place] = "why"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("why")]

    def __init__(self, game: Game, figure: str) -> None:
        super().__init__()
        self.game = game
        self.causes = Tree(game.why(figure))

    def body(self) -> ComposeResult:
        """A line over it, and the tree."""
        yield masthead("Why", "amounts add up to the change")
        yield Page("why", self._rows)

    def _rows(self, width: int) -> Rows:
        return [row(""), *((Span("  "), *line) for line in why_rows(self.causes, width - 4))]

    def on_mount(self) -> None:
        """The keys go to the tree."""
        self.query_one("#why", Page).focus()

    def _branch(self) -> Branch | None:
        return self.causes.find(self.query_one("#why", Page).cursor)

    @on(Picked)
    def _picked(self, message: Picked) -> None:
        message.stop()
        branch = self._branch()
        if branch and branch.open:
            self.do_fold()
        else:
            self.do_unfold()

    def do_unfold(self) -> None:
        """Open the cause under the cursor; its causes are computed now and no earlier."""
        branch = self._branch()
        if branch and branch.cause.opens and not branch.open:
            if branch.under is None:
                branch.unfold(self.game.open_cause(branch.cause.key))
            branch.open = True
            self.query_one("#why", Page).redraw()

    def do_fold(self) -> None:
        """Close it, or go up to the cause it belongs to."""
        page = self.query_one("#why", Page)
        branch = self._branch()
        if branch and branch.open:
            branch.open = False
            page.redraw()
        elif branch and branch.path.count("/") > 1:
            page.put_cursor(branch.path.rpartition("/")[0])

    def do_why(self) -> None:
        """Another figure."""
        ask_why(self.app, self.game, "")

    def term(self) -> tuple[str, str]:
        """What the figure is, and how the tree under it is read."""
        why = self.causes.why
        return why.title, "\n\n".join(part for part in (why.about, ADDS_UP, LEGEND) if part)


def ask_why(app: App[object], game: Game, figure: str) -> None:
    """Open the page of a figure; where none is named, first ask which."""
    known = game.figures()
    if figure in {name for name, _ in known}:
        app.push_screen(Why(game, figure))
        return
    lines = tuple((name, title, "") for name, title in known)
    app.push_screen(Seek("Why which figure?", lines), then(lambda name: ask_why(app, game, name)))
