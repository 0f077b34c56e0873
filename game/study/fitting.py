"""Fits every figure that a scenario quotes on simulated games: what a screen promises is what the rules do.

A forecast says where it is asked, what is forced, who plays on, and of which tables of which figures its
quote is the sum; the answer is the points of those tables.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from game.ruleset.arrays import Floats
from game.ruleset.compiled import Ruleset
from game.scenario.formulas import Call, Name, Node, children, parse
from game.scenario.showing import Scenario
from game.study.hats import Design, design, least_squares, logistic, rising
from game.study.plans import Rules
from game.study.running import in_order, processes
from game.study.sampling import Samples, samples, scale_of, sittings

AT_ONCE = 8
"""Forecasts fitted on one set of states by one worker."""
WORLDS = 4000
"""Worlds a figure is fitted on; each is asked at every sitting its forecast allows."""
SEED = 1000003
"""Fitting never looks at the worlds that honesty is tested on."""
TAILS = (0.02, 0.98)
"""Quantiles of the score that are laid just inside the ends of a link table."""
STEEPEST = 40.0
"""Points of score in one unit of log odds at most, where all samples look alike."""
SAME = 1e-9
ENOUGH = 200
"""Samples below which nothing is fitted."""
DIGITS = 4

Points = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Fitted:
    """The tables of one forecast, or why it has none."""

    forecast: str
    tables: dict[str, Points]
    count: int
    error: float
    """Root mean square of what the fit leaves unexplained."""
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """Which table of a quoted figure's formula reads which figure."""

    by_figure: dict[str, str]
    link: str


def form_of(ruleset: Ruleset, forecast: str) -> Form:
    """Read from the formula of a quoted figure the table of every figure, and the one laid over their sum."""
    spec = ruleset.scenario.forecasts[forecast]
    derived = ruleset.scenario.derived.get(spec.figure)
    by_figure, link = {}, ""
    for call in _tables(ruleset, parse(derived.value)) if derived is not None else ():
        argument = call.args[0]
        if isinstance(argument, Name) and spec.fit is not None and argument.id in spec.fit.figures:
            by_figure[argument.id] = call.function
        elif any(_tables(ruleset, argument)):
            link = call.function
    return Form(by_figure, link)


def _tables(ruleset: Ruleset, node: Node) -> Iterator[Call]:
    if isinstance(node, Call) and node.function in ruleset.scenario.tables:
        yield node
    for child in children(node):
        yield from _tables(ruleset, child)


def fittable(ruleset: Ruleset) -> list[str]:
    """The forecasts that say how they are fitted."""
    return [id for id, forecast in ruleset.scenario.forecasts.items() if forecast.fit is not None]


@dataclass(frozen=True, slots=True)
class FitJob:
    """Some forecasts fitted on the same states, as one worker does it."""

    rules: Rules
    forecasts: tuple[str, ...]
    seed: int = SEED
    worlds: int = WORLDS


def fit_all(job: FitJob) -> list[Fitted]:
    """Fit the forecasts of a job."""
    ruleset = job.rules.compiled
    trouble = {forecast: _trouble(ruleset, forecast) for forecast in job.forecasts}
    figures = {id: _figures(ruleset, id) for id, said in trouble.items() if not said}
    found = samples(ruleset, figures, list(sittings(ruleset, job.seed, job.worlds))) if figures else {}
    return [
        _fitted(ruleset, forecast, found[forecast]) if not said else Fitted(forecast, {}, 0, 0.0, said)
        for forecast, said in trouble.items()
    ]


def _figures(ruleset: Ruleset, forecast: str) -> tuple[str, ...]:
    fit = ruleset.scenario.forecasts[forecast].fit
    return tuple(fit.figures) if fit is not None else ()


def _trouble(ruleset: Ruleset, forecast: str) -> str:
    """Why a forecast cannot be fitted; empty where it can."""
    spec, form = ruleset.scenario.forecasts[forecast], form_of(ruleset, forecast)
    if spec.fit is None:
        return "it does not say how it is fitted"
    missing = [figure for figure in spec.fit.figures if figure not in form.by_figure]
    if missing or (spec.fit.link and not form.link):
        return f"the formula of {spec.figure} has no table of {missing[0] if missing else 'the sum'}"
    return ""


def _fitted(ruleset: Ruleset, forecast: str, found: Samples) -> Fitted:
    if len(found.outcomes) < ENOUGH:
        return Fitted(forecast, {}, len(found.outcomes), 0.0, f"asked in {len(found.outcomes)} states only")
    spec, form = ruleset.scenario.forecasts[forecast], form_of(ruleset, forecast)
    knots = dict(spec.fit.figures) if spec.fit is not None else {}
    link = spec.fit.link if spec.fit is not None else ()
    given = design(list(found.figures[1:]), list(knots.values()))
    scale = scale_of(ruleset, spec.figure)
    if link:
        heights = _scores(given, found.outcomes, link)
    else:
        heights = _levelled(given, least_squares(given, found.outcomes * scale))
    tables = {
        form.by_figure[figure]: _points(ends, height)
        for (figure, ends), height in zip(knots.items(), heights, strict=True)
    }
    said = given.matrix @ np.concatenate(heights)
    if link:
        rise = np.clip(rising(said, found.outcomes, link), 0.0, 1.0) * scale
        tables[form.link] = _points(link, rise)
        said = np.interp(said, link, rise)
    error = float(np.sqrt(np.mean((said / scale - found.outcomes) ** 2)))
    return Fitted(forecast, tables, len(found.outcomes), error)


def _scores(given: Design, outcomes: Floats, link: tuple[float, ...]) -> list[Floats]:
    """Tables of the log odds, stretched and shifted so that the samples fill the knots of the link."""
    heights = _levelled(given, logistic(given, outcomes))
    low, high = (float(x) for x in np.quantile(given.matrix @ np.concatenate(heights), TAILS))
    room = (link[-1] - link[0]) * (TAILS[1] - TAILS[0])
    stretch = min(room / max(high - low, SAME), STEEPEST)
    shift = (link[0] + link[-1] - stretch * (low + high)) / 2
    return [heights[0] * stretch + shift, *(height * stretch for height in heights[1:])]


def _levelled(given: Design, heights: list[Floats]) -> list[Floats]:
    """The same sum, with every table but the first at none on average, so that each can be read alone."""
    matrices = given.split(given.matrix.mean(axis=0))
    levels = [float((height * share).sum()) for height, share in zip(heights, matrices, strict=True)]
    return [
        heights[0] + sum(levels[1:]),
        *(each - level for each, level in zip(heights[1:], levels[1:], strict=True)),
    ]


def _points(knots: tuple[float, ...], heights: Floats) -> Points:
    return tuple(
        (float(x), round(float(y), DIGITS) + 0.0) for x, y in zip(knots, heights.tolist(), strict=True)
    )


def fit_scenario(
    scenario: Scenario, worlds: int | None = None, progress: Callable[[int, int], object] | None = None
) -> list[Fitted]:
    """Fit every forecast of a scenario, in processes side by side; the same whoever does it."""
    rules = Rules.of(scenario)
    names = fittable(rules.compiled)
    groups = [tuple(names[first : first + AT_ONCE]) for first in range(0, len(names), AT_ONCE)]
    found: list[Fitted] = []
    with processes() as pool:
        for _, fitted in in_order(
            fit_all, [FitJob(rules, group, worlds=worlds or WORLDS) for group in groups], pool
        ):
            found += fitted
            if progress is not None:
                progress(len(found), len(names))
    return found
