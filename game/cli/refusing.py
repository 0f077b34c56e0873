"""The one way a command says that it cannot: a line, a hint and an exit code."""

from __future__ import annotations

from game.cli.exit_codes import UNUSABLE


class Refusal(Exception):  # noqa: N818 - a message for a player
    """A command cannot do what was asked; printed as one line and `hint:`, never as a traceback."""

    def __init__(self, reason: str, hint: str = "", code: int = UNUSABLE) -> None:
        super().__init__(reason)
        self.reason, self.hint, self.code = reason, hint, code
