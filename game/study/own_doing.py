"""Whether the player did it: large swings of headlines, opened cause by cause as a player would (D7)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from game.engine.decoding import decode
from game.engine.state import State, run_table, start
from game.engine.stepping import Change, decide
from game.engine.turning import is_over
from game.report.cause_parts import Window, turns_of
from game.report.causes import causes_of, open_cause
from game.report.past import Past
from game.report.values import CauseValue
from game.ruleset.compiled import Ruleset
from game.ruleset.running import Entry

LARGE = 0.8
"""A swing is large above this quantile of all moves of its headline."""
OPENED = 2
"""Causes opened at each step."""
DEEPEST = 12
TARGET = 0.6


@dataclass(frozen=True, slots=True)
class Swing:
    """One move of a headline over one turn."""

    headline: str
    size: float
    past: Past
    window: Window


@dataclass(frozen=True, slots=True)
class OwnDoing:
    """How many large swings lead back to an order."""

    swings: int
    own: int
    by_headline: dict[str, tuple[int, int]]
    """For each headline the large swings opened, and those of them that are one's own doing."""

    @property
    def share(self) -> float:
        """Share of the large swings that are one's own doing."""
        return self.own / self.swings if self.swings else 0.0


def recorded(ruleset: Ruleset, state: State, doctrine: str) -> Past:
    """A game of one row played by a doctrine, with its orders, and with every change and its cause."""
    past = Past(ruleset, [state], sittings=[state.tick])
    while not is_over(ruleset, past.states[-1]):
        before, given = past.states[-1], decide(ruleset, past.states[-1], doctrine)
        ledger: list[Entry] = []
        values = run_table(ruleset.tick, before, given, ledger)
        changes = tuple(Change(cause, ruleset.causes[cause].column, int(delta)) for cause, delta in ledger)
        past.states.append(State(before.tick + 1, before.seed, before.worlds, values))
        past.changes.append(changes)
        past.orders.append(
            decode(ruleset, given[:, 0].tolist(), past.view(before.tick)) if given.any() else ()
        )
        if past.now < ruleset.ticks.count and ruleset.ticks.sits[past.now]:
            past.sittings.append(past.now)
    return past


def active(ruleset: Ruleset) -> list[str]:
    """The doctrines that give orders at all: who signs nothing has no doing of his own."""
    return [id for id, spec in ruleset.scenario.doctrines.items() if spec.random or spec.rules]


def own_doing(ruleset: Ruleset, seed: int, games: int, opened: int) -> OwnDoing:
    """So many games by every doctrine that acts; of their large swings so many, evenly taken, are opened."""
    swings: dict[str, list[Swing]] = {}
    for doctrine in active(ruleset):
        for world in range(games):
            past = recorded(ruleset, start(ruleset, seed, world, 1), doctrine)
            for swing in _swings(past):
                swings.setdefault(swing.headline, []).append(swing)
    large = {headline: list(_large(found)) for headline, found in swings.items()}
    every = max(sum(map(len, large.values())) / opened, 1.0)
    counts = {}
    for headline, found in large.items():
        taken = [found[int(k * every)] for k in range(int(len(found) / every))]
        counts[headline] = len(taken), sum(is_own(swing) for swing in taken)
    total, own = (sum(count[side] for count in counts.values()) for side in (0, 1))
    return OwnDoing(total, own, counts)


def _swings(past: Past) -> Iterator[Swing]:
    for window in turns_of(past):
        before, after = past.view(window.first), past.view(window.end)
        for id, headline in past.ruleset.scenario.headlines.items():
            if before[f"headline:{id}:stands"]:
                size = abs(after.figure(headline.figure) - before.figure(headline.figure))
                yield Swing(id, size, past, window)


def _large(swings: list[Swing]) -> Iterator[Swing]:
    sizes = [swing.size for swing in swings]
    bound, top = float(np.quantile(sizes, LARGE)), max(sizes)
    return (swing for swing in swings if swing.size > bound or 0 < swing.size == bound == top)


def is_own(swing: Swing) -> bool:
    """Whether an order is reached by opening the two largest causes at each step."""
    figure = swing.past.ruleset.scenario.headlines[swing.headline].figure
    level = causes_of(swing.past, figure, swing.window)[:OPENED]
    opened: set[str] = set()
    for _ in range(DEEPEST):
        if any(cause.kind == "order" for cause in level):
            return True
        level = tuple(_below(swing.past, level, opened))
        if not level:
            return False
    return False


def _below(past: Past, level: tuple[CauseValue, ...], opened: set[str]) -> Iterator[CauseValue]:
    for cause in level:
        if cause.opens and cause.key not in opened:
            opened.add(cause.key)
            yield from open_cause(past, cause.key)[:OPENED]
