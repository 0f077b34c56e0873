"""Worlds drawn from what is held true: at the start from prior beliefs, later for every look ahead."""

from __future__ import annotations

from game.ruleset.compiling.believing import deepest_delay, observers
from game.ruleset.compiling.effects import cause_of, owners, parts
from game.ruleset.compiling.flowing import wanted_by
from game.ruleset.compiling.layout import Layout
from game.ruleset.compiling.posting import Poster
from game.ruleset.compiling.reading import Reader
from game.ruleset.program import Operand
from game.scenario.formulas import Call, names
from game.scenario.showing import Scenario


def lower_start(reader: Reader, poster: Poster) -> None:
    """Draw what is not open from its belief or prior, and the hidden bias of every source."""
    scenario, emit = reader.layout.scenario, reader.builder.emit
    for factor, belief in sorted(scenario.beliefs.items()):
        mean, sd = reader.read(belief.mean), reader.read(belief.sd)
        poster.mark(f"believed.{factor}", mean)
        poster.mark(f"believed.{factor}.variance", emit("mul", sd, sd))
        poster.mark(factor, _normal(reader, f"start {factor}", mean, sd))
        for source, seen in observers(reader.layout, factor).items():
            bias = _normal(reader, f"bias {source} {factor}", reader.read(seen.lean), reader.read(seen.bias))
            poster.mark(f"bias.{source}.{factor}", bias)
    for factor, spec in sorted(scenario.factors.items()):
        if spec.prior is not None:
            poster.mark(
                factor,
                _normal(reader, f"start {factor}", reader.read(spec.prior.mean), reader.read(spec.prior.sd)),
            )
    poster.apply()
    for factor in sorted(scenario.beliefs):
        for back in range(1, deepest_delay(reader.layout, factor) + 1):
            poster.mark(f"lag.{factor}.{back}", reader.column(factor))
    poster.apply()


def _normal(reader: Reader, purpose: str, mean: Operand, sd: Operand) -> Operand:
    return reader.builder.add(mean, reader.builder.emit("mul", sd, reader.normal(purpose)))


def lower_imagine(reader: Reader, poster: Poster) -> None:
    """Redraw what is not open from what is held true now, each bias given the error drawn with it."""
    scenario = reader.layout.scenario
    for factor in sorted(scenario.beliefs):
        _imagine(reader, poster, factor)
    for factor, spec in sorted(scenario.factors.items()):
        if spec.prior is not None:
            mean, sd = reader.read(spec.prior.mean), reader.read(spec.prior.sd)
            poster.mark(factor, _normal(reader, f"imagine {factor}", mean, sd))
    for id in hidden_flows(reader.layout):
        poster.mark(id, 0.0)
    for id in sorted(scenario.rivals):
        poster.mark(f"rival.{id}", 0.0)
    poster.apply()
    _imagine_traces(reader, poster)


def hidden_flows(layout: Layout) -> list[str]:
    """The flows whose amounts nobody sees."""
    return [id for id in sorted(layout.scenario.flows) if layout.columns[layout.index[id]].seen != "open"]


def _imagine_traces(reader: Reader, poster: Poster) -> None:
    """Work out anew what hidden figures have left behind: flows, and effects that still wait."""
    layout, builder = reader.layout, reader.builder
    for id in hidden_flows(layout):
        poster.mark(id, wanted_by(reader, layout.scenario.flows[id]))
    for part in (part for owner in owners(layout.scenario) for part in parts(owner) if part.pending):
        target = layout.columns[layout.causes[cause_of(layout, part)].column]
        if part.effect.fire is None and (target.seen != "open" or reads_hidden(layout, part.amount)):
            left = reader.column(f"{part.pending}.left")
            share = builder.emit("div", left, float(part.effect.over or 1))
            poster.mark(f"{part.pending}.amount", builder.emit("mul", reader.read(part.amount), share))
    poster.apply()


def reads_hidden(layout: Layout, formula: str) -> bool:
    """Whether a formula reads a figure that is not open, itself or through what it is worked out from."""
    scenario = layout.scenario
    for item in names(layout.formula(formula)):
        if isinstance(item, Call):
            law = scenario.functions.get(item.function)
            found = item.function == "chose" or (law is not None and reads_hidden(layout, law.value))
        elif item.id in scenario.derived:
            found = reads_hidden(layout, scenario.derived[item.id].value)
        elif item.id in scenario.factors or item.id in scenario.flows:
            found = layout.columns[layout.index[item.id]].seen != "open"
        else:
            found = item.id.endswith(".odds") and reads_hidden(layout, _odds(scenario, item.id))
        if found:
            return True
    return False


def _odds(scenario: Scenario, id: str) -> str:
    front = scenario.fronts.get(id.removesuffix(".odds"))
    return front.odds if front is not None else "0"


def _imagine(reader: Reader, poster: Poster, factor: str) -> None:
    emit, believed = reader.builder.emit, f"believed.{factor}"
    variance = reader.column(f"{believed}.variance")
    error = emit("mul", emit("sqrt", variance), reader.normal(f"imagine {factor}"))
    drawn = emit("add", reader.column(believed), error)
    poster.mark(factor, drawn)
    for source, seen in observers(reader.layout, factor).items():
        shared, bias = reader.column(f"{believed}.bias.{source}"), reader.read(seen.bias)
        pull = emit("div", shared, variance)
        rest = emit("sqrt", emit("sub", emit("mul", bias, bias), emit("mul", pull, shared)))
        free = emit("mul", rest, reader.normal(f"imagine bias {source} {factor}"))
        given = emit("add", emit("mul", pull, error), free)
        poster.mark(f"bias.{source}.{factor}", emit("add", reader.read(seen.lean), given))
    steps: Operand = 0.0
    for back in range(1, deepest_delay(reader.layout, factor) + 1):
        steps = reader.builder.add(steps, reader.column(f"step.{factor}.{back}"))
        poster.mark(f"lag.{factor}.{back}", emit("sub", drawn, steps))
