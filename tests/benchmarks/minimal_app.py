"""The least app of the toolkit that answers a key: what the screens are measured against."""

from __future__ import annotations

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.widgets import Static


class Minimal(App[None]):
    """One line that counts."""

    BINDINGS: ClassVar[list[BindingType]] = [("right", "count", "count"), ("q", "quit", "quit")]
    pressed = 0

    def compose(self) -> ComposeResult:
        """The line."""
        yield Static("pressed 0 times")

    def action_count(self) -> None:
        """Count one more."""
        self.pressed += 1
        self.query_one(Static).update(f"pressed {self.pressed} times")


if __name__ == "__main__":
    Minimal().run()
