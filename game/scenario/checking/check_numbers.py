"""Numbers that fit: ranges, starts, precisions, curves, and how what is not open begins.

Codes: N002 a range, N003 a start or mean outside it, N004 a precision, N005 a curve, N006 more quanta than a
number holds, K003 what is believed, hidden or open begins otherwise.
"""

from __future__ import annotations

from itertools import pairwise

from game.scenario.checking.audit import Audit
from game.scenario.checking.slots import measure
from game.scenario.checking.slots_acting import all_effects
from game.scenario.checking.world import Path
from game.scenario.models import Factor
from game.scenario.problems import quoted

LARGEST = 2**53
"""Quanta from which a float64 no longer holds every whole number."""
_LARGEST_BAND = 9.0e6
"""Quanta of a standard deviation beyond which a variance in hundredths of a squared quantum passes 2^53."""


def check_numbers(audit: Audit) -> None:
    """Check factors, derived ranges, curves and beliefs."""
    changed = changed_factors(audit)
    for id, factor in audit.scenario.factors.items():
        _check_precision(audit, ("factors", id), factor.precision)
        _check_factor(audit, id, factor)
        _check_beginning(audit, id, factor, changed=id in changed)
    for id, derived in audit.scenario.derived.items():
        if derived.range is not None:
            _check_range(audit, ("derived", id), id, derived.range)
    for id, table in audit.scenario.tables.items():
        _check_curve(audit, ("tables", id), table.points)
    _check_beliefs(audit)


def changed_factors(audit: Audit) -> set[str]:
    """Return every factor that something in the rules changes."""
    scenario = audit.scenario
    changed = {end for flow in scenario.flows.values() for end in (flow.origin, flow.target) if end}
    for front in scenario.fronts.values():
        changed |= {front.progress, *front.losses}
    for _, effects in all_effects(audit.world):
        for effect in effects:
            changed |= {*(effect.add or ()), *(effect.set or ())}
    return changed | {scenario.scenario.consent or ""}


def _check_precision(audit: Audit, at: Path, precision: float) -> None:
    count = 1.0 / precision
    if precision > 1 or abs(round(count) - count) > 1e-9 * count:
        message = f"the precision {precision:g} is not one whole part of 1"
        audit.error("N004", (*at, "precision"), message, "such as 1, 0.5, 0.1 or 0.01")


def _check_range(audit: Audit, at: Path, id: str, bounds: tuple[str, str]) -> tuple[float, float] | None:
    unit = measure(audit.world, id)
    low, high = (audit.world.constant(bound, unit) for bound in bounds)
    if low is None or high is None:
        return None
    if low >= high:
        audit.error("N002", (*at, "range"), f"the range is empty: {bounds[0]} is not below {bounds[1]}")
        return None
    return low, high


def _check_factor(audit: Audit, id: str, factor: Factor) -> None:
    at: Path = ("factors", id)
    unit = measure(audit.world, id)
    bounds = _check_range(audit, at, id, factor.range)
    if bounds is None:
        return
    if max(abs(bound) for bound in bounds) / factor.precision >= LARGEST:
        message = "the range holds more quanta than a number tells apart"
        audit.error("N006", (*at, "range"), message, "let the range be smaller or the precision coarser")
    if factor.start is not None:
        start = audit.world.constant(factor.start, unit)
        _check_inside(audit, (*at, "start"), start, bounds)
    if factor.prior is not None:
        _check_inside(audit, (*at, "prior", "mean"), audit.world.constant(factor.prior.mean, unit), bounds)
        _check_band(
            audit, (*at, "prior", "sd"), audit.world.constant(factor.prior.sd, unit), factor.precision
        )


def _check_inside(audit: Audit, at: Path, value: float | None, bounds: tuple[float, float]) -> None:
    if value is not None and not bounds[0] <= value <= bounds[1]:
        message = f"this lies outside the range [{bounds[0]:g}, {bounds[1]:g}]"
        audit.error("N003", at, message)


def _check_band(audit: Audit, at: Path, sd: float | None, precision: float) -> None:
    if sd is not None and sd < 0:
        audit.error("N003", at, "a standard deviation is not below 0")
    elif sd is not None and sd / precision > _LARGEST_BAND:
        audit.error("N006", at, "this is too wide for so fine a precision", "let the precision be coarser")


def _check_curve(audit: Audit, at: Path, points: tuple[tuple[float, float], ...]) -> None:
    for position, ((one, _), (other, _)) in enumerate(pairwise(points), 1):
        if other <= one:
            message = f"a curve ascends: {other:g} comes after {one:g}"
            audit.error("N005", (*at, "points", position, 0), message)
            return


def _check_beginning(audit: Audit, id: str, factor: Factor, *, changed: bool) -> None:
    """Check that an open factor has a start, and any other one a belief or, if nothing moves it, a prior."""
    at: Path = ("factors", id)
    believed = id in audit.scenario.beliefs
    if factor.seen == "open":
        _check_open(audit, id, factor)
    elif factor.seen == "believed" and not believed:
        audit.error("K003", (*at, "seen"), f"{quoted(id)} is believed, so it needs an entry in `beliefs:`")
    elif not believed and factor.prior is None:
        hint = "give it a `prior`, or an entry in `beliefs:` where something changes it"
        audit.error("K003", (*at, "seen"), f"{quoted(id)} is hidden, and nothing says how it begins", hint)
    elif believed and factor.prior is not None:
        audit.error_at_key("K003", (*at, "prior"), "this has a belief already", "leave the prior out")
    elif changed and not believed:
        message = f"something changes {quoted(id)}, and a prior stays as it is"
        audit.error_at_key("K003", (*at, "prior"), message, "write an entry in `beliefs:` instead")
    if factor.seen != "open" and factor.start is not None:
        message = "this start is never read: what is not open begins as a draw"
        audit.error_at_key("K003", (*at, "start"), message, "leave it out")


def _check_open(audit: Audit, id: str, factor: Factor) -> None:
    at: Path = ("factors", id)
    if factor.start is None:
        audit.error_at_key(
            "K003", at, f"{quoted(id)} is open, so it needs a `start`", "or say `seen: believed`"
        )
    if factor.prior is not None:
        audit.error_at_key("K003", (*at, "prior"), "an open factor is known and needs no prior")


def _check_beliefs(audit: Audit) -> None:
    factors = audit.scenario.factors
    for id, belief in audit.scenario.beliefs.items():
        at: Path = ("beliefs", id)
        if not audit.known_key(id, factors, at, "factor"):
            continue
        factor, unit = factors[id], measure(audit.world, id)
        if factor.seen == "open":
            audit.error_at_key(
                "K003", at, f"{quoted(id)} is open: there is nothing to believe", "say `seen: believed`"
            )
        low, high = (audit.world.constant(bound, unit) for bound in factor.range)
        if low is not None and high is not None and low < high:
            _check_inside(audit, (*at, "mean"), audit.world.constant(belief.mean, unit), (low, high))
        _check_band(audit, (*at, "sd"), audit.world.constant(belief.sd, unit), factor.precision)
    for id, source in audit.scenario.sources.items():
        for factor_id in source.observes:
            _check_observed(audit, ("sources", id, "observes", factor_id), factor_id)


def _check_observed(audit: Audit, at: Path, id: str) -> None:
    factors = audit.scenario.factors
    if not audit.known_key(id, factors, at, "factor"):
        return
    if factors[id].seen != "believed" or id not in audit.scenario.beliefs:
        message = f"{quoted(id)} is {factors[id].seen}: sources report on what is believed"
        audit.error_at_key("K003", at, message, "say `seen: believed` and write its belief")
