"""Whole games, line by line: what no other test thought of is seen here as a changed line."""

from __future__ import annotations

import pytest

from tests.golden.recording import Golden, goldens, shipped

HINT = "read what changed; if it is meant, run `python -m tests.golden.regenerate`"


@pytest.mark.parametrize("golden", goldens(), ids=lambda golden: golden.path.stem)
def test_a_golden_game_is_told_as_it_was(golden: Golden) -> None:
    """Played again with its own seed and orders, a golden game is told in the same lines."""
    was, now = golden.path.read_text(encoding="utf-8").splitlines(), golden.text.splitlines()
    first = next((k for k, pair in enumerate(zip(was, now, strict=False)) if pair[0] != pair[1]), None)
    if first is not None:
        turn = sum(line.startswith("Orders given") for line in was[:first]) + 1
        pytest.fail(f"line {first + 1}, turn {turn}: was {was[first]!r}, is {now[first]!r}; {HINT}")
    assert len(was) == len(now), HINT


def test_every_scenario_has_a_golden_game() -> None:
    """The toy and each shipped scenario have at least one golden game."""
    told = {golden.scenario for golden in goldens()}
    assert [id for id in ["toy", *shipped()] if id not in told] == []


def test_golden_games_give_orders() -> None:
    """Golden games are played and not only watched: each scenario has one in which orders are carried out."""
    assert all(any(golden.turns) for golden in goldens() if golden.path.stem.endswith("played"))
    assert any(golden.path.stem.endswith("played") for golden in goldens())
