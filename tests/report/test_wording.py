"""Numbers, units and parts as words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.report.wording import day_within, decimals, number, parted, period, steps
from game.scenario.calendars import ordinal


@pytest.mark.parametrize(
    ("value", "shown", "text"),
    [
        (0, 1, "0"),
        (-0.4, 1, "0"),
        (-0.6, 1, "−1"),
        (0.5, 1, "0"),
        (1.5, 1, "2"),
        (999.6, 1, "1,000"),
        (12345.678, 0.1, "12,345.7"),
        (0.125, 0.25, "0.00"),
        (0.38, 0.25, "0.50"),
        (7, 5, "5"),
        (6.2, 2.5, "5.0"),
        (0.004, 0.01, "0.00"),
    ],
)
def test_a_number_is_printed_to_its_step(value: float, shown: float, text: str) -> None:
    """Half to even, a true minus sign, no minus before nothing, as many decimals as the step has."""
    assert number(value, shown) == text


def test_a_signed_number_says_so() -> None:
    """A rise has its plus, a fall its minus, and nothing has neither."""
    assert [number(value, 1, signed=True) for value in (2, -2, 0.2)] == ["+2", "−2", "0"]


@pytest.mark.parametrize(
    ("shown", "count"), [(1, 0), (10, 0), (0.1, 1), (0.25, 2), (2.5, 1), (0.001, 3), (1e-05, 5)]
)
def test_a_step_has_so_many_decimals(shown: float, count: int) -> None:
    """A quarter has two, two and a half has one."""
    assert decimals(shown) == count


values = st.floats(-1e6, 1e6).map(lambda value: round(value, 3))


@given(values, st.lists(values, max_size=8), st.sampled_from([1.0, 0.1, 0.25, 5.0]))
def test_parts_add_up_as_printed(start: float, parts: list[float], shown: float) -> None:
    """The printed parts of a change add up to the difference of both ends as printed."""
    end = start + sum(parts)
    counts = parted(start, parts, end, shown)
    assert len(counts) == len(parts)
    assert sum(counts) == (steps(end, shown) - steps(start, shown) if parts else 0)
    assert all(abs(count * shown - part) <= shown * 1.001 for count, part in zip(counts, parts, strict=True))


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        ("1820-06-01", "1820-06-10", "1 to 10 June 1820"),
        ("1820-06-21", "1820-07-10", "21 June to 10 July 1820"),
        ("1820-12-21", "1821-01-10", "21 December 1820 to 10 January 1821"),
        ("1820-06-01", "1820-06-01", "1 June 1820"),
    ],
)
def test_a_period_says_each_word_once(first: str, last: str, text: str) -> None:
    """Month and year stand once where both days share them."""
    assert period(ordinal(first), ordinal(last)) == text


@given(st.integers(1, 10**6), st.integers(0, 40), st.text(max_size=20))
def test_a_day_within_a_tick_lies_within_it(first: int, length: int, purpose: str) -> None:
    """What has no date of its own is dated within its tick, always the same."""
    assert first <= day_within(first, first + length, purpose) <= first + length
    assert day_within(first, first + length, purpose) == day_within(first, first + length, purpose)
