"""A game is played from the title to the verdict by keys alone."""

from __future__ import annotations

import re

from tests.tui.driving import PLAY, REPLAY, RESUME, lines, playing, press, text


async def test_the_opening_stands_alone_with_few_words_and_numerals() -> None:
    """The first screen has at most 90 words and 8 numerals, and no figure beside its text."""
    async with playing(PLAY) as (app, _, _):
        shown = text(app)
        assert len(shown.split()) <= 90
        assert len(re.findall(r"\d+", shown)) <= 8
        assert "Hulls" not in shown


async def test_the_first_choice_is_two_keys_away() -> None:
    """Enter opens the paper at the wording nearest to being signed, and the next key is already a choice."""
    async with playing(PLAY, "enter") as (app, _, _):
        assert "\u2039 should it turn to our gain \u203a" in text(app)


async def test_enter_signs_and_then_leads_to_what_is_still_open() -> None:
    """The first Enter gives the order as it is written; the second goes to the next sentence."""
    async with playing(PLAY, "enter", "enter") as (app, pilot, shelf):
        assert list(shelf.games[0].pending) == ["sign north/should_it_turn"]
        await press(pilot, "enter")
        assert "2 of 3" in text(app)


async def test_enter_on_a_refused_sentence_leads_to_the_first_unwilling_voice() -> None:
    """Nothing is signed; the status line names the voice, and Enter there shows what would win him."""
    async with playing(PLAY, "enter", "left", "enter") as (app, pilot, shelf):
        assert shelf.games[0].pending == {}
        assert "Moller does not sign" in lines(app)[-2]
        await press(pilot, "enter")
        assert "Spend 3 consent" in text(app)


async def test_a_voice_is_bought_with_the_order_of_the_session() -> None:
    """Choosing the first offer gives `buy VOICE=N`, and the consent left is seen at once."""
    async with playing(PLAY, "enter", "v", "v", "v", "v", "enter", "enter") as (app, _, shelf):
        assert list(shelf.games[0].pending) == ["buy vik=2"]
        assert "●●●○○" in lines(app)[-2]


async def test_a_promise_is_given_by_a_date() -> None:
    """The second offer gives `promise VOICE by DATE`."""
    keys = ("enter", "v", "v", "v", "v", "enter", "down", "enter")
    async with playing(PLAY, *keys) as (_, _, shelf):
        assert list(shelf.games[0].pending) == ["promise vik by 1820-10-20"]


async def test_undo_takes_back_the_last_order_only() -> None:
    """Two orders, one `u`: the first stands."""
    keys = ("enter", "enter", "n", "enter", "u")
    async with playing(PLAY, *keys) as (_, _, shelf):
        assert list(shelf.games[0].pending) == ["sign north/should_it_turn"]


async def test_any_order_can_be_taken_back_from_the_list() -> None:
    """`o` lists the orders; choosing the first takes back that one, not the last."""
    keys = ("enter", "enter", "n", "enter", "o", "enter")
    async with playing(PLAY, *keys) as (_, _, shelf):
        assert list(shelf.games[0].pending) == ["sign south/should_it_turn"]


async def test_ending_a_turn_asks_first_and_escape_leaves_it() -> None:
    """`e` and Escape pass no day; `e` and Enter pass them."""
    async with playing(PLAY, "enter", "e", "escape") as (_, pilot, shelf):
        assert shelf.games[0].turn == 0
        await press(pilot, "e", "enter")
        assert shelf.games[0].turn == 1


async def test_two_hasty_keys_leave_a_question_once() -> None:
    """A second Enter that is under way while the first is acted on closes nothing else."""
    async with playing(PLAY, "enter", "e") as (app, pilot, shelf):
        await pilot.press("enter", "enter", "enter")
        await pilot.pause()
        assert shelf.games[0].turn == 1
        assert len(app.screen_stack) >= 2


async def test_a_dilemma_is_answered() -> None:
    """At the second sitting it lies on top, and Enter gives the answer shown."""
    async with playing(RESUME, "right", "enter") as (app, _, shelf):
        assert list(shelf.games[0].pending) == ["answer brig=free"]
        assert "answered so" in text(app)


