"""The page of settings: reached by key, click and palette; what is set is in force at once and kept."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest

from game.tui.screens.settings import SettingsPage
from game.tui.settings import Settings
from game.tui.start import Looks
from game.tui.terminal import Face, Pin
from tests.tui.driving import PLAY, RESUME, click, lines, playing, press, text

DOWN_TO = {"theme": 0, "colours": 1, "signs": 2, "motion": 3, "telling": 4}


@dataclass
class Drawer:
    """Where settings are kept, for a test."""

    kept: list[Settings] = field(default_factory=list)
    trouble: str = ""

    def keep(self, settings: Settings) -> str:
        """Keep them, or say what went wrong."""
        self.kept += [] if self.trouble else [settings]
        return self.trouble


def looks(drawer: Drawer, **more: object) -> Looks:
    """Looks that are kept in a drawer."""
    return replace(Looks(place="there/settings.toml", keep=drawer.keep), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("way", [("f2",), ("comma",), ("ctrl+p", *"theme, col", "enter")])
async def test_the_page_is_reached_from_everywhere(way: tuple[str, ...]) -> None:
    """By either key and by the palette, and left by Escape."""
    async with playing(RESUME, *way) as (app, pilot, _):
        await press(pilot)
        assert isinstance(app.screen, SettingsPage)
        assert "Kept until you leave." in text(app)
        await press(pilot, "escape")
        assert not isinstance(app.screen, SettingsPage)


async def test_a_setting_changes_at_once_and_is_kept() -> None:
    """Enter and right go on, left goes back, and the file has what the screen has."""
    drawer = Drawer()
    async with playing(replace(PLAY, looks=looks(drawer)), "f2", "right") as (app, pilot, _):
        assert (app.theme, drawer.kept[-1].theme) == ("daylight", "daylight")
        await press(pilot, "left")
        assert (app.theme, drawer.kept[-1].theme) == ("lamp", "lamp")
        await press(pilot, "left")
        assert app.theme == "signal"
        await press(pilot, "down", "down", "left")
        assert drawer.kept[-1] == Settings(theme="signal", signs="ascii")
        assert text(app).isascii()


async def test_a_value_is_set_by_a_click() -> None:
    """The mouse sets the value it points at, whichever stood before."""
    drawer = Drawer()
    async with playing(replace(PLAY, looks=looks(drawer)), "f2") as (app, pilot, _):
        await click(app, pilot, "high contrast")
        assert app.theme == "contrast"
        await click(app, pilot, "reduced")
        assert drawer.kept[-1] == Settings(theme="contrast", motion="reduced")
        assert app.animation_level == "none"
        await click(app, pilot, "16")
        assert app.theme == "contrast-16"


async def test_what_is_decided_from_outside_cannot_be_set() -> None:
    """The page says what decides it, and nothing of it is written."""
    drawer = Drawer()
    pinned = looks(drawer, pins={"colours": Pin("none", "NO_COLOR")})
    async with playing(replace(PLAY, looks=pinned), "f2", "down") as (app, pilot, _):
        assert "decided by NO_COLOR" in text(app)
        await press(pilot, "right")
        assert app.face.depth == "none"
        assert drawer.kept == []
        await press(pilot, "up", "right")
        assert drawer.kept == [Settings(theme="daylight")]


async def test_a_file_that_cannot_be_read_is_written_anew_only_when_asked() -> None:
    """First the question, with what is wrong; no leaves the file alone and sets for this sitting."""
    drawer = Drawer()
    damaged = looks(drawer, fault="Invalid value (at line 1, column 9).")
    async with playing(replace(PLAY, looks=damaged), "f2", "right") as (app, pilot, _):
        assert "Write it anew?" in text(app)
        assert "line 1, column 9" in text(app)
        await press(pilot, "n")
        assert (app.theme, drawer.kept) == ("daylight", [])
        await press(pilot, "right", "y")
        assert drawer.kept == [Settings(theme="contrast")]
        await press(pilot, "right")
        assert drawer.kept[-1] == Settings(theme="signal")


async def test_trouble_with_keeping_is_told() -> None:
    """The setting holds for this sitting, and a line says what went wrong."""
    drawer = Drawer(trouble="there/settings.toml: No space left on device.")
    async with playing(replace(PLAY, looks=looks(drawer)), "f2", "right") as (app, _, _):
        assert app.theme == "daylight"
        assert "settings.toml: No space left" in text(app)


async def test_the_key_of_themes_goes_round_and_keeps() -> None:
    """Four themes, and the first again; a file that cannot be read is left alone."""
    drawer = Drawer()
    async with playing(replace(PLAY, looks=looks(drawer))) as (app, pilot, _):
        seen = []
        for _ in range(4):
            await press(pilot, "ctrl+t")
            seen.append(app.theme)
        assert seen == ["daylight", "contrast", "signal", "lamp"]
        assert [settings.theme for settings in drawer.kept] == seen
    damaged = looks(Drawer(), fault="It is no text.")
    async with playing(replace(PLAY, looks=damaged), "ctrl+t") as (app, _, _):
        assert app.theme == "daylight"


@pytest.mark.parametrize(("told", "whole"), [("lines", False), ("once", True)])
async def test_a_turn_is_told_as_it_is_set(told: str, *, whole: bool) -> None:
    """Line by line the way to the table is not offered at once; all at once it is."""
    set_so = Looks(kept=Settings(telling=told))
    async with playing(replace(RESUME, looks=set_so)) as (app, pilot, _):
        app.animation_level = "full"
        await press(pilot, "e", "enter")
        assert ("to the table" in lines(app)[-1]) is whole


async def test_reduced_motion_stills_the_toolkit_too() -> None:
    """Toasts and scrolling are instant, and a turn is told at once."""
    still = Looks(kept=Settings(motion="reduced"))
    async with playing(replace(RESUME, looks=still), "e", "enter") as (app, _, _):
        assert app.animation_level == "none"
        assert "to the table" in lines(app)[-1]


async def test_the_fruit_is_drawn_anew_with_its_signs() -> None:
    """The title shows what was set on the page over it."""
    async with playing(replace(PLAY, screen="title", looks=Looks(Face()))) as (app, pilot, _):
        assert "▀" in text(app)
        app.put("signs", "ascii")
        await press(pilot)
        assert text(app).isascii()
        assert "%" in text(app)


async def test_a_setting_is_explained() -> None:
    """`?` says what the one under the cursor is about."""
    async with playing(PLAY, "f2", "down", "down", "down", "question_mark") as (app, _, _):
        assert "nothing slides" in text(app)
