"""Spares what no row asks for: what one side of a choice alone reads waits for a row that takes that side.

Most of what a scenario says holds on few days, so that most of a tick would be worked out in vain.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from game.ruleset.program import Instruction, Operand, Program, without_unused

Side = tuple[int, bool]
"""The register of a condition, and whether it holds."""

WORTH = 2
"""Instructions that a side must spare to be asked for: asking costs less than one."""
FREE = frozenset({"raw", "input", "whole", "clock", "store"})
"""Operations that only hand a value on."""
SIDES: dict[str, tuple[bool | None, ...]] = {
    "where": (None, True, False),
    "kept": (None, True, None),
    "and": (None, True),
    "or": (None, False),
    "record": (None, True),
}
"""On which side of its first argument, the condition, an operation reads each of its arguments."""
WHETHER = frozenset({"kept", "record"})
"""Operations that need not know in which rows their condition holds, only whether it does in any."""


def spared(program: Program) -> Program:
    """The same program, whose instructions say under which flags they need to be run at all."""
    needed = _needed(program.instructions)
    flags = _flags(program.instructions, needed)
    return replace(program, instructions=tuple(without_unused(_flagged(program.instructions, needed, flags))))


def _needed(instructions: tuple[Instruction, ...]) -> list[frozenset[Side]]:
    """The sides that some row must take, all of them, for each instruction to be read by anything."""
    read: dict[int, frozenset[Side]] = {}
    found: list[frozenset[Side]] = []
    for instruction in reversed(instructions):
        sides = read.get(instruction.out, frozenset())
        found.append(sides)
        for arg, side in _reads(instruction):
            taken = sides if side is None else sides | {side}
            read[arg] = read[arg] & taken if arg in read else taken
    return found[::-1]


def _reads(instruction: Instruction) -> Iterator[tuple[int, Side | None]]:
    """The registers an instruction reads, each with the side on which alone it does."""
    args, sides = instruction.args, SIDES.get(instruction.op)
    for at, arg in enumerate(args):
        if isinstance(arg, int):
            split = sides[at] if sides else None
            yield arg, None if split is None or not isinstance(args[0], int) else (args[0], split)


@dataclass(frozen=True, slots=True)
class _Flags:
    """The registers that say whether a side is taken anywhere."""

    of: dict[Side, int]
    joined: dict[int, tuple[int, int]]
    """The two flags from which that of a condition follows which nothing else reads."""
    narrowed: dict[int, int]
    """The flag without which a condition holds nowhere."""

    def known(self, sides: frozenset[Side], position: int) -> tuple[int, ...]:
        """The flags of some sides, as far as their conditions come before a position, the earliest first."""
        return tuple(self.of[side] for side in sorted(sides) if side in self.of and side[0] < position)

    def asked(self, register: int) -> Iterator[Instruction]:
        """The instructions that work out the flags of a condition."""
        for holds in (True, False):
            flag = self.of.get((register, holds))
            if flag is not None:
                yield self._asked(flag, register) if holds else Instruction("other", flag, (register,))

    def _asked(self, flag: int, register: int) -> Instruction:
        """The cheapest way to know whether a condition holds anywhere."""
        if register in self.joined:
            return Instruction("either", flag, self.joined[register])
        if register in self.narrowed:
            return Instruction("some_if", flag, (register, self.narrowed[register]))
        return Instruction("some", flag, (register,))

    def chosen(self, instruction: Instruction) -> Instruction:
        """A choice that looks at its flags before it works anything out."""
        condition, *args = instruction.args
        if not isinstance(condition, int):
            return instruction
        some, other = self.of.get((condition, True)), self.of.get((condition, False))
        match instruction.op, some, other:
            case ("kept" | "record") as op, int(), _:
                return _changed(instruction, f"{op}_if", (*args, some))
            case "and", int(), _:
                return _changed(instruction, "and_if", (*instruction.args, some))
            case "or", _, int():
                return _changed(instruction, "or_unless", (*instruction.args, other))
            case "where", int(), int():
                return _changed(instruction, "where_split", (*instruction.args, some, other))
            case "where", int(), None:
                return _changed(instruction, "where_if", (*instruction.args, some))
            case "where", None, int():
                return _changed(instruction, "where_unless", (*instruction.args, other))
            case _:
                return instruction


def _flags(instructions: tuple[Instruction, ...], needed: list[frozenset[Side]]) -> _Flags:
    """Flags for the sides that spare enough, and for those from which such a flag follows."""
    counts = Counter(
        side
        for instruction, sides in zip(instructions, needed, strict=True)
        if instruction.op not in FREE
        for side in sides
    )
    wanted = {side: None for side, count in counts.items() if count >= WORTH}
    parts = _parts(instructions, wanted)
    wanted |= {(part, True): None for both in parts.values() for part in both}
    first = max((instruction.out for instruction in instructions), default=0) + 1
    of = {side: first + at for at, side in enumerate(wanted)}
    joined = {whole: (of[a, True], of[b, True]) for whole, (a, b) in parts.items()}
    narrowed = {
        each.out: of[each.args[0], True]
        for each in instructions
        if each.op == "and" and isinstance(each.args[0], int) and (each.args[0], True) in of
    }
    return _Flags(of, joined, narrowed)


def _parts(instructions: tuple[Instruction, ...], wanted: Mapping[Side, None]) -> dict[int, tuple[int, int]]:
    """The two conditions of every `or` of which nothing is asked but whether it holds in any row."""
    valued: set[int] = set()
    found: dict[int, tuple[int, int]] = {}
    for instruction in reversed(instructions):
        registers = tuple(arg for arg in instruction.args if isinstance(arg, int))
        if instruction.op == "or" and instruction.out not in valued:
            left, right = registers
            found[instruction.out] = (left, right)
            continue
        whether = instruction.op in WHETHER and (registers[0], True) in wanted
        valued.update(registers[1:] if whether else registers)
    return found


def _flagged(
    instructions: tuple[Instruction, ...], needed: list[frozenset[Side]], flags: _Flags
) -> Iterator[Instruction]:
    conditions = {register for register, _ in flags.of}
    for instruction, sides in zip(instructions, needed, strict=True):
        when = flags.known(sides, instruction.out) if sides else ()
        chosen = flags.chosen(instruction) if instruction.op in SIDES else instruction
        yield _guarded(chosen, when) if when else chosen
        if instruction.out in conditions:
            yield from (_guarded(flag, when) for flag in flags.asked(instruction.out))


def _changed(instruction: Instruction, op: str, args: tuple[Operand, ...]) -> Instruction:
    return Instruction(op, instruction.out, args, instruction.at)


def _guarded(instruction: Instruction, when: tuple[int, ...]) -> Instruction:
    return Instruction(instruction.op, instruction.out, instruction.args, instruction.at, when)
