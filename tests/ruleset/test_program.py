"""The instruction list: constants are folded, nothing is done twice, and both printers mean the same."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.engine.chance import luck_of, luck_of_many
from game.ruleset.program import LARGEST, PURE, Builder, quanta
from game.ruleset.running import Constants, Kernel

ONE_SIDED = ("neg", "abs", "floor", "rint", "sqrt")
TWO_SIDED = tuple(sorted(set(PURE) - set(ONE_SIDED)))
quarters = st.integers(-(2**40), 2**40)
"""Quanta of columns of which four make one."""


def outputs(builder: Builder, row: list[int]) -> tuple[list[float], list[float]]:
    """What both printers give for one row."""
    kernel = Kernel(builder.finish(len(row)), Constants((), ((0.0,),), ()))
    table = np.array(row, dtype=np.int64)[:, None]
    nothing = np.zeros((0, 1), dtype=np.int64)
    wide = kernel.on_rows(table, nothing, luck_of_many(1, np.zeros(1, dtype=np.uint64), 0))
    return [float(each) for each in kernel.on_row(row, [], luck_of(1, 0, 0))], np.asarray(wide)[:, 0].tolist()


@given(quarters, quarters)
def test_every_operation_means_the_same_everywhere(left: int, right: int) -> None:
    """On any two numbers each operation gives in both printers what it gives when it is folded."""
    builder = Builder("every operation")
    a, b = (builder.emit("load", 4.0, at=column) for column in (0, 1))
    meant = []
    for op in TWO_SIDED:
        builder.output(builder.emit(op, a, b))
        meant.append(float(PURE[op](left / 4, right / 4)))
    for op in ONE_SIDED:
        builder.output(builder.emit(op, a))
        meant.append(float(PURE[op](left / 4)))
    one, many = outputs(builder, [left, right])
    assert one == meant
    assert many == meant


def test_constants_are_folded_and_results_shared() -> None:
    """Two plus three is no instruction; a sum asked for twice is one, until its column changes."""
    builder = Builder("folded")
    assert builder.emit("add", 2.0, 3.0) == 5.0
    loaded = builder.emit("load", 1.0, at=0)
    assert builder.emit("add", loaded, 1.0) == builder.emit("add", loaded, 1.0)
    builder.next_phase()
    assert builder.emit("load", 1.0, at=0) == loaded
    builder.act("store", 0.0, at=0)
    assert builder.emit("load", 1.0, at=0) != loaded


def test_what_nothing_uses_is_left_out() -> None:
    """A program holds no instruction whose result nobody reads."""
    builder = Builder("unused")
    builder.emit("sqrt", builder.emit("load", 1.0, at=0))
    builder.output(builder.emit("load", 1.0, at=1))
    assert [each.op for each in builder.finish(2).instructions] == ["load", "output"]


@pytest.mark.parametrize(
    ("amount", "count"),
    [(0.5, 0), (1.5, 2), (-0.5, 0), (-1.5, -2), (1e300, LARGEST), (-1e300, -LARGEST), (math.inf, LARGEST)],
)
def test_quanta_are_rounded_half_to_even_and_held(amount: float, count: int) -> None:
    """Half goes to the even side, and what has no room in the table is its largest count."""
    assert quanta(amount) == count


@pytest.mark.parametrize("power", [1, 3, 7, 30])
def test_huge_products_end_at_the_same_count(power: int) -> None:
    """However far a formula runs out of bounds, both printers store the same count and none stumbles."""
    builder = Builder("huge")
    number = builder.emit("load", 1.0, at=0)
    for _ in range(power):
        number = builder.emit("mul", number, 1e15)
    for amount in (number, builder.emit("neg", number), builder.emit("sub", number, number)):
        builder.output(builder.quanta(amount))
        builder.output(builder.quanta(builder.emit("floor", amount)))
    one, many = outputs(builder, [9])
    assert one == many
    assert all(abs(each) <= LARGEST for each in one)
