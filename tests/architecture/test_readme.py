"""The README keeps up with the command line, in both directions."""

from __future__ import annotations

import re
import subprocess
import sys

from tests.architecture.sources import ROOT

README = ROOT / "README.md"
MAIN = ROOT / "game" / "cli" / "main.py"


def help_of(*command: str) -> str:
    """What the program says of itself, or of one of its commands."""
    asked = [sys.executable, "-m", "game", *command, "--help"]
    done = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def commands_in(text: str) -> set[str]:
    """The commands that a help text lists, in braces or one a line."""
    braced = re.search(r"\{([a-z,-]+)\}", text)
    listed = re.findall(r"^ {2,6}([a-z][a-z-]*)(?: {2,}\S|$)", text, re.MULTILINE)
    return {*listed, *(braced.group(1).split(",") if braced else [])} - {"help"}


def options_in(text: str) -> set[str]:
    """The long options that a help text lists."""
    return set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", text)) - {"--help", "--version"}


def unmentioned(readme: str, commands: dict[str, set[str]]) -> list[str]:
    """Commands and options that the README does not show."""
    shown = mentioned(readme)
    missing = [f"persimmon {command}" for command in commands if command not in shown]
    options = {option for found in commands.values() for option in found}
    return missing + sorted(options - options_in(readme))


def mentioned(readme: str) -> set[str]:
    """The commands that the README shows as code."""
    return set(re.findall(r"(?:`|^|&& )persimmon ([a-z][a-z-]*)", readme, re.MULTILINE))


def test_the_readme_gives_the_two_commands() -> None:
    """The README says in one line each how to play and how to check a change."""
    readme = README.read_text("utf-8")
    assert "pip install -e . && persimmon" in readme
    assert "pip install -e '.[test]' && python -m tests.check" in readme


def test_the_readme_shows_every_command_and_option() -> None:
    """Each command and option of the command line is in the README, and it shows no other command."""
    readme = README.read_text("utf-8")
    names = commands_in(help_of()) if MAIN.exists() else set()
    assert names or not MAIN.exists(), "the help lists no commands"
    commands = {name: options_in(help_of(name)) for name in sorted(names)}
    assert unmentioned(readme, commands) == []
    assert mentioned(readme) - names == set()


def test_a_command_or_option_left_out_is_found() -> None:
    """A missing command and a missing option are both reported, and both ways of listing them are read."""
    assert commands_in("usage: x [-h] {play,new} ...") == {"play", "new"}
    assert commands_in("Commands:\n  play   play a game\n  new    begin\n") == {"play", "new"}
    assert options_in("  --seed N, --plain  quiet") == {"--seed", "--plain"}
    commands = {"play": {"--seed", "--plain"}, "new": set[str]()}
    assert unmentioned("Type `persimmon play --seed 7`.", commands) == ["persimmon new", "--plain"]
    assert mentioned("`persimmon play`\npersimmon new x\nthe persimmon falls") == {"play", "new"}
