"""Beliefs: carried forward by a forecast and corrected by every source, bias and delay allowed for.

A linear filter with, for each source, the covariance of the belief's error with that source's hidden constant
bias (a Schmidt-Kalman filter: the bias is considered, not estimated), so that the parts of a change add up.
For late reports it also considers the covariance with what the forecasts missed since the day they describe.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.ruleset.compiled import Cause, Column
from game.ruleset.compiling.layout import VARIANCE_FINENESS, Layout
from game.ruleset.compiling.posting import Poster
from game.ruleset.compiling.reading import Reader
from game.ruleset.program import LARGEST, Builder, Operand
from game.scenario.calendars import NOW
from game.scenario.knowing import Belief, Observation


@dataclass(slots=True)
class Filter:
    """The running mean, variance and covariances of one belief within a tick."""

    mean: Operand
    variance: Operand
    shared: dict[str, Operand]
    """Covariance of its error with the bias of each source."""
    step: Operand
    missed: list[Operand]
    """Variance of what the forecast missed in this tick, in the one before, and so on."""
    fresh: list[Operand]
    """Covariance of the belief's error with what was missed in each of those ticks: 0 once it is known."""


def observers(layout: Layout, factor: str) -> dict[str, Observation]:
    """The sources that report a factor, by id."""
    sources = layout.scenario.sources
    return {id: sources[id].observes[factor] for id in sorted(sources) if factor in sources[id].observes}


def deepest_delay(layout: Layout, factor: str) -> int:
    """How many ticks back any source of a factor looks."""
    return max((seen.delay for seen in observers(layout, factor).values()), default=0)


def lower_beliefs(reader: Reader, poster: Poster) -> None:
    """Carry every belief through the tick."""
    for factor, belief in sorted(reader.layout.scenario.beliefs.items()):
        _believe(reader, poster, factor, belief)
    poster.apply()


def _believe(reader: Reader, poster: Poster, factor: str, belief: Belief) -> None:
    held = _forecast(reader, poster, factor, belief)
    for source, seen in observers(reader.layout, factor).items():
        _observe(reader, poster, (factor, source, seen), held)
    poster.mark(f"believed.{factor}.variance", reader.builder.emit("max", held.variance, 0.0))
    for source, shared in held.shared.items():
        poster.mark(f"believed.{factor}.bias.{source}", shared)
    _remember(reader, poster, factor, held)


def _forecast(reader: Reader, poster: Poster, factor: str, belief: Belief) -> Filter:
    emit, believed = reader.builder.emit, f"believed.{factor}"
    column = reader.layout.index[believed]
    step, spread = reader.read(belief.forecast), reader.read(belief.spread)
    tree = reader.layout.formula(belief.forecast)
    cause = Cause(f"forecast:{factor}", "forecast", factor, column, belief.why, "inferred", "", tree)
    poster.add(column, reader.layout.cause(cause), step)
    carries, square = reader.read(belief.carries), emit("mul", spread, spread)

    def carried(id: str) -> Operand:
        return _times(reader.builder, reader.column(id), carries)

    shared = {id: carried(f"{believed}.bias.{id}") for id in observers(reader.layout, factor)}
    variance = emit("add", _times(reader.builder, carried(f"{believed}.variance"), carries), square)
    earlier = range(1, deepest_delay(reader.layout, factor))
    missed = [square, *(reader.column(f"missed.{factor}.{back}") for back in earlier)]
    fresh = [square, *(carried(f"fresh.{factor}.{back}") for back in earlier)]
    return Filter(emit("add", reader.column(believed), step), variance, shared, step, missed, fresh)


def _times(builder: Builder, value: Operand, share: Operand) -> Operand:
    """A product, left out where the share is the whole."""
    return value if share == 1.0 and isinstance(share, float) else builder.emit("mul", value, share)


def _observe(reader: Reader, poster: Poster, who: tuple[str, str, Observation], held: Filter) -> None:
    factor, source, seen = who
    builder, emit = reader.builder, reader.builder.emit
    available = reader.read(seen.when)
    printed, ago = _report(reader, who, held)
    bias, error = reader.read(seen.bias), reader.read(seen.error)
    own, square = held.shared[source], emit("mul", bias, bias)
    noise, late = emit("mul", error, error), _sum(builder, held.fresh[: seen.delay])
    noise = builder.add(noise, _sum(builder, held.missed[: seen.delay]))
    both = emit("sub", emit("add", held.variance, own), late)
    total = emit("add", emit("sub", emit("add", both, own), late), emit("add", square, noise))
    gain = builder.where(available, emit("div", both, total), 0.0)
    surprise = emit("sub", emit("sub", printed, reader.read(seen.lean)), emit("sub", held.mean, ago))
    change = emit("mul", gain, surprise)
    column = reader.layout.index[f"believed.{factor}"]
    title = reader.layout.scenario.sources[source].title
    cause = Cause(f"source:{source}:{factor}", "source", source, column, f"{title} reported", "reported")
    poster.add(column, reader.layout.cause(cause), change)
    _correct(reader, held, (source, seen.delay), (gain, both, emit("add", own, square)))
    held.mean = emit("add", held.mean, change)
    poster.mark(f"reported.{source}.{factor}", printed, available)
    poster.mark(
        f"reported.{source}.{factor}.tick", emit("sub", reader.clock(NOW), float(seen.delay)), available
    )


