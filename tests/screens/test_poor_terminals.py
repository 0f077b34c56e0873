"""The game on terminals of few colours, none, and few signs, through a terminal of its own."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT
from tests.terminal import Child

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a terminal of one's own needs POSIX")

TOY = str(ROOT / "tests" / "toy" / "toy.yaml")
LOOK = re.compile(rb"\x1b\[([\d;]*)m")
OF_SIXTEEN = {*range(30, 38), *range(40, 48), *range(90, 98), *range(100, 108)}
EXTENDED, REVERSED = {38, 48}, 7
OPENED = r"Enter\s"
TERMINALS: dict[str, tuple[dict[str, str], str, bool]] = {
    "linux": ({"TERM": "linux", "LANG": "C.UTF-8"}, "16", False),
    "16 colours": ({"TERM": "xterm-16color", "LANG": "C.UTF-8"}, "16", True),
    "256 colours": ({"TERM": "xterm-256color", "LANG": "C.UTF-8"}, "256", True),
    "all colours": ({"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}, "all", True),
    "no colour": ({"TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": "1"}, "none", True),
    "LANG=C": ({"TERM": "xterm-256color", "LANG": "C"}, "256", False),
    "latin": ({"TERM": "xterm-256color", "PYTHONIOENCODING": "latin-1"}, "256", False),
    "vt220": ({"TERM": "vt220", "LANG": "C.UTF-8"}, "none", False),
}


def kinds_of(sent: bytes) -> set[str]:
    """The kinds of colour that were sent; where there was none, whether anything was reversed."""
    kinds, reversed_ = set(), False
    for look in LOOK.findall(sent):
        codes = [int(code or 0) for code in look.split(b";")]
        while codes:
            code = codes.pop(0)
            if code in EXTENDED:
                full = codes[0] == 2
                kinds.add("all" if full else "256")
                del codes[: 4 if full else 2]
            elif code in OF_SIXTEEN:
                kinds.add("16")
            reversed_ |= code == REVERSED
    return kinds or ({"none"} if reversed_ else set())


@pytest.mark.parametrize("name", TERMINALS)
def test_a_game_is_shown_as_the_terminal_can(tmp_path: Path, name: str) -> None:
    """From the opening to the table: no colour and no sign is sent that the terminal has not."""
    surroundings, colours, signs = TERMINALS[name]
    with Child.on(surroundings, tmp_path, "play", TOY, "--seed", "7") as child:
        child.until(OPENED)
        child.press("\r", "Consent")
        child.rest(0.3)
        sent = bytes(child.sent)
        assert child.leave("\x11") >= 0
    assert kinds_of(sent) == {colours}
    assert sent.isascii() is not signs


def test_what_is_set_holds_at_the_next_start(tmp_path: Path) -> None:
    """By keys on the page of settings, and back on the terminal of another day; the command line wins."""
    good = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
    with Child.on(good, tmp_path) as child:
        child.until("keys")
        child.press(",", "In force|in force")
        child.press("\x1b[B", "Colours")
        for _ in range(4):
            child.press("\x1b[C", "none")
            child.rest(0.2)
        child.leave("\x11")
    kept = tmp_path / "ripe-persimmon" / "settings.toml"
    assert 'colours = "none"' in kept.read_text("utf-8")
    for asked, coloured in (((), False), (("--set", "colours=truecolor"), True)):
        with Child.on(good, tmp_path, *asked) as child:
            child.until("keys")
            child.rest(0.2)
            assert ("all" in kinds_of(bytes(child.sent))) is coloured
            child.leave("\x11")


def test_a_damaged_file_of_settings_is_told_and_stays(tmp_path: Path) -> None:
    """The title says so, the game goes on, and the file is as it was."""
    kept = tmp_path / "ripe-persimmon" / "settings.toml"
    kept.parent.mkdir()
    kept.write_text("theme = ", "utf-8")
    with Child.on({"TERM": "xterm-256color", "LANG": "C.UTF-8"}, tmp_path) as child:
        child.until("Settings are not all read")
        child.leave("\x11")
    assert kept.read_text("utf-8") == "theme = "
