"""Orders against the rules: what they mean to the table, and why one may not be given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from typing import Any

from game.engine.looking import View
from game.ruleset.compiled import Ruleset
from game.scenario.calendars import Ticks, long_date, ordinal
from game.scenario.orders import Buy, Estimate, Order, Pledge, Reply, Share, Sign, Turn


def encode(ruleset: Ruleset, orders: tuple[Order, ...], tick: int) -> list[int]:
    """The input slots of a tick that carry these orders; later ones of the same kind replace earlier ones."""
    given = [0] * len(ruleset.inputs)
    for order in orders:
        for slot, value in _slots(ruleset, order):
            given[ruleset.inputs[slot]] = value
    return given


def _slots(ruleset: Ruleset, order: Order) -> list[tuple[str, int]]:
    scenario = ruleset.scenario
    match order:
        case Sign():
            wordings = list(scenario.motions[order.motion].wordings)
            return [(f"sign.{order.motion}", wordings.index(order.wording) + 1)]
        case Pledge():
            return [(f"promise.{order.voice}", ruleset.ticks.holding(ordinal(order.date)) + 1)]
        case Buy():
            return [(f"buy.{order.voice}", order.points)]
        case Turn():
            return [
                (f"dial.{order.dial}", list(scenario.dials[order.dial].settings).index(order.setting) + 1)
            ]
        case Share():
            tokens = dict(order.tokens)
            return [
                (f"share.{order.dial}.{key}", tokens.get(key, 0) + 1)
                for key in scenario.dials[order.dial].among
            ]
        case Reply():
            answers = list(scenario.dilemmas[order.dilemma].answers)
            return [(f"answer.{order.dilemma}", answers.index(order.answer) + 1)]
        case Estimate():
            return []


@dataclass(frozen=True, slots=True)
class Tally:
    """What the orders given so far at a sitting amount to."""

    bought: dict[str, int]
    promised: frozenset[str]
    signed: dict[str, str]
    spent: float


def tally(ruleset: Ruleset, view: View, pending: tuple[Order, ...]) -> Tally:
    """Add up the orders of a sitting."""
    bought = {order.voice: order.points for order in pending if isinstance(order, Buy)}
    dials = {order.dial for order in pending if isinstance(order, Turn | Share)}
    known = (dial for dial in ruleset.scenario.dials if dial in dials)
    spent = sum(bought.values()) + sum(view[f"dial:{dial}:cost"] for dial in known)
    pledged = {order.voice for order in pending if isinstance(order, Pledge)}
    promised = frozenset(voice for voice in ruleset.scenario.promises if voice in pledged)
    signed = {order.motion: order.wording for order in pending if isinstance(order, Sign)}
    return Tally(bought, promised, signed, spent)


def replaces(order: Order) -> tuple[str, str]:
    """What an order is about; one about the same thing takes its place."""
    match order:
        case Sign():
            return "sign", order.motion
        case Pledge() | Buy():
            return type(order).__name__, order.voice
        case Turn() | Share():
            return "dial", order.dial
        case Reply():
            return "answer", order.dilemma
        case Estimate():
            return "forecast", order.forecast


def with_order(pending: tuple[Order, ...], order: Order) -> tuple[Order, ...]:
    """The pending orders with one more, in the place of an earlier one about the same thing."""
    return (*(each for each in pending if replaces(each) != replaces(order)), order)


def refuse(ruleset: Ruleset, view: View, pending: tuple[Order, ...], order: Order) -> str:
    """Why an order may not be given beside those pending at this sitting; empty where it may."""
    others = tuple(each for each in pending if replaces(each) != replaces(order))
    return _REFUSALS[type(order)](ruleset, view, others, order)


def refuse_all(ruleset: Ruleset, view: View, orders: tuple[Order, ...]) -> str:
    """The first refusal among the orders of a turn, each judged beside all the others."""
    about = [replaces(order) for order in orders]
    if len(set(about)) < len(about):
        return "two orders are about the same thing"
    reasons = (refuse(ruleset, view, orders, order) for order in orders)
    return next((reason for reason in reasons if reason), "")


def _refuse_sign(ruleset: Ruleset, view: View, pending: tuple[Order, ...], order: Sign) -> str:
    motion = ruleset.scenario.motions.get(order.motion)
    if motion is None:
        return f"there is no motion `{order.motion}`"
    if order.wording not in motion.wordings:
        return f"`{order.motion}` has no wording `{order.wording}`: it has {', '.join(motion.wordings)}"
    if view.mark(f"clause.{order.motion}"):
        return f"{motion.title}: it was signed already"
    if not view[f"motion:{order.motion}:opens"]:
        return f"{motion.title}: it is not on the table at this sitting"
    wording = motion.wordings[order.wording]
    unmet = view.unmet(f"motion:{order.motion}", motion.needs) + view.unmet(
        f"wording:{order.motion}/{order.wording}", wording.needs
    )
    return unmet[0] if unmet else _unwilling(ruleset, view, pending, order)


def _unwilling(ruleset: Ruleset, view: View, pending: tuple[Order, ...], order: Sign) -> str:
    lacking = [
        (ruleset.scenario.voices[voice].title, -points)
        for voice, points in scores(ruleset, view, pending, order)
        if points < 0
    ]
    if not lacking:
        return ""
    return "; ".join(f"{title} does not sign ({ceil(points)} short)" for title, points in lacking)


def scores(ruleset: Ruleset, view: View, pending: tuple[Order, ...], order: Sign) -> list[tuple[str, float]]:
    """The score of each voice that has a say on a wording, with what was bought, promised and sealed."""
    scenario = ruleset.scenario
    counted = tally(ruleset, view, pending)
    grace = 1.0 if scenario.papers[scenario.motions[order.motion].paper].sealed else 0.0
    result = []
    for voice, spec in scenario.voices.items():
        stance = spec.stances.get(order.motion)
        if stance is None or order.wording not in stance.base or view[f"voice:{voice}:leaves"]:
            continue
        promise = scenario.promises[voice].worth if voice in counted.promised else 0.0
        plain = view[f"score:{voice}:{order.motion}:{order.wording}"]
        result.append((voice, plain + counted.bought.get(voice, 0) + promise + grace))
    return result


def _refuse_pledge(ruleset: Ruleset, view: View, pending: tuple[Order, ...], order: Pledge) -> str:
    promise = ruleset.scenario.promises.get(order.voice)
    if promise is None:
        return f"nobody called `{order.voice}` asks for a promise"
    if view.mark(f"promise.{order.voice}") >= 0:
        return "a promise to him already stands"
    if not view[f"promise:{order.voice}:offered"]:
        return "he asks for no promise at this sitting"
    return _untimely(ruleset.ticks, view.tick, order.date, promise.until)


def _untimely(ticks: Ticks, tick: int, date: str, until: int) -> str:
    try:
        day = ordinal(date)
    except ValueError:
        return f"{date} is no day of the calendar"
    if day < ticks.sitting_day(tick):
        return f"{long_date(day)} has passed"
    furthest = ticks.lasts[min(tick + until, ticks.count - 1)]
    return f"he will not wait beyond {long_date(furthest)}" if day > furthest else ""


def _refuse_buy(ruleset: Ruleset, view: View, pending: tuple[Order, ...], order: Buy) -> str:
    consent = ruleset.scenario.scenario.consent
    if order.voice not in ruleset.scenario.voices:
        return f"there is no voice `{order.voice}`"
    if view[f"voice:{order.voice}:leaves"]:
        return f"{ruleset.scenario.voices[order.voice].title} no longer sits"
    if consent is None:
        return "nothing pays for signatures here"
    return _beyond_means(view, consent, tally(ruleset, view, pending).spent + order.points)


def _beyond_means(view: View, consent: str, price: float) -> str:
    have = view.as_shown(consent)
    return f"it takes {price:g} consent and there is {have:g}" if price > have else ""


def _refuse_turn(ruleset: Ruleset, view: View, pending: tuple[Order, ...], order: Turn) -> str:
    dial = ruleset.scenario.dials.get(order.dial)
    if dial is None or dial.tokens is not None:
        return f"there is no dial `{order.dial}`"
    if order.setting not in dial.settings:
        return f"`{order.dial}` has no setting `{order.setting}`: it has {', '.join(dial.settings)}"
    if list(dial.settings).index(order.setting) == view.mark(f"dial.{order.dial}"):
        return "it stands there already"
    unmet = view.unmet(f"setting:{order.dial}={order.setting}", dial.settings[order.setting].needs)
    return unmet[0] if unmet else _refuse_dial(ruleset, view, pending, order.dial)


def _refuse_dial(ruleset: Ruleset, view: View, pending: tuple[Order, ...], dial: str) -> str:
    if not view[f"dial:{dial}:appears"]:
        return "nobody has asked for this yet"
    consent = ruleset.scenario.scenario.consent
    price = tally(ruleset, view, pending).spent + view[f"dial:{dial}:cost"]
    return _beyond_means(view, consent, price) if consent is not None else ""


def _refuse_share(ruleset: Ruleset, view: View, pending: tuple[Order, ...], order: Share) -> str:
    dial = ruleset.scenario.dials.get(order.dial)
    if dial is None or dial.tokens is None:
        return f"there is nothing to share out called `{order.dial}`"
    unknown = [key for key, _ in order.tokens if key not in dial.among]
    if unknown:
        return f"`{order.dial}` has no `{unknown[0]}`: it has {', '.join(dial.among)}"
    if sum(count for _, count in order.tokens) > dial.tokens:
        return f"there are {dial.tokens} to share out"
    for key in (key for key, count in order.tokens if count):
        unmet = view.unmet(f"setting:{order.dial}={key}", dial.among[key].needs)
        if unmet:
            return unmet[0]
    return _refuse_dial(ruleset, view, pending, order.dial)


def _refuse_reply(ruleset: Ruleset, view: View, pending: tuple[Order, ...], order: Reply) -> str:
    names = sorted(ruleset.scenario.dilemmas)
    if order.dilemma not in names or view.mark("dilemma") != names.index(order.dilemma) + 1:
        return "that question is not put at this sitting"
    answers = ruleset.scenario.dilemmas[order.dilemma].answers
    if order.answer not in answers:
        return f"`{order.dilemma}` has no answer `{order.answer}`: it has {', '.join(answers)}"
    unmet = view.unmet(f"answer:{order.dilemma}={order.answer}", answers[order.answer].needs)
    return unmet[0] if unmet else ""


def _refuse_estimate(ruleset: Ruleset, view: View, pending: tuple[Order, ...], order: Estimate) -> str:
    if order.forecast not in ruleset.scenario.forecasts:
        return f"there is no forecast `{order.forecast}`"
    return "" if view[f"forecast:{order.forecast}:open"] else "that question is not asked now"


_REFUSALS: dict[type[Order], Callable[[Ruleset, View, tuple[Order, ...], Any], str]] = {
    Sign: _refuse_sign,
    Pledge: _refuse_pledge,
    Buy: _refuse_buy,
    Turn: _refuse_turn,
    Share: _refuse_share,
    Reply: _refuse_reply,
    Estimate: _refuse_estimate,
}
