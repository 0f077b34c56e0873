"""Headlines say the truth of their trend to the end, and bands go no further than their figures can."""

from __future__ import annotations

from itertools import pairwise

import pytest

from game.engine.looking import view
from game.engine.state import start
from game.report.cause_parts import Window
from game.report.headlines import headlines
from game.report.turns import moved
from game.report.wording import band_within, steps
from game.ruleset.compiling import compile_scenario
from tests.laws.playing import played
from tests.laws.telling import the_toy


@pytest.mark.parametrize("seed", range(4))
def test_the_trend_goes_on_to_the_end(seed: int) -> None:
    """Once the game has ended, a headline's last trend is that of the last turn."""
    past = played(compile_scenario(the_toy()), seed, [])
    last = past.sittings[-1]
    assert last < past.now
    for shown in headlines(past):
        early, late = (past.view(tick).figure(shown.figure) for tick in (last, past.now))
        assert shown.trend[-2:] == pytest.approx((early, late))
        assert shown.direction in {0, 1 if late > early else -1}
        assert steps(shown.value, 1e-6) == steps(late, 1e-6)


def test_a_band_ends_where_its_figure_ends() -> None:
    """What cannot be is not held possible: a band of a share of a hundred ends at nought and at a hundred."""
    rules = compile_scenario(the_toy())
    table = view(rules, start(rules, 1))
    column = rules.columns[rules.index["strand.boats"]]
    low, high = column.low / column.per, column.high / column.per
    for figure in ("strand.boats", "believed.strand.boats"):
        assert band_within(table, figure, (low - 5, high + 7)) == (low, high)
        assert band_within(table, figure, (low + 1, high - 1)) == (low + 1, high - 1)


def test_a_headline_leaves_and_comes_back() -> None:
    """A figure without a meaning is neither shown nor told as having moved, until it has one again."""
    scenario = the_toy()
    first = next(iter(scenario.headlines))
    away = "date >= 1820-06-21 and date < 1820-07-11"
    left = {first: scenario.headlines[first].model_copy(update={"leaves": away})}
    rules = compile_scenario(scenario.model_copy(update={"headlines": scenario.headlines | left}))
    past, seen = played(rules, 1, []), []
    for opened, closed in pairwise([*past.sittings, past.now]):
        gone = bool(past.view(opened)[f"headline:{first}:leaves"])
        told = moved(past, Window(opened, closed))
        assert any(each.id == first for each in headlines(past.until(opened))) != gone
        assert not (gone and any(each.figure == left[first].figure for each in told))
        seen.append(gone)
    assert seen[0] is False
    assert True in seen
    assert seen[-1] is False
