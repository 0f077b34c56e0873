"""Directions of import, seen while running: what a process has really loaded, function bodies included.

The contracts of `pyproject.toml` read the same rule from the text; the two catch each other's blind spots.
"""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.architecture.sources import GAME, ROOT

ABOVE = ("tui", "line", "web", "cli")
BELOW = (
    *("scenario", "ruleset", "engine", "journal", "report"),
    *("session", "library", "study", "actions", "signs", "replay"),
)
TOOLKIT = ("textual", "rich")
HEAVY = ("numpy", "pydantic", "textual")


def modules(layer: str, root: Path = GAME) -> list[str]:
    """The dotted names of a layer's modules, whether it is one file or a package."""
    files = [root / f"{layer}.py", *(root / layer).rglob("*.py")]
    found = [file.relative_to(root.parent).with_suffix("") for file in sorted(files) if file.exists()]
    return [".".join(path.parts).removesuffix(".__init__") for path in found]


def loaded(imports: list[str], unwanted: tuple[str, ...], where: Path = ROOT) -> list[str]:
    """Which of the unwanted packages a fresh interpreter holds after these imports."""
    script = (
        "import importlib, sys\n"
        f"for name in {imports!r}: importlib.import_module(name)\n"
        f"print(*[name for name in {unwanted!r} if name in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=where, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


@pytest.mark.parametrize("layer", BELOW)
def test_nothing_below_the_screens_loads_their_toolkit(layer: str) -> None:
    """Every module of a layer below the screens loads without textual and rich."""
    names = modules(layer)
    assert names, f"game/ has no layer {layer}"
    assert loaded(names, TOOLKIT) == []


@pytest.mark.parametrize("module", ["game", "game.cli.main", "game.library"])
def test_what_a_shell_waits_for_loads_nothing_heavy(module: str) -> None:
    """The command line and the list of games load without numpy, pydantic and textual."""
    assert loaded([module], HEAVY) == []


def test_every_part_of_the_game_has_its_layer() -> None:
    """Nothing stands under `game/` that the layers do not know."""
    known = {*ABOVE, *BELOW, "__init__", "__main__", "shipped", "__pycache__", "py"}
    assert {path.stem for path in GAME.iterdir()} - known == set()


def test_the_contract_about_the_toolkit_names_every_layer() -> None:
    """Each layer that exists, but the screens and the command line, may not know their toolkit."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    (held,) = [
        contract["source_modules"]
        for contract in settings["contracts"]
        if contract.get("forbidden_modules") == [*TOOLKIT]
    ]
    existing = [layer for layer in (*BELOW, "line") if modules(layer)]
    assert existing
    assert sorted(held) == sorted(f"game.{layer}" for layer in existing)


def test_a_hidden_import_is_seen(tmp_path: Path) -> None:
    """An import through a second module is reported, and only what was asked for."""
    package = tmp_path / "game" / "engine"
    package.mkdir(parents=True)
    (tmp_path / "game" / "__init__.py").touch()
    (package / "__init__.py").touch()
    (package / "stepping.py").write_text("import game.engine.looks\n", "utf-8")
    (package / "looks.py").write_text("import rich\n", "utf-8")
    assert modules("engine", tmp_path / "game") == [
        "game.engine",
        "game.engine.looks",
        "game.engine.stepping",
    ]
    assert loaded(["game.engine.stepping"], TOOLKIT, tmp_path) == ["rich"]
    assert loaded(["game.engine"], TOOLKIT, tmp_path) == []
