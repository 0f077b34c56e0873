"""The ladder of players, from one who drifts to one who has tuned his rules: what skill is worth here.

All of them act through lawful orders alone and know only what a player may know.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.engine.chance import normals, seed_of, tick_keys, world_keys
from game.engine.state import State, start
from game.ruleset.arrays import Floats, Ints
from game.ruleset.compiled import Ruleset
from game.ruleset.compiling import compile_scenario
from game.scenario.showing import Scenario
from game.study.improving import PASSES, Improvable, Plan, improvable, improved, in_words, open_days, planned
from game.study.instrumenting import WORTH, Tunable, steered, tunable, with_doctrines, worth_first
from game.study.lookahead import greedy
from game.study.playing import Mixture, Policy, obeying, play_out, utility, with_columns

CANDIDATES = 32
"""Sets of numbers tried in a round of tuning."""
TRIED_IN = 64
"""Worlds each set is tried in, the same for all."""
KEPT = 6
"""Best sets the next round is drawn around."""
ROUNDS = 4
SETTLED = 0.15
"""Part of the first spread kept as a minimum, so that a lucky round does not end the search."""
RULE_BOOK = "rule-book"
HISTORICAL = "historical"


@dataclass(frozen=True, slots=True)
class Players:
    """One compiled scenario with every automatic player that the ladder and the families need."""

    ruleset: Ruleset
    tunables: dict[str, Tunable]
    filled: dict[str, str]
    """For each doctrine the one that goes by worth in what it leaves open."""
    improvable: dict[str, Improvable]
    """The rule book, open to any single change of plan."""


def players(scenario: Scenario) -> Players:
    """Compile a scenario with tunable and worth-filled copies of all its doctrines."""
    whole, tunables, filled = steered(scenario), {}, {}
    for name, spec in scenario.doctrines.items():
        if spec.random or not spec.rules:
            continue
        whole, tunables[name] = tunable(whole, name)
        filled[name] = f"study-worth-{name}"
        doctrine = worth_first(scenario, "By worth otherwise", spec.rules)
        whole = with_doctrines(whole, {filled[name]: doctrine}, {})
    improvable_ones = {}
    if RULE_BOOK in tunables:
        days = open_days(compile_scenario(scenario), RULE_BOOK)
        whole, improvable_ones[RULE_BOOK] = improvable(whole, RULE_BOOK, days)
    return Players(compile_scenario(whole), tunables, filled, improvable_ones)


@dataclass(frozen=True, slots=True)
class Tuned:
    """A doctrine with its numbers tuned."""

    doctrine: str
    handles: tuple[str, ...]
    numbers: tuple[float, ...]
    mean_u: float

    def policy(self, ruleset: Ruleset) -> Policy:
        """Play by the tuned numbers."""
        decide = obeying(ruleset, self.doctrine)
        return lambda state: decide(held(ruleset, state, self.handles, np.array(self.numbers)[:, None]))


def held(ruleset: Ruleset, state: State, handles: tuple[str, ...], numbers: Floats) -> State:
    """A state whose handles hold these numbers, handles by rows (or by one)."""
    changes: dict[int, Ints] = {}
    for handle, row in zip(handles, numbers, strict=True):
        column = ruleset.index[handle]
        quanta = np.rint(row * ruleset.columns[column].per).astype(np.int64)
        changes[column] = np.broadcast_to(quanta, (state.rows,))
    return with_columns(state, changes)


def tune(ruleset: Ruleset, spec: Tunable, seed: int, tried: int = TRIED_IN) -> Tuned:
    """Tune a doctrine's numbers by cross-entropy: draw sets, keep the best, draw around them (Rubinstein)."""
    mean, spread = np.array(spec.values), np.array(spec.spreads)
    if not len(mean):
        last = play_out(ruleset, start(ruleset, seed, 0, 2 * tried), obeying(ruleset, spec.name))
        return Tuned(spec.name, (), (), float(utility(ruleset, last).mean()))
    floor, best, top = spread * SETTLED, mean, -1.0
    for round_ in range(ROUNDS):
        drawn = _drawn(mean, spread, round_)
        scores = _scores(ruleset, spec, drawn, start(ruleset, seed, 0, tried))
        order = np.argsort(-scores, kind="stable")[:KEPT]
        if scores[order[0]] > top:
            best, top = drawn[:, order[0]], float(scores[order[0]])
        mean, spread = drawn[:, order].mean(axis=1), np.maximum(drawn[:, order].std(axis=1), floor)
    return Tuned(spec.name, spec.handles, tuple(float(x) for x in best), top)


def _drawn(mean: Floats, spread: Floats, round_: int) -> Floats:
    """Candidate numbers, handles by candidates; the first candidate is the mean itself."""
    worlds = world_keys(seed_of("tuning"), np.arange(CANDIDATES, dtype=np.uint64))
    keys = tick_keys(worlds, round_)
    luck = np.stack([normals(keys, handle) for handle in range(len(mean))])
    luck[:, 0] = 0.0
    return mean[:, None] + spread[:, None] * luck


def _scores(ruleset: Ruleset, spec: Tunable, drawn: Floats, worlds: State) -> Floats:
    """Mean utility of each candidate, all in the same worlds."""
    values = np.repeat(worlds.values, CANDIDATES, axis=1)
    state = State(0, worlds.seed, np.repeat(worlds.worlds, CANDIDATES), values)
    state = held(ruleset, state, spec.handles, np.tile(drawn, (1, worlds.rows)))
    last = play_out(ruleset, state, obeying(ruleset, spec.name))
    result: Floats = utility(ruleset, last).reshape(worlds.rows, CANDIDATES).mean(axis=0)
    return result


