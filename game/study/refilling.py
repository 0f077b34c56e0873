"""Writes fitted points back into a scenario's files: the numbers of a table are replaced where they stand.

Nothing else of a file is touched, so that titles, comments and order stay the author's. A table that a
rulebook defines is overlaid in `fitted.yaml` of the scenario's own folder.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from game.scenario.problems import Span
from game.scenario.showing import Scenario
from game.scenario.source import Source, read_bytes
from game.study.fitting import Points

FITTED = "fitted.yaml"
HEAD = (
    "# Points of tables of a rulebook, fitted on this scenario's games. A fitting command writes this file.\n"
)


def refill(folder: Path, tables: Mapping[str, Points]) -> list[Path]:
    """Replace the points of tables in the files of a scenario; returns the files that were written."""
    files = sorted(folder.glob("*.yaml")) if folder.is_dir() else [folder]
    left, written = dict(tables), []
    for file in files:
        if file.name == FITTED:
            continue
        text, used = refilled(file.read_text(encoding="utf-8"), left)
        for id in used:
            del left[id]
        if used:
            file.write_text(text, encoding="utf-8")
            written.append(file)
    if left and folder.is_dir():
        (folder / FITTED).write_text(overlay(left), encoding="utf-8")
        written.append(folder / FITTED)
    return written


def with_points(scenario: Scenario, tables: Mapping[str, Points]) -> Scenario:
    """A scenario some of whose tables have other points."""
    changed = {id: scenario.tables[id].model_copy(update={"points": points}) for id, points in tables.items()}
    return scenario.model_copy(update={"tables": {**scenario.tables, **changed}})


def refilled(text: str, tables: Mapping[str, Points]) -> tuple[str, list[str]]:
    """A file's text with the points of its tables replaced, and which tables those were."""
    source: Source = read_bytes(text.encode(), "scenario")
    places = {
        id: source.values[("tables", id, "points")]
        for id in tables
        if ("tables", id, "points") in source.values
    }
    lines = text.splitlines(keepends=True)
    for id, span in sorted(places.items(), key=lambda item: (item[1].line, item[1].column), reverse=True):
        lines = _replaced(lines, span, flow(tables[id]))
    return "".join(lines), list(places)


def _replaced(lines: list[str], span: Span, new: str) -> list[str]:
    before, after = lines[span.line][: span.column], lines[span.end_line][span.end_column :]
    return [*lines[: span.line], before + new + after, *lines[span.end_line + 1 :]]


def flow(points: Points) -> str:
    """Points as they are written in a file."""
    return "[" + ", ".join(f"[{x:g}, {y:g}]" for x, y in points) + "]"


def overlay(tables: Mapping[str, Points]) -> str:
    """A file that gives tables of a rulebook other points."""
    rows = (f"  {id}: {{points: {flow(points)}}}\n" for id, points in tables.items())
    return HEAD + "tables:\n" + "".join(rows)
