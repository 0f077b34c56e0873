"""Headline figures: number, band, trend, word and glyph."""

from __future__ import annotations

from dataclasses import replace

from game.engine.looking import View
from game.report.past import Past
from game.report.values import HeadlineValue
from game.report.wording import Spec, amount, band_within, bounds_of, filled, number, spec_of
from game.scenario.showing import Headline, Scenario, Word


def headlines(past: Past) -> tuple[HeadlineValue, ...]:
    """The headline figures introduced so far and still of use, by rank."""
    table, now = past.ruleset.scenario.headlines, past.view(past.now)
    shown = {id: _since(past, id) for id in table if not now[f"headline:{id}:leaves"]}
    return tuple(
        _headline(past, id, table[id], first)
        for id, first in sorted(shown.items(), key=lambda item: table[item[0]].rank)
        if first is not None
    )


def _since(past: Past, id: str) -> int | None:
    """The sitting that introduced a headline; once shown it stays until it leaves."""
    sat = (tick for tick in past.sittings if past.view(tick)[f"headline:{id}:appears"])
    return next(sat, None)


def _headline(past: Past, id: str, headline: Headline, first: int) -> HeadlineValue:
    view, spec = past.view(past.now), spec_of(past.ruleset, headline.figure)
    if headline.unit is not None:
        spec = replace(spec, unit=headline.unit, one=headline.one or "")
    low, high = _band(view, headline, spec.size)
    value = view.figure(headline.figure) / spec.size
    word = word_for(headline.words, value)
    trend = tuple(past.view(tick).figure(headline.figure) / spec.size for tick in _shown_at(past))
    return HeadlineValue(
        id=id,
        title=headline.title,
        shown=amount(spec, value * spec.size),
        value=value,
        low=low,
        high=high,
        band=_band_text(spec, low, high),
        trend=trend,
        direction=direction_of(trend, spec.shown),
        better=headline.better,
        wanted=_wanted(view, id, headline, spec),
        word=word.word if word else "",
        glyph=word.glyph if word else "",
        about=filled(headline.about, view),
        new=first == past.now,
        fraction=_fraction(past, headline.figure, value * spec.size),
        figure=headline.figure,
    )


def _shown_at(past: Past) -> tuple[int, ...]:
    """The tables whose figures a trend holds: every sitting, and the end where it came after the last."""
    return (*past.sittings, past.now) if past.sittings[-1] < past.now else tuple(past.sittings)


def word_for(words: tuple[Word, ...], value: float) -> Word | None:
    """The word for a value: the first whose bound it does not pass."""
    return next((word for word in words if value <= word.up_to), words[-1] if words else None)


def edges_of(scenario: Scenario, figure: str) -> tuple[str, str] | None:
    """The figures that bound a figure's band, where it has one."""
    for headline in scenario.headlines.values():
        if headline.figure == figure and headline.low and headline.high:
            return headline.low, headline.high
    of_belief = figure.startswith("believed.") and figure.removeprefix("believed.") in scenario.beliefs
    return (f"{figure}.low", f"{figure}.high") if of_belief else None


def _band(view: View, headline: Headline, size: float) -> tuple[float | None, float | None]:
    edges = edges_of(view.ruleset.scenario, headline.figure)
    if edges is None:
        return None, None
    low, high = band_within(view, headline.figure, (view.figure(edges[0]), view.figure(edges[1])))
    return low / size, high / size


def _band_text(spec: Spec, low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return ""
    return f"{number(low, spec.shown)} to {number(high, spec.shown)}"


def direction_of(trend: tuple[float, ...], shown: float) -> int:
    """Which way a figure went last, in printed steps: what prints alike has not moved."""
    change = trend[-1] - trend[-2] if trend[1:] else 0.0
    return 0 if abs(change) < shown / 2 else 1 if change > 0 else -1


def _wanted(view: View, id: str, headline: Headline, spec: Spec) -> str:
    if headline.wanted is None:
        return ""
    return number(view[f"headline:{id}:wanted"] / spec.size, spec.shown)


def _fraction(past: Past, figure: str, value: float) -> float:
    low, high = bounds_of(past.ruleset, figure) or (0.0, 0.0)
    return min(max((value - low) / (high - low), 0.0), 1.0) if high > low else 0.0
