"""`saves`: the games that are kept, a line each, with what is wrong with them."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace

from game.cli.opening import library_of, wants_json
from game.cli.outside import Outside
from game.library import SaveCard
from game.scenario.problems import visible


def arguments(parser: ArgumentParser) -> None:
    """Describe the arguments."""
    wants_json(parser)


def run(options: Namespace, outside: Outside) -> int:
    """List the saves."""
    cards = library_of(options, outside).save_cards()
    if options.json:
        print(json.dumps([_data(card) for card in cards], indent=2))
        return 0
    if not cards:
        print("No game is kept here; `persimmon play` begins one.")
    for card in cards:
        seed = f", seed {card.seed}" if card.seed else ""
        kind = " (recorded)" if card.recorded else ""
        title = f"{card.title}{seed}, " if card.readable else ""
        print(visible(f"{card.path.name}{kind}  {title}{card.state}"))
    return 0


def _data(card: SaveCard) -> dict[str, object]:
    return {
        "path": str(card.path), "title": card.title, "scenario": card.scenario, "seed": card.seed,
        "born": card.born, "turn": card.turn, "verdict": card.verdict or None, "problem": card.problem,
        "readable": card.readable, "recorded": card.recorded,
    }  # fmt: skip
