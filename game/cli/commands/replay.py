"""`replay`: a game watched again, in the screens or as lines."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace

from game.cli.opening import code_of, library_of, opened_replay
from game.cli.outside import Outside
from game.cli.refusing import Refusal
from game.cli.screens import show


def turn(text: str) -> int:
    """The number of a turn."""
    if not (text.isascii() and text.isdecimal()) or not 1 <= int(text[:9]) < 10**8:
        raise ArgumentTypeError(f"{text!r} is no number of a turn; turns count from 1")
    return int(text)


def arguments(parser: ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("save", metavar="SAVE", help="a path or a name")
    parser.add_argument("--turn", metavar="N", type=turn, help="begin at this turn; as lines, tell it alone")
    parser.add_argument("--plain", action="store_true", help="tell the whole game as lines")


def run(options: Namespace, outside: Outside) -> int:
    """Watch a game."""
    library = library_of(options, outside)
    replay = opened_replay(library, options.save)
    if options.turn is not None and options.turn > replay.turns + 1:
        raise Refusal(f"{options.save}: has no turn {options.turn}", f"it has {replay.turns}")
    position = None if options.turn is None else options.turn - 1
    if options.plain or not outside.screens:
        from game.line.page import Page  # noqa: PLC0415 - not needed by --help
        from game.line.watching import watch  # noqa: PLC0415

        watch(replay, Page(outside.stdout), position)
        return code_of(replay)
    from game.tui.start import Start  # noqa: PLC0415 - the screens

    places = library.places
    start = Start(
        "replay", save=replay.path, saves=places.saves, identity=outside.identity, turn=position or 0,
        scenarios=places.scenarios,
    )  # fmt: skip
    return show(start, outside, options)
