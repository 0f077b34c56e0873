"""A game is the same in every process: nothing hangs on the order of a set, the language or the encoding."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SURROUNDINGS = (
    {"PYTHONHASHSEED": "1", "LC_ALL": "C", "PYTHONUTF8": "0", "TZ": "UTC"},
    {"PYTHONHASHSEED": "31337", "LC_ALL": "tr_TR.UTF-8", "TZ": "Asia/Tokyo"},
    {
        "PYTHONHASHSEED": "4000000000",
        "LC_ALL": "C.UTF-8",
        "PYTHONOPTIMIZE": "1",
        "NPY_DISABLE_CPU_FEATURES": "",
    },
)


def told_in(surroundings: dict[str, str]) -> str:
    """Three games of the toy with every report, told by a new process."""
    command = [sys.executable, "-m", "tests.laws.telling"]
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **surroundings}, capture_output=True, check=True, timeout=120
    )
    return done.stdout.decode("utf-8")


@pytest.fixture(scope="module")
def here() -> str:
    """What a process of the ordinary kind tells."""
    return told_in({"PYTHONHASHSEED": "0"})


@pytest.mark.parametrize("surroundings", SURROUNDINGS, ids=["one", "two", "three"])
def test_other_processes_tell_the_same_games(here: str, surroundings: dict[str, str]) -> None:
    """Other hash seeds, locales and time zones give the same fingerprints and words, to the letter."""
    assert "Fingerprint" in here
    assert told_in(surroundings) == here
