"""Numbers, units, dates and templates as words: one place, so that a figure reads the same wherever it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import floor, log10

from game.engine.looking import View
from game.ruleset.compiled import Ruleset
from game.scenario.calendars import long_date

PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_.]*)(?::(unit|day))?\}")
"""A figure inside a text: `{id}`, `{id:unit}` with its unit, `{id:day}` as a date."""
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


def spec_of(ruleset: Ruleset, id: str) -> Spec:
    """How the figure of an id is written; a band's edge is written like its belief."""
    stem, _, last = id.rpartition(".")
    if id in ruleset.scenario.derived:
        each = ruleset.scenario.derived[id]
        words = (each.label or "", each.source or "", each.about or "")
        return Spec(each.title, _unit(ruleset, each.unit), each.shown, _size(ruleset, each.unit), *words)
    if id in ruleset.index:
        column = ruleset.columns[ruleset.index[id]]
        words = (column.label, column.source, column.about)
        return Spec(
            column.title, _unit(ruleset, column.unit), column.shown, _size(ruleset, column.unit), *words
        )
    if last == "odds":
        return Spec(f"{ruleset.scenario.fronts[stem].title}: odds", "", 0.01)
    if last == "age":
        return Spec("Age of the report", "ticks", 1.0)
    return spec_of(ruleset, stem)


def _unit(ruleset: Ruleset, unit: str | None) -> str:
    if unit is None:
        return ""
    known = ruleset.scenario.units.get(unit)
    return known.title if known is not None else unit


def _size(ruleset: Ruleset, unit: str | None) -> float:
    return ruleset.units.get(unit, 1.0) if unit is not None else 1.0


def steps(value: float, shown: float) -> int:
    """A value as a whole number of printed steps, rounded half to even."""
    return round(value / shown)


def number(value: float, shown: float, *, signed: bool = False) -> str:
    """A number to its printed step, with a true minus sign and thousands marked from ten thousand."""
    decimals = max(0, -floor(log10(shown) + 1e-9))
    rounded = steps(value, shown) * shown
    mark = "," if abs(rounded) >= 1000 else ""
    text = f"{abs(rounded):{mark}.{decimals}f}"
    if float(text.replace(",", "")) == 0:
        return text
    return (MINUS if rounded < 0 else "+" if signed else "") + text


def with_unit(text: str, unit: str) -> str:
    """A printed number with its unit; a per cent sign stands close."""
    if not unit:
        return text
    return f"{text} {unit}" if unit != "percent" else f"{text} %"


def amount(spec: Spec, value: float, *, signed: bool = False) -> str:
    """A value with its unit."""
    return with_unit(number(value / spec.size, spec.shown, signed=signed), spec.unit)


def figure(view: View, id: str, *, unit: bool = False) -> str:
    """A figure of a table as printed."""
    spec = spec_of(view.ruleset, id)
    value = view.figure(id)
    return amount(spec, value) if unit else number(value / spec.size, spec.shown)


def filled(text: str, view: View, day: int | None = None) -> str:
    """A text with its figures filled in from one table."""
    today = day if day is not None else view.ruleset.ticks.sitting_day(view.tick)

    def one(match: re.Match[str]) -> str:
        id, manner = match.groups()
        if id == "date":
            return long_date(today)
        if manner == "day":
            return long_date(round(view.figure(id)))
        return figure(view, id, unit=manner == "unit")

    return PLACEHOLDER.sub(one, text)


def parted(values: list[float], shown: float) -> list[int]:
    """Parts as whole printed steps that add up to the printed whole: differences of the rounded running total."""
    total, before, result = 0.0, 0, []
    for value in values:
        total += value
        after = steps(total, shown)
        result.append(after - before)
        before = after
    return result


def period(firsts: int, lasts: int) -> str:
    """The days of a turn: `1 to 10 July 1941`."""
    start, end = long_date(firsts), long_date(lasts)
    if start.split(" ", 1)[1] == end.split(" ", 1)[1]:
        start = start.split(" ", 1)[0]
    elif start.rsplit(" ", 1)[1] == end.rsplit(" ", 1)[1]:
        start = start.rsplit(" ", 1)[0]
    return f"{start} to {end}" if firsts != lasts else end


def day_within(first: int, last: int, purpose: str) -> int:
    """A day of a tick for something that has no date of its own; cosmetic, and the same in every telling."""
    return first + sum(purpose.encode()) % (last - first + 1)
