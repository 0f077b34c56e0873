"""Cards for a list of saves."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.journal import peeking
from game.journal.entries import End, Entry, Keyframe, Note
from game.journal.files import Card, create, peek, read
from tests.journal.examples import QuickDisk, head, lines_of, six_turns, state_after, turn, written_to
from tests.journal.test_entries import sealed

LINES = lines_of(head(), six_turns())


@pytest.mark.parametrize("count", range(len(LINES)))
def test_a_card_agrees_with_the_whole_save(tmp_path: Path, count: int) -> None:
    """However far a game came, its card says what reading all of it says."""
    path = written_to(tmp_path / "toy.persimmon", b"".join(LINES[: count + 1]))
    record = read(path)
    assert peek(path) == Card(path, record.head, record.last_turn, record.verdict, "")


def _long_game() -> tuple[Entry, ...]:
    turns = [turn(number, *(["dial quay=" + "x" * 900] * 4)) for number in range(1, 121)]
    return (*turns, End(turn=120, verdict="held"), Note(turn=120, by="player", text="well"))


def test_a_long_save_is_not_read_as_a_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first line and the end are enough for the card of a good save."""
    path = tmp_path / "long.persimmon"
    create(path, head(), _long_game(), QuickDisk()).close()
    assert path.stat().st_size > 400_000

    def refused(path: Path) -> None:
        raise AssertionError(f"{path} was read as a whole")

    monkeypatch.setattr(peeking, "read", refused)
    assert peek(path) == Card(path, head(), 120, "held", "")


def test_an_end_without_a_turn_is_looked_up_in_the_whole(tmp_path: Path) -> None:
    """A huge last line hides the last turn from a quick look, not from the card."""
    path = tmp_path / "long.persimmon"
    huge = Keyframe(turn=120, tick=1, values=(2**62,) * 20_000, state=state_after(120))
    create(path, head(), (*_long_game()[:-2], huge), QuickDisk()).close()
    assert peek(path) == Card(path, head(), 120, None, "")


def test_a_card_tells_what_is_wrong(tmp_path: Path) -> None:
    """Torn, damaged, newer and foreign files have a card each, with the reason."""
    torn = written_to(tmp_path / "torn", b"".join(LINES[:9]) + LINES[9][:30])
    damaged = written_to(tmp_path / "damaged", b"".join(LINES[:9]) + LINES[10])
    newer = written_to(tmp_path / "newer", sealed({"format": 2, "kind": "head"}))
    assert (peek(torn).turn, peek(damaged).turn) == (5, 5)
    assert "not completely written" in peek(torn).problem
    assert "Damaged after turn 5" in peek(damaged).problem
    assert "save format 2" in peek(newer).problem
    assert peek(tmp_path).problem == "is a folder, not a save"
    assert peek(tmp_path / "missing").problem == "cannot be opened: there is no such file"


@given(data=st.binary(max_size=400), whole=st.integers(0, len(LINES)))
def test_no_content_makes_a_card_fail(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, whole: int
) -> None:
    """Any bytes, alone or behind good lines, give a card."""
    path = written_to(tmp_path_factory.getbasetemp() / "any.persimmon", b"".join(LINES[:whole]) + data)
    card = peek(path)
    assert card.path == path
    assert (card.head is None) == (whole == 0)
    assert (card.problem == "") == (data == b"" and whole > 0)
