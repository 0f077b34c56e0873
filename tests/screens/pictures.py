"""Which screens have a golden picture and how it is taken; `python -m tests.screens.pictures` takes all anew.

The pictures are text, so that a change of layout is read in a review as a change of lines.
"""

from __future__ import annotations

import asyncio
from pathlib import Path

from textual.pilot import Pilot

from game.tui.app import PersimmonApp
from game.tui.games import Outcome
from game.tui.start import Start
from tests.tui.driving import PLAY, REPLAY, RESUME, lines, playing

FOLDER = Path(__file__).parent / "golden"
SIZES = ((80, 24), (120, 40))
PATIENCE = 20
"""Pauses a screen is given to settle at a new size."""
TURN = ("e", "enter", "enter")
SCREENS: dict[str, tuple[Start, tuple[str, ...]]] = {
    "title": (Start(), ()),
    "picker": (Start(), ("n",)),
    "saves": (Start(), ("s",)),
    "opening": (PLAY, ()),
    "first-sitting": (PLAY, ("enter",)),
    "signed": (PLAY, ("enter", "enter")),
    "voice": (PLAY, ("enter", "v", "v", "v")),
    "dealing": (PLAY, ("enter", "v", "v", "v", "v", "enter")),
    "confirming": (PLAY, ("enter", "enter", "e")),
    "resolution": (PLAY, ("enter", "enter", "e", "enter")),
    "dilemma": (RESUME, ()),
    "greyed": (RESUME, ("n", "n", "n")),
    "dial": (RESUME, ("n", "n", "n", "n")),
    "shared-dial": (RESUME, ("n", "n", "n", "n", "n")),
    "why": (RESUME, ("shift+tab", "w", "right", "down", "right")),
    "explained": (RESUME, ("shift+tab", "question_mark")),
    "dispatches": (RESUME, ("d",)),
    "board": (RESUME, ("b",)),
    "map": (RESUME, ("m",)),
    "map-of-a-strait": (RESUME, ("m", "t", "tab", "tab", "tab", "tab")),
    "chronicle": (RESUME, ("c",)),
    "chronicle-search": (RESUME, ("c", "o", "slash", "g", "a", "r")),
    "entry": (RESUME, ("c", "o", "enter", "right")),
    "essay": (RESUME, ("y",)),
    "chart": (RESUME, ("g", "h", "u", "l", "enter", "left")),
    "chart-figures": (RESUME, ("g", "s")),
    "chart-plain": (RESUME, ("g", "g", "r", "a", "i", "enter")),
    "chart-days": (RESUME, (*TURN, "g", "h", "u", "l", "enter", "left", "x")),
    "chart-truth": (REPLAY, ("end", "t", "g", "h", "u", "l", "enter", "left", "left")),
    "keys": (RESUME, ("f1",)),
    "settings": (RESUME, ("f2", "down", "right")),
    "ledger": (RESUME, (*TURN, *TURN)),
    "verdict": (RESUME, (*TURN, *TURN, "enter")),
    "envelope": (RESUME, (*TURN, *TURN, "enter", "enter")),
    "judgement": (RESUME, (*TURN, *TURN, "enter", "enter", "enter")),
    "replay": (REPLAY, ("right", "t")),
}


def file_of(screen: str, size: tuple[int, int]) -> Path:
    """Where the picture of a screen at a size is kept."""
    return FOLDER / f"{screen}-{size[0]}x{size[1]}.txt"


async def pictures(screen: str) -> dict[tuple[int, int], str]:
    """The screen as it is now, at each size; the terminal is resized under it, as a player's may be."""
    start, keys = SCREENS[screen]
    taken = {}
    async with playing(start, *keys, size=SIZES[0]) as (app, pilot, _):
        for size in SIZES:
            await pilot.resize_terminal(*size)
            taken[size] = await _settled(app, pilot, size)
    return taken


async def _settled(app: PersimmonApp, pilot: Pilot[Outcome], size: tuple[int, int]) -> str:
    """The screen once it no longer changes, however slow the machine is."""
    shown, before = "", None
    for _ in range(PATIENCE):
        await pilot.pause()
        shown, before = "\n".join(lines(app)) + "\n", shown
        if shown == before and app.size == size:
            break
    return shown


def take_all() -> None:
    """Take every picture anew, to be looked at before it is committed."""
    FOLDER.mkdir(exist_ok=True)
    for screen in SCREENS:
        for size, shown in asyncio.run(pictures(screen)).items():
            file_of(screen, size).write_text(shown, encoding="utf-8")


if __name__ == "__main__":
    take_all()
