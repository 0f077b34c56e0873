"""All names of a scenario with what they mean, gathered once before its formulas are looked at.

What an author left broken is remembered as broken, so that one slip is told once and not at every use.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from game.scenario.calendars import TICKS_IN
from game.scenario.checking.mentions import parts
from game.scenario.formula_types import constant
from game.scenario.formulas import Call, FormulaError, Name, Node, Number, is_id, parse
from game.scenario.quantities import PLAIN, TICK, Kind, Meaning, dimension, number
from game.scenario.scopes import Law, Scope, Signature, Units, unit_of
from game.scenario.showing import Scenario

Path = tuple[str | int, ...]
TIME = dimension({TICK: 1})
POINTS = frozenset({"point", "points"})
"""Points of an opinion are pure numbers: voices add them to figures of every sort."""


@dataclass(frozen=True, slots=True)
class World:
    """What the formulas of one scenario may mention, and what is wrong with it already."""

    scenario: Scenario
    units: Mapping[str, tuple[tuple[tuple[str, int], ...], float]]
    names: dict[str, Meaning] = field(default_factory=dict)
    functions: dict[str, Signature | Law] = field(default_factory=dict)
    references: dict[str, frozenset[str]] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    """Names whose meaning is not known, and functions that cannot be read."""
    _trees: dict[str, Node | FormulaError] = field(default_factory=dict)

    def tree(self, text: str) -> Node | FormulaError:
        """Return a formula's tree, or what is wrong with its spelling; each text is read once."""
        if text not in self._trees:
            try:
                self._trees[text] = parse(text)
            except FormulaError as fault:
                self._trees[text] = fault
        return self._trees[text]

    def scope(self, local: Mapping[str, Meaning] | None = None) -> Scope:
        """Return everything a formula may mention, with the names of its own place."""
        names = {**self.names, **local} if local else self.names
        return Scope(names, self.functions, self.references, self.units)

    def measured(self, unit: str | None) -> Meaning | None:
        """Return what a figure in a unit is; nothing where there is no such unit."""
        if unit is None:
            return number()
        try:
            of, size = unit_of(unit, self.units)
        except FormulaError:
            return None
        return Meaning(Kind("number", of), scale=size)

    def constant(self, text: str, meaning: Meaning | None) -> float | None:
        """Return the value of a formula without names, in base units."""
        tree = self.tree(text)
        if isinstance(tree, FormulaError) or meaning is None:
            return None
        return constant(tree, Scope(units=self.units), meaning)

    def reads(self, text: str) -> Iterator[Name | Call]:
        """Yield what a formula mentions, in itself and in the functions it calls; nothing of a broken one."""
        tree = self.tree(text)
        if not isinstance(tree, FormulaError):
            yield from self.deep(tree)

    def deep(self, tree: Node, parameters: tuple[str, ...] = ()) -> Iterator[Name | Call]:
        """Yield what a tree mentions, in itself and in the functions it calls, each function once."""
        waiting: list[tuple[Node, tuple[str, ...]]] = [(tree, parameters)]
        entered: set[str] = set()
        while waiting:
            node, own = waiting.pop()
            for part in parts(node):
                if isinstance(part, Name) and part.id in own:
                    continue
                yield part
                law = self.functions.get(part.function) if isinstance(part, Call) else None
                if isinstance(part, Call) and isinstance(law, Law) and part.function not in entered:
                    entered.add(part.function)
                    waiting.append((law.body, law.parameters))


def unit_sizes(scenario: Scenario) -> tuple[Units, dict[str, FormulaError]]:
    """Return the units with their sizes, in the order of the file as the compiler does, and faulty ones."""
    units = {"tick": (TIME, 1.0)}
    units |= {word: (TIME, size) for word, size in TICKS_IN[scenario.calendar.unit].items()}
    faults: dict[str, FormulaError] = {}
    units |= {
        word: _own(word) for word, unit in scenario.units.items() if unit.of is None and word not in units
    }
    for word, unit in scenario.units.items():
        if unit.of is None or word in units:
            continue
        try:
            units[word] = unit_of(unit.of, units)
        except FormulaError as fault:
            faults[word] = fault
            units[word] = _own(word)
    return units, faults


def _own(word: str) -> tuple[tuple[tuple[str, int], ...], float]:
    return (PLAIN if word in POINTS else dimension({word: 1})), 1.0


def law_of(world: World, id: str) -> Law:
    """Return a function as formulas call it; one that cannot be read is noted as broken."""
    function = world.scenario.functions[id]
    body = world.tree(function.value)
    if isinstance(body, FormulaError):
        world.broken.add(id)
        body = Number(0.0, None)
    return Law(tuple(function.of), body)


def usable(id: str) -> bool:
    """Tell whether an id can be written in a formula at all."""
    return is_id(id)
