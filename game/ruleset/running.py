"""Turns a program into something that runs: the one place where printed code is executed.

The printed text is made from the checked instruction list alone and never from an author's words, and is
not written to disk.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np

from game.ruleset.arrays import Floats, Ints
from game.ruleset.columns import print_columns
from game.ruleset.curves import Curve
from game.ruleset.program import LARGEST, PURE, Program, quanta
from game.ruleset.scalar import print_scalar


class Draws(NamedTuple):
    """Where the luck of one tick comes from: the worlds' keys of this tick, the tick, two ways to draw."""

    key: Any
    tick: int
    uniform: Callable[..., Any]
    normal: Callable[..., Any]


LOWEST, HIGHEST = np.array(-float(LARGEST)), np.array(float(LARGEST))
Entry = tuple[int, Any]
"""A cause and what it changed its column by, in quanta: one number, or one for each row."""


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
        result: list[Any] = self._scalar(row, given, draws, ledger)
        return result

    def on_rows(self, table: Ints, given: Ints, draws: Draws, ledger: list[Entry] | None = None) -> Any:
        """Run on a table of columns by rows; returns a new table, or the outputs by rows."""
        with np.errstate(over="ignore", invalid="ignore"):
            run = self._columns if ledger is not None else self._quiet_columns
            return run(table, given, draws, ledger)

    @cached_property
    def _scalar(self) -> Callable[..., Any]:
        curves = tuple(curve.at for curve in self.constants.curves)
        names = {"floor": PURE["floor"], "rint": PURE["rint"], "sqrt": math.sqrt, "quanta": quanta}
        return _run(print_scalar(self.program), self, curves, names)

    @cached_property
    def _columns(self) -> Callable[..., Any]:
        return self._as_columns(self.program)

    @cached_property
    def _quiet_columns(self) -> Callable[..., Any]:
        return self._as_columns(self.program.quiet())

    def _as_columns(self, program: Program) -> Callable[..., Any]:
        curves = tuple(curve.prepared() for curve in self.constants.curves)
        names = {"np": np, "divide": _divide, "quanta": _quanta}
        return _run(print_columns(program), self, curves, names)


def _run(
    source: str, kernel: Kernel, curves: tuple[Callable[..., Any], ...], names: dict[str, Any]
) -> Callable[..., Any]:
    constants = kernel.constants
    scope = {**names, "curves": curves, "clocks": constants.clocks, "purposes": constants.purposes}
    exec(compile(source, f"<rules: {kernel.program.name}>", "exec"), scope)
    run: Callable[..., Any] = scope["run"]
    return run


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
