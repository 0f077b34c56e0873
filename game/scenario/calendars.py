"""Ticks and their days, worked out once: the engine counts ticks and never asks for a date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

JUN_ENDS = (10, 20)
"""Last days of the first two juns of a month; the third runs to its end."""
NEVER = -1_000_000
"""The tick of something that has not happened: further back than any scenario is long."""
FAR = 999.0
"""What `ticks_since` and the age of a report say of something that never happened."""

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
TICKS_IN = {
    "jun": {"day": 0.1, "week": 0.7, "month": 3.0, "quarter": 9.0, "year": 36.0},
    "day": {"day": 1.0, "week": 7.0, "month": 30.0, "quarter": 91.0, "year": 365.0},
}
"""How many ticks each unit of time has: a jun is a third of a month, some ten days."""


@dataclass(frozen=True, slots=True)
class Ticks:
    """The calendar of a scenario: the first and last day of every tick, and which ticks open a sitting."""

    unit: str
    firsts: tuple[int, ...]
    lasts: tuple[int, ...]
    sits: tuple[bool, ...]

    @property
    def count(self) -> int:
        """How many ticks there are."""
        return len(self.firsts)

    def sitting_day(self, tick: int) -> int:
        """The day on which the table before `tick` is looked at, as an ordinal."""
        return self.firsts[tick] if tick < self.count else self.lasts[-1]

    def holding(self, day: int) -> int:
        """The tick that holds a day; the first or last one for a day outside."""
        return min(sum(1 for last in self.lasts if last < day), self.count - 1)

    def within(self, first: int, last: int) -> list[int]:
        """The ticks that lie whole between two days."""
        return [tick for tick in range(self.count) if self.firsts[tick] >= first and self.lasts[tick] <= last]

    def clocks(self) -> tuple[tuple[float, ...], ...]:
        """The tick tables that formulas read, in the order of their names below."""
        ticks = range(self.count + 1)
        return (
            tuple(float(self.sitting_day(tick)) for tick in ticks),
            tuple(float(self.lasts[min(tick, self.count - 1)]) for tick in ticks),
            tuple(float(tick) for tick in ticks),
            tuple(float(tick < self.count and self.sits[tick]) for tick in ticks),
            tuple(float(tick == self.count - 1) for tick in ticks),
            tuple(float(self.sitting_day(tick + 1)) for tick in ticks),
            tuple(float(tick + 1) for tick in ticks),
            tuple(float(tick + 1 < self.count and self.sits[tick + 1]) for tick in ticks),
        )


SITTING_DAY, TICK_DAY, NOW, SITS, LAST, NEXT_DAY, NEXT, NEXT_SITS = range(8)
"""Positions of the tick tables that every ruleset has."""


def ordinal(text: str) -> int:
    """The ordinal of an ISO date; raises ValueError for a day that does not exist."""
    return date.fromisoformat(text).toordinal()


def long_date(day: int) -> str:
    """A day as it is printed: `1 July 1900`."""
    then = date.fromordinal(day)
    return f"{then.day} {MONTHS[then.month - 1]} {then.year}"


def iso_date(day: int) -> str:
    """A day as an order writes it: `1900-07-01`."""
    return date.fromordinal(day).isoformat()


def weekday(day: int) -> str:
    """The name of the weekday, for the head of a sitting."""
    return ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[
        date.fromordinal(day).weekday()
    ]


def ticks_of(unit: str, starts: str, ends: str, stretches: tuple[tuple[str, str, int], ...]) -> Ticks:
    """Lay out the ticks from `starts` to the tick that holds `ends`, and mark the sittings."""
    firsts, lasts, day = [], [], date.fromisoformat(starts)
    while day <= date.fromisoformat(ends):
        last = _last_day(unit, day)
        firsts.append(day.toordinal())
        lasts.append(last.toordinal())
        day = last + timedelta(days=1)
    sits = [False] * len(firsts)
    for first, last_sitting, every in stretches:
        begins = [
            k for k, first_day in enumerate(firsts) if ordinal(first) <= first_day <= ordinal(last_sitting)
        ]
        for k in begins[::every]:
            sits[k] = True
    return Ticks(unit, tuple(firsts), tuple(lasts), tuple(sits))


def _last_day(unit: str, day: date) -> date:
    if unit == "day":
        return day
    for last in JUN_ENDS:
        if day.day <= last:
            return day.replace(day=last)
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
