"""Arrows: the expected change of a headline over one turn and three, in the one world where all stands at its mean."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from game.engine.imagining import expect
from game.engine.looking import view
from game.engine.orders import encode
from game.engine.state import State
from game.engine.stepping import advance
from game.report.past import Past
from game.report.values import ArrowValue
from game.report.wording import spec_of
from game.ruleset.compiled import Ruleset
from game.scenario.orders import Order

AHEAD = (1, 3)
"""Ticks looked ahead."""
MUCH = 5.0
"""Printed steps from which an arrow is doubled."""


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
        one, three = (_size((given[ticks][id] - base[ticks][id]) / spec.size / spec.shown) for ticks in AHEAD)
        return ArrowValue(id, headline.arrow or headline.title, one, three, headline.better)


def _size(steps: float) -> int:
    if abs(steps) < 0.5:
        return 0
    return (2 if abs(steps) >= MUCH else 1) * (1 if steps > 0 else -1)


def _named(past: Past) -> list[str]:
    scenario, now = past.ruleset.scenario, past.view(past.now)
    return [id for id, each in scenario.headlines.items() if each.arrow and now[f"headline:{id}:appears"]]


def _ahead(past: Past, orders: tuple[Order, ...]) -> dict[int, dict[str, float]]:
    ruleset = past.ruleset
    state = expect(ruleset, past.states[-1])
    given = np.array(encode(ruleset, orders, state.tick), dtype=np.int64)[:, None]
    found = {}
    for ticks in range(1, AHEAD[-1] + 1):
        state = _next(ruleset, state, given if ticks == 1 else None)
        if ticks in AHEAD:
            looked = view(ruleset, state)
            found[ticks] = {id: looked.figure(ruleset.scenario.headlines[id].figure) for id in _named(past)}
    return found


def _next(ruleset: Ruleset, state: State, given: object) -> State:
    if state.tick >= ruleset.ticks.count:
        return state
    return advance(ruleset, state, given)  # type: ignore[arg-type]
