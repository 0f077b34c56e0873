"""Why a figure is what it is, on games whose causes are known."""

from __future__ import annotations

import pytest

from game.report.cause_parts import Window
from game.report.causes import UNKNOWN, causes_of, open_cause, why
from game.report.past import Past
from game.ruleset.compiling import compile_scenario
from game.session import Identity, Playable, Session
from tests.engine.small import factor, ruleset
from tests.laws.playing import played
from tests.laws.telling import the_toy

WHO = Identity("0" * 32, "now", "tests")


@pytest.fixture
def session() -> Session:
    """The harbour town after its first turn, the wall being built in stone."""
    session = Session.begin(Playable("toy", the_toy()), 7, save=None, identity=WHO)
    assert session.give("sign wall_clause/stone") == ""
    session.end_turn()
    return session


def test_a_stock_is_explained_by_what_moved_it(session: Session) -> None:
    """Silver fell by the price of stone, quoted as the sentence of its day, and a little by the quay."""
    told = session.why("silver")
    assert (told.before, told.now) == ("120 Silver crown", "59 Silver crown")
    parts = [(cause.kind, cause.amount) for cause in told.causes]
    assert parts == [("order", "−60 Silver crown"), ("front", "−1 Silver crown")]
    assert told.causes[0].text.startswith("Your sentence of 1 June 1820")


def test_the_way_down_ends_at_an_order(session: Session) -> None:
    """The odds of a safe winter open into the wall, and the wall into the sentence that builds it."""
    odds = session.why("wall.odds")
    wall = next(cause for cause in odds.causes if cause.key.startswith("figure:wall@"))
    assert wall.opens
    inside = session.open_cause(wall.key)
    assert [(cause.kind, cause.amount) for cause in inside] == [
        ("order", "+10 Points"),
        ("front", "+1 Points"),
    ]
    assert session.open_cause(inside[0].key) == () or not inside[0].opens


def test_the_truth_is_not_told_by_a_why(session: Session) -> None:
    """A hidden figure is unknown when asked for, and named without its value inside an open one's cause."""
    hidden = why(session._past, "shoals")
    assert (hidden.now, hidden.before, hidden.causes, hidden.strip) == (UNKNOWN, UNKNOWN, (), ())
    catch = next(cause for cause in session.why("herring").causes if cause.kind == "flow" and cause.opens)
    texts = [cause.text for cause in session.open_cause(catch.key)]
    assert f"Strength of the shoals: {UNKNOWN}" in texts


def test_the_truth_is_told_at_the_end(session: Session) -> None:
    """Once the game has ended the same question is answered."""
    while not session.over:
        session.end_turn()
    assert why(session._past, "shoals").now != UNKNOWN


def test_a_belief_is_explained_by_forecast_and_sources() -> None:
    """Every part of a believed figure's change is its forecast, a source or a limit."""
    past: Past = played(compile_scenario(the_toy()), 4, [])
    parts = causes_of(past, "believed.strand.boats", Window(0, past.now))
    assert {cause.kind for cause in parts} == {"forecast", "source"}
    assert open_cause(past, parts[0].key) == () or parts[0].opens


def test_a_rate_opens_into_what_was_printed_of_it() -> None:
    """A store of 0.4 that gains 0.3 prints as one more, and what it opens into says one more too."""
    flows = {"fill": {"to": "store", "rate": "wall * 0.3 / day", "why": "It fills", "label": "invented"}}
    factors = {"store": factor(0.4, shown=1), "wall": factor(1)}
    rules = ruleset(factors=factors, flows=flows)
    past = played(rules, 1, [])
    cause = causes_of(past, "store", Window(0, 1))[0]
    assert cause.amount == "+1"
    assert [(each.kind, each.amount) for each in open_cause(past, cause.key)] == [("start", "+1")]
