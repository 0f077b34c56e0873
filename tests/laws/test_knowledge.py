"""What is shown, allowed and advised depends on what is seen alone."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from game.engine.imagining import expect, imagine
from game.engine.looking import view
from game.engine.orders import refuse
from game.engine.state import State, frozen
from game.report.arrows import Arrows
from game.report.boards import boards, pictures
from game.report.book import Book
from game.report.causes import why
from game.report.conference import sitting
from game.report.mapping import map_of
from game.report.past import Past
from game.ruleset.compiled import Column, Ruleset
from game.ruleset.compiling import compile_scenario
from game.scenario.showing import Scenario
from tests.laws.playing import played
from tests.strategies import candidates, picks, scenarios, seeds

shifts = st.integers(1, 10**6)


def is_hidden(column: Column) -> bool:
    """Whether a column holds the truth of something that is not open, or a trace of it."""
    return (column.kind in {"factor", "flow"} and column.seen != "open") or column.kind == "bias"


def otherwise(ruleset: Ruleset, state: State, shift: int) -> State:
    """The same state with every hidden column changed within its range."""
    values = state.values.copy()
    for position, column in enumerate(ruleset.columns):
        if is_hidden(column) or column.id.startswith(("lag.", "rival.")):
            low, high = (-(10**4), 10**4) if column.kind != "factor" else (column.low, column.high)
            if column.kind == "rival":
                low, high = 0, len(ruleset.scenario.rivals[column.id.removeprefix("rival.")].moves)
            values[position] = low + (values[position] + shift - low) % (high - low + 1)
    return replace(state, values=frozen(values))


def midway(scenario: Scenario, seed: int, chosen: list[list[int]], shift: int) -> tuple[Past, Past]:
    """A game after its first turn, and the same game in another truth."""
    past = played(compile_scenario(scenario), seed, chosen)
    past = past.until(past.sittings[min(1, len(past.sittings) - 1)])
    other = otherwise(past.ruleset, past.states[-1], shift)
    twin = Past(past.ruleset, [*past.states[:-1], other], past.changes, past.orders, past.sittings)
    return Past(past.ruleset, past.states, past.changes, past.orders, past.sittings), twin


@given(scenarios(), seeds, picks, shifts)
def test_the_same_is_shown_whatever_is_true(
    scenario: Scenario, seed: int, chosen: list[list[int]], shift: int
) -> None:
    """Sitting, arrows, boards, pictures, map, reasons and lines are equal whatever is hidden."""
    one, two = midway(scenario, seed, chosen, shift)
    assert sitting(one, (), Arrows(one), "town") == sitting(two, (), Arrows(two), "town")
    assert (boards(one), pictures(one), map_of(one)) == (boards(two), pictures(two), map_of(two))
    assert Book(one).chronicle() == Book(two).chronicle()
    assert Book(one).essay() == Book(two).essay()
    for headline in scenario.headlines.values():
        assert why(one, headline.figure) == why(two, headline.figure)
    for figure, _ in Book(one).charted(truth=True):
        assert Book(one).series(figure, truth=True) == Book(two).series(figure, truth=True)


@given(scenarios(), seeds, picks, shifts)
def test_the_same_is_allowed_whatever_is_true(
    scenario: Scenario, seed: int, chosen: list[list[int]], shift: int
) -> None:
    """Every order is refused in the same words, or not at all, whatever the hidden columns hold."""
    one, two = midway(scenario, seed, chosen, shift)
    seen = [view(past.ruleset, past.states[-1]) for past in (one, two)]
    for order in candidates(one.ruleset):
        assert refuse(one.ruleset, seen[0], (), order) == refuse(two.ruleset, seen[1], (), order)


@given(scenarios(), seeds, picks, shifts)
def test_the_same_is_imagined_whatever_is_true(
    scenario: Scenario, seed: int, chosen: list[list[int]], shift: int
) -> None:
    """Worlds imagined from two truths that look alike are alike, to the last column."""
    one, two = midway(scenario, seed, chosen, shift)
    for ahead in ([imagine(past.ruleset, past.states[-1], 30, 5) for past in (one, two)], expected(one, two)):
        assert np.array_equal(ahead[0].values, ahead[1].values)


def expected(*pasts: Past) -> list[State]:
    """The one expected world of each game."""
    return [expect(past.ruleset, past.states[-1]) for past in pasts]
