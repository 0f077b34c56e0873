"""What widgets tell screens and screens tell the app, in small dataclasses; nothing else passes between."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from textual.message import Message

from game.tui.games import Book, Watch


@dataclass
class Picked(Message):
    """A target was chosen, by Enter or by a click."""

    page: str
    """The id of the page it lies on."""
    target: str


@dataclass
class CursorMoved(Message):
    """The cursor of a page came to rest on a target, so that the status line can speak of it."""

    page: str
    target: str


@dataclass
class Pointed(Message):
    """The cursor of a map, or the mouse, came to stand on a thing; nothing where it left all of them."""

    thing: str
    hover: bool = False


@dataclass
class Opened(Message):
    """A thing of a map was chosen."""

    thing: str


@dataclass
class Asked(Message):
    """An action was asked for by a click on the key bar or from the palette."""

    action: str


@dataclass
class Sought(Message):
    """A place on the scrubber was clicked."""

    turn: int


@dataclass
class LineWanted(Message):
    """The line of a figure is wanted; of which, is asked where none is named."""

    book: Book
    figure: str
    truth: bool = False


@dataclass
class GoTo(Message):
    """Another root screen is wanted."""

    place: str
    """`title`, `picker` or `saves`."""


@dataclass
class OpenPaper(Message):
    """The opening is read, and the table is wanted."""


@dataclass
class BeginGame(Message):
    """A new game is wanted."""

    scenario: str
    seed: int


@dataclass
class ResumeGame(Message):
    """A kept game is to be played on."""

    save: Path


@dataclass
class WatchGame(Message):
    """A kept game is to be watched."""

    save: Path


@dataclass
class BranchGame(Message):
    """The game played is to be continued otherwise from one of its sittings, in a new file."""

    turn: int
    """The number of the sitting, the first of which is 1."""


@dataclass
class BranchWatched(Message):
    """The game watched is to be continued otherwise from the sitting shown, in a new file."""

    watch: Watch
