"""Each piece of code has one thought: budgets for modules, classes and functions.

The figures are those of the README; raising one takes a line there.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from statistics import median

import pytest

from tests.architecture.sources import Function, Source, functions, source, sources

MODULE = 350
TEST_MODULE = 500
CLASS = 200
FUNCTION = 50
FUNCTION_P95 = 30
TAIL = 0.05
FUNCTION_MEDIAN = 10


def length(node: ast.ClassDef | Function) -> int:
    """Lines from `class` or `def` to the last one; decorators belong to what they name, not to its size."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def too_long_modules(files: Iterable[Source], budget: int) -> list[str]:
    """Modules above their budget."""
    lengths = [(file.path, len(file.text.splitlines())) for file in files]
    return [f"{path}: {lines} lines, budget {budget}" for path, lines in lengths if lines > budget]


def too_long_parts(files: Iterable[Source]) -> Iterator[str]:
    """Classes and functions above their budget."""
    for file in files:
        for node in ast.walk(file.tree):
            if isinstance(node, ast.ClassDef) and length(node) > CLASS:
                yield f"{file.at(node)}: class {node.name} has {length(node)} lines, budget {CLASS}"
        for function in functions(file.tree):
            if length(function) > FUNCTION:
                yield f"{file.at(function)}: {function.name} has {length(function)} lines, budget {FUNCTION}"


def too_long_usually(files: Iterable[Source]) -> list[str]:
    """What the lengths of all functions together break: a tail or a middle that is too long."""
    lengths = [length(function) for file in files for function in functions(file.tree)]
    assert lengths, "there are no functions to measure"
    tail, middle = sum(lines > FUNCTION_P95 for lines in lengths) / len(lengths), median(lengths)
    broken = []
    if tail > TAIL:
        broken.append(f"{tail:.1%} of functions have more than {FUNCTION_P95} lines, budget {TAIL:.0%}")
    if middle > FUNCTION_MEDIAN:
        broken.append(f"the median function has {middle:g} lines, budget {FUNCTION_MEDIAN}")
    return broken


def test_no_module_of_the_game_is_longer_than_its_budget() -> None:
    """A module of the game can be read in one sitting: at most 350 lines."""
    assert too_long_modules(sources("game"), MODULE) == []


def test_no_module_of_the_tests_is_longer_than_its_budget() -> None:
    """A module of tests can be read in one sitting too: at most 500 lines."""
    assert too_long_modules(sources("tests"), TEST_MODULE) == []


def test_no_class_and_no_function_is_longer_than_its_budget() -> None:
    """A class of the game has at most 200 lines, a function at most 50."""
    assert list(too_long_parts(sources("game"))) == []


def test_functions_are_short_as_a_rule() -> None:
    """Of the game's functions 95 % have at most 30 lines and half at most 10."""
    assert too_long_usually(sources("game")) == []


def planted(name: str, lines: int) -> str:
    """A function or a class of so many lines."""
    return f"{name}:\n" + "    0\n" * (lines - 1)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (planted("class Long", CLASS), 0),
        (planted("class Long", CLASS + 1), 1),
        (planted("def long()", FUNCTION), 0),
        (planted("def long()", FUNCTION + 1), 1),
        (planted("async def long()", FUNCTION + 1), 1),
    ],
)
def test_a_long_part_is_found_at_the_first_line_too_many(text: str, found: int) -> None:
    """The budgets of classes and functions bite at exactly one line more."""
    assert len(list(too_long_parts([source(text)]))) == found


def test_a_long_module_is_found_at_the_first_line_too_many() -> None:
    """The budget of modules bites at exactly one line more."""
    assert too_long_modules([source("0\n" * MODULE)], MODULE) == []
    assert len(too_long_modules([source("0\n" * (MODULE + 1))], MODULE)) == 1


def test_a_long_tail_and_a_long_middle_are_found() -> None:
    """Many functions of 31 lines break the tail's budget, and of 11 lines the median's."""
    short, long, longer = planted("def a()", 10), planted("def b()", 11), planted("def c()", 31)
    assert too_long_usually([source(short * 20)]) == []
    assert len(too_long_usually([source(short * 20 + longer * 2)])) == 1
    assert len(too_long_usually([source(long * 20)])) == 1
