"""Formulas opened up: what each direct input contributes to a change, by exact Shapley shares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from math import factorial

from game.engine.looking import View
from game.ruleset.compiled import Ruleset
from game.ruleset.days import gives_day
from game.ruleset.evaluating import BUILT_IN, Moment, Value, evaluate
from game.scenario.calendars import FAR
from game.scenario.formulas import Call, Name, Node, names, parsed, write

MOST_INPUTS = 8
"""Changed inputs a change is shared among; beyond it the smaller ones are taken together."""


@dataclass(frozen=True, slots=True)
class Share:
    """One direct input of a formula with its part of the change."""

    input: Name | Call
    part: float


def inputs_of(ruleset: Ruleset, node: Node) -> list[Name | Call]:
    """The figures and questions a formula reads directly, each once."""
    found: dict[str, Name | Call] = {}
    for item in names(node):
        if isinstance(item, Call) and not _asks(ruleset, item):
            continue
        if isinstance(item, Name) and not _is_figure(ruleset, item.id):
            continue
        found.setdefault(write(item), item)
    inner = {write(arg) for item in found.values() if isinstance(item, Call) for arg in item.args}
    return [item for key, item in found.items() if key not in inner or isinstance(item, Call)]


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
    return _Reading(view, held or {}, {}).value(node)


@dataclass(frozen=True, slots=True)
class _Reading:
    """A formula being read at one table: held inputs first, then a function's parameters, then the table."""

    view: View
    held: Mapping[str, Value]
    local: Mapping[str, Value]

    def value(self, node: Node) -> Value:
        return evaluate(node, self._name, self._call, self.view.ruleset.units.__getitem__)

    def _name(self, id: str) -> Value:
        if id in self.local:
            return self.local[id]
        return self.held[id] if id in self.held else reading(self.view, id)

    def _call(self, item: Call) -> Value:
        key, scenario = write(item), self.view.ruleset.scenario
        if key in self.held:
            return self.held[key]
        if item.function in scenario.tables:
            return curve_value(self.view.ruleset, item.function, float(self.value(item.args[0])))
        if item.function in scenario.functions:
            law = scenario.functions[item.function]
            given = {of: self.value(arg) for of, arg in zip(law.of, item.args, strict=True)}
            return _Reading(self.view, self.held, given).value(parsed(law.value))
        argument = item.args[0]
        assert isinstance(argument, Name)
        return answer(self.view, item.function, argument.id)


def reading(view: View, id: str) -> Value:
    """A name of the language at one table."""
    if id == "date":
        return Moment(view.ruleset.ticks.sitting_day(view.tick))
    if id in view.ruleset.scenario.derived and gives_day(view.ruleset.formulas[id], view.ruleset.scenario):
        return Moment(view.figure(id))
    if id in view.ruleset.units and id not in view.ruleset.index:
        return view.ruleset.units[id]
    return view.figure(id)


def curve_value(ruleset: Ruleset, table: str, x: float) -> float:
    """A table's value at one number."""
    order = sorted(ruleset.scenario.tables)
    return ruleset.tick.constants.curves[order.index(table)].at(x)


def answer(view: View, question: str, id: str) -> Value:
    """What the table answers to a question such as `signed(motion)`."""
    scenario = view.ruleset.scenario
    stem, _, last = id.rpartition(".")
    match question:
        case "signed" if id in scenario.motions:
            return view.mark(f"clause.{id}") != 0
        case "signed":
            return view.mark(f"clause.{stem}") == list(scenario.motions[stem].wordings).index(last) + 1
        case "answered" if id in scenario.dilemmas:
            return view.mark(f"answer.{id}") != 0
        case "answered":
            return view.mark(f"answer.{stem}") == list(scenario.dilemmas[stem].answers).index(last) + 1
        case "stands":
            return view.mark(f"dial.{stem}") == list(scenario.dials[stem].settings).index(last)
        case "chose":
            return view.mark(f"rival.{stem}") == list(scenario.rivals[stem].moves).index(last) + 1
        case "fired":
            return view.mark(f"event.{id}") > 0
        case "share":
            return float(view.mark(f"dial.{id}"))
        case "promised":
            return view.mark(f"promise.{id}") >= 0
        case _:
            return _ticks_since(view, id)


def _ticks_since(view: View, id: str) -> float:
    for kind in ("event", "clause", "answer"):
        if f"{kind}.{id}.tick" in view.ruleset.index:
            return min(float(view.tick - view.mark(f"{kind}.{id}.tick")), FAR)
    raise KeyError(id)


def shares(node: Node, before: View, after: View) -> list[Share]:
    """Exact Shapley shares of a formula's change between two tables, largest first; they add up to the change."""
    inputs = inputs_of(before.ruleset, node)
    early = {write(item): value_at(item, before) for item in inputs}
    late = {write(item): value_at(item, after) for item in inputs}
    changed = [item for item in inputs if early[write(item)] != late[write(item)]]
    if len(changed) > MOST_INPUTS:
        changed = _largest(node, (early, late), changed, after)
    worth = _subset_values(node, (early, late), changed, after)
    parts = [Share(item, _share(worth, position, len(changed))) for position, item in enumerate(changed)]
    return sorted(parts, key=lambda share: -abs(share.part))


def _largest(
    node: Node, values: tuple[dict[str, Value], dict[str, Value]], changed: list[Name | Call], after: View
) -> list[Name | Call]:
    early, late = values

    def alone(item: Name | Call) -> float:
        key = write(item)
        return -abs(
            float(value_at(node, after, late)) - float(value_at(node, after, late | {key: early[key]}))
        )

    return sorted(changed, key=alone)[:MOST_INPUTS]


def _subset_values(
    node: Node, values: tuple[dict[str, Value], dict[str, Value]], changed: list[Name | Call], after: View
) -> dict[frozenset[int], float]:
    early, late = values
    keys = [write(item) for item in changed]
    unchanged = {key: late[key] for key in late if key not in keys}
    result = {}
    for size in range(len(keys) + 1):
        for chosen in combinations(range(len(keys)), size):
            held = unchanged | {key: (late if k in chosen else early)[key] for k, key in enumerate(keys)}
            result[frozenset(chosen)] = float(value_at(node, after, held))
    return result


def _share(worth: dict[frozenset[int], float], player: int, players: int) -> float:
    total = 0.0
    for chosen, value in worth.items():
        if player in chosen:
            before = len(chosen) - 1
            weight = factorial(before) * factorial(players - before - 1) / factorial(players)
            total += weight * (value - worth[chosen - {player}])
    return total
