"""Searching, curves and audits on games whose answer is known."""

from __future__ import annotations

import numpy as np
import pytest

from game.engine.state import start
from game.study.information import silenced
from game.study.legibility import legibility
from game.study.playing import play_out, utility
from game.study.relevance import evenness, merits, relevance, turns
from game.study.robustness import robustness, shaken
from game.study.searching import Reference, Search, reference
from game.study.tension import curves, tension, told_apart
from tests.study.toys import COIN, DOOR, FACE, SLOT, doctrine, motion, ruleset, scenario, verdicts

BLIND = (
    FACE,
    "motions:\n" + motion("pull", "[{set: {face: 1}, why: The lever is pulled}]"),
    verdicts("face == 1"),
    "doctrines:\n" + doctrine("historical") + doctrine("rule-book", "sign shout/yes"),
    "motions:\n" + motion("shout"),
)
"""A lever that wins, and a rule book that only shouts."""
IDLE = "doctrines:\n" + doctrine("rule-book", "sign shout/yes")


def known(*parts: str) -> Reference:
    """The tuned rule book of a toy."""
    found = reference(scenario(*parts), 3)
    assert found is not None
    return found


def test_a_search_pulls_the_lever_that_the_rule_book_leaves() -> None:
    """Trying every choice in imagined worlds finds the one that wins."""
    reference = known(*BLIND)
    begun = reference.begun(start(reference.ruleset, 1, 0, 6))
    assert utility(reference.ruleset, play_out(reference.ruleset, begun, reference.policy)).mean() == 0
    found = play_out(reference.ruleset, begun, Search(reference, 8).policy())
    assert utility(reference.ruleset, found).mean() == 1


def test_without_a_rule_book_there_is_no_reference() -> None:
    """The instrument that all is measured by is not made up."""
    assert reference(scenario(*COIN), 3) is None


def test_a_coin_has_no_decision_that_matters() -> None:
    """Nothing one signs changes the odds, so that every swing is nought within noise."""
    games = turns(known(*COIN, IDLE), 1, 8, 64)
    found = relevance(games)
    assert found is not None
    assert abs(found.swing) < 4
    assert found.close > 0.5


def test_a_lever_is_a_decision_worth_everything() -> None:
    """Pulling is always right; a range of a hundred points is told as wide."""
    reference = known(*BLIND)
    games = turns(reference, 1, 4, 8)
    found = relevance(games)
    assert found is not None
    assert found.very_wide >= 1
    pull = next(each for each in merits(reference, games, 1, 8) if each.motion == "pull")
    assert pull.right == 1
    assert pull.missed == 0


def test_what_is_hidden_is_told_apart_by_nobody_and_decided_for_the_truth() -> None:
    """Behind the door chances stand at a half till the end; the path is the last step alone."""
    found = tension(curves(known(*DOOR, IDLE), 1, 40, 64))
    assert found.residual == pytest.approx((1, 1, 1), abs=0.1)
    assert found.dead == 0
    assert 0.3 < found.foreseen[0] < 0.7


def test_a_slot_machine_moves_without_a_decision() -> None:
    """The chance follows the reels: a long path, and ends foreseen better and better."""
    found = tension(curves(known(*SLOT, IDLE), 1, 40, 64))
    assert found.path > 0.5
    assert found.foreseen[2] > found.foreseen[0] - 0.1


def test_areas_and_evenness_have_their_known_values() -> None:
    """Told apart perfectly, not at all, and half; one name, and two in equal shares."""
    won = np.array([1.0, 1.0, 0.0, 0.0])
    assert told_apart(np.array([0.9, 0.8, 0.2, 0.1]), won) == 1
    assert told_apart(np.full(4, 0.5), won) == 0.5
    assert told_apart(np.full(4, 0.5), np.ones(4)) == 0.5
    assert evenness(["a", "a"]) == 0
    assert evenness(["a", "b"]) == pytest.approx(1)


def test_a_shaken_scenario_has_other_weights_and_the_same_courses() -> None:
    """Shaking is repeatable, and where no family is ahead no order can be lost."""
    one, again, other = (shaken(scenario(*SLOT), at) for at in (1, 1, 2))
    assert one == again
    assert one != other
    assert robustness(scenario(*SLOT), 1, 2, 20).stable == 1


def test_every_change_of_the_slot_machine_is_explained() -> None:
    """The reels move by two events alone, and both are told."""
    found = legibility(ruleset(*SLOT), 1, 3)
    assert found.changes > 0
    assert found.unexplained == 0
    assert found.foremost == 1


def test_a_silenced_scenario_reports_nothing() -> None:
    """No source of it observes anything any more."""
    quiet = silenced(scenario(*COIN))
    assert all(seen.when == "false" for source in quiet.sources.values() for seen in source.observes.values())
