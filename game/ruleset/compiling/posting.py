"""How a phase changes columns: contributions are collected, applied once, and every part put in the ledger.

The parts are differences of the rounded running total, so that they add up to the change to the last quantum.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from game.ruleset.compiling.layout import Layout
from game.ruleset.program import Builder, Operand


@dataclass(frozen=True, slots=True)
class Posting:
    """One contribution to a column: units added, quanta moved, or a value set while `guard` holds."""

    cause: int
    kind: Literal["add", "move", "set"]
    amount: Operand
    guard: Operand = 1.0


@dataclass(slots=True)
class Poster:
    """Collects the contributions of one phase and applies them."""

    layout: Layout
    builder: Builder
    _postings: dict[int, list[Posting]] = field(default_factory=dict)

    def add(self, column: int, cause: int, amount: Operand) -> None:
        """Contribute units."""
        self._post(column, Posting(cause, "add", amount))

    def move(self, column: int, cause: int, quanta: Operand) -> None:
        """Contribute whole quanta, as a transfer does."""
        self._post(column, Posting(cause, "move", quanta))

    def set(self, column: int, cause: int, value: Operand, guard: Operand = 1.0) -> None:
        """Set to a value in units where `guard` holds."""
        if guard != 0.0:
            self._post(column, Posting(cause, "set", value, guard))

    def mark(self, id: str, value: Operand, guard: Operand = 1.0) -> None:
        """Set a mark, timer or belief that needs no entry in the ledger."""
        self.set(self.layout.index[id], -1, value, guard)

    def apply(self) -> None:
        """Apply everything collected, in the order of the causes' names, and end the phase."""
        for column in sorted(self._postings):
            self._apply(column, sorted(self._postings[column], key=self._rank))
        self._postings.clear()
        self.builder.next_phase()

    def _post(self, column: int, posting: Posting) -> None:
        self._postings.setdefault(column, []).append(posting)

    def _rank(self, posting: Posting) -> tuple[bool, str]:
        return posting.kind == "set", self.layout.causes[posting.cause].id if posting.cause >= 0 else ""

    def _apply(self, column: int, postings: list[Posting]) -> None:
        builder = self.builder
        total = builder.emit("raw", at=column)
        added: Operand = 0.0
        sums = self._running_sums(column, postings)
        for posting in postings:
            match posting.kind:
                case "add":
                    added, delta = next(sums)
                    self._record(posting.cause, delta)
                case "move":
                    total = builder.emit("add", total, posting.amount)
                    self._record(posting.cause, posting.amount)
                case "set":
                    total = self._set(posting, builder.add(total, added), column)
                    added = 0.0
        self.builder.act("store", self._held(column, builder.add(total, added)), at=column)

    def _running_sums(self, column: int, postings: list[Posting]) -> Iterator[tuple[Operand, Operand]]:
        """The rounded running total after each contribution in units, and the contribution's part of it.

        Only the last total moves the column: a study, which keeps no ledger, need not work out the parts.
        """
        builder, per = self.builder, float(self.layout.columns[column].per)
        added: Operand = 0.0
        before: Operand | None = None
        for posting in postings:
            if posting.kind == "add":
                added = builder.add(added, posting.amount)
                rounded = builder.quanta(builder.emit("mul", added, per))
                yield rounded, rounded if before is None else builder.emit("sub", rounded, before)
                before = rounded

    def _set(self, posting: Posting, total: Operand, column: int) -> Operand:
        builder, per = self.builder, float(self.layout.columns[column].per)
        target = builder.where(posting.guard, builder.quanta(builder.emit("mul", posting.amount, per)), total)
        self._record(posting.cause, builder.emit("sub", target, total))
        return target

    def _held(self, column: int, total: Operand) -> Operand:
        builder, spec = self.builder, self.layout.columns[column]
        held = builder.emit("min", total, builder.whole(spec.high))
        held = builder.emit("max", held, builder.whole(spec.low))
        self._record(self.layout.limit(column), builder.emit("sub", held, total))
        return held

    def _record(self, cause: int, delta: Operand) -> None:
        if cause >= 0 and self.layout.columns[self.layout.causes[cause].column].kind in LEDGERED:
            self.builder.act("record", delta, at=cause)


LEDGERED = frozenset({"factor", "belief"})
"""The kinds of column whose changes are told; marks and timers explain themselves."""
