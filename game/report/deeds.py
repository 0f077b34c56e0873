"""What one thing moved: an order, an event, a promise or a report, looked up in the ledger by its owner."""

from __future__ import annotations

from game.report.cause_parts import Window, printed
from game.report.past import Past
from game.report.seeing import is_seen
from game.report.values import CauseValue
from game.report.wording import Spec, amount, spec_of, steps

STOCKS = frozenset({"factor", "belief", "flow"})
"""Kinds of column that a player knows by name; the others are timers and marks."""
OWNERS = {"deed": "order", "of_event": "event", "of_promise": "promise"}
"""By the first word of a key, which kind of cause it names."""


def owner_of(order: str) -> str:
    """The owner under which the ledger keeps an order: its wording, answer or dial."""
    word, _, rest = order.partition(" ")
    return rest if word in {"sign", "answer"} else f"dial {rest.partition('=')[0].partition(' ')[0]}"


def moved_by(past: Past, kind: str, name: str, window: Window) -> tuple[CauseValue, ...]:
    """The figures that a thing moved by itself within a window, the largest in its own steps first."""
    owner = owner_of(name) if kind == "deed" else name
    totals = _ledger_of(past, OWNERS[kind], owner, window)
    found = [_moved(past, column, delta, window) for column, delta in totals.items()]
    shown = [each for each in found if each is not None]
    return tuple(sorted(shown, key=lambda each: -abs(each.size)))


def report_causes(past: Past, name: str, window: Window) -> tuple[CauseValue, ...]:
    """What a source's report did to what is believed, among all that moved it in the turn."""
    source, _, figure = name.partition("=")
    column = past.ruleset.index[figure]
    totals = _ledger_of(past, "source", source, window)
    spec, size = spec_of(past.ruleset, figure), totals.get(column, 0) / past.ruleset.columns[column].per
    ends = past.view(window.first).figure(figure), past.view(window.end).figure(figure)
    text = f"{spec.title}: {amount(spec, ends[0])} \u2192 {amount(spec, ends[1])}, of which this report"
    whole = CauseValue(f"figure:{figure}@{window}", "source", text, "", size, opens=True)
    return printed(past, figure, [whole], (ends[0], ends[0] + size), "wholly")


def _ledger_of(past: Past, kind: str, owner: str, window: Window) -> dict[int, int]:
    """What the causes of one owner changed by column, in quanta."""
    causes = {
        index
        for index, cause in enumerate(past.ruleset.causes)
        if cause.kind == kind and cause.owner == owner
    }
    totals: dict[int, int] = {}
    for tick in range(window.first, window.end):
        for change in past.changes[tick]:
            if change.cause in causes:
                totals[change.column] = totals.get(change.column, 0) + change.delta
    return totals


def _moved(past: Past, index: int, delta: int, window: Window) -> CauseValue | None:
    """One figure that was moved, where it may be known and the move is printed."""
    column = past.ruleset.columns[index]
    told = past.over or is_seen(past.ruleset, column.id)
    if column.kind not in STOCKS or not told or not column.title:
        return None
    spec = spec_of(past.ruleset, column.id)
    moved = delta / column.per
    count = steps(moved / spec.size, spec.shown)
    if not count:
        return None
    key = f"figure:{column.id}@{window}"
    return CauseValue(key, "figure", column.title, _signed(spec, moved), count, opens=True)


def _signed(spec: Spec, value: float) -> str:
    return amount(spec, value, signed=True)
