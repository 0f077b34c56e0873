"""The monkey in the ordinary suite: it finds nothing, and it would."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.session import Session
from game.tui.screens.conference import Conference
from tests.monkey import FoundError, Monkey

ACTIONS = 2000


async def test_a_monkey_finds_nothing(tmp_path: Path) -> None:
    """No crash, nothing hangs, and every ended turn is on the disk and verifies."""
    book = await Monkey(7, tmp_path).play(ACTIONS)
    assert book.done == ACTIONS
    assert book.turns > 10
    assert len(book.seen) > 10


async def test_it_tells_a_crash_and_how_to_see_it_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A handler that raises is found, with the last actions and the command."""

    def broken(self: Conference) -> None:
        raise LookupError("nothing there")

    monkeypatch.setattr(Conference, "do_end_turn", broken)
    told = r"(?s)crashed: LookupError: nothing there.*python -m tests\.monkey .*--seed 7"
    with pytest.raises(FoundError, match=told):
        await Monkey(7, tmp_path).play(ACTIONS)


async def test_it_tells_a_turn_that_is_not_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A turn that was told as ended and not written is found at once."""
    monkeypatch.setattr(Session, "_save", lambda *_: None)
    with pytest.raises(FoundError, match="should hold 1 turns, and holds"):
        await Monkey(7, tmp_path).play(ACTIONS)
