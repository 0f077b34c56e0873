"""Every change has causes that add up to it, limits included, and no figure leaves its range."""

from __future__ import annotations

from collections import Counter

import numpy as np
from hypothesis import given

from game.engine.state import start
from game.engine.stepping import Change, advance, decide
from game.report.cause_parts import Window
from game.report.causes import RATES, causes_of, foremost, open_cause
from game.report.past import Past
from game.report.seeing import is_seen
from game.report.wording import MINUS, spec_of, steps
from game.ruleset.compiling import compile_scenario
from game.ruleset.program import LARGEST
from game.scenario.showing import Scenario
from tests.laws.playing import played
from tests.strategies import picks, scenarios, seeds


@given(scenarios(), seeds, picks)
def test_causes_add_up_to_every_change(scenario: Scenario, seed: int, chosen: list[list[int]]) -> None:
    """In every tick the entries of each factor and belief add up to its change, to the last quantum."""
    past = played(compile_scenario(scenario), seed, chosen)
    told = [k for k, column in enumerate(past.ruleset.columns) if column.kind in {"factor", "belief"}]
    for tick, changes in enumerate(past.changes):
        sums: Counter[int] = Counter()
        for change in changes:
            sums[change.column] += change.delta
            assert past.ruleset.causes[change.cause].column == change.column
        before, after = past.states[tick].row(), past.states[tick + 1].row()
        assert {k: sums[k] for k in told} == {k: after[k] - before[k] for k in told}


def printed(text: str) -> float:
    """The number of a printed amount."""
    return float(text.split(maxsplit=1)[0].replace(MINUS, "-").replace(",", "").replace("+", ""))


def figures(past: Past) -> list[str]:
    """Everything that can be asked about."""
    scenario = past.ruleset.scenario
    beliefs = [f"believed.{id}{end}" for id in scenario.beliefs for end in ("", ".low", ".high")]
    return [*scenario.factors, *scenario.derived, *scenario.flows, *beliefs, "regret"]


@given(scenarios(formulas=2), seeds, picks)
def test_printed_causes_add_up_to_the_printed_change(
    scenario: Scenario, seed: int, chosen: list[list[int]]
) -> None:
    """As printed too the causes of a figure add up to the difference of what was printed before and after."""
    past = played(compile_scenario(scenario), seed, chosen)
    past.sittings = past.sittings[:3]
    for figure in figures(past):
        spec = spec_of(past.ruleset, figure)
        for window in (Window(0, past.now), Window(past.now - 1, past.now)):
            early, late = (past.view(tick).figure(figure) / spec.size for tick in (window.first, window.end))
            change = steps(late, spec.shown) - steps(early, spec.shown)
            for told in (causes_of, foremost):
                parts = [cause.amount for cause in told(past, figure, window)]
                total = sum(round(printed(part) / spec.shown) for part in parts)
                assert total == change or not is_seen(past.ruleset, figure), (figure, parts)


@given(scenarios(formulas=2), seeds, picks)
def test_what_stands_under_a_rate_adds_up_to_it(
    scenario: Scenario, seed: int, chosen: list[list[int]]
) -> None:
    """What a flow or a forecast opens into adds up, as printed, to what was printed of it."""
    past = played(compile_scenario(scenario), seed, chosen)
    past.sittings = past.sittings[:3]
    for figure in [*scenario.factors, *(f"believed.{id}" for id in scenario.beliefs)]:
        for window in (Window(0, past.now), Window(past.now - 1, past.now)):
            for cause in causes_of(past, figure, window):
                under = [each.amount for each in open_cause(past, cause.key)]
                if cause.kind in RATES and all(under) and under:
                    shown = spec_of(past.ruleset, figure).shown
                    total = sum(round(printed(each) / shown) for each in under)
                    assert total == round(printed(cause.amount) / shown), (figure, cause, under)


@given(scenarios(), seeds)
def test_no_figure_leaves_its_range(scenario: Scenario, seed: int) -> None:
    """At the start and after every tick each column of every world lies within its range."""
    ruleset = compile_scenario(scenario)
    low = np.array([column.low for column in ruleset.columns])[:, None]
    high = np.array([column.high for column in ruleset.columns])[:, None]
    state = start(ruleset, seed, rows=30)
    for _ in range(ruleset.ticks.count + 1):
        assert (state.values >= low).all()
        assert (state.values <= high).all()
        assert (abs(state.values) <= LARGEST).all()
        if state.tick < ruleset.ticks.count:
            state = advance(ruleset, state, decide(ruleset, state, "random"))


@given(scenarios(), seeds, picks)
def test_a_transfer_gives_what_it_takes(scenario: Scenario, seed: int, chosen: list[list[int]]) -> None:
    """In every tick a transfer takes from one end what it brings the other; stocks give what they have."""
    past = played(compile_scenario(scenario), seed, chosen)
    for tick, changes in enumerate(past.changes):
        before = past.states[tick].row()
        moved: Counter[tuple[str, int]] = Counter()
        for change in changes:
            cause = past.ruleset.causes[change.cause]
            if cause.kind == "flow":
                moved[cause.owner, change.column] += change.delta
        for id, flow in scenario.flows.items():
            if flow.origin is not None and flow.target is not None:
                taken = moved[id, past.ruleset.index[flow.origin]]
                assert taken == -moved[id, past.ruleset.index[flow.target]]
                assert taken <= 0
        _no_stock_gives_more_than_it_held(past, scenario, changes, before)


def _no_stock_gives_more_than_it_held(
    past: Past, scenario: Scenario, changes: tuple[Change, ...], before: list[int]
) -> None:
    """What a stock held is what the tick began with and what orders, rivals and pending effects did to it."""
    kinds = [past.ruleset.causes[change.cause].kind for change in changes]
    first = kinds.index("flow") if "flow" in kinds else len(kinds)
    for origin in {flow.origin for flow in scenario.flows.values() if flow.origin is not None}:
        column = past.ruleset.index[origin]
        held = before[column] + sum(change.delta for change in changes[:first] if change.column == column)
        given_up = -sum(
            change.delta
            for change in changes
            if (cause := past.ruleset.causes[change.cause]).kind == "flow"
            and change.column == column
            and scenario.flows[cause.owner].origin == origin
        )
        assert given_up <= held - past.ruleset.columns[column].low


@given(scenarios(), seeds, picks)
def test_hidden_figures_have_no_causes_before_the_end(
    scenario: Scenario, seed: int, chosen: list[list[int]]
) -> None:
    """Asked why while the game goes on, a hidden figure shows nothing."""
    past = played(compile_scenario(scenario), seed, chosen).until(1)
    if past.over:
        return
    for figure in figures(past):
        if not is_seen(past.ruleset, figure):
            assert causes_of(past, figure, Window(0, 1)) == ()
