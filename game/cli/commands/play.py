"""`play`: a game in the screens or by lines, or one that plays itself."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

from game.cli.lines import demonstrated, played
from game.cli.opening import found_scenario, library_of, near, playable_scenario, refusals
from game.cli.outside import Outside
from game.cli.refusing import Refusal
from game.cli.screens import needs_screens, show
from game.library import Library, id_of
from game.scenario.problems import did_you_mean

if TYPE_CHECKING:
    from game.session import Playable, Session

LARGEST_SEED = 2**64 - 1


def seed(text: str) -> int:
    """A seed as saves can hold it."""
    if not (text.isascii() and text.isdecimal()) or int(text[:21]) > LARGEST_SEED:
        raise ArgumentTypeError(f"{text!r} is no whole number from 0 to {LARGEST_SEED}")
    return int(text)


def arguments(parser: ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("scenario", metavar="SCENARIO", nargs="?", help="an id or a path")
    parser.add_argument(
        "--seed", metavar="N", type=seed, help="the luck of the game; another each time if left out"
    )
    parser.add_argument("--plain", action="store_true", help="play by lines, without screens")
    parser.add_argument("--doctrine", metavar="D", help="let this automatic player play")
    parser.add_argument(
        "--save", metavar="PATH", help="where to save; a new file in the folder of saves if left out"
    )


def run(options: Namespace, outside: Outside) -> int:
    """Play."""
    library = library_of(options, outside)
    path = found_scenario(library, only_scenario(library) if options.scenario is None else options.scenario)
    luck = outside.seed() if options.seed is None else options.seed
    if options.plain or options.doctrine:
        return _by_lines(options, outside, (library, path, luck))
    return _on_screens(options, outside, (library, path, luck))


def only_scenario(library: Library) -> str:
    """The scenario that is meant where none is named."""
    known = list(library.scenario_paths())
    if len(known) == 1:
        return known[0]
    if not known:
        raise Refusal("there is no scenario to play", "name a folder with --scenarios")
    raise Refusal("name the scenario to play", f"there are {', '.join(known)}")


def _on_screens(options: Namespace, outside: Outside, game: tuple[Library, Path, int]) -> int:
    library, path, luck = game
    needs_screens(outside)
    from game.tui.start import Start  # noqa: PLC0415 - the screens

    places = library.places
    save = free(Path(options.save)) if options.save is not None else None
    start = Start("play", str(path), luck, save, places.saves, outside.identity, scenarios=places.scenarios)
    try:
        return show(start, outside, options)
    except Refusal:
        playable_scenario(library, path)
        raise


def _by_lines(options: Namespace, outside: Outside, game: tuple[Library, Path, int]) -> int:
    from game.session import Playable  # noqa: PLC0415 - brings the engine

    library, path, luck = game
    playable = Playable(id_of(path), playable_scenario(library, path))
    if options.doctrine and options.doctrine not in playable.scenario.doctrines:
        known = playable.scenario.doctrines
        near_one = did_you_mean(options.doctrine, known) or f"there are {', '.join(known)}"
        raise Refusal(f"{playable.id} has no doctrine `{options.doctrine}`", near_one)
    with refusals(options.scenario or playable.id):
        save = (
            free(Path(options.save)) if options.save is not None else library.new_save_path(playable.id, luck)
        )
        session = _begun(playable, luck, save, outside)
    if options.doctrine:
        return demonstrated(session, options.doctrine, outside)
    return played(session, library, outside)


def _begun(playable: Playable, luck: int, save: Path, outside: Outside) -> Session:
    """A new game; a folder that is there and yet takes no file is named as what it is."""
    from game.session import CannotOpen, Session  # noqa: PLC0415 - brings the engine

    try:
        return Session.begin(playable, luck, save=save, identity=outside.identity())
    except CannotOpen:
        if save.parent.is_dir() and not save.exists() and not _takes_files(save.parent):
            raise Refusal(
                f"{near(str(save))}: cannot be written there", "name another file with --save"
            ) from None
        raise


def _takes_files(folder: Path) -> bool:
    """Whether a file can be made in a folder."""
    try:
        with TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def free(path: Path) -> Path:
    """A path that nothing stands at yet."""
    if path == Path():
        raise Refusal("a save needs a name", "name a file with --save")
    try:
        taken = path.exists() or path.is_symlink()
        odd = path.exists() and not path.is_file()
    except (OSError, ValueError):
        raise Refusal(f"{path}: this name cannot be used", "name another file with --save") from None
    if odd:
        raise Refusal(f"{near(str(path))} is not a regular file", "name another file with --save")
    if taken:
        raise Refusal(
            f"{near(str(path))}: is already there, and a save replaces nothing",
            "name another file with --save",
        )
    return path
