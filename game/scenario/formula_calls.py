"""The functions every formula may use, and the questions it may ask about the game.

`min max abs clip floor round sqrt ramp` are the safe arithmetic of the engine; the questions take the id
of a thing, not a value, so that a misspelt event is an error at load and not a condition that never holds.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from game.scenario.formula_judging import Found, Judge, common_scale
from game.scenario.formulas import Call, Name
from game.scenario.intervals import (
    Interval,
    largest,
    magnitude,
    negative,
    plus,
    root,
    smallest,
    stepped,
)
from game.scenario.intervals import holds_zero as may_be_zero
from game.scenario.problems import did_you_mean
from game.scenario.quantities import TICK, Kind, Meaning, dimension, number, truth
from game.scenario.quantities import root as root_of_dimension

Arguments = Sequence[Found | None]


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked about the game: the kinds of thing it may be asked of, and what it gives."""

    kinds: tuple[str, ...]
    result: Meaning


QUESTIONS: Mapping[str, Question] = {
    "signed": Question(("motion",), truth()),
    "stands": Question(("dial",), truth()),
    "answered": Question(("dilemma",), truth()),
    "fired": Question(("event",), truth()),
    "chose": Question(("rival",), truth()),
    "promised": Question(("voice",), truth()),
    "reached": Question(("verdict",), truth()),
    "share": Question(("share",), number(low=0.0)),
    "ticks_since": Question(("event", "motion", "dilemma"), number(dimension({TICK: 1}), low=0.0)),
}

_WRITTEN_AS = {
    "motion": "motion.wording",
    "dial": "dial.setting",
    "dilemma": "dilemma.answer",
    "share": "dial.key",
    "rival": "rival.move",
}


def ask(judge: Judge, call: Call) -> Found:
    """Judge a question; its kind is known even where what it asks for is not."""
    question = QUESTIONS[call.function]
    found = Found(call, question.result)
    kinds = " or ".join(f"a {kind}" if kind != "event" else "an event" for kind in question.kinds)
    if len(call.args) != 1 or not isinstance(call.args[0], Name):
        judge.fault("X006", call.span, f"`{call.function}` takes the name of {kinds}")
        return found
    asked = call.args[0]
    known = {name for kind in question.kinds for name in referable(judge.scope.references, kind)}
    if asked.id not in known:
        written = " or ".join(f"`{_WRITTEN_AS[kind]}`" for kind in question.kinds if kind in _WRITTEN_AS)
        hint = (
            did_you_mean(asked.id, known)
            or ask_instead(judge, asked.id)
            or (written and f"written {written}")
        )
        judge.fault("X006", asked.span, f"there is no `{asked.id}` here, {kinds} is meant", hint)
    return found


def referable(references: Mapping[str, frozenset[str]], kind: str) -> frozenset[str]:
    """Return the ids a kind may be asked by; a dilemma also without its answer."""
    known = references.get(kind, frozenset())
    return known | {name.rpartition(".")[0] for name in known if "." in name} if kind == "dilemma" else known


def ask_instead(judge: Judge, name: str) -> str:
    """Return the question that fits a reference standing where it cannot, as a hint, or nothing."""
    for function, question in QUESTIONS.items():
        if any(name in referable(judge.scope.references, kind) for kind in question.kinds):
            return f"write `{function}({name})`"
    return ""


def _among(
    judge: Judge, call: Call, parts: Arguments, ranges: Callable[[list[Interval]], Interval]
) -> Found | None:
    """Judge a function that gives what it takes: all of one dimension."""
    agreed = judge.agree(call.span, parts)
    if agreed is None:
        return None
    low, high = ranges([part.meaning.interval for part in agreed])
    meaning = Meaning(agreed[0].meaning.kind, low, high, common_scale(agreed))
    return Found(_called(call, agreed), meaning, all(part.bare for part in agreed))


def _min(judge: Judge, call: Call, parts: Arguments) -> Found | None:
    return _among(judge, call, parts, smallest)


