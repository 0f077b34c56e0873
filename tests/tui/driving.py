"""How the tests drive the app: on a scripted shelf, without motion, and read as lines of text."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot

from game.tui.app import PersimmonApp
from game.tui.games import Outcome
from game.tui.screens.room import PAINTED_WITHIN
from game.tui.start import Start
from tests.tui.scripted_shelf import ScriptedShelf

SMALL = (80, 24)
PLAY = Start("play", "ostrand", 7)
RESUME = Start("resume", save=Path("ostrand-7.persimmon"))
REPLAY = Start("replay", save=Path("done.persimmon"))


@asynccontextmanager
async def playing(
    start: Start, *keys: str, size: tuple[int, int] = SMALL
) -> AsyncIterator[tuple[PersimmonApp, Pilot[Outcome], ScriptedShelf]]:
    """The app at this start after these keys, with the shelf it plays on."""
    shelf = ScriptedShelf()
    app = PersimmonApp(start, lambda _: shelf)
    app.animation_level = "none"
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause(2 * PAINTED_WITHIN if start.screen == "title" else None)
        await pilot.pause()
        await press(pilot, *keys)
        yield app, pilot, shelf


async def press(pilot: Pilot[Outcome], *keys: str) -> None:
    """One key after the other, each acted on before the next."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()
    await pilot.pause()


def lines(app: PersimmonApp) -> list[str]:
    """The screen as text, straight from the compositor."""
    strips = app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip).rstrip() for strip in strips]


def text(app: PersimmonApp) -> str:
    """The screen as one text."""
    return "\n".join(lines(app))


def place_of(app: PersimmonApp, words: str) -> tuple[int, int]:
    """The column and line at which these words stand, to be clicked on."""
    for line, shown in enumerate(lines(app)):
        if words in shown:
            return shown.index(words), line
    raise AssertionError(f"{words!r} is not on the screen:\n{text(app)}")


async def click(app: PersimmonApp, pilot: Pilot[Outcome], words: str) -> None:
    """Click on words where they stand."""
    await pilot.click(offset=place_of(app, words))
    await pilot.pause()
    await pilot.pause()
