"""What every screen shares: keys from the list of actions, the key bar, and a plain word below 80 by 24."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from game.actions import BY_ID, Place, on_the_bar
from game.tui.keys import bindings_of, sign_of
from game.tui.messages import Asked, CursorMoved
from game.tui.screens.asking import Explain
from game.tui.widgets.keybar import KeyBar

LEAST = (80, 24)
PAINTED_WITHIN = 0.1
"""Seconds in which a page is on the screen."""
TOLD_FOR = 3.0
"""Seconds that a line stands over a screen that has no place for it."""


class Room(Screen[None]):
    """A screen whose actions are methods named after them: `do_why` is what the action `why` does here."""

    PLACE: ClassVar[Place]
    PINNED: ClassVar[tuple[str, ...]] = ("help",)
    """Actions that stay on the key bar however narrow it is."""
    left = False
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("everywhere")]

    def compose(self) -> ComposeResult:
        """The body of the screen, the keys under it, and the notice for a terminal that is too small."""
        with Vertical(id="room"):
            yield from self.body()
            yield KeyBar(self.PINNED)
        yield Static(id="small")

    def body(self) -> ComposeResult:
        """What the screen shows; each screen says its own."""
        yield from ()

    def on_resize(self, event: events.Resize) -> None:
        """Below the least size only a notice is shown."""
        wide, high = event.size
        small = wide < LEAST[0] or high < LEAST[1]
        self.set_class(small, "-small")
        text = f"This needs {LEAST[0]} columns and {LEAST[1]} rows; the terminal has {wide} and {high}. "
        for notice in self.query("#small").results(Static):
            notice.update(Content(text + "Enlarge it, or play with --plain."))
        self.call_after_refresh(self.keep_keys)

    def on_screen_resume(self) -> None:
        """What lay over the screen is gone."""
        self.call_after_refresh(self.keep_keys)

    def on_mount(self) -> None:
        """Fill the screen once it stands."""
        self.keep_keys()

    def look_again(self) -> None:
        """Settings have changed; a screen that asked for them draws anew."""

    def once_painted(self, do: Callable[[], object]) -> None:
        """Do what takes its time once the page is on the screen, which its first refresh is too soon for."""
        self.call_after_refresh(self.set_timer, PAINTED_WITHIN, do)

    def keep_keys(self) -> None:
        """Give the keys to the page they belong to where nothing has them, and say what they do."""
        if self.focused is None:
            for page in self.query(self.AUTO_FOCUS or "Page"):
                if page.focusable:
                    page.focus()
                    break
        self.refresh_keys()

    def offered(self, action: str) -> bool:
        """Whether the key bar should offer an action now; screens say no where it would do nothing."""
        if action == "explain":
            return bool(self.term()[1])
        return hasattr(self, f"do_{action}")

    def barred(self, action: str) -> bool:
        """Whether the key bar leaves out what is offered, because the screen itself shows it."""
        return False

    def label_of(self, action: str) -> str:
        """The word of the key bar for an action."""
        return BY_ID[action].label

    def refresh_keys(self) -> None:
        """Put the keys that would do something on the bar."""
        listed = on_the_bar(self.PLACE, "everywhere")
        actions = [each for each in listed if self.offered(each.id) and not self.barred(each.id)]
        worded = not self.app.face.unicode  # type: ignore[attr-defined]
        keys = tuple(
            (sign_of(action.keys[0], worded=worded), self.label_of(action.id), action.id)
            for action in actions
        )
        for bar in self.query(KeyBar):
            bar.show_keys(keys)

    @on(Asked)
    def _asked(self, message: Asked) -> None:
        message.stop()
        self.action_perform(message.action)

    @on(CursorMoved)
    def _cursor_moved(self) -> None:
        self.refresh_keys()

    def action_perform(self, action: str) -> None:
        """Do an action by its id; what a screen has no method for, it cannot do."""
        if self.has_class("-small") and action != "quit":
            return
        do = getattr(self, f"do_{action}", None)
        if why := self.why_not(action):
            self.tell(why)
        elif do is not None:
            do()

    def why_not(self, action: str) -> str:
        """Why a key of this place does nothing now, in a line; empty where it does something."""
        return ""

    def tell(self, text: str) -> None:
        """Say a line; screens with a line for it say it there."""
        self.notify(text, timeout=TOLD_FOR, markup=False)

    def do_help(self) -> None:
        """The page of all keys."""
        self.app.action_help()  # type: ignore[attr-defined]

    def do_palette(self) -> None:
        """The command palette."""
        self.app.action_command_palette()

    def do_theme(self) -> None:
        """The next set of colours."""
        self.app.next_theme()  # type: ignore[attr-defined]

    def do_settings(self) -> None:
        """The page of settings."""
        self.app.action_settings()  # type: ignore[attr-defined]

    def do_quit(self) -> None:
        """Leave the game; where orders would be lost, the app asks first."""
        self.app.action_leave()  # type: ignore[attr-defined]

    def leave(self) -> None:
        """Leave this page, once: a second key may be under way while the first is acted on."""
        if self.is_current and not self.left:
            self.left = True
            self.dismiss()

    def send(self, message: Message) -> None:
        """Ask the app for another screen, once; `left` is taken back where it cannot be opened."""
        if self.is_current and not self.left:
            self.left = True
            self.post_message(message)

    def do_back(self) -> None:
        """Leave this page."""
        self.leave()

    def term(self) -> tuple[str, str]:
        """The term under the cursor and what it means; empty where there is none."""
        return "", ""

    def do_explain(self) -> None:
        """Say what the term under the cursor means; without one, show the keys."""
        title, about = self.term()
        if about:
            self.app.push_screen(Explain(title, about))
        else:
            self.do_help()
