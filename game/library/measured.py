"""What an interrupted scorecard had measured, kept line by line so that the same command goes on from there.

A file stands for one scenario, one size of card and one state of the program; a cache is never needed.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from game.library.places import GAME, age_of


@dataclass(frozen=True, slots=True)
class Measured:
    """The measurements kept under one key, one line of JSON each."""

    path: Path | None
    """Nothing is kept without it."""

    @classmethod
    def of(cls, cache: Path | None, what: str) -> Measured:
        """Those of what a text stands for, which names all that the figures depend on but the program."""
        key = sha256(f"{age_of(GAME)} {what}".encode()).hexdigest()
        return cls(None if cache is None else cache / "measured" / f"{key}.jsonl")

    def found(self) -> dict[str, list[dict[str, Any]]]:
        """What was kept, by the name of its measurement; a line cut short by a crash is measured again."""
        if self.path is None:
            return {}
        found = {}
        try:
            for line in self.path.read_text("utf-8").splitlines():
                with contextlib.suppress(ValueError):
                    name, figures = json.loads(line)
                    found[name] = figures
        except (OSError, ValueError):
            return {}
        return found

    def keep(self, name: str, figures: Sequence[dict[str, Any]]) -> None:
        """Keep one measurement; a cache that cannot be written is left alone."""
        if self.path is None:
            return
        with contextlib.suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("a", encoding="utf-8") as file:
                file.write(json.dumps([name, list(figures)]) + "\n")

    def forget(self) -> None:
        """Begin anew, or leave nothing behind once the card is printed."""
        if self.path is not None:
            with contextlib.suppress(OSError):
                self.path.unlink(missing_ok=True)
