"""The sitting as lines, with a number before everything that can be ordered by it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from game.line.page import Page, cited, sentence
from game.report.values import (
    AnswerValue,
    ArrowValue,
    DialValue,
    DilemmaValue,
    DispatchValue,
    ForecastValue,
    HeadlineValue,
    MotionValue,
    PaperValue,
    PendingValue,
    PromiseValue,
    Sitting,
    StanceValue,
    WordingValue,
)

WAYS = {-2: "falls much", -1: "falls", 0: "stays", 1: "rises", 2: "rises much"}
TRENDS = {-1: "falling", 0: "steady", 1: "rising"}

Numbers = dict[str, str]
"""From each order that can be given by a number to that number."""


def numbers_of(sitting: Sitting) -> Numbers:
    """The number of each order on the table: answers, wordings, settings; the same all sitting long."""
    return {order: str(number) for number, order in enumerate(_orders(sitting), 1)}


def _orders(sitting: Sitting) -> Iterator[str]:
    if sitting.dilemma:
        yield from (answer.order for answer in sitting.dilemma.answers)
    for paper in sitting.papers:
        for motion in paper.motions:
            yield from (wording.order for wording in motion.wordings)
    for dial in sitting.dials:
        yield from (setting.order for setting in dial.settings if not dial.tokens)


def tell_opening(page: Page, sitting: Sitting) -> None:
    """The text before the first sitting, which is read before anything is weighed."""
    if sitting.opening:
        page.line()
        page.line(sitting.opening)


def tell_sitting(page: Page, sitting: Sitting) -> None:
    """Everything the conference shows, in the order in which it is read."""
    numbers = numbers_of(sitting)
    page.heading(f"{sitting.date}. Sitting {sitting.turn} of {sitting.turns}. Deciding on {sitting.period}.")
    page.heading("Figures")
    for headline in sitting.headlines:
        page.line(headline_line(headline), 2, 2)
    tell_dispatches(page, sitting.dispatches)
    if sitting.dilemma:
        _dilemma(page, sitting.dilemma, numbers)
    for paper in sitting.papers:
        _paper(page, paper, numbers)
    _standing(page, sitting, numbers)
    tell_orders(page, sitting)


def headline_line(headline: HeadlineValue) -> str:
    """A figure with its band, word and trend, in words."""
    parts = [f"{headline.title}: {headline.shown}"]
    if headline.band:
        parts.append(f"held to lie between {headline.band.replace(' to ', ' and ', 1)}")
    if headline.word:
        parts.append(headline.word)
    parts.append("new" if headline.new else _trend(headline))
    if headline.wanted:
        parts.append(f"wanted {headline.wanted}")
    return ", ".join(parts) + "."


def _trend(headline: HeadlineValue) -> str:
    way = TRENDS[headline.direction]
    if not headline.direction or headline.better == "neither":
        return way
    return f"{way}, which is {'better' if (headline.direction > 0) == (headline.better == 'up') else 'worse'}"


def tell_dispatches(page: Page, dispatches: tuple[DispatchValue, ...]) -> None:
    """What the sources report, with its date."""
    if dispatches:
        page.heading("Dispatches")
    for dispatch in dispatches:
        page.line(f"{dispatch.title}, {dispatch.dated}: {sentence(dispatch.text)}", 2, 2)


def _dilemma(page: Page, dilemma: DilemmaValue, numbers: Numbers) -> None:
    page.heading(f"To be answered: {dilemma.title}")
    page.line(dilemma.text + cited(dilemma.label, dilemma.source), 2)
    for answer in dilemma.answers:
        page.line(f"[{numbers[answer.order]}] {_answer(answer)}", 2, 4)
        _cannot(page, answer.refusal)
        _does(page, answer.effects)


def _answer(answer: AnswerValue) -> str:
    marks = " (given)" if answer.pending else " (taken if nothing is answered)" if answer.is_default else ""
    return f"{answer.title}{marks}: {sentence(answer.text)}"


def _paper(page: Page, paper: PaperValue, numbers: Numbers) -> None:
    page.heading(f"Paper: {paper.title}{', to be sealed' if paper.sealed else ''}")
    if paper.preamble:
        page.line(paper.preamble, 2)
    for motion in paper.motions:
        tell_motion(page, motion, numbers)


def tell_motion(page: Page, motion: MotionValue, numbers: Numbers) -> None:
    """One motion with its wordings, or how it stands."""
    if motion.state == "signed":
        page.line(f"{motion.title}: signed, {motion.chosen}.", 2, 2)
        return
    if motion.state == "greyed":
        page.line(f"{motion.title}: not open. {' '.join(motion.closed_by)}", 2, 2)
        return
    page.line(f"{motion.title}. {motion.about}", 2, 2)
    for wording in motion.wordings:
        _wording(page, wording, numbers[wording.order])


def _wording(page: Page, wording: WordingValue, number: str) -> None:
    signed = " (signed at this sitting)" if wording.pending else ""
    page.line(f"[{number}] {wording.short}{signed}: “{wording.text}”", 4, 4)
    _cannot(page, wording.refusal)
    for stance in wording.stances:
        page.line(stance_line(stance), 8, 2)
    if wording.arrows:
        page.line(f"Expected: {arrows_in_words(wording.arrows)}", 8, 2)
    _does(page, wording.effects)


def stance_line(stance: StanceValue) -> str:
    """A voice on a wording, with what he lacks and what he says."""
    lacks = f", {stance.short_by} short" if stance.short_by else ""
    return f"{stance.title} {stance.mood}{lacks}" + (f": “{stance.says}”" if stance.says else ".")


def arrows_in_words(arrows: tuple[ArrowValue, ...]) -> str:
    """What is expected of each figure after one turn and after three."""
    moving = [arrow for arrow in arrows if arrow.one or arrow.three]
    told = [f"{each.title} {WAYS[each.one]}, after three turns {WAYS[each.three]}" for each in moving]
    still = "the other figures stay" if moving and len(moving) < len(arrows) else ""
    return "; ".join(part for part in (*told, still) if part) + "." if moving else "no figure moves by it."


def _cannot(page: Page, refusal: str) -> None:
    if refusal:
        page.line(f"Not possible now: {sentence(refusal)}", 8, 2)


def _does(page: Page, effects: tuple[str, ...]) -> None:
    if effects:
        page.line(f"Does: {'; '.join(effects)}.", 8, 2)


def _standing(page: Page, sitting: Sitting, numbers: Numbers) -> None:
    if sitting.dials:
        page.heading("Standing policies")
    for dial in sitting.dials:
        _dial(page, dial, numbers)
    tell_promises(page, sitting)
    tell_forecasts(page, sitting)


def _dial(page: Page, dial: DialValue, numbers: Numbers) -> None:
    page.line(f"{dial.title}. {dial.about} {dial.asked}".strip(), 2, 2)
    if dial.tokens:
        laid = ", ".join(f"{each.title} {each.tokens}" for each in dial.settings)
        form = " ".join(f"{each.id}={each.tokens}" for each in dial.settings)
        page.line(f"{dial.tokens} to share out: {laid}. Order: share {dial.id} {form}", 4, 2)
        return
    for setting in dial.settings:
        stands = " (stands so)" if setting.stands else ""
        page.line(f"[{numbers[setting.order]}] {setting.title}{stands}. {setting.about}".strip(), 4, 4)
        _cannot(page, setting.refusal)


def tell_promises(page: Page, sitting: Sitting) -> None:
    """Who was promised what, and who would take a promise; the form of the order once for all."""
    offered = [each for each in sitting.promises if not each.due and each.dates]
    if not sitting.promises:
        return
    page.heading("Promises")
    for promise in sitting.promises:
        page.line(_promise(promise, sitting.pending), 2, 2)
    if offered:
        page.line(f"Order: promise {offered[0].voice} by {offered[0].dates[0]}", 2, 2)


def _promise(promise: PromiseValue, pending: tuple[PendingValue, ...]) -> str:
    order = next(
        (each.order for each in pending if each.order.startswith(f"promise {promise.voice} by ")), ""
    )
    if promise.due:
        return f"{promise.voice_title} was promised: {promise.title}, by {promise.due}."
    if order:
        return f"{promise.voice_title} is promised: {promise.title}, by {kept_by(promise, order)}."
    last = f", by {promise.dates[-1]} at the latest" if promise.dates else ""
    return f"{promise.voice}: {promise.voice_title} would take: {promise.title}{last}."


def kept_by(promise: PromiseValue, order: str) -> str:
    """The day by which an order's promise is to be kept: the last of the period that holds the day named."""
    named = order.rpartition(" ")[2]
    end = next((each for each in promise.dates if each >= named), named)
    within = "" if end == named else f" (the period that holds {in_full(named).rpartition(' ')[0]})"
    return in_full(end) + within


