"""What no row asks for is not worked out, and what is left out is never missed."""

from __future__ import annotations

from game.ruleset.program import Builder, Program
from game.ruleset.sparing import spared


def choice(builder: Builder) -> None:
    """A root of a product, needed where the first column is above 0, and else the second column."""
    open_now = builder.emit("gt", builder.emit("load", 1.0, at=0), 0.0)
    held = builder.emit("load", 1.0, at=1)
    dear = builder.emit("sqrt", builder.emit("mul", held, builder.emit("load", 1.0, at=2)))
    builder.output(builder.where(open_now, dear, held))


def program(builder: Builder) -> Program:
    """The spared program of what was built over three columns."""
    return spared(builder.finish(3))


def test_what_one_side_alone_reads_waits_for_that_side() -> None:
    """The root and its product are run under a flag, what both sides read is run always."""
    builder = Builder("choice")
    choice(builder)
    made = program(builder)
    waits = {each.op for each in made.instructions if each.when}
    assert waits == {"sqrt", "mul", "load"}
    assert [each.op for each in made.instructions if each.op in {"some", "where_if"}] == ["some", "where_if"]


def test_what_is_read_elsewhere_too_never_waits() -> None:
    """A value that an output reads besides is worked out always."""
    builder = Builder("shared")
    choice(builder)
    builder.output(builder.emit("mul", builder.emit("load", 1.0, at=1), builder.emit("load", 1.0, at=2)))
    waits = [each.op for each in program(builder).instructions if each.when]
    assert "mul" not in waits


def test_a_column_that_nothing_touches_is_kept_without_asking_where() -> None:
    """Of an `or` that only says whether a column is touched nothing is left but two flags."""
    builder = Builder("kept")
    one, other = (builder.emit("gt", builder.emit("load", 1.0, at=at), 0.0) for at in (0, 1))
    before = builder.emit("raw", at=2)
    grown = builder.emit("mul", builder.emit("add", before, 1.0), 2.0)
    builder.act("store", builder.kept(builder.either(one, other), grown, before), at=2)
    ops = [each.op for each in program(builder).instructions]
    assert "or" not in ops
    assert ops.count("some") == 2
    assert ops.count("either") == ops.count("kept_if") == 1
