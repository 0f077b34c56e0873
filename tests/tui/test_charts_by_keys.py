"""A chart is opened from wherever a figure stands, walked by keys and by clicks, and says what it shows."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from game.report.values import ToldValue
from game.tui.app import PersimmonApp
from game.tui.games import Outcome
from game.tui.widgets.page import Page
from tests.tui.driving import REPLAY, RESUME, click, lines, place_of, playing, press, text
from tests.tui.scripted_pages import ScriptedBook

CHART = (RESUME, "shift+tab", "g")
NAMED = ("g", *"hulls", "enter")
"""The same by its name, where the edge of the table has another order."""


async def hulls(app: PersimmonApp, pilot: Pilot[Outcome], *first: str) -> None:
    """Open the line of the hulls in a replay, after some keys."""
    app.screen.query_one("#turn", Page).focus()
    await press(pilot, *first, *NAMED)


async def test_g_on_a_headline_draws_its_line() -> None:
    """The chart opens at the present, with value, band, and what the marks mean."""
    async with playing(*CHART) as (app, _, _):
        assert lines(app)[0].startswith(" Chart   Hulls")
        assert "10 October 1820  now   27 hulls, held to lie between 23 and 32" in text(app)
        assert "80 % band, shaded" in text(app)
        assert "◇ the record" in text(app)


async def test_the_cursor_walks_the_turns() -> None:
    """Left and right, Home and End go from sitting to sitting and say what was decided there."""
    async with playing(*CHART) as (app, pilot, _):
        await press(pilot, "left")
        assert "3 October 1820  turn 1   30 hulls" in text(app)
        assert "● The question of the islands: should it turn to our gain" in text(app)
        await press(pilot, "left")
        assert "3 October 1820" in text(app)
        await press(pilot, "end")
        assert "now   27 hulls" in text(app)
        await press(pilot, "home")
        assert "turn 1" in text(app)


async def test_the_record_is_told_once_its_day_has_passed() -> None:
    """At the first sitting there is none; at the next it stands with its date and source."""
    async with playing(*CHART) as (app, pilot, _):
        assert "The record, 5 October 1820: 31 hulls. Harbour gazette." in text(app)
        await press(pilot, "left")
        assert "The record, 5 October" not in text(app)


async def test_the_next_figure_is_one_key_away_and_any_by_its_name() -> None:
    """`n` and `p` flip, `/` seeks by title or id; the turn stays."""
    async with playing(*CHART) as (app, pilot, _):
        await press(pilot, "n")
        assert lines(app)[0].startswith(" Chart   Ripeness")
        await press(pilot, "p", "p")
        assert lines(app)[0].startswith(" Chart   The southern war")
        await press(pilot, "slash", *"grai", "enter")
        assert lines(app)[0].startswith(" Chart   Grain")
        await press(pilot, "slash", *"HUL", "enter")
        assert lines(app)[0].startswith(" Chart   Hulls")


async def test_a_name_that_nothing_has_is_said_to_be_none() -> None:
    """The list says so and Enter changes nothing."""
    async with playing(*CHART, "slash", *"zzz") as (app, pilot, _):
        assert "Nothing is called so." in text(app)
        await press(pilot, "escape")
        assert lines(app)[0].startswith(" Chart   Hulls")


async def test_g_without_a_figure_asks_which() -> None:
    """At the sentence there is no figure; the list narrows as one types."""
    async with playing(RESUME, "g") as (app, pilot, _):
        assert "The line of which figure?" in text(app)
        await press(pilot, *"eye", "enter")
        assert lines(app)[0].startswith(" Chart   The islands' eye")


async def test_why_and_chart_lead_to_one_another() -> None:
    """`w` on a chart asks why of its figure, `g` on that page draws it, Escape goes back the same way."""
    async with playing(*CHART, "w") as (app, pilot, _):
        assert lines(app)[0].startswith(" Why")
        await press(pilot, "right", "down", "g")
        assert lines(app)[0].startswith(" Chart   The islands' eye")
        await press(pilot, "escape", "escape", "escape")
        assert "second week of October" in lines(app)[0]


async def test_by_days_and_by_turns() -> None:
    """`x` changes what a step to the right is, and the head says which."""
    async with playing(RESUME, *NAMED, size=(120, 40)) as (app, pilot, _):
        assert "by turns" in lines(app)[0]
        await press(pilot, "x")
        assert "by days" in lines(app)[0]


async def test_enter_tells_all_of_the_turn() -> None:
    """What the turn decided and did is a page; of the present there is none yet."""
    async with playing(*CHART, "enter") as (app, pilot, _):
        assert lines(app)[0].startswith(" Chart")
        await press(pilot, "left", "enter")
        assert lines(app)[0].startswith(" Turn 1")
        assert "two sources agree for the first time" in text(app)


async def test_the_truth_waits_for_the_end() -> None:
    """One who plays is told why it stays away."""
    async with playing(*CHART, "t") as (app, _, _):
        assert "The truth is told when the game has ended." in text(app)
        assert "in truth" not in lines(app)[0]


async def test_the_end_tells_the_truth_unasked() -> None:
    """After the last turn the line of the truth is there at once, and `t` takes it away."""
    end = ("e", "enter", "enter")
    async with playing(RESUME, *end, *end, *NAMED, "left", size=(120, 40)) as (app, pilot, _):
        assert "in truth 21 hulls" in text(app)
        await press(pilot, "t")
        assert "in truth 21 hulls" not in text(app)


async def test_a_replay_draws_the_truth_where_one_stands_in_it() -> None:
    """There `t` puts it beside what was held, lists what is hidden, and takes it away again."""
    async with playing(REPLAY, size=(120, 40)) as (app, pilot, _):
        await hulls(app, pilot, "right", "t")
        assert "in truth 27 hulls" in text(app)
        assert "1 of 7" in lines(app)[0]
        await press(pilot, "p")
        assert "Temper of the islands" in lines(app)[0]
        await press(pilot, "t")
        assert "1 of 6" in lines(app)[0]
        assert "in truth" not in text(app).rpartition("\n")[0]


async def test_a_chart_is_walked_by_the_mouse_alone() -> None:
    """A headline, the bar, the plot, the wheel and the list of deeds: nothing needs a key."""
    async with playing(RESUME, size=(160, 45)) as (app, pilot, _):
        await click(app, pilot, "Hulls")
        await click(app, pilot, "g chart")
        assert lines(app)[0].startswith(" Chart   Hulls")
        column, _ = place_of(app, "┤")
        await pilot.click(offset=(column + 2, 10))
        await pilot.pause()
        assert "turn 1   30 hulls" in text(app)
        await click(app, pilot, "› 3 October 1820")
        await click(app, pilot, "n next")
        assert lines(app)[0].startswith(" Chart   Ripeness")
        await click(app, pilot, "/ find")
        await click(app, pilot, "Season")
        assert lines(app)[0].startswith(" Chart   Season")
        await click(app, pilot, "Esc back")
        assert lines(app)[0].startswith(" Why")


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 40), (200, 60), (240, 70)])
async def test_nothing_under_a_chart_is_cut(size: tuple[int, int]) -> None:
    """At every size the moment, each mark's meaning and the way back are on the screen."""
    async with playing(REPLAY, size=size) as (app, pilot, _):
        await hulls(app, pilot, "end", "t")
        await press(pilot, "left", "left")
        shown = text(app)
        for words in ("10 October 1820", "held true", "80 % band", "in truth", "the record", "both"):
            assert words in shown
        assert "Esc back" in lines(app)[-1]


async def test_signs_of_a_text_stay_signs(monkeypatch: pytest.MonkeyPatch) -> None:
    """What would drive another toolkit is shown as it was written, in chart, chronicle and argument."""
    evil = "[/] [bold]x[/bold] [@click=app.bell]y[/]"
    told = ToldValue("a", "3 October 1820", evil, f"{evil}.", "", "", "event", 1)
    monkeypatch.setattr(ScriptedBook, "figures", lambda _: (("hulls", evil),))
    monkeypatch.setattr(ScriptedBook, "chronicle", lambda _: (told,))
    async with playing(RESUME, "g", size=(120, 40)) as (app, pilot, _):
        assert evil in text(app)
        await press(pilot, "enter")
        assert evil in lines(app)[0]
        await press(pilot, "escape", "c")
        assert text(app).count(evil) == 2
        await press(pilot, "slash", *"bold")
        assert "[bold]x[/bold]" in text(app)
