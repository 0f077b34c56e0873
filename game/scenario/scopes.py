"""What the names in a formula stand for: the one thing that differs from place to place.

A need may read what is seen and a flow may read the truth; each hands its own `Scope` to the same checker.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from game.scenario.formulas import Binary, FormulaError, Name, Node, Number, Span, parse
from game.scenario.problems import did_you_mean
from game.scenario.quantities import PLAIN, Dimension, Kind, Meaning, product

Units = Mapping[str, tuple[Dimension, float]]
"""The name of each unit with its dimension and its size in base units."""

DAY_UNIT = "day"


@dataclass(frozen=True, slots=True)
class Signature:
    """What a table or function takes and gives."""

    parameters: tuple[Meaning, ...]
    result: Meaning


@dataclass(frozen=True, slots=True)
class Law:
    """A function of the scenario without declared units: a call is checked as its body."""

    parameters: tuple[str, ...]
    body: Node


@dataclass(frozen=True, slots=True)
class Scope:
    """Everything a formula may mention where it stands.

    `references` holds, by kind, what the questions about the game may ask for: `motion` (ids of motions and
    `motion.wording`), `dial` (`dial.setting`), `dilemma` (ids and `dilemma.answer`), `event`, `share`
    (`dial.key`), `voice`, `rival` (`rival.move`), `verdict`.
    """

    names: Mapping[str, Meaning] = field(default_factory=dict)
    functions: Mapping[str, Signature | Law] = field(default_factory=dict)
    references: Mapping[str, frozenset[str]] = field(default_factory=dict)
    units: Units = field(default_factory=dict)


def resolve_number(literal: Number, scope: Scope) -> float:
    """Return a literal in base units; one without a unit as it stands (see `formula_types.settle`)."""
    return literal.value * (unit_named(literal.unit, literal.span, scope.units)[1] if literal.unit else 1.0)


def unit_named(name: str, span: Span, units: Units) -> tuple[Dimension, float]:
    """Return dimension and size of a unit, or raise with the nearest one there is."""
    found = units.get(name)
    if found is None:
        hint = did_you_mean(name, units) or "units are declared under `units:`"
        raise FormulaError(f"there is no unit `{name}`", *span, hint, "U001")
    return found


def measured(unit: str | None, units: Units) -> Meaning:
    """Return the meaning of a figure declared with `unit:`, its range still open; None is a plain number."""
    of, size = unit_of(unit, units) if unit else (PLAIN, 1.0)
    return Meaning(Kind("number", of), scale=size)


def unit_of(text: str, units: Units) -> tuple[Dimension, float]:
    """Return dimension and size of what `unit:` or `of:` says, such as `grain/month` or `1000 men`."""
    return _unit(parse(text), units)


def _unit(node: Node, units: Units) -> tuple[Dimension, float]:
    match node:
        case Name(id=name, span=span):
            return unit_named(name, span, units)
        case Number(value=value, unit=None) if value > 0:
            return PLAIN, value
        case Number(value=value, unit=str(name), span=span) if value > 0:
            base, size = unit_named(name, span, units)
            return base, value * size
        case Binary(op="*" | "/" as op, left=left, right=right):
            (above, many), (below, few) = _unit(left, units), _unit(right, units)
            size = many * few if op == "*" else many / few
            return product(above, below, 1 if op == "*" else -1), size
        case _:
            raise FormulaError("this is not a unit", *node.span, "write units joined by `*` and `/`", "U001")