def _correct(
    reader: Reader, held: Filter, told: tuple[str, int], gained: tuple[Operand, Operand, Operand]
) -> None:
    """Narrow the belief by a report, which knows nothing of what was missed since the day it describes."""
    emit, (source, delay), (gain, both, own_and_square) = reader.builder.emit, told, gained
    kept = emit("sub", 1.0, gain)
    own = held.shared[source]
    held.variance = emit("sub", held.variance, emit("mul", gain, both))
    held.shared = {id: emit("mul", shared, kept) for id, shared in held.shared.items()}
    held.shared[source] = emit("sub", own, emit("mul", gain, own_and_square))
    for back, (fresh, missed) in enumerate(zip(held.fresh, held.missed, strict=True)):
        known = emit("sub", fresh, missed) if back < delay else fresh
        held.fresh[back] = emit("sub", fresh, emit("mul", gain, known))


def _sum(builder: Builder, items: list[Operand]) -> Operand:
    total: Operand = 0.0
    for item in items:
        total = builder.add(total, item)
    return total


def _report(reader: Reader, who: tuple[str, str, Observation], held: Filter) -> tuple[Operand, Operand]:
    """What the source prints, and how far the forecast has moved since the day it describes."""
    factor, source, seen = who
    emit = reader.builder.emit
    truth = reader.column(factor if not seen.delay else f"lag.{factor}.{seen.delay}")
    noise = emit("mul", reader.normal(f"source {source} {factor}"), reader.read(seen.error))
    printed = emit("add", emit("add", truth, reader.column(f"bias.{source}.{factor}")), noise)
    ago: Operand = 0.0
    for back in range(seen.delay):
        ago = reader.builder.add(ago, held.step if not back else reader.column(f"step.{factor}.{back}"))
    return printed, ago


def _remember(reader: Reader, poster: Poster, factor: str, held: Filter) -> None:
    """Shift the truth and the forecast steps of earlier ticks, for sources that report late."""
    for back in range(1, deepest_delay(reader.layout, factor) + 1):
        poster.mark(
            f"lag.{factor}.{back}", reader.column(factor if back == 1 else f"lag.{factor}.{back - 1}")
        )
        poster.mark(
            f"step.{factor}.{back}", held.step if back == 1 else reader.column(f"step.{factor}.{back - 1}")
        )

    for back in range(1, deepest_delay(reader.layout, factor)):
        poster.mark(f"missed.{factor}.{back}", held.missed[back - 1])
        poster.mark(f"fresh.{factor}.{back}", held.fresh[back - 1])


def add_beliefs(layout: Layout) -> None:
    """Add the columns of every belief, its sources' biases and their last reports."""
    for factor in sorted(layout.scenario.beliefs):
        of = layout.index[factor]
        spec = layout.columns[of]
        believed = f"believed.{factor}"
        layout.column(_mean(layout.like(believed, of, "belief"), spec))
        layout.column(_squared(layout.like(f"{believed}.variance", of, "variance"), spec))
        for source in observers(layout, factor):
            layout.column(_squared(layout.like(f"{believed}.bias.{source}", of, "variance"), spec))
            layout.twin(f"bias.{source}.{factor}", of, "bias")
            layout.column(_report_column(layout.like(f"reported.{source}.{factor}", of, "report"), spec))
            layout.when(f"reported.{source}.{factor}.tick", "report")
        for back in range(1, deepest_delay(layout, factor) + 1):
            layout.twin(f"lag.{factor}.{back}", of, "lag")
            layout.twin(f"step.{factor}.{back}", of, "lag")
        for back in range(1, deepest_delay(layout, factor)):
            layout.column(_squared(layout.like(f"missed.{factor}.{back}", of, "variance"), spec))
            layout.column(_squared(layout.like(f"fresh.{factor}.{back}", of, "variance"), spec))


def _mean(column: Column, of: Column) -> Column:
    title = f"{of.title} (held true)"
    seen = replace(column, seen="open", low=of.low, high=of.high)
    return replace(seen, title=title, label="inferred", about=of.about)


def _report_column(column: Column, of: Column) -> Column:
    return replace(column, seen="open", low=of.low, high=of.high, start=max(of.low, 0))


def _squared(column: Column, of: Column) -> Column:
    """Measured in squares, so finely that a deviation as wide as the factor's range still has room."""
    widest = (of.high - of.low + 1) * (of.high - of.low + 1)
    fineness = max(min(VARIANCE_FINENESS, LARGEST // widest), 1)
    return replace(column, per=of.per * of.per * fineness)
