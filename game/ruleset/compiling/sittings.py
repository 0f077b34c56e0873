"""When a sitting is held, and the dilemma that is put before it."""

from __future__ import annotations

from game.ruleset.compiling.phases import choose
from game.ruleset.compiling.posting import Poster
from game.ruleset.compiling.reading import Reader
from game.ruleset.program import Operand


def sitting_held(reader: Reader, sits: int) -> Operand:
    """Whether a sitting is held before the reader's tick: by the calendar, its condition or an event."""
    builder, scenario = reader.builder, reader.layout.scenario
    held = builder.either(builder.emit("eq", reader.clock(sits), 1.0), reader.read(scenario.calendar.also))
    for id, event in sorted(scenario.events.items()):
        if event.interrupts:
            before = builder.emit("sub", reader.clock(reader.now), 1.0)
            held = builder.either(held, builder.emit("eq", reader.column(f"event.{id}.tick"), before))
    return held


def draw_dilemma(reader: Reader, poster: Poster, sits: int) -> None:
    """Draw one dilemma by weight among those that arise and were not yet put, where a sitting follows."""
    builder, scenario = reader.builder, reader.layout.scenario
    sitting = sitting_held(reader, sits)
    weights: list[Operand] = []
    for id, dilemma in sorted(scenario.dilemmas.items()):
        fresh = builder.emit("eq", reader.column(f"answer.{id}"), 0.0)
        arises = builder.both(builder.both(sitting, fresh), reader.read(dilemma.when))
        weights.append(builder.where(arises, reader.read(dilemma.weight), 0.0))
    poster.mark("dilemma", choose(reader, weights, "dilemma"))
    poster.apply()
