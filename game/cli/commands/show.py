"""`show`: the reference of a scenario, from the same data that the game is compiled from."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from game.cli.opening import found_scenario, library_of, playable_scenario, wants_json
from game.cli.outside import Outside
from game.cli.refusing import Refusal
from game.line.page import Page
from game.scenario.problems import did_you_mean

if TYPE_CHECKING:
    from game.scenario.showing import Scenario

Entries = dict[str, dict[str, Any]]
"""For each kind the entries of its ids."""
INNER = {"motions": "wordings", "dilemmas": "answers"}
"""Kinds whose entries hold ids of their own."""


def arguments(parser: ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("scenario", metavar="SCENARIO", help="an id or a path")
    parser.add_argument(
        "id", metavar="ID", nargs="?", help="one id with all that is said of it; all ids if left out"
    )
    parser.add_argument("--lowered", action="store_true", help="the instructions it became")
    wants_json(parser)


def run(options: Namespace, outside: Outside) -> int:
    """Show a scenario or one id of it."""
    library = library_of(options, outside)
    scenario = playable_scenario(library, found_scenario(library, options.scenario))
    entries = entries_of(scenario)
    page = Page(outside.stdout)
    if options.id is None:
        if options.lowered:
            raise Refusal("--lowered needs an ID", f"persimmon show {options.scenario} lists them")
        _list(entries, page, as_json=options.json)
        return 0
    found = {kind: ids[options.id] for kind, ids in entries.items() if options.id in ids}
    if not found:
        known = [id for ids in entries.values() for id in ids]
        hint = did_you_mean(options.id, known) or f"persimmon show {options.scenario} lists them"
        raise Refusal(f"{options.scenario}: has no `{options.id}`", hint)
    lines = _lowered(scenario, options.id) if options.lowered else []
    _one(options.id, found, lines, page if not options.json else None)
    return 0


def entries_of(scenario: Scenario) -> Entries:
    """Everything a scenario says, by kind and id; wordings and answers bear their owner's id in front."""
    data = scenario.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    result: Entries = {}
    for kind, content in data.items():
        ids = content if kind not in {"scenario", "calendar", "window", "essay"} else {kind: content}
        result[kind] = dict(ids)
        for id, entry in list(result[kind].items()):
            for name, inner in entry.get(INNER.get(kind, ""), {}).items():
                result[kind][f"{id}.{name}"] = inner
    return result


def title_of(entry: Mapping[str, Any]) -> str:
    """What an entry is called, or the first words it has."""
    return str(next((entry[key] for key in ("title", "why", "short", "text", "series") if key in entry), ""))


def _list(entries: Entries, page: Page, *, as_json: bool) -> None:
    if as_json:
        titles = {kind: {id: title_of(entry) for id, entry in ids.items()} for kind, ids in entries.items()}
        print(json.dumps(titles, indent=2))
        return
    for kind, ids in entries.items():
        if ids:
            page.heading(f"{kind} ({len(ids)})")
        for id, entry in ids.items():
            page.line(f"{id}: {title_of(entry)}".removesuffix(": "), 2, 4)


def _one(id: str, found: Entries, lines: list[str], page: Page | None) -> None:
    if page is None:
        print(json.dumps({"id": id, "kinds": found, **({"lowered": lines} if lines else {})}, indent=2))
        return
    for kind, entry in found.items():
        page.line(f"{id} ({kind})")
        for line, depth in _said(entry):
            page.line(line, 2 + 2 * depth, 4)
    if lines:
        page.heading("lowered")
        for line in lines:
            print(f"  {line}")


def _said(value: Mapping[str, Any], depth: int = 0) -> Iterator[tuple[str, int]]:
    """Every field of an entry, a line each, nested ones indented, what is ranked by rank."""
    for key, item in sorted(value.items(), key=_rank):
        if isinstance(item, Mapping):
            yield f"{key}:", depth
            yield from _said(item, depth + 1)
        elif isinstance(item, list) and any(isinstance(each, Mapping) for each in item):
            yield f"{key}:", depth
            for number, each in enumerate(item, 1):
                yield from _said({str(number): each}, depth + 1)
        else:
            yield f"{key}: {_value(item)}", depth


def _rank(field: tuple[str, object]) -> int:
    return int(field[1].get("rank", 0)) if isinstance(field[1], Mapping) else 0


def _value(item: object) -> str:
    if isinstance(item, list):
        return ", ".join(_value(each) for each in item)
    return str(item).lower() if isinstance(item, bool) else str(item)


def _lowered(scenario: Scenario, id: str) -> list[str]:
    from game.report.listing import lowered  # noqa: PLC0415 - brings the engine
    from game.ruleset.compiling import compile_scenario  # noqa: PLC0415

    return list(lowered(compile_scenario(scenario), id)) or [
        "nothing of a tick writes it or acts in its name"
    ]
