"""The order in which lines may stand."""

from __future__ import annotations

import pytest

from game.journal.entries import End, Entry, Keyframe, Note
from game.journal.sequence import Place
from game.journal.trouble import LineRefused
from tests.journal.examples import head, six_turns, state_after, turn

END = End(turn=2, verdict="held")


def place_behind(*entries: Entry) -> Place:
    """Where a save stands after these lines."""
    place = Place()
    for entry in entries:
        place = place.after(entry)
    return place


def test_a_whole_game_may_stand() -> None:
    """Head, turns from 1 on, other lines between them, the end; a note may still follow."""
    place = place_behind(head(), *six_turns(), Note(turn=6, by="player", text="so it ended"))
    assert (place.turn, place.verdict) == (6, "held")


@pytest.mark.parametrize(
    ("before", "entry", "why"),
    [
        ((), turn(1), "before the head"),
        ((head(),), head(), "second head"),
        ((head(),), turn(2), "turn 1 is next"),
        ((head(), turn(1)), turn(1), "turn 2 is next"),
        ((head(), turn(1)), turn(3), "turn 2 is next"),
        ((head(), turn(1)), END, "turn 1 was the last"),
        ((head(), turn(1), turn(2), END), turn(3), "after the end"),
        ((head(), turn(1), turn(2), END), END, "second end"),
        ((head(), turn(1)), Note(turn=3, by="player", text=""), "turn 1 was the last"),
        ((head(), turn(1)), Keyframe(turn=0, tick=0, values=(), state=state_after(0)), "turn 1 was the last"),
        ((head(), turn(1)), Keyframe(turn=1, tick=1, values=(), state=state_after(9)), "another state"),
    ],
)
def test_what_makes_no_game_is_refused(before: tuple[Entry, ...], entry: Entry, why: str) -> None:
    """A line that cannot follow is refused, in words that name the turns."""
    with pytest.raises(LineRefused, match=why):
        place_behind(*before).after(entry)
