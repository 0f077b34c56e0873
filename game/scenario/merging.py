"""Lays the files of a scenario over one another and over what it extends, remembering places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from game.scenario.pointing import Part, part_of
from game.scenario.problems import Place, Problem, Span, did_you_mean, quoted
from game.scenario.source import Source

Path = tuple[str | int, ...]
ALONE: Path = (0,)
"""Where a lone value stands as the list of one that it is read as."""
SINGLE = ("scenario", "rulebook", "calendar", "window", "essay")
"""Kinds of which a scenario has one; all others are maps of ids."""


class Finder(Protocol):
    """How a checker asks where something stands, without knowing of files."""

    def __call__(self, location: Path, *, key: bool = False, part: Part | None = None) -> Place:
        """Return the place of a value, its key or a part of its text."""
        ...


@dataclass(slots=True)
class Merged:
    """Plain data of a scenario with the file each of its ids came from."""

    data: dict[str, Any] = field(default_factory=dict)
    origins: dict[tuple[str, str], tuple[Source, ...]] = field(default_factory=dict)
    """For each kind and id the files that say something of it, the strongest first."""
    problems: list[Problem] = field(default_factory=list)

    def place(self, location: Path, *, key: bool = False, part: Part | None = None) -> Place:
        """Where the value at a location stands, in the strongest file that says it.

        With `key` the place of its key instead; with `part` only the part of a text that is meant.
        """
        for cut in range(len(location), 0, -1):
            for source in self._said_by(location):
                if location[:cut] in source.values:
                    exact = location[cut:] in (ALONE, ())
                    return Place(
                        source.file, _span_in(source, location[:cut], key=key, part=part if exact else None)
                    )
        sources = self._said_by(location)
        return Place(sources[0].file if sources else "scenario")

    def _said_by(self, location: Path) -> tuple[Source, ...]:
        kind, id = str(location[0]) if location else "", str(location[1]) if len(location) > 1 else ""
        return self.origins.get((kind, id)) or self.origins.get((kind, "")) or ()


def _span_in(source: Source, location: Path, *, key: bool, part: Part | None) -> Span:
    span = source.values[location]
    if key:
        return source.keys.get(location, span)
    return part_of(source.text, span, part) if part else span


def gather(sources: list[Source]) -> Merged:
    """Join the files of one folder; no two may say the same id."""
    merged = Merged()
    for source in sources:
        merged.problems += source.notes
        for kind, content in source.data.items():
            _gather_kind(merged, source, str(kind), content)
    return merged


def _gather_kind(merged: Merged, source: Source, kind: str, content: object) -> None:
    if kind in SINGLE or not isinstance(content, dict) or not isinstance(merged.data.get(kind, {}), dict):
        _gather_id(merged, source, (kind,), content)
        return
    merged.data.setdefault(kind, {})
    merged.origins.setdefault((kind, ""), (source,))
    for id, value in content.items():
        _gather_id(merged, source, (kind, str(id)), value)


def _gather_id(merged: Merged, source: Source, path: tuple[str, ...], value: object) -> None:
    key = (path[0], path[1] if len(path) > 1 else "")
    holder = merged.data if len(path) == 1 else merged.data[path[0]]
    if path[-1] in holder:
        earlier = merged.origins[key][0]
        merged.problems.append(
            Problem(
                "M001",
                f"`{'.'.join(path)}` is given in two files",
                Place(source.file, source.keys.get(path)),
                "keep one of them",
                also=Place(earlier.file, earlier.keys.get(path)),
            )
        )
        return
    holder[path[-1]] = value
    merged.origins[key] = (source,)


def lay_over(below: Merged, above: Merged) -> Merged:
    """Lay one folder's data over another's: maps merge by id, everything else is replaced."""
    result = Merged(_over(below.data, above.data), dict(below.origins), [*below.problems, *above.problems])
    for key, sources in above.origins.items():
        result.origins[key] = sources + tuple(
            each for each in below.origins.get(key, ()) if each not in sources
        )
    result.data.pop("rulebook", None)
    _remove(result)
    return result


def _over(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    result = dict(below)
    for key, value in above.items():
        held = result.get(key)
        result[key] = _over(held, value) if isinstance(held, dict) and isinstance(value, dict) else value
    return result


def _remove(merged: Merged) -> None:
    removals: object = merged.data.pop("remove", {})
    if not isinstance(removals, dict):
        merged.problems.append(_odd_removal(merged, ("remove",)))
        return
    for kind, ids in removals.items():
        if not isinstance(ids, list):
            merged.problems.append(_odd_removal(merged, ("remove", kind)))
            continue
        for position, id in enumerate(ids):
            _remove_one(merged, ("remove", kind, position), id)


def _odd_removal(merged: Merged, at: Path) -> Problem:
    message = "a list of ids for each kind is needed here"
    return Problem("M002", message, merged.place(at), "such as `remove: {events: [storm]}`")


def _remove_one(merged: Merged, at: Path, id: object) -> None:
    kind = str(at[1])
    held = merged.data.get(kind)
    if isinstance(held, dict) and isinstance(id, str) and id in held:
        merged.data[kind] = {key: value for key, value in held.items() if key != id}
        return
    hint = did_you_mean(str(id), held) if isinstance(held, dict) else ""
    merged.problems.append(
        Problem("M002", f"there is no {quoted(str(id))} among `{kind}` to remove", merged.place(at), hint)
    )
