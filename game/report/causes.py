"""Why a figure is what it is: the ledger of stocks and beliefs, the shares of derived figures, each opening further.

A stock's parts were recorded when they were applied, a belief's are its forecast and each source's gain times surprise,
a derived figure's are Shapley shares; all three add up, as printed too, and the way down ends at an order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from game.report.explaining import inputs_of, reading, shares, value_at
from game.report.past import Past
from game.report.values import CauseKind, CauseValue, WhyValue
from game.report.wording import amount, filled, number, parted, spec_of, with_unit
from game.ruleset.compiled import Cause
from game.scenario.calendars import long_date
from game.scenario.formulas import Call, Name, Node, parsed, write

STRIP = 6
"""Sittings shown in the strip of a figure."""


@dataclass(frozen=True, slots=True)
class Window:
    """From the table before one tick to the table before another."""

    first: int
    end: int

    def __str__(self) -> str:
        """As it stands in the key of a cause."""
        return f"{self.first}-{self.end}"


def ledger(past: Past, column: int, window: Window) -> dict[int, int]:
    """What each cause changed a column by within a window, in quanta, in the order of the ledger."""
    totals: dict[int, int] = {}
    for tick in range(window.first, window.end):
        for change in past.changes[tick]:
            if change.column == column:
                totals[change.cause] = totals.get(change.cause, 0) + change.delta
    return {cause: delta for cause, delta in totals.items() if delta}


def causes_of(past: Past, figure: str, window: Window) -> tuple[CauseValue, ...]:
    """The parts of a figure's change in a window, largest first; as printed they add up to the printed change."""
    ruleset = past.ruleset
    if figure in ruleset.formulas:
        return _derived_causes(past, figure, window)
    column = ruleset.index.get(figure)
    if column is None:
        stem = figure.rpartition(".")[0]
        return causes_of(past, stem, window) if stem else ()
    if ruleset.columns[column].kind == "flow":
        return _formula_causes(past, ruleset.scenario.flows[figure].rate, figure, window)
    parts = sorted(ledger(past, column, window).items(), key=lambda part: (-abs(part[1]), part[0]))
    per = ruleset.columns[column].per
    sizes = [delta / per for _, delta in parts]
    printed = _printed(past, figure, sizes)
    values = zip(parts, sizes, printed, strict=True)
    return tuple(_ledger_cause(past, cause, size, text, window) for (cause, _), size, text in values)


def _printed(past: Past, figure: str, sizes: list[float]) -> list[str]:
    spec = spec_of(past.ruleset, figure)
    counts = parted([size / spec.size for size in sizes], spec.shown)
    return [with_unit(number(count * spec.shown, spec.shown, signed=True), spec.unit) for count in counts]


def _ledger_cause(past: Past, index: int, size: float, printed: str, window: Window) -> CauseValue:
    cause = past.ruleset.causes[index]
    view = past.view(window.end)
    text, date = filled(cause.text, view), ""
    if cause.kind == "order":
        text, date = _quoted(past, cause)
    kind = cast(CauseKind, cause.kind)
    opens = cause.kind not in {"order", "source", "limit", "promise"}
    return CauseValue(
        f"cause:{index}@{window}", kind, text, printed, size, cause.label, cause.source, date, opens
    )


def _quoted(past: Past, cause: Cause) -> tuple[str, str]:
    """An order as it is quoted back: the sentence, with the day it was given."""
    owner = cause.owner
    for kind, between in (("clause", "/"), ("answer", "=")):
        stem = owner.partition(between)[0]
        column = f"{kind}.{stem}.tick"
        if between in owner and column in past.ruleset.index:
            tick = past.view(past.now).mark(column)
            if tick >= 0:
                date = long_date(past.ruleset.ticks.sitting_day(tick))
                return f"Your sentence of {date}: \u201c{filled(cause.text, past.view(tick))}\u201d", date
    return cause.text, ""


def _derived_causes(past: Past, figure: str, window: Window) -> tuple[CauseValue, ...]:
    return _share_values(past, past.ruleset.formulas[figure], figure, window)


def _formula_causes(past: Past, text: str, figure: str, window: Window) -> tuple[CauseValue, ...]:

    return _share_values(past, parsed(text), figure, window)


def _share_values(past: Past, node: Node, figure: str, window: Window) -> tuple[CauseValue, ...]:
    found = shares(node, past.view(window.first), past.view(window.end))
    printed = _printed(past, figure, [share.part for share in found])
    pairs = zip(found, printed, strict=True)
    return tuple(_input_cause(past, share.input, share.part, text, window) for share, text in pairs)


def _input_cause(past: Past, item: Name | Call, part: float, printed: str, window: Window) -> CauseValue:
    if isinstance(item, Call):
        return _question_cause(past, item, part, printed, window)
    if item.id == "date":
        return CauseValue(f"date@{window}", "figure", "The date", printed, part)
    spec = spec_of(past.ruleset, item.id)
    early, late = (past.view(tick).figure(item.id) for tick in (window.first, window.end))
    moved = f"{amount(spec, early)} \u2192 {amount(spec, late)}"
    text = f"{spec.title}: {moved}"
    return CauseValue(
        f"figure:{item.id}@{window}", "figure", text, printed, part, spec.label, spec.source, "", opens=True
    )


