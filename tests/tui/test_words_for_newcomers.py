"""What stands on the screens can be understood by one who reads it for the first time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.report.values import CauseValue, PromiseValue, WhyValue, WordingValue
from game.tui.widgets.report_rows import cause_text
from game.tui.widgets.rows import Row
from game.tui.widgets.voice_rows import arrow_rows
from tests.tui.driving import PLAY, RESUME, lines, playing, press, text
from tests.tui.scripted import ScriptedGame
from tests.tui.scripted_values import ARROWS, FORECAST

LONG = (
    "Moller does not sign: he wants the stores counted first. Hald does not sign: he wants a date for the "
    "grain. Vik does not sign: he told their envoy at once and will not be made a liar. That is unalterable."
)


def _plain(line: Row) -> str:
    return "".join(span.text for span in line)


def test_an_order_among_causes_is_marked_and_not_called_yours() -> None:
    """The words of an order begin with a verb as often as with a noun."""
    bought = CauseValue("a", "order", "Bought the signature of Vik", "−1.0", -1.0)
    assert _plain(cause_text(bought)) == "−1.0 ● Bought the signature of Vik"


async def test_a_figure_that_nothing_moved_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page is not left empty."""
    plain = ScriptedGame.why

    def unmoved(game: ScriptedGame, figure: str) -> WhyValue:
        return replace(plain(game, figure), causes=(), since_start=())

    monkeypatch.setattr(ScriptedGame, "why", unmoved)
    async with playing(RESUME, "shift+tab", "w") as (app, _, _):
        assert "Nothing has moved it yet." in text(app)


async def test_a_refusal_that_is_cut_says_so_and_is_explained_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two lines and an ellipsis on the sheet; all of it under `?`."""
    plain = ScriptedGame._wording

    def refused(game: ScriptedGame, motion: str, at: int) -> WordingValue:
        return replace(plain(game, motion, at), refusal=LONG if not at else "")

    monkeypatch.setattr(ScriptedGame, "_wording", refused)
    async with playing(PLAY, "enter", "left") as (app, pilot, _):
        shown = next(at for at, line in enumerate(lines(app)) if "✗ Moller does not sign" in line)
        assert lines(app)[shown + 1].rstrip().endswith("…")
        await press(pilot, "question_mark")
        assert "unalterable" in text(app)


async def test_the_reason_of_the_voice_under_the_cursor_is_read_whole() -> None:
    """Each voice in turn, at 80 by 24, to its last word."""
    ends = ("need no other", "last paper did not", "I signed that one", "the wasps leave", "was not told")
    async with playing(PLAY, "enter") as (app, pilot, _):
        for end in ends:
            await press(pilot, "v")
            assert end in " ".join(text(app).split())


async def test_a_forecast_asks_for_per_cent_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the question says in what it is answered, nothing is added."""
    plain = ScriptedGame.sitting
    asked = replace(FORECAST, question="Will the fleet have sailed? In per cent.")
    monkeypatch.setattr(ScriptedGame, "sitting", lambda self: replace(plain(self), forecasts=(asked,)))
    async with playing(RESUME, "f", "enter") as (app, _, _):
        assert text(app).count("er cent") == 1


async def test_the_judgement_says_whose_sentence_it_was() -> None:
    """Also a motion that was left unsigned can stand after the word."""
    turn = ("e", "enter", "enter")
    async with playing(RESUME, *turn, *turn, "enter", "enter", "enter") as (app, _, _):
        assert "yours   should it turn to our gain" in text(app)
        assert "better  not this year" in text(app)


async def test_a_promise_to_one_who_signs_is_said_to_gain_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first line leaves it, so that a mistaken Enter gives and takes back nothing."""
    offer = PromiseValue("brand", "Brand", "The tide is kept free", "", ("1820-10-20",), pending=False)
    plain = ScriptedGame.sitting
    monkeypatch.setattr(ScriptedGame, "sitting", lambda self: replace(plain(self), promises=(offer,)))
    async with playing(PLAY, "enter", "enter", "v", "enter") as (app, pilot, shelf):
        assert "a promise would gain nothing now" in " ".join(text(app).split())
        await press(pilot, "enter")
        assert list(shelf.games[0].pending) == ["sign north/should_it_turn"]
        await press(pilot, "v", "escape", "v", "enter", "down", "enter")
        assert "promise brand by 1820-10-20" in shelf.games[0].pending


def test_arrows_say_when_where_there_is_room_for_it() -> None:
    """Next turn and in three turns; shorter on a narrow page, never without a word for the later one."""
    one = arrow_rows(ARROWS[:1], 78)
    assert " ".join(_plain(one[0]).split()) == "your odds next turn ▲ better, in three turns ▲▲ better"
    both = [" ".join(_plain(line).split()) for line in arrow_rows(ARROWS, 78)]
    assert both == ["your odds next turn ▲ better, in three turns ▲▲ better their fear ▲ worse"]
    narrow = [" ".join(_plain(line).split()) for line in arrow_rows(ARROWS, 60)]
    assert narrow == ["your odds ▲ better, later ▲▲ better their fear ▲ worse"]


async def test_an_arrow_is_explained() -> None:
    """`?` on it says over which time it looks."""
    async with playing(PLAY, "enter", "down", "question_mark") as (app, _, _):
        assert "after one turn and after three" in " ".join(text(app).split())


async def test_the_dots_of_consent_are_said_to_be_what_is_left() -> None:
    """Another figure of consent may stand at the edge of the table."""
    async with playing(PLAY, "enter", "v", "v", "v", "v", "enter", "enter") as (app, _, _):
        assert "Consent ●●●○○ left" in lines(app)[-2]


async def test_an_unanswered_question_counts_among_what_is_open() -> None:
    """Questions and sentences are counted apart; what is answered is not counted."""
    async with playing(RESUME) as (app, pilot, _):
        assert "1 question, 2 sentences open" in lines(app)[-2]
        await press(pilot, "enter")
        assert "2 sentences open" in lines(app)[-2]
        assert "question" not in lines(app)[-2]
