"""At the table no key surprises: the keys come back to the sentence, nothing is lost or signed unread."""

from __future__ import annotations

import pytest
from textual import events

from game.tui.screens.conference import Conference
from game.tui.widgets.matter_page import MatterPage
from tests.tui.driving import PLAY, RESUME, lines, playing, press, text


async def test_escape_goes_from_the_voices_back_to_the_sentence_and_only_then_to_the_menu() -> None:
    """The first Escape brings the cursor back, the second asks whether to leave."""
    async with playing(PLAY, "enter", "v", "v", "escape") as (app, pilot, _):
        assert isinstance(app.screen, Conference)
        assert app.screen.query_one(MatterPage).cursor == "sign"
        await press(pilot, "escape")
        assert "Stay at the table" in text(app)


async def test_escape_goes_from_the_figures_back_to_the_sentence() -> None:
    """The strip of figures is left by Escape, too, and Enter signs again."""
    async with playing(PLAY, "enter", "shift+tab", "escape", "enter") as (_, _, shelf):
        assert list(shelf.games[0].pending) == ["sign north/should_it_turn"]


@pytest.mark.parametrize(
    "leave", [("escape", "down", "enter"), ("escape", "down", "down", "enter"), ("ctrl+q",)]
)
async def test_leaving_with_orders_names_them_and_stays_by_default(leave: tuple[str, ...]) -> None:
    """From the menu or by Control and `q`: the orders that would be lost are named, and Enter stays."""
    async with playing(PLAY, "enter", "enter", *leave) as (app, pilot, shelf):
        assert "● Ordered: sign north/should_it_turn" in text(app)
        assert "not kept" in text(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, Conference)
        assert not shelf.games[0].closed
        await press(pilot, *leave, "down", "enter")
        assert app._exit or shelf.games[0].closed


async def test_control_q_on_a_page_over_the_table_asks_too() -> None:
    """Orders are not lost from a page that is only read."""
    async with playing(PLAY, "enter", "enter", "c", "ctrl+q") as (app, _, _):
        assert "● Ordered: sign north/should_it_turn" in text(app)


async def test_another_wording_brings_the_keys_back_to_the_sentence() -> None:
    """After `v` the arrows show a rival wording, and Enter signs it."""
    async with playing(PLAY, "enter", "v", "right", "enter") as (_, _, shelf):
        assert list(shelf.games[0].pending) == ["sign north/not_this_year"]


async def test_another_matter_brings_the_keys_back_to_the_sentence() -> None:
    """From the figures `n` shows the next matter, and Enter signs it."""
    async with playing(PLAY, "enter", "shift+tab", "n", "enter") as (_, _, shelf):
        assert list(shelf.games[0].pending) == ["sign south/should_it_turn"]


async def test_the_first_enter_of_a_new_sitting_takes_up_the_pen_and_signs_nothing() -> None:
    """One Enter more at the end of the report decides nothing; the page and the bar say what it does."""
    async with playing(PLAY, "enter", "e", "enter", "enter") as (app, pilot, shelf):
        assert "Enter take up the pen" in lines(app)[-1]
        assert "Enter  take up the pen" in text(app)
        await press(pilot, "enter")
        assert shelf.games[0].pending == {}
        assert "Enter answer so" in lines(app)[-1]
        await press(pilot, "enter")
        assert list(shelf.games[0].pending) == ["answer brig=hold"]


async def test_keys_already_under_way_when_a_sitting_appears_decide_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Enter many times before the new table was painted: the pen is not even taken up."""
    plain = Conference.new_sitting

    def with_keys_under_way(table: Conference) -> None:
        for _ in range(4):
            table.app.post_message(events.Key("enter", "\r"))
        plain(table)

    monkeypatch.setattr(Conference, "new_sitting", with_keys_under_way)
    async with playing(PLAY, "enter", "e", "enter", "enter") as (app, pilot, shelf):
        await press(pilot)
        assert shelf.games[0].turn == 1
        assert shelf.games[0].pending == {}
        assert "Enter take up the pen" in lines(app)[-1]


async def test_a_look_at_a_rival_takes_up_the_pen_as_well() -> None:
    """Whoever leafs has seen the table: Enter then gives the answer shown."""
    async with playing(PLAY, "enter", "e", "enter", "enter", "right", "enter") as (_, _, shelf):
        assert list(shelf.games[0].pending) == ["answer brig=free"]


async def test_the_bar_tells_the_truth_after_the_palette_and_a_small_terminal() -> None:
    """The keys are back on the sentence, and the bar says so."""
    async with playing(PLAY, "enter", "ctrl+p", "x", "escape") as (app, pilot, shelf):
        for size in ((60, 20), (80, 24)):
            await pilot.resize_terminal(*size)
            await press(pilot)
        assert "Enter sign" in lines(app)[-1]
        await press(pilot, "enter")
        assert list(shelf.games[0].pending) == ["sign north/should_it_turn"]


async def test_when_all_is_decided_the_bar_offers_the_end_of_the_turn() -> None:
    """Enter is off the bar, says how to go on, and decides nothing more."""
    async with playing(PLAY, "enter", "enter", "enter", "enter") as (app, pilot, shelf):
        assert len(shelf.games[0].pending) == 2
        assert "Enter" not in lines(app)[-1]
        assert "e end the turn" in lines(app)[-1]
        await press(pilot, "enter")
        assert "e lets the days pass" in lines(app)[-2]


async def test_enter_on_what_is_not_yet_open_leads_to_what_is() -> None:
    """The bar says so, and so it is."""
    async with playing(RESUME, "p", "p", "p") as (app, pilot, _):
        assert "4 of 6" in text(app)
        assert "Enter next to decide" in lines(app)[-1]
        await press(pilot, "enter")
        assert "1 of 6" in text(app)


async def test_the_bar_says_that_enter_gives_a_token() -> None:
    """On a shared dial Enter decides nothing else."""
    async with playing(RESUME, "p") as (app, _, _):
        assert "Enter give one more" in lines(app)[-1]


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("f", "There is nothing to forecast yet."),
        ("u", "No order was given this turn."),
        ("o", "No order was given this turn."),
        ("backspace", "Nothing is shared out here."),
    ],
)
async def test_a_key_that_can_do_nothing_says_why(key: str, words: str) -> None:
    """One line under the table, no silence."""
    async with playing(PLAY, "enter", key) as (app, _, _):
        assert words in lines(app)[-2]


@pytest.mark.parametrize(
    ("key", "words"), [("v", "No voice has a say in this."), ("right", "There is no rival to it.")]
)
async def test_a_key_that_can_do_nothing_on_a_closed_matter_says_why(key: str, words: str) -> None:
    """On what is not yet open there are neither voices nor wordings."""
    async with playing(RESUME, "n", "n", "n", key) as (app, _, _):
        assert words in lines(app)[-2]
