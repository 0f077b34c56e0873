"""The printer for many rows: NumPy on whole columns, equal to the scalar printer to the last bit."""

from __future__ import annotations

from collections.abc import Iterator

from game.ruleset.printing import Line, printed
from game.ruleset.program import Program

TEMPLATES = {
    "load": "c[{at}] / {0}",
    "raw": "c[{at}]",
    "input": "i[{at}]",
    "clock": "clocks[{at}][t]",
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
    "kept": "{1}",
    "kept_if": "{0} if {2} else {1}",
    "some": "count({0})",
    "some_if": "{1} and count({0})",
    "either": "{0} or {1}",
    "other": "count({0}) < {0}.size",
    "and_if": "np.logical_and({0}, {1}) if {2} else {0}",
    "or_unless": "np.logical_or({0}, {1}) if {2} else {0}",
    "where_if": "np.where({0}, {1}, {2}) if {3} else {2}",
    "where_unless": "np.where({0}, {1}, {2}) if {3} else {1}",
    "where_split": "(np.where({0}, {1}, {2}) if {4} else {1}) if {3} else {2}",
    "curve": "curves[{at}]({0})",
    "uniform": "uniform(key, purposes[{at}])",
    "normal": "normal(key, purposes[{at}])",
}
ACTIONS = {
    "store": "c[{at}] = {0}",
    "record": "if ledger is not None: ledger.append(({at}, {1}))",
    "record_if": "if ledger is not None and {1}: ledger.append(({at}, {0}))",
    "output": "o[{at}] = {0}",
}


def print_columns(program: Program) -> Iterator[str]:
    """The parts of a program over columns, none of which is written to: a store puts another in its place.

    Numbers are bound once as arrays of no dimension: NumPy takes those sooner than floats.
    """
    constants: dict[str, str] = {}
    for source in printed(program, lambda line: _statement(line, constants)):
        yield "\n".join([*(f"{name} = np.array({text})" for text, name in constants.items()), source])


def _statement(line: Line, constants: dict[str, str]) -> str:
    instruction = line.instruction
    pairs = zip(instruction.args, line.args, strict=True)
    args = [_bound(text, constants) if isinstance(arg, float) else text for arg, text in pairs]
    if instruction.op in ACTIONS:
        return ACTIONS[instruction.op].format(*args, at=instruction.at)
    return f"{line.out} = " + TEMPLATES[instruction.op].format(*args, at=instruction.at)


def _bound(text: str, constants: dict[str, str]) -> str:
    return constants.setdefault(text, f"n{len(constants)}")
