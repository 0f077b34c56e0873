"""The colours of a map, mixed from those of the theme, so that every theme has a map of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from rich.style import Style
from textual.color import Color

WATER = {True: (52, 104, 134), False: (92, 142, 168)}
"""The hue that the ground of a dark or a light theme is mixed with for the sea."""
RIVERS = {True: (88, 144, 174), False: (76, 124, 152)}
DEPTHS = {
    True: {"deep": 0.2, "sea": 0.32, "shallow": 0.5, "lake": 0.6},
    False: {"deep": 0.44, "sea": 0.34, "shallow": 0.24, "lake": 0.3},
}
GROUNDS_OF_256 = {
    True: {"deep": "#121212", "sea": "#1c1c1c", "shallow": "#005f5f", "lake": "#005f87", "land": "#3a3a3a",
           "ice": "#5f5f87", "snow": "#4e4e4e", "mud": "#5f5f00", "rain": "#444444"},
    False: {"deep": "#87afaf", "sea": "#afd7d7", "shallow": "#d7d7d7", "lake": "#afd7d7", "land": "#eeeeee",
            "ice": "#ffffff", "snow": "#ffffff", "mud": "#d7d7af", "rain": "#dadada"},
}  # fmt: skip
"""Where there are 256 colours the seas are chosen among them, since the nearest to a mixture is too loud."""
MANY = frozenset({"truecolor", "256"})
"""The depths of colour in which grounds can be told apart."""
LAND = {True: ("ink-ink", 0.22), False: ("paper", 0.8)}
SEASONS = {"ice": ("shallow", "paper", 0.18), "snow": ("land", "paper", 0.1), "mud": ("land", "worse", 0.14),
           "rain": ("land", "good", 0.12)}  # fmt: skip


LEAST = 4.5
LEAST_OF_SHAPES = 3.0
"""The contrast that words need, and the one that shapes need, as WCAG reckons it."""
WORDS = frozenset({"name", "wayname", "figure", "doubt", "chosen"})
STEPS = 10


class Look(NamedTuple):
    """The ink of a role and whether it is heavy."""

    colour: str
    bold: bool = False


INKS = {
    "coast": Look("dim"),
    "season": Look("dim"),
    "rail": Look("ink-ink"),
    "road": Look("dim"),
    "lane": Look("good"),
    "river": Look("water"),
    "moving": Look("accent-ink", bold=True),
    "front": Look("loss", bold=True),
    "ahead": Look("loss"),
    "place": Look("ink-ink"),
    "counted": Look("accent-ink", bold=True),
    "name": Look("ink-ink"),
    "wayname": Look("ink-ink"),
    "figure": Look("accent-ink"),
    "doubt": Look("doubt"),
    "chosen": Look("accent-ink", bold=True),
}


class MapInks:
    """The looks of a map under one theme, each made when first asked for."""

    def __init__(self, colours: Mapping[str, str], depth: str = "truecolor") -> None:
        self._theme, self._depth, self._few = colours, depth, depth not in MANY
        self._looks: dict[tuple[str, str], Style] = {}
        self._dark = self._named("ground").brightness < 0.5  # noqa: PLR2004 - half way from black to white
        self._grounds = self._mixed()

    def look(self, ink: str, ground: str) -> Style:
        """The look of one role on another."""
        found = self._looks.get((ink, ground))
        if found is None:
            found = self._looks[ink, ground] = self._made(ink, ground)
        return found

    def colour(self, role: str) -> Color:
        """The colour of a role, of a ground or of an ink."""
        return self._grounds[role] if role in self._grounds else self._named(INKS[role].colour)

    def _made(self, ink: str, ground: str) -> Style:
        bold = ink in INKS and INKS[ink].bold
        colour = self.colour("coast" if self._few and ink in self._grounds else ink)
        on = self._named("ground") if self._few else self.colour(ground)
        if ink in INKS and ink != "river":
            colour = readable(colour, on, LEAST if ink in WORDS else LEAST_OF_SHAPES)
        return Style(color=colour.hex6, bgcolor=on.hex6, bold=bold, reverse=self._few and ground == "cursor")

    def _named(self, name: str) -> Color:
        if name == "water":
            return self._named("dim") if self._few else Color(*RIVERS[self._dark])
        instead = {"ground": "background", "ink-ink": "foreground"}.get(name, "foreground")
        return Color.parse(self._theme.get(name) or self._theme[instead])

    def _mixed(self) -> dict[str, Color]:
        """The grounds: water by depth, land, and what a season lays over them."""
        ground, dark = self._named("ground"), self._dark
        if self._depth == "256":
            fixed = {name: Color.parse(colour) for name, colour in GROUNDS_OF_256[dark].items()}
            return fixed | {"cursor": self._named("cursor")}
        mixed = {name: ground.blend(Color(*WATER[dark]), share) for name, share in DEPTHS[dark].items()}
        mixed["land"] = ground.blend(self._named(LAND[dark][0]), LAND[dark][1])
        for name, (under, over, share) in SEASONS.items():
            mixed[name] = mixed[under].blend(self._named(over), share)
        return mixed | {"cursor": self._named("cursor")}


def readable(ink: Color, ground: Color, least: float) -> Color:
    """An ink made lighter on dark and darker on light, as little as it takes to be read."""
    far = Color(255, 255, 255) if luminance(ground) < luminance(ink) else Color(0, 0, 0)
    shades = (ink.blend(far, step / STEPS) for step in range(STEPS + 1))
    return next((shade for shade in shades if contrast(shade, ground) >= least), far)


def contrast(one: Color, other: Color) -> float:
    """The contrast of two colours, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: Color) -> float:
    """How light a colour is to the eye, from 0 to 1 (WCAG 2)."""
    red, green, blue = (_linear(part / 255) for part in colour.rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - of sRGB
