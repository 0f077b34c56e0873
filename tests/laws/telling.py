"""Plays the toy scenario and prints everything told of it; run in other processes by `test_processes`.

The words are those of the line mode, so that the law, the golden games and a player read one text.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from game.line.page import Page
from game.line.sitting import tell_opening, tell_orders, tell_sitting
from game.line.telling import tell_ending, tell_report
from game.scenario.loading import load
from game.scenario.showing import Scenario
from game.session import Identity, Playable, Session

TOY = Path(__file__).resolve().parent.parent / "toy" / "toy.yaml"
ORDERS = (
    (
        "dial boats=home",
        "buy treasurer=1",
        "sign wall_clause/stone",
        "share watch sound=3",
        "forecast safe_winter=40",
    ),
    ("sign lamp/lit", "answer stranger=pay", "promise treasurer by 1820-07-10"),
    ("dial boats=out",),
)
"""Lawful or not: what is refused is told and left out."""


def the_toy() -> Scenario:
    """The harbour town."""
    return load(TOY, lambda name: None).scenario


def told_game(id: str, scenario: Scenario, seed: int, turns: Iterable[Sequence[str]]) -> str:
    """A whole game as text: each sitting, the orders with their refusals, each report, and the ending."""
    stream = io.StringIO()
    page = Page(stream)
    session = Session.begin(
        Playable(id, scenario), seed, save=None, identity=Identity("0" * 32, "now", "tests")
    )
    orders = iter(turns)
    while not session.over:
        tell_opening(page, session.sitting())
        tell_sitting(page, session.sitting())
        page.heading("Orders given")
        for order in next(orders, ()):
            refusal = session.give(order)
            page.line(f"{order}: refused: {refusal}" if refusal else order, 2)
        tell_orders(page, session.sitting())
        report = session.end_turn()
        tell_report(page, report)
        page.line(f"Fingerprint {report.fingerprint}")
    tell_ending(page, session.ending())
    return stream.getvalue()


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    for number in range(3):
        sys.stdout.write(told_game("toy", the_toy(), number, ORDERS))
