"""A study is its worlds, whoever plays them and in whatever pieces."""

from __future__ import annotations

from dataclasses import fields

import numpy as np
import pytest

from game.engine.state import part, start
from game.study.findings import by_doctrine, coverage, seldom, share_of
from game.study.plans import FIRST, Rules, Shard, StudyPlan, chunks, shards
from game.study.playing import Mixture, obeying, play_out, repeated
from game.study.running import in_order, processes, run_study
from game.study.tallies import Findings, Tally, quantile, tallied, tracked
from tests.study.toys import COIN, LEVER, SLOT, ruleset, scenario

RULES = Rules.of(scenario(*SLOT))


def same(one: Tally, other: Tally) -> bool:
    """Whether two tallies count the same."""
    return all(np.array_equal(getattr(one, each.name), getattr(other, each.name)) for each in fields(Tally))


def only(tallies: dict[str, Tally]) -> Tally:
    """The tally of the one doctrine there is."""
    (tally,) = tallies.values()
    return tally


def test_a_study_of_256_is_256_games_alone() -> None:
    """Counting 256 worlds together and one by one gives the same verdicts, marks and histograms."""
    together = only(tallied(Shard(RULES, 3, ("random",), 0, 256)))
    alone = only(tallied(Shard(RULES, 3, ("random",), 0, 1)))
    for world in range(1, 256):
        alone = alone.plus(only(tallied(Shard(RULES, 3, ("random",), world, 1))))
    assert same(together, alone)


def test_neither_chunk_nor_workers_change_what_is_found() -> None:
    """Another chunk and two processes instead of none give the same findings."""
    plan = StudyPlan(RULES, 5, 1200, ("drift", "random"), 1024)
    one = run_study(plan)
    with processes(2) as pool:
        two = run_study(StudyPlan(RULES, 5, 1200, ("drift", "random"), 500), pool)
    assert list(one.tallies) == list(two.tallies)
    assert all(same(one.tallies[id], two.tallies[id]) for id in one.tallies)


def test_a_plan_is_cut_so_that_every_world_is_played_once() -> None:
    """Chunks are adjacent, begin small, and every doctrine plays each of them."""
    cut = list(chunks(10_000, 4096))
    assert cut[0] == (0, FIRST)
    assert [first for first, _ in cut[1:]] == [first + rows for first, rows in cut[:-1]]
    assert sum(rows for _, rows in cut) == 10_000
    found = list(shards(StudyPlan(RULES, 1, 600, ("a", "b"), 256)))
    assert [(shard.first, shard.rows) for shard in found] == list(chunks(600, 128))
    assert {shard.doctrines for shard in found} == {("a", "b")}


def test_a_study_can_be_ended_early() -> None:
    """A progress that answers False ends the study with what was played."""
    plan = StudyPlan(RULES, 5, 900, ("drift", "random"), 256)
    found = run_study(plan, progress=lambda done, total: done < 512)
    assert {id: tally.worlds for id, tally in found.tallies.items()} == {"drift": 256, "random": 256}


def test_the_first_job_is_done_at_once_and_the_order_kept() -> None:
    """Results come in the order of the jobs."""
    assert [result for _, result in in_order(abs, [-3, 1, -2], None)] == [3, 1, 2]
    assert list(in_order(abs, [], None)) == []


def test_a_coin_falls_evenly_and_its_interval_holds_a_half() -> None:
    """The share of a fair coin's heads has the half within its interval, and drift is worth a half."""
    rules = Rules.of(scenario(*COIN))
    found = run_study(StudyPlan(rules, 1, 2000, ("drift",)))
    finding = by_doctrine(found)[0]
    assert finding.verdicts["won"].low < 0.5 < finding.verdicts["won"].high
    assert abs(finding.mean_u - 0.5) < finding.mean_u_error * 2
    assert finding.verdicts["won"].share + finding.verdicts["lost"].share == pytest.approx(1)


def test_what_nobody_signs_is_told_as_never_reached() -> None:
    """Of the lever, drift never reaches the wording and never wins."""
    found = run_study(StudyPlan(Rules.of(scenario(*LEVER)), 1, 300, ("drift",)))
    assert [(each.kind, each.id) for each in seldom(coverage(found))] == [
        ("verdict", "won"),
        ("wording", "pull/yes"),
    ]


