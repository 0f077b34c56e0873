"""Every action stands once in one list, and every face finds there what it offers."""

from __future__ import annotations

import subprocess
import sys

import pytest

from game.actions import ACTIONS, BY_ID, actions_of
from game.tui.doors import Conference, Picker, Replay, Saves
from game.tui.screens.interim import Interim
from game.tui.screens.opening import Opening
from game.tui.screens.playing_out import PlayingOut
from game.tui.screens.reading import Reading
from game.tui.screens.resolution import Resolution
from game.tui.screens.room import Room
from game.tui.screens.title import Title
from game.tui.screens.verdict import Verdict
from game.tui.screens.why import Why
from game.tui.widgets.page import Page
from tests.tui.driving import RESUME, playing, press, text

ROOMS: tuple[type[Room], ...] = (
    Conference,
    Interim,
    Opening,
    Picker,
    PlayingOut,
    Reading,
    Replay,
    Resolution,
    Saves,
    Title,
    Verdict,
    Why,
)


def test_no_two_actions_share_an_id() -> None:
    """The id is what a key, a click and the palette ask for."""
    assert len(BY_ID) == len(ACTIONS)


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.__name__)
def test_a_screen_can_do_every_action_of_its_place(room: type[Room]) -> None:
    """For each action listed for a screen there is a method of its name."""
    missing = [action.id for action in actions_of(room.PLACE) if not hasattr(room, f"do_{action.id}")]
    assert missing == []


def test_a_page_can_do_every_action_of_a_page() -> None:
    """The keys that every page has do something."""
    assert [action.id for action in actions_of("page") if not hasattr(Page, f"do_{action.id}")] == []


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.__name__)
def test_no_key_means_two_things_in_one_place(room: type[Room]) -> None:
    """Within the actions of one screen each key stands once."""
    keys = [key for action in actions_of(room.PLACE) for key in action.keys]
    assert len(keys) == len(set(keys))


async def test_the_page_of_keys_names_every_action() -> None:
    """Nothing can be pressed that the help does not explain."""
    async with playing(RESUME, "f1", size=(120, 230)) as (app, _, _):
        shown = " ".join(text(app).split())
        on_screens = [action for action in ACTIONS if action.where != "line"]
        assert [action.id for action in on_screens if action.help not in shown] == []


async def test_the_palette_finds_an_action_by_its_words() -> None:
    """A few letters and Enter do what the key does."""
    async with playing(RESUME, "ctrl+p", *"rival course", "enter") as (app, pilot, _):
        await press(pilot)
        assert "Three courses" in text(app)


def test_the_title_is_painted_before_anything_heavy_is_loaded() -> None:
    """Importing the app loads neither numpy, nor pydantic, nor the session, nor the other screens."""
    heavy = ("numpy", "pydantic", "yaml", "game.session", "game.library", "game.report", "game.tui.doors")
    code = f"import sys, game.tui.app; print([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
