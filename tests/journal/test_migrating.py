"""Lines of older formats, and the refusal of newer ones."""

from __future__ import annotations

from typing import Any

import pytest

from game.journal import migrating
from game.journal.migrating import lifted, written_format
from game.journal.trouble import LineRefused, NewerFormat


def test_the_current_format_needs_no_step() -> None:
    """A line of the current format is handed on as it is."""
    line = {"kind": "note"}
    assert lifted(line, migrating.CURRENT) is line


def test_steps_are_taken_one_after_another_from_where_the_line_stands() -> None:
    """A line of format 1 takes every step, one of format 2 only those that are left."""

    def named(name: str) -> migrating.Step:
        return lambda line: {**line, "path": line.get("path", "") + name}

    steps = {1: named("a"), 2: named("b")}
    assert lifted({}, 1, steps)["path"] == "ab"
    assert lifted({}, 2, steps)["path"] == "b"
    assert lifted({}, 3, steps) == {}


def test_every_older_format_has_its_step() -> None:
    """A format number is not raised without a step that leaves the older one."""
    assert set(migrating.STEPS) == set(range(1, migrating.CURRENT))


@pytest.mark.parametrize("values", [{}, {"format": 0}, {"format": "1"}, {"format": None}, {"format": 1.0}])
def test_a_head_names_its_format(values: dict[str, Any]) -> None:
    """Without a format number nothing else of a file is believed."""
    with pytest.raises(LineRefused):
        written_format(values)


def test_a_newer_format_is_refused_by_number() -> None:
    """The refusal names the format that is needed and the one that is known."""
    with pytest.raises(NewerFormat, match=r"format 2; this one reads up to 1"):
        written_format({"format": 2, "app": 5})
