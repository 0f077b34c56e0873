"""`check`: what is wrong with scenario files, as a compiler says it; with `--run` their tests and record."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from game.cli.exit_codes import FINE, PROBLEMS
from game.cli.opening import found_scenario, is_unreadable, library_of, near, wants_json
from game.cli.outside import Outside
from game.cli.refusing import Refusal
from game.cli.trying import Run, run_of, told
from game.library import Library
from game.library.cards import is_rulebook
from game.library.shelves import scenarios_in
from game.scenario.problems import Problem, ScenarioError, as_json, render, visible


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found at one path."""

    path: str
    problems: tuple[Problem, ...] = ()
    texts: dict[str, str] = field(default_factory=dict)
    run: Run | None = None
    refusal: Refusal | None = None
    """Why there was nothing to check."""

    @property
    def code(self) -> int:
        """The exit code this path asks for."""
        if self.refusal is not None:
            return self.refusal.code
        failed = self.run is not None and not self.run.passed
        return PROBLEMS if failed or any(each.level == "error" for each in self.problems) else FINE


def arguments(parser: ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument(
        "path", metavar="PATH", nargs="+", help="a file, a scenario's folder or a folder of them"
    )
    parser.add_argument(
        "--run", action="store_true", help="also play its tests and compare it with its record"
    )
    wants_json(parser)


def run(options: Namespace, outside: Outside) -> int:
    """Check every scenario of every path; the worst of their exit codes."""
    library = library_of(options, outside)
    found = []
    for text in options.path:
        for checked in _checked(library, text, running=options.run):
            found.append(checked)
            _say(checked, as_json=options.json)
    if options.json:
        print(json.dumps([_data(checked) for checked in found], indent=2))
    return max(checked.code for checked in found)


def _checked(library: Library, text: str, *, running: bool) -> Iterator[Checked]:
    try:
        paths = _scenarios_at(library, text)
    except Refusal as refusal:
        yield Checked(text, refusal=refusal)
        return
    for path in paths:
        yield _one(library, path, running=running)


def _scenarios_at(library: Library, text: str) -> list[Path]:
    """The scenarios a path means: itself, or those in it."""
    path = found_scenario(library, text)
    if is_rulebook(path):
        raise Refusal(f"{text}: is a rulebook, which nobody plays alone", "check a scenario that extends it")
    if not path.is_dir() or any(sorted(path.glob("*.yaml"))):
        return [path]
    inside = scenarios_in(path)
    if not inside:
        raise Refusal(f"{text}: holds no scenario", "a scenario is a folder of *.yaml files")
    return inside


def _one(library: Library, path: Path, *, running: bool) -> Checked:
    name = near(str(path))
    try:
        loaded = library.load(path)
    except ScenarioError as fault:
        if is_unreadable(fault):
            first = fault.problems[0]
            return Checked(name, refusal=Refusal(f"{name}: {first.message}", first.hint))
        return Checked(name, fault.problems, fault.texts)
    result = run_of(loaded.scenario) if running else None
    return Checked(name, loaded.warnings, loaded.texts, result)


def _say(checked: Checked, *, as_json: bool) -> None:
    if checked.refusal is not None:
        sys.stderr.write(f"persimmon: {visible(checked.refusal.reason)}\n")
        if checked.refusal.hint:
            sys.stderr.write(f"hint: {visible(checked.refusal.hint)}\n")
    elif not as_json:
        for problem in checked.problems:
            print(near(render(problem, checked.texts.get)), end="\n\n")
        for line in told(checked.run) if checked.run is not None else ():
            print(line)
        print(f"{visible(checked.path)}: {_summary(checked)}")


def _summary(checked: Checked) -> str:
    errors = sum(problem.level == "error" for problem in checked.problems)
    counts = [(errors, "error"), (len(checked.problems) - errors, "warning")]
    if checked.run is not None:
        counts.append((checked.run.failures, "failure"))
    said = [f"{count} {word}{'s' if count > 1 else ''}" for count, word in counts if count]
    return ", ".join(said) or "fine"


def _data(checked: Checked) -> dict[str, object]:
    data: dict[str, object] = {
        "path": checked.path,
        "problems": [as_json(problem) for problem in checked.problems],
        "refused": checked.refusal.reason if checked.refusal is not None else None,
    }
    if checked.run is not None:
        data["tests"] = [asdict(each) | {"passed": each.passed} for each in checked.run.tried]
        data["history"] = [asdict(each) | {"passed": each.passed} for each in checked.run.compared]
    return data
