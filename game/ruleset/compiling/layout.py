"""Which columns, inputs and causes a scenario has; filled while its kinds are lowered, read-only then."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import blake2b

from game.ruleset.compiled import Cause, Column
from game.ruleset.curves import Curve
from game.scenario.calendars import NEVER, Ticks
from game.scenario.formulas import Node, parsed
from game.scenario.showing import Scenario

VARIANCE_FINENESS = 100
"""Quanta of a variance in one squared quantum of its factor: a narrow band does not round to nothing."""


def purpose_number(purpose: str) -> int:
    """The stable 64-bit number of a purpose, so that a new rule never shifts the luck of another."""
    return int.from_bytes(blake2b(purpose.encode(), digest_size=8).digest(), "big")


@dataclass(slots=True)
class Layout:
    """The growing table layout of one scenario."""

    scenario: Scenario
    ticks: Ticks
    units: dict[str, float]
    columns: list[Column] = field(default_factory=list)
    index: dict[str, int] = field(default_factory=dict)
    inputs: dict[str, int] = field(default_factory=dict)
    causes: list[Cause] = field(default_factory=list)
    curves: list[Curve] = field(default_factory=list)
    curve_index: dict[str, int] = field(default_factory=dict)
    purposes: list[int] = field(default_factory=list)
    _purpose_index: dict[str, int] = field(default_factory=dict)
    _cause_index: dict[str, int] = field(default_factory=dict)

    def column(self, column: Column) -> int:
        """Add a column and return its position."""
        self.index[column.id] = len(self.columns)
        self.columns.append(column)
        return self.index[column.id]

    def mark(self, id: str, kind: str, start: int = 0) -> int:
        """Add a column of whole numbers that only the rules read."""
        return self.column(Column(id, 1, start=start, kind=kind))

    def when(self, id: str, kind: str) -> int:
        """Add a column that holds the tick something happened in."""
        return self.mark(id, kind, NEVER)

    def like(self, id: str, of: int, kind: str) -> Column:
        """A hidden column without limits, measured like another; not yet added."""
        model = self.columns[of]
        return Column(
            id, model.per, title=model.title, unit=model.unit, shown=model.shown, seen="hidden", kind=kind
        )

    def twin(self, id: str, of: int, kind: str) -> int:
        """Add a hidden column measured like another."""
        return self.column(self.like(id, of, kind))

    def slot(self, id: str) -> int:
        """The input slot of an order, made when first asked for."""
        return self.inputs.setdefault(id, len(self.inputs))

    def purpose(self, purpose: str) -> int:
        """The position of a purpose of luck, made when first asked for."""
        if purpose not in self._purpose_index:
            self._purpose_index[purpose] = len(self.purposes)
            self.purposes.append(purpose_number(purpose))
        return self._purpose_index[purpose]

    def cause(self, cause: Cause) -> int:
        """The position of a cause, made when first asked for."""
        if cause.id not in self._cause_index:
            self._cause_index[cause.id] = len(self.causes)
            self.causes.append(cause)
        return self._cause_index[cause.id]

    def limit(self, column: int) -> int:
        """The cause that says a column was held within its range."""
        return self.cause(
            Cause(f"limit:{column:05d}", "limit", self.columns[column].id, column, "Held at its limit")
        )

    def formula(self, text: str) -> Node:
        """The tree of a formula, parsed once."""
        return parsed(text)
