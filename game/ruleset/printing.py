"""What both printers share: naming registers, giving a name back once its value is used up, parts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from game.ruleset.program import Instruction, Operand, Program

PART = 2000
"""Instructions of a part. Python compiles many short functions sooner than a long one, in far less memory."""


@dataclass(frozen=True, slots=True)
class Line:
    """One instruction with the names its registers go by in the printed code."""

    instruction: Instruction
    out: str
    args: tuple[str, ...]
    when: tuple[str, ...] = ()


def printed(program: Program, statement: Callable[[Line], str]) -> Iterator[str]:
    """Sources of `part(c, o, i, draws, ledger, *held)`, to be run one after the other.

    A part stores into the columns `c` and the outputs `o`; it returns what is held for the next part.
    """
    taken: tuple[str, ...] = ()
    for part, held in parts(program):
        head = [f"def part(c, o, i, draws, ledger{''.join(taken)}):", "key, t, uniform, normal = draws"]
        head += [f"{name} = None" for name in _unfilled(part, held) if f", {name}" not in taken]
        body = [text for when, group in groupby(part, _when) for text in _block(when, map(statement, group))]
        taken = tuple(f", {name}" for name in held)
        yield "\n ".join([*head, *body, f"return ({', '.join(held)}{',' * bool(held)})"])


def _when(line: Line) -> tuple[str, ...]:
    return line.when


def _block(when: tuple[str, ...], statements: Iterable[str]) -> list[str]:
    """Statements that are run where all flags hold."""
    if not when:
        return list(statements)
    return [f"if {' and '.join(when)}:", *(f" {each}" for each in statements)]


def _unfilled(part: list[Line], held: tuple[str, ...]) -> list[str]:
    """Names held for the next part that this one fills under flags alone."""
    filled = {line.out for line in part if not line.when}
    return [name for name in held if name not in filled]


def parts(program: Program) -> Iterator[tuple[list[Line], tuple[str, ...]]]:
    """The lines of a program in parts, each with the names that a later one still reads."""
    part: list[Line] = []
    for line, held in lines(program):
        part.append(line)
        if len(part) == PART:
            yield part, tuple(held.values())
            part = []
    yield part, ()


def lines(program: Program) -> Iterator[tuple[Line, dict[int, str]]]:
    """Walk a program, reusing a name as soon as nothing later reads it, so that columns are freed early.

    With each line come the registers that are still to be read, by name.
    """
    last_use = _last_uses(program)
    names: dict[int, str] = {}
    free: list[str] = []
    made = 0
    for position, instruction in enumerate(program.instructions):
        args = tuple(_written(arg, names) for arg in instruction.args)
        when = tuple(names[flag] for flag in instruction.when)
        registers = dict.fromkeys(instruction.registers)
        free += [names.pop(register) for register in registers if last_use[register] == position]
        out = ""
        if instruction.out >= 0:
            if not free:
                free.append(f"r{made}")
                made += 1
            out = names[instruction.out] = free.pop()
        yield Line(instruction, out, args, when), names


def _last_uses(program: Program) -> dict[int, int]:
    return {
        register: position
        for position, instruction in enumerate(program.instructions)
        for register in instruction.registers
    }


def _written(arg: Operand, names: dict[int, str]) -> str:
    if isinstance(arg, int):
        return names[arg]
    return f"({arg!r})" if arg < 0 else repr(arg)
