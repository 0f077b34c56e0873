"""Ids that point at something: what is named must be there, be of the right kind and fit.

Codes: R001 there is no such thing, R002 it does not fit, R003 something that must be given is not.
"""

from __future__ import annotations

from game.scenario.checking.audit import Audit
from game.scenario.checking.slots_acting import all_effects
from game.scenario.checking.world import Path
from game.scenario.models import Dial, Effect, Flow, Motion, Stance
from game.scenario.problems import quoted

_EFFECT_HINT = "one effect holds one of `add`, `set` and `fire`; write a list of several"


def check_references(audit: Audit) -> None:
    """Check everything the kinds that act point at."""
    _check_manifest(audit)
    _check_flows(audit)
    for at, effects in all_effects(audit.world):
        for position, effect in enumerate(effects):
            _check_effect(audit, (*at, position), effect)
    _check_motions(audit)
    _check_voices(audit)
    for id, dial in audit.scenario.dials.items():
        _check_dial(audit, ("dials", id), dial)
    _check_dilemmas(audit)
    _check_fronts(audit)
    _check_rivals(audit)


def _check_manifest(audit: Audit) -> None:
    manifest, scenario = audit.scenario.scenario, audit.scenario
    if manifest.briefing is not None:
        audit.known(manifest.briefing, scenario.texts, ("scenario", "briefing"), "text")
    if manifest.consent is None or not audit.known(
        manifest.consent, scenario.factors, ("scenario", "consent"), "factor"
    ):
        return
    if scenario.factors[manifest.consent].seen != "open":
        message = "consent must be open: the player pays with it"
        audit.error("R002", ("scenario", "consent"), message)


def _check_flows(audit: Audit) -> None:
    factors = audit.scenario.factors
    for id, flow in audit.scenario.flows.items():
        at: Path = ("flows", id)
        if flow.origin is None and flow.target is None:
            audit.error_at_key("R003", at, "a flow needs `from`, `to` or both", "`to: FACTOR` fills a factor")
        ends = [(word, end) for word, end in (("from", flow.origin), ("to", flow.target)) if end is not None]
        known = [audit.known(end, factors, (*at, word), "factor") for word, end in ends]
        if len(ends) == 2 and all(known):  # noqa: PLR2004 - a transfer has two ends
            _check_transfer(audit, at, flow)


def _check_transfer(audit: Audit, at: Path, flow: Flow) -> None:
    factors = audit.scenario.factors
    origin, target = factors[str(flow.origin)], factors[str(flow.target)]
    if flow.origin == flow.target:
        audit.error("R002", (*at, "to"), "a transfer goes from one factor to another")
        return
    one, other = audit.world.measured(origin.unit), audit.world.measured(target.unit)
    if one and other and (one.kind, one.scale) != (other.kind, other.scale):
        message = (
            f"a transfer keeps its unit: {quoted(str(flow.origin))} is in {origin.unit or 'plain numbers'}"
        )
        message += f", {quoted(str(flow.target))} in {target.unit or 'plain numbers'}"
        audit.error("R002", (*at, "to"), message, "write two flows, one `from` and one `to`")
    elif origin.precision != target.precision:
        message = (
            f"a transfer moves whole quanta: precisions {origin.precision:g} and {target.precision:g} differ"
        )
        audit.error("R002", (*at, "to"), message, "give both factors the same `precision`")


def _check_effect(audit: Audit, at: Path, effect: Effect) -> None:
    given = [word for word in ("add", "set", "fire") if getattr(effect, word)]
    if len(given) != 1:
        what = (
            f"this effect holds {' and '.join(f'`{word}`' for word in given)}"
            if given
            else "this effect does nothing"
        )
        audit.error("R003", at, what, _EFFECT_HINT)
    for word in ("add", "set"):
        for target in getattr(effect, word) or {}:
            _check_target(audit, (*at, word, target), target)
    if effect.fire is not None:
        audit.known(effect.fire, audit.scenario.events, (*at, "fire"), "event")
    if effect.over is not None and effect.add is None:
        audit.error("R002", (*at, "over"), "only an `add` can be spread over ticks")


def _check_target(audit: Audit, at: Path, target: str) -> None:
    scenario = audit.scenario
    for kind, what in (("derived", "is worked out from others"), ("flows", "is a flow")):
        if target in getattr(scenario, kind) and target not in scenario.factors:
            audit.error_at_key(
                "R002", at, f"{quoted(target)} {what} and cannot be changed", "change a factor it reads"
            )
            return
    audit.known_key(target, scenario.factors, at, "factor")


