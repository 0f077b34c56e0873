"""The phases of a tick after the orders: rivals, flows, fronts, events, promises, envelopes and verdicts."""

from __future__ import annotations

import re

from game.ruleset.compiled import Cause, interim_order, verdict_order
from game.ruleset.compiling.effects import Owner, owners, post_effects
from game.ruleset.compiling.layout import Layout
from game.ruleset.compiling.posting import Poster
from game.ruleset.compiling.reading import Reader
from game.ruleset.program import TRUE, Operand
from game.scenario.calendars import LAST, NOW, ordinal
from game.scenario.models import Front

OWN_ODDS = re.compile(r"(?<![\w.])odds(?![\w.(])")
"""A front's own odds inside its formulas."""


def _by_id(layout: Layout, kind: str) -> dict[str, Owner]:
    return {owner.id: owner for owner in owners(layout.scenario) if owner.kind == kind}


def lower_rivals(reader: Reader, poster: Poster) -> None:
    """Let each rival choose one move by weight."""
    builder, moves = reader.builder, _by_id(reader.layout, "rival")
    for id, rival in sorted(reader.layout.scenario.rivals.items()):
        weights = [builder.emit("max", reader.read(move.weight), 0.0) for move in rival.moves.values()]
        chosen = choose(reader, weights, f"rival {id}")
        poster.mark(f"rival.{id}", chosen)
        for position, name in enumerate(rival.moves):
            post_effects(reader, poster, moves[f"{id}.{name}"], builder.emit("eq", chosen, position + 1.0))
    poster.apply()


def choose(reader: Reader, weights: list[Operand], purpose: str) -> Operand:
    """The number, from 1, of one of several by weight; 0 where none has any."""
    builder = reader.builder
    sums: list[Operand] = []
    total: Operand = 0.0
    for weight in weights:
        total = builder.add(total, weight)
        sums.append(total)
    drawn = builder.emit("mul", reader.uniform(purpose), total)
    result: Operand = 0.0
    for position in range(len(weights) - 1, -1, -1):
        below = builder.emit("lt", drawn, sums[position])
        result = builder.where(below, position + 1.0, result)
    return result


def lower_fronts(reader: Reader, poster: Poster) -> None:
    """Move every active front by its odds and take its losses."""
    for id, front in sorted(reader.layout.scenario.fronts.items()):
        _front(reader, poster, id, front)
    poster.apply()


def _front(reader: Reader, poster: Poster, id: str, front: Front) -> None:
    builder, local = reader.builder, {"odds": reader.read(front.odds)}
    active = reader.read(front.active)
    luck = reader.read(front.luck, local)
    chance = builder.emit("mul", reader.normal(f"front {id}"), luck) if luck != 0.0 else 0.0
    advance = builder.add(reader.read(front.advance, local), chance)
    cause = _front_cause(reader.layout, f"front:{id}:{front.progress}", id, (front.progress, front.advance))
    poster.add(reader.layout.index[front.progress], cause, advance, active)
    for factor, loss in sorted(front.losses.items()):
        amount = builder.emit("neg", reader.read(loss, local))
        cause = _front_cause(reader.layout, f"front:{id}:{factor}:loss", id, (factor, loss))
        poster.add(reader.layout.index[factor], cause, amount, active)


def _front_cause(layout: Layout, name: str, id: str, changes: tuple[str, str]) -> int:
    factor, formula = changes
    front = layout.scenario.fronts[id]
    words = (front.why, front.label or "", front.source or "")
    tree = layout.formula(OWN_ODDS.sub(f"{id}.odds", formula))
    return layout.cause(Cause(name, "front", id, layout.index[factor], *words, tree))


