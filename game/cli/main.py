"""The entry point: reads arguments, runs one command, turns what went wrong into a line and an exit code.

Only the command that was asked for is imported, because a list or a `--help` must not wait for the engine.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import importlib
import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

from game import __version__
from game.cli.commands import COMMANDS, MORE
from game.cli.exit_codes import FINE, INTERRUPTED
from game.cli.outside import Outside, real_outside
from game.cli.refusing import Refusal

COLLECTED_AFTER = 50_000
"""Objects made before Python searches for rings of them: rules are many objects and hardly a ring, and
the search took a third of the time in which they are compiled."""
ABOUT = "A game of decisions and uncertain knowledge. Without a command it opens its title page."


class Form(argparse.HelpFormatter):
    """Help of one width everywhere, for which the terminal need not be asked."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=80)


class Parser(argparse.ArgumentParser):
    """A parser that refuses in one line and a hint."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(allow_abbrev=False, formatter_class=Form, **settings)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments."""
        raise Refusal(message, f"{self.prog} --help")


def main(argv: Sequence[str] | None = None, outside: Outside | None = None) -> int:
    """Run the program; the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    world = outside or real_outside()
    gc.set_threshold(COLLECTED_AFTER)
    with contextlib.redirect_stdout(world.stdout), contextlib.redirect_stderr(world.stderr):
        try:
            code = _run(arguments, world)
            world.stdout.flush()
        except BrokenPipeError:
            return _unread(world)
    return code


def _run(arguments: list[str], world: Outside) -> int:
    try:
        options = parser_for(arguments).parse_args(arguments)
        name = options.command or "title"
        return int(importlib.import_module(module_of(name)).run(options, world))
    except Refusal as refusal:
        return _refused(refusal)
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else FINE
    except KeyboardInterrupt:
        sys.stderr.write("\n")
        return INTERRUPTED
    except BrokenPipeError:
        raise
    except OSError as error:
        return _refused(Refusal(f"{error.filename or 'the output'}: {error.strerror or error}"))


def module_of(command: str) -> str:
    """Where a command stands."""
    return MORE.get(command, f"game.cli.commands.{command}")


def parser_for(arguments: Sequence[str]) -> Parser:
    """The parser, with the arguments of those commands alone that are named."""
    everywhere = Parser(add_help=False, argument_default=argparse.SUPPRESS)
    everywhere.add_argument("--scenarios", metavar="DIR", action="append", help="look for scenarios here too")
    everywhere.add_argument("--saves", metavar="DIR", help="keep saves here")
    everywhere.add_argument(
        "--set", metavar="NAME=VALUE", action="append", help="how the screens look, as theme=daylight"
    )
    parser = Parser(prog="persimmon", description=ABOUT, parents=[everywhere])
    parser.add_argument("--version", action="version", version=f"persimmon {__version__}")
    commands = parser.add_subparsers(
        dest="command", metavar="COMMAND", title="commands", prog=parser.prog, parser_class=Parser
    )
    for name, about in COMMANDS.items():
        own = commands.add_parser(name, help=about, description=about, parents=[everywhere])
        if name in arguments:
            importlib.import_module(module_of(name)).arguments(own)
    return parser


def _refused(refusal: Refusal) -> int:
    sys.stderr.write(f"persimmon: {one_line(refusal.reason)}\n")
    if refusal.hint:
        sys.stderr.write(f"hint: {one_line(refusal.hint)}\n")
    return refusal.code


def one_line(text: str) -> str:
    """A text without anything that could drive the terminal or break the line."""
    return "".join(sign if sign.isprintable() else " " for sign in text).strip()


def _unread(world: Outside) -> int:
    """Nobody reads any more: end quietly, and let nothing be flushed into the closed pipe at exit."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), world.stdout.fileno())
    return FINE
