"""Turns a program into something that runs: the one place where printed code is executed.

The printed text is made from the checked instruction list alone and never from an author's words, and is
not written to disk.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np

from game.ruleset.arrays import Floats, Ints
from game.ruleset.columns import print_columns
from game.ruleset.curves import Curve
from game.ruleset.program import LARGEST, PURE, Program, quanta
from game.ruleset.scalar import print_scalar
from game.ruleset.sparing import spared


class Draws(NamedTuple):
    """Where the luck of one tick comes from: the worlds' keys of this tick, the tick, two ways to draw."""

    key: Any
    tick: int
    uniform: Callable[..., Any]
    normal: Callable[..., Any]


LOWEST, HIGHEST = np.array(-float(LARGEST)), np.array(float(LARGEST))
Entry = tuple[int, Any]
"""A cause and what it changed its column by, in quanta: one number, or one for each row."""
Part = Callable[..., tuple[Any, ...]]


@dataclass(frozen=True)
class Constants:
    """What programs of one ruleset share: curves, tick tables and the numbers that stand for purposes."""

    curves: tuple[Curve, ...]
    clocks: tuple[tuple[float, ...], ...]
    purposes: tuple[int, ...]


@dataclass(frozen=True)
class Kernel:
    """A program that can be run on one row or on many; each printer is compiled when first asked for."""

    program: Program
    constants: Constants

    def on_row(
        self, row: Sequence[int], given: Sequence[int], draws: Draws, ledger: list[Entry] | None = None
    ) -> list[Any]:
        """Run on one row of quanta; returns the new row, or the outputs of a program that looks."""
        columns, outputs = list(row), [0.0] * self.program.outputs
        _go_through(self._scalar, columns, outputs, given, draws, ledger)
        return outputs or columns

    def on_rows(self, table: Ints, given: Ints, draws: Draws, ledger: list[Entry] | None = None) -> Any:
        """Run on a table of columns by rows; returns a new table, or the outputs by rows."""
        columns, outputs = list(table), np.empty((self.program.outputs, table.shape[1]))
        parts = self._columns if ledger is not None else self._quiet_columns
        with np.errstate(over="ignore", invalid="ignore"):
            _go_through(parts, columns, outputs, given, draws, ledger)
        return outputs if self.program.outputs else _as_table(columns, table)

    @cached_property
    def _scalar(self) -> list[Part]:
        curves = tuple(curve.at for curve in self.constants.curves)
        names = {"floor": PURE["floor"], "rint": PURE["rint"], "sqrt": math.sqrt, "quanta": quanta}
        return list(self._compiled(print_scalar(spared(self.program)), names | {"curves": curves}))

    @cached_property
    def _columns(self) -> list[Part]:
        return self._as_columns(self.program)

    @cached_property
    def _quiet_columns(self) -> list[Part]:
        return self._as_columns(self.program.quiet())

    def _as_columns(self, program: Program) -> list[Part]:
        curves = tuple(curve.prepared() for curve in self.constants.curves)
        names = {"np": np, "count": np.count_nonzero, "divide": _divide, "quanta": _quanta, "curves": curves}
        return list(self._compiled(print_columns(spared(program)), names))

    def _compiled(self, sources: Iterable[str], names: dict[str, Any]) -> Iterator[Part]:
        scope = {**names, "clocks": self.constants.clocks, "purposes": self.constants.purposes}
        for source in sources:
            exec(compile(source, f"<rules: {self.program.name}>", "exec"), scope)
            yield scope["part"]


def _go_through(parts: list[Part], *given: Any) -> None:
    """Run the parts of a program one after the other, each with what the one before holds for it."""
    held: tuple[Any, ...] = ()
    for part in parts:
        held = part(*given, *held)


def _as_table(columns: list[Ints], before: Ints) -> Ints:
    """Columns as a table of their own; one that a rule has set to a number has it in every row."""
    table = np.empty_like(before)
    for at, column in enumerate(columns):
        table[at] = column
    return table


def _divide(dividend: Floats, divisor: Floats) -> Floats:
    """Division in which nothing divided by zero is zero, as in the scalar printer."""
    none = np.equal(divisor, 0.0)
    result: Floats = np.where(none, 0.0, np.divide(dividend, np.where(none, 1.0, divisor)))
    return result


def _quanta(amount: Floats) -> Ints:
    """Whole quanta, as `quanta` counts them; what is no number at all counts as too small, there as here."""
    held = np.asarray(np.rint(amount))
    np.fmax(held, LOWEST, out=held)
    np.fmin(held, HIGHEST, out=held)
    result: Ints = held.astype(np.int64)
    return result
