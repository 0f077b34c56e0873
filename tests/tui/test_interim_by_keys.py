"""After a turn in which the verdict of a day fell, a page tells it and asks whether to play on."""

from __future__ import annotations

import pytest

from game.report.values import InterimValue
from tests.tui.driving import PLAY, click, playing, press, text

DAY = InterimValue("still", "5 October 1820", "Still at peace", 0.6, "No gun has been fired.")
TO_THE_PAGE = ("e", "enter", "enter")
"""The turn is ended, and its report left."""


@pytest.mark.parametrize("leaving", [("enter",), ("escape",)], ids="".join)
async def test_the_report_leads_to_the_verdict_of_the_day(leaving: tuple[str, ...]) -> None:
    """Whichever key leaves the report, the page tells title, epilogue and count, and that it is no end."""
    async with playing(PLAY, "enter", size=(100, 60)) as (app, pilot, shelf):
        shelf.games[0].interim[0] = DAY
        await press(pilot, "e", "enter")
        assert "to the verdict of the day" in text(app)
        assert DAY.title not in text(app)
        await press(pilot, *leaving)
        shown = text(app)
        for words in (
            "The verdict of 5 October 1820",
            DAY.title,
            DAY.epilogue,
            "60 of 100. The game goes on.",
        ):
            assert words in shown


@pytest.mark.parametrize("key", ["enter", "space", "escape"])
async def test_playing_on_leads_to_the_next_sitting(key: str) -> None:
    """Enter and Escape go back to the table, at the sitting after the turn."""
    async with playing(PLAY, "enter") as (app, pilot, shelf):
        shelf.games[0].interim[0] = DAY
        await press(pilot, *TO_THE_PAGE, key)
        assert "The brig in quarantine" in text(app)
        assert not shelf.games[0].closed


@pytest.mark.parametrize("keys", [("l",), ("down", "enter")], ids=" ".join)
async def test_leaving_it_here_goes_to_the_title_with_the_game_kept(keys: tuple[str, ...]) -> None:
    """The file is let go of, and continuing takes the game up at the table, without the page."""
    async with playing(PLAY, "enter") as (app, pilot, shelf):
        shelf.games[0].interim[0] = DAY
        await press(pilot, *TO_THE_PAGE, *keys)
        assert shelf.games[0].closed
        assert "new game" in text(app)
        await press(pilot, "c")
        assert "The brig in quarantine" in text(app)


async def test_it_is_answered_by_the_mouse() -> None:
    """A click on either way takes it."""
    async with playing(PLAY, "enter") as (app, pilot, shelf):
        shelf.games[0].interim[0] = DAY
        await press(pilot, *TO_THE_PAGE)
        await click(app, pilot, "leave it here; the game is kept")
        assert shelf.games[0].closed


async def test_a_turn_that_ends_the_game_asks_nothing() -> None:
    """Where the end fell in the same turn the report tells the day's verdict too, and leads to the end."""
    async with playing(PLAY, "enter", *TO_THE_PAGE, *TO_THE_PAGE) as (app, pilot, shelf):
        shelf.games[0].interim[2] = DAY
        await press(pilot, "e", "enter", "end")
        assert DAY.epilogue in text(app)
        await press(pilot, "enter")
        assert "What it cost others" in text(app)
