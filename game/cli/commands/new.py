"""`new`: a small whole scenario to change into one's own."""

from __future__ import annotations

import re
from argparse import ArgumentParser, Namespace
from pathlib import Path

from game.cli.outside import Outside
from game.cli.refusing import Refusal

SCAFFOLD = Path(__file__).resolve().parent.parent / "scaffold"
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST = 64


def arguments(parser: ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument(
        "name", metavar="NAME", help="its folder, made here or in --scenarios DIR; such as my-crisis"
    )


def run(options: Namespace, outside: Outside) -> int:
    """Write the scaffold; an existing folder or file is left as it is."""
    if not NAME.fullmatch(options.name) or len(options.name) > LONGEST:
        words = f"{options.name!r} is no name for a scenario"
        raise Refusal(words, "use small letters, digits and hyphens, at most 64, such as my-crisis")
    folder = Path(*getattr(options, "scenarios", ())[-1:]) / options.name
    try:
        folder.mkdir()
    except FileExistsError:
        raise Refusal(
            f"{folder}: is already there, and nothing is overwritten", "choose another name"
        ) from None
    files = sorted(SCAFFOLD.glob("*.yaml"))
    for file in files:
        text = file.read_text("utf-8").replace("NAME", options.name.replace("-", " ").capitalize())
        (folder / file.name).write_text(text, "utf-8")
    print(f"{folder}: {len(files)} files, a small scenario to change into your own")
    print(f"check it: persimmon check {folder} --run")
    print(f"play it:  persimmon play {folder} --plain")
    return 0
