"""What one shard is boiled down to: whole counts, which add up the same in any order.

Counts and histograms instead of tables, so that a study of any size needs the memory of one chunk.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from game.engine.state import State, start
from game.ruleset.arrays import Ints
from game.ruleset.compiled import Column, Ruleset, interim_order, verdict_order
from game.scenario.calendars import ordinal
from game.study.plans import Rules, Shard
from game.study.playing import Mixture, joined, played

Counts = NDArray[np.int32]
BINS = 256
"""Steps a figure's range is cut into; a figure with fewer quanta is counted exactly."""


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts of some worlds of one doctrine."""

    worlds: int
    verdicts: Ints
    """Worlds by final verdict; the first entry is of worlds that reached none."""
    reached: Ints
    """Worlds in which each thing of `things` came about."""
    regret: int
    """Quanta of regret, summed."""
    figures: Counts
    """Worlds by bin; figures by ticks by bins."""

    def plus(self, other: Tally) -> Tally:
        """The counts of both."""
        return Tally(
            self.worlds + other.worlds,
            self.verdicts + other.verdicts,
            self.reached + other.reached,
            self.regret + other.regret,
            self.figures + other.figures,
        )


@dataclass(frozen=True, slots=True)
class Findings:
    """The counts of a study, by doctrine."""

    rules: Rules
    seed: int
    tallies: dict[str, Tally]


def tracked(ruleset: Ruleset) -> list[Column]:
    """The columns a study keeps quantiles of: factors and beliefs."""
    return [
        column for column in ruleset.columns if column.kind in {"factor", "belief"} and column.id != "regret"
    ]


def things(ruleset: Ruleset) -> Iterator[tuple[str, str, int, int | None]]:
    """What may come about on the way: kind, id, column and the mark that says so (none for any but 0)."""
    scenario, index = ruleset.scenario, ruleset.index
    for id in scenario.events:
        yield "event", id, index[f"event.{id}"], None
    for id, motion in scenario.motions.items():
        for position, wording in enumerate(motion.wordings):
            yield "wording", f"{id}/{wording}", index[f"clause.{id}"], position + 1
    for id, dilemma in scenario.dilemmas.items():
        yield "dilemma", id, index[f"answer.{id}"], None
        for position, answer in enumerate(dilemma.answers):
            yield "answer", f"{id}={answer}", index[f"answer.{id}"], position + 1
    for day, ranked in interim_order(scenario).items():
        for id in ranked:
            yield "verdict", id, index[f"verdict.{id}"], ruleset.ticks.holding(ordinal(day))


def tallied(shard: Shard) -> dict[str, Tally]:
    """Play a shard to the end and count, each doctrine by itself."""
    ruleset, mixture = shard.rules.compiled, Mixture(shard.rules.compiled, shard.doctrines)
    begun = joined([start(ruleset, shard.seed, shard.first, shard.rows)] * len(shard.doctrines))
    runs = dict(zip(shard.doctrines, mixture.runs(begun.rows), strict=True))
    figures = tracked(ruleset) if shard.courses else []
    return count(ruleset, played(ruleset, begun, mixture), runs, figures)


def count(
    ruleset: Ruleset, states: Iterator[State], runs: Mapping[str, slice], figures: Sequence[Column]
) -> dict[str, Tally]:
    """Count games as they are played, by runs of rows, with the courses of some figures."""
    last, shape = next(states), (len(figures), ruleset.ticks.count + 1, BINS)
    bins = {name: np.zeros(shape, dtype=np.int32) for name in runs}
    _fill(ruleset, last, bins, (runs, figures))
    for last in states:
        _fill(ruleset, last, bins, (runs, figures))
    return {name: _finished(ruleset, last.values[:, run], bins[name]) for name, run in runs.items()}


def _fill(
    ruleset: Ruleset,
    state: State,
    bins: dict[str, Counts],
    counted: tuple[Mapping[str, slice], Sequence[Column]],
) -> None:
    runs, figures = counted
    for position, column in enumerate(figures):
        binned = _bin(column, state.values[ruleset.index[column.id]])
        for name, run in runs.items():
            bins[name][position, state.tick] = np.bincount(binned[run], minlength=BINS)


def _finished(ruleset: Ruleset, values: Ints, bins: Counts) -> Tally:
    index = ruleset.index
    verdicts = np.bincount(values[index["verdict"]], minlength=len(verdict_order(ruleset.scenario)) + 1)
    reached = [
        int((values[column] == mark).sum() if mark is not None else (values[column] != 0).sum())
        for _, _, column, mark in things(ruleset)
    ]
    return Tally(values.shape[1], verdicts, np.array(reached), int(values[index["regret"]].sum()), bins)


def _bin(column: Column, quanta: Ints) -> Ints:
    span = column.high - column.low + 1
    return (quanta - column.low) if span <= BINS else (quanta - column.low) * BINS // span


def quantile(column: Column, bins: Counts, share: float) -> float:
    """The value below which so large a share of the worlds lies, in units, straight within a bin."""
    total, span = int(bins.sum()), column.high - column.low + 1
    wanted, before = share * total, 0
    for position, held in enumerate(bins.tolist()):
        if before + held >= wanted and held:
            inside = (wanted - before) / held
            width = 1.0 if span <= BINS else span / BINS
            offset = float(position) if span <= BINS else (position + inside) * width
            return (column.low + offset) / column.per
        before += held
    return column.high / column.per
