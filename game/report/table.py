"""A game as a table of figures by date, in the units they are printed in: what `export` writes."""

from __future__ import annotations

from collections.abc import Iterator

from game.report.past import Past
from game.report.wording import spec_of
from game.ruleset.compiled import Ruleset
from game.scenario.calendars import iso_date

DIGITS = 12
"""Significant digits: more than any precision has, fewer than the noise of binary fractions."""


def columns_of(ruleset: Ruleset) -> tuple[str, ...]:
    """Ids of every factor, derived factor and belief with its band, in the order of the scenario."""
    scenario = ruleset.scenario
    beliefs = (f"believed.{id}{edge}" for id in scenario.beliefs for edge in ("", ".low", ".high"))
    return (*scenario.factors, "regret", *scenario.derived, *beliefs)


def rows_of(past: Past) -> Iterator[tuple[int | float | str, ...]]:
    """One row before the first tick and one after each: the turn it belongs to, its day and its figures."""
    ruleset, ticks = past.ruleset, past.ruleset.ticks
    names = columns_of(ruleset)
    sizes = [spec_of(ruleset, name).size for name in names]
    for tick in range(len(past.states)):
        turn = sum(sitting < tick for sitting in past.sittings)
        day = ticks.lasts[tick - 1] if tick else ticks.firsts[0]
        view = past.view(tick)
        figures = (view.figure(name) / size for name, size in zip(names, sizes, strict=True))
        yield (turn, iso_date(day), *(float(f"{figure:.{DIGITS}g}") for figure in figures))
