"""The flows of a tick: all rates read the same table, and no stock gives more than it held."""

from __future__ import annotations

from math import gcd

from game.ruleset.compiled import Cause
from game.ruleset.compiling.posting import Poster
from game.ruleset.compiling.reading import Reader
from game.ruleset.program import Builder, Operand
from game.scenario.models import Flow


def lower_flows(reader: Reader, poster: Poster) -> None:
    """Move every flow once; outflows of a stock are cut in proportion when they want more than it holds."""
    flows = sorted(reader.layout.scenario.flows.items())
    rates = {id: wanted_by(reader, flow) for id, flow in flows}
    for origin in sorted({flow.origin for _, flow in flows if flow.origin is not None}):
        _drain(reader, poster, origin, [(id, flow, rates[id]) for id, flow in flows if flow.origin == origin])
    for id, flow in flows:
        if flow.origin is None:
            column = reader.layout.index[flow.target or ""]
            poster.add(column, _cause(reader, id, flow, column), rates[id])
            poster.mark(id, rates[id])
    poster.apply()


def wanted_by(reader: Reader, flow: Flow) -> Operand:
    """What a flow would move in a tick if its origin held enough."""
    rate = reader.read(flow.rate)
    if flow.origin is not None:
        rate = reader.builder.emit("max", rate, 0.0)
    return reader.builder.where(reader.read(flow.when), rate, 0.0) if flow.when is not None else rate


def _drain(reader: Reader, poster: Poster, origin: str, flows: list[tuple[str, Flow, Operand]]) -> None:
    emit, column = reader.builder.emit, reader.layout.index[origin]
    spec = reader.layout.columns[column]
    held = emit("sub", emit("load", 1.0, at=column), float(spec.low))
    sums: list[Operand] = []
    total: Operand = 0.0
    for _, _, rate in flows:
        total = reader.builder.add(total, rate)
        sums.append(emit("mul", total, float(spec.per)))
    short = emit("gt", sums[-1], held)
    before: Operand | None = None
    for (id, flow, _), wanted in zip(flows, sums, strict=True):
        share = emit("div", emit("mul", held, wanted), sums[-1])
        rounded = emit("quanta", reader.builder.where(short, share, wanted))
        moved = rounded if before is None else emit("sub", rounded, before)
        before = rounded
        _transfer(reader, poster, (id, flow), moved)


def _transfer(reader: Reader, poster: Poster, named: tuple[str, Flow], moved: Operand) -> None:
    id, flow = named
    layout, builder = reader.layout, reader.builder
    origin = layout.index[flow.origin or ""]
    per = layout.columns[origin].per
    if flow.target is not None:
        target = layout.index[flow.target]
        moved, arrives = _in_both(builder, moved, (per, layout.columns[target].per))
        poster.move(target, _cause(reader, id, flow, target), arrives)
    poster.move(origin, _cause(reader, id, flow, origin), builder.emit("neg", moved))
    poster.mark(id, builder.emit("div", moved, float(per)))


def _in_both(builder: Builder, moved: Operand, per: tuple[int, int]) -> tuple[Operand, Operand]:
    """A transfer in the quanta of both its ends: as much as both can hold, so that nothing is lost."""
    here, there = per
    if here == there:
        return moved, moved
    coarse = gcd(here, there)
    steps = builder.emit("floor", builder.emit("div", moved, float(here // coarse)))
    leaves, arrives = (builder.quanta(builder.emit("mul", steps, float(end // coarse))) for end in per)
    return leaves, arrives


def _cause(reader: Reader, id: str, flow: Flow, column: int) -> int:
    target = reader.layout.columns[column].id
    tree = reader.layout.formula(flow.rate)
    text = Cause(
        f"flow:{id}:{target}", "flow", id, column, flow.why, flow.label or "", flow.source or "", tree
    )
    return reader.layout.cause(text)
