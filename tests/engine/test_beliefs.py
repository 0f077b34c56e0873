"""Beliefs against an independent filter written with matrices, and their bands against many worlds."""

from __future__ import annotations

import numpy as np
import pytest

from game.engine.imagining import imagine
from game.engine.looking import view
from game.engine.state import State, start
from game.engine.stepping import advance
from game.ruleset.arrays import Floats
from game.ruleset.compiled import BAND, Ruleset
from tests.engine.small import Data, factor, ruleset

SPREAD, BIASES, ERRORS = 2.0, {"east": 4.0, "west": 1.5}, {"east": 3.0, "west": 2.0}
MEAN, SD, FORECAST = 50.0, 8.0, 0.5


def observed(delay: int = 0) -> Ruleset:
    """A hidden stock that drifts by chance as its belief expects, seen by two sources of unlike bias."""
    sources: Data = {
        name: {
            "title": name,
            "about": "Sees.",
            "label": "invented",
            "observes": {"fleet": _seen(BIASES[name], ERRORS[name], delay if name == "west" else 0)},
        }
        for name in ("east", "west")
    }
    belief = {
        "mean": str(MEAN),
        "sd": str(SD),
        "forecast": str(FORECAST),
        "spread": str(SPREAD),
        "why": "It grows",
    }
    front = {"title": "F", "why": "It drifts", "label": "invented", "active": "true", "odds": "0.5"}
    return ruleset(
        factors={"fleet": factor(None, -1000, 1000, precision=0.001, seen="believed")},
        beliefs={"fleet": belief},
        sources=sources,
        fronts={"f": front | {"progress": "fleet", "advance": str(FORECAST), "luck": str(SPREAD)}},
    )


def _seen(bias: float, error: float, delay: int) -> Data:
    return {"bias": str(bias), "lean": "1", "error": str(error), "delay": delay, "says": ["So many."]}


def filtered(reports: list[dict[str, float]]) -> list[tuple[float, float]]:
    """Mean and variance after each tick: a Schmidt-Kalman filter over (stock, bias east, bias west)."""
    mean, cover = MEAN, np.diag([SD * SD, BIASES["east"] ** 2, BIASES["west"] ** 2])
    found = []
    for told in reports:
        mean += FORECAST
        cover = cover + np.diag([SPREAD * SPREAD, 0.0, 0.0])
        for number, name in enumerate(("east", "west"), 1):
            mean, cover = _corrected(mean, cover, (number, told[name] - 1.0, ERRORS[name] ** 2))
        found.append((mean, float(cover[0, 0])))
    return found


def _corrected(mean: float, cover: Floats, report: tuple[int, float, float]) -> tuple[float, Floats]:
    """One report: only the stock is corrected, the biases are considered (gain 0), in Joseph's form."""
    number, value, noise = report
    look = np.zeros((1, 3))
    look[0, 0] = look[0, number] = 1.0
    total = (look @ cover @ look.T)[0, 0] + noise
    gain = np.array([[(cover @ look.T)[0, 0] / total], [0.0], [0.0]])
    keep = np.eye(3) - gain @ look
    return mean + gain[0, 0] * (value - mean), keep @ cover @ keep.T + gain @ gain.T * noise


def test_beliefs_are_those_of_a_matrix_filter() -> None:
    """Mean and variance of every tick are those of the textbook filter, to within the rounding to quanta."""
    rules = observed()
    state, reports, held = start(rules, 11), [], []
    for _ in range(rules.ticks.count):
        state = advance(rules, state)
        seen = view(rules, state)
        reports.append({name: seen.figure(f"reported.{name}.fleet") for name in BIASES})
        held.append((seen.figure("believed.fleet"), seen.figure("believed.fleet.sd") ** 2))
    for (mean, variance), (true_mean, true_variance) in zip(held, filtered(reports), strict=True):
        assert mean == pytest.approx(true_mean, abs=0.01)
        assert variance == pytest.approx(true_variance, abs=0.001)


@pytest.mark.parametrize("delay", [0, 2])
def test_a_band_of_80_per_cent_holds_80_per_cent(delay: int) -> None:
    """In 4,000 worlds the band holds the truth in 77 to 83 % after each tick, also with late reports."""
    rules = observed(delay)
    state = start(rules, 5, rows=4000)
    for _ in range(rules.ticks.count):
        state = advance(rules, state)
        assert 0.77 <= coverage(rules, state) <= 0.83


def coverage(rules: Ruleset, state: State) -> float:
    """The share of worlds whose band holds the truth."""
    truth, mean, variance = (
        state.values[rules.index[id]] / rules.columns[rules.index[id]].per
        for id in ("fleet", "believed.fleet", "believed.fleet.variance")
    )
    return float((abs(truth - mean) <= BAND * np.sqrt(variance)).mean())


def test_imagined_worlds_are_as_wide_as_the_belief() -> None:
    """Worlds imagined from one belief have its mean and deviation, and biases that fit the error drawn."""
    rules = observed()
    state = start(rules, 5)
    for _ in range(4):
        state = advance(rules, state)
    seen, worlds = view(rules, state), imagine(rules, state, 20_000, 9)
    fleet = worlds.values[rules.index["fleet"]] / 1000
    bias = worlds.values[rules.index["bias.east.fleet"]] / 1000
    shared = seen.figure("believed.fleet.bias.east")
    assert fleet.mean() == pytest.approx(seen.figure("believed.fleet"), abs=0.1)
    assert fleet.std() == pytest.approx(seen.figure("believed.fleet.sd"), rel=0.03)
    assert bias.std() == pytest.approx(BIASES["east"], rel=0.03)
    assert np.cov(fleet, bias)[0, 1] == pytest.approx(shared, abs=0.3)


def test_a_silent_source_moves_nothing() -> None:
    """Where a source may not report, its figure stays as old as it was and belief follows its forecast."""
    rules = observed()
    data = rules.scenario.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    for source in data["sources"].values():
        source["observes"]["fleet"]["when"] = "false"
    quiet = ruleset(**{kind: data[kind] for kind in ("factors", "beliefs", "sources", "fronts")})
    seen = view(quiet, advance(quiet, start(quiet, 1)))
    assert seen.figure("believed.fleet") == MEAN + FORECAST
    assert seen.figure("reported.east.fleet.age") == 999
    assert seen.figure("believed.fleet.sd") == pytest.approx((SD * SD + SPREAD * SPREAD) ** 0.5, abs=0.001)
