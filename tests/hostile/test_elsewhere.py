"""The same texts on other ways out: a real terminal, plain lines, the commands, and a real browser."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from tests.cli.desk import persimmon
from tests.hostile.filling import filled, in_turn, written
from tests.hostile.payloads import SHOWN
from tests.terminal import Child

ALL = tuple(SHOWN.values())
TOOLKIT = re.compile(rb"\x1b(\[[0-?]*[ -/]*[@-~]|[()][0AB]|[78=>]|\]22;[a-z-]*\x07)")
"""What the toolkit itself sends a terminal: cursor, colours, modes, the pointer."""
BAD = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")


def hostile(folder: Path, first: int = 0) -> Path:
    """A folder of scenarios with the hostile one."""
    return written(folder / "scenarios", filled(in_turn(ALL, first))[0]).parent


@pytest.mark.parametrize("first", [0, 5, 11])
def test_plain_lines_and_commands_print_text_alone(tmp_path: Path, first: int) -> None:
    """A game by lines, and every command that tells of a scenario or a save: nothing drives a terminal."""
    shelves = ("--scenarios", hostile(tmp_path, first))
    save = tmp_path / "a.persimmon"
    pages = ("next", "next", "voices", "dispatches", "board", "chronicle", "essay", "orders", "why")
    words = (*pages, "end", "end", "end")
    asked = (
        ("scenarios",), ("check", shelves[1] / "hostile"), ("show", "hostile"),
        ("show", "hostile", "wall_clause"), ("play", "hostile", "--plain", "--seed", "7", "--save", save),
        ("resume", save, "--plain"), ("verify", save), ("replay", save, "--plain"),
        ("export", save, "--csv"), ("saves", "--saves", tmp_path),
    )  # fmt: skip
    for command in asked:
        told = persimmon(tmp_path, *shelves, *command, typed="\n".join((*words, "")))
        assert told.code == 0, (command, told.err)
        assert told.out
        assert BAD.findall(told.out + told.err) == [], command
    wide = [line for line in persimmon(tmp_path, *shelves, *asked[7]).out.splitlines() if len(line) > 80]
    assert wide == []


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal of this kind")
def test_a_real_terminal_gets_nothing_but_what_the_toolkit_sends(tmp_path: Path) -> None:
    """Through a terminal: no title, no clipboard, no link, no bell; and the game goes on."""
    scenarios = str(hostile(tmp_path))
    with Child.persimmon(tmp_path, "play", "hostile", "--scenarios", scenarios, motion=False) as child:
        child.until("Enter")
        for key in ("\r", "d", "\x1b", "n", "v", "w", "a", "\r", "\x1b", "e", "\r", "\r", "\r"):
            child.press(key, "")
            child.rest(0.3)
        assert child.memory > 0, "it has ended"
        left = TOOLKIT.sub(b"", bytes(child.sent)).decode()
    assert "@click=app.quit" in left
    assert sorted(set(BAD.findall(left)) - {"\r"}) == []
