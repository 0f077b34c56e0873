"""The value of a formula that mentions nothing: what a start, a range or the end of a table comes to.

Plain floats suffice, since such values are read once at load; a quotient by 0 is 0 here as everywhere.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Mapping, Sequence

from game.scenario.formulas import (
    Binary,
    Call,
    Choice,
    Compare,
    Day,
    Logic,
    Node,
    Not,
    Number,
    Truth,
    Unary,
    children,
)

_ARITHMETIC: Mapping[str, Callable[[float, float], float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": lambda left, right: left / right if right else 0.0,
}
_COMPARISON: Mapping[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}


def _ramp(value: float, low: float, high: float) -> float:
    return min(max((value - low) / (high - low), 0.0), 1.0) if high != low else 0.0


_FUNCTIONS: Mapping[str, Callable[..., float]] = {
    "min": min,
    "max": max,
    "abs": abs,
    "clip": lambda value, low, high: max(min(value, high), low),
    "floor": lambda value: float(math.floor(value)),
    "round": lambda value: float(round(value)),
    "sqrt": lambda value: math.sqrt(max(0.0, value)),
    "ramp": _ramp,
}


def value_of(node: Node) -> float | None:
    """Return what a settled tree comes to (days as ordinals, true as 1), or nothing where it has names."""
    match node:
        case Number(value=value) | Truth(value=value):
            return float(value)
        case Day(ordinal=ordinal):
            return float(ordinal)
        case Call(function=function) if function not in _FUNCTIONS:
            return None
    parts = [value_of(part) for part in children(node)]
    known = [part for part in parts if part is not None]
    if not parts or len(known) < len(parts):
        return None
    value = _joined(node, known)
    return value if math.isfinite(value) else None


def _joined(node: Node, parts: Sequence[float]) -> float:
    """Return the value of a node whose parts are known, in the order `children` gives them."""
    match node:
        case Unary():
            return -parts[0]
        case Binary(op=op):
            return _ARITHMETIC[op](parts[0], parts[1])
        case Compare(op=op):
            return float(_COMPARISON[op](parts[0], parts[1]))
        case Call(function=function):
            return _FUNCTIONS[function](*parts)
        case _:
            return _decided(node, parts)


def _decided(node: Node, parts: Sequence[float]) -> float:
    """Return the value of a node made of conditions."""
    match node:
        case Logic(op=op):
            return min(parts) if op == "and" else max(parts)
        case Not():
            return 1.0 - parts[0]
        case Choice():
            return parts[0] if parts[1] else parts[2]
        case _:
            raise TypeError(f"not a node with parts: {node!r}")
