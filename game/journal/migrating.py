"""Lines of an older format -> lines of the current one, and the refusal of newer formats.

The bytes of an old save are never rewritten: lines are lifted while they are read. Every format, past and
future, keeps the first line readable by `game.journal.entries.unsealed`, with its number under `format`; so a
version that is too old can always say so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from game.journal.trouble import LineRefused, NewerFormat, quoted

CURRENT = 1
"""The format this version writes."""

Step = Callable[[dict[str, Any]], dict[str, Any]]
"""What lifts one line from format k to format k + 1."""

STEPS: Mapping[int, Step] = MappingProxyType({})
"""The step that leaves each older format; format 1 is the first, so there is none yet."""


def written_format(head: Mapping[str, Any]) -> int:
    """Say in which format a save was written, from the data of its first line.

    A newer format is refused here, before anything else of the file is believed.
    """
    number = head.get("format")
    if type(number) is not int or number < 1:
        raise LineRefused("names no format")
    if number > CURRENT:
        app = head.get("app")
        by = f" (written by version {quoted(app, 30)})" if isinstance(app, str) else ""
        raise NewerFormat(
            f"needs a version that reads save format {number}{by}; this one reads up to {CURRENT}, "
            "and left the file untouched"
        )
    return number


def lifted(line: dict[str, Any], written: int, steps: Mapping[int, Step] = STEPS) -> dict[str, Any]:
    """Carry the data of one line from the format it was written in to the current one.

    One small step a format keeps every old save readable without a reader for each pair of versions.
    """
    while written in steps:
        line = steps[written](line)
        written += 1
    return line
