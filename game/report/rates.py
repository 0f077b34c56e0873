"""What a flow or a forecast brought over several ticks, shared among the figures that its formula reads."""

from __future__ import annotations

from dataclasses import dataclass

from game.report.explaining import Share, shares, value_at
from game.report.past import Past
from game.scenario.formulas import Call, Name, Node, write


@dataclass(frozen=True, slots=True)
class Brought:
    """A sum of a formula over ticks: what it began with, and the part of each other figure that it reads.

    What the figure itself had come to since belongs to what it began with: nobody asks why of his own answer.
    """

    begun: float
    parts: tuple[Share, ...]

    @property
    def total(self) -> float:
        """The sum itself, before it was cut or rounded."""
        return self.begun + sum(share.part for share in self.parts)


def brought(past: Past, node: Node, column: str, ticks: range, size: float) -> Brought:
    """The sum of a formula over ticks in parts, read before or after each tick: what is nearer to `size`.

    A flow reads the table its tick began with, a belief's forecast what the tick has made of it so far.
    """
    found = (_summed(past, node, column, ticks, later=later) for later in (0, 1))
    return min(found, key=lambda each: abs(size - each.total))


def _summed(past: Past, node: Node, column: str, ticks: range, *, later: int) -> Brought:
    start = past.view(0)
    items: dict[str, Name | Call | None] = {}
    totals: dict[str, float] = {}
    for tick in ticks:
        own = {column: past.view(tick).figure(column)}
        for share in shares(node, start, past.view(tick + later), own):
            key = write(share.input) if share.input is not None else ""
            items[key] = share.input
            totals[key] = totals.get(key, 0.0) + share.part
    begun = len(ticks) * float(value_at(node, start)) + totals.pop(column, 0.0)
    return Brought(begun, tuple(Share(items[key], part) for key, part in totals.items()))
