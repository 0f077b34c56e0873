"""The lines of the scorecard that search: what a decision is worth, how a game feels, what knowing pays.

Numbered as in the depth and balance scorecard: 2 the top of the ladder, 4 to 6 decisions, 8 to 12 the course
of the chances, 14 information, 16 robustness and legibility. Only the whole card measures them.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from game.study.agents import duel
from game.study.information import information
from game.study.legibility import legibility
from game.study.lines import Line, judged, nothing, percent
from game.study.plans import Rules
from game.study.playing import sitting_ticks
from game.study.relevance import Merit, Relevance, merits, relevance, turns
from game.study.robustness import robustness
from game.study.searching import Reference, Search, reference, searched
from game.study.sizes import Depth, Sizes
from game.study.tension import Tension, curves, tension

MORE = 8
"""Times the worlds that the stronger of two searching players imagines."""


class Span(NamedTuple):
    """What a figure should lie within, both ends included."""

    low: float
    high: float

    def holds(self, value: float) -> bool:
        """Whether a value lies within."""
        return self.low <= value <= self.high


EVER = 1e9
TOP, TOP_RED = Span(0.55, EVER), Span(0.51, 0.85)
NEVER, HARDLY, MANY, MUST = 0.02, 0.01, 0.05, 20.0
"""Right in a smaller share; past the red line in one smaller yet; share of such motions; points missed."""
SWINGS, WIDES, VERY_WIDES = Span(3, 6), Span(10, EVER), Span(3, EVER)
MEDIAN_RED, LARGEST_RED = Span(0.5, EVER), Span(0, 0.5)
CLOSE, CLOSE_RED, ENTROPY, ENTROPY_RED = Span(0.25, 0.45), Span(0.1, 0.65), Span(0.65, 1), Span(0.4, 1)
LEFT, HALF_RED = (Span(0.75, EVER), Span(0.45, 0.70), Span(0.20, 0.40)), Span(0.30, 0.85)
DRAMA, DRAMA_RED = Span(0.35, 0.60), Span(0.15, 0.80)
PATH, PATH_RED, JUMPS = Span(1.2, 2.2), Span(0.7, 3.5), Span(4, 8)
DEAD, DEAD_WORST, DEAD_RED = Span(0, 0.12), Span(0, 0.25), Span(0, 0.25)
FORESEEN, EARLY_RED, LATER_RED = (
    (Span(0.60, 0.70), Span(0.72, 0.82), Span(0.85, 0.93)), Span(0, 0.82), Span(0.6, 1),
)  # fmt: skip
TRUTH, TRUTH_RED, HEARD, HEARD_RED = Span(8, 15), Span(-EVER, 25), Span(3, 8), Span(1, EVER)
STABLE, STABLE_RED, TOLD = Span(0.8, 1), Span(0.6, 1), Span(0.85, 1)


def top_lines(rules: Rules, sizes: Sizes) -> list[Line]:
    """Line 2: whether eight times the thought still wins at the top of the ladder."""
    known, deep = _known(rules, sizes)
    if known is None or deep is None:
        return _left_out(deep, "2", "top of the ladder")
    fewer = max(deep.rollouts // MORE, 2)
    policies = (known.policy, Search(known, fewer).policy(), Search(known, deep.rollouts).policy())
    met = [known.met(policy, sizes.seed, deep.games) for policy in policies]
    duels = [duel(stronger, weaker) for weaker, stronger in pairwise(met)]
    error = 0.5 / deep.games**0.5
    value = f"P {duels[1]:.2f} +- {error:.2f} of 8 times the thought"
    names = (
        "tuned rule book",
        f"{fewer} worlds a choice",
        f"{deep.rollouts} worlds a choice",
    )
    details = tuple(f"{name:<28} u {u.mean():.3f}" for name, u in zip(names, met, strict=True))
    status = judged(good=TOP.holds(duels[1]), red=not TOP_RED.holds(duels[1]))
    return [Line("2", "top of the ladder", value, ">= .55", "<= .51 or >= .85", status, details)]


def decision_lines(rules: Rules, sizes: Sizes) -> list[Line]:
    """Lines 4 to 6: dominated and mandatory motions, what a decision is worth, how close the calls are."""
    known, deep = _known(rules, sizes)
    if known is None or deep is None:
        return _left_out(deep, "5", "decision relevance")
    games = turns(known, sizes.seed, deep.games, deep.rollouts)
    found = relevance(games, len(sitting_ticks(known.ruleset)) / len(searched(known.ruleset)))
    if found is None:
        return [nothing("5", "decision relevance", "there is no decision")]
    return [_motions(merits(known, games, sizes.seed, deep.heard)), *_decisions(found)]


def _motions(found: list[Merit]) -> Line:
    never = [each.motion for each in found if each.right < NEVER]
    must = [each.motion for each in found if each.missed > MUST]
    details = tuple(
        f"{each.motion:<28} right in {percent(each.right)} of {each.states}, missed {each.missed:+.1f} points"
        for each in found
    )
    red = len([each for each in found if each.right < HARDLY]) > MANY * len(found) or bool(must)
    value = f"{len(never)} never right, {len(must)} mandatory, of {len(found)}"
    status = judged(good=not never and not must, red=red)
    return Line(
        "4", "dominated and mandatory", value, "none", "> 5 % never, any > 20 points", status, details
    )


def _decisions(found: Relevance) -> list[Line]:
    swing = f"swing {found.swing:.1f} +- {found.error:.1f}, median {found.median:.1f}, "
    swing += f"{found.wide:.1f} wide turns a game"
    good = SWINGS.holds(found.swing) and WIDES.holds(found.wide) and VERY_WIDES.holds(found.very_wide)
    status = judged(good=good, red=not (MEDIAN_RED.holds(found.median) and LARGEST_RED.holds(found.largest)))
    details = (
        f"{found.very_wide:.1f} turns a game with a range of 25 points",
        f"the largest turn of a game holds {percent(found.largest)} of its swing",
    )
    close = f"{percent(found.close)} close of {found.turns}, entropy {found.entropy:.2f}"
    flat = judged(
        good=CLOSE.holds(found.close) and ENTROPY.holds(found.entropy),
        red=not (CLOSE_RED.holds(found.close) and ENTROPY_RED.holds(found.entropy)),
    )
    return [
        Line(
            "5",
            "decision relevance",
            swing,
            "3 to 6, 10 wide turns",
            "median < .5, one > 50 %",
            status,
            details,
        ),
        Line("6", "close calls", close, "25 to 45 %, entropy .65", "> 65, < 10 %, entropy < .4", flat),
    ]


def curve_lines(rules: Rules, sizes: Sizes) -> list[Line]:
    """Lines 8 to 12: tension, drama, suspense, dead time, snowball."""
    known, deep = _known(rules, sizes)
    if known is None or deep is None:
        return _left_out(deep, "8", "tension curve")
    found = tension(curves(known, sizes.seed, *deep.curves))
    return [*_course(found), *_decided(found)]


def _course(found: Tension) -> list[Line]:
    first, half, last = found.residual
    good = all(span.holds(part) for span, part in zip(LEFT, found.residual, strict=True))
    value = f"{first:.2f}, {half:.2f}, {last:.2f} left"
    moves = f"path {found.path:.1f}, {found.swings:.1f} swings"
    return [
        Line(
            "8",
            "tension curve",
            value,
            ">= .75, .45-.70, .20-.40",
            "half < .30 or > .85",
            judged(good=good, red=not HALF_RED.holds(half)),
        ),
        Line(
            "9",
            "drama",
            f"{percent(found.dramatic)} of successes",
            "35 to 60 %",
            "< 15, > 80 %",
            judged(good=DRAMA.holds(found.dramatic), red=not DRAMA_RED.holds(found.dramatic)),
        ),
        Line(
            "10",
            "suspense and surprise",
            moves,
            "path 1.2-2.2, 4 to 8",
            "path < .7 or > 3.5",
            judged(
                good=PATH.holds(found.path) and JUMPS.holds(found.swings), red=not PATH_RED.holds(found.path)
            ),
        ),
    ]


def _decided(found: Tension) -> list[Line]:
    early, half, late = found.foreseen
    dead = f"{percent(found.dead)}, worst tenth {percent(found.dead_at_worst)}"
    told = f"{early:.2f}, {half:.2f}, {late:.2f}"
    good = all(span.holds(part) for span, part in zip(FORESEEN, found.foreseen, strict=True))
    return [
        Line(
            "11",
            "dead time",
            dead,
            "<= 12 %, worst <= 25 %",
            "> 25 %",
            judged(
                good=DEAD.holds(found.dead) and DEAD_WORST.holds(found.dead_at_worst),
                red=not DEAD_RED.holds(found.dead),
            ),
        ),
        Line(
            "12",
            "snowball",
            told,
            ".60-.70, .72-.82, .85-.93",
            "> .82 early, < .6 half",
            judged(good=good, red=not (EARLY_RED.holds(early) and LATER_RED.holds(half))),
        ),
    ]


def information_lines(rules: Rules, sizes: Sizes) -> list[Line]:
    """Line 14: what the truth would be worth, and what the dispatches are."""
    known, deep = _known(rules, sizes)
    if known is None or deep is None:
        return _left_out(deep, "14", "value of information")
    searched = (deep.games, deep.rollouts)
    found = information(rules.compiled.scenario, known, sizes.seed, searched, deep.heard)
    value = f"truth {found.truth:.1f} +- {found.truth_error:.1f}, "
    value += f"dispatches {found.dispatches:.1f} +- {found.dispatches_error:.1f} points"
    good = TRUTH.holds(found.truth) and HEARD.holds(found.dispatches)
    status = judged(good=good, red=not (HEARD_RED.holds(found.dispatches) and TRUTH_RED.holds(found.truth)))
    return [
        Line("14", "value of information", value, "8 to 15, 3 to 8", "dispatches < 1, truth > 25", status)
    ]


def audit_lines(rules: Rules, sizes: Sizes) -> list[Line]:
    """Line 16: whether the order of the families is robust and every change explained."""
    deep = sizes.depth
    if deep is None:
        return []
    held = robustness(rules.compiled.scenario, sizes.seed, *deep.shaken)
    told = legibility(rules.compiled, sizes.seed, deep.audited)
    value = f"{told.unexplained} of {told.changes} unexplained, three causes tell {percent(told.foremost)}"
    return [
        Line(
            "16",
            "robustness",
            f"{percent(held.stable)} of {held.sets} sets keep {held.pairs} pairs",
            ">= 80 %",
            "< 60 %",
            judged(good=STABLE.holds(held.stable), red=not STABLE_RED.holds(held.stable)),
        ),
        Line(
            "16b",
            "legibility",
            value,
            "none, >= 85 %",
            "any unexplained",
            judged(good=not told.unexplained and TOLD.holds(told.foremost), red=told.unexplained > 0),
        ),
    ]


def _known(rules: Rules, sizes: Sizes) -> tuple[Reference | None, Depth | None]:
    """The tuned rule book, where the card asks for it and the scenario has one."""
    if sizes.depth is None:
        return None, None
    return _tuned(rules, sizes.seed + 1), sizes.depth


@lru_cache(maxsize=1)
def _tuned(rules: Rules, seed: int) -> Reference | None:
    """Tuned once for all the lines that a process measures."""
    return reference(rules.compiled.scenario, seed)


def _left_out(deep: Depth | None, name: str, title: str) -> list[Line]:
    return [nothing(name, title, "there is no rule book")] if deep is not None else []
