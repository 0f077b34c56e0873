"""What both printers share: naming registers, and giving a name back once its value is used up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.ruleset.program import Instruction, Operand, Program


@dataclass(frozen=True, slots=True)
class Line:
    """One instruction with the names its registers go by in the printed code."""

    instruction: Instruction
    out: str
    args: tuple[str, ...]


def lines(program: Program) -> Iterator[Line]:
    """Walk a program, reusing a name as soon as nothing later reads it, so that columns are freed early."""
    last_use = _last_uses(program)
    names: dict[int, str] = {}
    free: list[str] = []
    made = 0
    for position, instruction in enumerate(program.instructions):
        args = tuple(_written(arg, names) for arg in instruction.args)
        registers = dict.fromkeys(arg for arg in instruction.args if isinstance(arg, int))
        free += [names.pop(register) for register in registers if last_use[register] == position]
        out = ""
        if instruction.out >= 0:
            if not free:
                free.append(f"r{made}")
                made += 1
            out = names[instruction.out] = free.pop()
        yield Line(instruction, out, args)


def _last_uses(program: Program) -> dict[int, int]:
    return {
        arg: position
        for position, instruction in enumerate(program.instructions)
        for arg in instruction.args
        if isinstance(arg, int)
    }


def _written(arg: Operand, names: dict[int, str]) -> str:
    if isinstance(arg, int):
        return names[arg]
    return f"({arg!r})" if arg < 0 else repr(arg)


def touched(program: Program, op: str) -> list[int]:
    """Which columns, slots or clocks an operation names, in ascending order."""
    return sorted({instruction.at for instruction in program.instructions if instruction.op == op})
