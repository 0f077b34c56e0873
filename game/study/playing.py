"""Worlds played to the end by a policy: a doctrine, a mixture of them, or any function that gives orders."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from game.engine.state import State, frozen, part, start
from game.engine.stepping import advance, decide
from game.ruleset.arrays import Floats, Ints
from game.ruleset.compiled import Ruleset, utilities

Policy = Callable[[State], Ints]
"""The orders of every world before a tick, slots by rows."""


def obeying(ruleset: Ruleset, doctrine: str) -> Policy:
    """The policy of a doctrine."""
    return lambda state: decide(ruleset, state, doctrine)


def played(ruleset: Ruleset, state: State, policy: Policy) -> Iterator[State]:
    """Every state from this one to the end."""
    yield state
    while state.tick < ruleset.ticks.count:
        state = advance(ruleset, state, policy(state))
        yield state


def play_out(ruleset: Ruleset, state: State, policy: Policy) -> State:
    """The state at the end."""
    while state.tick < ruleset.ticks.count:
        state = advance(ruleset, state, policy(state))
    return state


MOST_ROWS = 8192
"""Rows of one table from which a larger one saves no more time and only takes memory."""


def side_by_side(ruleset: Ruleset, begun: Mapping[str, tuple[State, Policy]]) -> dict[str, Floats]:
    """The utilities that several policies reach from states of their own of one tick, by name.

    A long game has a price for each table it is played in, however few its rows: so they share one.
    """
    found: dict[str, Floats] = {}
    for names in _gathered(begun):
        states, policies = zip(*(begun[name] for name in names), strict=True)
        last = play_out(ruleset, joined(states), _each_for_itself(states, policies))
        cuts = np.cumsum([state.rows for state in states])[:-1]
        found |= dict(zip(names, np.split(utility(ruleset, last), cuts), strict=True))
    return found


def _gathered(begun: Mapping[str, tuple[State, Policy]]) -> Iterator[list[str]]:
    """The names in groups that fit into one table."""
    group: list[str] = []
    rows = 0
    for name, (state, _) in begun.items():
        if group and rows + state.rows > MOST_ROWS:
            yield group
            group, rows = [], 0
        group.append(name)
        rows += state.rows
    if group:
        yield group


def _each_for_itself(states: Sequence[State], policies: Sequence[Policy]) -> Policy:
    """Every policy for its own run of rows."""
    ends = np.cumsum([state.rows for state in states]).tolist()
    runs = [slice(end - state.rows, end) for end, state in zip(ends, states, strict=True)]

    def play(state: State) -> Ints:
        given = [policy(part(state, run)) for run, policy in zip(runs, policies, strict=True)]
        return np.concatenate(given, axis=1)

    return play


@dataclass(frozen=True, slots=True)
class Mixture:
    """Worlds spread over several doctrines in equal runs of rows."""

    ruleset: Ruleset
    doctrines: tuple[str, ...]

    def __call__(self, state: State) -> Ints:
        """The orders of each run of rows by its own doctrine."""
        given = np.zeros((len(self.ruleset.inputs), state.rows), dtype=np.int64)
        for doctrine, run in zip(self.doctrines, self.runs(state.rows), strict=True):
            if run.stop > run.start:
                given[:, run] = decide(self.ruleset, part(state, run), doctrine)
        return given

    def runs(self, rows: int) -> list[slice]:
        """The rows of each doctrine."""
        count = len(self.doctrines)
        bounds = [rows * position // count for position in range(count + 1)]
        return [slice(bounds[position], bounds[position + 1]) for position in range(count)]


def all_doctrines(ruleset: Ruleset) -> Mixture:
    """All doctrines of a scenario in equal shares."""
    return Mixture(ruleset, tuple(ruleset.scenario.doctrines))


def joined(states: Sequence[State]) -> State:
    """Several states of one tick and seed as one."""
    values = np.concatenate([state.values for state in states], axis=1)
    worlds = np.concatenate([state.worlds for state in states])
    return State(states[0].tick, states[0].seed, worlds, frozen(values), states[0].certain)


def repeated(ruleset: Ruleset, seed: int, worlds: int, times: int) -> State:
    """The same worlds several times over, one run of rows after another, before the first tick."""
    return joined([start(ruleset, seed, 0, worlds)] * times)


def with_columns(state: State, changes: dict[int, Ints]) -> State:
    """A state with some columns given other quanta."""
    values = state.values.copy()
    for column, quanta in changes.items():
        values[column] = quanta
    return State(state.tick, state.seed, state.worlds, frozen(values), state.certain)


def utility(ruleset: Ruleset, state: State) -> Floats:
    """The utility every world reached."""
    result: Floats = np.array(utilities(ruleset.scenario))[state.values[ruleset.index["verdict"]]]
    return result


def sitting_ticks(ruleset: Ruleset) -> list[int]:
    """The ticks the calendar opens with a sitting."""
    return [tick for tick, sits in enumerate(ruleset.ticks.sits) if sits]
