"""Numbers, units, dates and templates as words: one place, so that a figure reads the same everywhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from game.engine.chance import draw, seed_of
from game.engine.looking import View
from game.ruleset.compiled import Ruleset
from game.ruleset.days import gives_day
from game.ruleset.evaluating import size_of
from game.scenario.calendars import long_date

PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_.]*)(?::(unit|day))?\}")
"""A figure inside a text: `{id}`, `{id:unit}` with its unit, `{id:day}` as a date."""
GIVEN = {"signed": "clause", "answered": "answer"}
"""`{signed.MOTION:day}` and `{answered.DILEMMA:day}` with the columns that keep their ticks."""
MINUS = "\u2212"


@dataclass(frozen=True, slots=True)
class Spec:
    """How a figure is written and where it comes from."""

    title: str
    unit: str
    shown: float
    size: float = 1.0
    """Base units in one printed unit."""
    label: str = ""
    source: str = ""
    about: str = ""
    one: str = ""
    """The unit's word for a single one, where it is another."""
    is_day: bool = False
    """Whether the figure is a day of the calendar."""


def spec_of(ruleset: Ruleset, id: str) -> Spec:
    """How the figure of an id is written; a band's edge is written like its belief."""
    stem, _, last = id.rpartition(".")
    if id in ruleset.scenario.derived:
        each = ruleset.scenario.derived[id]
        size = size_of(each.unit, ruleset.units)
        origin = (each.label or "", each.source or "", each.about or "")
        if gives_day(ruleset.formulas[id], ruleset.scenario):
            return Spec(each.title, "days", 1.0, 1.0, *origin, "day", is_day=True)
        unit, one = _words_of(ruleset, each.unit)
        return Spec(each.title, unit, each.shown, size, *origin, one)
    if id in ruleset.index:
        column = ruleset.columns[ruleset.index[id]]
        size = size_of(column.unit or None, ruleset.units)
        unit, one = _words_of(ruleset, column.unit)
        words = (column.label, column.source, column.about)
        return Spec(column.title, unit, column.shown, size, *words, one)
    if last == "odds":
        return Spec(f"{ruleset.scenario.fronts[stem].title}: odds", "", 0.01)
    if last == "age":
        return Spec("Age of the report", "ticks", 1.0)
    return spec_of(ruleset, stem)


def _words_of(ruleset: Ruleset, unit: str | None) -> tuple[str, str]:
    """The word for several of a unit, and for one."""
    known = ruleset.scenario.units.get(unit or "")
    if known is None:
        return (f"{unit}s", unit) if unit else ("", "")
    return known.title, known.one or known.title


def bounds_of(ruleset: Ruleset, id: str) -> tuple[float, float] | None:
    """The range of a figure in base units, where it has one."""
    if id in ruleset.index:
        column = ruleset.columns[ruleset.index[id]]
        return column.low / column.per, column.high / column.per
    derived = ruleset.scenario.derived.get(id)
    if derived is None or derived.range is None:
        return None
    low, high = (size_of(bound, ruleset.units) for bound in derived.range)
    return low, high


def band_within(view: View, figure: str, band: tuple[float, float]) -> tuple[float, float]:
    """A band in base units, no further than what is believed of can go."""
    bounds = bounds_of(view.ruleset, figure.removeprefix("believed."))
    if bounds is None:
        return band
    low, high = (min(max(edge, bounds[0]), bounds[1]) for edge in band)
    return low, high


def steps(value: float, shown: float) -> int:
    """A value as a whole number of printed steps, rounded half to even."""
    return round(value / shown)


def number(value: float, shown: float, *, signed: bool = False) -> str:
    """A number to its printed step, with a true minus sign and a comma at the thousands."""
    rounded = steps(value, shown) * shown
    text = f"{abs(rounded):,.{decimals(shown)}f}"
    if float(text.replace(",", "")) == 0:
        return text
    return (MINUS if rounded < 0 else "+" if signed else "") + text


@lru_cache(maxsize=256)
def decimals(shown: float) -> int:
    """How many decimals a printed step has: 2 for 0.25."""
    return max(0, -int(Decimal(repr(shown)).normalize().as_tuple().exponent))


def with_unit(text: str, spec: Spec) -> str:
    """A printed number with the word for one or for several."""
    word = spec.one or spec.unit if text.strip(f"+{MINUS}") == "1" else spec.unit
    return f"{text} {word}" if word else text


def amount(spec: Spec, value: float, *, signed: bool = False) -> str:
    """A value with its unit; a day as a date, the difference of two in days."""
    if spec.is_day and not signed:
        return long_date(round(value))
    return with_unit(number(value / spec.size, spec.shown, signed=signed), spec)


def figure(view: View, id: str, *, unit: bool = False) -> str:
    """A figure of a table as printed."""
    spec = spec_of(view.ruleset, id)
    value = view.figure(id)
    return amount(spec, value) if unit else number(value / spec.size, spec.shown)


def put(ways: Sequence[str], view: View) -> str:
    """The way in which a game puts a thing: its own from the first day to the last, and no other game's."""
    return ways[draw(view.world, seed_of(ways[0])) % len(ways)] if len(ways) > 1 else ways[0]


def filled(text: str | tuple[str, ...], view: View, day: int | None = None) -> str:
    """A text, put in the game's own way, with its figures filled in from one table."""
    words = text if isinstance(text, str) else put(text, view)
    today = day if day is not None else view.ruleset.ticks.sitting_day(view.tick)

    def one(match: re.Match[str]) -> str:
        id, manner = match.groups()
        if id == "date":
            return long_date(today)
        if manner == "day":
            return long_date(_day(view, id))
        return figure(view, id, unit=manner == "unit")

    return PLACEHOLDER.sub(one, words)


def _day(view: View, id: str) -> int:
    """The day that a figure is, or on which a motion was signed or a dilemma answered."""
    asked, _, owner = id.partition(".")
    column = f"{GIVEN.get(asked)}.{owner}.tick"
    if column in view.ruleset.index:
        return view.ruleset.ticks.sitting_day(max(view.mark(column), 0))
    return round(view.figure(id))


def parted(start: float, parts: Sequence[float], end: float, shown: float) -> list[int]:
    """Parts of a change as whole printed steps, which add up to the difference of both ends as printed.

    They are differences of the rounded running total, which therefore begins at the start and not at nothing.
    """
    total, before, result = start, steps(start, shown), []
    for position, part in enumerate(parts, 1):
        total = end if position == len(parts) else total + part
        after = steps(total, shown)
        result.append(after - before)
        before = after
    return result


def period(firsts: int, lasts: int) -> str:
    """The days of a turn: `1 to 10 July 1900`."""
    start, end = long_date(firsts), long_date(lasts)
    if start.split(" ", 1)[1] == end.split(" ", 1)[1]:
        start = start.split(" ", 1)[0]
    elif start.rsplit(" ", 1)[1] == end.rsplit(" ", 1)[1]:
        start = start.rsplit(" ", 1)[0]
    return f"{start} to {end}" if firsts != lasts else end


def day_within(first: int, last: int, purpose: str) -> int:
    """A day of a tick for something that has no date of its own; cosmetic, the same in every telling."""
    return first + sum(purpose.encode()) % (last - first + 1)
