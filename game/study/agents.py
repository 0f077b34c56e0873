"""The ladder of players, from one who drifts to one who has tuned his rules: what skill is worth here.

All of them act through lawful orders alone and know only what a player may know.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
from game.study.playing import Mixture, Policy, obeying, side_by_side, with_columns

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
class Effort:
    """How hard the players of the ladder are made to try."""

    tried: int = TRIED_IN
    """Worlds a set of numbers is tuned in."""
    passes: int = PASSES
    """Changes of plan that the rule book may take."""
    everyone: bool = True
    """Whether every doctrine is tuned and filled up by worth, or the rule book alone."""


@dataclass(frozen=True, slots=True)
class Players:
    """One compiled scenario with every automatic player that the ladder and the families need."""

    ruleset: Ruleset
    tunables: dict[str, Tunable]
    filled: dict[str, str]
    """For each doctrine the one that goes by worth in what it leaves open."""
    improvable: dict[str, Improvable]
    """The rule book, open to any single change of plan."""


def players(scenario: Scenario, effort: Effort) -> Players:
    """Compile a scenario with tunable and worth-filled copies of its doctrines."""
    whole, tunables, filled = steered(scenario), {}, {}
    for name, spec in scenario.doctrines.items():
        if spec.random or not spec.rules or not (effort.everyone or name == RULE_BOOK):
            continue
        whole, tunables[name] = tunable(whole, name)
        filled[name] = f"study-worth-{name}"
        doctrine = worth_first(scenario, "By worth otherwise", spec.rules)
        whole = with_doctrines(whole, {filled[name]: doctrine}, {})
    improvable_ones = {}
    if RULE_BOOK in tunables and effort.passes:
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
    """Of the best set that was tried; below 0 where it has no numbers to tune."""

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


class _Tuning:
    """The search for one doctrine's numbers by cross-entropy: draw sets, keep the best, draw around them.

    Rubinstein, "The cross-entropy method for combinatorial and continuous optimization" (1999).
    """

    def __init__(self, spec: Tunable) -> None:
        self.spec = spec
        self.mean, self.spread = np.array(spec.values), np.array(spec.spreads)
        self.floor = self.spread * SETTLED
        self.best, self.top = self.mean, -1.0

    def drawn(self, round_: int) -> Floats:
        """Candidate numbers, handles by candidates; the first candidate is the mean itself."""
        worlds = world_keys(seed_of("tuning"), np.arange(CANDIDATES, dtype=np.uint64))
        keys = tick_keys(worlds, round_)
        luck = np.stack([normals(keys, handle) for handle in range(len(self.mean))])
        luck[:, 0] = 0.0
        return self.mean[:, None] + self.spread[:, None] * luck

    def learn(self, drawn: Floats, scores: Floats) -> None:
        """Keep the best candidates and draw around them next."""
        order = np.argsort(-scores, kind="stable")[:KEPT]
        if scores[order[0]] > self.top:
            self.best, self.top = drawn[:, order[0]], float(scores[order[0]])
        self.mean = drawn[:, order].mean(axis=1)
        self.spread = np.maximum(drawn[:, order].std(axis=1), self.floor)

    @property
    def found(self) -> Tuned:
        """The best numbers so far."""
        return Tuned(self.spec.name, self.spec.handles, tuple(float(x) for x in self.best), self.top)


def tune(ruleset: Ruleset, specs: Sequence[Tunable], seed: int, tried: int = TRIED_IN) -> list[Tuned]:
    """Tune the numbers of several doctrines, each set of numbers in the same worlds."""
    searches = [_Tuning(spec) for spec in specs]
    open_ones = [search for search in searches if search.spec.handles]
    for round_ in range(ROUNDS if open_ones else 0):
        drawn = [search.drawn(round_) for search in open_ones]
        for search, sets, scores in zip(
            open_ones, drawn, _scores(ruleset, open_ones, drawn, start(ruleset, seed, 0, tried)), strict=True
        ):
            search.learn(sets, scores)
    return [search.found for search in searches]


def _scores(
    ruleset: Ruleset, searches: list[_Tuning], drawn: list[Floats], worlds: State
) -> Iterator[Floats]:
    """Mean utility of each candidate of each search, all in the same worlds."""
    values = np.repeat(worlds.values, CANDIDATES, axis=1)
    state = State(0, worlds.seed, np.repeat(worlds.worlds, CANDIDATES), values)
    begun = {
        search.spec.name: (
            held(ruleset, state, search.spec.handles, np.tile(sets, (1, worlds.rows))),
            obeying(ruleset, search.spec.name),
        )
        for search, sets in zip(searches, drawn, strict=True)
    }
    for u in side_by_side(ruleset, begun).values():
        yield u.reshape(worlds.rows, CANDIDATES).mean(axis=0)


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


def ladder(scenario: Scenario, seed: int, worlds: int, effort: Effort = Effort()) -> Ladder:
    """Tune the doctrines on one seed and let all players meet the worlds of another."""
    made = players(scenario, effort)
    ruleset, state = made.ruleset, start(made.ruleset, seed, 0, worlds)
    found = tune(ruleset, list(made.tunables.values()), seed + 1, effort.tried)
    tuned = dict(zip(made.tunables, found, strict=True))
    plans = {name: improved(ruleset, each, seed + 1, effort.passes) for name, each in made.improvable.items()}
    met = side_by_side(ruleset, _seats(made, scenario, tuned, plans, state))
    plain = {name: met[name] for name in scenario.doctrines}
    tops = {name: u for name, u in met.items() if name not in plain and name not in {"greedy", "scripts"}}
    top = max(tops, key=lambda name: float(tops[name].mean()))
    climb = _below(scenario, plain, met["greedy"]) | {f"best ({top})": tops[top]}
    if "scripts" in met:
        climb = _inserted(climb, "scripts", met["scripts"])
    families = _families(scenario, met)
    means = {family: float(u.mean()) for family, u in families.items()}
    plan = [text for name, each in plans.items() for text in in_words(scenario, made.improvable[name], each)]
    best_u, shares = float(tops[top].mean()), _best_shares(families)
    return Ladder(tuple(rungs(climb)), means, shares, top, best_u, tuple(found), tuple(plan))


def _seats(
    made: Players, scenario: Scenario, tuned: dict[str, Tuned], plans: dict[str, Plan], state: State
) -> dict[str, tuple[State, Policy]]:
    """Everyone who plays, with where he starts from: the doctrines by name, then what was made of them."""
    ruleset = made.ruleset
    policies = {name: obeying(ruleset, name) for name in scenario.doctrines}
    policies |= {f"{name}, tuned": each.policy(ruleset) for name, each in tuned.items()}
    policies |= {f"{name}, then worth": obeying(ruleset, each) for name, each in made.filled.items()}
    policies |= {"worth": obeying(ruleset, WORTH), "greedy": greedy(ruleset)}
    if scripts(scenario):
        policies["scripts"] = Mixture(ruleset, scripts(scenario))
    seats = {name: (state, policy) for name, policy in policies.items()}
    for name, plan in plans.items():
        spec = made.improvable[name]
        seats[f"{name}, improved"] = planned(ruleset, state, plan), obeying(ruleset, spec.name)
    return seats


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


def _families(scenario: Scenario, met: dict[str, Floats]) -> dict[str, Floats]:
    """The utilities of the best player of each family; a doctrine without a family is one of its own."""
    found: dict[str, Floats] = {}
    for name, spec in scenario.doctrines.items():
        if spec.random or not spec.rules:
            continue
        family = spec.family or name
        for player in (name, f"{name}, tuned", f"{name}, then worth"):
            if player in met and (family not in found or met[player].mean() > found[family].mean()):
                found[family] = met[player]
    return found


def _best_shares(families: dict[str, Floats]) -> dict[str, float]:
    """Ties are shared out evenly."""
    if not families:
        return {}
    table = np.stack(list(families.values()))
    best = table == table.max(axis=0)
    shares = (best / best.sum(axis=0)).mean(axis=1)
    return {family: float(share) for family, share in zip(families, shares, strict=True)}
