"""What commands open: the library, scenarios and saves, each failure told as one line with its exit code."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from game.cli.exit_codes import DAMAGED, DIVERGED, PROBLEMS, UNUSABLE
from game.cli.outside import Outside
from game.cli.refusing import Refusal
from game.library import Library, NotFound
from game.scenario.problems import ScenarioError, visible

if TYPE_CHECKING:
    from game.replay import Replay
    from game.scenario.showing import Scenario

UNREADABLE = frozenset({"L001", "L002", "L003", "Y002", "Y003", "Y004"})
"""Codes of problems that mean there is no scenario at all."""
CODES = {"damaged": DAMAGED, "diverged": DIVERGED, "": UNUSABLE}


def wants_json(parser: ArgumentParser) -> None:
    """Give a command that prints data its option for programs."""
    parser.add_argument("--json", action="store_true", help="print JSON")


def library_of(options: Namespace, outside: Outside) -> Library:
    """The library with the folders asked for."""
    folders = tuple(Path(each) for each in getattr(options, "scenarios", ()))
    for folder in folders:
        if not _is(folder, Path.is_dir):
            raise Refusal(f"--scenarios {folder}: {_lack(folder)}", "name a folder that holds scenarios")
    saves = getattr(options, "saves", None)
    if saves is not None and _is(Path(saves), Path.exists) and not Path(saves).is_dir():
        raise Refusal(f"--saves {saves}: is no folder", "name a folder; it is made where it is missing")
    return Library(outside.places(folders, Path(saves) if saves is not None else None))


def _is(path: Path, question: object) -> bool:
    try:
        return bool(question(path))  # type: ignore[operator]
    except (OSError, ValueError):
        return False


def _lack(folder: Path) -> str:
    return "is no folder" if _is(folder, Path.exists) else "there is no such folder"


@contextmanager
def refusals(name: str) -> Iterator[None]:
    """Tell what the library or a save cannot give as a refusal; `name` is what was asked for."""
    from game.session import CannotOpen  # noqa: PLC0415 - brings the engine

    try:
        yield
    except NotFound as trouble:
        raise Refusal(trouble.reason, trouble.hint) from None
    except CannotOpen as trouble:
        raise Refusal(f"{name}: {trouble.reason}", trouble.hint, CODES[trouble.kind]) from None


def found_scenario(library: Library, text: str) -> Path:
    """The path of a scenario by id or path."""
    try:
        path = library.find_scenario(text)
    except (NotFound, OSError) as trouble:
        reason = trouble.reason if isinstance(trouble, NotFound) else f"{text}: {trouble.strerror}"
        raise Refusal(reason, getattr(trouble, "hint", "")) from None
    if looks_like_a_save(path):
        raise Refusal(f"{text}: is a save, not a scenario", f"persimmon replay {text}")
    return path


def looks_like_a_save(path: Path) -> bool:
    """Whether a file begins as saves do."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as stream:
            return stream.read(2) == b'{"'
    except OSError:
        return False


def playable_scenario(library: Library, path: Path) -> Scenario:
    """A checked scenario to play or show; its problems are told by `check`."""
    try:
        return library.playable(path)
    except ScenarioError as fault:
        raise as_refusal(path, fault) from None


def as_refusal(path: Path, fault: ScenarioError) -> Refusal:
    """The problems of a scenario in one line."""
    first, shown = fault.problems[0], near(str(path))
    if is_unreadable(fault):
        return Refusal(f"{shown}: {visible(first.message)}", visible(first.hint))
    count = len(fault.problems)
    words = f"{count} problems" if count > 1 else "1 problem"
    return Refusal(f"{shown}: {words}, first {near(first.line())}", f"persimmon check {shown}", PROBLEMS)


def is_unreadable(fault: ScenarioError) -> bool:
    """Whether there is no scenario at all, rather than a faulty one."""
    return len(fault.problems) == 1 and fault.problems[0].code in UNREADABLE


def near(text: str) -> str:
    """A text in which paths below the working folder are told from there."""
    return text.replace(os.getcwd() + os.sep, "")  # noqa: PTH109 - as it is written in paths


def found_save(library: Library, text: str) -> Path:
    """The path of a save by name or path."""
    try:
        return library.find_save(text)
    except (NotFound, OSError) as trouble:
        reason = trouble.reason if isinstance(trouble, NotFound) else f"{text}: {trouble.strerror}"
        raise Refusal(reason, getattr(trouble, "hint", "")) from None


def opened_replay(library: Library, text: str) -> Replay:
    """A save opened to be watched."""
    path = found_save(library, text)
    with refusals(near(str(path))):
        from game.replay import Replay  # noqa: PLC0415 - brings the engine

        return Replay.open(path)


def code_of(replay: Replay) -> int:
    """The exit code that a replay's status means."""
    return {"DIVERGED": DIVERGED, "DAMAGED": DAMAGED}.get(replay.verification().status, 0)
