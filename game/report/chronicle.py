"""The chronicle: every dated thing that was read, each with what stood behind it and what it moved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from game.report.cause_parts import Window, turns_of
from game.report.conference import in_words, told_text
from game.report.dispatches import dispatches
from game.report.interim import as_told, interim
from game.report.past import Past
from game.report.turns import Dated, told
from game.report.values import ToldValue
from game.ruleset.compiled import verdict_order
from game.scenario.calendars import long_date
from game.scenario.orders import Buy, Estimate, Share, Turn

UNTIL_NOW = 10**6
"""The end of a window that runs on as the game does; `open_cause` stops it at the present."""
MOVERS = ("sign ", "answer ", "dial ", "share ")
"""How an order begins that can have moved a figure; consent and forecasts move none."""


def of_turn(past: Past, turn: Window, number: int) -> tuple[ToldValue, ...]:
    """What is told of one turn; nothing that happens later changes it."""
    found = [*_other_orders(past, turn.first), *told(past, turn), *_came_in(past, turn)]
    found += ((day, as_told(value)) for day, value in interim(past, turn))
    ordered = sorted(found, key=lambda dated: dated[0])
    return tuple(replace(_opening(each, turn), turn=number) for _, each in ordered)


def the_end(past: Past) -> Iterator[ToldValue]:
    """The verdict, once there is one."""
    if past.over:
        scenario = past.ruleset.scenario
        view, date = past.view(past.now), long_date(past.ruleset.ticks.lasts[past.now - 1])
        id = verdict_order(scenario)[view.mark("verdict") - 1]
        text = told_text(view, "epilogue", id)
        number = sum(1 for _ in turns_of(past))
        yield ToldValue(id, date, scenario.verdicts[id].title, text, "", "", "verdict", number)


def _other_orders(past: Past, tick: int) -> Iterator[Dated]:
    """What was ordered and is no sentence: policies, shares, consent spent, forecasts stated."""
    day, view = past.ruleset.ticks.sitting_day(tick), past.view(tick)
    for order in past.orders[tick]:
        if isinstance(order, Buy | Estimate | Share | Turn):
            words = in_words(past.ruleset, view, order)
            yield day, ToldValue(str(order), long_date(day), words, "", "", "", "order")


def _came_in(past: Past, turn: Window) -> Iterator[Dated]:
    """The dispatches that were laid before the sitting after a turn."""
    day = past.ruleset.ticks.sitting_day(turn.end)
    for each in dispatches(past.until(turn.end)):
        told_ = ToldValue(
            f"{each.source}.{each.figure}",
            long_date(day),
            f"{each.title}, {each.dated}",
            each.text,
            "",
            "",
            "dispatch",
            because=f"report:{each.source}={each.figure}@{turn}",
        )
        yield day, told_


def _opening(each: ToldValue, turn: Window) -> ToldValue:
    """A thing told, with the keys that open it."""
    if each.id.startswith(MOVERS):
        return replace(each, moved=f"deed:{each.id}@{turn.first}-{UNTIL_NOW}")
    if each.kind == "event":
        span = f"{each.id}@{turn.first}-{turn.end}"
        return replace(each, because=f"event:{span}", moved=f"of_event:{span}")
    if each.kind == "promise" and not each.id.startswith("promise "):
        return replace(each, because=f"promise:{each.id}@0-{turn.end}", moved=f"of_promise:{each.id}@{turn}")
    return each
