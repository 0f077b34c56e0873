"""The sitting as it is shown: headlines, papers, voices, dilemma, dials, promises; from what is seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from game.engine.looking import View
from game.engine.orders import refuse, tally
from game.engine.turning import next_sitting
from game.report.arrows import Arrows
from game.report.dispatches import dispatches
from game.report.effects import described
from game.report.forecasts import asked
from game.report.headlines import headlines
from game.report.past import Past
from game.report.values import (
    AnswerValue,
    DialValue,
    DilemmaValue,
    MotionValue,
    PaperValue,
    PendingValue,
    PromiseValue,
    SettingValue,
    Sitting,
    WordingValue,
)
from game.report.voices import stances
from game.report.wording import filled, period
from game.ruleset.compiled import Ruleset
from game.scenario.calendars import iso_date, long_date, ordinal, weekday
from game.scenario.models import Motion
from game.scenario.orders import Buy, Estimate, Order, Pledge, Reply, Share, Sign, Turn


@dataclass(frozen=True, slots=True)
class Table:
    """A sitting being laid out: the game so far, its last view and the orders given."""

    past: Past
    view: View
    pending: tuple[Order, ...]
    arrows: Arrows

    @property
    def ruleset(self) -> Ruleset:
        """The rules of the game."""
        return self.past.ruleset

    def fill(self, text: str | tuple[str, ...] | None) -> str:
        """A text with the figures of this sitting."""
        return filled(text, self.view) if text else ""

    def refusal(self, order: Order) -> str:
        """Why an order may not be given now."""
        return refuse(self.ruleset, self.view, self.pending, order)


def sitting(past: Past, pending: tuple[Order, ...], arrows: Arrows, scenario_id: str) -> Sitting:
    """Everything the conference shows before the turn is ended."""
    table = Table(past, past.view(past.now), pending, arrows)
    scenario, view, ticks = past.ruleset.scenario, table.view, past.ruleset.ticks
    papers = tuple(
        paper for paper in (_paper(table, id) for id in _by_rank(past.ruleset)) if paper is not None
    )
    consent = scenario.scenario.consent
    have = int(view.as_shown(consent)) if consent else 0
    day = ticks.sitting_day(past.now)
    return Sitting(
        scenario=scenario_id,
        title=scenario.scenario.title,
        date=f"{weekday(day)} {long_date(day)}",
        period=period(day, ticks.lasts[next_sitting(past.ruleset, past.now) - 1]),
        turn=len(past.sittings),
        turns=len(past.sittings) + sum(ticks.sits[past.now + 1 :]),
        seed=past.states[0].seed,
        headlines=headlines(past),
        dispatches=dispatches(past),
        dilemma=_dilemma(table),
        papers=papers,
        dials=_dials(table),
        promises=_promises(table),
        forecasts=asked(table.view, pending),
        consent=have,
        consent_left=have - int(tally(past.ruleset, view, pending).spent),
        pending=tuple(PendingValue(str(order), in_words(table.ruleset, view, order)) for order in pending),
        opening=opening(past),
    )


def opening(past: Past) -> str:
    """What is told alone before the first sitting; nothing at a later one."""
    briefing = past.ruleset.scenario.scenario.briefing
    return told_text(past.view(0), "text", briefing) if briefing and not past.now else ""


def told_text(
    view: View, kind: Literal["text", "envelope", "ledger", "epilogue"], id: str, day: int | None = None
) -> str:
    """The first variant of a text whose condition holds, filled in; nothing where none does."""
    scenario = view.ruleset.scenario
    variants = {
        "text": lambda: scenario.texts[id].variants,
        "envelope": lambda: scenario.envelopes[id].variants,
        "ledger": lambda: scenario.ledger[id].variants,
        "epilogue": lambda: scenario.verdicts[id].epilogue,
    }[kind]()
    chosen = (variant.text for position, variant in enumerate(variants) if view[f"{kind}:{id}:{position}"])
    return filled(next(chosen, ""), view, day)


def _by_rank(ruleset: Ruleset) -> list[str]:
    papers = ruleset.scenario.papers
    return sorted(papers, key=lambda id: papers[id].rank)


def _paper(table: Table, id: str) -> PaperValue | None:
    scenario = table.ruleset.scenario
    paper = scenario.papers[id]
    shown = [_motion(table, key, motion) for key, motion in scenario.motions.items() if motion.paper == id]
    motions = tuple(motion for motion in shown if motion is not None)
    if not any(motion.state != "signed" for motion in motions):
        return None
    return PaperValue(id, table.fill(paper.title), paper.sealed, table.fill(paper.preamble), motions)


def _motion(table: Table, id: str, motion: Motion) -> MotionValue | None:
    view = table.view
    if not view[f"motion:{id}:opens"]:
        return None
    about, title = table.fill(motion.about), table.fill(motion.title)
    chosen = view.mark(f"clause.{id}")
    if chosen:
        name = list(motion.wordings)[chosen - 1]
        date = long_date(table.ruleset.ticks.sitting_day(view.mark(f"clause.{id}.tick")))
        return MotionValue(id, title, "signed", (), f"{motion.wordings[name].short}, {date}", (), about)
    closed = tuple(table.fill(say) for say in view.unmet(f"motion:{id}", motion.needs))
    if closed:
        return MotionValue(id, title, "greyed", (), "", closed, about)
    wordings = tuple(_wording(table, id, name) for name in motion.wordings)
    return MotionValue(id, title, "open", wordings, "", (), about)


def _wording(table: Table, motion: str, name: str) -> WordingValue:
    wording = table.ruleset.scenario.motions[motion].wordings[name]
    order = Sign(motion, name)
    return WordingValue(
        order=str(order),
        id=name,
        short=table.fill(wording.short),
        text=table.fill(wording.text),
        refusal=table.fill(table.refusal(order)),
        stances=stances(table.view, table.pending, order),
        arrows=table.arrows.of(order),
        effects=described(table.view, wording.effects),
        label=wording.label or "",
        source=wording.source or "",
        pending=order in table.pending,
    )


def _dilemma(table: Table) -> DilemmaValue | None:
    number = table.view.mark("dilemma")
    if not number:
        return None
    id = sorted(table.ruleset.scenario.dilemmas)[number - 1]
    dilemma = table.ruleset.scenario.dilemmas[id]
    answers = tuple(_answer(table, id, name) for name in dilemma.answers)
    words = (dilemma.label or "", dilemma.source or "")
    return DilemmaValue(id, table.fill(dilemma.title), table.fill(dilemma.text), answers, *words)


def _answer(table: Table, dilemma: str, name: str) -> AnswerValue:
    spec = table.ruleset.scenario.dilemmas[dilemma]
    answer, order = spec.answers[name], Reply(dilemma, name)
    return AnswerValue(
        order=str(order),
        id=name,
        title=table.fill(answer.title),
        text=table.fill(answer.text),
        refusal=table.fill(table.refusal(order)),
        effects=described(table.view, answer.effects),
        pending=order in table.pending,
        is_default=name == spec.default,
    )


def _dials(table: Table) -> tuple[DialValue, ...]:
    dials = table.ruleset.scenario.dials
    return tuple(_dial(table, id) for id in dials if table.view[f"dial:{id}:appears"])


def _dial(table: Table, id: str) -> DialValue:
    dial = table.ruleset.scenario.dials[id]
    settings = []
    for position, (name, setting) in enumerate((dial.settings or dial.among).items()):
        shared = dial.tokens is not None
        tokens = table.view.mark(f"dial.{id}.{name}") if shared else 0
        stands = not shared and table.view.mark(f"dial.{id}") == position
        order = f"share {id} {name}={tokens}" if shared else str(Turn(id, name))
        refusal = "" if shared or stands else table.fill(table.refusal(Turn(id, name)))
        settings.append(
            SettingValue(order, name, setting.title, table.fill(setting.about), refusal, stands, tokens)
        )
    return DialValue(
        id, dial.title, table.fill(dial.about), table.fill(dial.asked), tuple(settings), dial.tokens or 0
    )


def _promises(table: Table) -> tuple[PromiseValue, ...]:
    found = []
    for voice, promise in table.ruleset.scenario.promises.items():
        due = table.view.mark(f"promise.{voice}")
        pending = next(
            (order for order in table.pending if isinstance(order, Pledge) and order.voice == voice), None
        )
        offered = due < 0 and bool(table.view[f"promise:{voice}:offered"])
        if due < 0 and not offered and pending is None:
            continue
        ticks = table.ruleset.ticks
        last = min(table.view.tick + promise.until, ticks.count - 1)
        dates = (
            tuple(iso_date(ticks.lasts[tick]) for tick in range(table.view.tick, last + 1)) if offered else ()
        )
        title = table.ruleset.scenario.voices[voice].title
        when = long_date(ticks.lasts[due]) if due >= 0 else ""
        broken = "; ".join(described(table.view, promise.when_broken))
        words = (voice, title, table.fill(promise.title), when, dates)
        found.append(PromiseValue(*words, pending is not None, broken))
    return tuple(found)


def in_words(ruleset: Ruleset, view: View, order: Order) -> str:
    """An order as a sentence."""
    scenario = ruleset.scenario
    match order:
        case Sign():
            wording = scenario.motions[order.motion].wordings[order.wording]
            return filled(f"{scenario.motions[order.motion].title}: {wording.short}", view)
        case Pledge():
            title, day = scenario.voices[order.voice].title, long_date(ordinal(order.date))
            return filled(f"Promise to {title}, by {day}: {scenario.promises[order.voice].title}", view)
        case Buy():
            points = "point" if order.points == 1 else "points"
            return f"{order.points} {points} of consent for {scenario.voices[order.voice].title}"
        case Turn():
            dial = scenario.dials[order.dial]
            return f"{dial.title}: {dial.settings[order.setting].title}"
        case Share():
            among = scenario.dials[order.dial].among
            laid = ", ".join(f"{among[key].title} {tokens}" for key, tokens in order.tokens)
            return f"{scenario.dials[order.dial].title}: {laid}"
        case Reply():
            spec = scenario.dilemmas[order.dilemma]
            return filled(f"{spec.title}: {spec.answers[order.answer].title}", view)
        case Estimate():
            return f"Forecast, {scenario.forecasts[order.forecast].title}: {order.percent} %"
