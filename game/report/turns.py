"""What a turn did: figures that moved and why, events, clauses and promises, each under its own date."""

from __future__ import annotations

from collections.abc import Iterator

from game.engine.looking import View
from game.report.cause_parts import Window
from game.report.causes import foremost
from game.report.conference import in_words, told_text
from game.report.dispatches import dispatches
from game.report.interim import interim
from game.report.past import Past
from game.report.values import MovedValue, PendingValue, ToldValue, TurnReport
from game.report.wording import amount, day_within, filled, period, spec_of, steps
from game.scenario.calendars import long_date, ordinal
from game.scenario.orders import Order, Pledge, Reply, Sign

Dated = tuple[int, ToldValue]
"""Something told, with the day it is told under."""


def turn_report(past: Past, fingerprint: str) -> TurnReport:
    """The report of the last turn played."""
    first, end = past.window()
    ticks, view = past.ruleset.ticks, past.view(first)
    orders = past.orders[first] if first < len(past.orders) else ()
    return TurnReport(
        turn=sum(tick < end for tick in past.sittings),
        period=period(ticks.sitting_day(first), ticks.lasts[end - 1]),
        orders=tuple(PendingValue(str(order), in_words(past.ruleset, view, order)) for order in orders),
        moved=moved(past, Window(first, end)),
        told=tuple(each for _, each in sorted(told(past, Window(first, end)), key=lambda dated: dated[0])),
        dispatches=dispatches(past),
        fingerprint=fingerprint,
        interim=tuple(value for _, value in interim(past, Window(first, end))),
    )


def moved(past: Past, window: Window) -> tuple[MovedValue, ...]:
    """The headlines whose printed number changed, in their order."""
    before, after = past.view(window.first), past.view(window.end)
    found = []
    headlines = past.ruleset.scenario.headlines
    for id in sorted(headlines, key=lambda id: headlines[id].rank):
        headline = headlines[id]
        shown = any(past.view(tick)[f"headline:{id}:appears"] for tick in past.sittings if tick <= window.end)
        if not shown or before[f"headline:{id}:leaves"]:
            continue
        spec = spec_of(past.ruleset, headline.figure)
        early, late = before.figure(headline.figure), after.figure(headline.figure)
        change = steps(late / spec.size, spec.shown) - steps(early / spec.size, spec.shown)
        if change:
            words = (
                amount(spec, early),
                amount(spec, late),
                amount(spec, change * spec.shown * spec.size, signed=True),
            )
            found.append(
                MovedValue(
                    headline.figure,
                    headline.title,
                    *words,
                    foremost(past, headline.figure, window),
                    headline.better,
                )
            )
    return tuple(found)


def told(past: Past, window: Window) -> Iterator[Dated]:
    """Everything told of a window, not yet in order."""
    for tick in range(window.first, window.end):
        yield from _orders_told(past, tick)
        yield from _events_told(past, tick)
        yield from _texts_told(past, tick)
        yield from _promises_told(past, tick)
        yield from _envelopes_told(past, tick)


def _orders_told(past: Past, tick: int) -> Iterator[Dated]:
    day, view = past.ruleset.ticks.sitting_day(tick), past.view(tick)
    for order in (*past.orders[tick], *by_default(past, tick)):
        found = _order_told(view, order, day)
        if found is not None:
            yield day, found


def by_default(past: Past, tick: int) -> Iterator[Order]:
    """The answer that a dilemma took by itself because none was given."""
    given = {order.dilemma for order in past.orders[tick] if isinstance(order, Reply)}
    for id, dilemma in past.ruleset.scenario.dilemmas.items():
        if id not in given and past.mark(f"answer.{id}.tick", tick + 1) == tick:
            yield Reply(id, dilemma.default)


def _order_told(view: View, order: Order, day: int) -> ToldValue | None:
    scenario = view.ruleset.scenario
    if isinstance(order, Sign):
        motion = scenario.motions[order.motion]
        wording = motion.wordings[order.wording]
        words = (wording.label or "", wording.source or "")
        return ToldValue(
            str(order),
            long_date(day),
            filled(motion.title, view),
            filled(wording.text, view),
            *words,
            "clause",
        )
    if isinstance(order, Reply):
        dilemma = scenario.dilemmas[order.dilemma]
        text = filled(dilemma.answers[order.answer].quoted or dilemma.answers[order.answer].title, view)
        return ToldValue(
            str(order), long_date(day), filled(dilemma.title, view), text, "invented", "", "answer"
        )
    if isinstance(order, Pledge):
        title = f"{scenario.voices[order.voice].title}: {filled(scenario.promises[order.voice].title, view)}"
        text = f"Promised by {long_date(ordinal(order.date))}."
        return ToldValue(str(order), long_date(day), title, text, "invented", "", "promise")
    return None


def _events_told(past: Past, tick: int) -> Iterator[Dated]:
    view, ticks = past.view(tick + 1), past.ruleset.ticks
    for id, event in past.ruleset.scenario.events.items():
        if event.text is None or view.mark(f"event.{id}.tick") != tick or not view[f"event:{id}:told"]:
            continue
        dated = ordinal(event.on) if event.on else 0
        if not ticks.firsts[tick] <= dated <= ticks.lasts[tick]:
            dated = day_within(ticks.firsts[tick], ticks.lasts[tick], id)
        words = (event.label or "", event.source or "")
        yield (
            dated,
            ToldValue(id, long_date(dated), event.title, filled(event.text, view, dated), *words, "event"),
        )


def _texts_told(past: Past, tick: int) -> Iterator[Dated]:
    view, ticks = past.view(tick + 1), past.ruleset.ticks
    for id, text in past.ruleset.scenario.texts.items():
        if text.on is None or not ticks.firsts[tick] <= ordinal(text.on) <= ticks.lasts[tick]:
            continue
        words = told_text(view, "text", id)
        if words:
            day = ordinal(text.on)
            yield (
                day,
                ToldValue(
                    id, long_date(day), text.title or "", words, text.label or "", text.source or "", "text"
                ),
            )


def _promises_told(past: Past, tick: int) -> Iterator[Dated]:
    view, day = past.view(tick + 1), past.ruleset.ticks.lasts[tick]
    for voice, promise in past.ruleset.scenario.promises.items():
        for outcome, text in (("kept", promise.kept_text), ("broken", promise.broken_text)):
            if view.mark(f"promise.{voice}.{outcome}") == tick:
                title = f"{past.ruleset.scenario.voices[voice].title}: {filled(promise.title, view)}"
                yield (
                    day,
                    ToldValue(
                        f"{voice}.{outcome}",
                        long_date(day),
                        title,
                        filled(text, view),
                        "invented",
                        "",
                        "promise",
                    ),
                )


def _envelopes_told(past: Past, tick: int) -> Iterator[Dated]:
    view, day = past.view(tick + 1), past.ruleset.ticks.lasts[tick]
    for id, envelope in past.ruleset.scenario.envelopes.items():
        if view.mark(f"envelope.{id}") == tick:
            yield (
                day,
                ToldValue(
                    id, long_date(day), envelope.title, envelope.sealed_text, "invented", "", "envelope"
                ),
            )
