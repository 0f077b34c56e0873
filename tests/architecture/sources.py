"""Where the architecture tests read the code from, so that each of them holds its rule alone."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
GAME = ROOT / "game"

Function = ast.FunctionDef | ast.AsyncFunctionDef
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True, slots=True)
class Source:
    """One Python file: its path from the top of the checkout, its text and its syntax tree."""

    path: str
    text: str
    tree: ast.Module

    def at(self, node: ast.AST) -> str:
        """The place of a node as every message names it, so that an editor can jump there."""
        return f"{self.path}:{getattr(node, 'lineno', 1)}"


def source(text: str, path: str = "game/planted.py") -> Source:
    """A file made of a text, for the fixtures that show that a rule can fail."""
    return Source(path, text, ast.parse(text))


@cache
def sources(folder: str) -> tuple[Source, ...]:
    """Every Python file below a folder of the checkout; at least one, or the claim is empty."""
    paths = sorted(path for path in (ROOT / folder).rglob("*.py") if "__pycache__" not in path.parts)
    assert paths, f"{folder}/ holds no Python file to check"
    return tuple(source(path.read_text("utf-8"), path.relative_to(ROOT).as_posix()) for path in paths)


@cache
def tracked() -> tuple[str, ...]:
    """Every path that git tracks, because only those reach another machine."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    paths = listed.stdout.decode().split("\0")
    return tuple(path for path in paths if path)


def functions(tree: ast.AST) -> Iterator[Function]:
    """Every function of a tree, methods and nested ones included."""
    for node in ast.walk(tree):
        if isinstance(node, FUNCTIONS):
            yield node
