"""What every line passes on its way to the terminal: signs it can show, colours it has.

One place for all widgets, the toolkit's own too, so that none can forget a sign or a colour.
"""

from __future__ import annotations

from functools import lru_cache

from rich.color import Color as Shade
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from game.signs import ascii_of
from game.tui.terminal import Depth, Face
from game.tui.themes import SIXTEEN

REVERSED_FROM, LIGHTEST_FROM = 0.6, 0.9
"""Where there are no colours: how light a ground must be to be reversed, and to need no further mark."""
BLANK = Style.null()


class Lens(LineFilter):
    """Shows a line as this terminal can."""

    def __init__(self, face: Face) -> None:
        super().__init__(enabled=face != Face(motion=face.motion))
        self._face = face

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments in the signs and colours that there are."""
        depth, plain = self._face.depth, not self._face.unicode
        return [
            Segment(ascii_of(text) if plain else text, _seen(style or BLANK, depth), control)
            for text, style, control in segments
        ]


@lru_cache(maxsize=4096)
def _seen(style: Style, depth: Depth) -> Style:
    if depth == "truecolor":
        return style
    if depth == "none":
        return _uncoloured(style)
    return style + Style.from_color(_nearest(style.color, depth), _nearest(style.bgcolor, depth))


def _nearest(shade: Shade | None, depth: Depth) -> Shade | None:
    if shade is None or shade.triplet is None:
        return shade
    if depth == "256":
        return shade.downgrade(ColorSystem.EIGHT_BIT)
    here = shade.triplet
    return Shade.from_ansi(min(range(len(SIXTEEN)), key=lambda at: _apart(SIXTEEN[at], here)))


def _apart(one: tuple[int, int, int], other: tuple[int, int, int]) -> int:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))


def _uncoloured(style: Style) -> Style:
    """Weight, slant and reversal alone: a light ground is reversed, a less light one marked."""
    ground = style.bgcolor.triplet if style.bgcolor else None
    light = max(ground) / 255 if ground else 0.0
    return style + Style.from_color(Shade.default(), Shade.default()) + _marked(light, style)


def _marked(light: float, style: Style) -> Style:
    if light < REVERSED_FROM:
        return BLANK
    marked = light < LIGHTEST_FROM
    return Style(reverse=not style.reverse, underline=marked or None, bold=marked or None)
