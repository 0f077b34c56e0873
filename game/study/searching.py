"""A player who looks before he signs: every choice is tried in worlds imagined from belief, the best is kept.

He knows what a player knows. All choices of a sitting meet the same imagined worlds and the same luck, and
a choice is taken only where it is surely better than what the rule book would do, or he would chase noise.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from game.engine.imagining import reimagine
from game.engine.state import Rows, State, frozen, part, start
from game.engine.stepping import advance, decide
from game.ruleset.arrays import Floats, Ints
from game.ruleset.compiled import Ruleset
from game.ruleset.compiling import compile_scenario
from game.scenario.showing import Scenario
from game.study.agents import RULE_BOOK, Tuned, held, tune
from game.study.findings import standard_error
from game.study.improving import LEFT, Improvable, improvable, open_days, planned
from game.study.instrumenting import Tunable, steered, tunable
from game.study.playing import MOST_ROWS, Policy, obeying, play_out, sitting_ticks, utility
from game.study.watching import Sight

SEARCHED = 12
"""Sittings at which choices are searched at most: a long calendar is searched at some, evenly spread."""
SURE = 1.0
"""Standard errors by which a choice must be better than the rule book's to be taken."""
LUCK = 7919
"""Sets the luck of imagined worlds apart from that of the game, tick by tick."""