def lower_events(reader: Reader, poster: Poster) -> None:
    """Fire every event that is due, all on the same table."""
    by_id, sendable = _by_id(reader.layout, "event"), _sendable(reader.layout)
    builder = reader.builder
    for id, event in sorted(reader.layout.scenario.events.items()):
        due = reader.column(f"event.{id}.due") if id in sendable else 0.0
        sent = builder.emit("gt", due, 0.0)
        count = reader.column(f"event.{id}")
        fresh = TRUE if event.again else builder.emit("eq", count, 0.0)
        arises = reader.read(event.when)
        if event.chance is not None:
            arises = builder.both(
                arises, builder.emit("lt", reader.uniform(f"event {id}"), reader.read(event.chance))
            )
        fires = builder.both(fresh, builder.either(sent, arises))
        poster.mark(f"event.{id}", builder.emit("add", count, 1.0), fires)
        poster.mark(f"event.{id}.tick", reader.clock(NOW), fires)
        poster.mark(f"event.{id}.due", 0.0, sent)
        post_effects(reader, poster, by_id[id], fires)
    poster.apply()


def _sendable(layout: Layout) -> set[str]:
    """The events that some effect fires."""
    return {effect.fire for owner in owners(layout.scenario) for effect in owner.effects if effect.fire}


def lower_promises(reader: Reader, poster: Poster) -> None:
    """Settle promises: kept as soon as the deed is done, broken when the day passes without it."""
    builder, by_id = reader.builder, _by_id(reader.layout, "promise")
    for voice, promise in sorted(reader.layout.scenario.promises.items()):
        due = reader.column(f"promise.{voice}")
        stands = builder.emit("ge", due, 0.0)
        done = reader.read(promise.kept)
        kept = builder.both(stands, done)
        broken = builder.both(
            builder.both(stands, builder.negate(done)), builder.emit("ge", reader.clock(NOW), due)
        )
        poster.mark(f"promise.{voice}", -1.0, builder.either(kept, broken))
        for outcome, guard in (("kept", kept), ("broken", broken)):
            poster.mark(f"promise.{voice}.{outcome}", reader.clock(NOW), guard)
            post_effects(reader, poster, by_id[f"{voice}.{outcome}"], guard)
    poster.apply()


def lower_envelopes(reader: Reader, poster: Poster) -> None:
    """Note the day on which each envelope is sealed: it is told from the table of that day."""
    builder = reader.builder
    for id, envelope in sorted(reader.layout.scenario.envelopes.items()):
        fresh = builder.emit("lt", reader.column(f"envelope.{id}"), 0.0)
        sealed = builder.both(fresh, reader.read(envelope.when))
        poster.mark(f"envelope.{id}", reader.clock(NOW), sealed)
    poster.apply()


def lower_verdicts(reader: Reader, poster: Poster) -> None:
    """Read the verdicts by rank: some end the game at once, all are read on the last day.

    On that day the last by rank is reached where none holds, so that every game has an ending.
    """
    builder = reader.builder
    last = builder.emit("eq", reader.clock(LAST), 1.0)
    verdict: Operand = reader.column("verdict")
    ranked = verdict_order(reader.layout.scenario)
    for position, id in enumerate(ranked):
        spec = reader.layout.scenario.verdicts[id]
        holds = reader.read(spec.when)
        due = holds if spec.at_once else builder.both(last, holds)
        fresh = builder.emit("eq", verdict, 0.0)
        if id == ranked[-1]:
            due = builder.either(last, due)
        verdict = builder.where(builder.both(fresh, due), position + 1.0, verdict)
    poster.mark("verdict", verdict)
    _interim(reader, poster, builder.emit("eq", verdict, 0.0))
    poster.apply()


def _interim(reader: Reader, poster: Poster, goes_on: Operand) -> None:
    """Note the interim verdict of each day that has some: the first by rank that holds, else the last.

    A game that ends in that very tick has its final verdict and no other.
    """
    builder, layout = reader.builder, reader.layout
    for day, ranked in interim_order(layout.scenario).items():
        tick = float(layout.ticks.holding(ordinal(day)))
        free = builder.both(goes_on, builder.emit("eq", reader.clock(NOW), tick))
        for id in ranked:
            holds = reader.read(layout.scenario.verdicts[id].when) if id != ranked[-1] else TRUE
            poster.mark(f"verdict.{id}", reader.clock(NOW), builder.both(free, holds))
            free = builder.both(free, builder.negate(holds))
