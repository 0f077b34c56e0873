"""From one sitting to the next: the ticks of a turn, with everything they changed."""

from __future__ import annotations

from dataclasses import dataclass

from game.engine.state import State
from game.engine.stepping import Change, sitting, step
from game.ruleset.compiled import Ruleset
from game.scenario.orders import Order


@dataclass(frozen=True, slots=True)
class Turned:
    """One turn played: the table after each tick and what changed in it."""

    states: tuple[State, ...]
    changes: tuple[tuple[Change, ...], ...]

    @property
    def last(self) -> State:
        """The table at the next sitting, or at the end."""
        return self.states[-1]


def play_turn(ruleset: Ruleset, state: State, orders: tuple[Order, ...]) -> Turned:
    """Carry out the orders of a sitting and play on until the next one, an interruption or the end."""
    states, changes = [state], []
    given = orders
    while True:
        after, changed = step(ruleset, states[-1], given)
        states.append(after)
        changes.append(changed)
        given = ()
        if is_over(ruleset, after) or sits(ruleset, after):
            return Turned(tuple(states[1:]), tuple(changes))


def is_over(ruleset: Ruleset, state: State) -> bool:
    """Whether a verdict was reached."""
    return bool(state.values[ruleset.index["verdict"], 0]) or state.tick >= ruleset.ticks.count


def sits(ruleset: Ruleset, state: State) -> bool:
    """Whether a sitting is held before the next tick: by the calendar, its condition or an event."""
    return bool(sitting(ruleset, state)[0])


def next_sitting(ruleset: Ruleset, tick: int) -> int:
    """The next tick that opens with a sitting of the calendar, or the end."""
    ticks = ruleset.ticks
    return next((later for later in range(tick + 1, ticks.count) if ticks.sits[later]), ticks.count)
