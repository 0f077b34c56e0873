"""How the app looks: settings laid over what the terminal can show, put in force and kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.console import Console
from textual import on
from textual.app import App
from textual.command import CommandPalette
from textual.filter import LineFilter, Monochrome, NoColor
from textual.widgets import Input

from game.tui.games import Outcome
from game.tui.lens import Lens
from game.tui.settings import BY_ID
from game.tui.start import Looks
from game.tui.terminal import Face, Pin, faced
from game.tui.themes import theme_of

FEW = "-few-colours"
"""The class of an app that has too few colours to set a ground apart from another."""


class Looking(App[Outcome], inherit_bindings=False):
    """An app whose looks are plain values that can be set; screens read `settings` and `face`."""

    def __init__(self, looks: Looks) -> None:
        super().__init__()
        self.looks = looks
        self.fault = looks.fault
        """What is wrong with the settings that are kept; empty once they are written anew."""
        self.kept = looks.kept
        self.settings = looks.kept.having({name: pin.value for name, pin in looks.pins.items()})
        self.face = Face()
        self._lens = Lens(self.face)
        # Colours are made few by the lens, by our own rule; the toolkit's would make them fewer again.
        self.console = Console(
            color_system="truecolor", file=self.console.file, force_terminal=True, no_color=False,
            highlight=False, emoji=False, legacy_windows=False,
        )  # fmt: skip
        self._put_in_force()

    @property
    def pins(self) -> Mapping[str, Pin]:
        """The settings that command line and surroundings decide."""
        return self.looks.pins

    def get_line_filters(self) -> Sequence[LineFilter]:
        """The toolkit's, without its own idea of no colours, and then ours."""
        usual = [each for each in super().get_line_filters() if not isinstance(each, Monochrome | NoColor)]
        return [*usual, self._lens] if self._lens.enabled else usual

    def put(self, setting: str, value: str) -> None:
        """Set something for this sitting; `keep_settings` makes it last."""
        self.kept = self.kept.having({setting: value})
        self.settings = self.settings.having({setting: value})
        self._put_in_force()

    def keep_settings(self) -> str:
        """Write what is set, without what was decided from outside; what went wrong, in a sentence."""
        trouble = self.looks.keep(self.kept)
        if not trouble:
            self.fault = ""
        return trouble

    def _put_in_force(self) -> None:
        self.face = faced(self.looks.found, self.settings)
        self._lens = Lens(self.face)
        self.no_color = self.face.depth == "none"
        self.animation_level = "full" if self.face.motion else "none"
        theme = theme_of(self.settings.theme, self.face.depth)
        self.register_theme(theme)
        self.theme = theme.name
        self.set_class(self.face.depth in {"16", "none"}, FEW)
        if self.is_running:
            self.call_next(self.refresh_css, animate=False)
            self.look_again()

    def look_again(self) -> None:
        """Tell those who asked for settings that others are in force."""

    @on(CommandPalette.Opened)
    def _still_the_palette(self) -> None:
        """Nothing blinks, not even where one types."""
        for line in self.screen.query(Input):
            line.cursor_blink = False

    def next_theme(self) -> None:
        """The next theme, kept where keeping it harms nothing."""
        setting = BY_ID["theme"]
        self.put("theme", setting.after(self.settings.theme, 1))
        if not self.fault and "theme" not in self.pins:
            self.keep_settings()
