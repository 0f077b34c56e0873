"""The rules in NumPy as one would write them without a second thought: what the column printer must beat.

The same instructions as NumPy expressions over the whole table: what is used once stands inside the
expression that uses it, what is used more often is a variable, every result is a fresh array.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import numpy as np

from game.ruleset.arrays import Floats, Ints
from game.ruleset.columns import TEMPLATES
from game.ruleset.curves import Curve
from game.ruleset.program import LARGEST, Instruction, Operand, Program
from game.ruleset.running import Constants, Draws

SIMPLE = {
    "lt": "({0} < {1})",
    "le": "({0} <= {1})",
    "gt": "({0} > {1})",
    "ge": "({0} >= {1})",
    "eq": "({0} == {1})",
    "ne": "({0} != {1})",
    "and": "({0} & {1})",
    "or": "({0} | {1})",
    "not": "(~{0})",
    "add": "({0} + {1})",
    "sub": "({0} - {1})",
    "mul": "({0} * {1})",
    "load": "(c{at} / {0})",
    "raw": "c{at}",
    "clock": "k{at}",
    "neg": "(-{0})",
    "quanta": f"np.clip(np.rint({{0}}), -{LARGEST}.0, {LARGEST}.0).astype(np.int64)",
}
"""How an operation is written by hand, where the column printer writes it otherwise."""
BEFORE_USE = frozenset({"load", "raw"})
"""Operations on a column, which a store may replace before their result is used."""

Run = Callable[[Ints, Ints, Draws], Ints]


def naive(program: Program, constants: Constants) -> Run:
    """A function that moves a table by a program's rules, from their plain text."""
    scope: dict[str, Any] = {
        "np": np,
        "divide": _divide,
        "curves": [_along(curve) for curve in constants.curves],
        "clocks": constants.clocks,
        "purposes": constants.purposes,
    }
    exec(compile(printed(program), f"<naive: {program.name}>", "exec"), scope)
    run: Run = scope["run"]
    return run


def printed(program: Program) -> str:
    """Source of `run(c, i, draws)`, which returns a new table."""
    reads = Counter(arg for each in program.instructions for arg in each.args if isinstance(arg, int))
    body = [f"c{at} = c[{at}]" for at in range(program.columns)]
    body += [f"k{at} = clocks[{at}][t]" for at in _named(program, "clock")]
    inside: dict[int, str] = {}
    for each in program.instructions:
        text = _expression(each, inside)
        if each.op == "store":
            body.append(f"c{each.at} = {text}")
        elif reads[each.out] == 1 and each.op not in BEFORE_USE:
            inside[each.out] = text
        else:
            body.append(f"r{each.out} = {text}")
    table = ", ".join(f"c{at}" for at in range(program.columns))
    body.append(f"return np.stack(np.broadcast_arrays({table}))")
    return "\n".join(
        ["def run(c, i, draws):", " key, t, uniform, normal = draws", *(f" {line}" for line in body)]
    )


def _expression(instruction: Instruction, inside: dict[int, str]) -> str:
    args = [_operand(arg, inside) for arg in instruction.args]
    if instruction.op == "store":
        return args[0]
    template = SIMPLE.get(instruction.op, TEMPLATES[instruction.op])
    return template.format(*args, at=instruction.at)


def _operand(arg: Operand, inside: dict[int, str]) -> str:
    if isinstance(arg, int):
        return inside.pop(arg, f"r{arg}")
    return f"({arg!r})"


def _named(program: Program, op: str) -> list[int]:
    return sorted({each.at for each in program.instructions if each.op == op})


def _divide(dividend: Floats, divisor: Floats) -> Floats:
    """Nothing where the divisor is nothing, as the rules say."""
    result: Floats = np.where(divisor == 0.0, 0.0, dividend / np.where(divisor == 0.0, 1.0, divisor))
    return result


def _along(curve: Curve) -> Callable[[Floats], Floats]:
    """A curve by searching each number's stretch, as `np.interp` does, with the rules' own slopes."""
    xs, ys, slopes = np.array(curve.xs), np.array(curve.ys), np.array([*curve.slopes, 0.0])

    def along(x: Floats) -> Floats:
        held = np.clip(x, xs[0], xs[-1])
        stretch = np.searchsorted(xs, held, side="right") - 1
        result: Floats = ys[stretch] + slopes[stretch] * (held - xs[stretch])
        return result

    return along
