"""The verdict of a day in lines: told after its turn, asked about in words, kept by the end of input."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.cli.commands.new import SCAFFOLD
from game.report.values import Ending
from game.session import Session
from tests.cli.desk import IDENTITY, Told, persimmon

TOLD = "Verdict of 10 July 1900: The fields are dry"
ASKED = "Type “on” to play on, or “leave” to leave it here"
AFTER = "Sitting 3 of 4"
TWO_TURNS = "\nend\nend\n"


def typed(folder: Path, lines: str) -> Told:
    """The scaffold, which has verdicts of 10 July, played by these lines."""
    told = persimmon(folder, "play", SCAFFOLD, "--plain", "--save", folder / "a.persimmon", typed=lines)
    assert told.code == 0, told.err
    return told


def resumed(folder: Path) -> Session:
    """The game as it was kept."""
    return Session.resume(folder / "a.persimmon", IDENTITY)


def test_it_is_told_and_asked_about(tmp_path: Path) -> None:
    """Title, epilogue, count and the choice stand after the report of its turn, before the next sitting."""
    out = " ".join(typed(tmp_path, f"{TWO_TURNS}on\n").out.split())
    words = [TOLD, "Half a summer is left.", "it counts 30 of 100. The game goes on.", ASKED, AFTER]
    assert [out.count(each) for each in words] == [1] * 5
    assert sorted(words, key=out.index) == words


@pytest.mark.parametrize("answer", ["on\nend\n", "\nend\n", "end\n"], ids=["on", "empty", "an order"])
def test_any_line_but_leave_plays_on(tmp_path: Path, answer: str) -> None:
    """A line that is neither answer is obeyed at the next sitting, so that no script loses one."""
    typed(tmp_path, TWO_TURNS + answer)
    assert resumed(tmp_path).turn == 4


@pytest.mark.parametrize("answer", ["leave\n", ""], ids=["leave", "end of input"])
def test_leaving_keeps_the_game_at_the_next_sitting(tmp_path: Path, answer: str) -> None:
    """Both ways out end well, show no further sitting, and the game is taken up where it stood."""
    out = typed(tmp_path, TWO_TURNS + answer).out
    assert ASKED in out
    assert AFTER not in out
    assert out.endswith("Saved in a.persimmon.\n")
    again = persimmon(tmp_path, "resume", tmp_path / "a.persimmon", "--plain", typed="")
    assert AFTER in again.out
    assert TOLD not in again.out


def test_it_is_told_again_by_replay_chronicle_and_end(tmp_path: Path) -> None:
    """A replay tells it in its turn, the chronicle under its day, and the end in a line."""
    typed(tmp_path, f"{TWO_TURNS}on\nend\nend\n")
    save = tmp_path / "a.persimmon"
    watched = persimmon(tmp_path, "replay", save, "--plain").out
    assert watched.index("Turn 2: ") < watched.index(TOLD) < watched.index("Turn 3: ")
    assert "On 10 July 1900: The fields are dry, 30 of 100." in watched
    session = resumed(tmp_path)
    told = [each for each in session.chronicle() if each.kind == "verdict"]
    assert [(each.id, each.date) for each in told] == [
        ("dry", "10 July 1900"),
        ("hungry", "31 August 1900"),
    ]
    ending: Ending = session.ending()
    assert (ending.verdict, [each.id for each in ending.interim]) == ("hungry", ["dry"])
    assert persimmon(tmp_path, "verify", save).code == 0


def test_an_automatic_player_tells_it_and_plays_on(tmp_path: Path) -> None:
    """Nobody is asked where nobody plays."""
    out = persimmon(tmp_path, "play", SCAFFOLD, "--doctrine", "drift").out
    assert TOLD in out
    assert ASKED not in out
    assert "Verdict: A hungry winter" in out
