"""The table of a sitting: which matter and which choice is looked at, and what of it is shown where."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from game.report.values import MotionValue, Sitting, StanceValue
from game.tui.games import Game
from game.tui.screens.held import Held
from game.tui.widgets.headlines import Headlines
from game.tui.widgets.matter import (
    Matter,
    choices,
    first_open,
    matters_of,
    standing_choice,
)
from game.tui.widgets.matter_page import MatterPage
from game.tui.widgets.page import Page, Still
from game.tui.widgets.table_rows import mast_rows, picture_rows, status_row, table_rows
from game.tui.widgets.told_rows import dispatch_rows, dispatch_titles


class Table(Held):
    """Shows the sitting the game is at; it holds what is looked at, and the game holds everything else."""

    def __init__(self, game: Game) -> None:
        super().__init__()
        self.game = game
        self.sitting: Sitting = game.sitting()
        self.matters: tuple[Matter, ...] = matters_of(self.sitting)
        self.at = first_open(self.matters, opening=bool(self.sitting.opening))
        self.chosen: dict[str, int] = {}
        self.said, self.said_at = "", ""

    def body(self) -> ComposeResult:
        """Figures and table at the left, the matter in the middle, reports at the right if there is room."""
        yield Still("mast", lambda width: mast_rows(self.sitting, width))
        yield Headlines("strip", "strip")
        yield Still("underline", lambda width: [])
        with Horizontal(id="floor"):
            with Vertical(id="left"):
                yield Headlines("figures", "board")
                yield Page("table", lambda width: table_rows(self.matters, self.at, width))
                yield Page("titles", lambda width: dispatch_titles(self.sitting.dispatches, width))
            yield MatterPage("matter")
            with Vertical(id="right"):
                yield Page("reports", lambda width: dispatch_rows(self.sitting.dispatches, width))
                yield Still("pictures", lambda width: picture_rows(self.game.pictures(), width))
        yield Still("status", lambda width: status_row(self.sitting, self.said, width))

    def show_sitting(self) -> None:
        """Ask the game how it stands now and show it."""
        self.sitting = self.game.sitting()
        self.matters = matters_of(self.sitting)
        self.at = min(self.at, max(len(self.matters) - 1, 0))
        for headlines in self.query(Headlines):
            headlines.show_values(self.sitting.headlines)
        for page in ("mast", "titles", "reports", "pictures"):
            self.query_one(f"#{page}", Page).redraw()
        self.show_matter()

    def new_sitting(self) -> None:
        """Begin a sitting: nothing is looked at yet, and the first thing to decide lies on top."""
        self.chosen, self.said = {}, ""
        self.lay_down_pen()
        sitting = self.game.sitting()
        self.at = first_open(matters_of(sitting), opening=False)
        self.show_sitting()

    def show_matter(self) -> None:
        """Put the matter looked at, in the choice looked at, on the page."""
        if self.matters:
            place = f"{self.at + 1} of {len(self.matters)}"
            self.query_one(MatterPage).show_matter(self.matter, self.choice, place, fresh=self.fresh)
        self.query_one("#table", Page).redraw()
        self.query_one("#status", Page).redraw()
        self.refresh_keys()

    @property
    def matter(self) -> Matter:
        """What is looked at."""
        return self.matters[self.at]

    @property
    def choice(self) -> int:
        """Which of its choices is looked at; at first the one that stands."""
        return self.chosen.get(self.matter.id, standing_choice(self.matter))

    def stances(self) -> tuple[StanceValue, ...]:
        """What the voices say of the wording looked at."""
        value = self.matter.value if self.matters else None
        if isinstance(value, MotionValue) and value.state == "open" and value.wordings:
            return value.wordings[self.choice].stances
        return ()

    def say(self, text: str, at: str = "") -> None:
        """Tell something on the status line until the cursor leaves the target it is about."""
        self.said, self.said_at = text, at
        self.query_one("#status", Page).redraw()

    def look_at(self, chosen: int) -> None:
        """Look at another of its choices."""
        if self.matters and (count := choices(self.matter)):
            self.chosen[self.matter.id] = chosen % count
            self._look()

    def go_to(self, at: int) -> None:
        """Look at another matter."""
        if self.matters:
            self.at = at % len(self.matters)
            self._look()

    def _look(self) -> None:
        """What was chosen to be looked at, with the keys on its sentence."""
        self.said, self.fresh = "", False
        self.show_matter()
        self.to_sentence()

    def do_wording_before(self) -> None:
        """The choice before this one."""
        if self.matters:
            self.look_at(self.choice - 1)

    def do_wording_after(self) -> None:
        """The next choice."""
        if self.matters:
            self.look_at(self.choice + 1)

    def do_next_matter(self) -> None:
        """The next thing on the table."""
        self.go_to(self.at + 1)

    def do_previous_matter(self) -> None:
        """The thing before it."""
        self.go_to(self.at - 1)
