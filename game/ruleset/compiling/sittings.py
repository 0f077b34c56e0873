"""What is put before a sitting: the dilemma drawn for it."""

from __future__ import annotations

from game.ruleset.compiling.phases import choose
from game.ruleset.compiling.posting import Poster
from game.ruleset.compiling.reading import Reader
from game.ruleset.program import Operand


def draw_dilemma(reader: Reader, poster: Poster, sits: int) -> None:
    """Draw one dilemma by weight among those that arise and were not yet put, where a sitting follows."""
    builder, scenario = reader.builder, reader.layout.scenario
    sitting = builder.either(builder.emit("eq", reader.clock(sits), 1.0), reader.read(scenario.calendar.also))
    weights: list[Operand] = []
    for id, dilemma in sorted(scenario.dilemmas.items()):
        fresh = builder.emit("eq", reader.column(f"answer.{id}"), 0.0)
        arises = builder.both(builder.both(sitting, fresh), reader.read(dilemma.when))
        weights.append(builder.where(arises, reader.read(dilemma.weight), 0.0))
    poster.mark("dilemma", choose(reader, weights, "dilemma"))
    poster.apply()
