"""The fruit on the title page, ripe from green through orange to red-brown.

It is drawn in half blocks, two points a cell; without colours or blocks, in the lightness of its
points.
"""

from __future__ import annotations

from functools import lru_cache

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

Tint = tuple[int, int, int]
GREEN, ORANGE, BROWN = (112, 128, 58), (226, 122, 38), (150, 58, 30)
LEAF: Tint = (74, 92, 50)
STALK: Tint = (84, 66, 46)
STALK_WIDTH, STALK_FOOT = 0.05, -0.62
ROUNDNESS = 2.4
SHADES, BLOCKS = " .:-=+*#%@", " ░▒▓█"
"""Signs from dark to light, for where two colours in a cell are too many."""
GAIN = 1.6
PLAIN_LEAF: Tint = (40, 170, 40)
LEAVES = (
    (-0.52, -0.62, 0.34, 0.13),
    (0.52, -0.62, 0.34, 0.13),
    (-0.2, -0.74, 0.22, 0.12),
    (0.2, -0.74, 0.22, 0.12),
)


def skin(ripeness: float) -> Tint:
    """The colour of the skin, from unripe 0 to overripe 1."""
    half = 0.5
    if ripeness < half:
        return _mix(GREEN, ORANGE, ripeness / half)
    return _mix(ORANGE, BROWN, (ripeness - half) / half)


def _mix(one: Tint, other: Tint, share: float) -> Tint:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def point(x: float, y: float, ripeness: float) -> Tint | None:
    """The colour at a point of the unit square, or nothing outside the fruit."""
    if abs(x) < STALK_WIDTH and y < STALK_FOOT:
        return STALK
    for left, top, wide, high in LEAVES:
        if ((x - left) / wide) ** 2 + ((y - top) / high) ** 2 < 1:
            return _mix(LEAF, (30, 40, 24), max(0.0, (y - top) / high) * 0.5)
    body = abs(x / 0.98) ** ROUNDNESS + abs((y - 0.12) / 0.82) ** ROUNDNESS
    if body >= 1:
        return None
    light = 1.0 - ((x + 0.35) ** 2 + (y + 0.25) ** 2) / 2.4
    shade = _mix((40, 22, 14), skin(ripeness), 0.35 + 0.65 * max(light, 0.0))
    shine = max(0.0, 1 - ((x + 0.4) ** 2 + (y + 0.12) ** 2) / 0.07)
    return _mix(shade, (255, 226, 178), 0.45 * shine)


@lru_cache(maxsize=4)
def picture(
    width: int, height: int, ripeness: float
) -> tuple[tuple[tuple[str, Tint | None, Tint | None], ...], ...]:
    """Cells of half blocks, two points a cell."""
    rows = []
    for y in range(height):
        cells = []
        for x in range(width):
            upper = point(_unit(x, width), _unit(2 * y, 2 * height), ripeness)
            lower = point(_unit(x, width), _unit(2 * y + 1, 2 * height), ripeness)
            cells.append(_cell(upper, lower))
        rows.append(tuple(cells))
    return tuple(rows)


def shaded(upper: Tint | None, lower: Tint | None, ramp: str) -> tuple[str, Tint | None]:
    """The sign of a cell by how light its points are, with one colour for leaves and one for the fruit."""
    tints = [tint for tint in (upper, lower) if tint]
    if not tints:
        return ramp[0], None
    light = sum(sum(tint) for tint in tints) / (len(tints) * 3 * 255)
    red, green, _ = tints[0]
    sign = ramp[min(1 + int(light * GAIN * (len(ramp) - 1)), len(ramp) - 1)]
    return sign, PLAIN_LEAF if green >= red or tints[0] == STALK else None


def _unit(at: int, size: int) -> float:
    return (at + 0.5) / size * 2 - 1


def _cell(upper: Tint | None, lower: Tint | None) -> tuple[str, Tint | None, Tint | None]:
    if upper:
        return "▀", upper, lower
    return ("▄", lower, None) if lower else (" ", None, None)


class Fruit(Widget):
    """The drawing, as large as its box."""

    ALLOW_SELECT = False

    def __init__(self, ripeness: float) -> None:
        super().__init__()
        self.ripeness = ripeness
        self.ramp = ""

    def show_in(self, ramp: str) -> None:
        """Draw it in these signs from dark to light; without any, in half blocks."""
        self.ramp = ramp
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of the drawing."""
        base = self.rich_style
        cells = picture(self.size.width, self.size.height, self.ripeness)[y]
        if not self.ramp:
            segments = [Segment(sign, base + _style(upper, lower)) for sign, upper, lower in cells]
            return Strip(segments, len(segments)).simplify()
        flesh = skin(self.ripeness)
        drawn = [shaded(upper, lower, self.ramp) for _, upper, lower in cells]
        segments = [Segment(sign, base + _style(leaf or flesh, None)) for sign, leaf in drawn]
        return Strip(segments, len(segments)).simplify()


@lru_cache(maxsize=4096)
def _style(upper: Tint | None, lower: Tint | None) -> Style:
    return Style(
        color=Color.from_rgb(*upper) if upper else None, bgcolor=Color.from_rgb(*lower) if lower else None
    )
