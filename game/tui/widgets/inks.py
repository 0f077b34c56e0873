"""The looks of text by role, made from the colours of the theme.

Looks are made here and not by style sheet rules, because a rule for each look of each widget is what start-up
and every resize would spend their time on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rich.style import Style
from textual.color import Color


@dataclass(frozen=True, slots=True)
class Ink:
    """A colour of the theme, what it stands on, and whether it is heavy or leaning."""

    colour: str
    on: str = ""
    """The ground; empty for that of the widget."""
    bold: bool = False
    italic: bool = False


INKS: dict[str, Ink] = {
    "text": Ink("ink-ink"),
    "strong": Ink("ink-ink", bold=True),
    "dim": Ink("dim"),
    "heading": Ink("dim"),
    "cited": Ink("dim", italic=True),
    "faint": Ink("faint"),
    "rule": Ink("faint"),
    "accent": Ink("accent-ink"),
    "key": Ink("accent-ink", bold=True),
    "doubt": Ink("doubt"),
    "good": Ink("good"),
    "worse": Ink("worse"),
    "loss": Ink("loss"),
    "line": Ink("accent-ink", bold=True),
    "edge": Ink("doubt"),
    "truth": Ink("ink-ink", bold=True),
    "record": Ink("good"),
    "upright": Ink("dim"),
    "here": Ink("ink-ink", bold=True),
    "shade": Ink("faint", "raised"),
    "shadeline": Ink("accent-ink", "raised", bold=True),
    "shadeedge": Ink("doubt", "raised"),
    "shadetruth": Ink("ink-ink", "raised", bold=True),
    "shaderecord": Ink("good", "raised"),
    "shadeupright": Ink("dim", "raised"),
    "shadehere": Ink("ink-ink", "raised", bold=True),
    "found": Ink("ground", "accent-ink", bold=True),
    "sheet": Ink("paper-ink", "paper"),
    "sheetstrong": Ink("paper-ink", "paper", bold=True),
    "sheetdim": Ink("paper-dim", "paper"),
    "sheetmark": Ink("paper-mark", "paper"),
    "sheetchosen": Ink("paper", "paper-mark", bold=True),
    "sheetcursor": Ink("paper-mark", "paper-shade", bold=True),
}
SHEET = frozenset(role for role in INKS if role.startswith("sheet"))


class Palette:
    """The looks on one ground under one theme, each made when first asked for."""

    def __init__(self, colours: Mapping[str, str], ground: str) -> None:
        self._colours, self._ground = colours, ground
        self._looks: dict[tuple[str, bool], Style] = {}

    def look(self, role: str, *, cursor: bool = False) -> Style:
        """The look of a role, on the colour of the cursor where it stands there."""
        found = self._looks.get((role, cursor))
        if found is None:
            found = self._looks[role, cursor] = self._made(INKS[role], cursor=cursor)
        return found

    def _made(self, ink: Ink, *, cursor: bool) -> Style:
        on = ink.on or ("cursor" if cursor else self._ground)
        return Style(
            color=self._colour(ink.colour, "foreground"),
            bgcolor=self._colour(on, "background"),
            bold=ink.bold,
            italic=ink.italic,
        )

    def _colour(self, name: str, instead: str) -> str:
        """A colour as the terminal wants it; a theme from outside that has no such ink lends its nearest."""
        return Color.parse(self._colours.get(name) or self._colours[instead]).hex6