def in_full(iso: str) -> str:
    """A day such as 1900-07-31 as it is read aloud."""
    day = date.fromisoformat(iso)
    return f"{day.day} {day:%B} {day.year}"


def order_line(pending: PendingValue, sitting: Sitting) -> str:
    """An order in words; a promise by the day on which it falls due."""
    if not pending.order.startswith("promise "):
        return pending.text
    voice = pending.order.split()[1]
    promise = next((each for each in sitting.promises if each.voice == voice), None)
    return (
        f"Promised to {promise.voice_title} by {kept_by(promise, pending.order)}" if promise else pending.text
    )


def tell_forecasts(page: Page, sitting: Sitting) -> None:
    """The questions about the end, each with what the staff quotes and how it is answered."""
    if sitting.forecasts:
        page.heading("Forecasts")
    for forecast in sitting.forecasts:
        page.line(_forecast(forecast), 2, 2)


def _forecast(forecast: ForecastValue) -> str:
    stated = "" if forecast.stated is None else f" You say {forecast.stated} %."
    asks = f"{forecast.title}: {sentence(forecast.question)} The staff says {forecast.quoted}.{stated}"
    return f"{asks} Order: forecast {forecast.id}=PERCENT"


def tell_orders(page: Page, sitting: Sitting) -> None:
    """Consent, and the orders given so far, each in the words that take it back."""
    page.line()
    page.line(f"Consent: {sitting.consent}, of which {sitting.consent_left} left.")
    for pending in sitting.pending:
        page.line(f"Given: {order_line(pending, sitting)} ({pending.order})", 0, 2)
    if waiting := len(sitting.unsigned):
        are = "motion waits" if waiting == 1 else "motions wait"
        page.line(f"{waiting} {are} without a signature.")
