"""Formulas opened up: what each direct input contributes to a change, by exact Shapley shares."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from math import factorial

from game.engine.looking import View
from game.ruleset.compiled import Ruleset, verdict_order
from game.ruleset.days import gives_day
from game.ruleset.evaluating import BUILT_IN, Asked, Moment, Reading, Value, bound
from game.scenario.calendars import FAR
from game.scenario.checking.mentions import asked_about
from game.scenario.formulas import Call, Name, Node, children, parsed, write
from game.scenario.showing import Scenario

MOST_INPUTS = 8
"""Changed inputs a change is shared among; beyond it the smaller ones are taken together."""


@dataclass(frozen=True, slots=True)
class Share:
    """One direct input of a formula with its part of the change; without an input, all the smaller ones."""

    input: Name | Call | None
    part: float


def inputs_of(ruleset: Ruleset, node: Node) -> list[Name | Call]:
    """The figures and questions a formula reads, itself or in a function it calls, each once."""
    found: dict[str, Name | Call] = {}
    _gather(ruleset, node, frozenset(), found)
    return list(found.values())


def _gather(ruleset: Ruleset, node: Node, local: frozenset[str], found: dict[str, Name | Call]) -> None:
    if isinstance(node, Name):
        if node.id not in local and _is_figure(ruleset, node.id):
            found.setdefault(write(node), node)
        return
    if isinstance(node, Call) and _asks(ruleset, node):
        found.setdefault(write(node), node)
        return
    for part in children(node):
        _gather(ruleset, part, local, found)
    if isinstance(node, Call) and node.function in ruleset.scenario.functions:
        law = ruleset.scenario.functions[node.function]
        _gather(ruleset, parsed(law.value), frozenset(law.of), found)


def _asks(ruleset: Ruleset, call: Call) -> bool:
    scenario = ruleset.scenario
    return (
        call.function not in BUILT_IN
        and call.function not in scenario.tables
        and call.function not in scenario.functions
    )


def _is_figure(ruleset: Ruleset, id: str) -> bool:
    return (
        id == "date"
        or id in ruleset.index
        or id in ruleset.formulas
        or id.rpartition(".")[2] in {"low", "high", "sd", "age"}
    )


def value_at(node: Node, view: View, held: Mapping[str, Value] | None = None) -> Value:
    """The value of a formula at one table, with some inputs held at given values."""
    return bound(node)(_Table(view, held or {}, {}))


@dataclass(frozen=True, slots=True)
class _Table:
    """One table as a formula reads it: a function's parameters first, then held inputs, then the table."""

    view: View
    held: Mapping[str, Value]
    local: Mapping[str, Value]

    def name(self, id: str) -> Value:
        """A parameter, an input or a figure."""
        if id in self.local:
            return self.local[id]
        return self.held[id] if id in self.held else reading(self.view, id)

    def call(self, item: Asked) -> Value:
        """A curve, a function of the scenario, or the answer to a question."""
        function, ruleset = item.item.function, self.view.ruleset
        if item.key in self.held:
            return self.held[item.key]
        if function in ruleset.curves:
            return ruleset.curves[function].at(float(item.args[0](self)))
        if function not in ruleset.scenario.functions:
            return answer(self.view, function, asked_about(item.item))
        law = ruleset.scenario.functions[function]
        given = {of: arg(self) for of, arg in zip(law.of, item.args, strict=True)}
        return _law(law.value)(_Table(self.view, self.held, given))

    def unit(self, word: str) -> float:
        """The size of a unit."""
        return self.view.ruleset.units[word]


@lru_cache(maxsize=1024)
def _law(text: str) -> Reading:
    """The formula of a function of the scenario, made ready once."""
    return bound(parsed(text))


def reading(view: View, id: str) -> Value:
    """A name of the language at one table."""
    if id == "date":
        return Moment(view.ruleset.ticks.sitting_day(view.tick))
    if id in view.ruleset.scenario.derived and gives_day(view.ruleset.formulas[id], view.ruleset.scenario):
        return Moment(view.figure(id))
    if id in view.ruleset.units and id not in view.ruleset.index:
        return view.ruleset.units[id]
    return view.figure(id)


def answer(view: View, question: str, id: str) -> Value:
    """What the table answers to a question such as `signed(motion)`."""
    if question in _CHOSEN:
        return _is_chosen(view, question, id)
    match question:
        case "fired":
            return view.mark(f"event.{id}") > 0
        case "share":
            return float(view.mark(f"dial.{id}"))
        case "promised":
            return view.mark(f"promise.{id}") >= 0
        case "reached":
            return _reached(view, id)
        case _:
            return _ticks_since(view, id)


