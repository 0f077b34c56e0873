"""A real limit of the system on the size of a file, as a stand-in for a full disk."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("resource", reason="limits on processes are a matter of Unix")
ROOT = Path(__file__).resolve().parents[2]


def play_at(folder: Path, *limits: int) -> None:
    """Play in another process at these limits; it fails when a claim does."""
    command = [sys.executable, "-m", "tests.faults.limited_game", str(folder), *map(str, limits)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr


def test_a_save_survives_a_full_disk_and_goes_on(tmp_path: Path) -> None:
    """At each limit the lines that fit are saved, the file is whole, and the same writer goes on later."""
    play_at(tmp_path, 1, 2400, 97)


@pytest.mark.slow
def test_a_save_survives_every_one_of_600_consecutive_limits(tmp_path: Path) -> None:
    """The same at 600 limits byte by byte, across several lines."""
    play_at(tmp_path, 400, 1000, 1)
