"""The end of a game: the ledger, the verdict, what others knew, what was signed against the best paper."""

from __future__ import annotations

from game.engine.looking import View
from game.report.cause_parts import Window
from game.report.conference import told_text
from game.report.forecasts import settled
from game.report.interim import interim
from game.report.past import Past
from game.report.values import Ending, JudgedValue, ToldValue
from game.report.wording import amount, band_within, filled, number, spec_of
from game.ruleset.compiled import verdict_order
from game.scenario.calendars import long_date
from game.scenario.orders import Sign


def ending(past: Past) -> Ending:
    """Everything said at the end; the truth may be told from here on."""
    view, scenario = past.view(past.now), past.ruleset.scenario
    verdict = verdict_order(scenario)[view.mark("verdict") - 1]
    spec = scenario.verdicts[verdict]
    judged = tuple(_judged(past))
    return Ending(
        verdict=verdict,
        title=spec.title,
        u=spec.u,
        epilogue=told_text(view, "epilogue", verdict),
        ledger=tuple(_ledger(view)),
        envelopes=tuple(_envelopes(past)),
        judged=judged,
        regret=view.figure("regret"),
        luck=100.0 * spec.u - _expected(past),
        forecasts=tuple(settled(past)),
        truths=tuple(truths(view)),
        interim=tuple(value for _, value in interim(past, Window(0, past.now))),
    )


def _ledger(view: View) -> list[ToldValue]:
    scenario = view.ruleset.scenario
    lines = sorted(scenario.ledger.items(), key=lambda item: item[1].rank)
    told = [(id, line, told_text(view, "ledger", id)) for id, line in lines]
    return [
        ToldValue(id, "", line.title, text, line.label or "", line.source or "", "text")
        for id, line, text in told
        if text
    ]


def _envelopes(past: Past) -> list[ToldValue]:
    """Every sealed envelope in the order of sealing, told from the table of its day."""
    view, scenario = past.view(past.now), past.ruleset.scenario
    ticks = {id: view.mark(f"envelope.{id}") for id in scenario.envelopes}
    sealed = sorted((id for id in ticks if ticks[id] >= 0), key=lambda id: ticks[id])
    return [_envelope(past, id, ticks[id]) for id in sealed]


def _envelope(past: Past, id: str, tick: int) -> ToldValue:
    envelope = past.ruleset.scenario.envelopes[id]
    date, text = long_date(past.ruleset.ticks.lasts[tick]), told_text(past.view(tick + 1), "envelope", id)
    return ToldValue(id, date, envelope.title, text, envelope.label or "", envelope.source or "", "envelope")


def _judged(past: Past) -> list[JudgedValue]:
    found = []
    for tick in past.sittings:
        if tick >= past.now:
            continue
        for motion, spec in past.ruleset.scenario.motions.items():
            view = past.view(tick)
            if spec.unsigned_worth is None or not view[f"motion:{motion}:table"]:
                continue
            found.append(_judge(past, motion, tick))
    return sorted(found, key=lambda each: -each.points)


def _judge(past: Past, motion: str, tick: int) -> JudgedValue:
    view, spec = past.view(tick), past.ruleset.scenario.motions[motion]
    worths = {"": view[f"worth:{motion}"]}
    for name, wording in spec.wordings.items():
        if wording.worth is not None and not view.unmet(f"wording:{motion}/{name}", wording.needs):
            worths[name] = view[f"worth:{motion}/{name}"]
    chosen = next((o.wording for o in past.orders[tick] if isinstance(o, Sign) and o.motion == motion), "")
    best = max(worths, key=lambda name: worths[name])
    shorts = {"": "left unsigned"} | {name: wording.short for name, wording in spec.wordings.items()}
    points = 100.0 * max(worths[best] - worths.get(chosen, worths[""]), 0.0)
    date = long_date(past.ruleset.ticks.sitting_day(tick))
    odds = f"{100 * worths.get(chosen, 0.0):.0f} of 100 expected, {100 * worths[best]:.0f} from the best"
    return JudgedValue(date, filled(spec.title, view), shorts[chosen], shorts[best], round(points, 1), odds)


def _expected(past: Past) -> float:
    """Utility, in points, to be expected at the last sitting that had a motion with a worth on its table."""
    for tick in (tick for tick in reversed(past.sittings) if tick < past.now):
        found = [_worth_of_choice(past, motion, tick) for motion in _weighed(past, tick)]
        if found:
            return 100.0 * sum(found) / len(found)
    return 100.0 * _reached(past)


def _weighed(past: Past, tick: int) -> list[str]:
    """The motions that were on the table at a sitting and have a worth."""
    motions = past.ruleset.scenario.motions
    judged = (id for id, motion in motions.items() if motion.unsigned_worth is not None)
    return [id for id in judged if past.view(tick)[f"motion:{id}:table"]]


def _worth_of_choice(past: Past, motion: str, tick: int) -> float:
    signed = (
        f"worth:{motion}/{o.wording}" for o in past.orders[tick] if isinstance(o, Sign) and o.motion == motion
    )
    key = next(signed, f"worth:{motion}")
    return past.view(tick)[key if key in past.ruleset.looks else f"worth:{motion}"]


def _reached(past: Past) -> float:
    scenario = past.ruleset.scenario
    return scenario.verdicts[verdict_order(scenario)[past.view(past.now).mark("verdict") - 1]].u


def truths(view: View) -> list[str]:
    """What is true of everything believed, one line each: for the end, and a replay that stands in truth."""
    found = []
    for factor in view.ruleset.scenario.beliefs:
        spec = spec_of(view.ruleset, factor)
        edges = view.figure(f"believed.{factor}.low"), view.figure(f"believed.{factor}.high")
        low, high = (number(edge / spec.size, spec.shown) for edge in band_within(view, factor, edges))
        held = amount(spec, view.figure(f"believed.{factor}"))
        found.append(
            f"{spec.title}: held true {held} ({low} to {high}), in truth {amount(spec, view.figure(factor))}"
        )
    return found
