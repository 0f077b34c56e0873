"""`scenarios`: what can be played, a line each, from remembered cards."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace

from game.cli.opening import library_of, near, wants_json
from game.cli.outside import Outside


def arguments(parser: ArgumentParser) -> None:
    """Describe the arguments."""
    wants_json(parser)


def run(options: Namespace, outside: Outside) -> int:
    """List the scenarios."""
    cards = library_of(options, outside).scenario_cards()
    if options.json:
        rows = [
            {"id": card.id, "path": str(card.path), "title": card.title, "summary": card.summary,
             "checked": card.checked, "problems": card.problems, "first": card.first}
            for card in cards
        ]  # fmt: skip
        print(json.dumps(rows, indent=2))
        return 0
    if not cards:
        print("There is no scenario here; --scenarios DIR looks in another folder.")
    widths = [max((len(text) for text in column), default=0) for column in zip(*_rows(cards), strict=True)]
    for row in _rows(cards):
        print("  ".join(text.ljust(width) for text, width in zip(row, widths, strict=False)).rstrip())
    return 0


def _rows(cards: tuple[object, ...]) -> list[tuple[str, str, str]]:
    return [(card.id, card.title, near(card.state)) for card in cards]  # type: ignore[attr-defined]
