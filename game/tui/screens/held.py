"""Where the keys of the table go: to the sentence, and to none while a new table is not yet seen."""

from __future__ import annotations

from textual import events
from textual.message import Message

from game.tui.screens.room import Room
from game.tui.widgets.matter_page import MatterPage


class Held(Room):
    """A screen with a matter in its middle, and a pen that lies down when the days have passed."""

    fresh = False
    """Whether the pen lies down, so that no key signs what is unread."""
    _seen: float | None = None
    """When the new table was painted."""

    def lay_down_pen(self) -> None:
        """The days have passed: Enter decides nothing before the new table was seen."""
        self.fresh, self._seen = True, None
        self.call_after_refresh(self._was_painted)

    def _was_painted(self) -> None:
        self._seen = Message().time

    def on_key(self, event: events.Key) -> None:
        """A key pressed before the new table was painted was meant for what lay there before."""
        if self.fresh and (self._seen is None or event.time < self._seen):
            event.stop()
            event.prevent_default()

    def take_up_pen(self) -> bool:
        """Take up the pen, once the table was seen."""
        self.fresh = self._seen is None
        return not self.fresh

    def at_sentence(self) -> bool:
        """Whether the keys are where Enter decides."""
        page = self.focused
        return isinstance(page, MatterPage) and (page.cursor == "sign" or "sign" not in page.targets)

    def to_sentence(self) -> bool:
        """Bring the keys back to where Enter decides; false where they are there already."""
        if self.at_sentence():
            return False
        page = self.query_one(MatterPage)
        page.focus()
        page.put_cursor("sign")
        return True
