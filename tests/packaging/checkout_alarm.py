"""Put beside an installed game: notes and refuses every file or folder of the checkout that it opens.

It is copied into the clean environment and started there by a `.pth` file, before any module of the game.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

OPENS = frozenset({"open", "os.listdir", "os.scandir"})


def watch(checkout: str, notes: str) -> None:
    """Note in `notes` what is opened in `checkout`, and refuse it; code may swallow the refusal alone."""
    inside = os.path.realpath(checkout) + os.sep
    told = Path(notes)

    def alarm(event: str, arguments: tuple[object, ...]) -> None:
        path = arguments[0] if event in OPENS else None
        if isinstance(path, str | bytes | os.PathLike):
            full = os.path.realpath(os.fsdecode(path))
            if (full + os.sep).startswith(inside):
                with told.open("a", encoding="utf-8") as stream:
                    stream.write(f"{full}\n")
                raise PermissionError(full)

    sys.addaudithook(alarm)
