"""The harbour town with something changed: how tests make a scenario that is wrong in one way."""

from __future__ import annotations

from pathlib import Path

from game.scenario.loading import Loaded, load
from game.scenario.problems import Problem, ScenarioError, render

TOY = Path(__file__).resolve().parent.parent / "toy"


def find(name: str) -> Path | None:
    """The folders that tests extend."""
    return TOY if name == "toy" else None


def load_patch(folder: Path, patch: str) -> Loaded:
    """The toy with a patch laid over it; raises ScenarioError as any scenario does."""
    file = folder / "patch.yaml"
    head = "" if patch.startswith("scenario:") else "scenario: {extends: [toy]}\n"
    file.write_text(head + patch, "utf-8")
    return load(file, find)


def problems_of(folder: Path, patch: str) -> tuple[Problem, ...]:
    """What is told of a patch, errors and warnings."""
    try:
        return load_patch(folder, patch).warnings
    except ScenarioError as fault:
        return fault.problems


def codes_of(folder: Path, patch: str) -> list[str]:
    """The codes told of a patch, in order of place."""
    return [problem.code for problem in problems_of(folder, patch)]


def rendered(file: Path) -> str:
    """Everything told of a file, as the command line prints it, places shown from the file's own folder."""
    try:
        loaded = load(file, find)
        problems, texts = loaded.warnings, loaded.texts
    except ScenarioError as fault:
        problems, texts = fault.problems, fault.texts
    text = "\n".join(render(problem, texts.get) for problem in problems) + "\n"
    return text.replace(f"{TOY}/", "../../toy/").replace(f"{file.parent}/", "")
