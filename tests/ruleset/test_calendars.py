"""Ticks and their days: juns with their short and leap Februaries, and days."""

from __future__ import annotations

import pytest

from game.engine.looking import view
from game.engine.state import start
from game.ruleset.compiling import compile_scenario
from game.scenario.calendars import iso_date, ordinal, ticks_of
from tests.laws.telling import the_toy


@pytest.mark.parametrize(
    ("starts", "ends", "lasts"),
    [
        ("1820-02-01", "1820-03-10", ["1820-02-10", "1820-02-20", "1820-02-29", "1820-03-10"]),
        ("1821-02-11", "1821-03-01", ["1821-02-20", "1821-02-28", "1821-03-10"]),
        ("1900-02-25", "1900-02-28", ["1900-02-28"]),
        ("1820-12-22", "1821-01-01", ["1820-12-31", "1821-01-10"]),
    ],
)
def test_juns_end_on_the_tenth_the_twentieth_and_the_last(starts: str, ends: str, lasts: list[str]) -> None:
    """A jun ends on day 10, 20 or the month's last, in leap years too; only the first may be short."""
    ticks = ticks_of("jun", starts, ends, ())
    assert [iso_date(day) for day in ticks.lasts] == lasts
    assert ticks.firsts == (ordinal(starts), *(day + 1 for day in ticks.lasts[:-1]))


def test_days_are_days() -> None:
    """By the day each tick begins and ends on one day, over a leap day as over any other."""
    ticks = ticks_of("day", "1820-02-27", "1820-03-02", ())
    assert ticks.count == 5
    assert ticks.firsts == ticks.lasts
    assert iso_date(ticks.lasts[2]) == "1820-02-29"


def test_sittings_follow_their_stretches() -> None:
    """Every second tick of a stretch is a sitting, counted from its first."""
    ticks = ticks_of("jun", "1820-06-01", "1820-08-10", (("1820-06-01", "1820-07-11", 2),))
    assert [iso_date(day) for day, sits in zip(ticks.firsts, ticks.sits, strict=True) if sits] == [
        "1820-06-01",
        "1820-06-21",
        "1820-07-11",
    ]


def test_a_day_lies_in_its_tick() -> None:
    """A day belongs to the tick that holds it; days outside to the first or the last."""
    ticks = ticks_of("jun", "1820-06-01", "1820-06-30", ())
    days = ("1820-05-01", "1820-06-01", "1820-06-10", "1820-06-11", "1820-06-30", "1821-01-01")
    assert [ticks.holding(ordinal(day)) for day in days] == [0, 0, 0, 1, 2, 2]


def test_a_figure_is_looked_at_on_the_day_of_the_sitting() -> None:
    """`date` before the first tick is the first day."""
    rules = compile_scenario(the_toy())
    seen = view(rules, start(rules, 1))
    assert not seen["motion:lamp:opens"]
    assert seen["text:briefing:0"]
