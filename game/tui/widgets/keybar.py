"""The last line: the keys of this place, each of which can be clicked."""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.strip import Strip
from textual.widget import Widget

from game.tui.messages import Asked
from game.tui.widgets.inks import Palette

GAP = 2


class KeyBar(Widget):
    """As many keys as fit, the strongest claim first; those that are pinned always."""

    ALLOW_SELECT = False

    def __init__(self, pinned: tuple[str, ...] = ("help",)) -> None:
        super().__init__()
        self._pinned = pinned
        self._keys: tuple[tuple[str, str, str], ...] = ()

    def show_keys(self, keys: tuple[tuple[str, str, str], ...]) -> None:
        """Offer these keys, each a sign, a label and the action it asks for."""
        if keys != self._keys:
            self._keys = keys
            self.refresh()

    def _fitting(self) -> list[tuple[int, str, str, str]]:
        """Where each key begins, as far as the line goes."""
        fitting: list[tuple[int, str, str, str]] = []
        pinned = [key for each in self._pinned for key in self._keys if key[2] == each]
        room = self.size.width - sum(_size(key) + GAP for key in pinned)
        at = 1
        for key in (*(key for key in self._keys if key[2] not in self._pinned), *pinned):
            if at + _size(key) <= (self.size.width if key[2] in self._pinned else room):
                fitting.append((at, *key))
                at += _size(key) + GAP
        return fitting

    def render_line(self, y: int) -> Strip:
        """The line of keys."""
        palette = Palette(self.app.theme_variables, "raised")
        key, label = palette.look("key"), palette.look("dim")
        segments = [Segment(" ", label)]
        for _, sign, text, _ in self._fitting():
            segments += [Segment(sign, key), Segment(f" {text}{' ' * GAP}", label)]
        return Strip(segments).adjust_cell_length(self.size.width, label)

    def on_click(self, event: events.Click) -> None:
        """A click on a key asks for its action."""
        for at, sign, label, action in self._fitting():
            if at <= event.x < at + cell_len(sign) + 1 + cell_len(label):
                self.post_message(Asked(action))


def _size(key: tuple[str, str, str]) -> int:
    return cell_len(key[0]) + 1 + cell_len(key[1])
