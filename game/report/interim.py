"""How it stood on the days that have a verdict of their own, after which the game went on."""

from __future__ import annotations

from collections.abc import Iterator

from game.report.cause_parts import Window
from game.report.conference import told_text
from game.report.past import Past
from game.report.values import InterimValue, ToldValue
from game.ruleset.compiled import interim_order
from game.scenario.calendars import long_date, ordinal


def interim(past: Past, window: Window) -> Iterator[tuple[int, InterimValue]]:
    """The interim verdicts reached in some ticks, each with its day, told from the table of that day."""
    scenario, ticks = past.ruleset.scenario, past.ruleset.ticks
    for date, ranked in interim_order(scenario).items():
        day = ordinal(date)
        tick = ticks.holding(day)
        if not window.first <= tick < window.end:
            continue
        view = past.view(tick + 1)
        for id in (id for id in ranked if view.mark(f"verdict.{id}") == tick):
            spec, text = scenario.verdicts[id], told_text(view, "epilogue", id, day)
            yield day, InterimValue(id, long_date(day), spec.title, spec.u, text)


def as_told(value: InterimValue) -> ToldValue:
    """An interim verdict as a line of the chronicle."""
    return ToldValue(value.id, value.date, value.title, value.epilogue, "", "", "verdict")
