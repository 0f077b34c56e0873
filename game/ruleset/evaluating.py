"""Formulas worked out one node at a time, for explanations and as the oracle that both printers are tested against."""

from __future__ import annotations

from collections.abc import Callable

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
)

BINARY = {"+": "add", "-": "sub", "*": "mul", "/": "div"}
COMPARE = {"<": "lt", "<=": "le", ">": "gt", ">=": "ge", "==": "eq", "!=": "ne"}

Value = float | bool


class Moment(float):
    """A day as a value: days differ by a time in ticks, and a time added to a day gives a day."""


def evaluate(
    node: Node, name: Callable[[str], Value], call: Callable[[Call], Value], unit: Callable[[str], float]
) -> Value:
    """The value of a formula; `name` gives figures, `call` answers what is not arithmetic, `unit` sizes of units."""

    def value(item: Node) -> Value:
        match item:
            case Number():
                return item.value * (unit(item.unit) if item.unit else 1.0)
            case Day():
                return Moment(item.ordinal)
            case Truth():
                return item.value
            case Name():
                return name(item.id)
            case Call():
                return _builtin(item, value) if item.function in BUILT_IN else call(item)
            case Unary():
                return -value(item.item)
            case Binary():
                return _binary(item, (value(item.left), value(item.right)), unit)
            case Compare():
                return PURE[COMPARE[item.op]](value(item.left), value(item.right))
            case Logic():
                return (all if item.op == "and" else any)(value(part) for part in item.items)
            case Not():
                return not value(item.item)
            case Choice():
                return value(item.then) if value(item.condition) else value(item.otherwise)

    return value(node)


def _binary(node: Binary, sides: tuple[Value, Value], unit: Callable[[str], float]) -> Value:
    left, right = sides
    apply = PURE[BINARY[node.op]]
    if isinstance(left, Moment) and isinstance(right, Moment):
        return apply(float(left), float(right)) * unit("day")
    if isinstance(left, Moment) or isinstance(right, Moment):
        days = [float(side) if isinstance(side, Moment) else side / unit("day") for side in sides]
        return Moment(apply(*days))
    return apply(left, right)


BUILT_IN = frozenset({"min", "max", "abs", "clip", "floor", "round", "sqrt", "ramp"})
"""Functions every scenario has."""


def _builtin(node: Call, value: Callable[[Node], Value]) -> Value:
    args = [value(arg) for arg in node.args]
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
