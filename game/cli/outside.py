"""All that a command needs of the world: streams, identity, a seed, folders; tests hand in their own."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TextIO

from game.tui.terminal import drawable

if TYPE_CHECKING:
    from pathlib import Path

    from game.library import Places
    from game.session import Identity


@dataclass(frozen=True, slots=True)
class Outside:
    """The world as a command sees it."""

    stdin: TextIO
    stdout: TextIO
    stderr: TextIO
    identity: Callable[[], Identity]
    """Makes the identity of a new save; called once for each."""
    seed: Callable[[], int]
    """A seed where none was asked for."""
    places: Callable[[tuple[Path, ...], Path | None], Places]
    """The folders of this installation, with those asked for."""
    terminal: bool
    """Whether somebody sits before the screen."""
    screens: bool
    """Whether the screens can be drawn, on it or in a browser."""
    environ: Mapping[str, str] = field(default_factory=dict)
    """The surroundings, which say what the terminal can show."""
    settings: Callable[[], Path | None] = lambda: None
    """The file in which settings are kept; without one nothing is kept."""


def real_outside() -> Outside:
    """The streams of this process, and its machine."""
    from game.cli.keeping import usual_settings_file  # noqa: PLC0415 - after the arguments are known to be good
    from game.library import usual_places  # noqa: PLC0415

    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    terminal = sys.stdin.isatty() and sys.stdout.isatty()
    can_draw = drawable(os.environ) or sys.platform == "win32"
    return Outside(
        sys.stdin,
        sys.stdout,
        sys.stderr,
        new_identity,
        new_seed,
        usual_places,
        terminal,
        (terminal and can_draw) or in_browser(),
        os.environ,
        usual_settings_file,
    )


def in_browser() -> bool:
    """Whether the screens are drawn in a browser, by the server that started this process."""
    return os.environ.get("TEXTUAL_DRIVER", "").endswith(":WebDriver")


def new_identity() -> Identity:
    """A name no other save has, the time on the player's clock, and the versions that play."""
    import numpy as np  # noqa: PLC0415 - a game begins, so it is loaded or will be

    from game import __version__  # noqa: PLC0415
    from game.session import Identity  # noqa: PLC0415 - brings the engine

    versions = (("numpy", np.__version__), ("python", ".".join(map(str, sys.version_info[:3]))))
    born = time.strftime("%Y-%m-%d %H:%M:%S %z").strip()
    return Identity(os.urandom(16).hex(), born, __version__, (*versions, ("system", sys.platform)))


def new_seed() -> int:
    """A small number that can be told to a friend."""
    return int.from_bytes(os.urandom(4), "big") % 9999 + 1
