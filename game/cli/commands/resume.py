"""`resume`: a kept game, where it stands."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from game.cli.lines import played, rest_played
from game.cli.opening import found_save, library_of, near, refusals
from game.cli.outside import Outside
from game.cli.screens import show


def arguments(parser: ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("save", metavar="SAVE", nargs="?", help="a path or a name; the last game if left out")
    parser.add_argument("--plain", action="store_true", help="play by lines, without screens")
    parser.add_argument(
        "--play-out", action="store_true", help="end the turns left by standing orders, and tell them"
    )


def run(options: Namespace, outside: Outside) -> int:
    """Continue a game."""
    library = library_of(options, outside)
    with refusals("saves"):
        save = found_save(library, options.save) if options.save is not None else library.last_game()
    with refusals(near(str(save))):
        from game.session import Session  # noqa: PLC0415 - brings the engine

        session = Session.resume(save, outside.identity())
    if options.play_out:
        return rest_played(session, outside)
    if options.plain:
        return played(session, library, outside)
    session.close()
    from game.tui.start import Start  # noqa: PLC0415 - the screens

    places = library.places
    start = Start(
        "resume", save=save, saves=places.saves, identity=outside.identity, scenarios=places.scenarios
    )
    return show(start, outside, options)
