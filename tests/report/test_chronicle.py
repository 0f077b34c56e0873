"""The chronicle holds everything dated that was read, and each entry opens into what it says."""

from __future__ import annotations

import pytest
from hypothesis import given

from game.report.book import Book
from game.report.cause_parts import turns_of
from game.report.deeds import owner_of
from game.report.turns import turn_report
from game.ruleset.compiling import compile_scenario
from game.scenario.showing import Scenario
from game.session import Identity, Playable, Session
from tests.laws.playing import played
from tests.laws.telling import ORDERS, the_toy
from tests.strategies import picks, scenarios, seeds

WHO = Identity("0" * 32, "now", "tests")


@pytest.fixture
def session() -> Session:
    """The harbour town played to its end with orders of every kind."""
    session = Session.begin(Playable("toy", the_toy()), 7, save=None, identity=WHO)
    for orders in ORDERS:
        for order in orders:
            session.give(order)
        session.end_turn()
    while not session.over:
        session.end_turn()
    return session


@given(scenarios(), seeds, picks)
def test_the_chronicle_grows_at_its_end_alone(scenario: Scenario, seed: int, chosen: list[list[int]]) -> None:
    """What was told of a turn stays as it was told, a book keeps it, and every entry can be opened."""
    past = played(compile_scenario(scenario), seed, chosen)
    whole = Book(past).chronicle()
    assert Book(past).chronicle() == whole
    for turn in turns_of(past):
        part = past.until(turn.end)
        if not part.over:
            assert Book(part).chronicle() == whole[: len(Book(part).chronicle())]
    for entry in whole:
        assert 1 <= entry.turn <= len(list(turns_of(past)))
        for key in filter(None, (entry.because, entry.moved)):
            assert all(Book(past).open_cause(cause.key) is not None for cause in Book(past).open_cause(key))


def test_all_that_is_read_is_in_it(session: Session) -> None:
    """Orders of every kind, events, promises, dispatches, envelopes and the verdict each have their entry."""
    kinds = {each.kind for each in session.chronicle()}
    assert kinds >= {
        "clause",
        "answer",
        "order",
        "event",
        "text",
        "promise",
        "dispatch",
        "envelope",
        "verdict",
    }


def test_a_sentence_opens_into_what_it_moved(session: Session) -> None:
    """The wall in stone cost silver and raised the wall; each figure opens into all that moved it."""
    clause = next(each for each in session.chronicle() if each.id == "sign wall_clause/stone")
    moved = {cause.text: cause.amount for cause in session.open_cause(clause.moved)}
    assert moved == {"The town chest": "−60 Silver crown", "The harbour wall": "+30 Points"}
    silver = next(c for c in session.open_cause(clause.moved) if c.text == "The town chest")
    assert any(cause.kind == "order" for cause in session.open_cause(silver.key))


def test_a_dispatch_opens_into_what_it_did_to_belief(session: Session) -> None:
    """Its one cause tells both ends of the turn and its own part, and opens into all reports."""
    dispatch = next(each for each in session.chronicle() if each.kind == "dispatch")
    (cause,) = session.open_cause(dispatch.because)
    assert "→" in cause.text
    assert cause.opens
    assert session.open_cause(cause.key)


def test_a_promise_that_fell_due_opens_both_ways(session: Session) -> None:
    """What it hung on, and what keeping or breaking it moved."""
    told = [each for each in session.chronicle() if each.kind == "promise" and each.because]
    for each in told:
        session.open_cause(each.because)
        session.open_cause(each.moved)
    assert all(each.moved.startswith("of_promise:") for each in told)


@pytest.mark.parametrize(
    ("order", "owner"),
    [
        ("sign wall/stone", "wall/stone"),
        ("answer stranger=pay", "stranger=pay"),
        ("dial boats=home", "dial boats"),
        ("share watch sound=3", "dial watch"),
    ],
)
def test_an_order_is_found_in_the_ledger_by_its_owner(order: str, owner: str) -> None:
    """Each kind of order that moves a figure has one name in the ledger."""
    assert owner_of(order) == owner


def test_the_report_of_a_turn_is_told_again(session: Session) -> None:
    """By its number it is what was told when it ended; beyond both ends there is none."""
    assert session.turn_report(0) is None
    assert session.turn_report(99) is None
    first = session.turn_report(1)
    past = session._past
    assert first == turn_report(past.until(past.sittings[1]), "")


def test_a_point_of_the_argument_has_its_gauge(session: Session) -> None:
    """The essay tells value, trend, levers and the dispute, each apart."""
    essay = session.essay()
    assert essay is not None
    (point,) = essay.points
    assert (point.gauge, point.levers) == ("The harbour wall", ("The wall", "The boats"))
    assert point.disagrees == "Fishermen."
    assert len(point.trend) >= 2
