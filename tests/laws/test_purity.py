"""Nothing that moves, judges, looks or tells writes to what it was given."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given

from game.engine.imagining import expect, imagine, reimagine
from game.engine.looking import looks, view
from game.engine.orders import refuse
from game.engine.state import start
from game.engine.stepping import advance, decide, step
from game.report.arrows import Arrows
from game.report.book import Book
from game.report.conference import sitting
from game.report.ending import ending
from game.report.past import Past
from game.report.turns import turn_report
from game.ruleset.compiling import compile_scenario
from game.scenario.showing import Scenario
from tests.laws.playing import bits, played
from tests.strategies import candidates, lawful, picks, scenarios, seeds


@given(scenarios(), seeds, picks)
def test_the_engine_writes_to_nothing_it_was_given(
    scenario: Scenario, seed: int, chosen: list[list[int]]
) -> None:
    """Stepping, looking, refusing, deciding and imagining leave a state as it was, of one row or of many."""
    ruleset = compile_scenario(scenario)
    for state in (start(ruleset, seed), start(ruleset, seed, rows=30)):
        before = bits(state)
        seen = view(ruleset, state)
        orders = lawful(ruleset, seen, chosen[0])
        for order in candidates(ruleset):
            refuse(ruleset, seen, orders, order)
        given_now = decide(ruleset, state, "random")
        kept = given_now.copy()
        looks(ruleset, state)
        advance(ruleset, state, given_now)
        reimagine(ruleset, state, 3)
        if state.rows == 1:
            step(ruleset, state, orders)
            imagine(ruleset, state, 30, 3)
            expect(ruleset, state)
        assert bits(state) == before
        assert np.array_equal(given_now, kept)
        with pytest.raises(ValueError, match="read-only"):
            state.values[0, 0] = 1


@given(scenarios(), seeds, picks)
def test_reports_write_to_nothing_and_say_the_same_twice(
    scenario: Scenario, seed: int, chosen: list[list[int]]
) -> None:
    """A sitting, a report, a chronicle and an ending asked for twice are equal, and the game is as it was."""
    past = played(compile_scenario(scenario), seed, chosen)
    before = [bits(state) for state in past.states]
    for told in (
        lambda: [sitting(part, (), Arrows(part), "town") for part in _sittings(past)],
        lambda: turn_report(past, ""),
        lambda: Book(past).chronicle(),
        lambda: ending(past),
    ):
        assert told() == told()
    assert [bits(state) for state in past.states] == before


def _sittings(past: Past) -> list[Past]:
    return [past.until(tick) for tick in past.sittings]
