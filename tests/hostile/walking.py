"""A walk through every screen of a scenario, looking at each for anything that is more than a text."""

from __future__ import annotations

import unicodedata
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rich.cells import cell_len
from textual.app import App
from textual.pilot import Pilot

from game.library import Library, Places
from game.tui.app import PersimmonApp
from game.tui.games import Outcome
from game.tui.screens.conference import Conference
from game.tui.screens.opening import Opening
from game.tui.screens.resolution import Resolution
from game.tui.screens.room import PAINTED_WITHIN
from game.tui.screens.verdict import Verdict
from game.tui.start import Start
from tests.cli.desk import IDENTITY
from tests.monkey import Bench
from tests.tui.driving import lines

PATIENCE = 30
PAGES = ("d", "b", "c", "y", "f1", "o")
"""Keys that open a page at the table, which Escape leaves."""
FORMS = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


@dataclass(slots=True)
class Walk:
    """One app on its way, and all that was on its screens."""

    app: PersimmonApp
    pilot: Pilot[Outcome]
    seen: dict[str, str] = field(default_factory=dict)
    """Everything that was read on each kind of screen."""

    async def press(self, *keys: str) -> None:
        """Press keys, looking at the screen after each."""
        for key in keys:
            await self.pilot.press(key)
            await self.pilot.pause()
            self.look()

    def look(self) -> None:
        """What is on the screen must be text, fit, and do nothing; it is remembered."""
        found = list(faults(self.app))
        name = type(self.app.screen).__name__
        assert found == [], f"on {name}"
        assert self.app.is_running
        self.seen[name] = self.seen.get(name, "") + "\n".join(lines(self.app)) + "\n"

    async def until(self, key: str, there: Callable[[], bool]) -> None:
        """Press a key until one is there."""
        for _ in range(PATIENCE):
            if there():
                return
            await self.press(key)
        raise AssertionError(f"{key} leads nowhere on {type(self.app.screen).__name__}")

    async def back(self) -> None:
        """Back to the table, from whatever lies over it."""
        await self.until("escape", lambda: self.on(Conference))

    def on(self, *screens: type) -> bool:
        """Whether one of these screens is on top."""
        return isinstance(self.app.screen, screens)

    async def all(self) -> None:
        """From the title through a whole game, every page on the way, to the replay."""
        await self.press("f1", "escape", "n", "down")
        await self.press("enter")
        await self.until("enter", lambda: not self.on(Opening))
        await self.table()
        for _ in range(PATIENCE):
            if self.on(Verdict):
                break
            await self.press("e", "enter")
            await self.until("enter", lambda: not self.on(Resolution))
        await self.press("c", "right", "enter", "escape", "slash", "a", "enter", "enter", "escape", "escape")
        await self.press("escape", "y", "down", "g", "t", "left", "enter", "escape", "escape", "escape")
        await self.press(*["right"] * 9, "r", "right", "t", "right", "g", "enter", "escape", "c", "escape")
        await self.press("end", "t", "v", "escape")
        await self.press("s", "enter", "escape")

    async def table(self) -> None:
        """Every matter and page of the first sitting."""
        for page in PAGES:
            await self.press(page, "down", "end")
            await self.back()
        for _ in range(7):
            await self.press("n", "right", "question_mark")
            await self.back()
            await self.press("v", "enter")
            await self.back()
        await self.press("enter", "f", "enter")
        await self.back()
        await self.press("m", "x", "enter")
        await self.press("w", "enter", "right", "down", "right", "end")
        await self.back()
        await self.press("g", "enter", "n", "x", "left", "question_mark", "escape", "w", "g", "slash", "a")
        await self.back()
        await self.press("ctrl+p", "s", "i", "down", "escape", "escape")
        await self.back()
        await self.press("ctrl+p", *"why", "enter", "right")
        await self.back()


def faults(app: App[Any]) -> list[str]:
    """What on the screen is more than a text: an action, a link, a control, a line of another width."""
    found = []
    for number, strip in enumerate(app.screen._compositor.render_strips()):
        text = "".join(segment.text for segment in strip)
        odd = [sign for sign in sorted(set(text)) if unicodedata.category(sign) in FORMS]
        found += [f"line {number}: U+{ord(sign):04X}" for sign in odd]
        if cell_len(text) != app.size.width:
            found.append(f"line {number} is {cell_len(text)} wide: {text!r}")
        for segment in strip:
            style = segment.style
            if style is not None and (style.link or "@click" in style.meta):
                found.append(f"line {number} acts: {segment.text!r}")
    return found


@asynccontextmanager
async def walking(folder: Path, scenario: Path, size: tuple[int, int]) -> AsyncIterator[Walk]:
    """The app at its title, with one scenario to play."""
    library = Library(Places((scenario.parent,), folder / "saves", (), folder / "cache"))
    start = Start(saves=folder / "saves", identity=lambda: IDENTITY)
    app = PersimmonApp(start, lambda start: Bench(start, library))
    app.animation_level = "none"
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause(2 * PAINTED_WITHIN)
        yield Walk(app, pilot)
