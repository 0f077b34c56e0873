"""`new`: a small whole scenario to change into one's own."""

from __future__ import annotations

import os
import re
from argparse import ArgumentParser, Namespace
from pathlib import Path

from game.cli.opening import library_of
from game.cli.outside import Outside
from game.cli.refusing import Refusal
from game.library.shelves import RULEBOOKS

SCAFFOLD = Path(__file__).resolve().parent.parent / "scaffold"
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST = 64
DEVICES = (
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)),
)
RESERVED = frozenset({RULEBOOKS, *DEVICES})
"""The folder of rulebooks, and names that Windows keeps for devices."""


def arguments(parser: ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument(
        "name", metavar="NAME", help="its folder, made here or in --scenarios DIR; such as my-crisis"
    )


def run(options: Namespace, outside: Outside) -> int:
    """Write the scaffold; an existing folder or file is left as it is."""
    folder = _folder(options, outside)
    files = sorted(SCAFFOLD.glob("*.yaml"))
    for file in files:
        text = file.read_text("utf-8").replace("NAME", options.name.replace("-", " ").capitalize())
        (folder / file.name).write_text(text, "utf-8")
    shown = f".{os.sep}{folder}" if len(folder.parts) == 1 else str(folder)
    print(f"{folder}: {len(files)} files, a small scenario to change into your own")
    print(f"check it: persimmon check {shown} --run")
    print(f"play it:  persimmon play {shown} --plain")
    return 0


def _folder(options: Namespace, outside: Outside) -> Path:
    """A new folder under a name that nothing else is called by."""
    if not NAME.fullmatch(options.name) or len(options.name) > LONGEST:
        words = f"{options.name!r} is no name for a scenario"
        raise Refusal(words, "use small letters, digits and hyphens, at most 64, such as my-crisis")
    if options.name in RESERVED:
        raise Refusal(f"{options.name!r} is a name with a meaning of its own", "choose another name")
    shipped = library_of(options, outside).scenario_paths()
    folder: Path = Path(*getattr(options, "scenarios", ())[-1:]) / options.name
    if options.name in shipped and not folder.exists():
        raise Refusal(f"there is a scenario `{options.name}` already", "choose another name")
    try:
        folder.mkdir()
    except FileExistsError:
        raise Refusal(
            f"{folder}: is already there, and nothing is overwritten", "choose another name"
        ) from None
    return folder
