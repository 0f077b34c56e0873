"""Types, units and ranges of formulas: every mistake found at once, and the tree the compiler takes.

`check` says what a formula means and all that is wrong with it; `settle` gives it with every literal in base
units, laws put in, and nothing left that needs a unit to be understood.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import islice
from typing import Any

from game.scenario.formula_calls import BUILTINS, QUESTIONS, ask, ask_instead, built_in, takes
from game.scenario.formula_conditions import CONDITIONS
from game.scenario.formula_judging import MOST_STEPS, Found, Judge, common_scale
from game.scenario.formula_values import value_of
from game.scenario.formulas import (
    Binary,
    Call,
    Day,
    FormulaError,
    Name,
    Node,
    Number,
    Span,
    Truth,
    Unary,
    walk,
)
from game.scenario.intervals import holds_zero, negative, over, plus, times
from game.scenario.problems import did_you_mean
from game.scenario.quantities import DAY, PLAIN, TRUTH, Kind, Meaning, number, product
from game.scenario.scopes import DAY_UNIT, Law, Scope, Signature, unit_named

Finder = Callable[[Judge, Any], Found | None]


def check(node: Node, scope: Scope, expected: Meaning | None = None) -> tuple[Meaning, list[FormulaError]]:
    """Return what a formula means where it stands and everything wrong with it, in order of place.

    A formula without errors means the same when its bare numbers are read as base units. Of `expected` the
    kind and the scale say whether a bare number will do; a result always out of range is a warning.
    """
    found, errors = _judged(node, scope, expected)
    return found.meaning if found else expected or number(), errors


def settle(node: Node, scope: Scope, expected: Meaning | None = None) -> Node:
    """Return the formula in base units for the compiler, or raise the first of its errors.

    In the result no number has a unit, no name is a unit, no law is called and days subtract to base units.
    """
    found, errors = _judged(node, scope, expected)
    faults = [fault for fault in errors if fault.level == "error"]
    if found is None or faults:
        raise faults[0]
    return found.node


def constant(node: Node, scope: Scope, expected: Meaning | None = None) -> float | None:
    """Return the value in base units of a formula without names, or nothing where it has names or errors."""
    found, errors = _judged(node, scope, expected)
    if found is None or any(fault.level == "error" for fault in errors):
        return None
    return value_of(found.node)


def _judged(node: Node, scope: Scope, expected: Meaning | None) -> tuple[Found | None, list[FormulaError]]:
    judge = Judge(scope)
    try:
        found = find(judge, node)
        if expected is not None:
            found = judge.fit(found, expected)
            _doubt_range(judge, found, expected)
    except FormulaError as fault:
        judge.errors.append(FormulaError(fault.message, *node.span, fault.hint, fault.code))
        found = None
    return found, sorted(judge.errors, key=lambda fault: (fault.start, fault.end))


def _doubt_range(judge: Judge, found: Found | None, expected: Meaning) -> None:
    if found and (found.meaning.low > expected.high or found.meaning.high < expected.low):
        hint = f"it stays within {found.meaning.range_text()}"
        judge.doubt("X013", found.node.span, f"this is always outside {expected.range_text()}", hint)


def find(judge: Judge, node: Node) -> Found | None:
    """Find out about one part; nothing means that the part is broken and has been told."""
    judge.step(node.span)
    if type(node) in CONDITIONS:
        return CONDITIONS[type(node)](judge, node, find)
    return _FINDERS[type(node)](judge, node)


def _number(judge: Judge, node: Number) -> Found | None:
    if node.unit is None:
        return Found(node, number(PLAIN, node.value, node.value), bare=True)
    if node.unit not in judge.scope.units and node.unit in judge.scope.names:
        hint = f"write `{node.value:g} * {node.unit}`"
        judge.fault("U001", node.span, f"there is no unit `{node.unit}`", hint)
        return None
    start = node.span[1] - len(node.unit)
    return _quantity(judge, node.value, node.unit, (node.span, (start, node.span[1])))


def _quantity(judge: Judge, value: float, unit: str, spans: tuple[Span, Span]) -> Found | None:
    """Return so much of a unit; of the two places the first is the quantity's and the second the unit's."""
    try:
        of, size = unit_named(unit, spans[1], judge.scope.units)
    except FormulaError as fault:
        judge.fault(fault.code, spans[1], fault.message, fault.hint)
        return None
    meaning = Meaning(Kind("number", of), value * size, value * size, size)
    return Found(Number(value * size, None, spans[0]), meaning)


def _day(_judge: Judge, node: Day) -> Found:
    return Found(node, Meaning(DAY, node.ordinal, node.ordinal))


def _truth(_judge: Judge, node: Truth) -> Found:
    return Found(node, Meaning(TRUTH, node.value, node.value))


def _name(judge: Judge, node: Name) -> Found | None:
    if node.id in judge.bound:
        return judge.bound[node.id]
    if node.id in judge.scope.names:
        return Found(node, judge.scope.names[node.id])
    if node.id in judge.scope.units:
        return _quantity(judge, 1.0, node.id, (node.span, node.span))
    hint = ask_instead(judge, node.id)
    if not hint and (node.id in BUILTINS or node.id in QUESTIONS or node.id in judge.scope.functions):
        hint = f"`{node.id}` is a function: write `{node.id}(...)`"
    known = [*judge.scope.names, *judge.scope.units, *judge.bound]
    judge.fault("X003", node.span, f"there is no `{node.id}` here", hint or did_you_mean(node.id, known))
    return None


def _sign(judge: Judge, node: Unary) -> Found | None:
    item = judge.needs_kind(find(judge, node.item), "number")
    if item is None:
        return None
    low, high = negative(item.meaning.interval)
    return Found(replace(node, item=item.node), replace(item.meaning, low=low, high=high), item.bare)


def _binary(judge: Judge, node: Binary) -> Found | None:
    left, right = find(judge, node.left), find(judge, node.right)
    if any(part and part.meaning.kind == DAY for part in (left, right)):
        return _days_between(judge, node, left, right)
    return (_sum if node.op in ("+", "-") else _product)(judge, node, left, right)


def _days_between(judge: Judge, node: Binary, left: Found | None, right: Found | None) -> Found | None:
    """Judge the time from one day to another, the only arithmetic days have."""
    if node.op != "-":
        judge.fault(
            "X002", node.span, "days are only compared or subtracted", "write `one_day - other > 10 day`"
        )
        return None
    left, right = judge.needs_kind(left, "day"), judge.needs_kind(right, "day")
    if left is None or right is None:
        return None
    of, size = judge.scope.units.get(DAY_UNIT, (PLAIN, 1.0))
    span = plus(left.meaning.interval, negative(right.meaning.interval))
    low, high = times(span, (size, size))
    ticks = Binary("*", _rebuilt(node, left, right), Number(size, None, node.span), node.span)
    return Found(ticks, Meaning(Kind("number", of), low, high, size))


def _sum(judge: Judge, node: Binary, left: Found | None, right: Found | None) -> Found | None:
    agreed = judge.agree(node.span, (left, right))
    if agreed is None:
        return None
    one, other = agreed
    second = other.meaning.interval if node.op == "+" else negative(other.meaning.interval)
    low, high = plus(one.meaning.interval, second)
    meaning = Meaning(one.meaning.kind, low, high, common_scale(agreed))
    return Found(_rebuilt(node, one, other), meaning, one.bare and other.bare)


def _product(judge: Judge, node: Binary, left: Found | None, right: Found | None) -> Found | None:
    left, right = judge.needs_kind(left, "number"), judge.needs_kind(right, "number")
    if left is None or right is None:
        return None
    one, other = left.meaning, right.meaning
    if node.op == "/" and holds_zero(other.interval):
        hint = f"the divisor stays within {other.range_text()}: `max(..., 0.1)` keeps it off 0"
        judge.doubt("X011", right.node.span, "this divisor may be 0: the result is then 0", hint)
    low, high = (times if node.op == "*" else over)(one.interval, other.interval)
    of = product(one.kind.dimension, other.kind.dimension, 1 if node.op == "*" else -1)
    meaning = Meaning(Kind("number", of), low, high, _joint_scale(node.op, one.scale, other.scale))
    return Found(_rebuilt(node, left, right), meaning, left.bare and right.bare)


def _joint_scale(op: str, left: float | None, right: float | None) -> float | None:
    if left is None or right is None:
        return None
    return left * right if op == "*" else left / right


def _rebuilt(node: Binary, left: Found, right: Found) -> Binary:
    return replace(node, left=left.node, right=right.node)


def _call(judge: Judge, node: Call) -> Found | None:
    if node.function in QUESTIONS:
        return ask(judge, node)
    parts = [find(judge, part) for part in node.args]
    if node.function in BUILTINS:
        return built_in(judge, node, parts)
    match judge.scope.functions.get(node.function):
        case Signature() as signature:
            return _table(judge, node, parts, signature)
        case Law() as law:
            return _law(judge, node, parts, law)
        case _:
            known = [*BUILTINS, *QUESTIONS, *judge.scope.functions]
            name = (node.span[0], node.span[0] + len(node.function))
            hint = did_you_mean(node.function, known)
            judge.fault("X004", name, f"there is no function `{node.function}`", hint)
            return None


def _table(judge: Judge, node: Call, parts: list[Found | None], signature: Signature) -> Found | None:
    wanted = len(signature.parameters)
    if not takes(judge, node, wanted, wanted):
        return None
    fitted = [judge.fit(part, meaning) for part, meaning in zip(parts, signature.parameters, strict=True)]
    args = tuple(part.node for part in fitted if part)
    return Found(replace(node, args=args), signature.result)


def _law(judge: Judge, node: Call, parts: list[Found | None], law: Law) -> Found | None:
    """Judge a call of a law as its body with the arguments put in; faults inside are told at the call."""
    wanted = len(law.parameters)
    found = [part for part in parts if part]
    if not takes(judge, node, wanted, wanted) or len(found) < len(parts):
        return None
    if node.function in judge.inside:
        judge.fault("X004", node.span, f"`{node.function}` calls itself")
        return None
    inner = judge.enter(node.function, dict(zip(law.parameters, found, strict=True)))
    result = find(inner, law.body)
    for fault in inner.errors:
        if fault.level == "error":
            judge.fault(fault.code, node.span, f"in `{node.function}`: {fault.message}", fault.hint)
    if result is None:
        return None
    if len(list(islice(walk(result.node), MOST_STEPS + 1))) > MOST_STEPS:
        judge.fault("X014", node.span, f"this comes to more than {MOST_STEPS} parts")
        return None
    return replace(result, node=replace(result.node, span=node.span))


_FINDERS: Mapping[type[Node], Finder] = {
    Number: _number,
    Day: _day,
    Truth: _truth,
    Name: _name,
    Unary: _sign,
    Binary: _binary,
    Call: _call,
}
