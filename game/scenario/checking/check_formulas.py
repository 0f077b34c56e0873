"""Every formula read, typed and ranged against what its place expects, with a caret under the very word.

Codes besides those of the formula language: N001 not a constant, G001 figures or functions in a circle, G002
a figure that comes to too much, X015 numbers too large together.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from game.scenario.checking.audit import Audit
from game.scenario.checking.mentions import is_question, parts
from game.scenario.checking.naming import circles, computed, edges_of, mentions_broken
from game.scenario.checking.slots import Slot
from game.scenario.checking.world import Path, World, unit_sizes
from game.scenario.formula_calls import BUILTINS, QUESTIONS
from game.scenario.formula_types import check
from game.scenario.formulas import Call, FormulaError, Name, Node, Number, walk
from game.scenario.pointing import Part
from game.scenario.problems import did_you_mean
from game.scenario.scopes import Law, unit_of

MOST_PARTS = 20_000
"""Parts a formula may come to with all it stands on, since each reading of a figure works it out again."""
DEEPEST_CHAIN = 40
LARGEST_MAGNITUDE = 250
"""Digits that all numbers of a formula may have together: a float64 overflows at 308."""
_FOLLOWING = frozenset({"X001", "X010", "X011", "X012", "X013", "U002", "U003"})
"""What may only follow from a name whose meaning is not known."""


def check_formulas(audit: Audit) -> None:
    """Check units, functions, circles and then every formula."""
    _check_units(audit)
    _check_laws(audit)
    _check_circles(audit)
    for slot in audit.slots:
        _check_slot(audit, slot)


def _tell(audit: Audit, at: Path, text: str, faults: Iterable[FormulaError]) -> None:
    for fault in faults:
        complaint = (fault.code, fault.message, fault.hint, fault.level)
        audit.at_part(complaint, at, Part(text, fault.start, fault.end))


def _check_slot(audit: Audit, slot: Slot) -> None:
    tree = audit.world.tree(slot.text)
    if isinstance(tree, FormulaError):
        _tell(audit, slot.at, slot.text, [tree])
    elif slot.sight == "constant" and (named := _first_named(audit.world, tree)) is not None:
        message = "a number that never changes is needed here"
        _tell(
            audit,
            slot.at,
            slot.text,
            [FormulaError(message, *named.span, "write it out, with its unit", "N001")],
        )
    else:
        _tell(audit, slot.at, slot.text, _faults(audit.world, slot, tree))


def _first_named(world: World, tree: Node) -> Name | Call | None:
    """Return the first thing in a formula that is not a number, a unit or arithmetic."""
    for part in parts(tree):
        if isinstance(part, Call) and part.function in BUILTINS:
            continue
        if isinstance(part, Call) or part.id in world.names or part.id not in world.units:
            return part
    return None


def _faults(world: World, slot: Slot, tree: Node) -> list[FormulaError]:
    if _magnitude(tree) > LARGEST_MAGNITUDE:
        message = "the numbers in this are too large together"
        return [FormulaError(message, *tree.span, "", "X015")]
    scope = world.scope(slot.local)
    faults = check(tree, scope, slot.expects)[1]
    if slot.or_else is not None and _errors(faults):
        others = check(tree, scope, slot.or_else)[1]
        faults = faults if _errors(others) else others
    if mentions_broken(world, slot.text):
        faults = [fault for fault in faults if fault.code not in _FOLLOWING]
    return [_with_hint(slot, fault) for fault in faults if not _follows(world, fault)]


def _magnitude(tree: Node) -> float:
    """Return how many digits the product of all numbers in a formula could have."""
    return sum(abs(math.log10(part.value)) for part in walk(tree) if isinstance(part, Number) and part.value)


def _errors(faults: Iterable[FormulaError]) -> list[FormulaError]:
    return [fault for fault in faults if fault.level == "error"]


def _with_hint(slot: Slot, fault: FormulaError) -> FormulaError:
    if not slot.hint or fault.code not in ("U002", "U003"):
        return fault
    return FormulaError(fault.message, fault.start, fault.end, slot.hint, fault.code, fault.level)


def _follows(world: World, fault: FormulaError) -> bool:
    """Tell whether a fault only repeats at a call what is told where the function stands."""
    return any(fault.message.startswith(f"in `{id}`:") for id in world.broken & world.functions.keys())


def _check_units(audit: Audit) -> None:
    scenario = audit.scenario
    for word, fault in unit_sizes(scenario)[1].items():
        _tell(audit, ("units", word, "of"), scenario.units[word].of or "", [fault])
    written = [(("factors", id, "unit"), factor.unit) for id, factor in scenario.factors.items()]
    written += [(("derived", id, "unit"), derived.unit) for id, derived in scenario.derived.items()]
    for id, table in scenario.tables.items():
        written += [(("tables", id, "takes"), table.takes), (("tables", id, "gives"), table.gives)]
    for at, unit in written:
        if unit is not None:
            _check_unit(audit, at, unit)


def _check_unit(audit: Audit, at: Path, unit: str) -> None:
    try:
        unit_of(unit, audit.world.units)
    except FormulaError as fault:
        _tell(audit, at, unit, [fault])


def _check_laws(audit: Audit) -> None:
    """Check the bodies of functions for names; their units depend on what each call hands over."""
    world = audit.world
    edges: dict[str, set[str]] = {}
    for id, function in audit.scenario.functions.items():
        body = world.tree(function.value)
        faults = [body] if isinstance(body, FormulaError) else _unknown(world, function.of, body)
        if faults:
            world.broken.add(id)
        _tell(audit, ("functions", id, "value"), function.value, faults)
        calls = (
            ()
            if isinstance(body, FormulaError)
            else (part.function for part in parts(body) if isinstance(part, Call))
        )
        edges[id] = set(calls) & audit.scenario.functions.keys()
    for circle in circles(edges):
        world.broken.update(circle)
        message = f"functions may not call themselves: {_arrows(circle)}"
        audit.error("G001", ("functions", circle[0], "value"), message)


def _unknown(world: World, parameters: tuple[str, ...], body: Node) -> list[FormulaError]:
    faults: list[FormulaError] = []
    names = {*world.names, *world.units, *parameters}
    functions = {*world.functions, *BUILTINS, *QUESTIONS}
    for part in parts(body):
        if isinstance(part, Name) and part.id not in names:
            hint = did_you_mean(part.id, names)
            faults.append(FormulaError(f"there is no `{part.id}` here", *part.span, hint, "X003"))
        elif isinstance(part, Call) and not is_question(part) and part.function not in functions:
            span = (part.span[0], part.span[0] + len(part.function))
            hint = did_you_mean(part.function, functions)
            faults.append(FormulaError(f"there is no function `{part.function}`", *span, hint, "X004"))
    return faults


def _check_circles(audit: Audit) -> None:
    edges = edges_of(audit.world)
    found = circles(edges)
    for circle in found:
        message = f"figures are worked out from each other: {_arrows(circle)}"
        hint = "let one of them be a factor, which keeps its value from tick to tick"
        audit.error("G001", _place_of(circle[0], audit), message, hint)
    if not found:
        _check_weights(audit, edges)


def _arrows(circle: list[str]) -> str:
    return " -> ".join([*circle, circle[0]])


def _place_of(id: str, audit: Audit) -> Path:
    if id in audit.scenario.derived:
        return "derived", id, "value"
    return "fronts", id.removesuffix(".odds"), "odds"


def _check_weights(audit: Audit, edges: dict[str, set[str]]) -> None:
    """Refuse figures that stand on so many others that a tick would never end."""
    weights: dict[str, tuple[int, int]] = {}
    figures = computed(audit.scenario)
    waiting = list(edges)
    while waiting:
        id = waiting[-1]
        below = [other for other in edges[id] if other not in weights]
        if below:
            waiting += below
            continue
        waiting.pop()
        if id not in weights:
            weights[id] = _weight(audit.world, figures[id], weights)
            _complain_of_weight(audit, id, weights)


def _weight(world: World, text: str, weights: dict[str, tuple[int, int]]) -> tuple[int, int]:
    """Return how many parts a figure comes to, and how many figures deep it goes."""
    tree = world.tree(text)
    total, deepest = 0, 0
    for part in walk(tree) if not isinstance(tree, FormulaError) else ():
        total += 1
        if isinstance(part, Name) and part.id in weights:
            total, deepest = total + weights[part.id][0], max(deepest, weights[part.id][1])
        if isinstance(part, Call) and isinstance(law := world.functions.get(part.function), Law):
            total += sum(
                weights.get(inner.id, (1, 0))[0]
                for inner in world.deep(law.body, law.parameters)
                if isinstance(inner, Name)
            )
    return total, deepest + 1


def _complain_of_weight(audit: Audit, id: str, weights: dict[str, tuple[int, int]]) -> None:
    parts_in_all, deep = weights[id]
    if parts_in_all > MOST_PARTS or deep > DEEPEST_CHAIN:
        message = f"`{id}` comes to {parts_in_all:,} parts, {deep} figures deep"
        hint = f"at most {MOST_PARTS:,} parts and {DEEPEST_CHAIN} figures deep; keep something as a factor"
        audit.error("G002", _place_of(id, audit), message, hint)
        weights[id] = (1, 1)
