"""`persimmon` alone: the title page."""

from __future__ import annotations

from argparse import Namespace

from game.cli.opening import library_of
from game.cli.outside import Outside
from game.cli.screens import show


def run(options: Namespace, outside: Outside) -> int:
    """Open the title page."""
    from game.tui.start import Start  # noqa: PLC0415 - the screens

    library = library_of(options, outside)
    places = library.places
    start = Start(saves=places.saves, scenarios=places.scenarios, identity=outside.identity)
    return show(start, outside, options)