@dataclass(frozen=True, slots=True)
class Rung:
    """One player of the ladder, and how he fares against the one below him in the same worlds."""

    player: str
    mean_u: float
    beats_below: float
    """Share of the worlds in which he does better, ties counted half; 0 for the lowest."""


def duel(one: Floats, other: Floats) -> float:
    """The share of the same worlds in which one does better than the other, ties counted half."""
    return float(((one > other) + 0.5 * (one == other)).mean())


def rungs(utilities: dict[str, Floats]) -> list[Rung]:
    """The ladder, from the lowest player up."""
    found, below = [], None
    for player, u in utilities.items():
        beats = duel(u, below) if below is not None else 0.0
        found.append(Rung(player, float(u.mean()), beats))
        below = u
    return found


def drifting(scenario: Scenario) -> str:
    """The doctrine that signs nothing."""
    idle = [id for id, spec in scenario.doctrines.items() if not spec.random and not spec.rules]
    return idle[0] if idle else ""


def by_lot(scenario: Scenario) -> str:
    """The doctrine that plays by lot."""
    return next((id for id, spec in scenario.doctrines.items() if spec.random), "")


def scripts(scenario: Scenario) -> tuple[str, ...]:
    """The doctrines that follow a calendar, neither by lot nor by the rule book."""
    return tuple(
        id for id, spec in scenario.doctrines.items() if spec.rules and not spec.random and id != RULE_BOOK
    )


@dataclass(frozen=True, slots=True)
class Ladder:
    """Everything the ladder and the families found."""

    rungs: tuple[Rung, ...]
    families: dict[str, float]
    """Mean utility of the best player of each family."""
    best_shares: dict[str, float]
    """Share of the worlds in which each family's best player does best of all."""
    best: str
    best_u: float
    tuned: tuple[Tuned, ...]
    plan: tuple[str, ...]
    """What the improved rule book does otherwise."""


def ladder(scenario: Scenario, seed: int, worlds: int, tried: int = TRIED_IN, passes: int = PASSES) -> Ladder:
    """Tune every doctrine on one seed and let all players meet the worlds of another.

    `tried` are the worlds a set of numbers is tuned in, `passes` the changes of plan the rule book may take.
    """
    made = players(scenario)
    ruleset, state = made.ruleset, start(made.ruleset, seed, 0, worlds)
    tuned = {name: tune(ruleset, spec, seed + 1, tried) for name, spec in made.tunables.items()}

    def met(policy: Policy) -> Floats:
        return utility(ruleset, play_out(ruleset, state, policy))

    plain = {name: met(obeying(ruleset, name)) for name in scenario.doctrines}
    sharp = {name: met(each.policy(ruleset)) for name, each in tuned.items()}
    filled = {name: met(obeying(ruleset, each)) for name, each in made.filled.items()}
    tops = {f"{name}, tuned": u for name, u in sharp.items()} | {"worth": met(obeying(ruleset, WORTH))}
    tops |= {f"{name}, then worth": u for name, u in filled.items()}
    plan: tuple[str, ...] = ()
    for name, spec in made.improvable.items():
        better = improved(ruleset, spec, seed + 1, passes)
        tops[f"{name}, improved"] = _planned(ruleset, state, spec, better)
        plan = tuple(in_words(scenario, spec, better))
    top = max(tops, key=lambda name: float(tops[name].mean()))
    climb = _below(scenario, plain, met(greedy(ruleset))) | {f"best ({top})": tops[top]}
    if scripts(scenario):
        climb = _inserted(climb, "scripts", met(Mixture(ruleset, scripts(scenario))))
    families = _families(scenario, plain, sharp, filled)
    means = {family: float(u.mean()) for family, u in families.items()}
    best_u = float(tops[top].mean())
    shares = _best_shares(families)
    return Ladder(tuple(rungs(climb)), means, shares, top, best_u, tuple(tuned.values()), plan)


def _planned(ruleset: Ruleset, state: State, spec: Improvable, plan: Plan) -> Floats:
    """The utilities of a doctrine that follows a plan."""
    last = play_out(ruleset, planned(ruleset, state, plan), obeying(ruleset, spec.name))
    return utility(ruleset, last)


def _below(scenario: Scenario, plain: dict[str, Floats], greedy_u: Floats) -> dict[str, Floats]:
    """The players under the best one, as far as the scenario has them."""
    wanted = {"drift": drifting(scenario), "random": by_lot(scenario)}
    found = {rung: plain[name] for rung, name in wanted.items() if name in plain} | {"greedy": greedy_u}
    return found | ({RULE_BOOK: plain[RULE_BOOK]} if RULE_BOOK in plain else {})


def _inserted(climb: dict[str, Floats], name: str, u: Floats) -> dict[str, Floats]:
    """The ladder with one more player above the greedy one."""
    at = list(climb).index("greedy") + 1
    items = list(climb.items())
    return dict([*items[:at], (name, u), *items[at:]])


def _families(
    scenario: Scenario, plain: dict[str, Floats], sharp: dict[str, Floats], filled: dict[str, Floats]
) -> dict[str, Floats]:
    """The utilities of the best player of each family; a doctrine without a family is one of its own."""
    found: dict[str, Floats] = {}
    for name, spec in scenario.doctrines.items():
        if spec.random or not spec.rules:
            continue
        family = spec.family or name
        for u in (plain[name], sharp[name], filled[name]):
            if family not in found or u.mean() > found[family].mean():
                found[family] = u
    return found


def _best_shares(families: dict[str, Floats]) -> dict[str, float]:
    """Ties are shared out evenly."""
    if not families:
        return {}
    table = np.stack(list(families.values()))
    best = table == table.max(axis=0)
    shares = (best / best.sum(axis=0)).mean(axis=1)
    return {family: float(share) for family, share in zip(families, shares, strict=True)}
