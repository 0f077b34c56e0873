"""What knowing is worth: the truth to one who searches, the dispatches to one who goes by tuned rules."""

from __future__ import annotations

from dataclasses import dataclass

from game.ruleset.arrays import Floats
from game.scenario.showing import Scenario
from game.study.findings import standard_error
from game.study.searching import Reference, Search, reference

POINTS = 100.0


@dataclass(frozen=True, slots=True)
class Information:
    """Points of utility that knowing more, or knowing less, makes."""

    truth: float
    """What the searching player would gain by seeing everything."""
    truth_error: float
    dispatches: float
    """What the tuned rule book loses where no source reports, and it is tuned to that."""
    dispatches_error: float


def information(
    scenario: Scenario, known: Reference, seed: int, searched: tuple[int, int], worlds: int
) -> Information:
    """Play the same worlds with the truth, with the dispatches and without any.

    `searched` is how many worlds are searched, and how many are imagined for each choice in them.
    """
    few, rollouts = searched
    seeing = known.met(Search(known, rollouts, knows=True).policy(), seed, few)
    believing = known.met(Search(known, rollouts).policy(), seed, few)
    deaf = reference(silenced(scenario), known.tuning_seed)
    with_sources = known.met(known.policy, seed, worlds)
    without = deaf.met(deaf.policy, seed, worlds) if deaf is not None else with_sources
    truth, dispatches = seeing - believing, with_sources - without
    return Information(*_points(truth), *_points(dispatches))


def silenced(scenario: Scenario) -> Scenario:
    """A scenario in which no source ever reports, so that beliefs are forecasts alone."""
    sources = {
        id: source.model_copy(
            update={
                "observes": {
                    factor: seen.model_copy(update={"when": "false"})
                    for factor, seen in source.observes.items()
                }
            }
        )
        for id, source in scenario.sources.items()
    }
    return scenario.model_copy(update={"sources": sources})


def _points(gains: Floats) -> tuple[float, float]:
    """The mean gain and its standard error, in points."""
    return POINTS * float(gains.mean()), POINTS * float(standard_error(gains))
