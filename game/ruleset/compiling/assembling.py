"""Puts a ruleset together: columns first, then the phases of a tick in order, then the other programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from hashlib import sha256

from game.ruleset.compiled import Column, Ruleset
from game.ruleset.compiling.believing import add_beliefs, lower_beliefs
from game.ruleset.compiling.drawing import lower_imagine, lower_start
from game.ruleset.compiling.effects import add_pending, lower_pending
from game.ruleset.compiling.flowing import lower_flows
from game.ruleset.compiling.layout import Layout
from game.ruleset.compiling.looking import lower_looks
from game.ruleset.compiling.ordering import dial_slots, lower_orders
from game.ruleset.compiling.phases import (
    lower_envelopes,
    lower_events,
    lower_fronts,
    lower_promises,
    lower_rivals,
    lower_verdicts,
)
from game.ruleset.compiling.playing import lower_doctrine
from game.ruleset.compiling.posting import Poster
from game.ruleset.compiling.reading import Reader
from game.ruleset.compiling.sittings import draw_dilemma, sitting_held
from game.ruleset.curves import Curve
from game.ruleset.evaluating import Units, bound, size_of
from game.ruleset.program import LARGEST, Builder, Program
from game.ruleset.running import Constants, Kernel
from game.scenario.calendars import (
    NEXT,
    NEXT_DAY,
    NEXT_SITS,
    NOW,
    SITS,
    SITTING_DAY,
    TICK_DAY,
    TICKS_IN,
    Ticks,
    ticks_of,
)
from game.scenario.formulas import Node, parsed
from game.scenario.models import Factor
from game.scenario.showing import Scenario


def compile_scenario(scenario: Scenario) -> Ruleset:
    """Compile a checked scenario; what the checker let through compiles without error."""
    layout = Layout(scenario, calendar_of(scenario), unit_sizes(scenario))
    _add_curves(layout)
    _add_columns(layout)
    tick = _program(layout, "tick", _tick)
    start = _program(layout, "start", _start)
    imagine = _program(layout, "imagine", lower_imagine)
    looks: dict[str, int] = {}
    look = _program(layout, "look", lambda reader, _: looks.update(lower_looks(reader)), SITTING_DAY)
    constants = _constants(layout)
    return Ruleset(
        scenario=scenario,
        digest=digest_of(scenario),
        ticks=layout.ticks,
        columns=tuple(layout.columns),
        index=layout.index,
        inputs=layout.inputs,
        causes=tuple(layout.causes),
        start=Kernel(start, constants),
        tick=Kernel(tick, constants),
        sitting=Kernel(_program(layout, "sitting", _sitting, SITTING_DAY), constants),
        look=Kernel(look, constants),
        looks=looks,
        imagine=Kernel(imagine, constants),
        doctrines=_Doctrines(layout),
        formulas=_formulas(scenario),
        curves={id: layout.curves[at] for id, at in layout.curve_index.items()},
        units=layout.units,
    )


def digest_of(scenario: Scenario) -> str:
    """The SHA-256 of the canonical scenario, by which saves and workers know it."""
    return sha256(canonical(scenario).encode()).hexdigest()


def canonical(scenario: Scenario) -> str:
    """The one text of a merged scenario, ids in the order of the file, as it is embedded in a save."""
    data = scenario.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return json.dumps(data, ensure_ascii=True, separators=(",", ":"))


def calendar_of(scenario: Scenario) -> Ticks:
    """The ticks of a scenario's calendar."""
    calendar = scenario.calendar
    stretches = tuple((each.first, each.last, each.every) for each in calendar.sittings)
    return ticks_of(calendar.unit, calendar.starts, calendar.ends, stretches)


def unit_sizes(scenario: Scenario) -> dict[str, float]:
    """How many base units each unit word is; units of time count ticks."""
    sizes = {"tick": 1.0, **TICKS_IN[scenario.calendar.unit]}
    sizes |= {word: 1.0 for word, unit in scenario.units.items() if unit.of is None}
    for word, unit in scenario.units.items():
        if unit.of is not None:
            sizes[word] = size_of(unit.of, sizes)
    return sizes


def _formulas(scenario: Scenario) -> dict[str, Node]:
    formulas = {id: parsed(derived.value) for id, derived in scenario.derived.items()}
    return formulas | {f"{id}.odds": parsed(front.odds) for id, front in scenario.fronts.items()}


def _tick(reader: Reader, poster: Poster) -> None:
    sitting = Reader(reader.layout, reader.builder, SITTING_DAY)
    lower_orders(sitting, poster)
    for lower in (lower_rivals, lower_pending, lower_flows, lower_fronts, lower_events, lower_promises):
        lower(reader, poster)
    lower_beliefs(reader, poster)
    lower_envelopes(reader, poster)
    lower_verdicts(reader, poster)
    draw_dilemma(Reader(reader.layout, reader.builder, NEXT_DAY, NEXT), poster, NEXT_SITS)


def _start(reader: Reader, poster: Poster) -> None:
    lower_start(reader, poster)
    draw_dilemma(Reader(reader.layout, reader.builder, SITTING_DAY, NOW), poster, SITS)


