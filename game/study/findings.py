"""What a study found, in figures a person can judge: shares, means, quantiles, and what is never reached."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

import numpy as np

from game.ruleset.arrays import Floats
from game.ruleset.compiled import Ruleset, interim_order, utilities, verdict_order
from game.scenario.calendars import iso_date
from game.study.tallies import Findings, Tally, quantile, things, tracked

Z95 = 1.96
"""Standard errors on either side that hold 95 % of a normal distribution."""
RARE = 0.01
"""Share of worlds under which a thing is called rare."""
LEVELS = (0.1, 0.5, 0.9)


@dataclass(frozen=True, slots=True)
class Share:
    """A share with its 95 % interval."""

    share: float
    low: float
    high: float


def share_of(count: int, total: int) -> Share:
    """A share with Wilson's interval, which is right for shares near 0 and 1 too (Wilson, 1927)."""
    if not total:
        return Share(0.0, 0.0, 1.0)
    p, z2 = count / total, Z95 * Z95
    middle = (p + z2 / (2 * total)) / (1 + z2 / total)
    half = Z95 / (1 + z2 / total) * ((p * (1 - p) + z2 / (4 * total)) / total) ** 0.5
    return Share(p, max(middle - half, 0.0), min(middle + half, 1.0))


def standard_error(sample: Floats) -> Floats:
    """The standard error of the mean along the last axis; not a number for fewer than two."""
    size = sample.shape[-1]
    if size <= 1:
        return np.full(sample.shape[:-1], np.nan)
    error: Floats = np.asarray(sample.std(axis=-1, ddof=1) / size**0.5)
    return error


@dataclass(frozen=True, slots=True)
class DoctrineFinding:
    """One doctrine in a study."""

    doctrine: str
    worlds: int
    mean_u: float
    mean_u_error: float
    """Half of the 95 % interval of the mean."""
    regret: float
    """Mean points lost against the best open paper."""
    verdicts: dict[str, Share]
    interim: dict[str, Standing]
    """By day: how it stood there, where the scenario has interim verdicts."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How the games of one doctrine stood on the day of an interim verdict."""

    mean_u: float
    """Over the games that had not ended before."""
    verdicts: dict[str, Share]
    """Of all games."""


def by_doctrine(found: Findings) -> list[DoctrineFinding]:
    """The findings of each doctrine."""
    ruleset = found.rules.compiled
    return [_doctrine(ruleset, doctrine, tally) for doctrine, tally in found.tallies.items()]


def _doctrine(ruleset: Ruleset, doctrine: str, tally: Tally) -> DoctrineFinding:
    u, counts = np.array(utilities(ruleset.scenario)), tally.verdicts
    mean = float((u * counts).sum()) / tally.worlds
    variance = float((u * u * counts).sum()) / tally.worlds - mean * mean
    verdicts = {
        id: share_of(int(counts[position + 1]), tally.worlds)
        for position, id in enumerate(verdict_order(ruleset.scenario))
    }
    error = Z95 * (max(variance, 0.0) / tally.worlds) ** 0.5
    regret, interim = tally.regret / 100 / tally.worlds, _interim(ruleset, tally)
    return DoctrineFinding(doctrine, tally.worlds, mean, error, regret, verdicts, interim)


def _interim(ruleset: Ruleset, tally: Tally) -> dict[str, Standing]:
    named = zip(things(ruleset), tally.reached.tolist(), strict=True)
    counts = {id: int(count) for (kind, id, _, _), count in named if kind == "verdict"}
    found = {}
    for day, ranked in interim_order(ruleset.scenario).items():
        total = sum(counts[id] for id in ranked)
        points = sum(counts[id] * ruleset.scenario.verdicts[id].u for id in ranked)
        shares = {id: share_of(counts[id], tally.worlds) for id in ranked}
        found[day] = Standing(points / max(total, 1), shares)
    return found


@dataclass(frozen=True, slots=True)
class Reached:
    """How often a thing came about, over all doctrines of a study."""

    kind: str
    id: str
    share: float


def coverage(found: Findings) -> list[Reached]:
    """How often each event, wording, dilemma, answer and verdict came about."""
    ruleset, tallies = found.rules.compiled, list(found.tallies.values())
    worlds = sum(tally.worlds for tally in tallies)
    reached = sum((tally.reached for tally in tallies), np.zeros(len(list(things(ruleset))), dtype=np.int64))
    verdicts = sum(
        (tally.verdicts for tally in tallies),
        np.zeros(len(verdict_order(ruleset.scenario)) + 1, dtype=np.int64),
    )
    named = [(kind, id, int(count)) for (kind, id, _, _), count in zip(things(ruleset), reached, strict=True)]
    named += [
        ("verdict", id, int(verdicts[position + 1]))
        for position, id in enumerate(verdict_order(ruleset.scenario))
    ]
    return [Reached(kind, id, count / max(worlds, 1)) for kind, id, count in named]


def seldom(reached: Sequence[Reached]) -> list[Reached]:
    """What came about in less than one world in a hundred, never first."""
    return sorted(
        (each for each in reached if each.share < RARE), key=lambda each: (each.share, each.kind, each.id)
    )


@dataclass(frozen=True, slots=True)
class Course:
    """How a figure ran under one doctrine: its quantiles at the end of each tick."""

    doctrine: str
    figure: str
    dates: tuple[str, ...]
    quantiles: tuple[tuple[float, ...], ...]


def courses(found: Findings) -> list[Course]:
    """The quantiles of every factor and belief by date, for each doctrine."""
    ruleset = found.rules.compiled
    dates = [iso_date(ruleset.ticks.firsts[0]), *(iso_date(day) for day in ruleset.ticks.lasts)]
    return [
        Course(
            doctrine,
            column.id,
            tuple(dates),
            tuple(
                tuple(quantile(column, bins, level) for level in LEVELS) for bins in tally.figures[position]
            ),
        )
        for doctrine, tally in found.tallies.items()
        for position, column in enumerate(tracked(ruleset))
    ]


def as_data(found: Findings) -> dict[str, object]:
    """A study as plain data, for `--json`."""
    return {
        "scenario": found.rules.digest,
        "seed": str(found.seed),
        "doctrines": [asdict(each) for each in by_doctrine(found)],
        "coverage": [asdict(each) for each in coverage(found)],
        "courses": [asdict(each) for each in courses(found)],
    }
