"""How a phase changes columns: contributions are collected, applied once, and every part put in the ledger.

The parts are differences of the rounded running total, so that they add up to the change to the last quantum.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from game.ruleset.compiling.layout import Layout
from game.ruleset.program import FALSE, TRUE, Builder, Operand


@dataclass(frozen=True, slots=True)
class Posting:
    """One contribution to a column where `guard` holds: units added, quanta moved, or a value set."""

    cause: int
    kind: Literal["add", "move", "set"]
    amount: Operand
    guard: Operand = TRUE


@dataclass(slots=True)
class Poster:
    """Collects the contributions of one phase and applies them."""

    layout: Layout
    builder: Builder
    _postings: dict[int, list[Posting]] = field(default_factory=dict)

    def add(self, column: int, cause: int, amount: Operand, guard: Operand = TRUE) -> None:
        """Contribute units where `guard` holds."""
        self._post(column, Posting(cause, "add", self.builder.where(guard, amount, 0.0), guard))

    def move(self, column: int, cause: int, quanta: Operand, guard: Operand = TRUE) -> None:
        """Contribute whole quanta, as a transfer does; there are none where `guard` does not hold."""
        self._post(column, Posting(cause, "move", quanta, guard))

    def set(self, column: int, cause: int, value: Operand, guard: Operand = TRUE) -> None:
        """Set to a value in units where `guard` holds."""
        self._post(column, Posting(cause, "set", value, guard))

    def mark(self, id: str, value: Operand, guard: Operand = TRUE) -> None:
        """Set a mark, timer or belief that needs no entry in the ledger."""
        self.set(self.layout.index[id], -1, value, guard)

    def apply(self) -> None:
        """Apply everything collected, in the order of the causes' names, and end the phase."""
        for column in sorted(self._postings):
            self._apply(column, sorted(self._postings[column], key=self._rank))
        self._postings.clear()
        self.builder.next_phase()

    def _post(self, column: int, posting: Posting) -> None:
        if posting.guard != FALSE:
            self._postings.setdefault(column, []).append(posting)

    def _rank(self, posting: Posting) -> tuple[bool, str]:
        return posting.kind == "set", self.layout.causes[posting.cause].id if posting.cause >= 0 else ""

    def _apply(self, column: int, postings: list[Posting]) -> None:
        """Change a column in the rows that anything is contributed to; the others keep what they held."""
        builder = self.builder
        touched: Operand = FALSE
        for posting in postings:
            touched = builder.either(touched, posting.guard)
        before = builder.emit("raw", at=column)
        after = self._summed(column, postings, before, touched)
        builder.act("store", builder.kept(touched, after, before), at=column)

    def _summed(self, column: int, postings: list[Posting], before: Operand, touched: Operand) -> Operand:
        builder, total = self.builder, before
        added: Operand = 0.0
        sums = self._running_sums(column, postings)
        for posting in postings:
            match posting.kind:
                case "add":
                    added, delta = next(sums)
                    self._record(posting.cause, delta, touched)
                case "move":
                    total = builder.emit("add", total, posting.amount)
                    self._record(posting.cause, posting.amount, touched)
                case "set":
                    total = self._set(posting, builder.add(total, added), column)
                    added = 0.0
        return self._held(column, builder.add(total, added), touched)

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
        self._record(posting.cause, builder.emit("sub", target, total), posting.guard)
        return target

    def _held(self, column: int, total: Operand, touched: Operand) -> Operand:
        builder, spec = self.builder, self.layout.columns[column]
        held = builder.emit("min", total, builder.whole(spec.high))
        held = builder.emit("max", held, builder.whole(spec.low))
        self._record(self.layout.limit(column), builder.emit("sub", held, total), touched)
        return held

    def _record(self, cause: int, delta: Operand, touched: Operand) -> None:
        if cause >= 0 and self.layout.columns[self.layout.causes[cause].column].kind in LEDGERED:
            self.builder.act("record", touched, delta, at=cause)


LEDGERED = frozenset({"factor", "belief"})
"""The kinds of column whose changes are told; marks and timers explain themselves."""
