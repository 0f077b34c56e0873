"""The folders in which scenarios, saves and remembered cards stand, in a checkout and when installed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

GAME = Path(__file__).resolve().parent.parent
NAME = "ripe-persimmon"


@dataclass(frozen=True, slots=True)
class Places:
    """Where to look; handed in whole, so that a test plays in folders of its own."""

    scenarios: tuple[Path, ...]
    """Folders of scenarios; of two scenarios with one id the first is meant."""
    saves: Path
    recorded: tuple[Path, ...] = ()
    """Folders of games that are shipped to be watched."""
    cache: Path | None = None
    """Where cards are remembered; nothing is remembered without it."""


def usual_places(scenarios: tuple[Path, ...] = (), saves: Path | None = None) -> Places:
    """The folders of this installation, those given first: what is asked for by name is meant."""
    from platformdirs import user_cache_path  # noqa: PLC0415 - most of what `game` does needs no folder

    home = GAME.parent if is_checkout() else GAME / "shipped"
    recorded = GAME.parent / "saves" / "recorded" if is_checkout() else GAME / "shipped" / "recorded"
    return Places((*scenarios, home / "scenarios"), saves or _saves(), (recorded,), user_cache_path(NAME))


def is_checkout() -> bool:
    """Whether the program runs from its source folder, where scenarios and saves stand beside it."""
    return (GAME.parent / "pyproject.toml").is_file() and (GAME.parent / "scenarios").is_dir()


def age_of(code: Path) -> int:
    """When the newest file of a folder of code was written, which in a checkout tells versions apart."""
    return max((file.stat().st_mtime_ns for file in code.rglob("*.py")), default=0)


def _saves() -> Path:
    if is_checkout():
        return GAME.parent / "saves"
    from platformdirs import user_data_path  # noqa: PLC0415 - as above

    return user_data_path(NAME) / "saves"
