"""When the end can hardly change any more: known by looking ahead from what is held true, then offered."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.engine.state import start
from game.engine.turning import is_over, play_turn
from game.journal.files import read
from game.replay import Replay
from game.report.outlook import CLOSE, STRAYS, Outlook, one_end
from game.report.past import Past
from game.ruleset.compiled import Ruleset
from game.ruleset.compiling import compile_scenario
from game.scenario.showing import Scenario
from game.session import Identity, Playable, Session
from tests.engine.small import factor, motion, scenario
from tests.laws.playing import played
from tests.laws.test_knowledge import otherwise
from tests.strategies import picks, scenarios, seeds

WHO = Identity("0" * 32, "1820-02-26", "tests")
ENDS = ("won", "lost")
utilities = st.lists(st.sampled_from([0.0, 0.03, 0.05, 0.4, 0.43, 1.0]), min_size=1, max_size=16)


def town(won: str, **more: Any) -> Scenario:
    """Seven days, each with a sitting, won where a condition holds; nobody and a signer play it."""
    verdicts = {
        id: {"title": id, "u": 1 - rank, "when": when, "rank": rank, "epilogue": [{"text": "So."}]}
        for rank, (id, when) in enumerate(zip(ENDS, (won, "true"), strict=True))
    }
    kinds: dict[str, Any] = {
        "factors": {"face": factor(0)},
        "motions": {"pull": motion({"set": {"face": "1"}})},
        "doctrines": {
            "drift": {"title": "Drift", "about": "Nothing."},
            "historical": {"title": "H", "about": "Signs.", "rules": [{"give": "sign pull/plain"}]},
        },
        "verdicts": verdicts,
    }
    return scenario(**(kinds | more))


def event(when: str, **more: Any) -> dict[str, Any]:
    """An event that is told."""
    return {"title": "Heads", "when": when, "text": "It fell.", "label": "invented", **more}


COIN = {"heads": event("date == 1820-03-03", chance="0.5")}
LATE_CALL = {"call": event("date == 1820-03-01", interrupts=True, effects=[{"set": {"face": "5"}}])}


def at(rules: Ruleset, turns: int, order: str = "") -> Outlook:
    """What is known after so many turns, an order given at the first."""
    return known(past_of(rules, turns, order))


def past_of(rules: Ruleset, turns: int, order: str = "") -> Past:
    """A game after so many turns."""
    session = Session("town", Past(rules, [start(rules, 1)], sittings=[0]), None, None)
    if order:
        assert session.give(order) == ""
    for _ in range(turns):
        session.end_turn()
    return session._past


def known(past: Past) -> Outlook:
    """A game pondered until nothing is left to see."""
    outlook = Outlook(past)
    while outlook.ponder():
        pass
    return outlook


@pytest.mark.parametrize(
    ("won", "events", "order", "offered"),
    [
        ("true", {}, "", True),
        ("face == 1", {}, "", False),
        ("face == 1", {}, "sign pull/plain", True),
        ("fired(heads)", COIN, "", False),
        ("date < 1820-01-01 or face == 9", {}, "", True),
    ],
    ids=["one way", "a lever open", "the lever pulled", "a coin to fall", "lost anyhow"],
)
def test_it_is_offered_when_neither_luck_nor_orders_can_change_the_end(
    won: str,
    events: dict[str, Any],
    order: str,
    offered: bool,  # noqa: FBT001 - what is expected
) -> None:
    """A lever not yet pulled and a coin not yet fallen keep a game open; else the rest is offered."""
    assert at(compile_scenario(town(won, events=events)), 3, order).offered is offered


def test_it_takes_three_sittings_running_and_two_turns() -> None:
    """Decided from the start, it is offered from the third sitting on, while two turns are left."""
    rules = compile_scenario(town("true"))
    found = [at(rules, turns) for turns in range(8)]
    assert [each.offered for each in found] == [False, False, True, True, True, True, False, False]
    assert [each.left for each in found] == [7, 6, 5, 4, 3, 2, 1, 0]


def test_a_lever_pulled_is_counted_from_the_sitting_after() -> None:
    """Sittings at which the end was still open do not count."""
    rules = compile_scenario(town("face == 1"))
    assert [at(rules, turns, "sign pull/plain").offered for turns in (2, 3)] == [False, True]


def test_nothing_is_offered_before_it_is_known() -> None:
    """Looking ahead goes a tick at a time, and an offer waits for its end."""
    outlook = Outlook(past_of(compile_scenario(town("true")), 3))
    steps = 0
    while outlook.ponder():
        steps += 1
        assert not outlook.offered
    assert steps > 3 * 8 * 2
    assert outlook.offered


@given(utilities)
def test_one_end_is_one_end_whatever_the_order_and_never_comes_back(ends: list[float]) -> None:
    """Close ends with one stray are one end; ends once apart stay so, whatever is added."""
    verdicts = [one_end(ends[: count + 1]) for count in range(len(ends))]
    assert verdicts == sorted(verdicts, reverse=True)
    assert one_end(ends) == one_end(ends[::-1])
    kept = [ends, *combinations(ends, len(ends) - STRAYS)]
    assert one_end(ends) == any(not some or max(some) - min(some) <= CLOSE for some in kept)


@given(scenarios(), seeds, picks, st.integers(1, 10**6))
def test_equal_seen_columns_give_an_equal_offer(
    drawn: Scenario, seed: int, chosen: list[list[int]], shift: int
) -> None:
    """Whatever the hidden columns held at every tick, the same is known of the end at every sitting."""
    past = played(compile_scenario(drawn), seed, chosen)
    for sitting in past.sittings:
        one = past.until(sitting)
        states = [otherwise(past.ruleset, state, shift) for state in one.states]
        two = Past(one.ruleset, states, one.changes, one.orders, one.sittings)
        found = [known(each) for each in (one, two)]
        for each in found:
            for _ in each.look_again():
                pass
        assert found[0]._decided == found[1]._decided
        assert found[0].offered == found[1].offered


def begun(folder: Path, of: Scenario) -> Session:
    """A game that is saved."""
    return Session.begin(Playable("town", of), 1, save=folder / "a.persimmon", identity=WHO)


def rest(session: Session) -> int:
    """Play out the rest; how many turns that ended."""
    return sum(report is not None for report in session.play_out())


def test_what_is_played_out_is_saved_as_ordinary_turns(tmp_path: Path) -> None:
    """The save verifies, and equals that of a game whose turns were ended by hand."""
    session = begun(tmp_path, town("face == 1"))
    session.give("sign pull/plain")
    assert (rest(session), session.over) == (7, True)
    session.close()
    record = read(tmp_path / "a.persimmon")
    assert [turn.orders for turn in record.turns] == [("sign pull/plain",), *[()] * 6]
    assert Replay.open(tmp_path / "a.persimmon").verification().status == "VERIFIED"
    other = tmp_path / "by-hand"
    other.mkdir()
    by_hand = begun(other, town("face == 1"))
    by_hand.give("sign pull/plain")
    while not by_hand.over:
        by_hand.end_turn()
    by_hand.close()
    assert (other / "a.persimmon").read_bytes() == (tmp_path / "a.persimmon").read_bytes()


def decided_until_called(chance: str) -> Scenario:
    """Lost anyhow as far as anybody can know, until a call that comes rarely opens a lever."""
    lever = motion({"set": {"face": "9"}}, needs=[{"that": "face == 5", "say": "Not yet."}])
    call = event("date == 1820-03-01", chance=chance, interrupts=True, effects=[{"set": {"face": "5"}}])
    return town("face == 9", motions={"pull": lever}, events={"call": call})


def called(seed: int) -> Session:
    """A game of the lever that the call opens."""
    return Session.begin(Playable("town", decided_until_called("0.02")), seed, save=None, identity=WHO)


def with_call() -> Session:
    """The first game in which the call stops what was offered, although it was not to be expected."""
    for seed in range(400):
        session = called(seed)
        for _ in range(2):
            session.end_turn()
        while session.outlook.ponder():
            pass
        if session.outlook.offered and rest(session) and not session.over:
            return session
    raise AssertionError("in no world did the call come")


def test_an_interruption_that_opens_a_decided_game_stops_it() -> None:
    """The sitting that the event called is the player's: the lever lies there."""
    session = with_call()
    assert session.sitting().date.endswith("2 March 1820")
    assert session.outlook.undecided
    assert session.refusal("sign pull/plain") == ""


