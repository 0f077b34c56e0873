"""A world depends on its seed, its number and its orders, and on nothing else."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.engine.chance import world_key
from game.engine.decoding import decode
from game.engine.fingerprint import fingerprint
from game.engine.looking import view
from game.engine.orders import encode, refuse_all
from game.engine.state import start
from game.engine.stepping import advance, decide
from game.engine.turning import sits
from game.ruleset.compiling import compile_scenario
from game.scenario.showing import Scenario
from tests.laws.playing import played
from tests.strategies import picks, scenario_of, scenarios, seeds

WORLDS = 256
doctrines = st.sampled_from(["historical", "random", "drift"])


@given(scenarios(), seeds, doctrines, st.integers(0, WORLDS - 1))
def test_a_row_of_a_study_is_that_world_alone(scenario: Scenario, seed: int, way: str, world: int) -> None:
    """Row i of 256 worlds under a doctrine is, tick for tick, world i played alone under it."""
    ruleset = compile_scenario(scenario)
    study, alone = start(ruleset, seed, rows=WORLDS), start(ruleset, seed, first=world)
    for _ in range(ruleset.ticks.count):
        study = advance(ruleset, study, decide(ruleset, study, way))
        alone = advance(ruleset, alone, decide(ruleset, alone, way))
        assert study.row(world) == alone.row()


@given(scenarios(), seeds, picks)
def test_the_same_orders_give_the_same_game(scenario: Scenario, seed: int, chosen: list[list[int]]) -> None:
    """A scenario compiled twice and played twice with one seed and one set of orders gives one history."""
    one, two = (played(compile_scenario(scenario), seed, chosen) for _ in range(2))
    assert [fingerprint(state) for state in one.states] == [fingerprint(state) for state in two.states]
    assert one.orders == two.orders
    assert one.changes == two.changes


@given(scenarios(), seeds, doctrines)
def test_a_doctrine_gives_only_lawful_orders(scenario: Scenario, seed: int, way: str) -> None:
    """What a doctrine decides reads as orders, which nothing refuses and which encode to what it decided."""
    ruleset = compile_scenario(scenario)
    state = start(ruleset, seed)
    while state.tick < ruleset.ticks.count:
        given_now = decide(ruleset, state, way)
        seen = view(ruleset, state)
        orders = decode(ruleset, given_now[:, 0].tolist(), seen)
        assert refuse_all(ruleset, seen, orders) == ""
        assert encode(ruleset, orders, state.tick) == given_now[:, 0].tolist()
        assert sits(ruleset, state) or not given_now.any()
        state = advance(ruleset, state, given_now)


@given(scenarios(), seeds)
def test_a_world_that_has_ended_stands_still(scenario: Scenario, seed: int) -> None:
    """After its verdict nothing of a world changes, while the worlds beside it go on."""
    ruleset = compile_scenario(scenario)
    state, verdict = start(ruleset, seed, rows=30), ruleset.index["verdict"]
    for _ in range(ruleset.ticks.count):
        after = advance(ruleset, state)
        ended = state.values[verdict] != 0
        assert np.array_equal(after.values[:, ended], state.values[:, ended])
        state = after
    assert (state.values[verdict] != 0).all()


@given(scenarios(), seeds)
def test_a_rule_that_concerns_nobody_changes_nothing(scenario: Scenario, seed: int) -> None:
    """A factor, a flow, an event and a rival that touch only each other change no other history."""
    data = scenario.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    words = {"title": "Aside", "label": "invented"}
    data["factors"]["aside"] = words | {"start": "5", "range": ["0", "9"], "precision": 0.01}
    data.setdefault("flows", {})["drips"] = {"to": "aside", "rate": "0.1 / tick", "why": "It drips"}
    effects = [{"add": {"aside": "1"}, "after": 1, "over": 2}]
    data.setdefault("events", {})["apart"] = words | {"when": "true", "chance": "0.5", "effects": effects}
    moves = {"idle": {"title": "Idle", "weight": "1", "why": "Idle"}}
    data.setdefault("rivals", {})["afar"] = {"title": "Afar", "knows": ["aside"], "moves": moves}
    before, after = compile_scenario(scenario), compile_scenario(scenario_of(data))
    one, two = start(before, seed), start(after, seed)
    for _ in range(before.ticks.count):
        one, two = advance(before, one), advance(after, two)
        for id, column in before.index.items():
            assert one.row()[column] == two.row()[after.index[id]], id


@pytest.mark.parametrize("seed", [0, 1, 7, 2**64 - 1])
def test_worlds_of_one_seed_have_luck_of_their_own(seed: int) -> None:
    """Ten thousand worlds of a seed have ten thousand keys."""
    assert len({world_key(seed, world) for world in range(10_000)}) == 10_000
