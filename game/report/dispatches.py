"""Dispatches: what the sources reported in the last turn, the ones that moved belief most first."""

from __future__ import annotations

from game.report.cause_parts import Window, ledger
from game.report.past import Past
from game.report.values import DispatchValue
from game.report.wording import filled
from game.scenario.calendars import long_date

MOST = 3
"""Dispatches laid before a sitting; more than a reader takes in is noise."""


def dispatches(past: Past) -> tuple[DispatchValue, ...]:
    """The dispatches of the last turn."""
    first, end = past.window()
    found = []
    for source, spec in past.ruleset.scenario.sources.items():
        for factor, seen in spec.observes.items():
            tick = past.view(end).mark(f"reported.{source}.{factor}.tick")
            if tick + seen.delay >= first and end > first:
                found.append((_weight(past, source, factor, Window(first, end)), source, factor, tick))
    found.sort(key=lambda item: (-item[0], item[1], item[2]))
    return tuple(_dispatch(past, source, factor, tick) for _, source, factor, tick in found[:MOST])


def _weight(past: Past, source: str, factor: str, window: Window) -> float:
    """How far a source moved belief, in standard deviations of what it found."""
    column = past.ruleset.index[f"believed.{factor}"]
    moved = sum(
        delta
        for cause, delta in ledger(past, column, window).items()
        if past.ruleset.causes[cause].owner == source and past.ruleset.causes[cause].kind == "source"
    )
    spread = past.view(window.first).figure(f"believed.{factor}.sd") or 1.0
    return abs(moved / past.ruleset.columns[column].per / spread)


def _dispatch(past: Past, source: str, factor: str, tick: int) -> DispatchValue:
    spec, view = past.ruleset.scenario.sources[source], past.view(past.now)
    texts = spec.observes[factor].says
    text = texts[len(past.sittings) % len(texts)]
    ticks = past.ruleset.ticks
    day = ticks.lasts[tick] if tick >= 0 else ticks.firsts[0]
    return DispatchValue(
        source,
        spec.title,
        filled(text, view, day),
        long_date(day),
        max(view.tick - tick - 1, 0),
        filled(spec.about, view),
        f"believed.{factor}",
    )
