"""The Textual app: it opens root screens, keeps the game being played, and tells what cannot be opened."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.command import Provider
from textual.screen import Screen
from textual.widgets import Static

from game.tui.games import CannotOpenError, Game, Shelf
from game.tui.looking import Looking
from game.tui.messages import (
    BeginGame,
    BranchGame,
    BranchWatched,
    GoTo,
    LineWanted,
    OpenPaper,
    ResumeGame,
    WatchGame,
)
from game.tui.palette import Actions
from game.tui.screens.parting import parting
from game.tui.screens.room import Room
from game.tui.screens.title import MOTTO, Title
from game.tui.start import Start

TIMEOUT = 12.0
SETTINGS_FAULT = "Settings are not all read, so the usual ones hold. F2 says more."
WIDTHS = [(0, "-narrow"), (100, "-normal"), (150, "-wide")]


class PersimmonApp(Looking, inherit_bindings=False):
    """Holds the game and the shelf; every other state belongs to a screen or to the game."""

    TITLE = "The Ripe Persimmon"
    CSS_PATH = "app.tcss"
    BINDINGS: ClassVar[list[BindingType]] = []
    HORIZONTAL_BREAKPOINTS = WIDTHS
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {Actions}

    def __init__(self, start: Start, shelf: Callable[[Start], Shelf] | None = None) -> None:
        super().__init__(start.looks)
        self.start = start
        self._make_shelf = shelf or usual_shelf
        self._shelf: Shelf | None = None
        self.game: Game | None = None
        self._opening = start.screen != "title"

    @property
    def shelf(self) -> Shelf:
        """Scenarios and saves; made when first asked for, after the title is painted."""
        if self._shelf is None:
            self._shelf = self._make_shelf(self.start)
        return self._shelf

    def on_mount(self) -> None:
        """The title page, or at once what the command line asked for."""
        self.push_screen(Title())
        if self.fault:
            self.notify(f"{SETTINGS_FAULT} {self.fault}", severity="warning", timeout=TIMEOUT, markup=False)
        if self._opening:
            self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        start = self.start
        if start.screen == "play":
            self._play(lambda: self.shelf.begin(start.scenario, start.seed))
        elif start.screen == "resume":
            self._resume(start.save)
        elif start.save is not None:
            self._watch(start.save, start.turn)

    def trying(self, do: Callable[[], None]) -> None:
        """Do something that may fail to open, and tell it in one line where it does."""
        if self._say("opening the papers …"):
            self.call_after_refresh(self._try, do)
        else:
            self._try(do)

    def _say(self, motto: str) -> bool:
        """Put a line below the name of the game; False where that is not on the screen."""
        places = list(self.screen.query("#motto").results(Static))
        for place in places:
            place.update(motto)
        return bool(places)

    def _try(self, do: Callable[[], None]) -> None:
        try:
            do()
        except CannotOpenError as trouble:
            if self._opening:
                self.exit(trouble)
                return
            self._stay()
            text = f"{trouble.reason} {trouble.hint}".strip()
            self.notify(text, severity="warning", timeout=TIMEOUT, markup=False)

    def _stay(self) -> None:
        """Give the screen that asked its keys back."""
        if isinstance(self.screen, Room):
            self.screen.left = False
        self._say(MOTTO)

    def _play(self, open_: Callable[[], Game]) -> None:
        def play() -> None:
            game = open_()
            self._let_go()
            self.game = game
            self._root(doors().Opening(game) if game.opening() else doors().Conference(game))

        self.trying(play)

    @on(OpenPaper)
    def _open_paper(self) -> None:
        self._root(doors().Conference(self.game))

    def _let_go(self) -> None:
        """Close the game being played, so that its file can be opened again."""
        if self.game is not None:
            self.game.close()
            self.game = None

    def _root(self, screen: Screen[None]) -> None:
        """Replace everything that is open by one root screen."""
        self._opening = False
        self.clear_notifications()
        while len(self.screen_stack) > len(("default", "root")):
            self.pop_screen()
        self.switch_screen(screen)

    def _resume(self, save: Path | None) -> None:
        def newest() -> Game:
            waiting = save or self.shelf.waiting()
            if waiting is None:
                raise CannotOpenError("No game waits to be continued.", "Begin a new one with n.")
            return self.shelf.resume(waiting)

        self._play(newest)

    def _watch(self, save: Path, turn: int = 0) -> None:
        def watch() -> None:
            self._root(doors().Replay(self.shelf.watch(save), turn))

        self.trying(watch)

    @on(GoTo)
    def _go_to(self, message: GoTo) -> None:
        self._let_go()
        if message.place == "last":
            self._resume(None)
        elif message.place == "picker":
            self.trying(self._pick)
        elif message.place == "saves":
            self.trying(self._list_saves)
        else:
            self._root(Title())

    def _pick(self) -> None:
        self._root(doors().Picker(self.shelf, self.start.seed + len(self.shelf.saves())))

    def _list_saves(self) -> None:
        self._root(doors().Saves(self.shelf))

    @on(BeginGame)
    def _begin_game(self, message: BeginGame) -> None:
        self._play(lambda: self.shelf.begin(message.scenario, message.seed))

    @on(ResumeGame)
    def _resume_game(self, message: ResumeGame) -> None:
        self._resume(message.save)

    @on(WatchGame)
    def _watch_game(self, message: WatchGame) -> None:
        self._watch(message.save)

    @on(BranchGame)
    def _branch_game(self, message: BranchGame) -> None:
        game = self.game
        if game is not None:
            self._play(lambda: self.shelf.branch(game, message.turn))

    @on(BranchWatched)
    def _branch_watched(self, message: BranchWatched) -> None:
        self._play(lambda: self.shelf.branch_from(message.watch))

    def action_leave(self) -> None:
        """Leave; a game with orders given asks first."""
        parting(self, self.game, self.exit)

    def action_help(self) -> None:
        """The page of all keys, those of the place one is in first."""
        here = self.screen.PLACE if isinstance(self.screen, Room) else "everywhere"
        self.push_screen(doors().keys_page(here, worded=not self.face.unicode))

    def ask_why(self, figure: str) -> None:
        """Why a figure of the game being played is what it is."""
        if self.game is not None:
            doors().ask_why(self, self.game, figure)

    @on(LineWanted)
    def _line_wanted(self, message: LineWanted) -> None:
        doors().ask_chart(self, message.book, message.figure, truth=message.truth)

    def look_again(self) -> None:
        """Every screen that is open hears of other settings."""
        for screen in self.screen_stack:
            if isinstance(screen, Room):
                screen.look_again()

    def action_settings(self) -> None:
        """The page of settings."""
        self.push_screen(doors().SettingsPage())


def doors() -> ModuleType:
    """The other screens; imported late, because the title is to be painted first."""
    return import_module("game.tui.doors")


def usual_shelf(start: Start) -> Shelf:
    """The shelf of this installation; imported late, because the title is to be painted first."""
    made: Shelf = import_module("game.tui.shelf").Shelves(start)
    return made


def run(start: Start) -> int:
    """Show the screens; raises CannotOpenError where what the command line asked for cannot be opened."""
    outcome = PersimmonApp(start).run()
    if isinstance(outcome, CannotOpenError):
        raise outcome
    return outcome or 0
