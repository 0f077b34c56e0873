"""Every test states its claim, and everything public in the game says what it is for."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

import pytest

from tests.architecture.sources import FUNCTIONS, Function, Source, functions, source, sources

CLAIM_WORDS = 4


def without_a_claim(files: Iterable[Source]) -> Iterator[str]:
    """Test functions whose docstring is missing or too short to be a claim."""
    for file in files:
        if not file.path.rpartition("/")[2].startswith("test_"):
            continue
        for function in functions(file.tree):
            claim = ast.get_docstring(function) or ""
            if function.name.startswith("test_") and len(claim.split()) < CLAIM_WORDS:
                yield f"{file.at(function)}: {function.name} claims nothing"


def public_without_docstring(files: Iterable[Source]) -> Iterator[str]:
    """Public modules, classes, functions and methods without a docstring."""
    for file in files:
        if not ast.get_docstring(file.tree):
            yield f"{file.path}:1: the module says nothing of itself"
        for node in _public(file.tree.body):
            if not ast.get_docstring(node):
                yield f"{file.at(node)}: {node.name} has no docstring"


def _public(body: list[ast.stmt]) -> Iterator[ast.ClassDef | Function]:
    """Public definitions of a module and, below each class, of that class; nested functions are private."""
    for node in body:
        if isinstance(node, (*FUNCTIONS, ast.ClassDef)) and not node.name.startswith("_"):
            if not _inherits_docstring(node):
                yield node
            if isinstance(node, ast.ClassDef):
                yield from _public(node.body)


def _inherits_docstring(node: ast.ClassDef | Function) -> bool:
    """An override is explained where it is first declared, an overload by its implementation."""
    names = {ast.unparse(decorator).rpartition(".")[2] for decorator in node.decorator_list}
    return bool(names & {"override", "overload", "setter"})


def test_every_test_states_its_claim() -> None:
    """Each test function under `tests/` has a docstring of at least four words."""
    assert list(without_a_claim(sources("tests"))) == []


def test_everything_public_in_the_game_is_explained() -> None:
    """Each public module, class, function and method of the game has a docstring."""
    assert list(public_without_docstring(sources("game"))) == []


@pytest.mark.parametrize(
    "text",
    [
        "def test_it() -> None: ...",
        "async def test_it() -> None: ...",
        'def test_it() -> None:\n    """It works."""',
        "class TestIt:\n    def test_it(self) -> None: ...",
    ],
)
def test_a_test_without_a_claim_is_found(text: str) -> None:
    """A missing docstring and one too short are both reported, in classes and in coroutines too."""
    assert len(list(without_a_claim([source(text, "tests/test_it.py")]))) == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("x = 1", 1),
        ('"""Why."""\ndef f(): ...', 1),
        ('"""Why."""\nclass A:\n    def f(self): ...', 2),
        ('"""Why."""\nclass A:\n    """Why."""\n    def _f(self): ...\n    def __eq__(self, o): ...', 0),
        ('"""Why."""\nclass A:\n    """Why."""\n    @override\n    def f(self): ...', 0),
    ],
)
def test_a_public_thing_without_a_docstring_is_found(text: str, found: int) -> None:
    """Modules, functions, classes and methods are each reported; private ones and overrides are not."""
    assert len(list(public_without_docstring([source(text)]))) == found
