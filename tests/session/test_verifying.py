"""A save in which anything that was played has been changed is found out at exactly that turn."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from game.journal.entries import Entry, Turn, encode
from game.journal.files import read
from game.journal.record import Record
from game.journal.replaying import Verdict, replay
from game.ruleset.compiling import compile_scenario
from game.session import CannotOpen, Identity, Playable, Session, embedded
from tests.laws.telling import ORDERS, the_toy

WHO = Identity("0" * 32, "now", "tests")
Change = Callable[[list[Entry]], None]


@pytest.fixture
def save(tmp_path: Path) -> Path:
    """A whole game of the harbour town."""
    path = tmp_path / "toy.persimmon"
    session = Session.begin(Playable("toy", the_toy()), 7, save=path, identity=WHO)
    for orders in ORDERS:
        for order in orders:
            session.give(order)
        session.end_turn()
    assert session.over
    session.close()
    return path


def changed(save: Path, change: Change) -> Record:
    """The save with some lines changed and sealed again, as a forger would."""
    record = read(save)
    entries: list[Entry] = [record.head, *record.entries]
    change(entries)
    lines, seal = b"", "0" * 32
    for entry in entries:
        line, seal = encode(entry, seal)
        lines += line
    save.write_bytes(lines)
    return read(save)


def turn_with(number: int, **values: object) -> Change:
    """A change of one turn's line."""

    def change(entries: list[Entry]) -> None:
        for place, entry in enumerate(entries):
            if isinstance(entry, Turn) and entry.turn == number:
                entries[place] = entry.model_copy(update=values)

    return change


def head_with(**values: object) -> Change:
    """A change of the head."""

    def change(entries: list[Entry]) -> None:
        entries[0] = entries[0].model_copy(update=values)

    return change


def test_what_was_not_changed_is_verified(save: Path) -> None:
    """The untouched game plays again exactly, and so does one sealed anew without a change."""
    for record in (read(save), changed(save, lambda entries: None)):
        again = replay(compile_scenario(embedded(record)), record)
        assert (again.verification.verdict, again.verification.turn) == (Verdict.VERIFIED, 3)


@pytest.mark.parametrize(
    ("change", "turn"),
    [
        (head_with(seed="8"), 1),
        (turn_with(1, orders=()), 1),
        (turn_with(1, orders=("sign wall_clause/stone", "dial ghost=in")), 1),
        (turn_with(1, orders=("sign wall_clause/stone", "nonsense")), 1),
        (turn_with(1, orders=("buy skipper=1", "buy skipper=2")), 1),
        (turn_with(2, orders=()), 2),
        (turn_with(2, orders=("sign wall_clause/stone",)), 2),
        (turn_with(2, state="0" * 32), 2),
        (turn_with(3, orders=()), 3),
        (turn_with(3, state="f" * 32), 3),
    ],
)
def test_a_change_is_found_at_its_turn(save: Path, change: Change, turn: int) -> None:
    """Another seed, order or fingerprint diverges at exactly its turn, and is not played on from."""
    record = changed(save, change)
    again = replay(compile_scenario(embedded(record)), record)
    assert (again.verification.verdict, again.verification.turn) == (Verdict.DIVERGED, turn)
    with pytest.raises(CannotOpen):
        Session.resume(save, WHO)


def test_a_turn_after_the_end_is_found(save: Path) -> None:
    """A turn added to a game that had ended diverges there."""

    def change(entries: list[Entry]) -> None:
        turns = [entry for entry in entries if isinstance(entry, Turn)]
        extra = turns[-1].model_copy(update={"turn": 4, "orders": ()})
        entries[1:] = [*turns, extra]

    record = changed(save, change)
    verification = replay(compile_scenario(embedded(record)), record).verification
    assert (verification.verdict, verification.turn) == (Verdict.DIVERGED, 4)
    assert "had ended" in verification.detail


def test_a_divergence_says_where_it_is(save: Path) -> None:
    """Where only one part of the state differs, the finding names that part."""
    first = read(save).turns[0]
    parts = {**first.parts, "beliefs": "00000000"}
    record = changed(save, turn_with(1, state="0" * 32, parts=parts))
    detail = replay(compile_scenario(embedded(record)), record).verification.detail
    assert detail.endswith("in its beliefs")
