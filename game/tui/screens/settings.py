"""The page of settings: each with its values, what decides it, and where it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from rich.style import Style
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from game.actions import Place
from game.tui.keys import bindings_of
from game.tui.messages import CursorMoved, Picked
from game.tui.screens.asking import Confirm
from game.tui.screens.reading import masthead
from game.tui.screens.room import Room
from game.tui.settings import BY_ID, SETTINGS, Setting
from game.tui.widgets.page import Page
from game.tui.widgets.rows import Rows, Span, heading, paragraph, row
from game.tui.widgets.setting_rows import setting_rows, value_of

if TYPE_CHECKING:
    from game.tui.looking import Looking

WIDEST = 84
FOUND = {"truecolor": "all colours", "256": "256 colours", "16": "16 colours", "none": "no colours"}
ANEW = "The file of settings cannot be read. Write it anew?"
TO_PAGE = {"enter", "right", "space", "left"}


class ChoicePage(Page, inherit_bindings=False):
    """The page of settings; keys that it has elsewhere change a value here."""

    BINDINGS: ClassVar[list[BindingType]] = [
        binding for binding in bindings_of("page") if binding.key not in TO_PAGE
    ]

    def _look(self, role: str, target: str) -> Style:
        return super()._look(role, value_of(target)[0])


class SettingsPage(Room):
    """Every setting once; the one under the cursor changes, at once and for the next time too."""

    PLACE: ClassVar[Place] = "settings"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("settings")]

    @property
    def looking(self) -> Looking:
        """The app, as the one that knows what is set."""
        return cast("Looking", self.app)

    def body(self) -> ComposeResult:
        """The list of settings."""
        yield masthead("Settings", "in force at once")
        yield ChoicePage("settings", self._rows)

    def on_mount(self) -> None:
        """The keys go to the list."""
        self.query_one("#settings", Page).focus()

    def _rows(self, width: int) -> Rows:
        wide = min(width - 4, WIDEST)
        rows: Rows = [row("")]
        for setting in SETTINGS:
            rows += setting_rows(setting, self.looking.settings.value(setting.id), self._by(setting), wide)
        rows += [line for text, role in self._kept() for line in paragraph(text, wide, role)]
        rows += [row(""), *self._about(wide)]
        return [(Span("  "), *line) for line in rows]

    def _about(self, width: int) -> Rows:
        setting = BY_ID.get(self._under_cursor(), SETTINGS[0])
        return [heading(setting.title, width), *paragraph(setting.about, width, "dim")]

    def offered(self, action: str) -> bool:
        """Settings are here already."""
        return action != "settings" and super().offered(action)

    def do_settings(self) -> None:
        """The same key leads back."""
        self.leave()

    @on(CursorMoved)
    def _moved(self) -> None:
        self.query_one("#settings", Page).redraw()

    def _by(self, setting: Setting) -> str:
        """What decides a setting over the player, or what automatic has come to."""
        pin, face = self.looking.pins.get(setting.id), self.looking.face
        if pin:
            return f"decided by {pin.by}"
        found = {"colours": FOUND[face.depth], "signs": "Unicode" if face.unicode else "ASCII"}
        return f"now {found[setting.id]}" if self.looking.settings.value(setting.id) == "auto" else ""

    def _kept(self) -> tuple[tuple[str, str], ...]:
        place = self.looking.looks.place
        if not place:
            return (("Kept until you leave.", "dim"),)
        fault = self.looking.fault
        told = ((f"In it: {fault} It stays as it is until you say otherwise.", "doubt"),) if fault else ()
        return ((f"Kept in {place}.", "dim"), *told)

    @on(Picked)
    def _picked(self, message: Picked) -> None:
        message.stop()
        setting, value = value_of(message.target)
        self._change(setting, value or self._after(setting, 1))

    def _after(self, setting: str, by: int) -> str:
        return BY_ID[setting].after(self.looking.settings.value(setting), by)

    def _under_cursor(self) -> str:
        return value_of(self.query_one("#settings", Page).cursor)[0]

    def do_change(self) -> None:
        """The next value of the setting under the cursor."""
        setting = self._under_cursor()
        self._change(setting, self._after(setting, 1))

    def do_change_back(self) -> None:
        """The value before it."""
        setting = self._under_cursor()
        self._change(setting, self._after(setting, -1))

    def look_again(self) -> None:
        """The list shows what is set, whichever key set it."""
        self.query_one("#settings", Page).redraw()

    def _change(self, setting: str, value: str) -> None:
        if pin := self.looking.pins.get(setting):
            self.tell(f"{BY_ID[setting].title} is decided by {pin.by}.")
        elif self.looking.fault:
            lines = (f"{self.looking.looks.place}: {self.looking.fault}", "What it holds is kept beside it.")
            ask = Confirm(ANEW, lines, "write it anew")
            self.app.push_screen(ask, lambda answer: self._set(setting, value, keep=bool(answer)))
        else:
            self._set(setting, value, keep=True)

    def _set(self, setting: str, value: str, *, keep: bool) -> None:
        self.looking.put(setting, value)
        trouble = self.looking.keep_settings() if keep else "Set until you leave; the file stays as it is."
        if trouble:
            self.tell(trouble)
        page = self.query_one("#settings", Page)
        page.redraw()
        page.put_cursor(setting)

    def term(self) -> tuple[str, str]:
        """What the setting under the cursor is about."""
        setting = BY_ID.get(self._under_cursor())
        return (setting.title, setting.about) if setting else ("", "")
