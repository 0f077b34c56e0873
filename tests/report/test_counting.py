"""How many sittings there are is counted with those that nobody had planned."""

from __future__ import annotations

import pytest

from game.report.arrows import Arrows
from game.report.conference import sitting
from game.ruleset.compiling import compile_scenario
from tests.laws.playing import played
from tests.laws.telling import the_toy


@pytest.mark.parametrize("seed", range(6))
def test_no_sitting_comes_after_the_last(seed: int) -> None:
    """A sitting's number is within the number of all, and the last sitting is the last of them."""
    past = played(compile_scenario(the_toy()), seed, [])
    stood = [past.until(tick) for tick in past.sittings]
    shown = [sitting(each, (), Arrows(each), "toy") for each in stood]
    assert [each.turn for each in shown] == list(range(1, len(shown) + 1))
    assert all(each.turn <= each.turns for each in shown)
    assert shown[-1].turn == shown[-1].turns
