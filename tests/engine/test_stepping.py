"""One tick: timing of effects, flows and their limits, promises, dilemmas, events and verdicts."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from game.engine.looking import view
from game.engine.state import State, start
from game.engine.stepping import decide, step
from game.engine.turning import play_turn, sits
from game.ruleset.compiled import Ruleset
from game.scenario.orders import Order, parse_order
from tests.engine.small import factor, motion, ruleset


def orders(*texts: str) -> tuple[Order, ...]:
    """Orders by their texts."""
    return tuple(parse_order(text) for text in texts)


def history(rules: Ruleset, id: str, *first: str) -> list[float]:
    """A figure before each tick, with orders at the first sitting and none afterwards."""
    state, found, given = start(rules, 1), [], orders(*first)
    while state.tick < rules.ticks.count:
        found.append(view(rules, state).figure(id))
        state, _ = step(rules, state, given)
        given = ()
    return [*found, view(rules, state).figure(id)]


@pytest.mark.parametrize(
    ("timing", "expected"),
    [
        ({}, [0, 9, 9, 9, 9, 9, 9, 9]),
        ({"over": 3}, [0, 3, 6, 9, 9, 9, 9, 9]),
        ({"after": 1}, [0, 0, 9, 9, 9, 9, 9, 9]),
        ({"after": 2, "over": 3}, [0, 0, 0, 3, 6, 9, 9, 9]),
        ({"after": 200}, [0, 0, 0, 0, 0, 0, 0, 0]),
    ],
)
def test_effects_of_an_order_come_when_they_say(timing: dict[str, int], expected: list[float]) -> None:
    """An effect begins `after` ticks and is spread `over` ticks, the first being its own tick."""
    rules = ruleset(factors={"wall": factor()}, motions={"m": motion({"add": {"wall": "9"}, **timing})})
    assert history(rules, "wall", "sign m/plain") == expected


def test_what_is_spread_is_all_given() -> None:
    """Ten over three ticks gives 10 in the end, though a third of it is no whole number of quanta."""
    rules = ruleset(factors={"wall": factor()}, motions={"m": motion({"add": {"wall": "10"}, "over": 3})})
    given = history(rules, "wall", "sign m/plain")
    assert given[3] == 10
    assert [round(late - early, 2) for early, late in pairwise(given[:4])] == [3.33, 3.34, 3.33]


def test_an_effect_that_comes_again_is_added_to_what_still_waits() -> None:
    """An event that fires each tick and spreads its effect loses nothing of the earlier ones."""
    effects = [{"add": {"wall": "6"}, "over": 3}]
    event = {
        "title": "E",
        "again": True,
        "label": "invented",
        "when": "date <= 1820-02-28",
        "effects": effects,
    }
    assert history(ruleset(factors={"wall": factor()}, events={"e": event}), "wall")[-1] == 18


def test_an_event_is_set_off_in_the_tick_that_was_said() -> None:
    """An order that fires an event after two ticks has it happen in the third, once."""
    event = {"title": "E", "label": "invented", "effects": [{"add": {"wall": "1"}}]}
    rules = ruleset(
        factors={"wall": factor()}, events={"e": event}, motions={"m": motion({"fire": "e", "after": 2})}
    )
    assert history(rules, "wall", "sign m/plain") == [0, 0, 0, 1, 1, 1, 1, 1]


def flow(rate: str, **ends: str) -> dict[str, str]:
    """A flow between the ends given."""
    return {"rate": rate, "why": "It flows", "label": "invented", **ends}


def test_a_stock_gives_what_it_holds_in_proportion() -> None:
    """Two flows that want 30 and 10 of a stock of 20 get 15 and 5."""
    flows = {
        "a": flow("30 / day", **{"from": "store", "to": "west"}),
        "b": flow("10 / day", **{"from": "store"}),
    }
    rules = ruleset(factors={"store": factor(20), "west": factor()}, flows=flows)
    state, changes = step(rules, start(rules, 1))
    seen = view(rules, state)
    assert [seen.figure(id) for id in ("store", "west", "a", "b")] == [0, 15, 15, 5]
    assert sum(change.delta for change in changes) == -500


def test_a_full_store_is_held_at_its_limit_and_says_so() -> None:
    """What a range cuts off is entered in the ledger as a limit."""
    rules = ruleset(factors={"store": factor(95, high=100)}, flows={"a": flow("8 / day", to="store")})
    _, changes = step(rules, start(rules, 1))
    told = [(rules.causes[change.cause].kind, change.delta) for change in changes]
    assert told == [("flow", 800), ("limit", -300)]


@pytest.mark.parametrize(("here", "there"), [(0.01, 0.25), (0.25, 0.01), (0.1, 0.25), (1.0, 0.001)])
def test_a_transfer_between_precisions_loses_nothing(here: float, there: float) -> None:
    """What leaves one factor arrives in the other, though their quanta differ."""
    factors = {"a": factor(500, precision=here), "b": factor(0, precision=there)}
    rules = ruleset(factors=factors, flows={"f": flow("7.123 / day", **{"from": "a", "to": "b"})})
    state = start(rules, 1)
    for _ in range(rules.ticks.count):
        state, _ = step(rules, state)
    seen = view(rules, state)
    assert seen.figure("b") > 30
    assert seen.figure("a") + seen.figure("b") == 500


def promise(kept: str) -> dict[str, object]:
    """A promise that adds 1 to `trust` when kept and takes 2 when broken."""
    words = {"title": "A deed", "worth": 1.5, "until": 5, "kept_text": "Done.", "broken_text": "Not done."}
    effects = {"when_kept": [{"add": {"trust": "1"}}], "when_broken": [{"add": {"trust": "-2"}}]}
    return words | {"kept": kept} | effects


def promising(kept: str) -> Ruleset:
    """A voice that asks for a deed."""
    voice = {"title": "V", "office": "O", "interest": "I", "label": "invented", "stances": {}}
    factors = {"trust": factor(10), "wall": factor()}
    flows = {"f": flow("1 / day", to="wall")}
    return ruleset(factors=factors, flows=flows, voices={"v": voice}, promises={"v": promise(kept)})


@pytest.mark.parametrize(
    ("kept", "expected"),
    [
        ("wall >= 2", [10, 10, 11, 11, 11, 11, 11, 11]),
        ("wall >= 3", [10, 10, 10, 11, 11, 11, 11, 11]),
        ("wall >= 4", [10, 10, 10, 8, 8, 8, 8, 8]),
    ],
)
def test_a_promise_is_settled_once_and_in_time(kept: str, expected: list[float]) -> None:
    """Kept as soon as the deed is done, at the latest in the tick of its date; then broken."""
    assert history(promising(kept), "trust", "promise v by 1820-02-28") == expected


def test_a_dilemma_takes_its_default() -> None:
    """An unanswered dilemma takes its default in the tick after its sitting, and is never put again."""
    answers = {
        "yes": {"title": "Y", "text": "Y.", "effects": [{"add": {"wall": "5"}}]},
        "no": {"title": "N", "text": "N."},
    }
    dilemma = {
        "title": "D",
        "text": "D?",
        "when": "true",
        "default": "yes",
        "answers": answers,
        "label": "invented",
    }
    rules = ruleset(factors={"wall": factor()}, dilemmas={"d": dilemma})
    assert view(rules, start(rules, 1)).mark("dilemma") == 1
    assert history(rules, "wall") == [0, 5, 5, 5, 5, 5, 5, 5]
    assert history(rules, "wall", "answer d=no")[-1] == 0


def test_the_last_verdict_remains_where_none_holds() -> None:
    """On the last day a verdict is reached even if no condition holds, and not before."""
    epilogue = [{"text": "So."}]
    verdicts = {
        name: {"title": name, "u": 0.5, "when": "false", "rank": rank, "epilogue": epilogue}
        for name, rank in (("first", 1), ("second", 2))
    }
    rules = ruleset(factors={"wall": factor()}, verdicts=verdicts)
    assert history(rules, "verdict") == [0, 0, 0, 0, 0, 0, 0, 2]


def sitting_when(also: str, *, interrupts: bool) -> Ruleset:
    """One planned sitting, an event on the third day, and a doctrine that signs at any sitting."""
    calendar = {"unit": "day", "starts": "1820-02-26", "ends": "1820-03-03", "also": also}
    calendar["sittings"] = [{"from": "1820-02-26", "to": "1820-02-26"}]  # type: ignore[assignment]
    event = {"title": "E", "label": "invented", "when": "date == 1820-02-28", "interrupts": interrupts}
    rule = {"give": "sign m/plain", "when": "date > 1820-02-26"}
    return ruleset(
        calendar=calendar,
        factors={"wall": factor()},
        events={"e": event},
        motions={"m": motion({"add": {"wall": "1"}}) | {"unsigned_worth": "0.4"}},
        doctrines={"d": {"title": "D", "about": "D.", "rules": [rule]}},
    )


@pytest.mark.parametrize(("also", "interrupts"), [("fired(e)", False), ("false", True)])
def test_unplanned_sittings_are_sittings(also: str, interrupts: bool) -> None:  # noqa: FBT001
    """A condition or an interrupting event holds a sitting, for the player and for doctrines alike."""
    rules = sitting_when(also, interrupts=interrupts)
    turned = play_turn(rules, start(rules, 1), ())
    assert turned.last.tick == 3
    assert sits(rules, turned.last)
    many = State(3, 1, np.arange(30, dtype=np.uint64), np.repeat(turned.last.values, 30, axis=1))
    assert (decide(rules, many, "d")[rules.inputs["sign.m"]] == 1).all()
    quiet = start(rules, 1, rows=30)
    assert not decide(rules, quiet, "d").any()
