"""Pages beside the conference show what the scenario lets them show, and no sooner."""

from __future__ import annotations

from game.report.boards import pictures
from game.ruleset.compiling import compile_scenario
from tests.laws.playing import played
from tests.laws.telling import the_toy


def test_a_picture_is_drawn_while_it_appears() -> None:
    """Its figure is not told by a drawing before the scenario says so."""
    toy = the_toy()
    wall = toy.pictures["wall"]
    for appears, drawn in (("true", 1), ("date < 1820-01-01", 0), ("wall >= 0", 1)):
        pictured = {"wall": wall.model_copy(update={"appears": appears})}
        past = played(compile_scenario(toy.model_copy(update={"pictures": pictured})), 1, [])
        assert len(pictures(past)) == drawn
