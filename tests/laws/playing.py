"""Games of the laws: a scenario, a seed and chosen numbers played to the end, tick by tick."""

from __future__ import annotations

from collections.abc import Sequence

from game.engine.looking import view
from game.engine.state import State, start
from game.engine.turning import is_over, play_turn
from game.report.past import Past
from game.ruleset.compiled import Ruleset
from tests.strategies import lawful


def played(ruleset: Ruleset, seed: int, picks: Sequence[Sequence[int]]) -> Past:
    """A game played with lawful orders of these numbers, one list a turn and none after the last."""
    past = Past(ruleset, [start(ruleset, seed)], sittings=[0])
    chosen = iter(picks)
    while not is_over(ruleset, past.states[-1]):
        orders = lawful(ruleset, view(ruleset, past.states[-1]), next(chosen, ()))
        turned = play_turn(ruleset, past.states[-1], orders)
        past.states += turned.states
        past.changes += turned.changes
        past.orders += [orders, *[()] * (len(turned.states) - 1)]
        if not is_over(ruleset, past.states[-1]):
            past.sittings.append(past.now)
    return past


def bits(state: State) -> tuple[object, ...]:
    """Everything a state holds, to compare two or one with itself later."""
    return state.tick, state.seed, state.worlds.tobytes(), state.values.tobytes(), state.certain
