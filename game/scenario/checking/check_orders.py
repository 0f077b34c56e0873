"""Orders written into doctrines, forecasts and tests: they must be readable and about things there are.

Codes: O001 this is no order, O002 an order about nothing there is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from game.scenario.checking.audit import Audit
from game.scenario.checking.check_dates import day_of, last_day
from game.scenario.checking.world import Path
from game.scenario.orders import (
    Buy,
    Estimate,
    Order,
    OrderError,
    Pledge,
    Reply,
    Share,
    Sign,
    Turn,
    parse_order,
)
from game.scenario.pointing import Part
from game.scenario.problems import did_you_mean, quoted


def check_orders(audit: Audit) -> None:
    """Check every order of a scenario."""
    for at, text in orders(audit):
        try:
            order = parse_order(text)
        except OrderError as fault:
            audit.error("O001", at, str(fault))
        else:
            _Written(audit, at, text).check(order)


def orders(audit: Audit) -> Iterator[tuple[Path, str]]:
    """Yield every order with its place."""
    scenario = audit.scenario
    for id, doctrine in scenario.doctrines.items():
        for position, rule in enumerate(doctrine.rules):
            yield ("doctrines", id, "rules", position, "give"), rule.give
    for id, forecast in scenario.forecasts.items():
        for position, text in enumerate(forecast.fit.forced if forecast.fit else ()):
            yield ("forecasts", id, "fit", "forced", position), text
    for id, trial in scenario.tests.items():
        for day, texts in trial.orders.items():
            for position, text in enumerate(texts):
                yield ("tests", id, "orders", day, position), text


@dataclass(frozen=True, slots=True)
class _Written:
    """One order where it is written."""

    audit: Audit
    at: Path
    text: str

    def check(self, order: Order) -> None:
        """Check that what the order is about is there."""
        scenario = self.audit.scenario
        match order:
            case Sign() if self.has(order.motion, scenario.motions, "motion"):
                self.has(order.wording, scenario.motions[order.motion].wordings, "wording")
            case Pledge():
                self._pledge(order)
            case Buy() if self.has(order.voice, scenario.voices, "voice"):
                if scenario.scenario.consent is None:
                    self.complain(
                        order.voice, "no factor pays for signatures", "name it as `consent` of the scenario"
                    )
            case Turn() if self.has(order.dial, scenario.dials, "dial"):
                self.has(order.setting, scenario.dials[order.dial].settings, "setting")
            case Share() if self.has(order.dial, scenario.dials, "dial"):
                self._share(order)
            case Reply() if self.has(order.dilemma, scenario.dilemmas, "dilemma"):
                self.has(order.answer, scenario.dilemmas[order.dilemma].answers, "answer")
            case Estimate():
                self.has(order.forecast, scenario.forecasts, "forecast")
            case _:
                pass

    def has(self, word: str, among: Collection[str], what: str) -> bool:
        """Tell whether a word names something there is, complaining under the very word where not."""
        if word not in among:
            self.complain(word, f"there is no {what} {quoted(word)}", did_you_mean(word, among))
        return word in among

    def complain(self, word: str, message: str, hint: str = "") -> None:
        """Complain under one word of the order, the last that fits."""
        start = max(self.text.rfind(word), 0)
        part = Part(self.text, start, start + len(word))
        self.audit.at_part(("O002", message, hint, "error"), self.at, part)

    def _pledge(self, order: Pledge) -> None:
        scenario = self.audit.scenario
        if self.has(order.voice, scenario.voices, "voice"):
            self.has(order.voice, scenario.promises, "promise of a voice")
        day = day_of(order.date)
        if day is None:
            self.complain(order.date, f"there is no day {quoted(order.date)}")
        elif not self._inside(order.date):
            self.complain(order.date, f"{order.date} lies outside the calendar")

    def _inside(self, text: str) -> bool:
        calendar = self.audit.scenario.calendar
        end = day_of(calendar.ends)
        return (
            end is None
            or end.year == date.max.year
            or calendar.starts <= text <= last_day(self.audit).isoformat()
        )

    def _share(self, order: Share) -> None:
        dial = self.audit.scenario.dials[order.dial]
        known = [self.has(key, dial.among, "place for tokens") for key, _ in order.tokens]
        laid = sum(count for _, count in order.tokens)
        if all(known) and dial.tokens is not None and laid != dial.tokens:
            self.complain(order.dial, f"this lays out {laid} tokens, there are {dial.tokens}")
