"""Formulas read node by node: for explanations, and as the oracle both printers are tested against."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NoReturn, Protocol

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
    write,
)

BINARY = {"+": "add", "-": "sub", "*": "mul", "/": "div"}
COMPARE = {"<": "lt", "<=": "le", ">": "gt", ">=": "ge", "==": "eq", "!=": "ne"}
BUILT_IN = frozenset({"min", "max", "abs", "clip", "floor", "round", "sqrt", "ramp"})
"""Functions every scenario has."""

Value = float | bool


class Moment(float):
    """A day as a value: days differ by a time in ticks, and a time added to a day gives a day."""


class Place(Protocol):
    """Where a formula is read: what its names, questions and units are worth there."""

    def name(self, id: str) -> Value:
        """A figure by its id."""

    def call(self, item: Asked) -> Value:
        """The answer to what is not arithmetic."""

    def unit(self, word: str) -> float:
        """How many base units there are in one of a unit."""


Reading = Callable[[Place], Value]
"""A formula made ready to be read in many places."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A call that is not arithmetic, made ready: itself, as it is written, and its arguments."""

    item: Call
    key: str
    args: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Units:
    """A place in which there is nothing but units."""

    sizes: Mapping[str, float]

    def name(self, id: str) -> Value:
        """A unit by its word."""
        return self.sizes[id]

    def call(self, item: Asked) -> NoReturn:
        """There is nobody to ask."""
        raise KeyError(item.key)

    def unit(self, word: str) -> float:
        """The size of a unit."""
        return self.sizes[word]


def size_of(unit: str | None, units: Mapping[str, float]) -> float:
    """How many base units there are in one of what `unit:` says, such as `grain / month`; 1 for none."""
    return 1.0 if unit is None else float(bound(parsed(unit))(Units(units)))


def bound(node: Node) -> Reading:
    """Make a formula ready: its tree is walked once, however often it is read."""
    match node:
        case Number() | Day() | Truth():
            return _constant(node)
        case Name():
            id = node.id
            return lambda at: at.name(id)
        case Call():
            return _builtin(node) if node.function in BUILT_IN else _asked(node)
        case Unary():
            item = bound(node.item)
            return lambda at: -item(at)
        case Binary():
            return _binary(PURE[BINARY[node.op]], bound(node.left), bound(node.right))
        case _:
            return _condition(node)


def _constant(node: Number | Day | Truth) -> Reading:
    match node:
        case Number(value=value, unit=str() as unit):
            return lambda at: value * at.unit(unit)
        case Day():
            day = Moment(node.ordinal)
            return lambda at: day
        case _:
            found = node.value
            return lambda at: found


def _asked(node: Call) -> Reading:
    asked = Asked(node, write(node), tuple(bound(arg) for arg in node.args))
    return lambda at: at.call(asked)


def _condition(node: Compare | Logic | Not | Choice) -> Reading:
    match node:
        case Compare():
            apply, left, right = PURE[COMPARE[node.op]], bound(node.left), bound(node.right)
            return lambda at: apply(left(at), right(at))
        case Logic():
            join, items = (all if node.op == "and" else any), [bound(item) for item in node.items]
            return lambda at: join(item(at) for item in items)
        case Not():
            denied = bound(node.item)
            return lambda at: not denied(at)
        case Choice():
            condition, then, otherwise = map(bound, (node.condition, node.then, node.otherwise))
            return lambda at: (then if condition(at) else otherwise)(at)


def _binary(apply: Callable[..., Value], left: Reading, right: Reading) -> Reading:
    def read(at: Place) -> Value:
        one, other = left(at), right(at)
        if isinstance(one, Moment) or isinstance(other, Moment):
            return _of_days(apply, one, other, at.unit("day"))
        return apply(one, other)

    return read


def _of_days(apply: Callable[..., Value], one: Value, other: Value, day: float) -> Value:
    if isinstance(one, Moment) and isinstance(other, Moment):
        return apply(float(one), float(other)) * day
    days = [float(side) if isinstance(side, Moment) else side / day for side in (one, other)]
    return Moment(apply(*days))


def _builtin(node: Call) -> Reading:
    args, apply = [bound(arg) for arg in node.args], _BUILT_IN.get(node.function) or PURE[node.function]
    return lambda at: apply(*(arg(at) for arg in args))


_BUILT_IN: dict[str, Callable[..., Value]] = {
    "min": min,
    "max": max,
    "clip": lambda x, low, high: max(min(x, high), low),
    "ramp": lambda x, low, high: max(min(PURE["div"](x - low, high - low), 1.0), 0.0),
    "round": PURE["rint"],
}