async def test_a_dial_is_set_and_tokens_are_shared() -> None:
    """Enter sets a dial; on a shared one it gives a token that another place pays for."""
    async with playing(RESUME, "n", "n", "n", "n", "right", "enter") as (_, pilot, shelf):
        assert "dial ration=half" in shelf.games[0].pending
        await press(pilot, "n", "right", "right", "enter")
        assert "share watch pilots=1 consuls=1 fishermen=1" in shelf.games[0].pending


async def test_w_opens_causes_only_when_asked() -> None:
    """The tree of a figure asks for the causes of a cause when it is unfolded, and not before."""
    async with playing(RESUME, "shift+tab", "w") as (app, pilot, shelf):
        assert "Since the last sitting" in text(app)
        assert shelf.games[0].opened == []
        await press(pilot, "right", "down", "right")
        assert shelf.games[0].opened == ["embargo", "figure:eye@0-1"]
        await press(pilot, "left", "escape")
        assert "Answer wanted" in text(app)


async def test_w_without_a_figure_asks_which_and_narrows_by_letters() -> None:
    """Typing a part of a name leaves what matches; Enter opens it."""
    async with playing(RESUME, "w", "g", "r", "a", "enter") as (app, _, _):
        assert "Grain" in lines(app)[3]


async def test_question_mark_explains_the_term_under_the_cursor() -> None:
    """On a headline it tells what the figure is and how wide its band."""
    async with playing(RESUME, "shift+tab", "question_mark") as (app, pilot, _):
        assert "four chances in five" in " ".join(text(app).split())
        await press(pilot, "x")
        assert "four chances in five" not in text(app)


async def test_every_page_opens_and_escape_comes_back() -> None:
    """Dispatches, board, chronicle, essay and keys each open by one key."""
    titles = {"d": "Dispatches", "b": "Board", "c": "Chronicle", "y": "Essay", "f1": "Keys"}
    async with playing(RESUME) as (app, pilot, _):
        for key, title in titles.items():
            await press(pilot, key)
            assert title in lines(app)[0]
            await press(pilot, "escape")
            assert "second week of October" in lines(app)[0]


async def test_a_game_ends_with_ledger_verdict_envelopes_judgement_and_truths_in_this_order() -> None:
    """The leaves turn one by one, and `b` asks, then plays on from the second sitting."""
    turn = ("e", "enter", "enter")
    async with playing(RESUME, *turn, *turn) as (app, pilot, shelf):
        for words in (
            "What it cost others",
            "The verdict",
            "An envelope",
            "What was signed",
            "What was true",
        ):
            assert words in text(app)
            await press(pilot, "enter")
        await press(pilot, "b")
        assert "Play on otherwise?" in text(app)
        await press(pilot, "n")
        assert shelf.branched == []
        await press(pilot, "b", "enter")
        assert shelf.branched == [2]
        assert "second week of October" in lines(app)[0]
        assert shelf.games[0].closed


async def test_a_replay_steps_both_ways_and_shows_the_truth() -> None:
    """Right and left move a turn, End and Home to either end, `t` shows what was true, `v` verifies."""
    async with playing(REPLAY, "right", "right", "left") as (app, pilot, _):
        assert "turn 1 of 3" in text(app)
        await press(pilot, "t")
        assert "in truth 27" in text(app)
        await press(pilot, "v")
        assert "VERIFIED" in text(app)
        await press(pilot, "escape")
        assert "Games kept" in lines(app)[0]


async def test_a_replay_branches_after_a_question() -> None:
    """`b` and Enter begin a new game at the sitting watched."""
    async with playing(REPLAY, "right", "b", "enter") as (app, _, shelf):
        assert shelf.branched == [2]
        assert "10 October 1820" in lines(app)[0]


async def test_a_note_is_kept() -> None:
    """`m`, a line and Enter write a note."""
    async with playing(RESUME, "a", "h", "i", "enter") as (_, _, shelf):
        assert shelf.games[0].notes == ["hi"]


async def test_leaving_with_orders_asks_first() -> None:
    """Control and `q` with an order given opens the menu, which says what is lost."""
    async with playing(PLAY, "enter", "enter", "ctrl+q") as (app, _, _):
        assert "not kept" in text(app)


async def test_a_forecast_is_stated_in_per_cent() -> None:
    """`f`, the question, a number and Enter give `forecast ID=PERCENT`."""
    async with playing(RESUME, "f", "enter", "4", "0", "enter") as (_, _, shelf):
        assert list(shelf.games[0].pending) == ["forecast sail=40"]