_CHOSEN: dict[str, tuple[str, int, Callable[[Scenario, str], Mapping[str, object]]]] = {
    "signed": ("clause", 1, lambda scenario, id: scenario.motions[id].wordings),
    "answered": ("answer", 1, lambda scenario, id: scenario.dilemmas[id].answers),
    "stands": ("dial", 0, lambda scenario, id: scenario.dials[id].settings),
    "chose": ("rival", 1, lambda scenario, id: scenario.rivals[id].moves),
}
"""Questions about one of several: the mark that holds its number, the first number, where they are."""


def _is_chosen(view: View, question: str, id: str) -> bool:
    mark, first, choices = _CHOSEN[question]
    if f"{mark}.{id}" in view.ruleset.index:
        return view.mark(f"{mark}.{id}") != 0
    owner, _, last = id.rpartition(".")
    return view.mark(f"{mark}.{owner}") == list(choices(view.ruleset.scenario, owner)).index(last) + first


def _reached(view: View, id: str) -> bool:
    if f"verdict.{id}" in view.ruleset.index:
        return view.mark(f"verdict.{id}") >= 0
    return view.mark("verdict") == verdict_order(view.ruleset.scenario).index(id) + 1


def _ticks_since(view: View, id: str) -> float:
    kinds = ("event", "clause", "answer")
    mark = next(f"{kind}.{id}.tick" for kind in kinds if f"{kind}.{id}.tick" in view.ruleset.index)
    return min(float(view.tick - view.mark(mark)), FAR)


def shares(node: Node, before: View, after: View, held: Mapping[str, Value] | None = None) -> list[Share]:
    """Exact Shapley shares of a formula's change between two tables, largest first; they add up to it.

    Inputs in `held` stand so at the later table. Shapley, "A Value for n-Person Games" (1953): a part is an
    input's mean effect over all orders of change.
    """
    inputs = inputs_of(before.ruleset, node)
    early = {write(item): value_at(item, before) for item in inputs}
    late = {write(item): value_at(item, after, held) for item in inputs}
    changed = [[item] for item in inputs if early[write(item)] != late[write(item)]]
    if len(changed) > MOST_INPUTS:
        changed = _joined(node, (early, late), changed, after)
    worth = _subset_values(node, (early, late), changed, after)
    parts = [
        Share(group[0] if len(group) == 1 else None, _share(worth, position, len(changed)))
        for position, group in enumerate(changed)
    ]
    return sorted(parts, key=lambda share: -abs(share.part))


Values = tuple[dict[str, Value], dict[str, Value]]
"""The inputs of a formula at the earlier and the later table."""
Group = list[Name | Call]
"""Inputs whose part is worked out together."""


def _joined(node: Node, values: Values, changed: list[Group], after: View) -> list[Group]:
    """The groups with the smallest ones made one, so that as many are left as can be shared among."""
    early, late = values
    full = float(value_at(node, after, late))

    def alone(group: Group) -> float:
        keys = [write(item) for item in group]
        return -abs(full - float(value_at(node, after, late | {key: early[key] for key in keys})))

    ranked = sorted(changed, key=alone)
    return [*ranked[: MOST_INPUTS - 1], [item for group in ranked[MOST_INPUTS - 1 :] for item in group]]


def _subset_values(
    node: Node, values: Values, changed: list[Group], after: View
) -> dict[frozenset[int], float]:
    """The formula's value with each subset of the groups at its later and the rest at its earlier figures."""
    early, late = values
    result, read, players = {}, bound(node), frozenset(range(len(changed)))
    before = [{key: early[key] for key in map(write, group)} for group in changed]
    for size in range(len(changed) + 1):
        for chosen in map(frozenset, combinations(players, size)):
            held = dict(late)
            for k in players - chosen:
                held |= before[k]
            result[chosen] = float(read(_Table(after, held, {})))
    return result


def _share(worth: dict[frozenset[int], float], player: int, players: int) -> float:
    total = 0.0
    for chosen, value in worth.items():
        if player in chosen:
            before = len(chosen) - 1
            weight = factorial(before) * factorial(players - before - 1) / factorial(players)
            total += weight * (value - worth[chosen - {player}])
    return total
