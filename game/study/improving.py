"""A doctrine improved move by move: which motion to sign when, in which words, or not; which answers to give.

Coordinate ascent over the plan of one doctrine: every single change is tried in the same worlds, the most
promising are tried again in more of them, and the best is kept if luck does not explain it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from game.engine.state import State, start
from game.ruleset.arrays import Floats, Ints
from game.ruleset.compiled import Ruleset
from game.scenario.calendars import iso_date
from game.scenario.models import Doctrine, DoctrineRule, Factor
from game.scenario.showing import Scenario
from game.study.findings import standard_error
from game.study.instrumenting import handle, with_doctrines
from game.study.playing import (
    MOST_ROWS,
    joined,
    obeying,
    play_out,
    played,
    sitting_ticks,
    utility,
    with_columns,
)
from game.study.watching import Sight

SCREENED_IN, TRIED_IN = 48, 256
"""Worlds every change is tried in, and those the best ones are tried in again."""
LOOKED_IN = 64
"""Games in which it is looked when a motion lies on the table; a day on which it never does is not tried."""
PROMISING = 6
PASSES = 5
SURE = 1.0
"""Standard errors by which a change must be better to be kept."""
LEFT = -1
"""The choice that leaves a motion alone."""

Plan = dict[str, int]
"""The handles that do not stand at 0, with their values."""


@dataclass(frozen=True, slots=True)
class Improvable:
    """A doctrine with a handle for each motion, its day and each dilemma, and the changes to be tried."""

    name: str
    stem: str
    changes: tuple[tuple[tuple[str, int], ...], ...]


def improvable(
    scenario: Scenario, doctrine: str, days: Mapping[str, list[int]]
) -> tuple[Scenario, Improvable]:
    """A scenario with a copy of a doctrine whose plan can be changed row by row, a motion on its `days`."""
    stem = f"study.plan.{doctrine.replace('-', '_')}"
    spec = scenario.doctrines[doctrine]
    own = tuple(rule.model_copy(update={"when": _unless(stem, rule)}) for rule in spec.rules)
    rules = (*_signing(scenario, stem), *own, *_answering(scenario, stem))
    name = f"study-plan-{doctrine}"
    copy = Doctrine(title=spec.title, about=spec.about, rules=rules)
    handles = dict(_handles(scenario, stem))
    changes = tuple(_changes(scenario, stem, days))
    return with_doctrines(scenario, {name: copy}, handles), Improvable(name, stem, changes)


def _unless(stem: str, rule: DoctrineRule) -> str:
    """A rule that signs or answers gives way where the plan says what becomes of that motion or dilemma."""
    verb, _, rest = rule.give.partition(" ")
    if verb == "sign":
        return f"({rule.when}) and {stem}.m.{rest.partition('/')[0]} == 0"
    if verb == "answer":
        return f"({rule.when}) and {stem}.a.{rest.partition('=')[0]} == 0"
    return rule.when


def _signing(scenario: Scenario, stem: str) -> Iterator[DoctrineRule]:
    for motion, spec in scenario.motions.items():
        for position, wording in enumerate(spec.wordings):
            when = f"{stem}.m.{motion} == {position + 1} and date >= {stem}.d.{motion}"
            yield DoctrineRule(give=f"sign {motion}/{wording}", when=when)


def _answering(scenario: Scenario, stem: str) -> Iterator[DoctrineRule]:
    for dilemma, spec in scenario.dilemmas.items():
        for position, answer in enumerate(spec.answers):
            yield DoctrineRule(
                give=f"answer {dilemma}={answer}", when=f"{stem}.a.{dilemma} == {position + 1}"
            )


def _handles(scenario: Scenario, stem: str) -> Iterator[tuple[str, Factor]]:
    for motion in scenario.motions:
        yield f"{stem}.m.{motion}", handle()
        yield f"{stem}.d.{motion}", handle()
    for dilemma in scenario.dilemmas:
        yield f"{stem}.a.{dilemma}", handle()


def _changes(
    scenario: Scenario, stem: str, days: Mapping[str, list[int]]
) -> Iterator[tuple[tuple[str, int], ...]]:
    for motion, spec in scenario.motions.items():
        yield ((f"{stem}.m.{motion}", LEFT),)
        for position in range(len(spec.wordings)):
            signed = (f"{stem}.m.{motion}", position + 1)
            yield from ((signed, (f"{stem}.d.{motion}", day)) for day in days[motion])
    for dilemma, question in scenario.dilemmas.items():
        yield from (((f"{stem}.a.{dilemma}", position + 1),) for position in range(len(question.answers)))


def open_days(ruleset: Ruleset, doctrine: str) -> dict[str, list[int]]:
    """The days, as ordinals, of the sittings at which each motion lies on the table of a doctrine's games."""
    sat, begun = set(sitting_ticks(ruleset)), start(ruleset, 0, 0, LOOKED_IN)
    days: dict[str, list[int]] = {motion: [] for motion in ruleset.scenario.motions}
    for state in played(ruleset, begun, obeying(ruleset, doctrine)):
        if state.tick in sat:
            sight = Sight(ruleset, state)
            for motion, found in days.items():
                if sight.holds(f"motion:{motion}:table").any():
                    found.append(ruleset.ticks.sitting_day(state.tick))
    return days


