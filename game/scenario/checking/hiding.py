"""Which figures are hidden from a player or a rival: a computed figure is as hidden as what it reads.

The path to the hidden factor is kept, since an author sees only the name he wrote.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from game.scenario.checking.mentions import asked_about, parts
from game.scenario.checking.naming import computed
from game.scenario.checking.world import World
from game.scenario.formulas import Call, FormulaError, Name, Node, Truth
from game.scenario.models import Rival
from game.scenario.scopes import Law

PathTo = tuple[str, ...]
"""The names from what is written to what may not be read; empty where all may be read."""
_SECRET_QUESTIONS = frozenset({"chose"})
_OWN_ORDERS = frozenset({"signed", "stands", "share", "answered", "promised"})


@dataclass(slots=True)
class Hiding:
    """Answers what one onlooker may not read; `hides` and `keeps` say it of single figures and questions."""

    world: World
    hides: Callable[[str], bool]
    keeps: Callable[[Call], bool]
    """Whether a question is about something the onlooker does not know."""
    shows: Callable[[str], bool] = lambda name: False
    """Whether a computed figure is shown whatever it reads."""
    _known: dict[str, PathTo] = field(default_factory=dict)
    _in_laws: dict[str, PathTo] = field(default_factory=dict)

    def path(self, name: str) -> PathTo:
        """Return the path from a figure to what hides it."""
        if name not in self._known:
            self._known[name] = ()
            self._known[name] = self._path(name)
        return self._known[name]

    def in_tree(self, tree: Node) -> Iterator[tuple[Name | Call, PathTo]]:
        """Yield every hidden thing a formula mentions, with the path to it."""
        for part in parts(tree):
            path = self._of(part)
            if path:
                yield part, path

    def _of(self, part: Name | Call) -> PathTo:
        if isinstance(part, Name):
            return self.path(part.id)
        law = self.world.functions.get(part.function)
        if not isinstance(law, Law):
            return (_written(part),) if self.keeps(part) else ()
        if part.function not in self._in_laws:
            self._in_laws[part.function] = ()
            inside = self.world.deep(law.body, law.parameters)
            found = next((path for path in map(self._of, inside) if path), ())
            self._in_laws[part.function] = (f"{part.function}(...)", *found) if found else ()
        return self._in_laws[part.function]

    def _path(self, name: str) -> PathTo:
        text = computed(self.world.scenario).get(name)
        if text is None or self.shows(name):
            return (name,) if self.hides(name) else ()
        tree = self.world.tree(text)
        if isinstance(tree, FormulaError):
            return ()
        return next(((name, *path) for _, path in self.in_tree(tree)), ())


def _written(call: Call) -> str:
    return f"{call.function}({asked_about(call)})"


def from_player(world: World) -> Hiding:
    """Return what a player may not read: what is not open, but for beliefs and reports."""
    scenario = world.scenario

    def hides(name: str) -> bool:
        if name in scenario.flows:
            flow = scenario.flows[name]
            if flow.seen is not None:
                return flow.seen != "open"
            return any(hides(end) for end in (flow.origin, flow.target) if end is not None)
        return name in scenario.factors and scenario.factors[name].seen != "open"

    return Hiding(world, hides, lambda call: call.function in _SECRET_QUESTIONS or _untold(world, call))


def _untold(world: World, call: Call) -> bool:
    """Tell whether a question is about an event that is never told."""
    event = world.scenario.events.get(asked_about(call))
    return call.function == "fired" and event is not None and world.tree(event.told) == Truth(value=False)


def from_rival(world: World, id: str, rival: Rival) -> Hiding:
    """Return what a rival may not read: all that it does not know, but the date and its own moves."""
    knows = {*rival.knows, "date"}

    def keeps(call: Call) -> bool:
        about = asked_about(call)
        if call.function == "chose":
            return not about.startswith(f"{id}.")
        if call.function == "reached":
            return True
        return call.function in _OWN_ORDERS and not knows & {about, about.rpartition(".")[0]}

    return Hiding(world, lambda name: name in world.names and name not in knows, keeps, knows.__contains__)
