"""What an id of a scenario became: the instructions of a tick that write its columns or act in its name."""

from __future__ import annotations

from collections.abc import Iterator

from game.ruleset.compiled import Ruleset
from game.ruleset.program import Instruction, Operand

OF_COLUMNS = frozenset({"load", "raw", "store"})


def lowered(ruleset: Ruleset, id: str) -> Iterator[str]:
    """The instructions that change what the id names, with all that these read, as they run."""
    instructions = ruleset.tick.program.instructions
    ends = [each for each in instructions if _concerns(ruleset, each, id)]
    needed: set[int] = set()
    kept: list[Instruction] = []
    for instruction in reversed(instructions):
        if instruction.out in needed or any(instruction is end for end in ends):
            needed.update(arg for arg in instruction.args if isinstance(arg, int))
            kept.append(instruction)
    for instruction in reversed(kept):
        yield written(ruleset, instruction)


def _concerns(ruleset: Ruleset, instruction: Instruction, id: str) -> bool:
    if instruction.op == "store":
        return named(ruleset.columns[instruction.at].id, id)
    if instruction.op == "record":
        return named(ruleset.causes[instruction.at].owner, id) or named(ruleset.causes[instruction.at].id, id)
    return False


def named(name: str, id: str) -> bool:
    """Whether a column or cause is the id's own: the id itself, or it with a kind before or a part after."""
    return name == id or f".{id}." in f".{name.replace('/', '.').replace('=', '.')}."


def written(ruleset: Ruleset, instruction: Instruction) -> str:
    """One instruction: the register it fills, the operation, what it reads, and what it names."""
    out = f"r{instruction.out} = " if instruction.out >= 0 else ""
    args = ", ".join(_operand(arg) for arg in instruction.args)
    return f"{out}{instruction.op} {args} {_at(ruleset, instruction)}".rstrip().replace("  ", " ")


def _operand(arg: Operand) -> str:
    return f"r{arg}" if isinstance(arg, int) else f"{arg:g}"


def _at(ruleset: Ruleset, instruction: Instruction) -> str:
    if instruction.at < 0:
        return ""
    if instruction.op in OF_COLUMNS:
        return f"[{ruleset.columns[instruction.at].id}]"
    if instruction.op == "record":
        cause = ruleset.causes[instruction.at]
        return f"[{cause.kind} {cause.owner}: {cause.text}]"
    if instruction.op == "input":
        return f"[{next(slot for slot, at in ruleset.inputs.items() if at == instruction.at)}]"
    return f"[{instruction.at}]"