def _max(judge: Judge, call: Call, parts: Arguments) -> Found | None:
    return _among(judge, call, parts, largest)


def _abs(judge: Judge, call: Call, parts: Arguments) -> Found | None:
    return _among(judge, call, parts, lambda ranges: magnitude(ranges[0]))


def _clip(judge: Judge, call: Call, parts: Arguments) -> Found | None:
    return _among(judge, call, parts, lambda ranges: largest([smallest([ranges[0], ranges[2]]), ranges[1]]))


def _ramp(judge: Judge, call: Call, parts: Arguments) -> Found | None:
    agreed = judge.agree(call.span, parts)
    if agreed is None:
        return None
    _, low, high = agreed
    if may_be_zero(plus(high.meaning.interval, negative(low.meaning.interval))):
        judge.doubt("X011", call.span, "both ends of this ramp may be equal: it is then 0")
    return Found(_called(call, agreed), number(low=0.0, high=1.0))


def _step(judge: Judge, call: Call, parts: Arguments) -> Found | None:
    """Judge `floor` and `round`, which count in base units and so refuse what is declared in others."""
    part = judge.needs_kind(parts[0], "number")
    if part is None:
        return None
    if part.meaning.scale != 1.0:
        hint = "divide by the unit first, as in `floor(x / month)`"
        judge.fault("U003", call.span, f"`{call.function}` cannot tell in which unit to count", hint)
        return None
    low, high = stepped(part.meaning.interval, "floor" if call.function == "floor" else "round")
    return Found(_called(call, [part]), replace(part.meaning, low=low, high=high), part.bare)


def _sqrt(judge: Judge, call: Call, parts: Arguments) -> Found | None:
    part = judge.needs_kind(parts[0], "number")
    if part is None:
        return None
    base = root_of_dimension(part.meaning.kind.dimension)
    if base is None:
        judge.fault(
            "X012", call.span, f"the root of {part.meaning.kind} has no unit", "divide by the unit first"
        )
        return None
    if part.meaning.low < 0:
        judge.doubt("X011", call.span, "this may be below 0: its root is then 0", _stays(part))
    low, high = root(part.meaning.interval)
    scale = None if part.meaning.scale is None else math.sqrt(part.meaning.scale)
    return Found(_called(call, [part]), Meaning(Kind("number", base), low, high, scale), part.bare)


def _called(call: Call, parts: Iterable[Found]) -> Call:
    return Call(call.function, tuple(part.node for part in parts), call.span)


def _stays(part: Found) -> str:
    return f"it stays within {part.meaning.range_text()}"


@dataclass(frozen=True, slots=True)
class Builtin:
    """A function of the language: how many values it takes, at least and at most, and how it is judged."""

    least: int
    most: int | None
    judged: Callable[[Judge, Call, Arguments], Found | None]


BUILTINS: Mapping[str, Builtin] = {
    "min": Builtin(2, None, _min),
    "max": Builtin(2, None, _max),
    "abs": Builtin(1, 1, _abs),
    "clip": Builtin(3, 3, _clip),
    "floor": Builtin(1, 1, _step),
    "round": Builtin(1, 1, _step),
    "sqrt": Builtin(1, 1, _sqrt),
    "ramp": Builtin(3, 3, _ramp),
}


def built_in(judge: Judge, call: Call, parts: Arguments) -> Found | None:
    """Judge a call of a function of the language."""
    builtin = BUILTINS[call.function]
    if not takes(judge, call, builtin.least, builtin.most):
        return None
    return builtin.judged(judge, call, parts)


def takes(judge: Judge, call: Call, least: int, most: int | None) -> bool:
    """Tell whether a call gives as many values as its function takes, noting it where not."""
    given = len(call.args)
    if given >= least and (most is None or given <= most):
        return True
    wanted = f"{least} or more" if most is None else str(least)
    values = "value" if wanted == "1" else "values"
    judge.fault("X005", call.span, f"`{call.function}` takes {wanted} {values}, not {given}")
    return False
