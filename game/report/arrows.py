"""Arrows: the expected change of a headline over one turn and three, where all stands at its mean."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from game.engine.imagining import expect
from game.engine.looking import view
from game.engine.orders import encode
from game.engine.stepping import advance
from game.engine.turning import next_sitting
from game.report.past import Past
from game.report.values import ArrowValue
from game.report.wording import spec_of
from game.ruleset.arrays import Ints
from game.scenario.orders import Order

AHEAD = (1, 3)
"""Turns looked ahead."""
MUCH = 5.0
"""Printed steps from which an arrow is doubled."""
LONGEST = 3
"""Ticks of a turn that are looked at: further out every course has run into the next."""
LITTLE = 0.5
"""Printed steps below which nothing would be seen to move."""


@dataclass(slots=True)
class Arrows:
    """The arrows of one sitting, each worked out when first asked for."""

    past: Past
    _base: dict[int, dict[str, float]] | None = None
    _found: dict[Order, tuple[ArrowValue, ...]] = field(default_factory=dict)

    def of(self, order: Order) -> tuple[ArrowValue, ...]:
        """The arrows of an order against doing nothing; only headlines already introduced have one."""
        if order not in self._found:
            if self._base is None:
                self._base = _ahead(self.past, ())
            given = _ahead(self.past, (order,))
            self._found[order] = tuple(self._arrow(id, given) for id in _named(self.past))
        return self._found[order]

    def _arrow(self, id: str, given: dict[int, dict[str, float]]) -> ArrowValue:
        base = self._base or {}
        headline = self.past.ruleset.scenario.headlines[id]
        spec = spec_of(self.past.ruleset, headline.figure)
        one, three = (_size((given[turns][id] - base[turns][id]) / spec.size / spec.shown) for turns in AHEAD)
        return ArrowValue(id, headline.arrow or headline.title, one, three, headline.better)


def _size(steps: float) -> int:
    if abs(steps) < LITTLE:
        return 0
    return (2 if abs(steps) >= MUCH else 1) * (1 if steps > 0 else -1)


def _named(past: Past) -> list[str]:
    scenario, now = past.ruleset.scenario, past.view(past.now)
    return [id for id, each in scenario.headlines.items() if each.arrow and now[f"headline:{id}:stands"]]


def _ahead(past: Past, orders: tuple[Order, ...]) -> dict[int, dict[str, float]]:
    """The headlines after each number of turns, the orders given at the first and nothing done afterwards."""
    ruleset, named = past.ruleset, _named(past)
    state = expect(ruleset, past.states[-1])
    given: Ints | None = np.array(encode(ruleset, orders, state.tick), dtype=np.int64)[:, None]
    found = {}
    for turn in range(1, AHEAD[-1] + 1):
        for _ in range(state.tick, min(next_sitting(ruleset, state.tick), state.tick + LONGEST)):
            state, given = advance(ruleset, state, given), None
        if turn in AHEAD:
            looked = view(ruleset, state)
            found[turn] = {id: looked.figure(ruleset.scenario.headlines[id].figure) for id in named}
    return found
