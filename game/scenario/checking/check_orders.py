"""Orders written into doctrines, forecasts and tests: they must be readable and about things there are.

Codes: O001 this is no order, O002 an order about nothing there is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
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
            case Pledge() | Buy():
                self._to_voice(order)
            case Estimate():
                self.has(order.forecast, scenario.forecasts, "forecast")
            case Share():
                self._share(order)
            case Sign():
                wordings = {id: motion.wordings for id, motion in scenario.motions.items()}
                self._pair((order.motion, order.wording), wordings, ("motion", "wording"))
            case Turn():
                settings = {id: dial.settings for id, dial in scenario.dials.items()}
                self._pair((order.dial, order.setting), settings, ("dial", "setting"))
            case Reply():
                answers = {id: dilemma.answers for id, dilemma in scenario.dilemmas.items()}
                self._pair((order.dilemma, order.answer), answers, ("dilemma", "answer"))

    def _pair(
        self, ids: tuple[str, str], among: Mapping[str, Collection[str]], what: tuple[str, str]
    ) -> None:
        if self.has(ids[0], among, what[0]):
            self.has(ids[1], among[ids[0]], what[1])

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

    def _to_voice(self, order: Pledge | Buy) -> None:
        scenario = self.audit.scenario
        known = self.has(order.voice, scenario.voices, "voice")
        if isinstance(order, Pledge):
            self._pledge(order, known=known)
        elif known and scenario.scenario.consent is None:
            hint = "name it as `consent` of the scenario"
            self.complain(order.voice, "no factor pays for signatures", hint)

    def _pledge(self, order: Pledge, *, known: bool) -> None:
        if known:
            self.has(order.voice, self.audit.scenario.promises, "promise of a voice")
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
        if not self.has(order.dial, self.audit.scenario.dials, "dial"):
            return
        dial = self.audit.scenario.dials[order.dial]
        known = [self.has(key, dial.among, "place for tokens") for key, _ in order.tokens]
        laid = sum(count for _, count in order.tokens)
        if all(known) and dial.tokens is not None and laid != dial.tokens:
            self.complain(order.dial, f"this lays out {laid} tokens, there are {dial.tokens}")
