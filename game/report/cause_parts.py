"""The parts of a figure's change: ledger of a stock or belief, shares of a derived figure, each in words.

As printed the parts of a change are differences of its rounded running total, so that they add up.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, cast

from game.report.explaining import shares
from game.report.past import Past
from game.report.quoting import quoted
from game.report.values import CauseKind, CauseValue
from game.report.wording import Spec, amount, filled, number, parted, spec_of, with_unit
from game.scenario.checking.mentions import asked_about
from game.scenario.formulas import Call, Name, Node, parsed, write

LEAST = 1e-6
"""Printed steps that count as nothing left over: the noise of binary fractions."""


@dataclass(frozen=True, slots=True)
class Window:
    """From the table before one tick to the table before another."""

    first: int
    end: int

    def __str__(self) -> str:
        """As it stands in the key of a cause."""
        return f"{self.first}-{self.end}"


def turns_of(past: Past) -> Iterator[Window]:
    """The window of every turn that has been played, from its sitting to the next, or to now."""
    for first, end in zip(past.sittings, [*past.sittings[1:], past.now], strict=True):
        if end > first:
            yield Window(first, end)


def ledger(past: Past, column: int, window: Window) -> dict[int, int]:
    """What each cause changed a column by within a window, in quanta, in the order of the ledger."""
    totals: dict[int, int] = {}
    for tick in range(window.first, window.end):
        for change in past.changes[tick]:
            if change.column == column:
                totals[change.cause] = totals.get(change.cause, 0) + change.delta
    return {cause: delta for cause, delta in totals.items() if delta}


def whole(
    past: Past, figure: str, found: list[CauseValue], ends: tuple[float, float], window: Window
) -> list[CauseValue]:
    """The parts, and what they leave unexplained as one more."""
    rest = ends[1] - ends[0] - sum(part.size for part in found)
    spec = spec_of(past.ruleset, figure)
    if abs(rest) <= LEAST * spec.shown * spec.size:
        return found
    return [*found, CauseValue(f"rest:{figure}@{window}", "figure", _rest_text(figure), "", rest)]


def parts_of(past: Past, figure: str, window: Window) -> list[CauseValue]:
    """The parts of a figure's change, not yet printed."""
    ruleset = past.ruleset
    if figure in ruleset.formulas:
        return share_parts(past, ruleset.formulas[figure], window)
    column = ruleset.index.get(figure)
    if column is None:
        stem = figure.rpartition(".")[0]
        return parts_of(past, stem, window) if stem in ruleset.index else []
    if ruleset.columns[column].kind == "flow":
        return share_parts(past, parsed(ruleset.scenario.flows[figure].rate), window)
    per = ruleset.columns[column].per
    moved = sorted(ledger(past, column, window).items(), key=lambda part: (-abs(part[1]), part[0]))
    return [_ledger_cause(past, cause, delta / per, window) for cause, delta in moved]


def _rest_text(figure: str) -> str:
    if figure.rpartition(".")[2] in {"low", "high"}:
        return "The band became wider or narrower"
    return "What happened within the turn"


Telling = Literal["shortly", "wholly", "finely"]
"""Without parts that print as nothing; with all of them; in steps fine enough to tell both ends apart."""


def printed(
    past: Past,
    figure: str,
    parts: list[CauseValue],
    ends: tuple[float, float],
    telling: Telling = "shortly",
) -> tuple[CauseValue, ...]:
    """The parts with their amounts as printed, which add up to the difference of both ends as printed.

    A part that prints as nothing changes no sum.
    """
    spec = spec_of(past.ruleset, figure)
    spec = _telling_apart(spec, *ends) if telling == "finely" else spec
    start, end = (edge / spec.size for edge in ends)
    counts = parted(start, [part.size / spec.size for part in parts], end, spec.shown)
    texts = (number(count * spec.shown, spec.shown, signed=True) for count in counts)
    return tuple(
        replace(part, amount=with_unit(text, spec))
        for part, count, text in zip(parts, counts, texts, strict=True)
        if count or telling == "wholly"
    )


def _ledger_cause(past: Past, index: int, size: float, window: Window) -> CauseValue:
    cause = past.ruleset.causes[index]
    text, date = filled(cause.text, past.view(window.end)), ""
    if cause.kind == "order":
        text, date = quoted(past, cause)
    kind = cast("CauseKind", cause.kind)
    opens = cause.kind not in {"order", "source", "limit", "promise"}
    return CauseValue(f"cause:{index}@{window}", kind, text, "", size, cause.label, cause.source, date, opens)


def share_parts(past: Past, node: Node, window: Window) -> list[CauseValue]:
    """The share of each figure that a formula reads in the change of its value."""
    found = shares(node, past.view(window.first), past.view(window.end))
    return [input_cause(past, share.input, share.part, window) for share in found]


def input_cause(past: Past, item: Name | Call | None, part: float, window: Window) -> CauseValue:
    """What one thing that a formula reads did, with what it came from and came to."""
    if item is None:
        return CauseValue(f"others@{window}", "figure", "Everything else it is worked out from", "", part)
    if isinstance(item, Call):
        return question_cause(past, item, part, window)
    if item.id == "date":
        return CauseValue(f"date@{window}", "figure", "The date", "", part)
    spec = spec_of(past.ruleset, item.id)
    early, late = (past.view(tick).figure(item.id) for tick in (window.first, window.end))
    text = f"{spec.title}: {_from_to(spec, early, late)}"
    key = f"figure:{item.id}@{window}"
    return CauseValue(key, "figure", text, "", part, spec.label, spec.source, "", opens=True)


def _from_to(spec: Spec, early: float, late: float) -> str:
    """Both ends of a change, to as many places as tell them apart."""
    told = _telling_apart(spec, early, late)
    return f"{amount(told, early)} \u2192 {amount(told, late)}"


def _telling_apart(spec: Spec, early: float, late: float) -> Spec:
    """A figure's print with as many places as tell two values apart, two more at most."""
    told, finest = spec, spec.shown / 100
    while amount(told, early) == amount(told, late) and told.shown > finest:
        told = replace(told, shown=told.shown / 10)
    return told


def question_cause(past: Past, item: Call, part: float, window: Window) -> CauseValue:
    """What an order, an event or another thing that is asked about did."""
    asked = asked_about(item)
    for index, cause in enumerate(past.ruleset.causes):
        if cause.kind == "order" and _owns(cause.owner, asked):
            text, date = quoted(past, cause)
            key = f"cause:{index}@{window}"
            return CauseValue(key, "order", text, "", part, cause.label, cause.source, date)
    event = past.ruleset.scenario.events.get(asked)
    if event is not None:
        words = (event.label or "", event.source or "")
        return CauseValue(f"event:{asked}@{window}", "event", event.title, "", part, *words, opens=True)
    return CauseValue(f"ask:{write(item)}@{window}", "figure", write(item), "", part)


def _owns(owner: str, id: str) -> bool:
    return (
        owner.replace("/", ".").replace("=", ".") == id
        or owner.partition("/")[0] == id
        or owner.partition("=")[0] == id
    )
