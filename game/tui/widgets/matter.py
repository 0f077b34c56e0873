"""What lies on the table, one thing at a time: a motion, a dilemma or a dial, each a sentence to decide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from game.report.values import DialValue, DilemmaValue, MotionValue, PaperValue, Sitting

Mark = Literal["open", "given", "done", "closed", "stands"]
MARKS: dict[Mark, str] = {"open": "○", "given": "●", "done": "✓", "closed": "·", "stands": "◦"}
MARK_WORDS: dict[Mark, str] = {
    "open": "to decide",
    "given": "decided",
    "done": "signed",
    "closed": "not yet open",
    "stands": "stands",
}


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing on the table with the heading it stands under."""

    id: str
    group: str
    title: str
    mark: Mark
    value: MotionValue | DilemmaValue | DialValue
    paper: PaperValue | None = None


def matters_of(sitting: Sitting) -> tuple[Matter, ...]:
    """Everything on the table in reading order: the forced choice, the papers, the standing policies."""
    found: list[Matter] = []
    if sitting.dilemma:
        found.append(_of_dilemma(sitting.dilemma))
    for paper in sitting.papers:
        found += [_of_motion(paper, motion) for motion in paper.motions]
    found += [_of_dial(dial, sitting) for dial in sitting.dials]
    return tuple(found)


def _of_dilemma(dilemma: DilemmaValue) -> Matter:
    given = any(answer.pending for answer in dilemma.answers)
    return Matter(
        f"dilemma:{dilemma.id}", "Answer wanted", dilemma.title, "given" if given else "open", dilemma
    )


def _of_motion(paper: PaperValue, motion: MotionValue) -> Matter:
    return Matter(f"motion:{motion.id}", paper.title, motion.title, _mark(motion), motion, paper)


def _mark(motion: MotionValue) -> Mark:
    if motion.state == "greyed":
        return "closed"
    if motion.state == "signed":
        return "done"
    return "given" if any(wording.pending for wording in motion.wordings) else "open"


def _of_dial(dial: DialValue, sitting: Sitting) -> Matter:
    orders = (f"dial {dial.id}=", f"share {dial.id} ")
    given = any(pending.order.startswith(orders) for pending in sitting.pending)
    return Matter(f"dial:{dial.id}", "Standing policy", dial.title, "given" if given else "stands", dial)


def first_open(matters: tuple[Matter, ...], *, opening: bool) -> int:
    """Where the table opens: at the first thing to decide; at the first sitting, at the paper."""
    for at, matter in enumerate(matters):
        if matter.mark == "open" and not (opening and isinstance(matter.value, DilemmaValue)):
            return at
    return 0


def choices(matter: Matter) -> int:
    """How many rival wordings, answers or settings it has."""
    value = matter.value
    if isinstance(value, MotionValue):
        return len(value.wordings)
    return len(value.answers) if isinstance(value, DilemmaValue) else len(value.settings)


def standing_choice(matter: Matter) -> int:
    """The choice to show first: the one given, the one that stands, else the one nearest to signatures."""
    value = matter.value
    if isinstance(value, MotionValue):
        taken = [wording.pending for wording in value.wordings]
        if value.wordings and True not in taken:
            short = [sum(each.short_by for each in wording.stances) for wording in value.wordings]
            return short.index(min(short))
    elif isinstance(value, DilemmaValue):
        taken = [answer.pending for answer in value.answers]
    else:
        taken = [setting.stands for setting in value.settings]
    return taken.index(True) if True in taken else 0


def order_of(matter: Matter, chosen: int) -> str:
    """The order that decides it as shown; empty where nothing can be ordered."""
    value = matter.value
    if isinstance(value, MotionValue):
        open_ = value.state == "open" and bool(value.wordings)
        return value.wordings[chosen].order if open_ else ""
    if isinstance(value, DilemmaValue):
        return value.answers[chosen].order
    return value.settings[chosen].order if not value.tokens else ""


def share_order(dial: DialValue, chosen: int, by: int) -> str:
    """The order that moves one token to a place from the fullest, or back to the emptiest.

    Tokens are always all shared out, so that giving to one place names the place that pays.
    """
    held = {setting.id: setting.tokens for setting in dial.settings}
    place = dial.settings[chosen].id
    others = [other for other in held if other != place]
    free = dial.tokens - sum(held.values())
    partner = _partner(held, others, by)
    if held[place] + by < 0 or (by > 0 and free <= 0 and not partner):
        return ""
    held[place] += by
    if partner and not (by > 0 and free > 0):
        held[partner] -= by
    return f"share {dial.id} " + " ".join(f"{name}={count}" for name, count in held.items())


def _partner(held: dict[str, int], others: list[str], by: int) -> str:
    """The place that pays for a token taken, or receives one given back."""
    if by > 0:
        paying = [other for other in others if held[other] > 0]
        return max(paying, key=lambda other: held[other], default="")
    return min(others, key=lambda other: held[other], default="")