def test_an_interruption_that_changes_nothing_does_not() -> None:
    """A call in a game that is decided all the same is passed over."""
    session = Session.begin(Playable("town", town("true", events=LATE_CALL)), 1, save=None, identity=WHO)
    for _ in range(2):
        session.end_turn()
    while session.outlook.ponder():
        pass
    assert session.outlook.offered
    assert (rest(session), session.over) == (5, True)


def test_of_an_open_game_the_rest_is_played_to_the_end_by_choice() -> None:
    """Who asks for it before it is decided is not stopped by a call."""
    session = Session.begin(Playable("town", town("face == 1", events=LATE_CALL)), 1, save=None, identity=WHO)
    assert (rest(session), session.over) == (7, True)


def test_the_verdict_of_a_day_stops_it() -> None:
    """Its question is the player's to answer; asked again, the rest is played."""
    data = json.loads(town("true").model_dump_json(by_alias=True, exclude_defaults=True))["verdicts"]
    day = {
        "title": "Day",
        "u": 0.5,
        "when": "true",
        "on": "1820-02-29",
        "rank": 1,
        "epilogue": [{"text": "So."}],
    }
    session = Session.begin(
        Playable("town", town("true", verdicts=data | {"day": day})), 1, save=None, identity=WHO
    )
    assert (rest(session), session.over) == (4, False)
    assert (rest(session), session.over) == (3, True)


def test_the_table_is_left_as_it_was() -> None:
    """Looking ahead writes to nothing: the game plays on as one that nobody looked ahead from."""
    rules = compile_scenario(town("fired(heads)", events=COIN))
    past = past_of(rules, 3)
    before = [state.row() for state in past.states]
    known(past)
    assert [state.row() for state in past.states] == before
    assert not is_over(rules, play_turn(rules, past.states[-1], ()).last)
