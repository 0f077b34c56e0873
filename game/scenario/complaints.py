"""What the models refuse, told as problems in the scenario's own words and not the library's.

Codes: S001 missing, S002 unknown field or kind, S003 another sort of value, S004 a word that is misspelt by
its pattern, S005 too long, too short, too large or too small.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from game.scenario.fields import DATE_PATTERN, ID_PATTERN, NAME_PATTERN
from game.scenario.merging import Merged
from game.scenario.problems import Problem, did_you_mean, quoted
from game.scenario.shapes import fields_of, model_at
from game.scenario.showing import Scenario

MOST = 100
"""Complaints are told up to this number, since a file of another sort breaks every line."""

_PATTERNS = {
    ID_PATTERN: (
        "an id",
        "an id is lower-case letters, digits and `_`, in parts joined by dots: `grain.in_store`",
    ),
    NAME_PATTERN: ("a name", "such a name is lower-case letters and digits joined by hyphens: `long-winter`"),
    DATE_PATTERN: ("a date", "write year-month-day with all digits: 2001-09-30"),
}
_SORTS = {
    "string": "text",
    "float": "a number",
    "int": "a whole number",
    "bool": "true or false",
    "tuple": "a list",
    "dict": "a map",
    "model": "a map of fields",
}
_BOUNDS = {
    "greater_than": ("gt", "more than"),
    "greater_than_equal": ("ge", "at least"),
    "less_than": ("lt", "less than"),
    "less_than_equal": ("le", "at most"),
}


def complaints(fault: ValidationError, merged: Merged) -> list[Problem]:
    """Return one problem for each fault; an unknown field in place of a missing one counts once."""
    errors: list[dict[str, Any]] = [dict(error) for error in fault.errors(include_url=False)]
    missing = _missing_fields(errors)
    found: list[Problem] = []
    for error in errors:
        kind, location = error["type"], tuple(error["loc"])
        if kind == "extra_forbidden":
            found.append(_unknown(location, missing, merged))
    for error in errors:
        kind, location = error["type"], tuple(error["loc"])
        if kind == "missing" and location[-1] in missing.get(location[:-1], ()):
            found.append(_absent(location, merged))
        elif kind not in ("missing", "extra_forbidden"):
            found.append(_refused(error, location, merged))
    return found[:MOST]


def _missing_fields(errors: Iterable[Mapping[str, Any]]) -> dict[tuple[str | int, ...], list[str | int]]:
    """Return what is missing by the place it is missing from; told fields are taken out of it."""
    missing: dict[tuple[str | int, ...], list[str | int]] = {}
    for error in errors:
        if error["type"] == "missing":
            missing.setdefault(tuple(error["loc"][:-1]), []).append(error["loc"][-1])
    return missing


def _unknown(
    location: tuple[str | int, ...], missing: dict[tuple[str | int, ...], list[str | int]], merged: Merged
) -> Problem:
    owner, word = location[:-1], str(location[-1])
    lacking = [str(field) for field in missing.get(owner, ())]
    hint = did_you_mean(word, lacking)
    if hint:
        missing[owner].remove(hint.removeprefix("did you mean `").removesuffix("`?"))
    model = model_at(Scenario, owner)
    known = list(fields_of(model)) if model else []
    what = "kind" if not owner else "field"
    hint = hint or did_you_mean(word, known) or _field_list(known)
    return Problem("S002", f"unknown {what} {quoted(word)}", merged.place(location, key=True), hint)


def _field_list(known: Sequence[str]) -> str:
    return f"there is {', '.join(known)}" if known else ""


def _absent(location: tuple[str | int, ...], merged: Merged) -> Problem:
    field, owner = location[-1], location[:-1]
    if isinstance(field, int):
        return Problem("S001", f"value {field + 1} of the list is missing", merged.place(owner))
    hint = "" if owner else "a folder of rules alone is a rulebook: other scenarios extend it"
    return Problem("S001", f"`{field}` is missing", merged.place(owner, key=True), hint)


def _refused(error: Mapping[str, Any], location: tuple[str | int, ...], merged: Merged) -> Problem:
    teller = _TELLERS.get(error["type"], _another_sort)
    code, message, hint = teller(error)
    if location[-1:] == ("[key]",):
        return Problem(code, message, merged.place(location[:-1], key=True), hint)
    return Problem(code, message, merged.place(location), hint)


def _another_sort(error: Mapping[str, Any]) -> tuple[str, str, str]:
    stem = str(error["type"]).removesuffix("_type").removesuffix("_attributes").removesuffix("_parsing")
    wanted = _SORTS.get(stem)
    if wanted is None:
        return "S003", str(error["msg"]).lower(), ""
    given = (
        _sort_of(error["input"])
        if stem != "int"
        else _sort_of(error["input"]).replace("a number", "a fraction")
    )
    hint = "put it in quotes" if wanted == "text" and given == "a number" else ""
    return "S003", f"expected {wanted}, found {given}", hint


def _sort_of(value: object) -> str:
    if isinstance(value, bool):
        return "true or false"
    names: tuple[tuple[type | tuple[type, ...], str], ...] = (
        ((int, float), "a number"),
        (str, "text"),
        ((list, tuple), "a list"),
        (dict, "a map"),
    )
    return next((name for kind, name in names if isinstance(value, kind)), "nothing")


def _misspelt(error: Mapping[str, Any]) -> tuple[str, str, str]:
    what, hint = _PATTERNS.get(error["ctx"]["pattern"], ("right here", ""))
    return "S004", f"{quoted(str(error['input']))} is not {what}", hint


def _choice(error: Mapping[str, Any]) -> tuple[str, str, str]:
    expected = str(error["ctx"]["expected"]).replace("'", "`")
    words = expected.replace("`", "").replace(" or ", ", ").split(", ")
    hint = did_you_mean(str(error["input"]), words)
    return "S003", f"expected {expected}, found {quoted(str(error['input']))}", hint


def _out_of_bounds(error: Mapping[str, Any]) -> tuple[str, str, str]:
    key, words = _BOUNDS[error["type"]]
    return "S005", f"this must be {words} {error['ctx'][key]:g}", ""


def _length(error: Mapping[str, Any]) -> tuple[str, str, str]:
    context = error["ctx"]
    what = "characters" if str(error["type"]).startswith("string") else "entries"
    if "min_length" in context:
        return (
            "S005",
            "this is empty"
            if context["min_length"] == 1
            else f"at least {context['min_length']} {what} are needed",
            "",
        )
    actual = context.get("actual_length", len(error["input"]))
    return "S005", f"at most {context['max_length']} {what} are allowed, these are {actual}", ""


def _not_finite(_error: Mapping[str, Any]) -> tuple[str, str, str]:
    return "S003", "expected a finite number", ""


def _not_whole(_error: Mapping[str, Any]) -> tuple[str, str, str]:
    return "S003", "expected a whole number, found a fraction", ""


_TELLERS: Mapping[str, Callable[[Mapping[str, Any]], tuple[str, str, str]]] = {
    "string_pattern_mismatch": _misspelt,
    "literal_error": _choice,
    "finite_number": _not_finite,
    "int_from_float": _not_whole,
    **dict.fromkeys(_BOUNDS, _out_of_bounds),
    **dict.fromkeys(("string_too_long", "string_too_short", "too_long", "too_short"), _length),
}
