"""Curves: straight between their points, level beyond, the same for one number and for a column."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.ruleset.curves import Curve

CURVE = Curve.through(((-1.0, 4.0), (0.0, 2.0), (4.0, 3.0), (4.5, 3.0)))
POINTS = st.lists(
    st.integers(-(10**8), 10**8).map(lambda n: n / 64), min_size=2, max_size=12, unique=True
).map(sorted)


@pytest.mark.parametrize(
    ("x", "y"), [(-9, 4), (-1, 4), (-0.5, 3), (0, 2), (1, 2.25), (4, 3), (4.2, 3), (4.5, 3), (99, 3)]
)
def test_a_curve_is_straight_between_its_points(x: float, y: float) -> None:
    """A value halfway between two points lies halfway between theirs; beyond the ends it stays."""
    assert CURVE.at(x) == pytest.approx(y)


@given(POINTS, st.data())
def test_one_and_many_read_the_same(xs: list[float], data: st.DataObject) -> None:
    """Along a column a curve gives what it gives at each number, to the last bit, its own points included."""
    ys = data.draw(st.lists(st.floats(-100, 100), min_size=len(xs), max_size=len(xs)))
    curve = Curve.through(tuple(zip(xs, ys, strict=True)))
    at = [*xs, *data.draw(st.lists(st.floats(-2e6, 2e6), max_size=20))]
    assert curve.along(np.array(at)).tolist() == [curve.at(x) for x in at]
