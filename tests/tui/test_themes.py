"""Every theme can be read, and by every pair of eyes: contrasts, and the colour-blind simulated."""

from __future__ import annotations

import math

import pytest

from game.tui.settings import BY_ID
from game.tui.terminal import Depth
from game.tui.themes import INKS, PAINTS, SIXTEEN, theme_of
from game.tui.widgets.inks import INKS as LOOKS

Matrix = tuple[tuple[float, float, float], ...]
EYES: dict[str, Matrix] = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881),
    ),
    "protanopia": (
        (0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998),
    ),
}  # fmt: skip
"""What reaches the mind of light, in linear red, green and blue (Machado, Oliveira and Fernandes 2009)."""
TEXT = ("ink", "dim", "accent", "doubt", "good", "worse", "loss")
ON_PAPER = ("paper-ink", "paper-dim", "paper-mark")
APART = (("good", "worse"), ("good", "loss"), ("good", "doubt"))
"""Inks that mean different things in the same place; a sign and a word say the same, in every theme."""
STRICTLY_APART = (*APART, ("doubt", "worse"), ("accent", "worse"), ("accent", "good"))
FOR_ALL_EYES = ("contrast", "signal")
DEPTHS: tuple[Depth, ...] = ("truecolor", "256", "16")


def inks(theme: str, depth: Depth) -> dict[str, str]:
    """The colours of a theme by ink."""
    return dict(zip(INKS, PAINTS[theme][depth].split(), strict=True))


def light_of(colour: str, eyes: str = "all cones") -> tuple[float, ...]:
    """The linear light of a colour as these eyes have it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    seen = (sum(a * b for a, b in zip(row, linear, strict=True)) for row in EYES[eyes])
    return tuple(min(max(part, 0.0), 1.0) for part in seen)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours by the guidelines for the web."""
    dark, light = sorted(
        sum(a * b for a, b in zip((0.2126, 0.7152, 0.0722), light_of(each), strict=True))
        for each in (one, other)
    )
    return (light + 0.05) / (dark + 0.05)


def lab(light: tuple[float, ...]) -> tuple[float, float, float]:
    """Lightness and the two axes of colour, in which distances are about equal to the eye."""
    red, green, blue = light
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    fx, fy, fz = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def apart(one: str, other: str, eyes: str) -> float:
    """How far two colours are apart to these eyes; about 2 can just be told apart side by side."""
    first, second = lab(light_of(one, eyes)), lab(light_of(other, eyes))
    return math.dist(first, second)


@pytest.mark.parametrize("depth", DEPTHS)
@pytest.mark.parametrize("theme", PAINTS)
def test_every_ink_can_be_read_on_its_ground(theme: str, depth: Depth) -> None:
    """Text and marks reach a contrast of 4.5 on the ground and on paper, 3 at least under the cursor."""
    ink = inks(theme, depth)
    low = [name for name in TEXT if contrast(ink[name], ink["ground"]) < 4.5]
    low += [name for name in ON_PAPER if contrast(ink[name], ink["paper"]) < 4.5]
    low += [name for name in ("ink", "dim", "accent") if contrast(ink[name], ink["raised"]) < 4.5]
    low += [name for name in ("ink", "dim") if contrast(ink[name], ink["cursor"]) < 4.5]
    low += [name for name in TEXT if contrast(ink[name], ink["cursor"]) < 3]
    low += ["mark of the cursor"] * (contrast(ink["paper-mark"], ink["paper-shade"]) < 4.5)
    assert low == []


@pytest.mark.parametrize("depth", DEPTHS)
def test_high_contrast_is_high(depth: Depth) -> None:
    """There everything that is read reaches 7."""
    ink = inks("contrast", depth)
    low = [name for name in TEXT if contrast(ink[name], ink["ground"]) < 7]
    low += [name for name in ON_PAPER if contrast(ink[name], ink["paper"]) < 7]
    low += [name for name in ("ink", "dim") if contrast(ink[name], ink["cursor"]) < 7]
    assert low == []


@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize("depth", DEPTHS)
@pytest.mark.parametrize("theme", PAINTS)
def test_what_differs_in_meaning_differs_to_all_eyes(theme: str, depth: Depth, eyes: str) -> None:
    """For the better, for the worse and in doubt are told apart; in two themes with room to spare."""
    ink, strict = inks(theme, depth), theme in FOR_ALL_EYES
    near = {
        pair: round(apart(ink[pair[0]], ink[pair[1]], eyes))
        for pair in (STRICTLY_APART if strict else APART)
        if apart(ink[pair[0]], ink[pair[1]], eyes) < (16 if strict else 12)
    }
    assert near == {}


def test_colours_of_few_are_among_the_few() -> None:
    """Sixteen are those of a terminal, and 256 those of the cube and its greys."""
    sixteen = {f"#{red:02x}{green:02x}{blue:02x}" for red, green, blue in SIXTEEN}
    steps, greys = (0, 95, 135, 175, 215, 255), [8 + 10 * at for at in range(24)]
    cube = {f"#{r:02x}{g:02x}{b:02x}" for r in steps for g in steps for b in steps}
    cube |= {f"#{grey:02x}{grey:02x}{grey:02x}" for grey in greys}
    for theme in PAINTS:
        assert set(inks(theme, "16").values()) <= sixteen
        assert set(inks(theme, "256").values()) <= cube


def test_every_theme_can_be_set_and_has_every_ink_that_is_used() -> None:
    """The page of settings offers exactly the themes there are, and no look asks for an ink they lack."""
    assert [value.id for value in BY_ID["theme"].values] == list(PAINTS)
    used = {name for look in LOOKS.values() for name in (look.colour, look.on) if name}
    assert all(used <= set(theme_of(theme).variables) for theme in PAINTS)


def test_without_colours_all_themes_are_one() -> None:
    """What is shown then hangs on no theme."""
    assert len({tuple(sorted(theme_of(theme, "none").variables.items())) for theme in PAINTS}) == 1
