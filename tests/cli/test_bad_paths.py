"""Whatever path a command is given: one plain line, the right code, nothing written."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.desk import persimmon, played

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256))

COMMANDS = {
    "play": ("play", "{}", "--plain"),
    "play as scenario of a doctrine": ("play", "{}", "--doctrine", "drift"),
    "resume": ("resume", "{}", "--plain"),
    "replay": ("replay", "{}", "--plain"),
    "check": ("check", "{}"),
    "check --run --json": ("check", "{}", "--run"),
    "verify": ("verify", "{}"),
    "export": ("export", "{}", "--csv"),
    "show": ("show", "{}"),
    "new": ("new", "{}"),
}


def made(kind: str, folder: Path) -> Path:
    """A path of some kind."""
    if kind == "device":
        return Path("/dev/null")
    path = folder / ("odd.yaml" if kind in {"yaml picture", "empty file"} else "odd")
    if kind == "directory":
        path.mkdir()
    elif kind != "missing":
        path.write_bytes(b"" if kind == "empty file" else PICTURE)
    return path


def files_below(folder: Path) -> dict[str, bytes]:
    """Every file but remembered cards, with what it holds."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and "cache" not in path.parts)
    return {str(path): path.read_bytes() for path in files}


def is_plain_refusal(told: tuple[int, str, str]) -> bool:
    """One line that begins with the program's name, perhaps a hint, nothing else."""
    code, out, err = told
    lines = err.splitlines()
    hints = all(line.startswith("hint: ") for line in lines[1:])
    return code == 2 and not out and lines[0].startswith("persimmon: ") and len(lines) <= 2 and hints


@pytest.mark.parametrize("kind", ["device", "directory", "picture", "yaml picture", "empty file", "missing"])
@pytest.mark.parametrize("command", COMMANDS)
def test_a_bad_path_is_one_plain_line(tmp_path: Path, command: str, kind: str) -> None:
    """Every command tells every kind of bad path in one line with code 2, and writes nothing."""
    path = made(kind, tmp_path)
    before = files_below(tmp_path)
    told = persimmon(tmp_path, *(each.format(path) for each in COMMANDS[command]))
    assert is_plain_refusal(told), told
    assert files_below(tmp_path) == before


@pytest.mark.parametrize("kind", ["device", "directory", "picture", "empty file", "missing"])
@pytest.mark.parametrize("command", ["play", "resume", "replay"])
def test_a_bad_path_is_one_plain_line_where_the_screens_would_open(
    tmp_path: Path, command: str, kind: str
) -> None:
    """In a terminal too: the last that is printed is the line and a hint, and the code is 2."""
    path = made(kind, tmp_path)
    code, printed = in_a_terminal(command, str(path), "--saves", str(tmp_path / "saves"))
    told = printed.rpartition("\x1b")[2].partition("persimmon: ")
    assert code == 2
    assert path.name in told[2]
    assert "Traceback" not in printed
    assert told[2].count("\n") <= 2


def in_a_terminal(*arguments: str) -> tuple[int, str]:
    """The exit code of a command in a terminal of its own, and all that it printed."""
    pty = pytest.importorskip("pty")
    here, there = pty.openpty()
    environment = os.environ | {"TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"}
    command = subprocess.Popen(
        [sys.executable, "-m", "game", *arguments], stdin=there, stdout=there, stderr=there, env=environment
    )
    os.close(there)
    printed = b""
    with contextlib.suppress(OSError):
        while part := os.read(here, 65536):
            printed += part
    os.close(here)
    return command.wait(timeout=60), printed.decode(errors="replace")


@pytest.mark.parametrize("kind", ["device", "directory", "picture", "empty file"])
@pytest.mark.parametrize("how", ["--plain", "--doctrine=drift"])
def test_a_save_never_replaces_anything(tmp_path: Path, kind: str, how: str) -> None:
    """A save asked for at a path that exists is refused, and what is there stays as it was."""
    path = made(kind, tmp_path)
    before = files_below(tmp_path)
    told = persimmon(tmp_path, "play", "toy", how, "--save", path)
    assert is_plain_refusal(told), told
    assert files_below(tmp_path) == before


def test_a_save_in_a_missing_folder_is_refused(tmp_path: Path) -> None:
    """A folder that is not there is named as the cause."""
    told = persimmon(tmp_path, "play", "toy", "--plain", "--save", tmp_path / "none" / "a.persimmon")
    assert is_plain_refusal(told)
    assert "the folder is not there" in told.err


@pytest.mark.parametrize("option", ["--scenarios", "--saves"])
@pytest.mark.parametrize("kind", ["device", "picture"])
def test_a_folder_option_that_is_no_folder_is_refused(tmp_path: Path, option: str, kind: str) -> None:
    """`--scenarios` and `--saves` take folders only."""
    assert is_plain_refusal(persimmon(tmp_path, "scenarios", option, made(kind, tmp_path)))


def test_a_missing_folder_of_scenarios_is_refused(tmp_path: Path) -> None:
    """A mistyped folder is told and not taken for an empty one."""
    assert is_plain_refusal(persimmon(tmp_path, "--scenarios", tmp_path / "none", "scenarios"))


@pytest.mark.parametrize("name", ["a\0b", "a" * 5000, "", "\x1b[31mred", "../../etc", "-"])
@pytest.mark.parametrize("command", COMMANDS)
def test_a_strange_name_is_one_plain_line(tmp_path: Path, command: str, name: str) -> None:
    """Null characters, endless names, control codes and the like are told like any missing path."""
    told = persimmon(tmp_path, *(each.format(name) for each in COMMANDS[command]))
    assert is_plain_refusal(told), told
    assert "\x1b" not in told.err


def test_a_save_given_as_a_scenario_is_recognised(tmp_path: Path) -> None:
    """A command that takes scenarios says of a save that it is one."""
    save = played(tmp_path)
    for command in ("play", "check", "show"):
        told = persimmon(tmp_path, command, save)
        assert is_plain_refusal(told)
        assert "is a save, not a scenario" in told.err


def test_a_scenario_given_as_a_save_is_recognised(tmp_path: Path) -> None:
    """A command that takes saves says of a scenario that it is none."""
    toy = Path(__file__).resolve().parent.parent / "toy" / "toy.yaml"
    for command in ("verify", "export", "replay"):
        told = persimmon(tmp_path, command, toy)
        assert is_plain_refusal(told)
        assert "is not a save" in told.err
