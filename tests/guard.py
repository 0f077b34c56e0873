"""A watch over the checkout: a test that writes into it fails, or its outcome would hang on the last run."""

from __future__ import annotations

import os
from pathlib import Path

WRITING_FLAGS = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
# Audit events that change a folder, each with the positions of the paths in its arguments.
CHANGES = {
    "os.link": (1,),
    "os.mkdir": (0,),
    "os.remove": (0,),
    "os.rename": (0, 1),
    "os.rmdir": (0,),
    "os.symlink": (1,),
    "os.truncate": (0,),
}


class CheckoutWrittenError(Exception):
    """A test tried to change a file of the checkout; it should have been given a folder of its own."""


class CheckoutGuard:
    """Refuses and remembers writes below `root` while `watching`; hidden folders and caches are the tools'.

    Remembers as well as refuses: code under test may swallow the exception, and the test must fail anyway.
    """

    def __init__(self, root: Path) -> None:
        self.root = str(root.resolve()) + os.sep
        self.watching = False
        self.written: list[str] = []

    def audit(self, event: str, arguments: tuple[object, ...]) -> None:
        """An audit hook of the interpreter; called before the write, so that nothing is harmed."""
        if not self.watching:
            return
        for path in _changed(event, arguments):
            if self._inside(path):
                self.written.append(path)
                message = f"a test tried to write {path}: use tmp_path"
                raise CheckoutWrittenError(message)

    def take(self) -> list[str]:
        """What was written since the last call, so that each test answers for itself alone."""
        written, self.written = self.written, []
        return written

    def _inside(self, path: str) -> bool:
        full = os.path.realpath(path)
        if not full.startswith(self.root):
            return False
        parts = Path(full[len(self.root) :]).parts
        return not any(part.startswith(".") or part == "__pycache__" for part in parts)


def _changed(event: str, arguments: tuple[object, ...]) -> list[str]:
    """The paths that an audit event is about to change."""
    if event == "open":
        path, mode, flags = arguments
        named = isinstance(mode, str) and any(sign in mode for sign in "wax+")
        flagged = mode is None and isinstance(flags, int) and bool(flags & WRITING_FLAGS)
        return [os.fsdecode(path)] if (named or flagged) and isinstance(path, str | bytes) else []
    places = CHANGES.get(event, ())
    found = [arguments[place] for place in places]
    return [os.fsdecode(path) for path in found if isinstance(path, str | bytes | os.PathLike)]