def improved(ruleset: Ruleset, spec: Improvable, seed: int, passes: int = PASSES) -> Plan:
    """The plan that no single change betters any more, or the best after some passes."""
    plan: Plan = {}
    for turn in range(passes):
        better = _bettered(ruleset, spec, plan, seed + turn)
        if better is None:
            break
        plan = better
    return plan


def _bettered(ruleset: Ruleset, spec: Improvable, plan: Plan, seed: int) -> Plan | None:
    plans = [plan, *(plan | dict(change) for change in spec.changes)]
    screened = _means(ruleset, spec, plans, (seed, SCREENED_IN)).mean(axis=1)
    order = np.argsort(-screened[1:], kind="stable")[:PROMISING] + 1
    finalists = [plan, *(plans[position] for position in order)]
    tried = _means(ruleset, spec, finalists, (seed + PASSES, TRIED_IN))
    gains = tried[1:] - tried[0]
    sure = gains.mean(axis=1) - SURE * standard_error(gains)
    best = int(np.argmax(sure))
    return finalists[best + 1] if sure[best] > 0 else None


def _means(ruleset: Ruleset, spec: Improvable, plans: list[Plan], sample: tuple[int, int]) -> Floats:
    """Utilities of plans by worlds, all in the same worlds."""
    seed, worlds = sample
    at_once, begun = max(MOST_ROWS // worlds, 1), start(ruleset, seed, 0, worlds)
    found = []
    for first in range(0, len(plans), at_once):
        states = [planned(ruleset, begun, plan) for plan in plans[first : first + at_once]]
        last = play_out(ruleset, joined(states), obeying(ruleset, spec.name))
        found.append(utility(ruleset, last).reshape(len(states), worlds))
    return np.concatenate(found)


def planned(ruleset: Ruleset, state: State, plan: Plan) -> State:
    """A state whose handles hold a plan."""
    changes: dict[int, Ints] = {
        ruleset.index[id]: np.full(state.rows, value, dtype=np.int64) for id, value in plan.items()
    }
    return with_columns(state, changes)


def in_words(scenario: Scenario, spec: Improvable, plan: Plan) -> list[str]:
    """What a plan does otherwise, as orders."""
    said = []
    for id, value in plan.items():
        kind, _, name = id.removeprefix(f"{spec.stem}.").partition(".")
        if kind == "a":
            said.append(f"answer {name}={list(scenario.dilemmas[name].answers)[value - 1]}")
        elif kind == "m" and value == LEFT:
            said.append(f"leave {name}")
        elif kind == "m":
            day = iso_date(plan.get(f"{spec.stem}.d.{name}", 1))
            said.append(f"sign {name}/{list(scenario.motions[name].wordings)[value - 1]} from {day}")
    return said
