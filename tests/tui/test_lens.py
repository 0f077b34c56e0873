"""What every line passes on its way to the terminal: ASCII twins, few colours, none."""

from __future__ import annotations

from unicodedata import east_asian_width

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.color import ColorType
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from game.signs import TWINS, ascii_of
from game.tui.lens import Lens
from game.tui.start import Looks, Start
from game.tui.terminal import Face
from game.tui.widgets.rows import SPARKS
from tests.screens.pictures import SCREENS
from tests.tui.driving import playing, text

GROUND = Color.parse("#000000")


def seen(face: Face, shown: str, style: str) -> Segment:
    """One piece of a line as it reaches the terminal."""
    return Lens(face).apply([Segment(shown, Style.parse(style))], GROUND)[0]


@given(st.characters(exclude_categories=["Cc", "Cs"]))
def test_a_twin_is_ascii_and_no_wider(sign: str) -> None:
    """Whatever is printed, something in ASCII stands for it that takes no more room."""
    assert ascii_of(sign).isascii()
    assert len(ascii_of(sign)) <= max(cell_len(sign), 1 + (east_asian_width(sign) in "WF"))


def test_every_sign_of_ours_has_a_twin_as_wide() -> None:
    """Layouts are the same with and without Unicode."""
    assert [sign for sign, twin in TWINS.items() if len(twin) != cell_len(sign)] == []


@pytest.mark.parametrize("signs", ["●○◐✓✗", "▲▼", "○◔◑◕●", SPARKS])
def test_signs_that_differ_in_meaning_differ_in_ascii(signs: str) -> None:
    """Dots, ticks, arrows and phases are told apart, and so is every height of a bar."""
    assert len(set(ascii_of(signs))) == len(signs)


def test_names_keep_their_letters() -> None:
    """An accent is dropped, a wide sign stays two cells wide."""
    assert ascii_of("Görlitz, Attaché, 関") == "Gorlitz, Attache, ??"
    assert ascii_of("⠿⠀▛") == "+ #"


@pytest.mark.parametrize(("screen", "keys"), [(name, keys) for name, (_, keys) in SCREENS.items()])
async def test_every_screen_has_an_ascii_twin(screen: str, keys: tuple[str, ...]) -> None:
    """No sign of any screen is left that a plain terminal lacks, and none is unknown."""
    start = SCREENS[screen][0]
    plain = Start(start.screen, start.scenario, start.seed, start.save, looks=Looks(Face(unicode=False)))
    async with playing(plain, *keys, size=(100, 30)) as (app, _, _):
        shown = text(app)
        assert shown.isascii()
        assert "??" not in shown


def test_sixteen_colours_are_named_by_their_numbers() -> None:
    """The terminal is told a number of its own palette, exactly where a theme uses its colours."""
    style = seen(Face("16"), "x", "#ffff55 on #0000aa").style
    assert style is not None
    assert style.color is not None
    assert style.bgcolor is not None
    assert (style.color.type, style.color.number) == (ColorType.STANDARD, 11)
    assert (style.bgcolor.type, style.bgcolor.number) == (ColorType.STANDARD, 4)


def test_256_colours_are_of_the_cube() -> None:
    """No full colour is left."""
    style = seen(Face("256"), "x", "#e8893a on #171411").style
    assert style is not None
    assert style.color is not None
    assert style.color.type is ColorType.EIGHT_BIT


def test_without_colours_a_light_ground_is_reversed() -> None:
    """Paper and cursor stand out by reversal, what Enter does by a line under it as well."""
    for ground, reverse, underline in (
        ("#000000", None, None),
        ("#ffffff", True, None),
        ("#d0d0d0", True, True),
    ):
        style = seen(Face("none"), "x", f"bold #ffffff on {ground}").style
        assert style is not None
        assert style.color is not None
        assert style.color.is_default
        assert (style.reverse or None, style.underline or None, style.bold) == (reverse, underline, True)


def test_a_good_terminal_waits_for_no_lens() -> None:
    """Where all can be shown nothing is looked at again."""
    assert not Lens(Face()).enabled
    assert not Lens(Face(motion=False)).enabled
    assert Lens(Face(unicode=False)).enabled
