"""The instruction list between the rules of a scenario and the code that runs them.

One list serves both printers, so that a game of one row and a study of thousands mean the same thing.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

Operand = int | float
"""An `int` names a register, a `float` is a constant."""

PURE: dict[str, Callable[..., float | bool]] = {
    "add": lambda a, b: a + b,
    "sub": lambda a, b: a - b,
    "mul": lambda a, b: a * b,
    "div": lambda a, b: a / b if b else 0.0,
    "neg": lambda a: -a,
    "abs": abs,
    "min": lambda a, b: a if a < b else b,
    "max": lambda a, b: a if a > b else b,
    "floor": lambda a: float(math.floor(a)) if math.isfinite(a) else a,
    "rint": lambda a: float(round(a)) if math.isfinite(a) else a,
    "sqrt": lambda a: math.sqrt(a) if a > 0 else 0.0,
    "lt": lambda a, b: a < b,
    "le": lambda a, b: a <= b,
    "gt": lambda a, b: a > b,
    "ge": lambda a, b: a >= b,
    "eq": lambda a, b: a == b,
    "ne": lambda a, b: a != b,
}
"""What each operation means on numbers; constants are folded with it and the printers are tested by it."""

READS = frozenset({"load", "raw"})
"""Operations that read a column."""
LARGEST = 2**53 - 1
"""The largest count of quanta: beyond it a float64 no longer holds every whole number."""


def quanta(amount: float) -> int:
    """Whole quanta, rounded half to even, once; what the table has no room for is its largest count."""
    if -LARGEST < amount < LARGEST:
        return round(amount)
    return LARGEST if amount > 0 else -LARGEST


@dataclass(frozen=True, slots=True)
class Instruction:
    """One step: `out` is the register it fills, -1 for none; `at` the column, purpose or cause it names."""

    op: str
    out: int
    args: tuple[Operand, ...]
    at: int = -1
    when: tuple[int, ...] = ()
    """Registers without all of which it need not be run."""

    @property
    def registers(self) -> tuple[int, ...]:
        """The registers it reads."""
        registers = tuple([arg for arg in self.args if type(arg) is int])
        return self.when + registers if self.when else registers


@dataclass(frozen=True, slots=True)
class Program:
    """A finished list, with the number of columns of its table and of outputs it gives."""

    name: str
    instructions: tuple[Instruction, ...]
    columns: int
    outputs: int

    def quiet(self) -> Program:
        """The same program without a ledger, and without what only the ledger asked for."""
        kept = [instruction for instruction in self.instructions if instruction.op != "record"]
        return replace(self, instructions=tuple(without_unused(kept)))


TRUE = 1.0
FALSE = 0.0


@dataclass(slots=True)
class Builder:
    """Collects instructions, never computing the same thing twice and folding constants."""

    name: str
    instructions: list[Instruction] = field(default_factory=list)
    outputs: int = 0
    phase: int = 0
    """How often the table has changed so far: what was read of a changed column no longer holds."""
    _known: dict[tuple[object, ...], int] = field(default_factory=dict)
    _stored: Counter[int] = field(default_factory=Counter)
    """How often each column was stored so far."""

    def emit(self, op: str, *args: Operand, at: int = -1) -> Operand:
        """Append a pure operation and return its register, or the constant it folds to."""
        kinds = tuple(map(type, args))
        if int not in kinds and op in PURE:
            return float(PURE[op](*args))
        key = (op, at, self._stored[at] if op in READS else 0, args, kinds)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._append(op, args, at)
        return known

    def act(self, op: str, *args: Operand, at: int = -1) -> None:
        """Append what changes something: a store, an output, or a record (of a condition and a value)."""
        self.instructions.append(Instruction(op, -1, args, at))
        if op == "store":
            self._stored[at] += 1

    def output(self, value: Operand) -> int:
        """Append an output and return its position."""
        self.act("output", value, at=self.outputs)
        self.outputs += 1
        return self.outputs - 1

    def next_phase(self) -> None:
        """Note that the table has changed."""
        self.phase += 1

    def finish(self, columns: int) -> Program:
        """The finished program over so many columns, without what nothing uses."""
        return Program(self.name, tuple(without_unused(self.instructions)), columns, self.outputs)

    def both(self, left: Operand, right: Operand) -> Operand:
        """Logical and, with constants folded."""
        if isinstance(left, float):
            return right if left else FALSE
        if isinstance(right, float):
            return left if right else FALSE
        return self.emit("and", left, right)

    def either(self, left: Operand, right: Operand) -> Operand:
        """Logical or, with constants folded."""
        if isinstance(left, float):
            return TRUE if left else right
        if isinstance(right, float):
            return TRUE if right else left
        return self.emit("or", left, right)

    def negate(self, item: Operand) -> Operand:
        """Logical not, with constants folded."""
        if isinstance(item, float):
            return FALSE if item else TRUE
        return self.emit("not", item)

    def where(self, condition: Operand, then: Operand, otherwise: Operand) -> Operand:
        """Choose by a condition, with a constant condition folded."""
        if isinstance(condition, float):
            return then if condition else otherwise
        if then == otherwise and type(then) is type(otherwise):
            return then
        return self.emit("where", condition, then, otherwise)

    def kept(self, touched: Operand, after: Operand, before: Operand) -> Operand:
        """`after`, which where `touched` does not hold must equal `before` and need not be worked out."""
        return after if isinstance(touched, float) else self.emit("kept", touched, after, before)

    def add(self, left: Operand, right: Operand) -> Operand:
        """Sum, leaving out a zero."""
        if isinstance(left, float) and not left:
            return right
        if isinstance(right, float) and not right:
            return left
        return self.emit("add", left, right)

    def whole(self, count: int) -> Operand:
        """A whole number of quanta that is known beforehand."""
        return self.emit("whole", at=count)

    def quanta(self, amount: Operand) -> Operand:
        """Whole quanta, rounded once, with a constant rounded beforehand."""
        return self.whole(quanta(amount)) if isinstance(amount, float) else self.emit("quanta", amount)

    def _append(self, op: str, args: tuple[Operand, ...], at: int) -> int:
        register = len(self.instructions)
        self.instructions.append(Instruction(op, register, args, at))
        return register


def without_unused(instructions: Iterable[Instruction]) -> list[Instruction]:
    """Drop pure instructions whose register nobody reads, walking backwards from the effects."""
    needed: set[int] = set()
    kept: list[Instruction] = []
    for instruction in reversed([*instructions]):
        if instruction.out >= 0 and instruction.out not in needed:
            continue
        needed.update(instruction.registers)
        kept.append(instruction)
    return kept[::-1]
