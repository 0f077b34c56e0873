"""The argument a scenario stands on, point by point, each with its gauge and where the record disagrees."""

from __future__ import annotations

from game.report.headlines import direction_of
from game.report.past import Past
from game.report.seeing import is_seen
from game.report.series import band_at, band_text, figure_at, shown_at
from game.report.values import EssayValue, PointValue
from game.report.wording import amount, filled, spec_of
from game.scenario.showing import Point

HIDDEN = "not known"
STRETCH = 12
"""Sittings in the trend of a gauge."""


def essay(past: Past) -> EssayValue | None:
    """The historical argument; nothing where the scenario has none."""
    argument = past.ruleset.scenario.essay
    if argument is None:
        return None
    points = sorted(argument.points.items(), key=lambda item: item[1].rank)
    return EssayValue(
        argument.title, argument.provenance, tuple(_point(past, id, point) for id, point in points)
    )


def _point(past: Past, id: str, point: Point) -> PointValue:
    spec, view = spec_of(past.ruleset, point.figure), past.view(past.now)
    told = past.over or is_seen(past.ruleset, point.figure)
    ticks = shown_at(past)[-STRETCH:] if told else ()
    trend = tuple(figure_at(past, point.figure, tick) / spec.size for tick in ticks)
    band = band_at(past, point.figure, past.now) if told else None
    return PointValue(
        id=id,
        text=filled(point.text, view),
        figure=point.figure,
        gauge=spec.title,
        shown=amount(spec, trend[-1] * spec.size) if told else HIDDEN,
        held=band_text(spec, band) if band else "",
        trend=trend,
        direction=direction_of(trend, spec.shown),
        levers=_levers(past, point),
        label=point.label or "",
        source=point.source or "",
        disagrees=point.disagrees or "",
    )


def _levers(past: Past, point: Point) -> tuple[str, ...]:
    """The titles of what of the player's moves it."""
    scenario = past.ruleset.scenario
    kinds = (scenario.motions, scenario.dials, scenario.dilemmas, scenario.promises)
    view = past.view(past.now)
    return tuple(filled(kind[id].title, view) for id in point.levers for kind in kinds if id in kind)
