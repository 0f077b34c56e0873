"""The way to the screens: only where there are eyes to see them, and only as long as there are."""

from __future__ import annotations

import os
import select
import sys
import time
from argparse import Namespace
from dataclasses import replace
from threading import Thread
from typing import TYPE_CHECKING

from game.cli.exit_codes import FINE
from game.cli.keeping import keep, kept_in
from game.cli.outside import Outside, in_browser
from game.cli.refusing import Refusal
from game.tui.start import Looks
from game.tui.terminal import found, pins

if TYPE_CHECKING:
    from game.tui.start import Start

BETWEEN_LOOKS = 1.0
"""Seconds after which it is looked again whether the terminal is still there."""


def needs_screens(outside: Outside, command: str = "play") -> None:
    """Refuse where the screens cannot be drawn, before anything is loaded for them."""
    if outside.screens:
        return
    hint = f"persimmon {command} --plain plays by lines"
    if not outside.terminal:
        raise Refusal("the screens need a terminal, and here is none", hint)
    raise Refusal("this terminal cannot draw the screens", hint)


def show(start: Start, outside: Outside, options: Namespace) -> int:
    """Show the screens; the exit code. What the command line asked for and cannot be opened is refused."""
    needs_screens(outside, "resume" if start.screen == "resume" else "play")
    looks = looks_of(options, outside)
    from game.tui.app import run  # noqa: PLC0415 - the toolkit
    from game.tui.games import CannotOpenError  # noqa: PLC0415

    if outside.stdin.isatty():
        Thread(target=_end_with_terminal, args=(outside.stdin.fileno(),), daemon=True).start()
    elif in_browser() and sys.platform != "win32":
        Thread(target=_end_with_server, args=(outside.stdin.fileno(),), daemon=True).start()
    try:
        return run(replace(start, looks=looks))
    except CannotOpenError as trouble:
        raise Refusal(trouble.reason, trouble.hint) from None


def looks_of(options: Namespace, outside: Outside) -> Looks:
    """How the screens are to look, by terminal, surroundings, command line and what is kept."""
    try:
        decided = pins(outside.environ, tuple(getattr(options, "set", ())))
    except ValueError as wrong:
        raise Refusal(str(wrong), "such as --set theme=daylight") from None
    encoding = getattr(outside.stdout, "encoding", "") or ""
    face = found(outside.environ, encoding, windows=sys.platform == "win32")
    place = outside.settings()
    if place is None:
        return Looks(face, pins=decided)
    kept, fault = kept_in(place)
    return Looks(face, kept, decided, str(place), fault, lambda settings: keep(place, settings))


def _end_with_terminal(terminal: int) -> None:
    """End when the terminal is gone, which not every process is told by a signal.

    The toolkit would go on reading and painting where nothing is. Every turn is saved already, and nobody is
    left to be asked anything.
    """
    while os.isatty(terminal):
        time.sleep(BETWEEN_LOOKS)
    os._exit(FINE)


def _end_with_server(pipe: int) -> None:
    """End when the server that started this process for a browser is gone, however it went."""
    if sys.platform != "win32":
        watch = select.poll()
        watch.register(pipe, 0)
        watch.poll()
        os._exit(FINE)
