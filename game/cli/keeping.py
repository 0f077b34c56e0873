"""The file of settings: read where it is whole, written whole or not at all, never written over unasked."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from game.tui.settings import Settings, read, written

NAME = "ripe-persimmon"
ASIDE = ".damaged"
"""Added to the name of a file that could not be read, when another takes its place."""


def usual_settings_file() -> Path:
    """Where this system keeps the settings of programs."""
    from platformdirs import user_config_path  # noqa: PLC0415 - only screens ask for it

    return user_config_path(NAME) / "settings.toml"


def kept_in(place: Path) -> tuple[Settings, str]:
    """What a file sets and what is wrong with it; nothing is wrong with one that is not there."""
    try:
        return read(place.read_text("utf-8"))
    except FileNotFoundError:
        return Settings(), ""
    except OSError as fault:
        return Settings(), f"It cannot be read: {fault.strerror}."
    except UnicodeDecodeError:
        return Settings(), "It is no text."


def keep(place: Path, settings: Settings) -> str:
    """Keep settings in place of what was kept; a file that could not be read is laid aside, not lost."""
    place = place.resolve()
    beside = place.with_name(f".{place.name}.{os.getpid()}")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        _write(beside, written(settings))
        if place.exists() and kept_in(place)[1]:
            os.replace(place, _free(place))  # noqa: PTH105 - as the line below
        os.replace(beside, place)  # noqa: PTH105 - the one call that is whole or not at all
    except OSError as fault:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        return f"{place}: {fault.strerror or fault}."
    return ""


def _write(place: Path, text: str) -> None:
    with place.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())


def _free(place: Path) -> Path:
    """A name beside a file that no file has."""
    names = (place.with_name(f"{place.name}{ASIDE}{number or ''}") for number in range(10_000))
    return next(name for name in names if not name.exists())
