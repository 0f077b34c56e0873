"""An order quoted back to who gave it: its sentence, with the day it was given."""

from __future__ import annotations

from game.report.past import Past
from game.report.wording import filled
from game.ruleset.compiled import Cause
from game.scenario.calendars import long_date


def quoted(past: Past, cause: Cause) -> tuple[str, str]:
    """An order as it is quoted back: the sentence, with the day it was given."""
    owner = cause.owner
    for kind, between in (("clause", "/"), ("answer", "=")):
        stem = owner.partition(between)[0]
        column = f"{kind}.{stem}.tick"
        if between in owner and column in past.ruleset.index:
            tick = past.view(past.now).mark(column)
            if tick >= 0:
                date = long_date(past.ruleset.ticks.sitting_day(tick))
                return _sentence(past, cause, tick, date), date
    return cause.text, ""


def _words(past: Past, owner: str) -> str:
    """How a wording or an answer is quoted."""
    scenario = past.ruleset.scenario
    motion, signed, wording = owner.partition("/")
    if signed:
        clause = scenario.motions[motion].wordings[wording]
        return clause.quoted or clause.text
    dilemma, _, name = owner.partition("=")
    answer = scenario.dilemmas[dilemma].answers[name]
    return answer.quoted or answer.title


def _sentence(past: Past, cause: Cause, tick: int, date: str) -> str:
    """The words of an order, quoted with their date, and what they were to do where that is said."""
    view = past.view(tick)
    words = filled(_words(past, cause.owner), view)
    what = "answer" if "=" in cause.owner else "sentence"
    aim = filled(cause.text, view)
    told = "" if not words or aim == words else f" {aim}"
    return f"Your {what} of {date}, \u201c{words or aim}\u201d{':' if told else ''}{told}"
