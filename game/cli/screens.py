"""The way to the screens: only where there are eyes to see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.cli.outside import Outside
from game.cli.refusing import Refusal

if TYPE_CHECKING:
    from game.tui.start import Start


def needs_screens(outside: Outside, command: str = "play") -> None:
    """Refuse where the screens cannot be drawn, before anything is loaded for them."""
    hint = f"persimmon {command} --plain plays by lines"
    if not outside.terminal:
        raise Refusal("the screens need a terminal, and here is none", hint)
    if not outside.screens:
        raise Refusal("this terminal cannot draw the screens", hint)


def show(start: Start, outside: Outside) -> int:
    """Show the screens; the exit code. What the command line asked for and cannot be opened is refused."""
    needs_screens(outside, "resume" if start.screen == "resume" else "play")
    from game.tui.app import run  # noqa: PLC0415 - the toolkit
    from game.tui.games import CannotOpenError  # noqa: PLC0415

    try:
        return run(start)
    except CannotOpenError as trouble:
        raise Refusal(trouble.reason, trouble.hint) from None
