"""What a terminal can show is read from its surroundings, and settings are laid over it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from game.tui.settings import Settings
from game.tui.terminal import Face, Pin, drawable, faced, found, pins

UTF8 = {"LANG": "en_GB.UTF-8"}
TERMINALS: tuple[tuple[dict[str, str], str, bool], ...] = (
    ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, "truecolor", True),
    ({"TERM": "xterm-256color"}, "256", True),
    ({"TERM": "xterm"}, "16", True),
    ({"TERM": "xterm-16color"}, "16", True),
    ({"TERM": "xterm-kitty"}, "truecolor", True),
    ({"TERM": "xterm-256color", "TERM_PROGRAM": "vscode"}, "truecolor", True),
    ({"TERM": "linux", "COLORTERM": "truecolor"}, "16", False),
    ({"TERM": "vt220"}, "none", False),
    ({"TERM": "xterm-mono"}, "none", True),
    ({"TERM": "screen", "COLORTERM": "truecolor"}, "16", True),
    ({"TERM": "screen-256color", "COLORTERM": "truecolor"}, "256", True),
    ({"TERM": "screen-256color", "COLORTERM": "truecolor", "TMUX": "x"}, "truecolor", True),
    ({"TERM": "tmux-256color"}, "256", True),
    ({}, "16", True),
)
LOCALES: tuple[tuple[dict[str, str], str, bool], ...] = (
    ({}, "utf-8", True),
    ({"LANG": "en_GB.UTF-8"}, "utf-8", True),
    ({"LANG": "en_GB.utf8"}, "utf-8", True),
    ({"LANG": "C.UTF-8"}, "utf-8", True),
    ({"LANG": "C"}, "utf-8", False),
    ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, "utf-8", False),
    ({"LC_ALL": "POSIX", "LANG": "en_GB.UTF-8"}, "utf-8", False),
    ({"LC_ALL": "C.UTF-8", "LANG": "C"}, "utf-8", True),
    ({"LANG": "en_GB.ISO-8859-1"}, "utf-8", False),
    ({"LANG": "de_DE@euro"}, "iso8859-15", False),
    ({"LANG": "en_GB.UTF-8"}, "ascii", False),
    ({"LANG": "en_GB.no-such-coding"}, "utf-8", False),
)


@pytest.mark.parametrize(("environ", "depth", "signs"), TERMINALS)
def test_the_name_of_a_terminal_says_what_it_shows(
    environ: dict[str, str], depth: str, *, signs: bool
) -> None:
    """Colours by name and by what the terminal adds to it; the console of Linux has few of either."""
    assert found({**UTF8, **environ}, "utf-8") == Face(depth, unicode=signs)  # type: ignore[arg-type]


@pytest.mark.parametrize(("environ", "encoding", "signs"), LOCALES)
def test_a_locale_without_utf8_has_ascii(environ: dict[str, str], encoding: str, *, signs: bool) -> None:
    """Locale and stream must both hold any sign; no locale at all says nothing against it."""
    assert found({"TERM": "xterm", **environ}, encoding).unicode is signs


def test_on_windows_no_name_is_needed() -> None:
    """There the terminal of today says nothing of itself."""
    assert found({}, "utf-8", windows=True) == Face()


def test_a_browser_shows_all() -> None:
    """Whatever terminal its server was started from."""
    assert found({"TERM": "linux", "LANG": "C", "TERM_PROGRAM": "textual"}, "ascii") == Face()


def test_settings_are_laid_over_what_was_found() -> None:
    """Automatic leaves it as it was found; all else is believed."""
    poor = Face("16", unicode=False)
    assert faced(poor, Settings()) == poor
    assert faced(poor, Settings(colours="256", signs="unicode")) == Face("256", unicode=True)
    assert faced(Face(), Settings(colours="none", signs="ascii", motion="reduced")) == Face(
        "none", unicode=False, motion=False
    )


def test_command_line_beats_own_variables_beats_everybodys() -> None:
    """Each pin says what decided it."""
    environ = {"NO_COLOR": "1", "TEXTUAL_ANIMATIONS": "none"}
    assert pins(environ, ()) == {
        "colours": Pin("none", "NO_COLOR"),
        "motion": Pin("reduced", "TEXTUAL_ANIMATIONS"),
    }
    environ |= {"PERSIMMON_COLOURS": "256"}
    assert pins(environ, ())["colours"] == Pin("256", "PERSIMMON_COLOURS")
    assert pins(environ, ("colours=16",))["colours"] == Pin("16", "--set colours=16")
    assert pins({"NO_COLOR": ""}, ()) == {}


@pytest.mark.parametrize("asked", ["colours=many", "sound=on", "theme"])
def test_a_wrong_pin_is_refused_in_a_sentence(asked: str) -> None:
    """It says what was asked and what there is."""
    with pytest.raises(ValueError, match=f"--set {asked}: .*\\.$"):
        pins({}, (asked,))


def test_a_terminal_that_can_draw_nothing_is_known() -> None:
    """The screens are not begun on it."""
    assert [drawable({"TERM": name}) for name in ("dumb", "unknown", "linux", "")] == [
        False,
        False,
        True,
        True,
    ]


def test_it_is_asked_before_the_toolkit_is_loaded() -> None:
    """Neither the toolkit nor what reads settings is loaded for it."""
    heavy = ("textual", "rich", "tomllib")
    code = f"import sys, game.tui.terminal; print([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
