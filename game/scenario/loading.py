"""The only reader of scenario files: a folder -> a checked scenario, or every problem in it at once."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from game.scenario.checking import check
from game.scenario.complaints import complaints
from game.scenario.merging import Merged, gather, lay_over
from game.scenario.problems import Place, Problem, ScenarioError, in_order, is_unsafe
from game.scenario.showing import RulebookFolder, Scenario
from game.scenario.source import MAX_BYTES, Source, read_bytes

Find = Callable[[str], Path | None]
"""How the folder of a rulebook is found by its name; handed in, so that the loader needs no library."""
DEEPEST = 8
ESCAPE = re.compile(r"\\(?:[bfrt]|u[0-9a-fA-F]{4})")
"""What stands for a character in JSON, but for a line break."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A scenario that may be played, with the warnings it was let through with."""

    scenario: Scenario
    warnings: tuple[Problem, ...]
    texts: dict[str, str]
    """The text of every file read, for excerpts."""


def load(path: Path, find: Find) -> Loaded:
    """Read and check a scenario; raises ScenarioError with every problem found."""
    texts: dict[str, str] = {}
    merged = _merged(path, find, texts, ())
    scenario, problems = _modelled(merged)
    if scenario is not None:
        problems += check(scenario, merged.place)
    if scenario is None or any(problem.level == "error" for problem in problems):
        raise ScenarioError(problems, texts)
    return Loaded(scenario, in_order(problems), texts)


def from_text(text: str) -> Scenario:
    """The scenario embedded in a save, which was checked when the game began.

    Whoever seals a save anew may write anything, so characters are looked at again; raises ValueError.
    """
    scenario = Scenario.model_validate_json(text)
    if _suspicious(text) and any(
        letter != "\n" and is_unsafe(letter) for word in _words(json.loads(text)) for letter in word
    ):
        raise ValueError("a text of it holds a character that could drive the terminal")
    return scenario


def _suspicious(text: str) -> bool:
    """Whether a text of JSON has to be looked through word by word; most have no escape that matters."""
    escapes = set(ESCAPE.findall(text))
    return not text.isprintable() or any(is_unsafe(json.loads(f'"{each}"')) for each in escapes)


def _words(value: object) -> Iterator[str]:
    """Every text and every key that may hold an odd character."""
    if isinstance(value, str):
        yield "" if value.isprintable() else value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _words(key)
            yield from _words(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _words(inner)


def _modelled(merged: Merged) -> tuple[Scenario | None, list[Problem]]:
    """Return the data as models, unless its shape is wrong, with all that was found until then."""
    try:
        return Scenario.model_validate_json(json.dumps(merged.data)), list(merged.problems)
    except ValidationError as fault:
        return None, [*merged.problems, *complaints(fault, merged)]


def _merged(path: Path, find: Find, texts: dict[str, str], above: tuple[str, ...]) -> Merged:
    own = gather(read_folder(path, texts))
    own.problems += _rulebook_faults(own)
    manifest = own.data.get("scenario") or {}
    names = manifest.get("extends", []) if isinstance(manifest, dict) else []
    below = Merged()
    for position, name in enumerate(names if isinstance(names, list) else []):
        place = own.place(("scenario", "extends", position))
        folder = find(str(name))
        if folder is None:
            own.problems.append(Problem("M003", f"there is no rulebook `{name}`", place))
        elif name in above or len(above) >= DEEPEST:
            own.problems.append(Problem("M004", f"`{name}` extends itself", place))
        else:
            below = lay_over(below, _merged(folder, find, texts, (*above, str(name))))
    return lay_over(below, own)


def _rulebook_faults(own: Merged) -> list[Problem]:
    """What is wrong with the manifest of a rulebook, which the scenario that extends it does not carry."""
    if "rulebook" not in own.data:
        return []
    try:
        RulebookFolder.model_validate_json(json.dumps({"rulebook": own.data["rulebook"]}))
    except ValidationError as fault:
        return complaints(fault, own)
    return []


def read_folder(path: Path, texts: dict[str, str]) -> list[Source]:
    """Read the files of a folder, or one file; raises ScenarioError with the problems of all of them."""
    files = sorted(path.glob("*.yaml")) if path.is_dir() else [path]
    if not files:
        raise ScenarioError(
            [Problem("L001", "the folder holds no scenario file", Place(str(path)), "it needs *.yaml")]
        )
    sources: list[Source] = []
    problems: list[Problem] = []
    for file in files:
        try:
            sources.append(read_file(file))
            texts[str(file)] = sources[-1].text
        except ScenarioError as fault:
            problems += fault.problems
            texts |= fault.texts
    if problems:
        raise ScenarioError(problems, texts)
    return sources


def read_file(file: Path) -> Source:
    """Read one regular file; raises ScenarioError for anything else."""
    if not file.is_file():
        what = "is not a file" if file.exists() else "does not exist"
        raise ScenarioError([Problem("L002", f"{file.name} {what}", Place(str(file)))])
    try:
        with file.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as fault:
        raise ScenarioError(
            [Problem("L003", f"cannot be read: {fault.strerror}", Place(str(file)))]
        ) from None
    try:
        return read_bytes(data, str(file))
    except ScenarioError as fault:
        raise ScenarioError(fault.problems, {str(file): data.decode("utf-8", "replace")}) from None
