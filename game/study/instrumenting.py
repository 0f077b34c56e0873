"""A scenario with handles built in: what is switched off, what is wanted, which numbers a doctrine goes by.

The handles are factors of the table, so that every row may hold its own: one compiled scenario tries a
hundred variants at once, in the same worlds and with the same luck.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from game.ruleset.compiling.assembling import unit_sizes
from game.scenario.fields import Model
from game.scenario.formulas import Compare, Day, Name, Node, Number, parse, write
from game.scenario.models import Doctrine, DoctrineRule, Effect, Factor
from game.scenario.showing import Scenario

OFF = "study.off"
"""The number of the mechanism that is switched off in a row; 0 for none."""
OBEY = "study-obey"
"""The doctrine that signs what is wanted of each motion, where it is legal."""
WORTH = "study-worth"
"""The doctrine that signs the legal wording worth most, wherever it is worth more than leaving it."""
FIXED = "true", "false"

Kind = TypeVar("Kind", bound=Model)


def want(motion: str) -> str:
    """The handle that says which wording of a motion is wanted, from 1; 0 for none."""
    return f"study.want.{motion}"


def handle(start: float = 0.0, precision: float = 1.0) -> Factor:
    """An open factor that nothing moves."""
    bound = "9000000"
    return Factor(
        title="A handle",
        start=number(start),
        range=(f"-{bound}", bound),
        precision=precision,
        label="invented",
    )


def number(value: float) -> str:
    """A number as a formula may write it."""
    text = f"{value:.6f}".rstrip("0").rstrip(".")
    return text if text not in {"-0", ""} else "0"


def with_doctrines(
    scenario: Scenario, doctrines: Mapping[str, Doctrine], handles: Mapping[str, Factor]
) -> Scenario:
    """A scenario with more doctrines and the handles they read; no figure of it runs otherwise."""
    return scenario.model_copy(
        update={
            "doctrines": {**scenario.doctrines, **doctrines},
            "factors": {**scenario.factors, **handles},
        }
    )


def steered(scenario: Scenario) -> Scenario:
    """A scenario with the doctrines `OBEY` and `WORTH`."""
    handles = {want(motion): handle() for motion in scenario.motions}
    doctrines = {OBEY: _obeying(scenario), WORTH: worth_first(scenario, "By worth", ())}
    return with_doctrines(scenario, doctrines, handles)


def _obeying(scenario: Scenario) -> Doctrine:
    rules = tuple(
        DoctrineRule(give=f"sign {motion}/{wording}", when=f"{want(motion)} == {position + 1}")
        for motion, spec in scenario.motions.items()
        for position, wording in enumerate(spec.wordings)
    )
    return Doctrine(title="What is wanted", about="Signs what is wanted.", rules=rules)


def worth_first(scenario: Scenario, title: str, before: tuple[DoctrineRule, ...]) -> Doctrine:
    """A doctrine that goes by other rules first and by fitted worth in all they leave open."""
    named = {rule.give.split()[1].partition("/")[0] for rule in before if rule.give.startswith("sign ")}
    rules = [
        rule for motion in scenario.motions if motion not in named for rule in _by_worth(scenario, motion)
    ]
    return Doctrine(title=title, about="Signs what is worth most.", rules=(*before, *rules))


def _by_worth(scenario: Scenario, motion: str) -> Iterator[DoctrineRule]:
    """The best wording first; one that no voice carries gives way to the next best."""
    spec = scenario.motions[motion]
    worths = {name: wording.worth for name, wording in spec.wordings.items() if wording.worth is not None}
    if spec.unsigned_worth is None:
        return
    for beaten_by in range(len(worths)):
        for name, worth in worths.items():
            others = [f"(1 if {other} > {worth} else 0)" for each, other in worths.items() if each != name]
            when = f"{worth} > {spec.unsigned_worth}"
            if others:
                when += f" and {' + '.join(others)} <= {beaten_by}"
            yield DoctrineRule(give=f"sign {motion}/{name}", when=when)


@dataclass(frozen=True, slots=True)
class Tunable:
    """A doctrine whose numbers were made handles, with the values they had."""

    name: str
    handles: tuple[str, ...]
    values: tuple[float, ...]
    spreads: tuple[float, ...]
    """How far each may sensibly be moved at first."""


def tunable(scenario: Scenario, doctrine: str) -> tuple[Scenario, Tunable]:
    """A scenario with a copy of a doctrine in which every number that is compared with is a handle."""
    sizes, found = unit_sizes(scenario), _Handles(doctrine)
    spec = scenario.doctrines[doctrine]
    rules = tuple(
        rule.model_copy(update={"when": write(found.replaced(parse(rule.when), sizes))})
        for rule in spec.rules
    )
    name = f"study-{doctrine}"
    copy = spec.model_copy(update={"rules": rules})
    handles = {id: handle(value, 0.001) for id, value in zip(found.ids, found.values, strict=True)}
    tuned = Tunable(name, tuple(found.ids), tuple(found.values), tuple(found.spreads))
    return with_doctrines(scenario, {name: copy}, handles), tuned


class _Handles:
    """Collects the handles of one doctrine while its formulas are rewritten."""

    def __init__(self, doctrine: str) -> None:
        self._stem = f"study.number.{doctrine.replace('-', '_')}"
        self.ids: list[str] = []
        self.values: list[float] = []
        self.spreads: list[float] = []

    def replaced(self, node: Node, sizes: Mapping[str, float]) -> Node:
        if isinstance(node, Compare):
            return replace(node, left=self._side(node.left, sizes), right=self._side(node.right, sizes))
        return rebuilt(node, lambda item: self.replaced(item, sizes))

    def _side(self, node: Node, sizes: Mapping[str, float]) -> Node:
        match node:
            case Number():
                value = node.value * (sizes[node.unit] if node.unit else 1.0)
                return self._handle(value, max(abs(value) * 0.3, 0.3))
            case Day():
                return self._handle(float(node.ordinal), 12.0)
            case _:
                return self.replaced(node, sizes)

    def _handle(self, value: float, spread: float) -> Node:
        self.ids.append(f"{self._stem}.n{len(self.ids)}")
        self.values.append(value)
        self.spreads.append(spread)
        return Name(self.ids[-1])


def rebuilt(node: Node, change: Any) -> Node:
    """A node with every node below it changed."""
    changes: dict[str, Any] = {}
    for item in fields(node):
        held = getattr(node, item.name)
        if is_dataclass(held):
            changes[item.name] = change(held)
        elif isinstance(held, tuple) and held and is_dataclass(held[0]):
            changes[item.name] = tuple(change(each) for each in held)
    return replace(node, **changes)


@dataclass(frozen=True, slots=True)
class Mechanism:
    """One thing that can be switched off, and the figures that are its own."""

    number: int
    kind: str
    id: str
    figures: tuple[str, ...]
    """The figures it moves."""
    marks: tuple[str, ...]
    """The columns that tell, by not standing as they began, that it was at work."""


def switchable(scenario: Scenario) -> tuple[Scenario, tuple[Mechanism, ...]]:
    """A scenario in which every mechanism of the kinds of `_GUARDS` can be switched off, row by row."""
    switches = _Switches(scenario)
    changed = {kind: switches.kind(kind) for kind in _GUARDS}
    handles = {**scenario.factors, OFF: handle()}
    return scenario.model_copy(update={**changed, "factors": handles}), tuple(switches.found)


class _Switches:
    """Numbers the mechanisms of a scenario and guards each by its number."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.found: list[Mechanism] = []

    def kind(self, kind: str) -> dict[str, Any]:
        guarded = {}
        for id, spec in getattr(self.scenario, kind).items():
            number = len(self.found) + 1
            figures = tuple(sorted(set(_figures(kind, id, spec))))
            self.found.append(Mechanism(number, kind, id, figures, _marks(kind, id, spec)))
            guarded[id] = _GUARDS[kind](spec, f"{OFF} != {number}")
        return guarded


