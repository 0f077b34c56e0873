"""The questions about the end that are put to the player, and how his answers came out."""

from __future__ import annotations

from game.engine.looking import View
from game.report.past import Past
from game.report.values import ForecastValue
from game.report.wording import amount, filled, spec_of
from game.ruleset.compiled import Ruleset
from game.scenario.calendars import long_date, ordinal
from game.scenario.orders import Estimate, Order

LIKELY = 0.5
"""An outcome from which a question is told as answered yes."""


def asked(view: View, pending: tuple[Order, ...]) -> tuple[ForecastValue, ...]:
    """The questions asked at this sitting, each with the figure the staff quotes."""
    return tuple(
        _asked(view, id, pending) for id in view.ruleset.scenario.forecasts if view[f"forecast:{id}:open"]
    )


def _asked(view: View, id: str, pending: tuple[Order, ...]) -> ForecastValue:
    spec = view.ruleset.scenario.forecasts[id]
    stated = [order.percent for order in pending if isinstance(order, Estimate) and order.forecast == id]
    quoted = amount(spec_of(view.ruleset, spec.figure), view.figure(spec.figure))
    words = (filled(spec.title, view), filled(spec.question, view))
    return ForecastValue(id, *words, quoted, stated[0] if stated else None)


def known_at(ruleset: Ruleset, forecast: str) -> int:
    """The tick before which the outcome of a forecast is read: that after its day, or the end."""
    by = ruleset.scenario.forecasts[forecast].by
    return ruleset.ticks.count if by is None else ruleset.ticks.holding(ordinal(by)) + 1


def settled(past: Past) -> list[str]:
    """What the player forecast, beside what came and the squared error (Brier, 1950)."""
    found = []
    for tick, orders in enumerate(past.orders):
        for order in orders:
            if isinstance(order, Estimate):
                view = past.view(min(past.now, known_at(past.ruleset, order.forecast)))
                outcome = view[f"forecast:{order.forecast}:outcome"]
                score = (order.percent / 100.0 - outcome) ** 2
                title = past.ruleset.scenario.forecasts[order.forecast].title
                date = long_date(past.ruleset.ticks.sitting_day(tick))
                came = "it came true" if outcome >= LIKELY else "it did not come true"
                found.append(f"{date}: {title}, you said {order.percent} %; {came} (Brier score {score:.2f})")
    return found
