"""Whatever the texts of a scenario are, the screens show them and do nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.style import Style
from rich.text import Text
from textual.app import App, ComposeResult
from textual.fuzzy import Matcher
from textual.widgets import Static

from game.replay import Replay
from game.tui.palette import marked
from tests.hostile.filling import filled, in_turn, written
from tests.hostile.payloads import SHOWN
from tests.hostile.walking import Walk, faults, walking
from tests.tui.driving import click

ALL = tuple(SHOWN.values())
WALKED = {"Title", "Picker", "Opening", "Conference", "Reading", "Why"}
WALKED |= {"Chart", "Chronicle", "Entry", "EssayPage"}
WALKED |= {"CommandPalette", "Resolution", "Verdict", "Replay", "Saves"}
WALKS = [
    (0, (80, 24)),
    pytest.param(6, (120, 40), marks=pytest.mark.slow),
    pytest.param(12, (200, 60), marks=pytest.mark.slow),
]
LETTERS = 8
"""Letters of a payload that are looked for; the rest may stand on the next line."""


async def walked(folder: Path, first: int, size: tuple[int, int]) -> Walk:
    """A whole game of a scenario that says these things in turn."""
    scenario = written(folder / "scenarios", filled(in_turn(ALL, first))[0])
    async with walking(folder, scenario, size) as walk:
        await walk.all()
    return walk


@pytest.mark.parametrize(("first", "size"), WALKS)
async def test_every_screen_stays_a_page_of_text(tmp_path: Path, first: int, size: tuple[int, int]) -> None:
    """Nothing clicks, links, crashes or runs over; what was written is read there, letter by letter."""
    walk = await walked(tmp_path, first, size)
    assert set(walk.seen) >= WALKED
    read = "".join(walk.seen.values())
    assert [payload for payload in ALL if payload.split()[0][:LETTERS] not in read] == []
    saves = list((tmp_path / "saves").iterdir())
    assert [Replay.open(save).verify().status for save in saves] == ["VERIFIED"]


async def test_a_click_on_a_link_of_markup_does_nothing(tmp_path: Path) -> None:
    """Where a title reads as a link that quits, a click on it chooses the row and no more."""
    scenario = written(tmp_path / "scenarios", filled(lambda _: SHOWN["an action"])[0])
    async with walking(tmp_path, scenario, (120, 40)) as walk:
        await walk.press("n")
        for words in ("x[/]", "y[/]"):
            await click(walk.app, walk.pilot, words)
            walk.look()
        assert walk.app.return_value is None
        assert walk.app.is_running


class Naive(App[None]):
    """What a page looks like that takes a text for markup, and another that lets a link through."""

    def compose(self) -> ComposeResult:
        """Both."""
        yield Static(SHOWN["an action"])
        yield Static(Text("x", Style(link="http://evil.example")))


async def test_the_look_at_a_screen_finds_what_it_looks_for() -> None:
    """An action and a link on a screen are both reported."""
    async with Naive().run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert len(faults(pilot.app)) == 3


@pytest.mark.parametrize("text", [*ALL, "[/]", "[", "\\"])
def test_letters_found_are_marked_and_nothing_else(text: str) -> None:
    """The palette marks the letters typed in any name, and reads none of it as markup."""
    content = marked(Matcher("a"), text)
    assert content.plain == text
    assert {str(span.style) for span in content.spans} <= {str(Matcher("a").match_style)}
