"""Why a figure is what it is: the ledger of stocks and beliefs, shares of derived figures, each opening on.

A stock's parts were recorded when they were applied, a belief's are its forecast and each source's gain times
surprise, a derived figure's are Shapley shares; all three add up, as printed too, and the way down ends at an
order. What is hidden is named and not shown until the game has ended.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import cast

from game.report.explaining import inputs_of, reading, shares, value_at
from game.report.past import Past
from game.report.quoting import quoted
from game.report.rates import brought
from game.report.seeing import is_seen, is_told, reads_seen
from game.report.values import CauseKind, CauseValue, WhyValue
from game.report.wording import Spec, amount, filled, number, parted, spec_of, with_unit
from game.ruleset.compiled import Cause
from game.scenario.checking.mentions import asked_about
from game.scenario.formulas import Call, Name, Node, parsed, write

STRIP = 6
"""Sittings shown in the strip of a figure."""
FOREMOST = 3
"""Causes told of a figure in the report of a turn, all smaller ones being one of them."""
LEAST = 1e-6
"""Printed steps that count as nothing left over: the noise of binary fractions."""
RATES = frozenset({"flow", "forecast"})
"""Kinds of cause that bring in every tick what their formula says."""
BEGUN = "At the pace of the start"
"""What a flow or forecast would have brought had nothing moved that it reads, but the figure itself."""
UNKNOWN = "not known"
"""What stands for a hidden figure until the game has ended."""


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
    """The parts of a figure's change in a window, largest first; as printed they add up to its change.

    What they do not explain, because the figure moved within the turn and came back, is a part of its own.
    """
    if not past.over and not is_seen(past.ruleset, figure):
        return ()
    ends = past.view(window.first).figure(figure), past.view(window.end).figure(figure)
    return _printed(past, figure, _whole(past, figure, _parts(past, figure, window), ends, window), ends)


def foremost(past: Past, figure: str, window: Window) -> tuple[CauseValue, ...]:
    """The largest causes of a figure's change and all others as one, so that a short list adds up too."""
    told = causes_of(past, figure, window)
    if len(told) <= FOREMOST:
        return told
    ends = past.view(window.first).figure(figure), past.view(window.end).figure(figure)
    first = list(told[: FOREMOST - 1])
    others = ends[1] - ends[0] - sum(part.size for part in first)
    rest = CauseValue(f"others:{figure}@{window}", "figure", "All other causes", "", others)
    return _printed(past, figure, [*first, rest], ends)


def _whole(
    past: Past, figure: str, found: list[CauseValue], ends: tuple[float, float], window: Window
) -> list[CauseValue]:
    """The parts, and what they leave unexplained as one more."""
    rest = ends[1] - ends[0] - sum(part.size for part in found)
    spec = spec_of(past.ruleset, figure)
    if abs(rest) <= LEAST * spec.shown * spec.size:
        return found
    return [*found, CauseValue(f"rest:{figure}@{window}", "figure", _rest_text(figure), "", rest)]


def _parts(past: Past, figure: str, window: Window) -> list[CauseValue]:
    """The parts of a figure's change, not yet printed."""
    ruleset = past.ruleset
    if figure in ruleset.formulas:
        return _share_parts(past, ruleset.formulas[figure], window)
    column = ruleset.index.get(figure)
    if column is None:
        stem = figure.rpartition(".")[0]
        return _parts(past, stem, window) if stem in ruleset.index else []
    if ruleset.columns[column].kind == "flow":
        return _share_parts(past, parsed(ruleset.scenario.flows[figure].rate), window)
    per = ruleset.columns[column].per
    moved = sorted(ledger(past, column, window).items(), key=lambda part: (-abs(part[1]), part[0]))
    return [_ledger_cause(past, cause, delta / per, window) for cause, delta in moved]


def _rest_text(figure: str) -> str:
    if figure.rpartition(".")[2] in {"low", "high"}:
        return "The band became wider or narrower"
    return "What happened within the turn"


def _printed(
    past: Past, figure: str, parts: list[CauseValue], ends: tuple[float, float], *, all_told: bool = False
) -> tuple[CauseValue, ...]:
    """The parts with their amounts as printed, which add up to the difference of both ends as printed.

    Parts that print as nothing are left out unless all are told: they change no sum.
    """
    spec = spec_of(past.ruleset, figure)
    start, end = (edge / spec.size for edge in ends)
    counts = parted(start, [part.size / spec.size for part in parts], end, spec.shown)
    texts = (number(count * spec.shown, spec.shown, signed=True) for count in counts)
    return tuple(
        replace(part, amount=with_unit(text, spec))
        for part, count, text in zip(parts, counts, texts, strict=True)
        if count or all_told
    )


