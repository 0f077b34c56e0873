"""Formulas worked out node by node: for explanations, and as the oracle both printers are tested against."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NoReturn

from game.ruleset.program import PURE
from game.scenario.formulas import (
    Binary,
    Call,
    Choice,
    Compare,
    Day,
    Logic,
    Name,
    Node,
    Not,
    Number,
    Truth,
    Unary,
    parsed,
)

BINARY = {"+": "add", "-": "sub", "*": "mul", "/": "div"}
COMPARE = {"<": "lt", "<=": "le", ">": "gt", ">=": "ge", "==": "eq", "!=": "ne"}
BUILT_IN = frozenset({"min", "max", "abs", "clip", "floor", "round", "sqrt", "ramp"})
"""Functions every scenario has."""

Value = float | bool


class Moment(float):
    """A day as a value: days differ by a time in ticks, and a time added to a day gives a day."""


def evaluate(
    node: Node, name: Callable[[str], Value], call: Callable[[Call], Value], unit: Callable[[str], float]
) -> Value:
    """The value of a formula; `name` gives figures, `call` what is not arithmetic, `unit` sizes of units."""
    return _Evaluator(name, call, unit).value(node)


def size_of(unit: str | None, units: Mapping[str, float]) -> float:
    """How many base units there are in one of what `unit:` says, such as `grain / month`; 1 for none."""
    if unit is None:
        return 1.0
    return float(evaluate(parsed(unit), units.__getitem__, _no_call, units.__getitem__))


def _no_call(call: Call) -> NoReturn:
    raise KeyError(call.function)


@dataclass(frozen=True, slots=True)
class _Evaluator:
    name: Callable[[str], Value]
    call: Callable[[Call], Value]
    unit: Callable[[str], float]

    def value(self, node: Node) -> Value:
        match node:
            case Number():
                return node.value * (self.unit(node.unit) if node.unit else 1.0)
            case Day():
                return Moment(node.ordinal)
            case Name():
                return self.name(node.id)
            case Call():
                return self._builtin(node) if node.function in BUILT_IN else self.call(node)
            case Unary():
                return -self.value(node.item)
            case Binary():
                return self._binary(node)
            case _:
                return self._condition(node)

    def _condition(self, node: Truth | Compare | Logic | Not | Choice) -> Value:
        match node:
            case Truth():
                return node.value
            case Compare():
                return PURE[COMPARE[node.op]](self.value(node.left), self.value(node.right))
            case Logic():
                return (all if node.op == "and" else any)(self.value(part) for part in node.items)
            case Not():
                return not self.value(node.item)
            case Choice():
                return self.value(node.then if self.value(node.condition) else node.otherwise)

    def _binary(self, node: Binary) -> Value:
        left, right = self.value(node.left), self.value(node.right)
        apply = PURE[BINARY[node.op]]
        if isinstance(left, Moment) and isinstance(right, Moment):
            return apply(float(left), float(right)) * self.unit("day")
        if isinstance(left, Moment) or isinstance(right, Moment):
            sides = (left, right)
            days = [float(side) if isinstance(side, Moment) else side / self.unit("day") for side in sides]
            return Moment(apply(*days))
        return apply(left, right)

    def _builtin(self, node: Call) -> Value:
        args = [self.value(arg) for arg in node.args]
        match node.function:
            case "min":
                return min(args)
            case "max":
                return max(args)
            case "clip":
                return max(min(args[0], args[2]), args[1])
            case "ramp":
                return max(min(PURE["div"](args[0] - args[1], args[2] - args[1]), 1.0), 0.0)
            case "round":
                return PURE["rint"](args[0])
            case other:
                return PURE[other](args[0])