@dataclass(frozen=True, slots=True)
class Reference:
    """The tuned rule book, in a ruleset in which any of its choices can be overruled row by row."""

    ruleset: Ruleset
    plan: Improvable
    tuned: Tuned
    tuning_seed: int

    def begun(self, state: State) -> State:
        """A state whose handles hold the tuned numbers."""
        return held(self.ruleset, state, self.tuned.handles, np.array(self.tuned.numbers)[:, None])

    @property
    def policy(self) -> Policy:
        """The tuned rule book itself, for states begun by it."""
        return obeying(self.ruleset, self.plan.name)

    def met(self, policy: Policy, seed: int, worlds: int) -> Floats:
        """The utility a policy reaches in each of so many worlds."""
        begun = self.begun(start(self.ruleset, seed, 0, worlds))
        return utility(self.ruleset, play_out(self.ruleset, begun, policy))

    def ends(self, state: State, rollouts: int, given: Ints | None = None, *, knows: bool = False) -> Floats:
        """Utilities at the end of so many worlds imagined for each row of a state; rows by rollouts.

        `given` are the orders of each row, the tuned rule book's own if left out; then it plays on. Who
        `knows` imagines nothing: his worlds are the true one under other luck.
        """
        at_once, found = max(MOST_ROWS // rollouts, 1), []
        for first in range(0, state.rows, at_once):
            run = slice(first, first + at_once)
            worlds = _repeated(part(state, run), rollouts)
            worlds = worlds if knows else reimagine(self.ruleset, worlds, worlds.seed)
            if given is not None:
                worlds = advance(self.ruleset, worlds, np.repeat(given[:, run], rollouts, axis=1))
            last = play_out(self.ruleset, worlds, self.policy)
            found.append(utility(self.ruleset, last).reshape(-1, rollouts))
        return np.concatenate(found)


def _repeated(state: State, times: int) -> State:
    """Each row so many times; the luck of each copy is that of the row and the tick, whoever asks."""
    names = np.repeat(state.worlds, times) * np.uint64(times)
    names = names + np.tile(np.arange(times, dtype=np.uint64), state.rows)
    values = frozen(np.repeat(state.values, times, axis=1))
    return State(state.tick, state.seed + LUCK + state.tick, names, values)


def reference(scenario: Scenario, seed: int) -> Reference | None:
    """Tune the rule book of a scenario; nothing where it has none."""
    if RULE_BOOK not in scenario.doctrines:
        return None
    whole, tuning = tunable(steered(scenario), RULE_BOOK)
    whole, plan = improvable(whole, tuning.name, open_days(compile_scenario(scenario), RULE_BOOK))
    ruleset = compile_scenario(whole)
    spec = Tunable(plan.name, tuning.handles, tuning.values, tuning.spreads)
    (tuned,) = tune(ruleset, [spec], seed)
    return Reference(ruleset, plan, tuned, seed)


def searched(ruleset: Ruleset) -> list[int]:
    """The ticks of the sittings at which choices are searched."""
    sat = sitting_ticks(ruleset)
    return [sat[len(sat) * k // SEARCHED] for k in range(SEARCHED)] if len(sat) > SEARCHED else sat


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that may be done otherwise than the rule book does at a sitting."""

    matter: str
    """The motion or dilemma it is about."""
    choice: str
    """The wording or answer; empty for leaving a motion alone."""
    handle: str
    value: int


def choices(reference: Reference) -> Iterator[Choice]:
    """Every wording, every answer, and leaving each motion alone."""
    scenario, stem = reference.ruleset.scenario, reference.plan.stem
    for motion, spec in scenario.motions.items():
        yield Choice(motion, "", f"{stem}.m.{motion}", LEFT)
        for at, wording in enumerate(spec.wordings):
            yield Choice(motion, wording, f"{stem}.m.{motion}", at + 1)
    for dilemma, question in scenario.dilemmas.items():
        for at, answer in enumerate(question.answers):
            yield Choice(dilemma, answer, f"{stem}.a.{dilemma}", at + 1)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A choice weighed against what the rule book would do, in the rows in which the two differ."""

    choice: Choice
    differs: Rows
    gains: Floats
    """Utility gained over the rule book's own choice, rows by rollouts; 0 where it is the same."""

    @property
    def gain(self) -> Floats:
        """The mean gain of every row."""
        result: Floats = self.gains.mean(axis=1)
        return result

    @property
    def error(self) -> Floats:
        """Its standard error."""
        return standard_error(self.gains)


@dataclass(frozen=True, slots=True)
class Search:
    """Tries choices in so many worlds imagined for each row."""

    reference: Reference
    rollouts: int
    knows: bool = False
    """Whether it sees the truth: an upper bound for every player, and no player."""

    def weighed(self, state: State) -> Iterator[Weighed]:
        """Every choice that changes an order in some row of a sitting, with what it is worth there."""
        ruleset = self.reference.ruleset
        base = decide(ruleset, state, self.reference.plan.name)
        ends: Floats | None = None
        for choice in self._open(state):
            given = decide(
                ruleset, planned(ruleset, state, {choice.handle: choice.value}), self.reference.plan.name
            )
            differs: Rows = (given != base).any(axis=0)
            if not differs.any():
                continue
            if ends is None:
                ends = self._ends(state, base)
            gains = np.zeros((state.rows, self.rollouts))
            gains[differs] = self._ends(part(state, differs), given[:, differs]) - ends[differs]
            yield Weighed(choice, differs, gains)

    def policy(self) -> Policy:
        """Play by it: in every matter the surest gain over the rule book, if there is one."""
        ruleset, name = self.reference.ruleset, self.reference.plan.name

        at = searched(ruleset)

        def play(state: State) -> Ints:
            if state.tick not in at:
                return decide(ruleset, state, name)
            return decide(ruleset, _overruled(ruleset, state, list(self.weighed(state))), name)

        return play

    def _ends(self, state: State, given: Ints) -> Floats:
        return self.reference.ends(state, self.rollouts, given, knows=self.knows)

    def _open(self, state: State) -> Iterator[Choice]:
        """The choices whose matter lies on the table in some row."""
        ruleset, sight = self.reference.ruleset, Sight(self.reference.ruleset, state)
        for choice in choices(self.reference):
            if choice.matter in ruleset.scenario.motions:
                if sight.holds(f"motion:{choice.matter}:table").any():
                    yield choice
            elif (state.values[ruleset.index["dilemma"]] != 0).any():
                yield choice


def _overruled(ruleset: Ruleset, state: State, found: list[Weighed]) -> State:
    """A state whose handles hold, in each row and matter, the surest gain."""
    wanted: dict[str, Ints] = {}
    best: dict[str, Floats] = {}
    for each in found:
        sure = np.where(each.differs, each.gain - SURE * each.error, 0.0)
        handle = each.choice.handle
        beaten = best.get(handle, np.zeros(state.rows))
        wanted[handle] = np.where(
            sure > beaten, each.choice.value, wanted.get(handle, np.zeros(state.rows, int))
        )
        best[handle] = np.maximum(sure, beaten)
    values = state.values.copy()
    for handle, rows in wanted.items():
        values[ruleset.index[handle]] = rows
    return State(state.tick, state.seed, state.worlds, frozen(values), state.certain)
