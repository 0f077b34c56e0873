"""The formulas of the kinds that act."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from game.scenario.checking.slots import (
    PURE,
    RATE_HINT,
    TRUTH,
    Slot,
    amount,
    condition,
    effects,
    measure,
    needs,
    per_tick,
    rate,
)
from game.scenario.checking.world import Path, World
from game.scenario.knowing import Observation
from game.scenario.models import Dial, Effect, Setting
from game.scenario.quantities import DAY, number


def acting_slots(world: World) -> Iterator[Slot]:
    """Yield every formula of the kinds that act, in the order of the kinds."""
    for slots in _KINDS:
        yield from slots(world)


def _factors(world: World) -> Iterator[Slot]:
    for id, factor in world.scenario.factors.items():
        unit, at = world.measured(factor.unit), ("factors", id)
        for position, bound in enumerate(factor.range):
            yield Slot((*at, "range", position), bound, unit, "constant")
        if factor.start is not None:
            yield Slot((*at, "start"), factor.start, unit, "constant")
        if factor.prior is not None:
            yield Slot((*at, "prior", "mean"), factor.prior.mean, unit, "constant")
            yield Slot((*at, "prior", "sd"), factor.prior.sd, unit, "constant")


def _derived(world: World) -> Iterator[Slot]:
    for id, derived in world.scenario.derived.items():
        unit, at = world.measured(derived.unit), ("derived", id)
        is_day = world.names[id].kind == DAY
        yield Slot((*at, "value"), derived.value, None if is_day else amount(unit))
        for position, bound in enumerate(derived.range or ()):
            yield Slot((*at, "range", position), bound, unit, "constant")


def _flows(world: World) -> Iterator[Slot]:
    for id, flow in world.scenario.flows.items():
        unit = measure(world, flow.origin or flow.target or "")
        yield Slot(("flows", id, "rate"), flow.rate, rate(unit), hint=RATE_HINT)
        yield from condition(("flows", id, "when"), flow.when, "truth")


def _papers(world: World) -> Iterator[Slot]:
    for id, paper in world.scenario.papers.items():
        yield Slot(("papers", id, "opens"), paper.opens, TRUTH, "seen")


def _motions(world: World) -> Iterator[Slot]:
    for id, motion in world.scenario.motions.items():
        at: Path = ("motions", id)
        yield Slot((*at, "opens"), motion.opens, TRUTH, "seen")
        yield from needs(at, motion.needs)
        for name, wording in motion.wordings.items():
            here = (*at, "wordings", name)
            yield from needs(here, wording.needs)
            yield from effects(world, (*here, "effects"), wording.effects)
            if wording.worth is not None:
                yield Slot((*here, "worth"), wording.worth, PURE, "seen")
        if motion.unsigned_worth is not None:
            yield Slot((*at, "unsigned_worth"), motion.unsigned_worth, PURE, "seen")


def _voices(world: World) -> Iterator[Slot]:
    for id, voice in world.scenario.voices.items():
        yield from condition(("voices", id, "leaves"), voice.leaves, "seen")
        for motion, stance in voice.stances.items():
            for position, term in enumerate(stance.terms):
                at = ("voices", id, "stances", motion, "terms", position, "value")
                yield Slot(at, term.value, PURE, "seen")


def _promises(world: World) -> Iterator[Slot]:
    for id, promise in world.scenario.promises.items():
        at: Path = ("promises", id)
        yield Slot((*at, "offered"), promise.offered, TRUTH, "seen")
        yield Slot((*at, "kept"), promise.kept, TRUTH)
        yield from effects(world, (*at, "when_kept"), promise.when_kept)
        yield from effects(world, (*at, "when_broken"), promise.when_broken)


def settings(dial: Dial) -> Iterator[tuple[str, str, Setting]]:
    """Yield every position of a dial with the field it stands in and its id."""
    for name, setting in dial.settings.items():
        yield "settings", name, setting
    for name, setting in dial.among.items():
        yield "among", name, setting


def _dials(world: World) -> Iterator[Slot]:
    consent = measure(world, world.scenario.scenario.consent or "")
    for id, dial in world.scenario.dials.items():
        at: Path = ("dials", id)
        yield Slot((*at, "appears"), dial.appears, TRUTH, "seen")
        yield Slot((*at, "cost"), dial.cost, amount(consent), "seen", or_else=PURE)
        for field, name, setting in settings(dial):
            yield from needs((*at, field, name), setting.needs)


def _dilemmas(world: World) -> Iterator[Slot]:
    for id, dilemma in world.scenario.dilemmas.items():
        at: Path = ("dilemmas", id)
        yield Slot((*at, "when"), dilemma.when, TRUTH, "seen")
        yield Slot((*at, "weight"), dilemma.weight, PURE, "seen")
        for name, answer in dilemma.answers.items():
            here = (*at, "answers", name)
            yield from needs(here, answer.needs)
            yield from effects(world, (*here, "effects"), answer.effects)


def _events(world: World) -> Iterator[Slot]:
    for id, event in world.scenario.events.items():
        at: Path = ("events", id)
        yield Slot((*at, "when"), event.when, TRUTH)
        if event.chance is not None:
            yield Slot((*at, "chance"), event.chance, number(low=0.0, high=1.0))
        yield Slot((*at, "told"), event.told, TRUTH)
        yield from effects(world, (*at, "effects"), event.effects)


def _fronts(world: World) -> Iterator[Slot]:
    for id, front in world.scenario.fronts.items():
        at: Path = ("fronts", id)
        odds = {"odds": replace(world.names[f"{id}.odds"])}
        yield Slot((*at, "active"), front.active, TRUTH)
        yield Slot((*at, "odds"), front.odds, PURE)
        moved = {"advance": front.advance, "luck": front.luck}
        for name, text in moved.items():
            yield replace(per_tick(world, (*at, name), text, front.progress), local=odds)
        for factor, text in front.losses.items():
            yield replace(per_tick(world, (*at, "losses", factor), text, factor), local=odds)


def _rivals(world: World) -> Iterator[Slot]:
    for id, rival in world.scenario.rivals.items():
        for name, move in rival.moves.items():
            at = ("rivals", id, "moves", name)
            yield Slot((*at, "weight"), move.weight, PURE, "rival")
            yield from effects(world, (*at, "effects"), move.effects, "rival")


def _sources(world: World) -> Iterator[Slot]:
    for id, source in world.scenario.sources.items():
        for factor, seen in source.observes.items():
            yield from _observation(world, ("sources", id, "observes", factor), factor, seen)


def _observation(world: World, at: Path, factor: str, seen: Observation) -> Iterator[Slot]:
    unit = amount(measure(world, factor))
    for name, text in (("bias", seen.bias), ("lean", seen.lean), ("error", seen.error)):
        yield Slot((*at, name), text, unit, "seen")
    yield Slot((*at, "when"), seen.when, TRUTH, "seen")


def _beliefs(world: World) -> Iterator[Slot]:
    for id, belief in world.scenario.beliefs.items():
        unit, at = measure(world, id), ("beliefs", id)
        yield Slot((*at, "mean"), belief.mean, amount(unit), "constant")
        yield Slot((*at, "sd"), belief.sd, amount(unit), "constant")
        yield per_tick(world, (*at, "forecast"), belief.forecast, id, "seen")
        yield per_tick(world, (*at, "spread"), belief.spread, id, "seen")
        yield Slot((*at, "carries"), belief.carries, PURE, "seen")


def _calendar(world: World) -> Iterator[Slot]:
    yield Slot(("calendar", "also"), world.scenario.calendar.also, TRUTH)


_KINDS: tuple[Callable[[World], Iterator[Slot]], ...] = (
    _calendar,
    _factors,
    _derived,
    _flows,
    _papers,
    _motions,
    _voices,
    _promises,
    _dials,
    _dilemmas,
    _events,
    _fronts,
    _rivals,
    _sources,
    _beliefs,
)


def all_effects(world: World) -> Iterator[tuple[Path, tuple[Effect, ...]]]:
    """Yield every list of effects with its place."""
    scenario = world.scenario
    owners = (
        ("motions", "wordings", {id: motion.wordings for id, motion in scenario.motions.items()}),
        ("dilemmas", "answers", {id: dilemma.answers for id, dilemma in scenario.dilemmas.items()}),
        ("rivals", "moves", {id: rival.moves for id, rival in scenario.rivals.items()}),
    )
    for kind, field, items in owners:
        for id, of in items.items():
            yield from (((kind, id, field, name, "effects"), part.effects) for name, part in of.items())
    for id, promise in scenario.promises.items():
        yield ("promises", id, "when_kept"), promise.when_kept
        yield ("promises", id, "when_broken"), promise.when_broken
    for id, event in scenario.events.items():
        yield ("events", id, "effects"), event.effects
