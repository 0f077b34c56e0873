"""A thing may be put in several ways: a game keeps to one, others take others, and no rule knows of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.engine.looking import view
from game.engine.state import start
from game.report.voices import stances
from game.report.wording import put
from game.ruleset.compiled import Ruleset
from game.ruleset.compiling import compile_scenario
from game.scenario.orders import Sign
from game.scenario.problems import ScenarioError
from tests.laws.playing import played
from tests.scenario.patching import load_patch

LAMP = "voices: {skipper: {stances: {lamp: {says: {lit: %s}}}}}\n"
WAYS = "[I can steer by it., The light is enough for me., It will do to steer by.]"


@pytest.fixture
def several(tmp_path: Path) -> Ruleset:
    """The harbour town whose skipper may put it in three ways."""
    return compile_scenario(load_patch(tmp_path, LAMP % WAYS).scenario)


def said(rules: Ruleset, seed: int) -> set[str]:
    """All that the skipper says of the lamp in one game."""
    past = played(rules, seed, [])
    views = [past.view(tick) for tick in past.sittings]
    return {
        stance.says
        for each in views
        for stance in stances(each, (), Sign("lamp", "lit"))
        if stance.voice == "skipper"
    }


def test_a_game_keeps_to_one_way_and_games_differ(several: Ruleset) -> None:
    """One voice, one way in one game; over twenty games every way is heard."""
    games = [said(several, seed) for seed in range(20)]
    assert all(len(each) == 1 for each in games)
    assert set().union(*games) == set(several.scenario.voices["skipper"].stances["lamp"].says["lit"])


def test_a_lone_text_is_a_list_of_one(tmp_path: Path) -> None:
    """A lone text reads as the list of it would, and is written down again as it was."""
    lone, listed = (load_patch(tmp_path, LAMP % text).scenario for text in ("Lit.", "[Lit.]"))
    assert lone == listed
    assert lone.voices["skipper"].stances["lamp"].model_dump()["says"]["lit"] == "Lit."


def test_ways_move_nothing(several: Ruleset, tmp_path: Path) -> None:
    """How a thing is put changes no number: the same game, to the last quantum."""
    plain = compile_scenario(load_patch(tmp_path, LAMP % "Lit.").scenario)
    one, other = (played(rules, 3, []).states[-1].values for rules in (several, plain))
    assert (one == other).all()


@pytest.mark.parametrize("ways", ["[]", "3", "[Lit., 3]", "{a: Lit.}"])
def test_what_is_no_text_is_told(ways: str, tmp_path: Path) -> None:
    """No ways at all, a number or a map: one problem, at its place."""
    with pytest.raises(ScenarioError) as fault:
        load_patch(tmp_path, LAMP % ways)
    assert [problem.place.span is not None for problem in fault.value.problems] == [True]


def test_worlds_of_a_seed_differ(several: Ruleset) -> None:
    """The way is drawn from the world too, so that a table of many rows reads as so many games."""
    ways = ("one", "two", "three")
    views = [view(several, start(several, 1, world)) for world in range(20)]
    assert {put(ways, each) for each in views} == set(ways)
