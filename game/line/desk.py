"""A desk at which a game is played by lines, and the game that lies on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TextIO

from game.line.page import Page
from game.line.sitting import Numbers, numbers_of
from game.report.values import CauseValue
from game.session import Session


@dataclass(frozen=True, slots=True)
class Desk:
    """What a game by lines needs of the world around it."""

    page: Page
    reader: TextIO
    echo: bool
    """Whether to repeat what is read, for one who reads the output alone."""
    branch: Callable[[Session, int], Session]
    """A new game in a new file, continued from a sitting of another."""

    def ask(self) -> str | None:
        """The next line; nothing at the end of input."""
        self.page.prompt()
        line = self.reader.readline()
        if self.echo or not line:
            self.page.line(line.strip() if line else "")
        return line.strip() if line else None


@dataclass(slots=True)
class Game:
    """One game at a desk, with what the numbers of the last answer mean."""

    desk: Desk
    session: Session
    causes: tuple[CauseValue, ...] = ()
    done: bool = False

    @property
    def page(self) -> Page:
        """What is written on."""
        return self.desk.page

    @property
    def numbers(self) -> Numbers:
        """What can be ordered by number now."""
        return {} if self.session.over else numbers_of(self.session.sitting())

    def named(self, text: str) -> str:
        """The order of a number, or the text itself."""
        return next((order for order, number in self.numbers.items() if number == text), text)

    def say(self, text: str) -> None:
        """One answer."""
        self.page.line(text, 0, 2)
