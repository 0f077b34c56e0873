"""Why a figure is what it is: the parts of its change, each opening on, down to an order.

What is hidden is named and not shown until the game has ended.
"""

from __future__ import annotations

from typing import cast

from game.report.cause_parts import (
    Telling,
    Window,
    input_cause,
    parts_of,
    printed,
    question_cause,
    share_parts,
    whole,
)
from game.report.deeds import OWNERS, moved_by, report_causes
from game.report.explaining import inputs_of, reading, value_at
from game.report.past import Past
from game.report.quoting import quoted
from game.report.rates import brought
from game.report.seeing import is_seen, is_told, reads_seen
from game.report.values import CauseKind, CauseValue, WhyValue
from game.report.wording import amount, spec_of, steps
from game.ruleset.compiled import Cause
from game.scenario.formulas import Call, Name, Node, parsed

STRIP = 6
"""Moments shown in the strip of a figure: sittings, and the end."""
FOREMOST, MOST = 3, 5
"""Causes told of a figure in the report of a turn, and with those that weigh as much as the last of them."""
RATES = frozenset({"flow", "forecast"})
"""Kinds of cause that bring in every tick what their formula says."""
BEGUN = "At the pace of the start"
"""What a flow or forecast would have brought had nothing moved that it reads, but the figure itself."""
UNKNOWN = "not known"
"""What stands for a hidden figure until the game has ended."""


def causes_of(
    past: Past, figure: str, window: Window, telling: Telling = "shortly"
) -> tuple[CauseValue, ...]:
    """The parts of a figure's change in a window, largest first; as printed they add up to its change.

    What they do not explain, because the figure moved within the turn and came back, is a part of its own.
    """
    if not past.over and not is_seen(past.ruleset, figure):
        return ()
    ends = past.view(window.first).figure(figure), past.view(window.end).figure(figure)
    parts = whole(past, figure, parts_of(past, figure, window), ends, window)
    return printed(past, figure, parts, ends, telling)


def foremost(past: Past, figure: str, window: Window) -> tuple[CauseValue, ...]:
    """The largest causes of a figure's change and all others as one, so that a short list adds up too."""
    told = causes_of(past, figure, window)
    kept = FOREMOST - 1
    if len(told) > kept:
        kept += sum(abs(part.size) >= abs(told[kept - 1].size) for part in told[kept : MOST - 1])
    if len(told) <= kept + 1:
        return told
    ends = past.view(window.first).figure(figure), past.view(window.end).figure(figure)
    first = list(told[:kept])
    others = ends[1] - ends[0] - sum(part.size for part in first)
    rest = CauseValue(f"others:{figure}@{window}", "figure", "All other causes", "", others)
    return printed(past, figure, [*first, rest], ends)


def open_cause(past: Past, key: str) -> tuple[CauseValue, ...]:
    """The causes of a cause, by its key; none for one that ends the way down."""
    body, _, span = key.rpartition("@")
    first, _, end = span.partition("-")
    window = Window(int(first), min(int(end), past.now))
    kind, _, name = body.partition(":")
    if kind == "figure":
        since_start = Window(0, window.end)
        return causes_of(past, name, window, "finely") or causes_of(past, name, since_start, "finely")
    if kind == "brought":
        return _brought_causes(past, name, window)
    if kind == "event":
        return _event_causes(past, name, window)
    if kind == "cause":
        return _rule_causes(past, past.ruleset.causes[int(name)], window)
    if kind == "promise":
        promise = past.ruleset.scenario.promises[name.partition(".")[0]]
        return _reading_causes(past, parsed(promise.kept), window)
    if kind == "report":
        return report_causes(past, name, window)
    return moved_by(past, kind, name, window) if kind in OWNERS else ()


def _rule_causes(past: Past, cause: Cause, window: Window) -> tuple[CauseValue, ...]:
    if cause.kind == "event":
        return _event_causes(past, cause.owner, window)
    if cause.kind == "rival":
        rival, _, move = cause.owner.partition(".")
        return _reading_causes(past, parsed(past.ruleset.scenario.rivals[rival].moves[move].weight), window)
    if cause.formula is None:
        return ()
    if cause.kind in RATES and (past.over or reads_seen(past.ruleset, cause.formula)):
        found = _rate_causes(past, cause, cause.formula, window)
        return found or _reading_causes(past, cause.formula, window)
    return _formula_causes(past, cause.formula, past.ruleset.columns[cause.column].id, window)


def _rate_causes(past: Past, cause: Cause, node: Node, window: Window) -> tuple[CauseValue, ...]:
    """What a flow or a forecast brought within a window, in parts that add up to it as it was printed.

    Small figures are told too, since the orders that held it where it is may stand behind them.
    """
    index, column = past.ruleset.causes.index(cause), past.ruleset.columns[cause.column].id
    ends = _stretch(past, column, f"cause:{index}@{window}", window)
    out = cause.kind == "flow" and past.ruleset.scenario.flows[cause.owner].origin == column
    parts = _brought_parts(past, node, column, window, (-1.0 if out else 1.0, ends[1] - ends[0]))
    ordered = sorted(
        whole(past, column, parts, ends, window), key=lambda part: (part.kind == "start", -abs(part.size))
    )
    return printed(past, column, ordered, ends, "wholly")