def _both(condition: str | None, guard: str) -> str:
    return guard if condition is None or condition == FIXED[0] else f"({condition}) and {guard}"


def _effects(effects: tuple[Effect, ...], guard: str) -> tuple[Effect, ...]:
    return tuple(each.model_copy(update={"when": _both(each.when, guard)}) for each in effects)


def _guarded(spec: Kind, guard: str, key: str) -> Kind:
    return spec.model_copy(update={key: _both(getattr(spec, key), guard)})


def _event(spec: Any, guard: str) -> Any:
    return _guarded(spec, guard, "when").model_copy(update={"effects": _effects(spec.effects, guard)})


def _rival(spec: Any, guard: str) -> Any:
    moves = {
        name: move.model_copy(update={"weight": f"({move.weight}) if {guard} else 0"})
        for name, move in spec.moves.items()
    }
    return spec.model_copy(update={"moves": moves})


def _source(spec: Any, guard: str) -> Any:
    observed = {id: _guarded(each, guard, "when") for id, each in spec.observes.items()}
    return spec.model_copy(update={"observes": observed})


_GUARDS: dict[str, Any] = {
    "flows": lambda spec, guard: _guarded(spec, guard, "when"),
    "rivals": _rival,
    "sources": _source,
    "fronts": lambda spec, guard: _guarded(spec, guard, "active"),
    "events": _event,
    "dilemmas": lambda spec, guard: _guarded(spec, guard, "when"),
    "promises": lambda spec, guard: _guarded(spec, guard, "offered"),
    "motions": lambda spec, guard: _guarded(spec, guard, "opens"),
}
"""How a mechanism of each kind is guarded."""


def _figures(kind: str, id: str, spec: Any) -> Iterator[str]:
    match kind:
        case "flows":
            yield from (end for end in (spec.origin, spec.target) if end is not None)
        case "sources":
            yield from (f"believed.{factor}" for factor in spec.observes)
        case "fronts":
            yield from (spec.progress, *spec.losses)
        case _:
            yield from _touched(kind, id, spec)


def _marks(kind: str, id: str, spec: Any) -> tuple[str, ...]:
    match kind:
        case "sources":
            return tuple(f"reported.{id}.{factor}.tick" for factor in spec.observes)
        case "fronts":
            return (spec.progress,)
        case "promises":
            return (f"promise.{id}.kept", f"promise.{id}.broken")
        case _:
            return (_MARKS[kind] + id,)


_MARKS = {"flows": "", "rivals": "rival.", "events": "event.", "dilemmas": "answer.", "motions": "clause."}


def _touched(kind: str, id: str, spec: Any) -> Iterator[str]:
    holders = {
        "rivals": lambda: list(spec.moves.values()),
        "dilemmas": lambda: list(spec.answers.values()),
        "motions": lambda: list(spec.wordings.values()),
        "events": lambda: [spec],
    }
    if kind == "promises":
        effects = [*spec.when_kept, *spec.when_broken]
    else:
        effects = [effect for holder in holders[kind]() for effect in holder.effects]
    for effect in effects:
        yield from effect.add or effect.set or {f"event.{effect.fire}": ""}
    if kind == "events":
        yield f"event.{id}"
