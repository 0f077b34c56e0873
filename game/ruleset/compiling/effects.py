"""Effects of orders, events and rivals, at once or spread over later ticks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.ruleset.compiled import Cause
from game.ruleset.compiling.layout import Layout
from game.ruleset.compiling.posting import Poster
from game.ruleset.compiling.reading import Reader
from game.ruleset.program import Operand
from game.scenario.models import Effect
from game.scenario.showing import Scenario


@dataclass(frozen=True, slots=True)
class Owner:
    """What an effect belongs to: the kind of cause it is, its id, and the words and label it is told with."""

    kind: str
    id: str
    text: str
    label: str
    source: str
    effects: tuple[Effect, ...]

    @property
    def early(self) -> bool:
        """Whether its phase comes before pending effects are played out in the same tick."""
        return self.kind in {"order", "rival"}


def owners(scenario: Scenario) -> Iterator[Owner]:
    """Everything in a scenario that has effects, in a fixed order."""
    yield from _orders(scenario)
    for id, rival in sorted(scenario.rivals.items()):
        words = (rival.label or "", rival.source or "")
        for name, move in rival.moves.items():
            yield Owner("rival", f"{id}.{name}", move.why, *words, move.effects)
    for id, event in sorted(scenario.events.items()):
        words = (event.label or "", event.source or "")
        yield Owner("event", id, event.title, *words, event.effects)
    for id, promise in sorted(scenario.promises.items()):
        yield Owner("promise", f"{id}.kept", promise.kept_text, "invented", "", promise.when_kept)
        yield Owner("promise", f"{id}.broken", promise.broken_text, "invented", "", promise.when_broken)


def _orders(scenario: Scenario) -> Iterator[Owner]:
    for id, motion in sorted(scenario.motions.items()):
        for name, wording in motion.wordings.items():
            words = (wording.quoted or wording.text, wording.label or "", wording.source or "")
            yield Owner("order", f"{id}/{name}", *words, wording.effects)
    for id, dilemma in sorted(scenario.dilemmas.items()):
        for name, answer in dilemma.answers.items():
            text = answer.quoted or answer.title
            yield Owner("order", f"{id}={name}", text, "invented", "", answer.effects)


@dataclass(frozen=True, slots=True)
class Part:
    """One factor changed, or one event fired, by one effect of an owner."""

    owner: Owner
    effect: Effect
    target: str
    amount: str
    pending: str
    """Prefix of the columns it waits in; empty where it acts at once."""
    position: int = 0
    """Which effect of its owner it belongs to; each has a cause of its own."""


def parts(owner: Owner) -> Iterator[Part]:
    """The single changes of an owner."""
    for position, effect in enumerate(owner.effects):
        changes = effect.add or effect.set or {f"event.{effect.fire}": "1"}
        for target, amount in sorted(changes.items()):
            waits = (
                f"pending.{owner.kind}.{owner.id}.{position}.{target}" if effect.after or effect.over else ""
            )
            yield Part(owner, effect, target, amount, waits, position)


def cause_of(layout: Layout, part: Part) -> int:
    """The cause under which a part is entered in the ledger."""
    target = part.target if part.effect.fire is None else f"{part.target}.due"
    column = layout.index[target]
    formula = layout.formula(part.amount)
    owner = part.owner
    text = part.effect.why or owner.text
    id = f"{owner.kind}:{owner.id}:{part.target}:{part.position}"
    return layout.cause(Cause(id, owner.kind, owner.id, column, text, owner.label, owner.source, formula))


def add_pending(layout: Layout) -> None:
    """Add the columns in which spread and delayed effects wait."""
    for owner in owners(layout.scenario):
        for part in parts(owner):
            if part.pending:
                cause = cause_of(layout, part)
                layout.twin(f"{part.pending}.amount", layout.causes[cause].column, "pending")
                layout.mark(f"{part.pending}.left", "pending")
                layout.mark(f"{part.pending}.wait", "pending")


def post_effects(reader: Reader, poster: Poster, owner: Owner, guard: Operand) -> None:
    """Enter the effects of an owner where `guard` holds."""
    for part in parts(owner):
        holds = reader.builder.both(guard, reader.read(part.effect.when)) if part.effect.when else guard
        if part.pending:
            _set_aside(reader, poster, part, holds)
        else:
            _act(reader, poster, part, (reader.read(part.amount), holds))


def _act(reader: Reader, poster: Poster, part: Part, change: tuple[Operand, Operand]) -> None:
    amount, guard = change
    cause = cause_of(reader.layout, part)
    column = reader.layout.causes[cause].column
    if part.effect.add is not None:
        poster.add(column, cause, amount, guard)
    else:
        poster.set(column, cause, amount, guard)


def _set_aside(reader: Reader, poster: Poster, part: Part, guard: Operand) -> None:
    """Let an effect wait; what still waits of an earlier one is carried over into the new spell."""
    wait = max((part.effect.after or 0) - (0 if part.owner.early else 1), 0)
    amount = reader.read(part.amount)
    if part.effect.add is None:
        poster.mark(f"{part.pending}.amount", amount, guard)
    else:
        waiting = reader.layout.index[f"{part.pending}.amount"]
        poster.add(waiting, -1, amount, guard)
    poster.mark(f"{part.pending}.left", float(part.effect.over or 1), guard)
    poster.mark(f"{part.pending}.wait", float(wait), guard)


def lower_pending(reader: Reader, poster: Poster) -> None:
    """Play out one tick of every effect that waits or is spread."""
    for owner in owners(reader.layout.scenario):
        for part in parts(owner):
            if part.pending:
                _play_out(reader, poster, part)
    poster.apply()


def _play_out(reader: Reader, poster: Poster, part: Part) -> None:
    builder, index = reader.builder, reader.layout.index
    left, wait = reader.column(f"{part.pending}.left"), reader.column(f"{part.pending}.wait")
    runs = builder.emit("gt", left, 0.0)
    ripe = builder.both(runs, builder.emit("le", wait, 0.0))
    poster.mark(
        f"{part.pending}.wait", builder.emit("sub", wait, 1.0), builder.both(runs, builder.negate(ripe))
    )
    poster.mark(f"{part.pending}.left", builder.emit("sub", left, 1.0), ripe)
    waiting = index[f"{part.pending}.amount"]
    cause = cause_of(reader.layout, part)
    if part.effect.add is None:
        poster.set(reader.layout.causes[cause].column, cause, reader.column(f"{part.pending}.amount"), ripe)
        return
    share = builder.emit("div", builder.emit("raw", at=waiting), left)
    given = builder.where(ripe, builder.quanta(share), builder.whole(0))
    poster.move(reader.layout.causes[cause].column, cause, given, ripe)
    poster.move(waiting, -1, builder.emit("neg", given), ripe)
