"""Runs a plan over processes or in this one; what comes out does not depend on how many there are.

`concurrent.futures.Executor` is the whole interface: whoever brings one may spread a study over machines.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import active_children, get_all_start_methods, get_context
from typing import TypeVar

from game.study.plans import StudyPlan, shards
from game.study.tallies import Findings, Tally, tallied

Job = TypeVar("Job")
Result = TypeVar("Result")
SMALL = 2000
"""Games below which starting a process costs more than it saves."""
AHEAD = 2
"""Jobs handed out in advance for each worker."""

Progress = Callable[[int, int], bool | None]
"""Told how many games of how many are played; returning False ends the study with what there is."""


def run_study(
    plan: StudyPlan,
    executor: Executor | None = None,
    progress: Progress | None = None,
    *,
    spread: bool = True,
) -> Findings:
    """Play a plan and return what was found; without an executor small studies stay in this process.

    With `spread` off so does a large one, as it must where this is a worker already.
    """
    total, done = plan.worlds * len(plan.doctrines), 0
    tallies: dict[str, Tally] = {}
    with _own_or(executor, total if spread else 0) as pool:
        for shard, found in in_order(tallied, shards(plan), pool):
            for doctrine, tally in found.items():
                held = tallies.get(doctrine)
                tallies[doctrine] = tally if held is None else held.plus(tally)
            done += shard.rows * len(shard.doctrines)
            if progress is not None and progress(done, total) is False:
                break
    return Findings(plan.rules, plan.seed, tallies)


@contextmanager
def _own_or(executor: Executor | None, games: int) -> Iterator[Executor | None]:
    if executor is not None or games < SMALL:
        yield executor
        return
    with processes() as pool:
        yield pool


@contextmanager
def processes(count: int | None = None) -> Iterator[Executor]:
    """A pool of processes that is safe beside threads; left early, it drops what was not begun.

    Interrupted, it drops what was begun as well: a measurement may take many minutes.
    """
    others = active_children()
    method = "forkserver" if "forkserver" in get_all_start_methods() else "spawn"
    pool = ProcessPoolExecutor(count or os.cpu_count() or 1, mp_context=get_context(method))
    try:
        yield pool
    except KeyboardInterrupt:
        for worker in active_children():
            if worker not in others:
                worker.terminate()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def in_order(
    work: Callable[[Job], Result], jobs: Iterable[Job], executor: Executor | None
) -> Iterator[tuple[Job, Result]]:
    """Each job with its result, in the order of the jobs, whoever finished first.

    The first job is always done here, so that there is something to show while a pool starts.
    """
    waiting: deque[tuple[Job, Future[Result]]] = deque()
    ahead = AHEAD * (os.cpu_count() or 1)
    remaining = iter(jobs)
    first = next(remaining, None)
    if first is None:
        return
    if executor is not None:
        _hand_out(work, remaining, executor, waiting, ahead)
    yield first, work(first)
    if executor is None:
        for job in remaining:
            yield job, work(job)
        return
    while waiting:
        job, future = waiting.popleft()
        _hand_out(work, remaining, executor, waiting, ahead)
        yield job, future.result()


def _hand_out(
    work: Callable[[Job], Result],
    jobs: Iterator[Job],
    executor: Executor,
    waiting: deque[tuple[Job, Future[Result]]],
    ahead: int,
) -> None:
    while len(waiting) < ahead:
        job = next(jobs, None)
        if job is None:
            return
        waiting.append((job, executor.submit(work, job)))
