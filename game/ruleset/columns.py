"""The printer for many rows: NumPy on whole columns, equal to the scalar printer to the last bit."""

from __future__ import annotations

from itertools import pairwise

from game.ruleset.printing import Line, lines, touched
from game.ruleset.program import Program

TEMPLATES = {
    "load": "c{at} / {0}",
    "raw": "c{at}",
    "input": "i[{at}]",
    "clock": "k{at}",
    "add": "{0} + {1}",
    "sub": "{0} - {1}",
    "mul": "{0} * {1}",
    "div": "divide({0}, {1})",
    "neg": "-{0}",
    "abs": "np.abs({0})",
    "min": "np.minimum({0}, {1})",
    "max": "np.maximum({0}, {1})",
    "floor": "np.floor({0})",
    "rint": "np.rint({0})",
    "whole": "{at}",
    "quanta": "quanta({0})",
    "sqrt": "np.sqrt(np.maximum({0}, 0.0))",
    "lt": "np.less({0}, {1})",
    "le": "np.less_equal({0}, {1})",
    "gt": "np.greater({0}, {1})",
    "ge": "np.greater_equal({0}, {1})",
    "eq": "np.equal({0}, {1})",
    "ne": "np.not_equal({0}, {1})",
    "and": "np.logical_and({0}, {1})",
    "or": "np.logical_or({0}, {1})",
    "not": "np.logical_not({0})",
    "where": "np.where({0}, {1}, {2})",
    "curve": "curves[{at}]({0})",
    "uniform": "uniform(key, purposes[{at}])",
    "normal": "normal(key, purposes[{at}])",
}
ACTIONS = {
    "store": "c{at} = {0}",
    "record": "if ledger is not None: ledger.append(({at}, {0}))",
    "output": "o[{at}] = {0}",
}


def print_columns(program: Program) -> str:
    """Source of `run(c, i, draws, ledger)` over a table of columns by rows, which is not written to.

    Numbers are bound once as arrays of no dimension: NumPy takes those sooner than floats.
    """
    constants: dict[str, str] = {}
    body = [f"c{at} = c[{at}]" for at in sorted({*touched(program, "load"), *touched(program, "raw")})]
    body += [f"k{at} = clocks[{at}][t]" for at in touched(program, "clock")]
    if program.outputs:
        body.append(f"o = np.empty(({program.outputs}, c.shape[1]))")
    body += [_statement(line, constants) for line in lines(program)]
    if not program.outputs:
        stored = touched(program, "store")
        body.append("o = np.empty_like(c)")
        body += [f"o[{first}:{end}] = c[{first}:{end}]" for first, end in _gaps(stored, program.columns)]
        body += [f"o[{at}] = c{at}" for at in stored]
    bound = [f"{name} = np.array({text})" for text, name in constants.items()]
    head = [*bound, "def run(c, i, draws, ledger):", " key, t, uniform, normal = draws"]
    return "\n".join([*head, *(f" {line}" for line in body), " return o", ""])


def _gaps(stored: list[int], columns: int) -> list[tuple[int, int]]:
    """The runs of columns that no rule stores."""
    bounds = [-1, *stored, columns]
    return [(low + 1, high) for low, high in pairwise(bounds) if high > low + 1]


def _statement(line: Line, constants: dict[str, str]) -> str:
    instruction = line.instruction
    pairs = zip(instruction.args, line.args, strict=True)
    args = [_bound(text, constants) if isinstance(arg, float) else text for arg, text in pairs]
    if instruction.op in ACTIONS:
        return ACTIONS[instruction.op].format(*args, at=instruction.at)
    return f"{line.out} = " + TEMPLATES[instruction.op].format(*args, at=instruction.at)


def _bound(text: str, constants: dict[str, str]) -> str:
    return constants.setdefault(text, f"n{len(constants)}")
