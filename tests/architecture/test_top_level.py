"""The checkout stays small at the top and says nothing about the machine that it was made on."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest

from tests.architecture.sources import ROOT, tracked

TOP = {"game", "scenarios", "saves", "tests", "pyproject.toml", "README.md", "LICENSE"}

# Written with brackets so that this file does not hold what it forbids.
MACHINE = re.compile(
    r"""
      (?<![\w.*])/(?:work|root|tmp|Users|workspace|builds|private)/[\w.]
    | (?<![\w.*])/(?:home|var)/[a-z]+/
    | \b[A-Z]:\\\\?Users\\
    | \b(?:pypi|pythonhosted|anaconda|npmjs|yarnpkg|artifactory|jfrog|nexus)[.](?:org|com|io|net)\b
    | \b(?:(?:index|extra-index|registry|find-links)[-_]url|--find-links|--trusted-host|--index)\b
    """,
    re.VERBOSE,
)


def visible(paths: Iterable[str]) -> set[str]:
    """The names at the top of the checkout that a listing shows."""
    return {path.partition("/")[0] for path in paths if not path.startswith(".")}


def machine_words(path: str, text: str) -> list[str]:
    """Every mention of a path of some machine or of a package registry."""
    return [f"{path}: {found.group().strip()}" for found in MACHINE.finditer(text)]


def test_the_top_of_the_checkout_is_what_the_design_says() -> None:
    """Git tracks exactly seven visible names at the top."""
    assert visible(tracked()) == TOP


def test_nothing_tracked_names_a_machine_or_a_registry() -> None:
    """No file that others get holds a path of this machine or the address of a registry."""
    texts = {
        path: (ROOT / path).read_text("utf-8", errors="replace")
        for path in tracked()
        if (ROOT / path).is_file()
    }
    found = [words for path, text in texts.items() for words in machine_words(path, text)]
    assert texts
    assert found == []


@pytest.mark.parametrize(
    "text",
    [
        "cd /" + "work/main",
        'open("/' + 'tmp/v/bin/python")',
        "/" + "home/someone/game",
        "C:" + "\\Users\\someone",
        "https://py" + "pi.org/simple",
        "files.python" + "hosted.org",
        "pip install --extra-index" + "-url=http://host/simple x",
    ],
)
def test_a_mention_of_a_machine_or_a_registry_is_found(text: str) -> None:
    """Absolute paths of working folders, package hosts and their options are each reported."""
    assert machine_words("README.md", text)


@pytest.mark.parametrize(
    "text", ["/usr/bin/env bash", "a/work/b", "the workers", "game/tmp", "~/saves", "1/2"]
)
def test_ordinary_text_is_left_alone(text: str) -> None:
    """A system path, a relative path and plain words are no mention of a machine."""
    assert machine_words("README.md", text) == []


def test_a_stray_name_at_the_top_is_seen() -> None:
    """Hidden names do not count, visible ones do."""
    assert visible([".gitignore", "game/__init__.py", "notes.txt", ".ci/run"]) == {"game", "notes.txt"}
