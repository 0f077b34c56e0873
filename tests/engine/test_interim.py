"""The verdict of a day: one for each day, the first that holds, asked for ever after; the game goes on."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from game.engine.looking import view
from game.engine.state import State, start
from game.engine.stepping import step
from game.report.cause_parts import Window
from game.report.explaining import answer
from game.report.interim import interim
from game.report.past import Past
from game.report.turns import turn_report
from game.ruleset.compiled import Ruleset, interim_order
from game.ruleset.compiling import compile_scenario
from game.scenario.calendars import ordinal
from game.scenario.showing import Scenario
from tests.engine.small import factor, ruleset
from tests.laws.playing import played
from tests.strategies import picks, scenarios, seeds

EATEN = {"from": "grain", "rate": "1 / day", "why": "Eaten", "label": "invented"}
TEXT = "It is {date}, and there are {grain}."


def verdict(rank: int, when: str, **more: Any) -> dict[str, Any]:
    """A verdict of some rank."""
    return {"title": "So", "u": rank / 10, "when": when, "rank": rank, "epilogue": [{"text": TEXT}], **more}


def small(**more: Any) -> Ruleset:
    """Seven days on which grain falls from 10 by one a day, with two verdicts of 29 February."""
    kinds: dict[str, Any] = {
        "factors": {"grain": factor(10), "asked": factor(0)},
        "flows": {"eaten": EATEN},
        "verdicts": {
            "much": verdict(1, "grain > 6", on="1820-02-29"),
            "some": verdict(2, "grain > 2", on="1820-02-29"),
            "none": verdict(3, "true", on="1820-02-29"),
            "end": verdict(9, "true"),
        },
    }
    return compile_scenario(ruleset(**(kinds | more)).scenario)


def states(rules: Ruleset) -> list[State]:
    """The table before every tick and after the last."""
    found = [start(rules, 1)]
    while found[-1].tick < rules.ticks.count:
        found.append(step(rules, found[-1])[0])
    return found


def marks(rules: Ruleset, state: State) -> dict[str, int]:
    """When each verdict of a day was reached."""
    return {
        id: int(state.values[rules.index[f"verdict.{id}"], 0])
        for ranked in interim_order(rules.scenario).values()
        for id in ranked
    }


def test_the_first_by_rank_that_holds_is_reached_at_the_end_of_its_day() -> None:
    """After the fourth day six are left: `some` is reached then, not before, and stays so to the end."""
    rules = small()
    course = [marks(rules, state) for state in states(rules)]
    assert all(mark < 0 for before in course[:4] for mark in before.values())
    assert all((each["much"] < 0, each["some"], each["none"] < 0) == (True, 3, True) for each in course[4:])


def test_the_game_goes_on_to_a_final_verdict() -> None:
    """Days after it are played, and the end is chosen among the verdicts without a day alone."""
    rules = small()
    last = states(rules)[-1]
    assert (last.tick, view(rules, last).figure("grain")) == (7, 3.0)
    assert view(rules, last).mark("verdict") == 1


@pytest.mark.parametrize(("asked", "from_day"), [("some", 4), ("much", None), ("none", None)])
def test_a_formula_may_ask_for_it_from_the_next_day_on(asked: str, from_day: int | None) -> None:
    """`reached` is false through its day and true from the next; of the others of the day it is never so."""
    count = {"to": "asked", "rate": f"1 / day if reached({asked}) else 0 / day", "why": "So"}
    rules = small(flows={"eaten": EATEN, "count": count | {"label": "invented"}})
    counts = [view(rules, state).figure("asked") for state in states(rules)]
    assert counts == [float(max(0, tick - from_day)) if from_day is not None else 0.0 for tick in range(8)]


def test_a_game_that_ends_in_its_tick_is_told_the_end_alone() -> None:
    """A verdict at once in the tick of a verdict of a day leaves that one unread."""
    base = small().scenario.verdicts
    data = {id: each.model_dump(mode="json") for id, each in base.items()}
    rules = small(verdicts=data | {"over": verdict(1, "grain <= 6", at_once=True)})
    after = states(rules)[4]
    assert view(rules, after).mark("verdict") == 1
    assert max(marks(rules, after).values()) < 0


def test_it_is_told_with_the_figures_of_its_own_day() -> None:
    """The report of a turn of many days prints table and date of the verdict's day, not of the end."""
    rules = small()
    past = Past(rules, states(rules), [()] * 7, [()] * 7, [0])
    (value,) = turn_report(past, "").interim
    assert (value.id, value.epilogue) == ("some", "It is 29 February 1820, and there are 6.00.")
    assert value.reckoning == "Up to this day it counts 20 of 100. The game goes on."


@given(scenarios(), seeds, picks)
def test_each_day_that_passed_has_exactly_one(scenario: Scenario, seed: int, chosen: list[list[int]]) -> None:
    """Of the verdicts of a day one is reached, in its tick, where the game goes on after it; else none."""
    past = played(compile_scenario(scenario), seed, chosen)
    rules, end = past.ruleset, past.view(past.now)
    told = {value.id: day for day, value in interim(past, Window(0, past.now))}
    for day, ranked in interim_order(scenario).items():
        tick = rules.ticks.holding(ordinal(day))
        reached = [id for id in ranked if end.mark(f"verdict.{id}") >= 0]
        assert len(reached) == (tick + 1 < past.now)
        assert all(end.mark(f"verdict.{id}") == tick for id in reached)
        assert reached == [id for id in ranked if told.get(id) == ordinal(day)]
        for each in range(past.now + 1):
            known = [id for id in ranked if answer(past.view(each), "reached", id)]
            assert known == (reached if each > tick else [])


@given(scenarios(), seeds, picks)
def test_the_end_does_not_depend_on_the_verdicts_of_days(
    scenario: Scenario, seed: int, chosen: list[list[int]]
) -> None:
    """Of a game that nothing asks about its days the end is the same without them."""
    if "reached(" in scenario.model_dump_json():
        return
    ends = {id: verdict for id, verdict in scenario.verdicts.items() if verdict.on is None}
    without = scenario.model_copy(update={"verdicts": ends})
    one, two = (played(compile_scenario(each), seed, chosen) for each in (scenario, without))
    assert one.now == two.now
    assert one.view(one.now).mark("verdict") == two.view(two.now).mark("verdict")
