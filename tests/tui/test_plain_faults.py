"""What cannot be shown or opened is told in one plain line, and hostile text stays text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.tui.games import CannotOpenError
from game.tui.start import Start
from game.tui.widgets.rows import paragraph, width_of, wrap
from tests.tui.driving import RESUME, lines, playing, press, text
from tests.tui.scripted import ScriptedGame
from tests.tui.scripted_values import DISPATCHES


async def test_below_the_least_size_there_is_a_notice_and_it_goes_away() -> None:
    """At 79 by 24 the screen says what is needed; at 80 by 24 the game is back."""
    async with playing(RESUME, size=(79, 24)) as (app, pilot, _):
        assert "80 columns and 24 rows" in " ".join(text(app).split())
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "Answer wanted" in text(app)


async def test_what_was_asked_for_and_is_missing_ends_the_screens() -> None:
    """No traceback: the screens end with the reason, for the command line to tell."""
    async with playing(Start("play", "atlantis")) as (app, _, _):
        assert isinstance(app.return_value, CannotOpenError)
        assert "no such scenario: atlantis" in app.return_value.reason


async def test_a_broken_scenario_and_a_damaged_save_say_so_in_their_rows() -> None:
    """A title that looks like markup is shown as it is, and what is damaged cannot be opened."""
    async with playing(Start(), "n") as (app, pilot, shelf):
        assert "The [/] Broken" in text(app)
        await press(pilot, "escape", "s", "down", "down", "enter")
        assert "line 5 is not of this game" in text(app)
        assert shelf.games == []


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_markup_in_a_dispatch_is_shown_as_text(
    monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    """Brackets neither crash, nor colour, nor act."""
    hostile = replace(DISPATCHES[0], text="[/] [@click=app.quit]go[/] [b]x", title="[red]Pilots")
    plain = ScriptedGame.sitting
    monkeypatch.setattr(ScriptedGame, "sitting", lambda self: replace(plain(self), dispatches=(hostile,)))
    async with playing(RESUME, "d", size=size) as (app, _, _):
        assert "[/] [@click=app.quit]go[/] [b]x" in text(app)
        assert "[red]Pilots" in text(app)


async def test_a_game_that_can_no_longer_be_saved_says_so_when_the_turn_ends() -> None:
    """A full disk is told on the status line of the next sitting."""
    async with playing(RESUME) as (app, pilot, shelf):
        shelf.games[0].saved = "not saving: disk full"
        await press(pilot, "e", "enter", "enter")
        assert "not saving: disk full" in lines(app)[-2]


@given(st.text(max_size=200), st.integers(min_value=1, max_value=60))
def test_wrapped_text_keeps_every_word_and_no_line_is_too_wide(words: str, width: int) -> None:
    """Whatever is written, each line fits and nothing but white space is lost."""
    wide = [line for line in wrap(words, width) if width_of(paragraph(line, 1000)[0]) > max(width, 2)]
    assert wide == []
    assert "".join("".join(wrap(words, width)).split()) == "".join(words.split())


def test_no_start_reads_a_file(tmp_path: Path) -> None:
    """A start is a plain value: making one touches nothing."""
    assert Start("resume", save=tmp_path / "none").save == tmp_path / "none"
