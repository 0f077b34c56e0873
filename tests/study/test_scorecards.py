"""What is offered, switched off, refilled and printed."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from game.engine.state import start
from game.ruleset.compiling import compile_scenario
from game.scenario.loading import load
from game.study.improving import open_days
from game.study.instrumenting import OBEY, steered, switchable, tunable, want
from game.study.lookahead import arrows, greedy, wanting
from game.study.measures import ladder_lines
from game.study.own_doing import active, recorded
from game.study.plans import Rules
from game.study.playing import obeying, play_out, sitting_ticks, utility
from game.study.refilling import flow, refill, refilled
from game.study.running import in_order
from game.study.scorecard import MEASURES, ORDER, Task, measured
from game.study.sizes import FEWEST, SHORT, Depth, Sizes, fast, whole
from game.study.switches import switches
from game.study.tradeoffs import dominated_answers, trade_offs
from game.study.worth import best_by_worth
from tests.cli.desk import persimmon
from tests.study.toys import FACE, LEVER, SLOT, doctrine, motion, ruleset, scenario, verdicts

TOY = Path(__file__).resolve().parent.parent / "toy" / "toy.yaml"
DEPTH = Depth(6, 8, (8, 8), 40, (2, 20), 2)
TINY = Sizes(
    seed=1, ladder=40, outcomes=60, luck=(6, 3), record=11, honesty=120, bands=200, bite=40, flat=40,
    own=1, opened=99, trade_offs=24, pushes=12, switches=12, every=1, worth=40, tuned=8, passes=1,
    everyone=True, obeyed=10, pairs=2,
    depth=DEPTH,
)  # fmt: skip
HEADLINES = "headlines: {face: {title: Face, figure: face, better: up, rank: 1, about: A face.}}\n"
GIFT = (
    FACE,
    HEADLINES,
    "motions:\n" + motion("pull", "[{add: {face: 40}, why: Pulled}]"),
    verdicts("face > 1"),
)
"""A wording that betters the only headline and costs nothing."""
PRICED = (
    FACE,
    "motions:\n"
    + motion("pull", "[{set: {face: 1}, why: Pulled}]", ", worth: 0.2 + face / 100").replace(
        "wordings:", "unsigned_worth: 0.5, wordings:"
    ),
    verdicts("face == 1"),
)
"""A wording that is never worth as much as leaving it."""


def test_a_gift_is_found_and_a_lever_without_headlines_is_none() -> None:
    """A wording that only betters a headline is all gain in every turn in which it can be signed."""
    found = trade_offs(compile_scenario(steered(scenario(*GIFT))), 1, 30)
    assert found.wordings == {"pull/yes": found.free}
    assert found.share < 0.7
    assert trade_offs(compile_scenario(steered(scenario(*LEVER))), 1, 30).free == 0


def test_the_greedy_player_takes_a_gift_and_leaves_what_he_cannot_see() -> None:
    """Greedy signs what betters a headline, and wins there as the rule book would; blind, he drifts."""
    for parts, u in ((GIFT, 1.0), (LEVER, 0.0)):
        rules = compile_scenario(steered(scenario(*parts)))
        assert utility(rules, play_out(rules, start(rules, 1, 0, 30), greedy(rules))).mean() == u


def test_what_is_wanted_is_signed_only_where_it_is_legal() -> None:
    """The obedient doctrine signs the wording wanted in each row and nothing in the others."""
    rules = compile_scenario(steered(scenario(*LEVER)))
    wanted = np.array([0, 1] * 15)
    given = wanting(rules, start(rules, 1, 0, 30), {"pull": wanted})
    assert given[rules.inputs["sign.pull"]].tolist() == wanted.tolist()
    assert OBEY in rules.doctrines
    assert want("pull") in rules.index


def test_handles_change_nobody_elses_history() -> None:
    """A doctrine plays the same game with and without handles and copies beside it."""
    plain = ruleset(*SLOT)
    with_copies, tuned = tunable(steered(scenario(*SLOT)), "historical")
    steered_rules = compile_scenario(with_copies)
    one = play_out(plain, start(plain, 5, 0, 40), obeying(plain, "historical"))
    for name in ("historical", tuned.name):
        other = play_out(steered_rules, start(steered_rules, 5, 0, 40), obeying(steered_rules, name))
        assert (
            one.values[plain.index["reels"]].tolist() == other.values[steered_rules.index["reels"]].tolist()
        )


def test_every_mechanism_of_a_slot_machine_moves_it_and_a_dead_one_is_found() -> None:
    """Both events move the reels; a flow whose rate is none moves nothing."""
    dead = "flows: {still: {to: reels, rate: 0 / day, why: Nothing flows, label: invented}}\n"
    found = {each.id: each.moved for each in switches(scenario(*SLOT, dead), 1, 40)}
    assert found["up"] > 0.9
    assert found["down"] > 0.9
    assert found["still"] == 0


def test_switching_nothing_off_changes_nothing() -> None:
    """A scenario with its switches closed plays as it did."""
    plain, guarded = ruleset(*SLOT), compile_scenario(switchable(scenario(*SLOT))[0])
    one = play_out(plain, start(plain, 5, 0, 40), obeying(plain, "random"))
    other = play_out(guarded, start(guarded, 5, 0, 40), obeying(guarded, "random"))
    assert one.values[plain.index["reels"]].tolist() == other.values[guarded.index["reels"]].tolist()


ANSWERS = """
dilemmas:
  which:
    title: Which
    text: Which is it to be?
    when: true
    default: poor
    answers:
      rich: {title: Rich, text: Much., effects: [{add: {face: 9}}]}
      poor: {title: Poor, text: Little., effects: [{add: {face: 2}}]}
