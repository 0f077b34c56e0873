"""Fills a world with its names: figures with units and ranges, functions, and what may be asked about."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace
from graphlib import CycleError, TopologicalSorter

from game.scenario.calendars import ordinal
from game.scenario.checking.world import TIME, World, law_of, unit_sizes
from game.scenario.formula_types import check
from game.scenario.formulas import Call, FormulaError, Name
from game.scenario.models import Table
from game.scenario.quantities import DAY, Meaning, number
from game.scenario.scopes import Signature
from game.scenario.showing import Scenario


def world_of(scenario: Scenario) -> World:
    """Return everything the formulas of a scenario may mention."""
    units, _ = unit_sizes(scenario)
    world = World(scenario, units)
    _add_functions(world)
    _add_references(world)
    _add_factors(world)
    _add_flows(world)
    _add_beliefs(world)
    world.names["date"] = _calendar_days(scenario)
    world.names["regret"] = number(low=0.0)
    _add_computed(world)
    return world


def computed(scenario: Scenario) -> dict[str, str]:
    """Return the formula of everything that is worked out from other figures, by its name."""
    figures = {id: derived.value for id, derived in scenario.derived.items()}
    return figures | {f"{id}.odds": front.odds for id, front in scenario.fronts.items()}


def circles(edges: dict[str, set[str]]) -> list[list[str]]:
    """Return every circle found in who reads whom, and take it out of `edges`."""
    found: list[list[str]] = []
    while True:
        sorter = TopologicalSorter({id: sorted(read) for id, read in sorted(edges.items())})
        try:
            sorter.prepare()
        except CycleError as fault:
            circle = _from_smallest(fault.args[1][:0:-1])
            found.append(circle)
            edges[circle[0]].discard(circle[1] if len(circle) > 1 else circle[0])
        else:
            return found


def _from_smallest(circle: list[str]) -> list[str]:
    start = circle.index(min(circle))
    return circle[start:] + circle[:start]


def edges_of(world: World) -> dict[str, set[str]]:
    """Return for each computed figure the computed figures it reads."""
    figures = computed(world.scenario)
    edges: dict[str, set[str]] = {}
    for id, text in figures.items():
        read = {part.id for part in world.reads(text) if isinstance(part, Name)}
        edges[id] = read & figures.keys()
    return edges


def _add_functions(world: World) -> None:
    scenario = world.scenario
    world.functions.update({id: _signature(world, id, table) for id, table in scenario.tables.items()})
    world.functions.update({id: law_of(world, id) for id in scenario.functions})


def _signature(world: World, id: str, table: Table) -> Signature:
    takes, gives = world.measured(table.takes), world.measured(table.gives)
    if takes is None or gives is None:
        world.broken.add(id)
    takes, gives = takes or number(), gives or number()
    values = [value * (gives.scale or 1.0) for _, value in table.points]
    return Signature((takes,), replace(gives, low=min(values), high=max(values)))


def _add_references(world: World) -> None:
    scenario = world.scenario
    pairs: dict[str, dict[str, Iterable[str]]] = {
        "motion": {id: motion.wordings for id, motion in scenario.motions.items()},
        "dial": {id: dial.settings for id, dial in scenario.dials.items()},
        "share": {id: dial.among for id, dial in scenario.dials.items()},
        "dilemma": {id: dilemma.answers for id, dilemma in scenario.dilemmas.items()},
        "rival": {id: rival.moves for id, rival in scenario.rivals.items()},
    }
    for kind, items in pairs.items():
        world.references[kind] = frozenset(f"{id}.{part}" for id, of in items.items() for part in of)
    world.references["motion"] |= frozenset(scenario.motions)
    world.references["dilemma"] |= frozenset(scenario.dilemmas)
    world.references["event"] = frozenset(scenario.events)
    world.references["voice"] = frozenset(scenario.promises)
    world.references["verdict"] = frozenset(scenario.verdicts)


def _add(world: World, name: str, meaning: Meaning | None) -> None:
    world.names[name] = meaning or number()
    if meaning is None:
        world.broken.add(name)


def _add_factors(world: World) -> None:
    for id, factor in world.scenario.factors.items():
        meaning = world.measured(factor.unit)
        low, high = (world.constant(bound, meaning) for bound in factor.range)
        if meaning and low is not None and high is not None and low < high:
            meaning = replace(meaning, low=low, high=high)
        _add(world, id, meaning)


def _add_flows(world: World) -> None:
    for id, flow in world.scenario.flows.items():
        end = flow.origin or flow.target or ""
        meaning = world.names.get(end) if end not in world.broken else None
        _add(world, id, _unbounded(meaning))


def _unbounded(meaning: Meaning | None) -> Meaning | None:
    return replace(meaning, low=-math.inf, high=math.inf) if meaning else None


def _add_beliefs(world: World) -> None:
    for id in world.scenario.beliefs:
        meaning = world.names.get(id) if id not in world.broken else None
        _add(world, f"believed.{id}", meaning)
        for end in ("low", "high"):
            _add(world, f"believed.{id}.{end}", _unbounded(meaning))
        _add(world, f"believed.{id}.sd", replace(meaning, low=0.0, high=math.inf) if meaning else None)
    for id, source in world.scenario.sources.items():
        for factor in source.observes:
            meaning = world.names.get(factor) if factor not in world.broken else None
            _add(world, f"reported.{id}.{factor}", _unbounded(meaning))
            _add(world, f"reported.{id}.{factor}.age", number(TIME, low=0.0))


def _calendar_days(scenario: Scenario) -> Meaning:
    try:
        return Meaning(DAY, ordinal(scenario.calendar.starts), ordinal(scenario.calendar.ends))
    except ValueError:
        return Meaning(DAY)


def _add_computed(world: World) -> None:
    """Add computed figures from the ground up, so that the range of each follows from those it reads."""
    figures, edges = computed(world.scenario), edges_of(world)
    world.broken.update(figures.keys() & world.names.keys())
    for id in (id for id in figures if id not in world.broken):
        _add(world, id, world.measured(_unit_of(world.scenario, id)))
    circling = {id for circle in circles(edges) for id in circle}
    for id in TopologicalSorter(edges).static_order():
        if id not in world.broken and id not in circling:
            world.names[id] = _ranged(world, id, figures[id])


def _unit_of(scenario: Scenario, id: str) -> str | None:
    return scenario.derived[id].unit if id in scenario.derived else None


def _ranged(world: World, id: str, text: str) -> Meaning:
    declared = world.names[id]
    tree = world.tree(text)
    if isinstance(tree, FormulaError) or mentions_broken(world, text):
        return declared
    found = check(tree, world.scope())[0]
    if found.kind == DAY and _unit_of(world.scenario, id) is None:
        return found
    derived = world.scenario.derived.get(id)
    if derived and derived.range:
        low, high = (world.constant(bound, declared) for bound in derived.range)
        return replace(declared, low=low, high=high) if low is not None and high is not None else declared
    return replace(declared, low=found.low, high=found.high) if found.kind == declared.kind else declared


def mentions_broken(world: World, text: str) -> bool:
    """Tell whether a formula reads what has no known meaning, so that its units cannot be judged."""
    return any(_name_of(part) in world.broken for part in world.reads(text))


def _name_of(part: Name | Call) -> str:
    return part.id if isinstance(part, Name) else part.function
