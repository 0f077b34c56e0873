"""The game so far as reports read it: every state, change and order, with each table looked at once."""

from __future__ import annotations

from dataclasses import dataclass, field

from game.engine.looking import View, view
from game.engine.state import State
from game.engine.stepping import Change
from game.engine.turning import is_over
from game.ruleset.compiled import Ruleset
from game.scenario.orders import Order


@dataclass(slots=True)
class Past:
    """What happened, tick by tick; `states[t]` is the table before tick `t`."""

    ruleset: Ruleset
    states: list[State]
    changes: list[tuple[Change, ...]] = field(default_factory=list)
    orders: list[tuple[Order, ...]] = field(default_factory=list)
    """The orders carried out in each tick; empty where no sitting was held."""
    sittings: list[int] = field(default_factory=list)
    """The ticks that opened with a sitting, this one included."""
    _views: dict[int, View] = field(default_factory=dict)

    @property
    def now(self) -> int:
        """The tick that would be played next."""
        return len(self.states) - 1

    @property
    def over(self) -> bool:
        """Whether the game has ended, after which the truth may be told."""
        return is_over(self.ruleset, self.states[-1])

    def view(self, tick: int) -> View:
        """The table before a tick, looked at."""
        if tick not in self._views:
            self._views[tick] = view(self.ruleset, self.states[tick])
        return self._views[tick]

    def mark(self, id: str, tick: int) -> int:
        """A mark or timer before a tick, in whole numbers, without a look at the whole table."""
        return int(self.states[tick].values[self.ruleset.index[id], 0])

    def until(self, tick: int) -> Past:
        """The same game as it stood before a tick, for a replay that goes back."""
        sittings = [sitting for sitting in self.sittings if sitting <= tick]
        views = {each: view for each, view in self._views.items() if each <= tick}
        lists = (self.states[: tick + 1], self.changes[:tick], self.orders[:tick], sittings)
        return Past(self.ruleset, *lists, views)

    def window(self) -> tuple[int, int]:
        """The ticks of the last turn: from its sitting to now."""
        earlier = [sitting for sitting in self.sittings if sitting < self.now]
        return (earlier[-1] if earlier else 0), self.now