"""


def test_an_answer_as_good_on_every_count_is_found() -> None:
    """Of two answers that add to the same good figure the larger one dominates, and only it."""
    found = dominated_answers(ruleset(*GIFT, ANSWERS), 1, 20, "drift")
    assert [(each.answer, each.over) for each in found] == [("rich", "poor")]


def test_a_motion_that_is_never_worth_it_is_one_sided() -> None:
    """A wording worth less than leaving it is best in no state, and is said to be one-sided."""
    found = best_by_worth(ruleset(*PRICED), 1, 40)
    assert [(best.motion, best.signed, best.one_sided) for best in found] == [("pull", 0.0, True)]


def test_arrows_are_those_a_player_sees() -> None:
    """Less than half a printed step is no arrow and five steps are a double one."""
    assert arrows(np.array([0.4, -0.4, 0.5, -4.9, 5.0, -80.0])).tolist() == [0, 0, 1, -1, 2, -2]


def test_only_who_acts_has_doings() -> None:
    """Drift gives no orders, so its games are not searched; a recorded game adds up to its states."""
    rules = ruleset(*LEVER, "doctrines:\n" + doctrine("historical", "sign pull/yes"))
    assert active(rules) == ["random", "historical", "rule-book"]
    past = recorded(rules, start(rules, 1), "historical")
    moved = sum(change.delta for changes in past.changes for change in changes)
    assert moved == past.view(past.now).figure("face") == 1


def test_refilling_replaces_points_and_nothing_else(tmp_path: Path) -> None:
    """Only the numbers between the brackets change; a rulebook's table is overlaid in a file of its own."""
    mine = "tables:\n  a.b: # mine\n    points: [[0, 1],\n      [2, 3]]  # kept\n    title: T\n"
    text = mine + "  c: {points: [[0, 0]]}\n"
    new, used = refilled(text, {"a.b": ((0.0, 0.5), (2.0, 0.25)), "d": ((1.0, 1.0),)})
    assert new == text.replace("[[0, 1],\n      [2, 3]]", "[[0, 0.5], [2, 0.25]]")
    assert used == ["a.b"]
    (tmp_path / "x.yaml").write_text(text, "utf-8")
    written = refill(tmp_path, {"c": ((0.0, 7.0),), "d": ((1.0, 1.5),)})
    assert [file.name for file in written] == ["x.yaml", "fitted.yaml"]
    assert "c: {points: [[0, 7]]}" in (tmp_path / "x.yaml").read_text("utf-8")
    assert "d: {points: [[1, 1.5]]}" in (tmp_path / "fitted.yaml").read_text("utf-8")
    assert flow(((0.0, 1.25), (2.0, 3.0))) == "[[0, 1.25], [2, 3]]"


