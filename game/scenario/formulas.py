"""The text of a formula turned into a small syntax tree; nothing an author writes is ever run as Python.

The scanner replaces every name, number and day by a blank identifier of the same width before `ast` sees the
text. So `ast` is left with precedence alone, offsets need no mapping, and no attribute, string, number or
keyword of the author's reaches it. So `0.9 grain/month` is a number with a unit, divided by a unit.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from game.scenario.formula_order import check_order
from game.scenario.formula_scanner import (
    LARGEST_NUMBER,
    LONGEST_FORMULA,
    LONGEST_NAME,
    SHORTEN_HINT,
    Leaf,
    is_id,
    scan,
)
from game.scenario.formula_tree import (
    Arithmetic,
    Binary,
    Call,
    Choice,
    Compare,
    Comparison,
    Day,
    FormulaError,
    Logic,
    Name,
    Node,
    Not,
    Number,
    Span,
    Truth,
    Unary,
    children,
    names,
    walk,
    write,
)

__all__ = [
    "DEEPEST",
    "LARGEST_NUMBER",
    "LONGEST_FORMULA",
    "LONGEST_NAME",
    "MOST_NODES",
    "Arithmetic",
    "Binary",
    "Call",
    "Choice",
    "Compare",
    "Comparison",
    "Day",
    "FormulaError",
    "Logic",
    "Name",
    "Node",
    "Not",
    "Number",
    "Span",
    "Truth",
    "Unary",
    "children",
    "is_id",
    "names",
    "parse",
    "walk",
    "write",
]

MOST_NODES = 200
DEEPEST = 64

_ARITHMETIC: dict[type[ast.operator], Arithmetic] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}
_COMPARISON: dict[type[ast.cmpop], Comparison] = {
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Eq: "==",
    ast.NotEq: "!=",
}


def parse(text: str) -> Node:
    """Read a formula; raise `FormulaError` with an exact place for anything that is not one."""
    tokens = scan(text)
    check_order(tokens)
    blank = list(text)
    for token in tokens:
        if token.leaf is not None:
            blank[token.start : token.end] = "N".ljust(token.end - token.start, "_")
    leaves = {token.start: token.leaf for token in tokens if token.leaf is not None}
    try:
        tree = ast.parse(f"({''.join(blank)})", mode="eval")
    except SyntaxError as fault:
        raise _unreadable(fault, text) from None
    return _Reading(text, leaves).node(tree.body, 0)


parsed = lru_cache(maxsize=8192)(parse)
"""`parse`, remembered: one formula is read by the checker, the compiler and whoever explains it."""


def _unreadable(fault: SyntaxError, text: str) -> FormulaError:
    """Return the error for an order of words that only Python's grammar refuses."""
    start = min(max((fault.offset or 2) - 2, 0), len(text) - 1)
    end = min(max((fault.end_offset or 0) - 2, start + 1), len(text))
    return FormulaError("this part cannot be read", start, end, "put brackets around the parts", "F004")


@dataclass(slots=True)
class _Reading:
    """One pass from Python's tree to ours, counting as it goes."""

    text: str
    leaves: dict[int, Leaf]
    count: int = 0

    def node(self, tree: ast.expr, depth: int) -> Node:
        """Read one node, refusing what is too deep, too large or not on the list."""
        span = _span(tree)
        self._add(1, span)
        if depth > DEEPEST:
            raise FormulaError(f"the formula is nested more than {DEEPEST} deep", *span, "", "F001")
        reader = _READERS.get(type(tree))
        if reader is None:
            raise FormulaError("this is not part of a formula", *span, "", "F003")
        return reader(self, tree, depth + 1)

    def _add(self, nodes: int, span: Span) -> None:
        self.count += nodes
        if self.count > MOST_NODES:
            raise FormulaError(f"the formula has more than {MOST_NODES} parts", *span, SHORTEN_HINT, "F001")

    def leaf(self, tree: ast.Name, _depth: int) -> Node:
        return self.leaves[tree.col_offset - 1]

    def call(self, tree: ast.Call, depth: int) -> Node:
        start, end = _span(tree.func)
        return Call(self.text[start:end], tuple(self.node(item, depth) for item in tree.args), _span(tree))

    def sign(self, tree: ast.UnaryOp, depth: int) -> Node:
        item = self.node(tree.operand, depth)
        if isinstance(tree.op, ast.Not):
            return Not(item, _span(tree))
        if isinstance(tree.op, ast.USub):
            return Unary("-", item, _span(tree))
        if not isinstance(item, Number):
            start = _span(tree)[0]
            message = "a plus sign stands only before a number"
            raise FormulaError(message, start, start + 1, "leave it out", "F003")
        return item

    def binary(self, tree: ast.BinOp, depth: int) -> Node:
        op = _ARITHMETIC[type(tree.op)]
        return Binary(op, self.node(tree.left, depth), self.node(tree.right, depth), _span(tree))

    def compare(self, tree: ast.Compare, depth: int) -> Node:
        sides = [self.node(item, depth) for item in (tree.left, *tree.comparators)]
        for shared in sides[1:-1]:
            self._add(1 + sum(1 for _ in walk(shared)), shared.span)
        parts = tuple(
            Compare(_COMPARISON[type(op)], left, right, (left.span[0], right.span[1]))
            for op, left, right in zip(tree.ops, sides, sides[1:], strict=False)
        )
        return parts[0] if len(parts) == 1 else Logic("and", parts, _span(tree))

    def logic(self, tree: ast.BoolOp, depth: int) -> Node:
        items = tuple(self.node(item, depth) for item in tree.values)
        return Logic("and" if isinstance(tree.op, ast.And) else "or", items, _span(tree))

    def choice(self, tree: ast.IfExp, depth: int) -> Node:
        then, condition = self.node(tree.body, depth), self.node(tree.test, depth)
        return Choice(condition, then, self.node(tree.orelse, depth), _span(tree))


def _span(tree: ast.expr) -> Span:
    """Return the place of a node in the author's text, which `parse` put inside one bracket."""
    return tree.col_offset - 1, (tree.end_col_offset or tree.col_offset) - 1


_READERS: dict[type[ast.expr], Callable[[_Reading, Any, int], Node]] = {
    ast.Name: _Reading.leaf,
    ast.Call: _Reading.call,
    ast.UnaryOp: _Reading.sign,
    ast.BinOp: _Reading.binary,
    ast.Compare: _Reading.compare,
    ast.BoolOp: _Reading.logic,
    ast.IfExp: _Reading.choice,
}
