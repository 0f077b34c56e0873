"""What the kinds that are shown point at, and what every scenario must have to be played to an end.

Codes: R001 there is no such thing, R002 it does not fit, R003 something that must be given is not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from game.scenario.checking.audit import Audit
from game.scenario.checking.world import Path
from game.scenario.formulas import FormulaError, Truth
from game.scenario.problems import quoted
from game.scenario.showing import Verdict

DOCTRINES = ("historical", "random", "drift")
"""Automatic players every scenario has: what was done, a coin, and nobody."""


def check_pages(audit: Audit) -> None:
    """Check everything the kinds that are shown point at."""
    _check_headlines(audit)
    _check_pictures(audit)
    _check_essay(audit)
    _check_forecasts(audit)
    _check_records(audit)
    _check_verdicts(audit)
    for name in DOCTRINES:
        if name not in audit.scenario.doctrines:
            message = f"there is no doctrine `{name}`"
            hint = "every scenario has `historical`, `random` and `drift`"
            audit.error_at_key("R003", ("doctrines",), message, hint)


def _figure(audit: Audit, at: Path, name: str | None) -> None:
    if name is not None:
        audit.known(name, audit.world.names, at, "figure")


def _ascend(audit: Audit, at: Path, values: Sequence[float]) -> None:
    for position, (one, other) in enumerate(pairwise(values), 1):
        if other <= one:
            message = f"{other:g} comes after {one:g}: from the smallest to the largest"
            audit.error("R002", (*at, position), message)
            return


def _check_headlines(audit: Audit) -> None:
    for id, headline in audit.scenario.headlines.items():
        at: Path = ("headlines", id)
        for word in ("figure", "low", "high"):
            _figure(audit, (*at, word), getattr(headline, word))
        if (headline.low is None) != (headline.high is None):
            audit.error_at_key("R003", at, "a band needs both `low` and `high`")
        _ascend(audit, (*at, "words"), [word.up_to for word in headline.words])


def _check_pictures(audit: Audit) -> None:
    for id, picture in audit.scenario.pictures.items():
        _figure(audit, ("pictures", id, "figure"), picture.figure)
        _ascend(audit, ("pictures", id, "frames"), [frame.up_to for frame in picture.frames])


def _check_essay(audit: Audit) -> None:
    scenario = audit.scenario
    levers = {*scenario.motions, *scenario.dials, *scenario.dilemmas, *scenario.promises}
    for id, point in scenario.essay.points.items() if scenario.essay else ():
        at: Path = ("essay", "points", id)
        _figure(audit, (*at, "figure"), point.figure)
        for position, lever in enumerate(point.levers):
            audit.known(lever, levers, (*at, "levers", position), "motion, dial, dilemma or promise")


def _check_forecasts(audit: Audit) -> None:
    for id, forecast in audit.scenario.forecasts.items():
        at: Path = ("forecasts", id)
        _figure(audit, (*at, "figure"), forecast.figure)
        fit = forecast.fit
        if fit is None:
            continue
        audit.known(fit.then, audit.scenario.doctrines, (*at, "fit", "then"), "doctrine")
        _ascend(audit, (*at, "fit", "link"), fit.link)
        for name, knots in fit.figures.items():
            here = (*at, "fit", "figures", name)
            audit.known_key(name, audit.world.names, here, "figure")
            _ascend(audit, here, knots)


def _check_records(audit: Audit) -> None:
    scenario, names = audit.scenario, audit.world.names
    for id, record in scenario.history.items():
        at: Path = ("history", id)
        audit.known(record.factor, names, (*at, "factor"), "figure")
        audit.known(record.doctrine, scenario.doctrines, (*at, "doctrine"), "doctrine")
        if (record.at is None) == (record.over is None):
            audit.error_at_key(
                "R003", at, "a record holds either `at` or `over`", "a day, or the first and last of a period"
            )
    for id, trial in scenario.tests.items():
        for factor in trial.given:
            audit.known_key(factor, scenario.factors, ("tests", id, "given", factor), "factor")
        if trial.doctrine is not None:
            audit.known(trial.doctrine, scenario.doctrines, ("tests", id, "doctrine"), "doctrine")


def _check_verdicts(audit: Audit) -> None:
    """The last of those that end the game must hold, and so must the last of each day it goes on after."""
    verdicts = audit.scenario.verdicts
    finals = {id: verdict for id, verdict in verdicts.items() if verdict.on is None}
    if not finals:
        message = f"there is no {'verdict without `on`' if verdicts else 'verdict'}: the game could not end"
        audit.error_at_key("R003", ("scenario",), message, "write `verdicts:`")
    else:
        last = _check_last(audit, finals, "")
        if verdicts[last].at_once:
            at: Path = ("verdicts", last, "at_once")
            audit.error("R002", at, "the last verdict is read on the last day, not at once")
    for day in sorted({verdict.on for verdict in verdicts.values() if verdict.on is not None}):
        of_day = {id: verdict for id, verdict in verdicts.items() if verdict.on == day}
        _check_last(audit, of_day, f" on {day}")
        for id in (id for id, verdict in of_day.items() if verdict.at_once):
            message = "a verdict is read `on` a day, and the game goes on, or `at_once`, and it ends"
            audit.error("R002", ("verdicts", id, "at_once"), message, "leave one of the two out")


def _check_last(audit: Audit, verdicts: Mapping[str, Verdict], day: str) -> str:
    """Check that the last by rank always holds, and return which it is."""
    last = max(verdicts, key=lambda id: (verdicts[id].rank, id))
    tree = audit.world.tree(verdicts[last].when)
    if not isinstance(tree, FormulaError) and tree != Truth(value=True):
        message = f"{quoted(last)} comes last{day}, so it must hold whatever happened"
        hint = 'write `when: "true"`, or rank another one last'
        audit.error("R002", ("verdicts", last, "when"), message, hint)
    return last
