"""What there is room for is told whole: titles, words, reasons; and every face names what it cannot draw."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.report.values import BoardValue, HeadlineValue, PendingValue, StanceValue
from game.tui.keys import sign_of
from game.tui.palette import Actions
from game.tui.screens.pages import key_rows
from game.tui.screens.parting import before_the_days_pass
from game.tui.widgets.headlines import board_rows, strip_rows
from game.tui.widgets.rows import ELLIPSIS, Rows, headings, width_of
from game.tui.widgets.told_rows import dispatch_rows, dispatch_titles
from game.tui.widgets.voice_rows import voice_rows
from tests.tui.driving import PLAY, RESUME, lines, playing, press, text
from tests.tui.scripted_shelf import ScriptedShelf
from tests.tui.scripted_values import BOARD, DISPATCHES


def shown(rows: Rows) -> str:
    """Rows as text."""
    return "\n".join("".join(span.text for span in line) for line in rows)


def headlines(count: int) -> tuple[HeadlineValue, ...]:
    """As many figures as a long war has, with titles of every length."""
    plain = headline()
    return tuple(
        replace(plain, id=f"f{at}", title=("Oil", "Trade ships", "The Army's grievance")[at % 3], word="")
        for at in range(count)
    )


def headline() -> HeadlineValue:
    """The first figure of the scripted game."""
    return ScriptedShelf().resume(RESUME.save).sitting().headlines[0]  # type: ignore[arg-type]


@pytest.mark.parametrize("count", [1, 5, 9, 12])
def test_no_title_of_the_strip_is_cut(count: int) -> None:
    """Many figures stand closer together instead, in four lines at most."""
    rows = strip_rows(headlines(count), 80)
    assert ELLIPSIS not in shown(rows)
    assert len(rows) <= 4
    assert max(map(width_of, rows)) <= 80


def test_a_word_that_has_no_room_beside_its_band_has_a_line() -> None:
    """On the board at the side nothing is cut that a line more can tell."""
    long = replace(headline(), band="700 to 740", word="on the further bank of the river")
    told = shown(board_rows((long,), 39, tight=False))
    assert "700 to 740" in told
    assert "on the further bank of the river" in told


def test_lines_to_spare_go_to_those_who_do_not_sign() -> None:
    """Their reasons are whole first; without lines to spare each has his line."""
    reason = "A reason that is a good deal longer than what one line of this page can hold of it."
    stances = tuple(
        StanceValue(name, name, "", mood, 0.0, reason, 1)  # type: ignore[arg-type]
        for name, mood in (("Ann", "signs"), ("Ben", "refuses"))
    )
    assert shown(voice_rows(stances, 78, "")).count(ELLIPSIS) == 2
    spared = shown(voice_rows(stances, 78, "", 1)).split("\n")
    assert spared[0].endswith(ELLIPSIS)
    assert spared[-1].strip().endswith("of it.”")
    assert ELLIPSIS not in shown(voice_rows(stances, 78, "", 2))


def test_a_long_heading_goes_on_in_a_second_line() -> None:
    """Its rule and its note follow the last words."""
    rows = headings("Outline of what is to be done, for the council", 34, "1 of 2")
    assert len(rows) == 2
    assert shown(rows).endswith("1 of 2")
    assert ELLIPSIS not in shown(rows)


def test_a_dispatch_with_a_long_title_has_its_date_under_it() -> None:
    """The title is whole, and the date is not lost."""
    long = replace(DISPATCHES[0], title="The harbourmaster's clerk at the quay", dated="30 October 1820")
    told = shown(dispatch_titles((long,), 38))
    assert long.title in told
    assert long.dated in told


def test_a_dispatch_in_full_keeps_its_long_title() -> None:
    """In a narrow column the date goes under the title instead of cutting it."""
    long = replace(DISPATCHES[0], title="The harbourmaster's clerk at the quay", dated="30 October 1820")
    told = shown(dispatch_rows((long,), 46))
    assert long.title in told
    assert long.dated in told


def test_what_cannot_be_had_any_more_is_named_before_the_days_pass() -> None:
    """A course whose last date lies in these days, and no other."""
    sitting = ScriptedShelf().resume(RESUME.save).sitting()  # type: ignore[arg-type]
    first, *others = BOARD.rows
    passing = BoardValue(BOARD.title, (replace(first, passes=True), *others))
    said = before_the_days_pass(sitting, (passing,))
    assert said[-1] == f"✗ {first.title}: its last date, {first.last}, passes."
    assert before_the_days_pass(sitting, (BOARD,)) == said[:-1]


def test_consent_that_would_be_paid_for_nothing_is_told_before_the_days_pass() -> None:
    """A signature bought without a sentence to sign is named; with the sentence it is no waste."""
    sitting = ScriptedShelf().resume(RESUME.save).sitting()  # type: ignore[arg-type]
    bought, signed = PendingValue("buy skipper=1", "1 point"), PendingValue("sign lamp/lit", "The lamp: lit")
    warning = "✗ Consent is paid for a signature, and no sentence is signed."
    assert warning in before_the_days_pass(replace(sitting, pending=(bought,)))
    for orders in ((), (signed,), (bought, signed)):
        assert warning not in before_the_days_pass(replace(sitting, pending=orders))


async def test_the_palette_of_the_title_has_every_action_of_it() -> None:
    """What the menu shows is found by its name too."""
    async with playing(replace(PLAY, screen="title")) as (app, _, _):
        offered = {action for _, _, action in Actions(app.screen)._offers()}
        assert {"new", "saves", "leave", "settings", "theme", "help"} <= offered
        assert lines(app)[-1].split() == ["F2", "settings", "F1", "keys"]


def test_arrows_have_names_where_they_cannot_be_drawn() -> None:
    """A less-than sign is no key that anyone would look for."""
    assert [sign_of("left"), sign_of("left", worded=True), sign_of("e", worded=True)] == ["←", "Left", "e"]
    assert "Right n" in shown(key_rows(80, "replay", worded=True))


async def test_an_action_is_found_before_figures_that_hold_its_letters() -> None:
    """`board` is the action, whatever else is called so."""
    async with playing(RESUME, "ctrl+p", *"board", "enter") as (app, pilot, _):
        await press(pilot)
        assert "Three courses" in text(app)
