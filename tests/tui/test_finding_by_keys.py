"""Whatever can be done or asked is found by its name, and nothing is offered that would do nothing."""

from __future__ import annotations

import pytest

from game.actions import ACTIONS
from game.tui.start import Start
from tests.tui.driving import PLAY, REPLAY, RESUME, lines, playing, press, text
from tests.tui.scripted_shelf import ScriptedShelf


@pytest.mark.parametrize(
    ("start", "keys", "first"),
    [
        (RESUME, ("f1",), "At the conference"),
        (REPLAY, ("f1",), "Watching again"),
        (RESUME, ("w", "g", "enter", "f1"), "Asking why"),
        (Start(), ("f1",), "Title"),
    ],
)
async def test_the_keys_of_the_present_place_stand_first(
    start: Start, keys: tuple[str, ...], first: str
) -> None:
    """Every place once, the one that F1 was pressed at before all others."""
    async with playing(start, *keys, size=(120, 230)) as (app, _, _):
        headings = [line.split(" ─")[0].strip() for line in lines(app)[2:] if " ──" in line]
        places = {place for each in ACTIONS for place in (each.where, *each.also)} - {"line"}
        assert headings[0] == first
        assert len(headings) == len(set(headings)) == len(places)


async def test_the_page_of_keys_says_that_it_goes_on() -> None:
    """At 80 by 24 it is several pages long, and its head says how to read on."""
    async with playing(RESUME, "f1") as (app, _, _):
        assert "PgDn" in lines(app)[0]


@pytest.mark.parametrize("over", [(), ("c",)])
async def test_the_palette_finds_a_figure_by_its_name(over: tuple[str, ...]) -> None:
    """A part of its name and Enter ask why, at the table and on a page over it."""
    async with playing(RESUME, *over, "ctrl+p", *"grai", "enter") as (app, pilot, _):
        await press(pilot)
        assert lines(app)[0].startswith(" Why")
        assert "Grain" in lines(app)[3]


async def test_the_palette_has_no_figures_where_no_game_is_played() -> None:
    """On the title page nothing can be asked why."""
    async with playing(Start(), "ctrl+p", *"grai") as (app, pilot, _):
        await press(pilot)
        assert "Why: " not in text(app)


async def test_the_title_offers_to_continue_only_where_a_game_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a game kept there is no such row; with one it comes first."""
    async with playing(Start()) as (app, _, _):
        assert "c  continue" in text(app)
    monkeypatch.setattr(ScriptedShelf, "saves", lambda _: ())
    async with playing(Start()) as (app, pilot, _):
        assert "continue" not in text(app)
        await press(pilot, "enter")
        assert "Scenarios" in lines(app)[0]


async def test_a_notice_of_one_screen_does_not_lie_over_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the title could not do is not told over the list of scenarios."""
    monkeypatch.setattr(ScriptedShelf, "saves", lambda _: ())
    async with playing(Start(), "c") as (app, pilot, _):
        assert "No game waits" in text(app)
        await press(pilot, "n")
        assert "No game waits" not in text(app)


async def test_the_bar_of_the_table_says_how_a_term_is_explained() -> None:
    """`?` stands on the bar at 80 columns beside the keys that decide."""
    async with playing(PLAY, "enter") as (app, _, _):
        bar = lines(app)[-1]
        assert "? " in bar
        assert "v voices" in bar
        assert "F1 keys" in bar


async def test_a_replay_has_room_for_its_days() -> None:
    """At 80 columns date and days are whole, whichever way one stands there."""
    async with playing(REPLAY, "right", "t") as (app, _, _):
        assert "10 October 1820   second week of October" in lines(app)[0]
        assert "in truth" in lines(app)[0]


async def test_home_and_end_go_to_the_ends_of_a_replay() -> None:
    """End is the last turn, Home the first sitting."""
    async with playing(REPLAY, "end") as (app, pilot, _):
        assert "turn 3 of 3" in text(app)
        await press(pilot, "home")
        assert "turn 0 of 3" in text(app)


async def test_why_is_asked_in_a_replay_too() -> None:
    """As known at the sitting watched; the figure is found by a part of its name."""
    async with playing(REPLAY, "right", "w", *"grai", "enter") as (app, pilot, _):
        assert lines(app)[0].startswith(" Why")
        await press(pilot, "escape")
        assert "turn 1 of 3" in text(app)


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (("left",), "This is the first sitting."),
        (("end", "right"), "Here the record ends."),
    ],
)
async def test_a_replay_says_why_a_key_does_nothing(keys: tuple[str, ...], words: str) -> None:
    """Beyond either end it says that there is no turn."""
    async with playing(REPLAY, *keys) as (app, _, _):
        assert words in text(app)
