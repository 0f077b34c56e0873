"""How each voice stands to a wording and what he says: his largest reason, or his answer to another's."""

from __future__ import annotations

from dataclasses import dataclass

from game.engine.looking import View
from game.engine.orders import scores
from game.report.values import Mood, StanceValue
from game.report.wording import filled
from game.scenario.models import Stance, Term
from game.scenario.orders import Order, Sign

NOTHING = ("",)
"""What a voice says who gives no reason."""


@dataclass(frozen=True, slots=True)
class Reason:
    """What a voice goes by: the figure, where it is one, and the words."""

    figure: str
    says: tuple[str, ...]


def stances(view: View, pending: tuple[Order, ...], order: Sign) -> tuple[StanceValue, ...]:
    """The voices that have a say on a wording, a later one answering an earlier one's figure."""
    found: list[StanceValue] = []
    named: dict[str, Mood] = {}
    for id, points in scores(view.ruleset, view, pending, order):
        mood: Mood = "signs" if points >= 0 else "signs if" if points >= -1 else "refuses"
        given = _answer(view, (id, order), mood, named) or reason(view, (id, order), mood)
        named.setdefault(given.figure, mood)
        voice = view.ruleset.scenario.voices[id]
        short = -int(points // 1) if points < 0 else 0
        says = filled(given.says, view)
        words, interest = (voice.title, voice.office), filled(voice.interest, view)
        found.append(StanceValue(id, *words, mood, round(points, 2), says, short, interest))
    return tuple(found)


def reason(view: View, who: tuple[str, Sign], mood: Mood) -> Reason:
    """A voice's largest term in the direction of his stance, or his words for the wording."""
    id, order = who
    stance = view.ruleset.scenario.voices[id].stances[order.motion]
    sign = 1.0 if mood == "signs" else -1.0
    prefix = f"term:{id}:{order.motion}"
    terms = [(view[f"{prefix}:{position}"], term) for position, term in _applying(stance, order)]
    own = stance.says.get(order.wording, NOTHING)
    size, best = max(terms, key=lambda term: sign * term[0], default=(0.0, None))
    if best is None or (any(own) and sign * size <= max(sign * stance.base[order.wording], 0.0)):
        return Reason("", own)
    return Reason(best.figure, best.says)


def _answer(view: View, who: tuple[str, Sign], mood: Mood, named: dict[str, Mood]) -> Reason | None:
    """What he says of a figure that a voice of the other mind has made his reason."""
    id, order = who
    stance = view.ruleset.scenario.voices[id].stances[order.motion]
    for _, term in _applying(stance, order):
        other = named.get(term.figure)
        if term.answers is not None and other is not None and (other == "signs") != (mood == "signs"):
            return Reason(term.figure, term.answers)
    return None


def _applying(stance: Stance, order: Sign) -> list[tuple[int, Term]]:
    """The terms that apply to a wording, with their positions."""
    return [
        (position, term)
        for position, term in enumerate(stance.terms)
        if term.wordings is None or order.wording in term.wordings
    ]
