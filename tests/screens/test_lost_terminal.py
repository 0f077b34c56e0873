"""A terminal that is gone: the program ends by itself, with all that was played saved."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from game.replay import Replay, Verification
from tests.terminal import Child

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a terminal of one's own needs POSIX")
TOY = Path(__file__).resolve().parents[1] / "toy"


def test_the_title_ends_with_its_terminal(tmp_path: Path) -> None:
    """A window closed over the title page leaves no process behind."""
    with Child.persimmon(tmp_path) as child:
        child.until("keys")
        assert child.hang_up() == 0


def test_a_game_ends_with_its_terminal_and_is_saved(tmp_path: Path) -> None:
    """A window closed in the middle of a game leaves no process behind, and a save to go on from."""
    save = tmp_path / "toy.persimmon"
    with Child.persimmon(tmp_path, "play", str(TOY / "toy.yaml"), "--save", str(save), motion=False) as child:
        child.until(r"\.\s+Enter\s")
        child.press("\r", "end the turn")
        child.rest()
        child.press("e", "Let the days pass")
        child.rest()
        child.press("\r", "to the table")
        assert child.hang_up() == 0
    assert Replay.open(save).verification() == Verification(
        "VERIFIED", "1 turn plays again exactly as saved", 1
    )