def test_every_measure_runs_on_a_whole_scenario() -> None:
    """The toy that holds every kind once gives every line of the card a value and a known name."""
    rules = Rules.of(load(TOY, lambda name: None).scenario)
    tasks = [Task(name, rules, TINY) for name in MEASURES]
    lines = [line for _, found in in_order(measured, tasks, None) for line in found]
    assert {line.name for line in lines} <= set(ORDER)
    assert all(line.value and line.status in {"ok", "short", "RED", "none"} for line in lines)
    known = {line.name for line in lines}
    assert {"1", "3", "7", "13", "15", "B", "S", "W"} <= known
    assert {"D1", "D2", "D3", "D4", "D5", "D7", "D8"} <= known


def test_a_rule_book_above_drift_is_told() -> None:
    """The line on chance and drift says by how much the rule book is above them."""
    lines = {line.name: line for line in ladder_lines(Rules.of(scenario(*LEVER)), TINY)}
    assert "drift 100 points" in lines["1b"].value


def test_the_whole_card_looks_at_more_worlds_than_the_fast_one() -> None:
    """Each size of the whole card is larger than that of the fast one."""
    for name in ("ladder", "outcomes", "honesty", "bands", "bite", "own", "trade_offs", "switches", "worth"):
        assert getattr(whole(1), name) > getattr(fast(1), name)


def test_the_command_prints_a_study(tmp_path: Path) -> None:
    """`study` prints a line for each doctrine and what is never reached; with --json the same as data."""
    told = persimmon(tmp_path, "study", "toy", "--worlds", "40", "--doctrine", "drift", "--seed", "3")
    assert told.code == 0, told.err
    assert "drift" in told.out
    assert "reached" in told.out
    data = json.loads(persimmon(tmp_path, "study", "toy", "--worlds", "40", "--json").out)
    assert {each["doctrine"] for each in data["doctrines"]} == {"historical", "random", "drift"}


@pytest.mark.parametrize("wrong", [("--worlds", "0"), ("--worlds", "x"), ("--doctrine", "nobody")])
def test_wrong_use_of_a_study_is_one_line(tmp_path: Path, wrong: tuple[str, str]) -> None:
    """A wrong number or an unknown doctrine is refused in one line with a hint, and nothing is printed."""
    told = persimmon(tmp_path, "study", "toy", *wrong)
    assert told.code == 2
    assert told.out == ""
    assert told.err.count("\n") == 2


def test_a_longer_calendar_has_fewer_worlds() -> None:
    """The work of a card does not grow with its calendar, and no measurement is left with a handful."""
    for sizes in (fast, whole):
        short, long = sizes(1), sizes(1, 10 * SHORT)
        assert long.bands == short.bands // 10
        assert long.luck[0] == max(short.luck[0] // 10, FEWEST)
        assert (long.seed, long.record) == (short.seed, short.record)
        assert min(long.trade_offs, long.switches, long.tuned) >= FEWEST
    assert whole(1, 10 * SHORT).depth == Depth(FEWEST, 64, (20, 128), 400, (FEWEST, 60), FEWEST)


def test_a_motion_is_tried_on_its_days_alone() -> None:
    """A change of plan on a day on which the motion never lies on the table is not worth a world."""
    rules = ruleset(*LEVER)
    days = open_days(rules, "historical")
    assert set(days) == set(rules.scenario.motions)
    sat = [rules.ticks.sitting_day(tick) for tick in sitting_ticks(rules)]
    assert all(set(found) <= set(sat) for found in days.values())
    closed = rules.scenario.motions["pull"].model_copy(update={"opens": "false"})
    shut = compile_scenario(rules.scenario.model_copy(update={"motions": {"pull": closed}}))
    assert days["pull"]
    assert open_days(shut, "historical") == {"pull": []}
