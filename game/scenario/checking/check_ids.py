"""Ids that can be written, told apart and kept apart from the names the rules give themselves.

Codes: I001 an id that no formula could write, I002 a name that is taken, I003 a reserved beginning, I004 a
dot where the id is joined to another.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.scenario.calendars import TICKS_IN
from game.scenario.checking.audit import Audit
from game.scenario.checking.world import Path, usable
from game.scenario.formula_calls import BUILTINS, QUESTIONS
from game.scenario.formulas import FormulaError, Name, parse
from game.scenario.problems import Place, Problem, quoted
from game.scenario.showing import Scenario

RESERVED = frozenset(
    {
        "believed",
        "reported",
        "lag",
        "step",
        "bias",
        "clause",
        "answer",
        "event",
        "dial",
        "rival",
        "promise",
        "pending",
        "envelope",
        "verdict",
        "signed",
        "answered",
    }
)
"""First words of the columns that the rules add by themselves."""
TAKEN = frozenset({"verdict", "regret", "dilemma", "date", "utility", "odds"})
"""Names with a meaning of their own."""
FIGURES = ("factors", "derived", "flows")
_KEYWORD_HINT = (
    "words such as `in`, `from`, `is`, `and`, `true` cannot be part of an id; 64 characters at most"
)


def check_ids(audit: Audit) -> None:
    """Check all ids of a scenario."""
    for at, id in _ids(audit.scenario):
        if not usable(id):
            audit.error_at_key("I001", at, f"{quoted(id)} cannot be an id", _KEYWORD_HINT)
    _check_reserved(audit)
    _check_units(audit)
    _check_functions(audit)
    _check_joined(audit)
    _check_columns(audit)


def _ids(scenario: Scenario) -> Iterator[tuple[Path, str]]:
    """Yield every id that an author gives a thing, with its place."""
    for kind in type(scenario).model_fields:
        items = getattr(scenario, kind)
        if isinstance(items, dict) and kind not in ("units", "doctrines"):
            yield from (((kind, id), id) for id in items)
    for id, function in scenario.functions.items():
        for position, parameter in enumerate(function.of):
            yield ("functions", id, "of", position), parameter
    yield from _joined(scenario)


def _joined(scenario: Scenario) -> Iterator[tuple[Path, str]]:
    """Yield ids that formulas write behind the id of their owner and a dot."""
    fields = (
        ("motions", "wordings"),
        ("dials", "settings"),
        ("dials", "among"),
        ("dilemmas", "answers"),
        ("rivals", "moves"),
    )
    for kind, field in fields:
        for id, item in getattr(scenario, kind).items():
            for part in getattr(item, field):
                yield (kind, id, field, part), part


def _check_joined(audit: Audit) -> None:
    for at, id in _joined(audit.scenario):
        if "." in id:
            hint = f"write {quoted(id.replace('.', '_'))}"
            audit.error_at_key("I004", at, f"{quoted(id)} stands behind a dot and may hold none itself", hint)


def _check_reserved(audit: Audit) -> None:
    for kind in FIGURES:
        for id in getattr(audit.scenario, kind):
            first = id.partition(".")[0]
            if id in TAKEN:
                audit.error_at_key("I003", (kind, id), f"{quoted(id)} has a meaning of its own in formulas")
            elif first in RESERVED and id != first:
                message = f"ids that begin with `{first}.` are given by the rules themselves"
                audit.error_at_key("I003", (kind, id), message)


def _check_units(audit: Audit) -> None:
    times = {"tick", *TICKS_IN[audit.scenario.calendar.unit]}
    for word in audit.scenario.units:
        if word in times:
            audit.error_at_key("I002", ("units", word), f"{quoted(word)} is a unit of time already")
        elif not _is_unit_name(word):
            hint = "letters, digits and `_`, beginning with a letter"
            audit.error_at_key("I001", ("units", word), f"{quoted(word)} cannot be a unit", hint)


def _is_unit_name(word: str) -> bool:
    """Tell whether formulas can read a word as a unit; capitals are allowed in units alone, as in `MW`."""
    try:
        return "." not in word and parse(word) == Name(word)
    except FormulaError:
        return False


def _check_functions(audit: Audit) -> None:
    scenario = audit.scenario
    for kind in ("tables", "functions"):
        for id in getattr(scenario, kind):
            if id in BUILTINS or id in QUESTIONS:
                audit.error_at_key("I002", (kind, id), f"`{id}` is a function of the language already")
    for id in scenario.functions.keys() & scenario.tables.keys():
        _taken(audit, id, ("functions", id), ("tables", id))


def _taken(audit: Audit, name: str, second: Path, first: Path) -> None:
    message = f"{quoted(name)} is given twice"
    if second[:2] != first[:2] and name not in (second[1], first[1]):
        message = f"{quoted(str(second[1]))} and {quoted(str(first[1]))} would share the name {quoted(name)}"
    here, there = audit.find(second, key=True), audit.find(first, key=True)
    hint = "each figure has a name of its own, whatever its kind"
    audit.problems.append(Problem("I002", message, here, hint, also=_if_other(here, there)))


def _if_other(here: Place, there: Place) -> Place | None:
    return there if there != here else None


def _check_columns(audit: Audit) -> None:
    """Refuse two things that the rules would keep under one name; the second would replace the first."""
    taken: dict[str, Path] = {}
    for name, at in _columns(audit.scenario):
        first = taken.setdefault(name, at)
        if first != at:
            _taken(audit, name, at, first)


def _columns(scenario: Scenario) -> Iterator[tuple[str, Path]]:
    """Yield the names under which things are kept and read, as the compiler gives them."""
    for kind in FIGURES:
        yield from ((id, (kind, id)) for id in getattr(scenario, kind))
    yield from ((f"{id}.odds", ("fronts", id)) for id in scenario.fronts)
    for kind, field, word in (("motions", "wordings", "clause"), ("dilemmas", "answers", "answer")):
        for id, item in getattr(scenario, kind).items():
            yield from ((f"{word}.{name}", (kind, id)) for name in (id, f"{id}.tick"))
            yield from ((f"{word}.{id}.{part}", (kind, id)) for part in getattr(item, field))
    for id in scenario.events:
        yield from ((f"event.{name}", ("events", id)) for name in (id, f"{id}.tick", f"{id}.due"))
    for id in scenario.promises:
        yield from ((f"promise.{name}", ("promises", id)) for name in (id, f"{id}.kept", f"{id}.broken"))
    for id, dial in scenario.dials.items():
        yield from (
            (f"dial.{name}", ("dials", id)) for name in (id, *(f"{id}.{part}" for part in dial.among))
        )
    yield from _belief_columns(scenario)
    yield from ((f"envelope.{id}", ("envelopes", id)) for id in scenario.envelopes)
    yield from ((f"verdict.{id}", ("verdicts", id)) for id in scenario.verdicts)


def _belief_columns(scenario: Scenario) -> Iterator[tuple[str, Path]]:
    for id in scenario.beliefs:
        names = (id, *(f"{id}.{end}" for end in ("low", "high", "sd", "variance")))
        yield from ((f"believed.{name}", ("beliefs", id)) for name in names)
    for id, source in scenario.sources.items():
        for factor in source.observes:
            at: Path = ("sources", id, "observes", factor)
            yield from (
                (f"{name}", at) for name in (f"reported.{id}.{factor}", f"reported.{id}.{factor}.age")
            )
            yield f"bias.{id}.{factor}", at
            yield f"believed.{factor}.bias.{id}", at
