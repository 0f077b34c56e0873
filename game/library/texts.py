"""The whole text of a checked scenario, kept so that its next game begins without reading and checking again.

One text is kept for each id, with the key of all that it was made from; a cache is never needed.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

from game.library.places import GAME, age_of


def kept_text(cache: Path | None, id: str, key: str) -> str | None:
    """The text kept under an id, if it was made from what the key stands for."""
    if cache is None:
        return None
    try:
        stamp, _, text = (cache / "texts" / f"{id}.json").read_text("utf-8").partition("\n")
    except (OSError, ValueError):
        return None
    return text if stamp == _stamp(key) else None


def keep_text(cache: Path | None, id: str, key: str, text: str) -> None:
    """Keep a text in the place of an older one; a cache that cannot be written is left alone."""
    if cache is None:
        return
    with contextlib.suppress(OSError):
        (cache / "texts").mkdir(parents=True, exist_ok=True)
        temporary = cache / "texts" / f".{key}.new"
        temporary.write_text(f"{_stamp(key)}\n{text}", "utf-8")
        temporary.replace(cache / "texts" / f"{id}.json")


def _stamp(key: str) -> str:
    """The key and the age of the code that reads scenarios."""
    return f"{key} {age_of(GAME / 'scenario')}"
