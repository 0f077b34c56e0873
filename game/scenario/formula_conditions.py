"""How conditions are judged: comparisons, `and`, `or`, `not` and the choice between two values.

A comparison that can only come out one way, alone or together with its neighbours, is told here: it is legal
and almost always a slip.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from game.scenario.formula_judging import Found, Judge, common_scale
from game.scenario.formula_values import value_of
from game.scenario.formulas import Choice, Compare, Comparison, Logic, Name, Node, Not
from game.scenario.intervals import Interval, compared, hull
from game.scenario.quantities import DAY, Meaning, truth

Find = Callable[[Judge, Node], Found | None]

_TURNED: Mapping[Comparison, Comparison] = {
    "<": ">",
    "<=": ">=",
    ">": "<",
    ">=": "<=",
    "==": "==",
    "!=": "!=",
}


def _compare(judge: Judge, node: Compare, find: Find) -> Found:
    sides = _comparable(judge, node, (find(judge, node.left), find(judge, node.right)))
    if sides is None:
        return Found(node, truth())
    left, right = sides
    low, high = compared(node.op, left.meaning.interval, right.meaning.interval)
    if low == high:
        hint = f"{_stays(left)}, the other side within {right.meaning.range_text()}"
        judge.doubt("X010", node.span, f"this is {'always' if low else 'never'} true", hint)
    return Found(replace(node, left=left.node, right=right.node), truth(low, high))


def _comparable(judge: Judge, node: Compare, sides: tuple[Found | None, Found | None]) -> list[Found] | None:
    """Return two sides that can be compared, or note why they cannot."""
    kinds = {side.meaning.kind.name for side in sides if side}
    if kinds == {"truth"}:
        hint = "join them with `and`, `or`, `not`"
        judge.fault("X002", node.span, "yes/no conditions are not compared", hint)
        return None
    if "day" not in kinds:
        return judge.agree(node.span, sides)
    days = [day for day in (judge.needs_kind(side, "day") for side in sides) if day]
    return days if len(days) == len(sides) else None


def _logic(judge: Judge, node: Logic, find: Find) -> Found:
    found = [judge.needs_kind(find(judge, item), "truth") for item in node.items]
    items = [item for item in found if item]
    if len(items) < len(found):
        return Found(node, truth())
    joined = replace(node, items=tuple(item.node for item in items))
    pick = min if node.op == "and" else max
    meaning = truth(pick(item.meaning.low for item in items), pick(item.meaning.high for item in items))
    if node.op == "and" and meaning.high > 0 and (name := _contradicted(joined.items)):
        judge.doubt("X010", node.span, "this is never true", f"`{name}` cannot meet all of this at once")
        meaning = truth(0.0, 0.0)
    return Found(joined, meaning)


def _contradicted(items: Iterable[Node]) -> str:
    """Return the first name that several comparisons with constants leave no room, or nothing."""
    room: dict[str, Interval] = {}
    for name, op, bound in _bounds(items):
        low, high = room.get(name, (-math.inf, math.inf))
        room[name] = _narrowed((low, high), op, bound)
        if room[name][0] > room[name][1]:
            return name
    return ""


def _narrowed(room: Interval, op: Comparison, bound: float) -> Interval:
    low, high = room
    if op == "==":
        return max(low, bound), min(high, bound)
    if op in (">", ">="):
        return max(low, bound if op == ">=" else math.nextafter(bound, math.inf)), high
    if op in ("<", "<="):
        return low, min(high, bound if op == "<=" else math.nextafter(bound, -math.inf))
    return room


def _bounds(items: Iterable[Node]) -> Iterator[tuple[str, Comparison, float]]:
    """Yield each comparison of a name with a constant as name, operator and constant, from either side."""
    for item in items:
        match item:
            case Logic(op="and", items=inner):
                yield from _bounds(inner)
            case Compare(op=op, left=Name(id=name), right=other) if (value := value_of(other)) is not None:
                yield name, op, value
            case Compare(op=op, left=other, right=Name(id=name)) if (value := value_of(other)) is not None:
                yield name, _TURNED[op], value
            case _:
                pass


def _not(judge: Judge, node: Not, find: Find) -> Found:
    item = judge.needs_kind(find(judge, node.item), "truth")
    if item is None:
        return Found(node, truth())
    return Found(replace(node, item=item.node), truth(1 - item.meaning.high, 1 - item.meaning.low))


def _choice(judge: Judge, node: Choice, find: Find) -> Found | None:
    then, condition, otherwise = (find(judge, part) for part in (node.then, node.condition, node.otherwise))
    condition = judge.needs_kind(condition, "truth")
    if then is None or otherwise is None:
        return None
    branches = _alike(judge, node, then, otherwise)
    if branches is None or condition is None:
        return None
    then, otherwise = branches
    low, high = hull(branch.meaning.interval for branch in branches)
    meaning = Meaning(then.meaning.kind, low, high, common_scale(branches))
    parts = replace(node, condition=condition.node, then=then.node, otherwise=otherwise.node)
    return Found(parts, meaning, then.bare and otherwise.bare)


def _alike(judge: Judge, node: Choice, then: Found, otherwise: Found) -> list[Found] | None:
    """Return two branches of one kind, or note that they differ."""
    if then.is_number and otherwise.is_number:
        return judge.agree(node.span, (then, otherwise))
    other = judge.needs_kind(otherwise, then.meaning.kind.name)
    return [then, other] if other else None


def _stays(side: Found) -> str:
    shown = (
        f"`{side.node.id}`"
        if isinstance(side.node, Name)
        else "it"
        if side.meaning.kind != DAY
        else "the day"
    )
    return f"{shown} stays within {side.meaning.range_text()}"


CONDITIONS: Mapping[type[Node], Callable[[Judge, Any, Find], Found | None]] = {
    Compare: _compare,
    Logic: _logic,
    Not: _not,
    Choice: _choice,
}
