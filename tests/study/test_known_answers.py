"""Every metric on a game whose answer is known."""

from __future__ import annotations

import numpy as np
import pytest

from game.engine.state import start
from game.ruleset.compiling import compile_scenario
from game.study.agents import Effort, ladder, players, rungs, tune
from game.study.coverage_of_bands import bands, pooled
from game.study.dullness import bite, flatness, named_values
from game.study.fitting import FitJob, fit_all, form_of
from game.study.hats import hats
from game.study.hats import pooled as rising_heights
from game.study.honesty import honesty
from game.study.luck import Shares, analysed, shares_of_luck
from game.study.own_doing import own_doing
from game.study.plans import Rules
from game.study.refilling import with_points
from game.study.sampling import act_of, asked, sittings
from game.study.widening import fit_widths
from tests.study.toys import (
    COIN,
    CORRIDOR,
    DOOR,
    FACE,
    LEVER,
    SLOT,
    doctrine,
    fruit,
    lake,
    motion,
    ruleset,
    scenario,
    verdicts,
)


def test_a_coin_is_all_dice() -> None:
    """Of a fair coin nothing is skill and nothing is hidden."""
    found = shares_of_luck(ruleset(*COIN), 1, 30, 20)
    assert found.dice > 0.95


def test_a_lever_is_all_skill() -> None:
    """Where one order decides everything all variance is skill."""
    assert shares_of_luck(ruleset(*LEVER), 1, 20, 8).skill > 0.85


def test_a_door_is_all_hidden() -> None:
    """What was behind the door from the start is hidden state, and not dice."""
    assert shares_of_luck(ruleset(*DOOR), 1, 40, 8) == pytest.approx(Shares(0, 1, 0))


def test_a_corridor_has_no_variance_to_split() -> None:
    """Where everything always ends alike there is nothing to attribute."""
    assert shares_of_luck(ruleset(*CORRIDOR), 1, 20, 4) == Shares(0, 0, 0)


def test_an_interaction_counts_as_skill() -> None:
    """Two policies that are each right in the other's worlds differ by skill, though their means agree."""
    cells = np.array([[1.0, 0.0] * 10, [0.0, 1.0] * 10])
    assert analysed(np.repeat(cells[:, :, None], 4, axis=2)).skill == pytest.approx(1)


def test_the_ladder_sees_who_pulls_the_lever() -> None:
    """The rule book beats drift in every world, and drift never beats anybody."""
    found = ladder(scenario(*LEVER), 1, 60)
    u = {rung.player: rung.mean_u for rung in found.rungs}
    assert u["drift"] == 0
    assert u["rule-book"] == 1
    assert 0.5 < u["random"] < 1
    assert found.best_u == 1


def test_a_duel_counts_ties_as_half() -> None:
    """Equal utilities are no rung; better in every world is a whole one."""
    climbed = rungs({"low": np.zeros(10), "same": np.zeros(10), "high": np.ones(10)})
    assert [rung.beats_below for rung in climbed] == [0, 0.5, 1]


def test_tuning_finds_the_number_that_wins() -> None:
    """A rule book that pulls only above a value it never reaches is tuned to pull."""
    timid = """
doctrines:
  rule-book: {title: Timid, about: Waits., rules: [{give: sign pull/yes, when: face >= 0.5}]}
"""
    made = players(scenario(*LEVER[:3], timid), Effort())
    (tuned,) = tune(made.ruleset, [made.tunables["rule-book"]], 1)
    assert tuned.mean_u == 1


def test_a_corridor_is_flat_and_a_slot_machine_is_not() -> None:
    """Nothing ever happens in a corridor; the reels move in most turns."""
    flat, lively = flatness(ruleset(*CORRIDOR), 1, 40), flatness(ruleset(*SLOT), 1, 200)
    assert flat.share == 1
    assert flat.longest == 3
    assert lively.share < 0.6


def test_no_swing_of_a_slot_machine_is_ones_own_doing() -> None:
    """Large swings of the reels never lead back to an order."""
    found = own_doing(ruleset(*SLOT), 1, 20, 500)
    assert found.swings > 5
    assert found.own == 0


def test_a_swing_that_was_signed_is_ones_own_doing() -> None:
    """A figure that only an order moves leads back to that order."""
    parts = (
        FACE,
        "motions:\n" + motion("pull", "[{add: {face: 40}, why: The lever is pulled}]"),
        "headlines: {face: {title: Face, figure: face, better: up, rank: 1, about: A face.}}\n",
        "doctrines:\n" + doctrine("historical", "sign pull/yes"),
        verdicts("face > 1"),
    )
    found = own_doing(ruleset(*parts), 1, 5, 500)
    assert found.swings == found.own > 0


ARMS = """
factors:
  boats: {title: Boats, range: [0, 900], precision: 0.01, shown: 1, seen: believed, label: invented}
  fear: {title: Fear, start: 0, range: [0, 1], precision: 1, label: invented}
flows:
  sail: {from: boats, rate: (5 if fear < 1 else 0) / day, why: They sail, label: invented}
beliefs:
  boats: {mean: 200, sd: 5, forecast: -5 if fear < 1 else 0, spread: 0.1, why: They sail}
headlines:
  boats: {title: Boats, figure: believed.boats, better: down, rank: 1, about: Theirs.}
"""


