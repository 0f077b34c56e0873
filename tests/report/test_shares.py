"""Shapley shares against a brute force over all orders of change."""

from __future__ import annotations

from itertools import permutations
from math import factorial

import pytest
from hypothesis import given

from game.engine.looking import View, view
from game.engine.state import start
from game.engine.stepping import advance
from game.report.explaining import MOST_INPUTS, inputs_of, shares, value_at
from game.ruleset.compiling import compile_scenario
from game.scenario.formulas import Node, parsed, write
from game.scenario.showing import Scenario
from tests.engine.small import factor, ruleset
from tests.strategies import scenarios, seeds


def by_all_orders(node: Node, before: View, after: View) -> dict[str, float]:
    """Each input's mean effect over all orders in which the inputs could have changed."""
    inputs = {write(item): item for item in inputs_of(before.ruleset, node)}
    early, late = ({key: value_at(item, at) for key, item in inputs.items()} for at in (before, after))
    changed = [key for key in inputs if early[key] != late[key]]
    parts = dict.fromkeys(changed, 0.0)
    for order in permutations(changed):
        held = dict(early)
        for key in order:
            was = float(value_at(node, after, held))
            held[key] = late[key]
            parts[key] += (float(value_at(node, after, held)) - was) / factorial(len(changed))
    return parts


@given(scenarios(formulas=2), seeds)
def test_shares_are_those_of_all_orders_of_change(scenario: Scenario, seed: int) -> None:
    """The share of each input is its mean effect over every order in which the inputs could have changed."""
    rules = compile_scenario(scenario)
    state = start(rules, seed)
    before, after = view(rules, state), view(rules, advance(rules, advance(rules, state)))
    for id in rules.formulas:
        node = rules.formulas[id]
        brute = by_all_orders(node, before, after)
        if len(brute) > 5:
            continue
        found = {write(share.input): share.part for share in shares(node, before, after) if share.input}
        assert found == pytest.approx(brute, abs=1e-9)
        change = float(value_at(node, after)) - float(value_at(node, before))
        assert sum(found.values()) == pytest.approx(change, abs=1e-9)


def test_beyond_eight_inputs_the_smallest_are_taken_together() -> None:
    """Eleven changed inputs give seven shares of their own and one of all the others; nothing is lost."""
    names = [f"f{number}" for number in range(11)]
    flows = {
        f"g{number}": {"to": name, "rate": f"{number + 1} / day", "why": "It grows", "label": "invented"}
        for number, name in enumerate(names)
    }
    whole = {"title": "All", "value": " + ".join(names), "label": "invented"}
    rules = ruleset(factors={name: factor() for name in names}, flows=flows, derived={"whole": whole})
    state = start(rules, 1)
    found = shares(parsed(whole["value"]), view(rules, state), view(rules, advance(rules, state)))
    assert len(found) == MOST_INPUTS
    assert [share.part for share in found if share.input is None] == [pytest.approx(1 + 2 + 3 + 4)]
    assert sum(share.part for share in found) == pytest.approx(66)


def test_a_figure_read_inside_a_function_has_its_share() -> None:
    """What only the body of a function reads is an input too, and its parameters are none."""
    law = {"of": ["held"], "value": "held * 2 + wall"}
    flows = {"g": {"to": "wall", "rate": "3 / day", "why": "It grows", "label": "invented"}}
    derived = {"strength": {"title": "Strength", "value": "law(store)", "label": "invented"}}
    factors = {"wall": factor(), "store": factor(5)}
    rules = ruleset(factors=factors, flows=flows, functions={"law": law}, derived=derived)
    node = rules.formulas["strength"]
    assert [write(item) for item in inputs_of(rules, node)] == ["store", "wall"]
    state = start(rules, 1)
    found = shares(node, view(rules, state), view(rules, advance(rules, state)))
    assert [(write(share.input), share.part) for share in found if share.input] == [("wall", 3.0)]
