"""A figure over the turns agrees with what each sitting showed, and the truth stays where it belongs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.report.axis import rung_text, rungs
from game.report.book import Book
from game.report.causes import why
from game.report.headlines import headlines
from game.report.series import charted, figure_at, series, shown_at
from game.report.values import RecordValue
from game.ruleset.compiling import compile_scenario
from game.scenario.showing import Scenario
from game.session import Identity, Playable, Session
from tests.laws.playing import played
from tests.laws.telling import the_toy
from tests.strategies import picks, scenarios, seeds

WHO = Identity("0" * 32, "now", "tests")
steps = st.sampled_from((0.001, 0.01, 0.05, 0.25, 0.5, 1.0, 5.0, 100.0))
values = st.floats(-1e6, 1e6).map(lambda value: round(value, 3))


@pytest.fixture
def session() -> Session:
    """The harbour town after its first turn, the wall being built in stone."""
    session = Session.begin(Playable("toy", the_toy()), 7, save=None, identity=WHO)
    for order in ("sign wall_clause/stone", "share watch sound=3 market=0", "dial boats=home"):
        assert session.give(order) == ""
    session.end_turn()
    return session


@given(scenarios(), seeds, picks)
def test_a_line_agrees_with_every_look_at_its_figure(
    scenario: Scenario, seed: int, chosen: list[list[int]]
) -> None:
    """It has a moment a sitting, ends as why prints it, and reads columns as a whole look reads them."""
    whole = played(compile_scenario(scenario), seed, chosen)
    past = whole.until(whole.sittings[-1])
    for figure, _ in charted(past.ruleset, truth=False):
        line = series(past, figure, truth=False)
        assert [moment.turn for moment in line.moments] == list(range(1, len(past.sittings) + 1))
        assert line.moments[-1].shown == why(past, figure).now
        for tick in shown_at(past):
            assert figure_at(past, figure, tick) == past.view(tick).figure(figure)
    for headline in headlines(past):
        line = series(past, headline.figure, truth=False)
        assert tuple(moment.value for moment in line.moments) == headline.trend
    for factor in scenario.beliefs:
        held, true = (series(past, f"{stem}{factor}", truth=True) for stem in ("believed.", ""))
        assert [moment.truth for moment in held.moments] == [moment.value for moment in true.moments]
        assert all(moment.band and moment.band[0] <= moment.band[1] for moment in held.moments)


@given(values, values, st.integers(2, 12), steps)
def test_rungs_reach_over_both_ends_at_equal_distances(
    low: float, high: float, most: int, step: float
) -> None:
    """They are few, rise by one size no finer than the printed step, and hold all between."""
    low, high = min(low, high), max(low, high)
    found = rungs(low, high, most, step)
    size = found[1] - found[0]
    assert 2 <= len(found) <= max(most, 3)
    assert all(abs(after - before - size) <= 1e-6 * abs(size) for before, after in pairwise(found))
    assert size >= step * (1 - 1e-6)
    assert found[0] <= low + 1e-6 * size
    assert found[-1] >= high - 1e-6 * size


def test_a_rung_is_printed_as_fine_as_its_step() -> None:
    """Thousands have a comma, minus is a true sign, a day is a date."""
    assert rung_text(12500.0, 500.0, is_day=False) == "12,500"
    assert rung_text(-0.25, 0.05, is_day=False) == "−0.25"
    assert rung_text(date(1821, 10, 3).toordinal(), 5.0, is_day=True) == "3 Oct 1821"


def test_what_was_decided_stands_at_its_sitting(session: Session) -> None:
    """Sentence, answer, policies and shares are told at the sitting that gave them, purchases are not."""
    deeds = session.series("silver").moments[0].deeds
    assert {(deed.kind, deed.text.partition(":")[0]) for deed in deeds} == {
        ("sentence", "The wall"),
        ("answer", "A stranger"),
        ("other", "The watch"),
        ("other", "The boats"),
    }
    assert session.series("silver").moments[1].deeds == ()


def test_the_record_is_told_up_to_the_present_day(session: Session) -> None:
    """A row of the record of 30 June is told once that day has passed, with its source."""
    assert [row.date for row in session.series("herring").record] == []
    session.end_turn()
    row = session.series("herring").record[0]
    assert (row.date, row.shown, row.source) == (
        "30 June 1820",
        "70 Barrel of herring",
        "The town book of Sandwick.",
    )


def test_a_record_of_a_period_is_its_mean() -> None:
    """A row that sums over ticks is drawn at what one of them holds on average, and says the whole."""
    scenario = the_toy()
    row = scenario.history["herring_june"]
    over = row.model_copy(update={"at": None, "over": ("1820-06-01", "1820-06-30"), "value": 90.0})
    changed = scenario.model_copy(update={"history": {"june": over}})
    past = played(compile_scenario(changed), 7, [])
    told = series(past, "herring", truth=False).record[0]
    assert (told.value, told.shown) == (30.0, "30 Barrel of herring on average, 90 in all")
    assert told.last > told.first


def test_one_who_plays_is_not_told_the_truth_before_the_end(session: Session) -> None:
    """Asked for or not, truth and hidden figures stay away; after the end both are there."""
    asked = session.series("believed.strand.boats", truth=True)
    assert asked == session.series("believed.strand.boats")
    assert "shoals" not in dict(session.charted(truth=True))
    while not session.over:
        session.end_turn()
    told = session.series("believed.strand.boats", truth=True)
    assert all(moment.truth is not None and moment.truly for moment in told.moments)
    assert "shoals" in dict(session.charted(truth=True))


def test_one_who_watches_is_told_the_truth_if_he_asks(session: Session) -> None:
    """A book that is watched tells both, as one stands there."""
    book = Book(session._past, watched=True)
    assert book.series("believed.strand.boats").moments[0].truth is None
    assert book.series("believed.strand.boats", truth=True).moments[0].truth is not None


def test_a_hidden_figure_has_no_line_before_it_may_be_told() -> None:
    """Its moments are left out, not guessed."""
    past = played(compile_scenario(the_toy()), 7, [])
    assert series(past, "shoals", truth=False).moments == ()


def test_a_line_keeps_its_extent(session: Session) -> None:
    """Everything that is to be drawn lies between its least and its greatest."""
    line = session.series("believed.strand.boats")
    low, high = line.extent
    assert all(low <= edge <= high for moment in line.moments for edge in moment.band or ())
    wider = replace(line, record=(*line.record, replace_row(high + 5)))
    assert wider.extent == (low, high + 5)


def replace_row(value: float) -> RecordValue:
    """A row of a record at a value."""
    return RecordValue(1, 1, value, "", "", "")
