"""A desk of one's own for a test of the command line: streams, folders, identity and seed are handed in."""

from __future__ import annotations

import io
from pathlib import Path
from typing import NamedTuple

from game.cli.main import main
from game.cli.outside import Outside
from game.library import Places
from game.session import Identity

TOY = Path(__file__).resolve().parent.parent / "toy"
IDENTITY = Identity("ab" * 16, "1900-01-01 12:00:00", "test", (("python", "3"),))


class Told(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


def places_in(folder: Path, scenarios: tuple[Path, ...] = (), saves: Path | None = None) -> Places:
    """The toy beside what was asked for; saves and cache in the test's own folder."""
    return Places((*scenarios, TOY), saves or folder / "saves", (), folder / "cache")


def persimmon(
    folder: Path, *arguments: object, typed: str = "", terminal: bool = False, screens: bool = False
) -> Told:
    """Run a command; what is `typed` is its standard input."""
    out, err = io.StringIO(), io.StringIO()
    outside = Outside(
        stdin=io.StringIO(typed),
        stdout=out,
        stderr=err,
        identity=lambda: IDENTITY,
        seed=lambda: 7,
        places=lambda scenarios, saves: places_in(folder, scenarios, saves),
        terminal=terminal,
        screens=screens,
    )
    return Told(main([str(argument) for argument in arguments], outside), out.getvalue(), err.getvalue())


def played(folder: Path, doctrine: str = "historical", name: str = "a.persimmon") -> Path:
    """A finished game of the toy."""
    save = folder / name
    told = persimmon(folder, "play", "toy", "--doctrine", doctrine, "--save", save)
    assert told.code == 0, told.err
    return save