def _ledger_cause(past: Past, index: int, size: float, window: Window) -> CauseValue:
    cause = past.ruleset.causes[index]
    text, date = filled(cause.text, past.view(window.end)), ""
    if cause.kind == "order":
        text, date = quoted(past, cause)
    kind = cast("CauseKind", cause.kind)
    opens = cause.kind not in {"order", "source", "limit", "promise"}
    return CauseValue(f"cause:{index}@{window}", kind, text, "", size, cause.label, cause.source, date, opens)


def _share_parts(past: Past, node: Node, window: Window) -> list[CauseValue]:
    found = shares(node, past.view(window.first), past.view(window.end))
    return [_input_cause(past, share.input, share.part, window) for share in found]


def _input_cause(past: Past, item: Name | Call | None, part: float, window: Window) -> CauseValue:
    if item is None:
        return CauseValue(f"others@{window}", "figure", "Everything else it is worked out from", "", part)
    if isinstance(item, Call):
        return _question_cause(past, item, part, window)
    if item.id == "date":
        return CauseValue(f"date@{window}", "figure", "The date", "", part)
    spec = spec_of(past.ruleset, item.id)
    early, late = (past.view(tick).figure(item.id) for tick in (window.first, window.end))
    text = f"{spec.title}: {_from_to(spec, early, late)}"
    key = f"figure:{item.id}@{window}"
    return CauseValue(key, "figure", text, "", part, spec.label, spec.source, "", opens=True)


def _from_to(spec: Spec, early: float, late: float) -> str:
    """Both ends of a change, to as many places as tell them apart, two more at most."""
    told, finest = spec, spec.shown / 100
    while (both := (amount(told, early), amount(told, late)))[0] == both[1] and told.shown > finest:
        told = replace(told, shown=told.shown / 10)
    return " \u2192 ".join(both)


def _question_cause(past: Past, item: Call, part: float, window: Window) -> CauseValue:
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


def open_cause(past: Past, key: str) -> tuple[CauseValue, ...]:
    """The causes of a cause, by its key; none for one that ends the way down."""
    body, _, span = key.rpartition("@")
    first, _, end = span.partition("-")
    window = Window(int(first), min(int(end), past.now))
    kind, _, name = body.partition(":")
    if kind == "figure":
        return causes_of(past, name, window) or causes_of(past, name, Window(0, window.end))
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
    sign = -1.0 if out else 1.0
    found = brought(past, node, column, range(window.first, window.end), sign * (ends[1] - ends[0]))
    parts = [CauseValue(f"begun:{index}@{window}", "start", BEGUN, "", sign * found.begun)]
    parts += [
        _input_cause(past, share.input, sign * share.part, Window(0, window.end)) for share in found.parts
    ]
    whole = _whole(past, column, parts, ends, window)
    return _printed(
        past,
        column,
        sorted(whole, key=lambda part: (part.kind == "start", -abs(part.size))),
        ends,
        all_told=True,
    )


def _stretch(past: Past, column: str, key: str, window: Window) -> tuple[float, float]:
    """Where a part begins and ends in the running total of its figure's change, from which it is printed."""
    total = past.view(window.first).figure(column)
    for part in _parts(past, column, window):
        if part.key == key:
            return total, total + part.size
        total += part.size
    return total, total


def _formula_causes(past: Past, node: Node, figure: str, window: Window) -> tuple[CauseValue, ...]:
    """What moved a formula since the start, or what it reads where nothing did by a printed step."""
    since_start = Window(0, window.end)
    told = past.over or reads_seen(past.ruleset, node)
    found = _share_parts(past, node, since_start) if told else []
    step = spec_of(past.ruleset, figure).shown
    if all(abs(part.size) < step / 2 for part in found):
        return _reading_causes(past, node, window)
    early, late = (float(value_at(node, past.view(tick))) for tick in (0, window.end))
    return _printed(past, figure, found, (early, late))


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
                found.append(_question_cause(past, item, 0.0, window))
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
        strip=tuple(past.view(tick).figure(figure) for tick in past.sittings[-STRIP:]) if seen else (),
        levers=levers,
    )
