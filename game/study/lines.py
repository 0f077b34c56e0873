"""One line of a scorecard: what was measured, what is wanted, what is intolerable, and where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

TENTH = 0.1
Status = Literal["ok", "short", "RED", "none"]
"""Good; short of the target; past the red line; nothing to measure."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a scorecard."""

    name: str
    title: str
    value: str
    target: str
    red_line: str
    status: Status
    details: tuple[str, ...] = ()

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Line:
        """A line read back from plain data."""
        return cls(**{**data, "details": tuple(data["details"])})


def judged(*, good: bool, red: bool) -> Status:
    """Past the red line, at the target, or between them."""
    return "RED" if red else "ok" if good else "short"


def percent(share: float) -> str:
    """A share as it is printed."""
    return f"{100 * share:.0f} %" if share >= TENTH or share == 0 else f"{100 * share:.1f} %"


def nothing(name: str, title: str, why: str) -> Line:
    """A line that this scenario gives nothing to measure for."""
    return Line(name, title, why, "", "", "none")