def test_a_quantile_of_whole_counts_is_exact() -> None:
    """Where a figure has fewer quanta than bins its median is the true one."""
    tally = only(tallied(Shard(RULES, 3, ("drift",), 0, 501)))
    column = tracked(RULES.compiled)[0]
    state = play_out(RULES.compiled, start(RULES.compiled, 3, 0, 501), obeying(RULES.compiled, "drift"))
    median = float(np.median(state.values[RULES.compiled.index[column.id]])) / column.per
    assert quantile(column, tally.figures[0][-1], 0.5) == median


def test_a_mixture_plays_each_doctrine_in_its_own_rows() -> None:
    """The rows of a mixture are those of its doctrines playing alone."""
    rules = ruleset(*LEVER)
    mixture, state = Mixture(rules, ("drift", "rule-book")), start(rules, 1, 0, 60)
    mixed = play_out(rules, state, mixture)
    for doctrine, run in zip(mixture.doctrines, mixture.runs(60), strict=True):
        alone = play_out(rules, part(state, run), obeying(rules, doctrine))
        assert np.array_equal(mixed.values[:, run], alone.values)


def test_worlds_repeated_are_the_same_worlds() -> None:
    """Each repetition holds the same worlds with the same hidden start."""
    rules = ruleset(*SLOT)
    state = repeated(rules, 4, 30, 3)
    assert np.array_equal(state.values[:, :30], state.values[:, 60:])
    assert np.array_equal(state.worlds[:30], state.worlds[30:60])


def test_an_interval_is_right_for_shares_of_none_and_all() -> None:
    """Wilson's interval never leaves 0 to 1 and never has no width."""
    assert share_of(0, 50).low == 0
    assert 0 < share_of(0, 50).high < 0.1
    assert share_of(50, 50).high == 1
    assert share_of(0, 0).high == 1


def test_findings_are_kept_by_doctrine() -> None:
    """A study names its scenario by digest and keeps a tally for each doctrine."""
    found = run_study(StudyPlan(RULES, 1, 40, ("drift",)))
    assert isinstance(found, Findings)
    assert found.rules.digest == RULES.digest
    assert found.tallies["drift"].worlds == 40


DAY = "{title: Day, u: %s, on: 1820-06-06, when: %s, rank: %s, epilogue: [{text: So.}]}"
OVER = "{title: Over, u: 0, at_once: true, when: %s, rank: 0, epilogue: [{text: Over.}]}"


def days(over: str) -> Rules:
    """The coin of 5 June, judged on the 6th as well; and an end at once."""
    of_day = (
        f"verdicts: {{heads_up: {DAY % (0.75, 'fired(heads)', 1)}, tails_up: {DAY % (0.25, 'true', 2)}}}\n"
    )
    return Rules.of(scenario(*COIN, of_day, f"verdicts: {{over: {OVER % over}}}\n"))


def test_verdicts_of_a_day_are_counted_apart() -> None:
    """How it stood on a day has shares and a mean of its own, those of the same coin."""
    (each,) = by_doctrine(run_study(StudyPlan(days("'false'"), 5, 600, ("drift",))))
    (day,) = each.interim
    heads, tails = (each.interim[day].verdicts[id].share for id in ("heads_up", "tails_up"))
    assert (day, heads + tails, heads) == ("1820-06-06", 1.0, each.verdicts["won"].share)
    assert each.interim[day].mean_u == pytest.approx(0.75 * heads + 0.25 * tails)
    assert set(each.verdicts) == {"won", "lost", "over"}
    assert 0.4 < each.mean_u < 0.6


def test_a_game_that_had_ended_counts_for_no_day() -> None:
    """Where heads end the game at once on the 5th, only tails stand on the 6th."""
    (each,) = by_doctrine(run_study(StudyPlan(days("fired(heads)"), 5, 600, ("drift",))))
    stood = each.interim["1820-06-06"]
    assert stood.verdicts["heads_up"].share == 0
    assert stood.verdicts["tails_up"].share == pytest.approx(1 - each.verdicts["over"].share)
    assert stood.mean_u == 0.25


def test_a_verdict_of_a_day_that_is_never_reached_is_told() -> None:
    """It stands among what is seldom reached, like every other verdict."""
    rare = seldom(coverage(run_study(StudyPlan(days("fired(heads)"), 5, 600, ("drift",)))))
    assert ("verdict", "heads_up") in {(each.kind, each.id) for each in rare}
