"""A figure over the turns: what it was at each sitting, what was held of it, what the record has.

The truth is told to one who may hear it, and to nobody else; rows of the record end with the present day.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.report.axis import brief_date
from game.report.conference import in_words
from game.report.headlines import edges_of
from game.report.levers import explained
from game.report.past import Past
from game.report.seeing import is_seen
from game.report.turns import by_default
from game.report.values import DeedKind, DeedValue, MomentValue, RecordValue, SeriesValue
from game.report.wording import Spec, amount, band_within, number, period, spec_of
from game.ruleset.compiled import Ruleset
from game.scenario.calendars import long_date, ordinal
from game.scenario.orders import Buy, Estimate, Order, Reply, Sign
from game.scenario.showing import Record

BELIEVED = "believed."


def charted(ruleset: Ruleset, *, truth: bool) -> tuple[tuple[str, str], ...]:
    """Id and title of every figure that has a line to be drawn; in truth the hidden ones too."""
    seen = explained(ruleset)
    if not truth:
        return seen
    known = {id for id, _ in seen}
    hidden = (id for id in ruleset.scenario.factors if id not in known)
    return (*seen, *((id, spec_of(ruleset, id).title) for id in hidden))


def series(past: Past, figure: str, *, truth: bool) -> SeriesValue:
    """The line of a figure from the first sitting to now."""
    spec = spec_of(past.ruleset, figure)
    return SeriesValue(
        figure=figure,
        title=spec.title,
        unit="" if spec.is_day else spec.unit,
        about=spec.about,
        cited=" · ".join(part for part in (spec.label, spec.source) if part),
        step=spec.shown,
        is_day=spec.is_day,
        moments=tuple(_moments(past, figure, spec, truth=truth)) if _may(past, figure, truth=truth) else (),
        record=tuple(_record(past, figure, spec, truth=truth)),
    )


def _may(past: Past, figure: str, *, truth: bool) -> bool:
    return truth or is_seen(past.ruleset, figure)


def figure_at(past: Past, figure: str, tick: int) -> float:
    """A figure before a tick; one that is counted is read from the table, and only others are worked out."""
    column = past.ruleset.index.get(figure)
    if column is None:
        return past.view(tick).figure(figure)
    return past.mark(figure, tick) / past.ruleset.columns[column].per


def shown_at(past: Past) -> tuple[int, ...]:
    """The tables that a line runs through: every sitting, and the end where it came after the last."""
    return (*past.sittings, past.now) if past.sittings[-1] < past.now else tuple(past.sittings)


def _moments(past: Past, figure: str, spec: Spec, *, truth: bool) -> Iterator[MomentValue]:
    factor = figure.removeprefix(BELIEVED)
    true = factor if truth and factor != figure and factor in past.ruleset.index else ""
    for turn, tick in enumerate(shown_at(past), 1):
        day = past.ruleset.ticks.sitting_day(tick)
        value = figure_at(past, figure, tick)
        band = band_at(past, figure, tick)
        is_true = figure_at(past, true, tick) if true else None
        yield MomentValue(
            turn,
            day,
            long_date(day),
            brief_date(day),
            value / spec.size,
            amount(spec, value),
            (band[0] / spec.size, band[1] / spec.size) if band else None,
            band_text(spec, band) if band else "",
            is_true / spec.size if is_true is not None else None,
            amount(spec, is_true) if is_true is not None else "",
            tuple(_deeds(past, tick)),
        )


def band_at(past: Past, figure: str, tick: int) -> tuple[float, float] | None:
    """The band of a figure before a tick, in its base unit; nothing for one that has none."""
    edges = edges_of(past.ruleset.scenario, figure)
    if edges is None:
        return None
    view = past.view(tick)
    return band_within(view, figure, (view.figure(edges[0]), view.figure(edges[1])))


def band_text(spec: Spec, band: tuple[float, float]) -> str:
    """A band in words, without the unit."""
    if spec.is_day:
        return f"{long_date(round(band[0]))} to {long_date(round(band[1]))}"
    low, high = (number(edge / spec.size, spec.shown) for edge in band)
    return f"{low} to {high}"


def _deeds(past: Past, tick: int) -> Iterator[DeedValue]:
    """What was decided at a sitting that is over."""
    if tick >= len(past.orders):
        return
    view = past.view(tick)
    for order in past.orders[tick]:
        if not isinstance(order, Buy | Estimate):
            yield DeedValue(_kind(order), in_words(past.ruleset, view, order))
    for reply in by_default(past, tick):
        yield DeedValue("answer", f"{in_words(past.ruleset, view, reply)}, for want of an answer")


def _kind(order: Order) -> DeedKind:
    return "sentence" if isinstance(order, Sign) else "answer" if isinstance(order, Reply) else "other"


def _record(past: Past, figure: str, spec: Spec, *, truth: bool) -> Iterator[RecordValue]:
    """The rows of the record that speak of the figure and had passed by now, oldest first."""
    factor = figure.removeprefix(BELIEVED)
    wanted = {figure, factor} if truth else {figure}
    ticks = past.ruleset.ticks
    begun, today = ticks.firsts[0], ticks.sitting_day(past.now)
    rows = past.ruleset.scenario.history.values()
    found = [_row(past, row, spec, of_truth=row.factor != figure) for row in rows if row.factor in wanted]
    kept = (row for row in found if begun <= row.first and row.last <= today)
    yield from sorted(kept, key=lambda row: (row.last, row.of_truth))


def _row(past: Past, row: Record, spec: Spec, *, of_truth: bool) -> RecordValue:
    value = row.value * row.scale
    if row.over is None:
        day = ordinal(row.at or "")
        words = (long_date(day), amount(spec, value * spec.size))
        return RecordValue(day, day, value, *words, row.source, of_truth)
    first, last = map(ordinal, row.over)
    mean = value / max(len(past.ruleset.ticks.within(first, last)), 1)
    shown = f"{amount(spec, mean * spec.size)} on average, {number(value, spec.shown)} in all"
    return RecordValue(first, last, mean, period(first, last), shown, row.source, of_truth)
