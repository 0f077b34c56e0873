"""Spares what no row asks for: what one side of a choice alone reads is worked out where a row takes that side.

Most of what a scenario says holds on few days, so that most of a tick would be worked out in vain.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.ruleset.program import Instruction, Program

Side = tuple[int, bool]
"""The register of a condition, and whether it holds."""

WORTH = 3
"""Instructions that a side must spare to be asked for: asking costs about as much as one."""
FREE = frozenset({"raw", "input", "whole", "clock", "store"})
"""Operations that only hand a value on."""
ALWAYS: frozenset[Side] = frozenset()


def spared(program: Program) -> Program:
    """The same program, whose instructions say under which flags they need to be run at all."""
    needed = _needed(program.instructions)
    counts = Counter(
        side
        for instruction, sides in zip(program.instructions, needed, strict=True)
        if instruction.op not in FREE
        for side in sides
    )
    first = max((instruction.out for instruction in program.instructions), default=0) + 1
    flags = _Flags({side: first + at for at, side in enumerate(_worth(counts))})
    return replace(program, instructions=tuple(_flagged(program.instructions, needed, flags)))


def _worth(counts: Counter[Side]) -> Iterator[Side]:
    return (side for side, count in counts.items() if count >= WORTH)


def _needed(instructions: tuple[Instruction, ...]) -> list[frozenset[Side]]:
    """The sides that some row must take, all of them, for each instruction to be read by anything."""
    read: dict[int, frozenset[Side]] = {}
    found: list[frozenset[Side]] = []
    for instruction in reversed(instructions):
        sides = read.get(instruction.out, ALWAYS)
        found.append(sides)
        for arg, side in _reads(instruction):
            taken = sides if side is None else sides | {side}
            read[arg] = read[arg] & taken if arg in read else taken
    return found[::-1]


def _reads(instruction: Instruction) -> Iterator[tuple[int, Side | None]]:
    """The registers an instruction reads, each with the side on which alone it does."""
    args, sides = instruction.args, _SIDES.get(instruction.op, ())
    for at, arg in enumerate(args):
        if isinstance(arg, int):
            condition = args[0]
            split = sides[at] if sides else None
            yield arg, None if split is None or not isinstance(condition, int) else (condition, split)


_SIDES: dict[str, tuple[bool | None, ...]] = {
    "where": (None, True, False),
    "and": (None, True),
    "or": (None, False),
    "record": (None, True),
}
"""On which side of its first argument an operation reads each of its arguments."""


@dataclass(slots=True)
class _Flags:
    """The registers that say whether a side is taken anywhere."""

    of: dict[Side, int]

    def known(self, sides: frozenset[Side], position: int) -> tuple[int, ...]:
        """The flags of some sides, as far as their conditions come before a position, the earliest first."""
        return tuple(self.of[side] for side in sorted(sides) if side in self.of and side[0] < position)

    def asked(self, register: int) -> Iterator[Instruction]:
        """The instructions that work out the flags of a condition."""
        for holds, op in ((True, "some"), (False, "other")):
            flag = self.of.get((register, holds))
            if flag is not None:
                yield Instruction(op, flag, (register,))

    def chosen(self, instruction: Instruction) -> Instruction:
        """A choice that looks at its flags before it works anything out."""
        condition = instruction.args[0]
        if not isinstance(condition, int):
            return instruction
        some, other = self.of.get((condition, True)), self.of.get((condition, False))
        match instruction.op:
            case "and" if some is not None:
                return replace(instruction, op="and_if", args=(*instruction.args, some))
            case "record" if some is not None:
                return replace(instruction, op="record_if", args=(*instruction.args, some))
            case "or" if other is not None:
                return replace(instruction, op="or_unless", args=(*instruction.args, other))
            case "where" if some is not None and other is not None:
                return replace(instruction, op="where_split", args=(*instruction.args, some, other))
            case "where" if some is not None:
                return replace(instruction, op="where_if", args=(*instruction.args, some))
            case "where" if other is not None:
                return replace(instruction, op="where_unless", args=(*instruction.args, other))
            case _:
                return instruction


def _flagged(
    instructions: tuple[Instruction, ...], needed: list[frozenset[Side]], flags: _Flags
) -> Iterator[Instruction]:
    conditions = {register for register, _ in flags.of}
    for instruction, sides in zip(instructions, needed, strict=True):
        when = flags.known(sides, instruction.out) if sides else ()
        chosen = flags.chosen(instruction) if instruction.op in _SIDES else instruction
        yield replace(chosen, when=when) if when else chosen
        if instruction.out in conditions:
            yield from (replace(flag, when=when) for flag in flags.asked(instruction.out))
