"""The syntax tree of a formula, how to walk it and how to write it down again.

Every later stage (types, compiler, truth tree, printed help) reads these few frozen nodes, so none of them
needs to know how a formula is spelt; `span` is the half-open stretch of the original text a node came from.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from game.scenario.problems import Level

Span = tuple[int, int]
Arithmetic = Literal["+", "-", "*", "/"]
Comparison = Literal["<", "<=", ">", ">=", "==", "!="]


@dataclass(eq=False)
class FormulaError(Exception):
    """One thing wrong with a formula, with its place in the formula's text.

    Raised by the parser, collected by the type checker: one shape, so that one printer shows both.
    """

    message: str
    start: int
    end: int
    hint: str = ""
    code: str = "F001"
    level: Level = "error"

    def __post_init__(self) -> None:
        """Hand every field to `Exception`, which pickling between worker processes relies on."""
        super().__init__(self.message, self.start, self.end, self.hint, self.code, self.level)

    def __str__(self) -> str:
        """Return message and hint in one line, for places that have no room for a caret."""
        return f"{self.message} ({self.hint})" if self.hint else self.message


@dataclass(frozen=True, slots=True)
class Number:
    """A literal such as `20` or `20 grain`; a unit name alone stays a `Name`."""

    value: float
    unit: str | None
    span: Span = field(compare=False, default=(0, 0))


@dataclass(frozen=True, slots=True)
class Day:
    """A literal day, kept as its proleptic ordinal so that days compare as whole numbers."""

    ordinal: int
    span: Span = field(compare=False, default=(0, 0))


@dataclass(frozen=True, slots=True)
class Truth:
    """The literal `true` or `false`."""

    value: bool
    span: Span = field(compare=False, default=(0, 0))


@dataclass(frozen=True, slots=True)
class Name:
    """A dotted id or the name of a unit; which of the two is for the scope to say."""

    id: str
    span: Span = field(compare=False, default=(0, 0))


@dataclass(frozen=True, slots=True)
class Call:
    """A function, table or question about the game, with its arguments."""

    function: str
    args: tuple[Node, ...]
    span: Span = field(compare=False, default=(0, 0))


@dataclass(frozen=True, slots=True)
class Unary:
    """A change of sign."""

    op: Literal["-"]
    item: Node
    span: Span = field(compare=False, default=(0, 0))


@dataclass(frozen=True, slots=True)
class Binary:
    """One of the four operations of arithmetic."""

    op: Arithmetic
    left: Node
    right: Node
    span: Span = field(compare=False, default=(0, 0))


@dataclass(frozen=True, slots=True)
class Compare:
    """One comparison of two sides; `a < b < c` becomes two of them joined by `and`."""

    op: Comparison
    left: Node
    right: Node
    span: Span = field(compare=False, default=(0, 0))


@dataclass(frozen=True, slots=True)
class Logic:
    """Two or more conditions joined by the same word."""

    op: Literal["and", "or"]
    items: tuple[Node, ...]
    span: Span = field(compare=False, default=(0, 0))


@dataclass(frozen=True, slots=True)
class Not:
    """A condition turned round."""

    item: Node
    span: Span = field(compare=False, default=(0, 0))


@dataclass(frozen=True, slots=True)
class Choice:
    """`then if condition else otherwise`."""

    condition: Node
    then: Node
    otherwise: Node
    span: Span = field(compare=False, default=(0, 0))


Node = Number | Day | Truth | Name | Call | Unary | Binary | Compare | Logic | Not | Choice


def children(node: Node) -> tuple[Node, ...]:
    """Return the parts of a node in the order they are written, the one place that knows every shape."""
    match node:
        case Call(args=parts) | Logic(items=parts):
            return parts
        case Unary(item=item) | Not(item=item):
            return (item,)
        case Binary(left=left, right=right) | Compare(left=left, right=right):
            return (left, right)
        case Choice(condition=condition, then=then, otherwise=otherwise):
            return (then, condition, otherwise)
        case _:
            return ()


def walk(node: Node) -> Iterator[Node]:
    """Yield a node and all it contains, outermost first, for questions that do not care about shape."""
    yield node
    for part in children(node):
        yield from walk(part)


def names(node: Node) -> Iterator[Name | Call]:
    """Yield everything a formula mentions by name: values, units, references and calls."""
    return (part for part in walk(node) if isinstance(part, Name | Call))


_CHOICE, _OR, _AND, _NOT, _COMPARE, _SUM, _PRODUCT, _SIGN, _ATOM = range(9)
_BINDS = {"or": _OR, "and": _AND, "+": _SUM, "-": _SUM, "*": _PRODUCT, "/": _PRODUCT}


def write(node: Node) -> str:
    """Return the canonical text of a tree, which parses back to an equal tree."""
    return _written(node)[0]


def _inside(node: Node, binding: int) -> str:
    """Return the text of a part, in parentheses if it binds more loosely than its place asks."""
    text, own = _written(node)
    return text if own >= binding else f"({text})"


def _written(node: Node) -> tuple[str, int]:
    """Return the text of a node and how tightly it binds."""
    match node:
        case Call(function=function, args=args):
            return f"{function}({', '.join(map(write, args))})", _ATOM
        case Unary(item=item):
            return f"-{_inside(item, _SIGN)}", _SIGN
        case Binary(op=op, left=left, right=right):
            return f"{_inside(left, _BINDS[op])} {op} {_inside(right, _BINDS[op] + 1)}", _BINDS[op]
        case Compare(op=op, left=left, right=right):
            return f"{_inside(left, _SUM)} {op} {_inside(right, _SUM)}", _COMPARE
        case _:
            return _written_condition(node)


def _written_condition(node: Node) -> tuple[str, int]:
    """Return text and binding of the nodes spelt with words."""
    match node:
        case Logic(op=op, items=items):
            return f" {op} ".join(_inside(item, _BINDS[op] + 1) for item in items), _BINDS[op]
        case Not(item=item):
            return f"not {_inside(item, _NOT)}", _NOT
        case Choice(condition=condition, then=then, otherwise=otherwise):
            return f"{_inside(then, _OR)} if {_inside(condition, _OR)} else {write(otherwise)}", _CHOICE
        case _:
            return _written_leaf(node), _ATOM


def _written_leaf(node: Node) -> str:
    """Return the text of a node without parts."""
    match node:
        case Number(value=value, unit=unit):
            digits = repr(value).removesuffix(".0")
            return f"{digits} {unit}" if unit else digits
        case Day(ordinal=ordinal):
            return date.fromordinal(ordinal).isoformat()
        case Truth(value=value):
            return "true" if value else "false"
        case Name(id=name):
            return name
        case _:
            raise TypeError(f"not a node of a formula: {node!r}")
