"""The session: one door to a game, its orders and its branches."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.journal.files import read
from game.session import CannotOpen, Identity, Playable, Session
from tests.laws.telling import ORDERS, the_toy

WHO = Identity("0" * 32, "now", "tests")


@pytest.fixture
def session(tmp_path: Path) -> Session:
    """A new game of the harbour town."""
    return Session.begin(Playable("toy", the_toy()), 7, save=tmp_path / "a.persimmon", identity=WHO)


def pending(session: Session) -> list[str]:
    """The orders given this turn."""
    return [each.order for each in session.sitting().pending]


def test_a_later_order_takes_the_place_of_an_earlier_one(session: Session) -> None:
    """Two wordings of one motion, two prices of one voice: the last one counts."""
    for order in ("buy skipper=1", "sign wall_clause/timber", "sign wall_clause/stone", "buy skipper=2"):
        assert session.give(order) == ""
    assert pending(session) == ["sign wall_clause/stone", "buy skipper=2"]


def test_what_a_withdrawn_order_carried_goes_with_it(session: Session) -> None:
    """A sentence that a bought signature carried is let go with the purchase."""
    session.give("buy skipper=1")
    session.give("sign wall_clause/timber")
    assert session.take_back("buy skipper=1")
    assert pending(session) == []
    assert not session.take_back()


def test_an_ended_game_takes_no_orders(session: Session) -> None:
    """After the verdict every order is refused in the same words."""
    while not session.over:
        session.end_turn()
    assert session.give("sign wall_clause/stone") == "the game has ended"


def test_a_branch_leaves_its_parent_alone(session: Session, tmp_path: Path) -> None:
    """A branch begins at the sitting of its turn, names its parent, and writes to its own file only."""
    session.give(ORDERS[0][2])
    session.end_turn()
    sitting = session.sitting()
    session.end_turn()
    parent = (tmp_path / "a.persimmon").read_bytes()
    fork = session.branch(2, tmp_path / "b.persimmon", Identity("1" * 32, "later", "tests"))
    assert fork.sitting() == sitting
    fork.end_turn()
    fork.close()
    assert (tmp_path / "a.persimmon").read_bytes() == parent
    record = read(tmp_path / "b.persimmon")
    assert record.head.parent is not None
    assert (record.head.parent.id, record.head.parent.turn, record.last_turn) == ("0" * 32, 1, 2)


def test_an_existing_save_is_never_begun_anew(session: Session, tmp_path: Path) -> None:
    """Beginning a game where a save stands is refused with a hint, and the save is as it was."""
    before = (tmp_path / "a.persimmon").read_bytes()
    with pytest.raises(CannotOpen, match=r"a\.persimmon"):
        Session.begin(Playable("toy", the_toy()), 8, save=tmp_path / "a.persimmon", identity=WHO)
    assert (tmp_path / "a.persimmon").read_bytes() == before