def _question_cause(past: Past, item: Call, part: float, printed: str, window: Window) -> CauseValue:
    argument = item.args[0]
    assert isinstance(argument, Name)
    for index, cause in enumerate(past.ruleset.causes):
        if cause.kind == "order" and _owns(cause.owner, argument.id):
            text, date = _quoted(past, cause)
            return CauseValue(
                f"cause:{index}@{window}", "order", text, printed, part, cause.label, cause.source, date
            )
    if item.function in {"fired", "ticks_since"} and argument.id in past.ruleset.scenario.events:
        event = past.ruleset.scenario.events[argument.id]
        key = f"event:{argument.id}@{window}"
        return CauseValue(
            key, "event", event.title, printed, part, event.label or "", event.source or "", "", opens=True
        )
    return CauseValue(f"ask:{write(item)}@{window}", "figure", write(item), printed, part)


def _owns(owner: str, id: str) -> bool:
    return (
        owner.replace("/", ".").replace("=", ".") == id
        or owner.partition("/")[0] == id
        or owner.partition("=")[0] == id
    )


def open_cause(past: Past, key: str) -> tuple[CauseValue, ...]:
    """The causes of a cause, by its key; none for one that ends the way down."""
    body, _, span = key.rpartition("@")
    first, _, end = span.partition("-")
    window = Window(int(first), min(int(end), past.now))
    kind, _, name = body.partition(":")
    if kind == "figure":
        return causes_of(past, name, Window(0, window.end))
    if kind == "event":
        return _event_causes(past, name, window)
    if kind == "cause":
        return _rule_causes(past, past.ruleset.causes[int(name)], window)
    return ()


def _rule_causes(past: Past, cause: Cause, window: Window) -> tuple[CauseValue, ...]:
    if cause.kind == "event":
        return _event_causes(past, cause.owner, window)
    if cause.kind == "rival":
        rival, _, move = cause.owner.partition(".")
        return _reading_causes(past, parsed(past.ruleset.scenario.rivals[rival].moves[move].weight), window)
    if cause.formula is None:
        return ()
    figure = past.ruleset.columns[cause.column].id
    since_start = Window(0, window.end)
    return _share_values(past, cause.formula, figure, since_start) or _reading_causes(
        past, cause.formula, window
    )


def _event_causes(past: Past, event: str, window: Window) -> tuple[CauseValue, ...]:
    """What stood behind an event: the figures its condition read, as they stood when it fired."""
    fired = past.view(past.now).mark(f"event.{event}.tick")
    at = Window(0, min(max(fired, 0), window.end))
    spec = past.ruleset.scenario.events[event]
    found = _reading_causes(past, parsed(spec.when), at)
    senders = [_ledgerless(past, owner, window) for owner in _senders(past, event)]
    return (*senders, *found)


def _senders(past: Past, event: str) -> list[Cause]:
    target = f"event.{event}"
    return [
        cause for cause in past.ruleset.causes if past.ruleset.columns[cause.column].id == f"{target}.due"
    ]


def _ledgerless(past: Past, cause: Cause, window: Window) -> CauseValue:
    text, date = _quoted(past, cause) if cause.kind == "order" else (cause.text, "")
    return CauseValue(
        f"text:{cause.id}@{window}",
        cast(CauseKind, cause.kind),
        text,
        "",
        0.0,
        cause.label,
        cause.source,
        date,
    )


def _reading_causes(past: Past, node: Node, window: Window) -> tuple[CauseValue, ...]:
    """The figures a condition reads, with their values; those that moved most since the start first."""
    view, begin = past.view(window.end), past.view(0)
    found = []
    for item in inputs_of(past.ruleset, node):
        if isinstance(item, Call):
            if value_at(item, view):
                found.append(_question_cause(past, item, 0.0, "", window))
            continue
        if item.id == "date":
            continue
        spec = spec_of(past.ruleset, item.id)
        now, then = float(reading(view, item.id)), float(reading(begin, item.id))
        moved = now - then
        text = f"{spec.title} {amount(spec, now)}"
        key = f"figure:{item.id}@{window}"
        size = moved / spec.shown / spec.size
        found.append(CauseValue(key, "figure", text, "", size, spec.label, spec.source, "", opens=True))
    return tuple(sorted(found, key=lambda cause: (cause.kind != "order", -abs(cause.size))))


def why(past: Past, figure: str, levers: tuple[str, ...] = ()) -> WhyValue:
    """Everything there is to say about a figure."""
    first, end = past.window()
    spec = spec_of(past.ruleset, figure)
    before, now = past.view(first).figure(figure), past.view(end).figure(figure)
    strip = tuple(past.view(tick).figure(figure) for tick in past.sittings[-STRIP:])
    return WhyValue(
        figure,
        spec.title,
        amount(spec, now),
        amount(spec, before),
        spec.about,
        spec.label,
        spec.source,
        causes_of(past, figure, Window(first, end)),
        causes_of(past, figure, Window(0, end)),
        strip,
        levers,
    )