def _check_motions(audit: Audit) -> None:
    for id, motion in audit.scenario.motions.items():
        at: Path = ("motions", id)
        audit.known(motion.paper, audit.scenario.papers, (*at, "paper"), "paper")
        if not motion.wordings:
            audit.error_at_key("R003", at, f"the motion {quoted(id)} has no wording")


def _check_voices(audit: Audit) -> None:
    motions = audit.scenario.motions
    for id, voice in audit.scenario.voices.items():
        for motion, stance in voice.stances.items():
            at: Path = ("voices", id, "stances", motion)
            if audit.known_key(motion, motions, at, "motion"):
                _check_stance(audit, at, stance, motions[motion])
    for id in audit.scenario.promises:
        audit.known_key(id, audit.scenario.voices, ("promises", id), "voice")


def _check_stance(audit: Audit, at: Path, stance: Stance, motion: Motion) -> None:
    for word in ("base", "says"):
        for wording in getattr(stance, word):
            audit.known_key(wording, motion.wordings, (*at, word, wording), "wording")
    lacking = [wording for wording in motion.wordings if wording not in stance.base]
    if lacking:
        message = f"no base for {', '.join(quoted(wording) for wording in lacking)}"
        audit.error_at_key(
            "R003", (*at, "base"), message, "a voice says of every wording what it starts from"
        )
    for position, term in enumerate(stance.terms):
        here = (*at, "terms", position)
        audit.known(term.figure, audit.world.names, (*here, "figure"), "figure")
        for number, wording in enumerate(term.wordings or ()):
            audit.known(wording, motion.wordings, (*here, "wordings", number), "wording")


def _check_dial(audit: Audit, at: Path, dial: Dial) -> None:
    shared = dial.tokens is not None or bool(dial.among) or bool(dial.starts_shared)
    if shared == bool(dial.settings):
        what = "has both settings and tokens" if shared else "has neither settings nor tokens"
        audit.error_at_key(
            "R003",
            at,
            f"the dial {what}",
            "`settings` and `starts`, or `tokens`, `among` and `starts_shared`",
        )
    elif dial.settings:
        _check_start(audit, at, dial)
    else:
        _check_tokens(audit, at, dial)


def _check_start(audit: Audit, at: Path, dial: Dial) -> None:
    if dial.starts is None:
        audit.error_at_key("R003", at, "`starts` is missing: which setting stands at the beginning?")
    else:
        audit.known(dial.starts, dial.settings, (*at, "starts"), "setting")


def _check_tokens(audit: Audit, at: Path, dial: Dial) -> None:
    if dial.tokens is None or not dial.among:
        audit.error_at_key("R003", at, "tokens need both `tokens` and `among`")
        return
    known = [
        audit.known_key(key, dial.among, (*at, "starts_shared", key), "place for tokens")
        for key in dial.starts_shared
    ]
    laid = sum(dial.starts_shared.values())
    if all(known) and (laid != dial.tokens or min(dial.starts_shared.values(), default=0) < 0):
        message = f"{laid} tokens are laid out at the start, there are {dial.tokens}"
        here = (*at, "starts_shared") if dial.starts_shared else at
        audit.error_at_key("R002", here, message)


def _check_dilemmas(audit: Audit) -> None:
    for id, dilemma in audit.scenario.dilemmas.items():
        at: Path = ("dilemmas", id)
        if not audit.known(dilemma.default, dilemma.answers, (*at, "default"), "answer"):
            continue
        if dilemma.answers[dilemma.default].needs:
            message = "the default is taken where nothing is answered, so it may have no needs"
            audit.error("R002", (*at, "default"), message)


def _check_fronts(audit: Audit) -> None:
    factors = audit.scenario.factors
    for id, front in audit.scenario.fronts.items():
        at: Path = ("fronts", id)
        audit.known(front.progress, factors, (*at, "progress"), "factor")
        for factor in front.losses:
            audit.known_key(factor, factors, (*at, "losses", factor), "factor")
        if front.progress in front.losses:
            audit.error_at_key(
                "R002", (*at, "losses", front.progress), "the progress of a front cannot be its loss too"
            )


def _check_rivals(audit: Audit) -> None:
    for id, rival in audit.scenario.rivals.items():
        for position, name in enumerate(rival.knows):
            audit.known(name, audit.world.names, ("rivals", id, "knows", position), "figure")
        if not rival.moves:
            audit.error_at_key("R003", ("rivals", id), f"the rival {quoted(id)} has no move")
