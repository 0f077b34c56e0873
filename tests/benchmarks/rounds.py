"""Measuring by turns: two works of one round meet the same neighbours on the machine; their ratio lasts."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from statistics import median, quantiles

ROUNDS = 7
Work = Callable[[], object]
Clock = Callable[[], float]


def times_slower(slow: Work, fast: Work, clock: Clock = time.process_time, rounds: int = ROUNDS) -> float:
    """How many times longer one work takes than another: the median over rounds.

    Where a work is of one process its processor time is counted, which neighbours hardly change.
    """
    measured = by_turns((slow, fast), clock, rounds)
    return ratio(measured[0], measured[1])


def by_turns(
    works: Sequence[Work], clock: Clock = time.process_time, rounds: int = ROUNDS
) -> list[list[float]]:
    """The times of each work in every round, after one round that only warms up."""
    measured: list[list[float]] = [[] for _ in works]
    for number in range(rounds + 1):
        for work, times in zip(works, measured, strict=True):
            began = clock()
            work()
            if number:
                times.append(clock() - began)
    return measured


def ratio(above: Sequence[float], below: Sequence[float]) -> float:
    """The median of the ratios of each round."""
    return median(one / other for one, other in zip(above, below, strict=True))


def repeated(work: Work, times: int) -> Work:
    """A work done several times over, where once is too short for the clock."""

    def many() -> None:
        for _ in range(times):
            work()

    return many


def p95(values: Sequence[float]) -> float:
    """The value that 95 % do not exceed."""
    return quantiles(values, n=20, method="inclusive")[-1]
