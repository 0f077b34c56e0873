"""The line of turns under a replay: where one stands, and where a click would go."""

from __future__ import annotations

from rich.segment import Segment
from textual import events
from textual.strip import Strip
from textual.widget import Widget

from game.tui.messages import Sought
from game.tui.widgets.inks import Palette


class Scrubber(Widget):
    """A hairline with a mark; every turn has its place on it."""

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self.turn, self.turns = 0, 0

    def show_turn(self, turn: int, turns: int) -> None:
        """Put the mark at a turn."""
        self.turn, self.turns = turn, turns
        self.refresh()

    def place_of(self, turn: int) -> int:
        """The cell of a turn."""
        return round(turn / max(self.turns, 1) * max(self.size.width - 3, 0)) + 1

    def turn_at(self, x: int) -> int:
        """The turn nearest to a cell."""
        return min(range(self.turns + 1), key=lambda turn: abs(self.place_of(turn) - x))

    def render_line(self, y: int) -> Strip:
        """Ticks for the turns, the mark at this one."""
        ticks = {self.place_of(turn) for turn in range(self.turns + 1)}
        here = self.place_of(self.turn)
        palette = Palette(self.app.theme_variables, "ground")
        past, mark, rest = (palette.look(role) for role in ("dim", "accent", "faint"))
        segments = []
        for x in range(self.size.width):
            if x == here:
                segments.append(Segment("●", mark))
            elif not 0 < x < self.size.width - 1:
                segments.append(Segment(" ", rest))
            else:
                sign = ("┿" if x < here else "┼") if x in ticks else ("━" if x < here else "─")
                segments.append(Segment(sign, past if x < here else rest))
        return Strip(segments, self.size.width)

    def on_click(self, event: events.Click) -> None:
        """A click seeks."""
        self.post_message(Sought(self.turn_at(event.x)))
