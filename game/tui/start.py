"""How the screens are begun: where they open and what is injected from outside, such as identity."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from game.tui.settings import Settings
from game.tui.terminal import Face, Pin


@dataclass(frozen=True, slots=True)
class Looks:
    """How the screens are to look: what the terminal can show, what is set, and where that is kept."""

    found: Face = field(default_factory=Face)
    """What the terminal can show by itself."""
    kept: Settings = field(default_factory=Settings)
    pins: Mapping[str, Pin] = field(default_factory=lambda: MappingProxyType({}))
    """What command line and surroundings decide over what is kept."""
    place: str = ""
    """Where settings are kept, to be told; empty where nothing is kept."""
    fault: str = ""
    """What is wrong with the settings that are kept, in a sentence; nothing is then written unasked."""
    keep: Callable[[Settings], str] = lambda settings: ""
    """Keeps settings; the sentence is what went wrong, if anything did."""


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
    looks: Looks = field(default_factory=Looks)