def _brought_parts(
    past: Past, node: Node, column: str, window: Window, signed: tuple[float, float]
) -> list[CauseValue]:
    """The parts of what a formula brought, given the sign it counts with and what it came to."""
    sign, size = signed
    found = brought(past, node, column, range(window.first, window.end), sign * size)
    parts = [CauseValue(f"begun:{column}@{window}", "start", BEGUN, "", sign * found.begun)]
    for share in found.parts:
        part, item = sign * share.part, share.input
        if isinstance(item, Name) and item.id in past.ruleset.scenario.flows:
            parts.append(_flow_cause(past, item.id, part, window))
        else:
            parts.append(input_cause(past, item, part, Window(0, window.end)))
    return parts


def _flow_cause(past: Past, flow: str, part: float, window: Window) -> CauseValue:
    """A flow that a rate reads: what it moved in all, and not in the last tick alone."""
    spec = past.ruleset.scenario.flows[flow]
    words = (spec.why, "", part, spec.label or "", spec.source or "")
    return CauseValue(f"brought:{flow}@{window}", "flow", *words, "", opens=True)


def _brought_causes(past: Past, flow: str, window: Window) -> tuple[CauseValue, ...]:
    """The parts of what a flow that is seen moved within a window, in its own steps."""
    moved = sum(past.view(tick + 1).figure(flow) for tick in range(window.first, window.end))
    node = parsed(past.ruleset.scenario.flows[flow].rate)
    if not past.over and not reads_seen(past.ruleset, node):
        return _reading_causes(past, node, window)
    parts = _brought_parts(past, node, flow, window, (1.0, moved))
    return printed(past, flow, parts, (0.0, sum(part.size for part in parts)), "finely")


def _stretch(past: Past, column: str, key: str, window: Window) -> tuple[float, float]:
    """Where a part begins and ends in the running total of its figure's change, from which it is printed."""
    total = past.view(window.first).figure(column)
    for part in parts_of(past, column, window):
        if part.key == key:
            return total, total + part.size
        total += part.size
    return total, total


def _formula_causes(past: Past, node: Node, figure: str, window: Window) -> tuple[CauseValue, ...]:
    """What moved a formula since the start, or what it reads where nothing did by a printed step."""
    since_start = Window(0, window.end)
    told = past.over or reads_seen(past.ruleset, node)
    found = share_parts(past, node, since_start) if told else []
    step = spec_of(past.ruleset, figure).shown
    if all(abs(part.size) < step / 2 for part in found):
        return _reading_causes(past, node, window)
    early, late = (float(value_at(node, past.view(tick))) for tick in (0, window.end))
    return printed(past, figure, found, (early, late))


def _event_causes(past: Past, event: str, window: Window) -> tuple[CauseValue, ...]:
    """What stood behind an event: the figures its condition read, as they stood when it had fired."""
    fired = past.view(past.now).mark(f"event.{event}.tick")
    at = Window(0, min(max(fired, 0) + 1, window.end))
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
    text, date = quoted(past, cause) if cause.kind == "order" else (cause.text, "")
    kind = cast("CauseKind", cause.kind)
    return CauseValue(f"text:{cause.id}@{window}", kind, text, "", 0.0, cause.label, cause.source, date)


def _reading_causes(past: Past, node: Node, window: Window) -> tuple[CauseValue, ...]:
    """The figures a condition reads, with their values; those that moved most since the start first."""
    view = past.view(window.end)
    found = []
    for item in inputs_of(past.ruleset, node):
        if isinstance(item, Call):
            if value_at(item, view) and (past.over or is_told(past.ruleset, item)):
                found.append(question_cause(past, item, 0.0, window))
        elif item.id != "date":
            found.append(_reading_cause(past, item.id, window))
    return tuple(sorted(found, key=lambda cause: (cause.kind != "order", -abs(cause.size))))


def _reading_cause(past: Past, figure: str, window: Window) -> CauseValue:
    if not past.over and not is_seen(past.ruleset, figure) and f"believed.{figure}" in past.ruleset.index:
        figure = f"believed.{figure}"
    spec, key = spec_of(past.ruleset, figure), f"figure:{figure}@{window}"
    if not past.over and not is_seen(past.ruleset, figure):
        return CauseValue(key, "figure", f"{spec.title}: {UNKNOWN}", "", 0.0, spec.label, spec.source)
    now, then = (float(reading(past.view(tick), figure)) for tick in (window.end, 0))
    size = (now - then) / spec.shown / spec.size
    text = f"{spec.title} {amount(spec, now)}"
    return CauseValue(key, "figure", text, "", size, spec.label, spec.source, "", opens=True)


def why(past: Past, figure: str, levers: tuple[str, ...] = ()) -> WhyValue:
    """Everything there is to say about a figure."""
    first, end = past.window()
    spec = spec_of(past.ruleset, figure)
    seen = past.over or is_seen(past.ruleset, figure)
    before, now = (past.view(tick).figure(figure) for tick in (first, end))
    return WhyValue(
        figure=figure,
        title=spec.title,
        now=amount(spec, now) if seen else UNKNOWN,
        before=amount(spec, before) if seen else UNKNOWN,
        about=spec.about,
        label=spec.label,
        source=spec.source,
        causes=causes_of(past, figure, Window(first, end)),
        since_start=causes_of(past, figure, Window(0, end)),
        strip=_strip(past, figure) if seen else (),
        levers=levers,
    )


def _strip(past: Past, figure: str) -> tuple[float, ...]:
    """What the figure was at the last sittings and is now, in printed steps: what prints alike is alike."""
    spec = spec_of(past.ruleset, figure)
    moments = dict.fromkeys([*past.sittings, past.now])
    values = (past.view(tick).figure(figure) / spec.size for tick in [*moments][-STRIP:])
    return tuple(steps(value, spec.shown) * spec.shown for value in values)
