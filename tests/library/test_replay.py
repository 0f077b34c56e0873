"""A replay stands at any turn as it was known then, and leaves the save as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.journal.files import create, read
from game.library import Library, id_of
from game.replay import Replay
from game.session import CannotOpen, Playable, Session
from tests.cli.desk import IDENTITY, places_in, played


@pytest.fixture
def save(tmp_path: Path) -> Path:
    """A finished game of the toy."""
    return played(tmp_path)


def test_every_sitting_is_as_it_was_known_then(tmp_path: Path) -> None:
    """The sittings and reports of a replay equal those of the game, whichever way one seeks."""
    library = Library(places_in(tmp_path))
    path = library.find_scenario("toy")
    playable = Playable(id_of(path), library.load(path).scenario)
    session = Session.begin(playable, 7, save=tmp_path / "b.persimmon", identity=IDENTITY)
    sittings, reports = [], []
    while not session.over:
        for order in session.orders_of("historical"):
            assert session.give(order) == ""
        sittings.append(session.sitting())
        reports.append(session.end_turn())
    session.close()
    replay = Replay.open(tmp_path / "b.persimmon")
    assert replay.turns == len(sittings) == 3
    for turn in (2, 0, 1, 2, 1, 0):
        replay.seek(turn)
        assert replay.sitting() == sittings[turn]
        assert replay.report() == reports[turn]
    assert replay.ending() == session.ending()


def test_seeking_stays_within_the_record(save: Path) -> None:
    """Beyond either end one stands at that end; at the last there is no further report."""
    replay = Replay.open(save)
    replay.seek(99)
    assert (replay.turn, replay.report()) == (3, None)
    replay.seek(-5)
    assert replay.turn == 0
    assert len(replay.truth()) == 2


def test_reading_writes_nothing(save: Path) -> None:
    """Opening, seeking, verifying and exporting leave the bytes and the folder as they were, torn or not."""
    for data in (save.read_bytes(), save.read_bytes()[:-20]):
        save.write_bytes(data)
        before = sorted(save.parent.iterdir())
        replay = Replay.open(save)
        replay.verify()
        list(replay.table())
        assert save.read_bytes() == data
        assert sorted(save.parent.iterdir()) == before


def test_each_status_is_told(tmp_path: Path, save: Path) -> None:
    """Whole, damaged, torn, repaired and differing saves are told apart."""
    lines = save.read_bytes().splitlines(keepends=True)
    assert Replay.open(save).verify().status == "VERIFIED"
    torn = tmp_path / "torn.persimmon"
    torn.write_bytes(b"".join(lines[:3])[:-9])
    assert (Replay.open(torn).verify().status, Replay.open(torn).turns) == ("DAMAGED", 1)
    Session.resume(torn, IDENTITY).close()
    assert Replay.open(torn).verify().status == "REPAIRED"
    changed = tmp_path / "changed.persimmon"
    changed.write_bytes(b"".join([*lines[:2], lines[2].replace(b"sign lamp", b"sign lama"), *lines[3:]]))
    assert (Replay.open(changed).verify().status, Replay.open(changed).turns) == ("DAMAGED", 1)


def test_a_save_that_plays_differently_is_shown_as_far_as_it_agrees(tmp_path: Path, save: Path) -> None:
    """A record sealed again with another order diverges at that turn; under other rules it is RECORDED."""
    record = read(save)
    turns = list(record.turns)
    turns[1] = turns[1].model_copy(update={"orders": ()})
    for rules, status in ((record.head.rules, "DIVERGED"), (record.head.rules + 1, "RECORDED")):
        path = tmp_path / f"{status}.persimmon"
        create(path, record.head.model_copy(update={"rules": rules}), turns).close()
        replay = Replay.open(path)
        assert (replay.verify().status, replay.turns) == (status, 1)
        replay.seek(9)
        assert replay.sitting().turn == 2
        with pytest.raises(CannotOpen):
            Session.resume(path, IDENTITY)


def test_a_branch_is_a_new_file_that_names_its_parent(tmp_path: Path, save: Path) -> None:
    """A branch stands at the sitting watched, plays on, verifies, and leaves its parent as it was."""
    before = save.read_bytes()
    replay = Replay.open(save)
    replay.seek(1)
    branch = replay.branch(tmp_path / "branch.persimmon", IDENTITY)
    assert branch.turn == 2
    while not branch.over:
        branch.end_turn()
    branch.close()
    assert Replay.open(tmp_path / "branch.persimmon").verify().status == "VERIFIED"
    assert save.read_bytes() == before
    replay.seek(3)
    with pytest.raises(CannotOpen, match="had ended"):
        replay.branch(tmp_path / "late.persimmon", IDENTITY)


def test_a_branch_shows_its_own_course(save: Path, tmp_path: Path) -> None:
    """A game continued otherwise shows the figures of its own turns at once, as when it is resumed."""
    replay = Replay.open(save)
    replay.seek(0)
    branch = replay.branch(tmp_path / "branch.persimmon", IDENTITY)
    branch.end_turn()
    shown = branch.sitting()
    branch.close()
    replay.seek(1)
    assert shown.headlines != replay.sitting().headlines
    assert Session.resume(tmp_path / "branch.persimmon", IDENTITY).sitting() == shown