def test_an_order_that_stops_a_flow_bites() -> None:
    """Two doctrines that differ in what flows out of the believed figure are apart in every world."""
    armed = "motions:\n" + motion("arm", "[{set: {fear: 1}, why: Armed}]")
    arms = "doctrines:\n" + doctrine("arms", "sign arm/yes")
    found = bite(ruleset(ARMS, armed, arms, verdicts("fear < 1")), 1, 50)
    assert found is not None
    assert found.doctrines == ("arms", "drift")
    assert found.apart == pytest.approx(15, abs=0.1)
    assert found.felt == 1


def test_the_values_a_paper_names_are_read_from_its_formulas() -> None:
    """A figure compared with a number is a value that can be passed."""
    opened = """
motions:
  later: {title: Later, paper: page, opens: face >= 30, wordings: {yes: {text: Yes., short: yes}}}
"""
    assert named_values(ruleset(*CORRIDOR, opened)) == [("face", 30.0)]


@pytest.mark.parametrize("quote", ["fit.ripe(ripe)", "fit.link(fit.ripe(ripe))"])
def test_a_fit_recovers_a_known_curve(quote: str) -> None:
    """A fruit whose chance is its ripeness is fitted as a straight line, with a link and without."""
    rules = Rules.of(scenario(*fruit(quote)))
    (found,) = fit_all(FitJob(rules, ("eaten",), 2, 4000))
    assert not found.trouble
    ripe = np.array([0.0, 25.0, 50.0, 75.0, 100.0])
    said = np.interp(ripe, *np.array(found.tables["fit.ripe"]).T)
    if "fit.link" in found.tables:
        said = np.interp(said, *np.array(found.tables["fit.link"]).T)
    assert said == pytest.approx(ripe / 100, abs=0.08)


def test_a_fit_says_what_its_formula_lacks() -> None:
    """A quoted figure without a table of the named figure is not fitted, and it is said why."""
    rules = ruleset(*fruit("0.5"))
    assert form_of(rules, "eaten").by_figure == {}
    (found,) = fit_all(FitJob(Rules.of(rules.scenario), ("eaten",), 2, 300))
    assert "no table of ripe" in found.trouble


def test_leaving_a_motion_is_priced_where_it_can_be_signed() -> None:
    """The worth of an unsigned motion is not asked on days on which the motion has left the table."""
    text, pick, ends = fruit("ripe / 100")
    closes = 'opens: "date < 1820-06-04", unsigned_worth: odds, wordings:'
    rules = ruleset(text.replace("forced: [sign pick/yes], ", ""), pick.replace("wordings:", closes, 1), ends)
    act = act_of(rules, rules.scenario.forecasts["eaten"])
    rows = {state.tick: asked(rules, state, "eaten", act).rows for state in sittings(rules, 2, 20)}
    assert any(rows.values())
    assert {tick for tick, count in rows.items() if count} <= {1, 2}


def test_honest_odds_pass_and_planted_ones_are_caught() -> None:
    """Odds that are the true chance are within five points in every tenth; odds shifted up are not."""
    (kept,) = honesty(ruleset(*fruit("ripe / 100")), ["eaten"], 3, 12000)
    (planted,) = honesty(ruleset(*fruit("0.3 + 0.7 * ripe / 100")), ["eaten"], 3, 6000)
    assert kept.worst <= 0.05
    assert planted.worst > 0.15


def test_a_wide_enough_band_holds_and_a_planted_narrow_one_is_caught() -> None:
    """A belief that knows what moves the lake is right 80 % of the time; one blind to the brook is not."""
    assert pooled(bands(ruleset(*lake(0)), 1, 4000)) == pytest.approx(0.8, abs=0.02)
    assert pooled(bands(ruleset(*lake(4)), 1, 4000)) < 0.75


def test_widths_are_let_out_until_bands_hold() -> None:
    """A belief blind to the brook learns how blind it is, day by day."""
    days = "\nderived: {days: {title: Days, value: (date - 1820-06-05) / 1 day, shown: 1, label: invented}}\n"
    table = "tables: {width.level: {points: [[0, 1], [1, 1], [2, 1]]}}\n"
    parts = [part.replace("spread: 0", "spread: 1 * width.level(days)") for part in lake(4)]
    made = scenario(*parts, days + table)
    assert pooled(bands(compile_scenario(made), 1, 2000)) < 0.77
    fitted = with_points(made, fit_widths(made, 1000))
    assert pooled(bands(compile_scenario(fitted), 1, 4000)) == pytest.approx(0.8, abs=0.03)


def test_hats_stand_at_their_knots() -> None:
    """Each sample is shared between its two knots, and beyond the ends it belongs to the end."""
    found = hats(np.array([-5.0, 0.0, 2.5, 10.0, 99.0]), (0.0, 10.0, 20.0))
    assert found.tolist() == [[1, 0, 0], [1, 0, 0], [0.75, 0.25, 0], [0, 1, 0], [0, 0, 1]]


def test_a_rising_table_never_falls() -> None:
    """Heights that fall are pooled to their weighted mean."""
    assert rising_heights(np.array([1.0, 3.0, 2.0, 5.0]), np.ones(4)).tolist() == [1, 2.5, 2.5, 5]


def test_sittings_are_those_of_the_calendar() -> None:
    """States are sampled at the three sittings, before their ticks."""
    rules = ruleset(*CORRIDOR)
    assert [state.tick for state in sittings(rules, 1, 30)] == [0, 1, 2]
    assert start(rules, 1, 0, 30).rows == 30