def _sitting(reader: Reader, _: Poster) -> None:
    reader.builder.output(sitting_held(reader, SITS))


def _program(
    layout: Layout, name: str, lower: Callable[[Reader, Poster], object], day: int = TICK_DAY
) -> Program:
    builder = Builder(name)
    lower(Reader(layout, builder, day), Poster(layout, builder))
    return builder.finish(len(layout.columns))


def _constants(layout: Layout) -> Constants:
    return Constants(tuple(layout.curves), layout.ticks.clocks(), tuple(layout.purposes))


class _Doctrines(Mapping[str, Kernel]):
    """Each doctrine compiled when first asked for: whoever plays himself needs none of them."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._made: dict[str, Kernel] = {}

    def __getitem__(self, name: str) -> Kernel:
        if name not in self._made:
            program = _doctrine(self._layout, name)
            self._made[name] = Kernel(program, _constants(self._layout))
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._layout.scenario.doctrines)

    def __len__(self) -> int:
        return len(self._layout.scenario.doctrines)


def _doctrine(layout: Layout, name: str) -> Program:
    builder = Builder(f"doctrine {name}")
    reader = Reader(layout, builder, SITTING_DAY)
    slots = lower_doctrine(reader, layout.scenario.doctrines[name])
    for slot in layout.inputs:
        builder.output(slots.get(slot, 0.0))
    return builder.finish(len(layout.columns))


def _add_curves(layout: Layout) -> None:
    for id, table in sorted(layout.scenario.tables.items()):
        layout.curve_index[id] = len(layout.curves)
        across, up = (size_of(unit, layout.units) for unit in (table.takes, table.gives))
        layout.curves.append(Curve.through(tuple((x * across, y * up) for x, y in table.points)))


def _add_columns(layout: Layout) -> None:
    for id, factor in layout.scenario.factors.items():
        layout.column(_factor_column(layout, id, factor))
    _add_flows(layout)
    _add_marks(layout)
    add_beliefs(layout)
    _add_envelopes(layout)
    add_pending(layout)


def constant(layout: Layout, text: str) -> float:
    """The value of a formula without names, in base units."""
    return float(bound(layout.formula(text))(Units(layout.units)))


def _factor_column(layout: Layout, id: str, factor: Factor) -> Column:
    per = max(round(1.0 / factor.precision), 1)
    low, high = (round(constant(layout, bound) * per) for bound in factor.range)
    start = round(constant(layout, factor.start) * per) if factor.start is not None else 0
    return Column(
        id=id,
        per=per,
        low=low,
        high=high,
        start=start,
        title=factor.title,
        unit=factor.unit,
        shown=factor.shown or factor.precision,
        seen=factor.seen,
        kind="factor",
        label=factor.label or "",
        source=factor.source or "",
        about=factor.about or "",
    )


def _add_flows(layout: Layout) -> None:
    for id, flow in layout.scenario.flows.items():
        ends = [layout.index[end] for end in (flow.origin, flow.target) if end is not None]
        hidden = [layout.columns[end].seen for end in ends if layout.columns[end].seen != "open"]
        column = replace(layout.like(id, ends[0], "flow"), title=flow.title or flow.why, about=flow.why)
        seen = flow.seen or ("hidden" if hidden else "open")
        layout.column(replace(column, seen=seen, label=flow.label or "", source=flow.source or ""))


def _add_marks(layout: Layout) -> None:
    scenario = layout.scenario
    for kind, ids in (
        ("clause", scenario.motions),
        ("answer", scenario.dilemmas),
        ("event", scenario.events),
    ):
        for id in ids:
            layout.mark(f"{kind}.{id}", kind)
            layout.when(f"{kind}.{id}.tick", kind)
    for id in scenario.events:
        layout.mark(f"event.{id}.due", "event")
    for id in scenario.rivals:
        layout.mark(f"rival.{id}", "rival")
    for id in scenario.promises:
        layout.mark(f"promise.{id}", "promise", -1)
        layout.when(f"promise.{id}.kept", "promise")
        layout.when(f"promise.{id}.broken", "promise")
    _add_dials(layout)
    for id, verdict in scenario.verdicts.items():
        if verdict.on is not None:
            layout.when(f"verdict.{id}", "verdict")
    layout.mark("dilemma", "answer")
    layout.mark("verdict", "verdict")
    layout.column(Column("regret", 100, 0, LARGEST, 0, "Points lost", "", 0.1, "open", "factor", "invented"))


def _add_dials(layout: Layout) -> None:
    for id, dial in layout.scenario.dials.items():
        for column, _ in dial_slots(id, dial):
            key = column.removeprefix(f"dial.{id}").removeprefix(".")
            names = list(dial.settings)
            start = dial.starts_shared.get(key, 0) if key else names.index(dial.starts) if dial.starts else 0
            layout.mark(column, "dial", start)


def _add_envelopes(layout: Layout) -> None:
    for id in sorted(layout.scenario.envelopes):
        layout.when(f"envelope.{id}", "envelope")
