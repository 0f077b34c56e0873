"""The lines of the scorecard on depth and balance, each with its target and red line.

Numbered as in the depth and balance scorecard, as a short scenario needs it: 1 ladder, 3 families,
7 outcomes, 13 luck, 15 record.
"""

from __future__ import annotations

from math import log

import numpy as np

from game.ruleset.compiled import verdict_order
from game.study.agents import RULE_BOOK, Effort, Ladder, ladder
from game.study.findings import by_doctrine, coverage, seldom
from game.study.lines import Line, judged, nothing, percent
from game.study.luck import shares_of_luck
from game.study.plans import Rules, StudyPlan
from game.study.running import run_study
from game.study.sizes import Sizes
from game.study.trials import record_of

RUNG = 0.60
"""Share of matched duels from which a player is a rung above another."""
RUNGS = 3
BELOW = 0.15
"""How far chance and drift must stay below the rule book."""
VIABLE, HOPELESS, ALONE = 0.60, 0.40, 0.80
"""Of the best player's utility: what each family should reach, must reach; and how often one may be best."""
EVEN, LOPSIDED, SHARE, MOST = 0.75, 0.5, 0.45, 0.70
"""Entropy of the verdicts wanted and tolerated; the largest share of one wanted and tolerated."""
SKILL, DICE = (0.40, 0.85), (0.35, 0.5)
"""Skill from and to; dice wanted and tolerated at most."""
FAR_OFF = 2.0
"""Tolerances by which no row of the record may be off."""


def ladder_lines(rules: Rules, sizes: Sizes) -> list[Line]:
    """Lines 1 and 3: what skill is worth, and whether several kinds of course are viable."""
    scenario = rules.compiled.scenario
    found = ladder(scenario, sizes.seed, sizes.ladder, Effort(sizes.tuned, sizes.passes, sizes.everyone))
    return [_rungs(found), *_gap(scenario.doctrines, found), _families(found)]


def _rungs(found: Ladder) -> Line:
    climbed = sum(rung.beats_below >= RUNG for rung in found.rungs[1:])
    details = [
        f"{rung.player:<28} u {rung.mean_u:.3f}  beats below {rung.beats_below:.2f}" for rung in found.rungs
    ]
    details += [f"improved: {text}" for text in found.plan]
    status = judged(good=climbed >= RUNGS, red=climbed < RUNGS)
    return Line(
        "1", "strength ladder", f"{climbed} rungs", ">= 3 rungs of P >= .60", "< 3", status, tuple(details)
    )


def _gap(doctrines: object, found: Ladder) -> list[Line]:
    u = {rung.player: rung.mean_u for rung in found.rungs}
    if RULE_BOOK not in u:
        return [nothing("1b", "chance and drift below the rule book", "there is no rule book")]
    gaps = {name: 100 * (u[RULE_BOOK] - u[name]) for name in ("random", "drift") if name in u}
    least = min(gaps.values(), default=0.0)
    value = ", ".join(f"{name} {gap:.0f} points" for name, gap in gaps.items())
    status = judged(good=least >= 100 * BELOW, red=least < 100 * BELOW)
    return [Line("1b", "chance and drift below the rule book", value, ">= 15 points", "< 15", status)]


def _families(found: Ladder) -> Line:
    v = {family: u / found.best_u for family, u in found.families.items()} if found.best_u else {}
    least, widest = min(v.values(), default=0.0), max(found.best_shares.values(), default=1.0)
    details = tuple(
        f"{family:<28} v {v[family]:.2f}  best in {percent(found.best_shares[family])} of worlds"
        for family in sorted(v, key=lambda each: -v[each])
    )
    status = judged(good=least >= VIABLE, red=least < HOPELESS or widest > ALONE)
    value = f"least v {least:.2f}, widest {percent(widest)}"
    return Line(
        "3", "family viability", value, "every v >= .60", "any < .40, one best in > 80 %", status, details
    )


def outcome_lines(rules: Rules, sizes: Sizes) -> list[Line]:
    """Line 7: how evenly the verdicts are spread, what is never reached, and each doctrine's mean."""
    ruleset = rules.compiled
    names = tuple(ruleset.scenario.doctrines)
    found = run_study(StudyPlan(rules, sizes.seed, sizes.outcomes, names, courses=False), spread=False)
    doctrines = by_doctrine(found)
    order = verdict_order(ruleset.scenario)
    mixed = {id: float(np.mean([each.verdicts[id].share for each in doctrines])) for id in order}
    entropy = _entropy(list(mixed.values()))
    widest = max(mixed.values(), default=1.0)
    status = judged(good=entropy >= EVEN and widest <= SHARE, red=entropy < LOPSIDED or widest > MOST)
    details = [f"{id:<28} {percent(share)}" for id, share in mixed.items()]
    details += [
        f"{each.doctrine:<28} u {each.mean_u:.3f} +- {each.mean_u_error:.3f}, regret {each.regret:.1f}"
        for each in doctrines
    ]
    value = f"entropy {entropy:.2f}, widest {percent(widest)}"
    line = Line(
        "7", "outcome entropy", value, ">= .75, none > 45 %", "< .5, one > 70 %", status, tuple(details)
    )
    return [
        line,
        _never([f"{each.kind} {each.id} {percent(each.share)}" for each in seldom(coverage(found))]),
    ]


def _entropy(shares: list[float]) -> float:
    return -sum(share * log(share) for share in shares if share > 0) / log(len(shares)) if shares[1:] else 0.0


def _never(rare: list[str]) -> Line:
    status = judged(good=not rare, red=False)
    return Line("7b", "rarely or never reached", f"{len(rare)} things", "none < 1 %", "", status, tuple(rare))


def luck_lines(rules: Rules, sizes: Sizes) -> list[Line]:
    """Line 13: skill, hidden state and dice."""
    found = shares_of_luck(rules.compiled, sizes.seed, *sizes.luck)
    value = f"skill {percent(found.skill)}, hidden {percent(found.hidden)}, dice {percent(found.dice)}"
    good = SKILL[0] <= found.skill <= SKILL[1] and found.dice <= DICE[0]
    status = judged(good=good, red=found.dice > DICE[1] or found.skill > SKILL[1])
    return [
        Line(
            "13",
            "skill, hidden state, dice",
            value,
            "skill >= 40, dice <= 35 %",
            "dice > 50, skill > 85 %",
            status,
        )
    ]


def record_lines(rules: Rules, sizes: Sizes) -> list[Line]:
    """Line 15: the record, row by row."""
    rows = list(record_of(rules.compiled, sizes.record))
    if not rows:
        return [nothing("15", "the record", "the scenario has no history")]
    off = {row.id: abs(row.model - row.record) / max(row.tolerance, 1e-12) for row in rows if not row.trouble}
    details = [
        f"{row.id:<28} {row.model:.4g} for {row.record:.4g} +- {row.tolerance:.3g}"
        for row in rows
        if not row.passed
    ]
    troubled = any(row.trouble for row in rows)
    status = judged(good=not details, red=troubled or max(off.values(), default=0.0) > FAR_OFF)
    value = f"{len(rows) - len(details)} of {len(rows)} rows hold"
    return [
        Line(
            "15",
            "the record",
            value,
            "all within tolerance",
            "any off by two tolerances",
            status,
            tuple(details),
        )
    ]
