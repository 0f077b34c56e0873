"""Studies of many worlds: over two processes, in little memory."""

from __future__ import annotations

import os
import time

import pytest

from game.study.plans import Rules, StudyPlan
from game.study.running import processes, run_study
from tests.benchmarks.bars import Bars
from tests.benchmarks.flagship import FLAGSHIP, loaded
from tests.benchmarks.fresh import SEED, STATUS, asked
from tests.benchmarks.rounds import times_slower

WORLDS = 1280
CHUNK = 512
"""Two shards behind the first small one, so that two workers have one each."""
PLAYER = "historical"


@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="there is one processor")
def test_two_processes_play_a_study_in_little_more_than_half_the_time(bars: Bars) -> None:
    """A study of the flagship over two warm workers against the same in this process, by the clock."""
    plan = StudyPlan(Rules.of(loaded(FLAGSHIP)), SEED, WORLDS, (PLAYER,), chunk=CHUNK)
    with processes(2) as pool:
        times = times_slower(
            lambda: run_study(plan, spread=False), lambda: run_study(plan, pool), time.perf_counter
        )
    bars.at_least("two processes against one", times, 1.6)


@pytest.mark.skipif(not STATUS.exists(), reason="the peak of a process is read from /proc")
def test_many_worlds_need_little_more_memory_than_one(bars: Bars) -> None:
    """The peak of a process that plays ten thousand worlds against that of one that plays one."""
    many, one = int(asked("peak", "10000")), int(asked("peak", "1"))
    bars.at_most("peak memory, 10,000 worlds against one", many / one, 2)
