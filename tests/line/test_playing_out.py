"""The rest of a game is played out by lines and from the command line, every turn saved as any other."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from game.cli.commands.new import SCAFFOLD
from game.session import Session
from tests.cli.desk import IDENTITY, Told, persimmon

ASKED = "turns would be ended without further orders"
OFFER = "Little can change the end now."


def typed(folder: Path, lines: str, scenario: object = "toy") -> Told:
    """A game played by these lines."""
    save = folder / "a.persimmon"
    told = persimmon(folder, "play", scenario, "--plain", "--seed", 7, "--save", save, typed=lines)
    assert told.code == 0, told.err
    return told


def turn(folder: Path) -> tuple[int, bool]:
    """Where the game stands, and whether it has ended."""
    session = Session.resume(folder / "a.persimmon", IDENTITY)
    session.close()
    return session.turn, session.over


def test_yes_plays_the_rest_to_the_verdict(tmp_path: Path) -> None:
    """The orders given are carried out, the turns told one by one, and the save verifies."""
    out = typed(tmp_path, "\nsign wall_clause/stone\nplay out\nyes\n").out
    assert "3 turns would be ended" in " ".join(out.split())
    assert out.index("Turn 1: ") < out.index("Turn 2: ") < out.index("Verdict: ")
    assert "Ordered: The wall: in stone." in out
    assert turn(tmp_path)[1]
    assert persimmon(tmp_path, "verify", tmp_path / "a.persimmon").code == 0


@pytest.mark.parametrize("line", ["no", "", "show"], ids=["no", "empty", "another word"])
def test_anything_but_yes_ends_no_turn(tmp_path: Path, line: str) -> None:
    """Another word is obeyed; the game stands where it stood."""
    out = typed(tmp_path, f"\nplay out\n{line}\n").out
    assert ASKED in " ".join(out.split())
    assert turn(tmp_path) == (1, False)
    assert (out.count("Figures") == 2) == (line == "show")


def test_the_end_of_input_at_the_question_saves(tmp_path: Path) -> None:
    """Nothing is ended and nothing is lost."""
    assert typed(tmp_path, "\nend\nplay out\n").out.endswith("Saved in a.persimmon.\n")
    assert turn(tmp_path) == (2, False)


def test_half_a_word_is_answered_shortly(tmp_path: Path) -> None:
    """`play` alone says what to type; after the end there is nothing to play."""
    assert "Type play out" in typed(tmp_path, "\nplay\n").out
    over = persimmon(
        tmp_path, "resume", tmp_path / "a.persimmon", "--plain", typed="play out\nyes\nplay out\n"
    )
    assert over.out.count("The game has ended.") == 1


def dry(folder: Path) -> Path:
    """The scaffold with a sitting in each of its nine juns, all of which end hungry."""
    copytree(SCAFFOLD, folder / "dry")
    for name, old, new in (
        ("scenario.yaml", "to: 1900-08-01, every: 2", "to: 1900-08-21"),
        ("ending.yaml", "u: 1, when: grain >= 60 and anger < 40", "u: 1, when: 'false'"),
        ("ending.yaml", "u: 0.5, when: grain >= 60", "u: 0.5, when: 'false'"),
    ):
        file = folder / "dry" / name
        assert old in file.read_text("utf-8")
        file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    return folder / "dry"


def test_a_decided_game_offers_it_once_a_sitting(tmp_path: Path) -> None:
    """The offer stands under every sitting from the third decided one on, with the turns left."""
    out = typed(tmp_path, "\nend\nend\nend\nend\non\n", dry(tmp_path)).out
    sittings = out.split("Figures")[1:]
    assert [OFFER in each for each in sittings] == [False, False, True, True, True]
    assert "the 7 turns left" in " ".join(sittings[2].split())


def test_the_command_line_plays_out_as_far_as_the_player_is_asked(tmp_path: Path) -> None:
    """It stops at the verdict of a day and says what waits; once more, and the end is told."""
    typed(tmp_path, "\n", dry(tmp_path))
    save = tmp_path / "a.persimmon"
    first, second, third = (persimmon(tmp_path, "resume", save, "--play-out") for _ in range(3))
    assert (first.code, second.code, third.code) == (0, 0, 0)
    assert "Verdict of 10 July 1900: The fields are dry" in first.out
    assert first.out.endswith("It waits for a decision: Wednesday 11 July 1900.\n")
    assert "Verdict: A hungry winter" in second.out
    assert "Turn 9: " in second.out
    assert "Verdict: A hungry winter" in third.out
    assert "Turn " not in third.out
    assert persimmon(tmp_path, "verify", save).code == 0
