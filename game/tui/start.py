"""How the screens are begun: where they open and what is injected from outside, such as identity."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Start:
    """What the command line asks of the screens, so that they read no argument and no clock themselves."""

    screen: Literal["title", "play", "resume", "replay"] = "title"
    scenario: str = ""
    seed: int = 1
    save: Path | None = None
    """The save to resume or watch; for `play`, where to write."""
    saves: Path | None = None
    """The folder of saves; the usual one where it is not given."""
    identity: Callable[[], Any] | None = None
    """Makes the identity of a new game; called once for each."""
    turn: int = 0
    """Where a replay opens."""
    scenarios: tuple[Path, ...] = ()
    """Further folders of scenarios."""
