"""The rest of a game is played out from the table: offered in a line, asked about, and stopped by a key."""

from __future__ import annotations

from itertools import chain, repeat

import pytest

from game.tui.screens.conference import Conference
from game.tui.screens.playing_out import PlayingOut
from tests.tui.driving import PLAY, RESUME, lines, playing, press, text
from tests.tui.test_interim_by_keys import DAY

OFFER = "Little can change the end now: r plays the 2 turns left by standing orders."


async def wait_until_still(pilot: object, app: object) -> None:
    """Until nothing is pondered and nothing is played."""
    for _ in range(200):
        await pilot.pause(0.02)  # type: ignore[attr-defined]
        screen = app.screen  # type: ignore[attr-defined]
        busy = screen._pondering if isinstance(screen, Conference) else None
        if busy is None and not (isinstance(screen, PlayingOut) and not screen.done):
            return


async def test_it_is_offered_on_the_status_line_once_it_is_known() -> None:
    """The line comes by itself after the looking ahead, and goes when the cursor moves on."""
    async with playing(PLAY, "enter") as (app, pilot, shelf):
        shelf.games[0].outlook.offers, shelf.games[0].outlook.steps = True, 3
        await press(pilot, "e", "enter", "enter")
        await wait_until_still(pilot, app)
        assert OFFER in lines(app)[-2]
        await press(pilot, "n")
        assert OFFER not in text(app)
        await press(pilot, "p", "tab", "escape")
        assert OFFER not in text(app)


async def test_nothing_is_offered_in_an_open_game() -> None:
    """Of a game that is not decided the status line says nothing of it."""
    async with playing(PLAY, "enter", "e", "enter", "enter") as (app, pilot, _):
        await wait_until_still(pilot, app)
        assert "Little can change" not in text(app)


async def test_an_offer_waits_until_the_line_is_free() -> None:
    """What was just said stands; the offer comes when the cursor leaves it."""
    async with playing(PLAY, "enter") as (app, pilot, shelf):
        shelf.games[0].outlook.offers = True
        await press(pilot, "e", "enter", "enter")
        table = app.screen
        assert isinstance(table, Conference)
        await wait_until_still(pilot, app)
        table.say("Something else.", "sign")
        table.ponder()
        table.owe()
        await wait_until_still(pilot, app)
        assert "Something else." in lines(app)[-2]
        await press(pilot, "tab")
        assert OFFER in lines(app)[-2]


async def test_it_asks_first_with_how_many_turns_it_ends() -> None:
    """The box names the turns and the orders given; Escape leaves everything as it is."""
    async with playing(PLAY, "enter", "enter", "r") as (app, pilot, shelf):
        shown = " ".join(text(app).split())
        assert "3 turns would be ended without further orders" in shown
        assert "● Ordered: sign north/should_it_turn" in shown
        await press(pilot, "escape")
        assert (shelf.games[0].turn, len(shelf.games[0].pending)) == (0, 1)


async def test_it_plays_to_the_end_and_leads_to_the_verdict() -> None:
    """Every turn stands on the page with what was told of it; Enter goes on to the end."""
    async with playing(PLAY, "enter", "enter", "r", "enter", size=(100, 50)) as (app, pilot, shelf):
        await wait_until_still(pilot, app)
        game = shelf.games[0]
        assert [len(report.orders) for report in game.done] == [1, 0, 0]
        assert all(report.period in text(app) for report in game.done)
        assert "to the verdict" in text(app)
        await press(pilot, "enter")
        assert "What it cost others" in text(app)


@pytest.mark.parametrize("key", ["enter", "escape"])
async def test_a_key_stops_it_after_a_turn(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first key ends no further turn, the second leads to the table as it stands then."""
    async with playing(PLAY, "enter") as (app, pilot, shelf):
        game = shelf.games[0]
        monkeypatch.setattr(game, "play_out", lambda: chain([game.end_turn()], repeat(None)))
        await press(pilot, "r", "enter")
        await pilot.pause(0.1)
        await press(pilot, key)
        assert (game.turn, "to the table" in text(app)) == (1, True)
        await press(pilot, key)
        assert isinstance(app.screen, Conference)
        assert "The brig in quarantine" in text(app)


async def test_the_verdict_of_a_day_interrupts_it() -> None:
    """The page of the day follows, and then the table."""
    async with playing(PLAY, "enter") as (app, pilot, shelf):
        shelf.games[0].interim[1] = DAY
        await press(pilot, "r", "enter")
        await wait_until_still(pilot, app)
        assert (shelf.games[0].turn, "to the verdict of the day" in text(app)) == (2, True)
        await press(pilot, "enter")
        assert DAY.epilogue in text(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, Conference)


async def test_the_palette_finds_it() -> None:
    """A few letters and Enter ask the same question."""
    async with playing(RESUME, "ctrl+p", *"standing or", "enter") as (app, pilot, _):
        await press(pilot)
        assert "2 turns would be ended" in " ".join(text(app).split())
