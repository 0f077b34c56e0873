"""The formulas of the kinds that are shown or told."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from game.scenario.checking.slots import PURE, TRUTH, Sight, Slot, amount, measure, needs
from game.scenario.checking.world import Path, World
from game.scenario.quantities import number
from game.scenario.showing import Variant


def showing_slots(world: World) -> Iterator[Slot]:
    """Yield every formula of the kinds that are shown, in the order of the kinds."""
    for slots in _KINDS:
        yield from slots(world)


def _variants(at: Path, variants: tuple[Variant, ...], sight: Sight) -> Iterator[Slot]:
    for position, variant in enumerate(variants):
        yield Slot((*at, position, "when"), variant.when, TRUTH, sight)


def _headlines(world: World) -> Iterator[Slot]:
    for id, headline in world.scenario.headlines.items():
        if headline.wanted is not None:
            unit = amount(measure(world, headline.figure))
            yield Slot(("headlines", id, "wanted"), headline.wanted, unit, "seen")
        yield Slot(("headlines", id, "appears"), headline.appears, TRUTH, "seen")
        yield Slot(("headlines", id, "leaves"), headline.leaves, TRUTH, "seen")


def _boards(world: World) -> Iterator[Slot]:
    for id, board in world.scenario.boards.items():
        for name, row in board.rows.items():
            yield from needs(("boards", id, "rows", name), row.needs)


def _told(world: World) -> Iterator[Slot]:
    scenario = world.scenario
    for id, envelope in scenario.envelopes.items():
        yield Slot(("envelopes", id, "when"), envelope.when, TRUTH)
        yield from _variants(("envelopes", id, "variants"), envelope.variants, "truth")
    for id, line in scenario.ledger.items():
        yield from _variants(("ledger", id, "variants"), line.variants, "truth")
    for id, verdict in scenario.verdicts.items():
        sight: Sight = "truth" if verdict.on is None else "seen"
        yield Slot(("verdicts", id, "when"), verdict.when, TRUTH, sight)
        yield from _variants(("verdicts", id, "epilogue"), verdict.epilogue, sight)
    for id, told in scenario.texts.items():
        yield from _variants(("texts", id, "variants"), told.variants, "seen")


def _forecasts(world: World) -> Iterator[Slot]:
    utility = {"utility": number(low=0.0, high=1.0)}
    for id, forecast in world.scenario.forecasts.items():
        at: Path = ("forecasts", id)
        yield Slot((*at, "outcome"), forecast.outcome, PURE, local=utility)
        yield Slot((*at, "open"), forecast.open, TRUTH, "seen")
        if forecast.fit is not None:
            yield Slot((*at, "fit", "at"), forecast.fit.at, TRUTH)


def _pictures(world: World) -> Iterator[Slot]:
    for id, picture in world.scenario.pictures.items():
        yield Slot(("pictures", id, "appears"), picture.appears, TRUTH, "seen")


def _mapped(world: World) -> Iterator[Slot]:
    for kind in ("places", "routes", "lines", "tints"):
        for id, thing in getattr(world.scenario, kind).items():
            yield Slot((kind, id, "appears"), thing.appears, TRUTH, "seen")
    for id, route in world.scenario.routes.items():
        yield Slot(("routes", id, "moves"), route.moves, None, "seen")
    for id, line in world.scenario.lines.items():
        yield Slot(("lines", id, "share"), line.share, PURE, "seen")


def _doctrines(world: World) -> Iterator[Slot]:
    for id, doctrine in world.scenario.doctrines.items():
        for position, rule in enumerate(doctrine.rules):
            yield Slot(("doctrines", id, "rules", position, "when"), rule.when, TRUTH, "seen")


def _tests(world: World) -> Iterator[Slot]:
    for id, trial in world.scenario.tests.items():
        for factor, text in trial.given.items():
            yield Slot(("tests", id, "given", factor), text, measure(world, factor), "constant")
        yield Slot(("tests", id, "expect"), trial.expect, TRUTH)


_KINDS: tuple[Callable[[World], Iterator[Slot]], ...] = (
    _headlines,
    _pictures,
    _mapped,
    _boards,
    _told,
    _forecasts,
    _doctrines,
    _tests,
)
