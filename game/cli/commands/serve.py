"""`serve`: the game in a browser on this machine, as long as the command runs."""

from __future__ import annotations

import errno
import socket
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from importlib.util import find_spec
from pathlib import Path

from game.cli.exit_codes import FINE
from game.cli.opening import library_of
from game.cli.outside import Outside
from game.cli.refusing import Refusal

LOOPBACK = "127.0.0.1"
PORT = 8137
LARGEST_PORT = 65535


def port(text: str) -> int:
    """A port as addresses can hold it."""
    if not (text.isascii() and text.isdecimal()) or int(text[:6]) > LARGEST_PORT:
        raise ArgumentTypeError(f"{text!r} is no port from 0 to {LARGEST_PORT}")
    return int(text)


def arguments(parser: ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument(
        "--port",
        metavar="N",
        type=port,
        default=PORT,
        help=f"answer there instead of {PORT}; 0 takes a free one",
    )


def run(options: Namespace, outside: Outside) -> int:
    """Serve the title page to every tab, until stopped from the keyboard."""
    library = library_of(options, outside)
    if find_spec("textual_serve") is None:
        raise Refusal(
            "the browser needs one more package", "pip install -e '.[web]', in the folder of the game"
        )
    folders = [Path(each).resolve() for each in getattr(options, "scenarios", ())]
    command = [sys.executable, "-m", "game", "--saves", str(library.places.saves.resolve())]
    for folder in folders:
        command += ["--scenarios", str(folder)]
    for each in getattr(options, "set", ()):
        command += ["--set", each]
    with door(options.port) as opened:
        from game.web.serving import serve  # noqa: PLC0415 - the server's toolkit

        serve(command, opened, lambda address: _tell(address, outside))
    return FINE


def _tell(address: str, outside: Outside) -> None:
    outside.stdout.write(f"The game is at {address} (this machine alone). Ctrl+C ends it.\n")
    outside.stdout.flush()


def door(number: int) -> socket.socket:
    """A listening socket that only this machine reaches."""
    opened = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if sys.platform != "win32":
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        opened.bind((LOOPBACK, number))
        opened.listen()
    except OSError as trouble:
        opened.close()
        taken = trouble.errno == errno.EADDRINUSE
        reason = "something else answers there" if taken else str(trouble.strerror).lower()
        raise Refusal(f"port {number}: {reason}", "persimmon serve --port 0 takes a free one") from None
    return opened
