"""The first phase of a tick: what was signed, answered, dialled, bought and promised."""

from __future__ import annotations

from game.ruleset.compiled import Cause
from game.ruleset.compiling.effects import Owner, owners, post_effects
from game.ruleset.compiling.posting import Poster
from game.ruleset.compiling.reading import Reader
from game.ruleset.compiling.sittings import sitting_held
from game.ruleset.program import Operand
from game.scenario.calendars import NOW, SITS
from game.scenario.models import Dial, Motion, Need


def lower_orders(reader: Reader, poster: Poster) -> None:
    """Carry out the orders of the sitting before this tick."""
    by_owner = {owner.id: owner for owner in owners(reader.layout.scenario) if owner.kind == "order"}
    held = sitting_held(reader, SITS)
    _motions(reader, poster, by_owner, held)
    _dilemmas(reader, poster, by_owner)
    _dials(reader, poster, held)
    _promises(reader, poster, held)
    _purchases(reader, poster)
    poster.apply()


def given(reader: Reader, slot: str) -> Operand:
    """The input of an order: 0 where it was not given."""
    return reader.builder.emit("input", at=reader.layout.slot(slot))


def _given(reader: Reader, held: Operand, item: Operand) -> Operand:
    """Whether an order was given, as none is where no sitting was held."""
    return reader.builder.both(held, reader.builder.emit("ne", item, 0.0))


def _is(reader: Reader, item: Operand, value: float) -> Operand:
    return reader.builder.emit("eq", item, value)


def _motions(reader: Reader, poster: Poster, by_owner: dict[str, Owner], held: Operand) -> None:
    for id, motion in sorted(reader.layout.scenario.motions.items()):
        chosen = given(reader, f"sign.{id}")
        signed = _given(reader, held, chosen)
        poster.mark(f"clause.{id}", chosen, signed)
        poster.mark(f"clause.{id}.tick", reader.clock(NOW), signed)
        for position, name in enumerate(motion.wordings):
            worded = reader.builder.both(signed, _is(reader, chosen, position + 1.0))
            post_effects(reader, poster, by_owner[f"{id}/{name}"], worded)
        if motion.unsigned_worth is not None:
            _book_regret(reader, poster, (id, motion), held)


def _book_regret(reader: Reader, poster: Poster, named: tuple[str, Motion], held: Operand) -> None:
    """Book the points lost against the best open wording, judged on what was known at the sitting."""
    builder, (id, motion) = reader.builder, named
    best = done = reader.read(motion.unsigned_worth or "0")
    for position, wording in enumerate(motion.wordings.values()):
        if wording.worth is None:
            continue
        worth = reader.read(wording.worth)
        best = builder.where(all_hold(reader, wording.needs), builder.emit("max", best, worth), best)
        done = builder.where(_is(reader, given(reader, f"sign.{id}"), position + 1.0), worth, done)
    lost = builder.emit("mul", builder.emit("sub", best, done), 100.0)
    open_now = builder.both(held, on_table(reader, id, motion))
    column = reader.layout.index["regret"]
    cause = reader.layout.cause(Cause(f"order:{id}:regret", "order", id, column, motion.title, "invented"))
    poster.add(column, cause, builder.emit("max", lost, 0.0), open_now)


def on_table(reader: Reader, id: str, motion: Motion) -> Operand:
    """Whether a motion can be put: its paper and itself open, its needs met, nothing signed."""
    builder = reader.builder
    paper = reader.layout.scenario.papers[motion.paper]
    opens = builder.both(reader.read(paper.opens), reader.read(motion.opens))
    fresh = _is(reader, reader.column(f"clause.{id}"), 0.0)
    return builder.both(builder.both(opens, fresh), all_hold(reader, motion.needs))


def all_hold(reader: Reader, needs: tuple[Need, ...]) -> Operand:
    """Whether every need is met."""
    result: Operand = 1.0
    for need in needs:
        result = reader.builder.both(result, reader.read(need.that))
    return result


def _dilemmas(reader: Reader, poster: Poster, by_owner: dict[str, Owner]) -> None:
    builder = reader.builder
    pending = reader.column("dilemma")
    for position, (id, dilemma) in enumerate(sorted(reader.layout.scenario.dilemmas.items())):
        put = _is(reader, pending, position + 1.0)
        names = list(dilemma.answers)
        choice = given(reader, f"answer.{id}")
        default = names.index(dilemma.default) + 1.0
        answer = builder.where(builder.emit("ne", choice, 0.0), choice, default)
        poster.mark(f"answer.{id}", answer, put)
        poster.mark(f"answer.{id}.tick", reader.clock(NOW), put)
        for number, name in enumerate(names):
            post_effects(
                reader, poster, by_owner[f"{id}={name}"], builder.both(put, _is(reader, answer, number + 1.0))
            )
    poster.mark("dilemma", 0.0)


def _dials(reader: Reader, poster: Poster, held: Operand) -> None:
    builder = reader.builder
    for id, dial in sorted(reader.layout.scenario.dials.items()):
        turned: Operand = 0.0
        for column, slot in dial_slots(id, dial):
            setting = given(reader, slot)
            changes = _given(reader, held, setting)
            poster.mark(column, builder.emit("sub", setting, 1.0), changes)
            turned = builder.either(turned, changes)
        _pay(reader, poster, f"dial {id}", dial.title, builder.where(turned, reader.read(dial.cost), 0.0))


def dial_slots(id: str, dial: Dial) -> list[tuple[str, str]]:
    """The columns of a dial with the input slots that set them."""
    if dial.tokens is None:
        return [(f"dial.{id}", f"dial.{id}")]
    return [(f"dial.{id}.{key}", f"share.{id}.{key}") for key in dial.among]


def _promises(reader: Reader, poster: Poster, held: Operand) -> None:
    for voice in sorted(reader.layout.scenario.promises):
        due = given(reader, f"promise.{voice}")
        made = _given(reader, held, due)
        poster.mark(f"promise.{voice}", reader.builder.emit("sub", due, 1.0), made)


def _purchases(reader: Reader, poster: Poster) -> None:
    """One cause for all that was bought: a point here and there would be lost among the small ones."""
    price: Operand = 0.0
    for voice in sorted(reader.layout.scenario.voices):
        price = reader.builder.add(price, given(reader, f"buy.{voice}"))
    _pay(reader, poster, "bought", "Signatures bought", price)


def _pay(reader: Reader, poster: Poster, owner: str, text: str, price: Operand) -> None:
    consent = reader.layout.scenario.scenario.consent
    if consent is None:
        return
    column = reader.layout.index[consent]
    cause = reader.layout.cause(Cause(f"order:{owner}:{consent}", "order", owner, column, text, "invented"))
    poster.add(column, cause, reader.builder.emit("mul", price, -1.0), reader.builder.emit("ne", price, 0.0))
