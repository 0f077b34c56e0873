"""A monkey at the keyboard plays at random: `python -m tests.monkey --actions 20000 --seed 7`.

Keys, clicks, the wheel and other sizes of the terminal, anywhere in the app. It must never crash, never hang,
and every turn that was ended must stand on the disk and be the same when it is simulated again.
"""

from __future__ import annotations

import argparse
import asyncio
import faulthandler
import random  # noqa: TID251 - it only chooses what a test does
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from textual import events
from textual.drivers.headless_driver import HeadlessDriver
from textual.geometry import Size
from textual.pilot import Pilot

from game.actions import ACTIONS
from game.journal.entries import Turn
from game.journal.files import Status, read
from game.library import Library
from game.replay import Replay
from game.session import Session
from game.tui.app import PersimmonApp
from game.tui.games import Outcome
from game.tui.keys import NAMES
from game.tui.screens.conference import Conference
from game.tui.shelf import Shelves
from game.tui.start import Start
from tests.cli.desk import IDENTITY, TOY, places_in

PATIENCE = 30.0
"""Seconds after which an action that has not been acted on counts as hung."""
SIZES = ((80, 24), (80, 24), (120, 40), (200, 60), (79, 24), (80, 23), (40, 12), (10, 3), (100, 30))
KEYS = tuple(NAMES.get(key, key) for action in ACTIONS for key in action.keys)
OFTEN = ("enter",) * 8 + ("escape",) * 6 + ("right", "left", "down", "up", "n", "v", "tab", "backspace") * 2
TURN = ("press e", "press enter", "press enter", "press enter")
"""At the table: end the turn and read what it did."""
ODD = (
    "0",
    "1",
    "5",
    "9",
    "a",
    "x",
    "z",
    "space",
    "delete",
    "f5",
    "ctrl+a",
    "ctrl+w",
    "left_square_bracket",
    "é",
)
MOST_KEPT = 12
"""Games that are kept; the rest are cleared away between two sittings of the monkey, each verified first."""
MOST_PAINTS = 100
"""After so many paints something moves by itself, such as turns that play out."""
REMEMBERED = 40
"""Actions that are told when something goes wrong."""


class FoundError(Exception):
    """The monkey found a fault; the message says which, after what, and how to see it again."""


@dataclass(slots=True)
class Book:
    """What was done, and what every game that ended turns must hold."""

    seed: int
    done: int = 0
    actions: list[str] = field(default_factory=list)
    seen: Counter[str] = field(default_factory=Counter)
    """How often each screen was on top."""
    ended: dict[Path, int] = field(default_factory=dict)
    """Turns that each game has told as ended."""
    turns: int = 0

    def note(self, action: str, screen: str) -> None:
        """An action that was done, and where."""
        self.done += 1
        self.seen[screen] += 1
        self.actions = [*self.actions[1 - REMEMBERED :], f"{screen}: {action}"]

    def fault(self, what: str) -> FoundError:
        """A fault with all that is needed to see it again."""
        last = "\n  ".join(self.actions)
        again = f"python -m tests.monkey --actions {self.done + 1} --seed {self.seed}"
        return FoundError(f"{what}\nafter {self.done} actions, the last of them\n  {last}\nagain: {again}")


class Bench(Shelves):
    """A shelf of one scenario, in a folder of the monkey's own."""

    def __init__(self, start: Start, library: Library) -> None:
        super().__init__(start)
        self._library = library


@contextmanager
def watched(book: Book) -> Iterator[None]:
    """Every turn that any game ends is looked for on the disk at once."""
    end = Session.end_turn

    def ending(session: Session) -> object:
        path = session.path
        before = 0 if path is None else book.ended.get(path, len(turns_of(path)))
        told = end(session)
        if path is not None:
            book.turns += 1
            book.ended[path] = before + 1
            look_at(path, before + 1, book)
        return told

    Session.end_turn = ending  # type: ignore[assignment, method-assign]
    try:
        yield
    finally:
        Session.end_turn = end  # type: ignore[method-assign]


def turns_of(path: Path) -> list[int]:
    """The turns that a journal holds; none where it is not whole."""
    record = read(path)
    turns = [entry.turn for entry in record.entries if isinstance(entry, Turn)]
    return turns if record.status is Status.INTACT else []


def look_at(path: Path, turns: int, book: Book) -> None:
    """A journal must be whole and hold every turn that was told as ended."""
    held = turns_of(path)
    if held != list(range(1, turns + 1)):
        raise book.fault(f"{path.name} should hold {turns} turns, and holds {held}")


def verify(book: Book) -> None:
    """Every game, simulated again, must be what was saved."""
    for path, turns in book.ended.items():
        look_at(path, turns, book)
        found = Replay.open(path).verify()
        if found.status != "VERIFIED":
            raise book.fault(f"{path.name}: {found.status}: {found.detail}")


class Monkey:
    """Acts at random on one app after the other, until it has acted often enough."""

    def __init__(self, seed: int, folder: Path, scenario: Path = TOY) -> None:
        self.luck = random.Random(seed)  # noqa: S311 - as above
        self.book = Book(seed)
        self.library = Library(places_in(folder, (scenario,)))
        self.start = Start(seed=seed, saves=folder / "saves", identity=lambda: IDENTITY)
        self.meant: list[str] = []
        """What it still means to do before it chooses again."""

    async def play(self, actions: int) -> Book:
        """Act so many times; raises FoundError."""
        with watched(self.book):
            while self.book.done < actions:
                await self._sit(actions)
                verify(self.book)
                self._clear_away()
        return self.book

    async def _sit(self, actions: int) -> None:
        """One app from its title to where the monkey leaves it."""
        app = PersimmonApp(self.start, lambda start: Bench(start, self.library))
        app.animation_level = "none"
        try:
            async with app.run_test(size=(80, 24), notifications=True) as pilot:
                while (
                    self.book.done < actions and app.is_running and app.return_value is None and not app._exit
                ):
                    await self._act(app, pilot)
        except FoundError:
            raise
        except Exception as fault:
            raise self.book.fault(f"crashed: {type(fault).__name__}: {fault}") from fault
        if self.book.done < actions and app.return_code not in (0, None):
            raise self.book.fault(f"ended with code {app.return_code}")

    async def _act(self, app: PersimmonApp, pilot: Pilot[Outcome]) -> None:
        action = self._chosen(app)
        self.book.note(action, type(app.screen).__name__)
        faulthandler.dump_traceback_later(PATIENCE, exit=True, file=sys.__stderr__ or sys.stderr)
        self._do(app, action)
        try:
            await asyncio.wait_for(settled(app), PATIENCE)
        except TimeoutError:
            raise self.book.fault("hung") from None
        finally:
            faulthandler.cancel_dump_traceback_later()
        if self.luck.random() < 0.02:
            await pilot.pause(0.12)

    def _chosen(self, app: PersimmonApp) -> str:
        """The next thing to do, in words."""
        luck, (width, height) = self.luck, app.size
        if self.meant:
            return self.meant.pop(0)
        kind = luck.random()
        if kind < 0.03 and isinstance(app.screen, Conference):
            self.meant = [*TURN]
            return self.meant.pop(0)
        if kind < 0.07:
            return "resize {} {}".format(*luck.choice(SIZES))
        if kind < 0.19:
            deed = luck.choice(("click", "click", "scroll", "move"))
            return f"{deed} {luck.randrange(width)} {luck.randrange(height)}"
        return f"press {luck.choice(luck.choice((KEYS, OFTEN, OFTEN, ODD)))}"

    def _do(self, app: PersimmonApp, action: str) -> None:
        kind, *words = action.split(" ")
        if kind == "press":
            key = words[0]
            app.post_message(event_of(key))
        elif kind == "resize":
            resize(app, Size(int(words[0]), int(words[1])))
        else:
            for made in mouse(kind, int(words[0]), int(words[1])):
                app.screen._forward_event(made)

    def _clear_away(self) -> None:
        """Begin the next sitting with few games, so that a long run stays quick."""
        for path in sorted(self.book.ended)[:-MOST_KEPT]:
            path.unlink()
            del self.book.ended[path]


def event_of(key: str) -> events.Key:
    """A key as the terminal sends it."""
    named = {"space": " ", "question_mark": "?", "left_square_bracket": "["}
    return events.Key(key, named.get(key, key if len(key) == 1 else None))


def resize(app: PersimmonApp, size: Size) -> None:
    """Another size of the terminal."""
    if isinstance(app._driver, HeadlessDriver):
        app._driver._size = size
    app.post_message(events.Resize(size, size))


def mouse(kind: str, x: int, y: int) -> Iterator[events.MouseEvent]:
    """What a mouse sends for a click, a turn of its wheel, or a move."""
    kinds: dict[str, tuple[type[events.MouseEvent], ...]] = {
        "click": (events.MouseMove, events.MouseDown, events.MouseUp, events.Click),
        "scroll": (events.MouseScrollDown, events.MouseScrollUp, events.MouseScrollDown),
        "move": (events.MouseMove,),
    }
    for each in kinds[kind]:
        button = 1 if kind == "click" else 0
        yield each(
            None, x, y, 0, 0, button=button, shift=False, meta=False, ctrl=False, screen_x=x, screen_y=y
        )


async def settled(app: PersimmonApp) -> None:
    """Wait until what was sent is acted on and painted, and nothing is left that would change it."""
    for _ in range(MOST_PAINTS):
        painted, screen = asyncio.Event(), app.screen
        screen.call_after_refresh(painted.set)
        while not painted.is_set() and app.is_running and app.screen is screen:
            await asyncio.sleep(0.001)
        if not app.is_running or (app.screen is screen and quiet(app)):
            return


def quiet(app: PersimmonApp) -> bool:
    """Whether no message waits, and nothing that was put off until the page is painted."""
    waiting = any(each.message_queue_size for each in (app, app.screen, *app.screen.walk_children()))
    put_off = any(
        timer._repeat == 0 and timer._task and not timer._task.done() for timer in app.screen._timers
    )
    return not (waiting or put_off)


def main(arguments: list[str] | None = None) -> int:
    """Let the monkey play, and say what it has seen."""
    parser = argparse.ArgumentParser(prog="python -m tests.monkey", description=__doc__)
    parser.add_argument("--actions", metavar="N", type=int, default=20_000)
    parser.add_argument("--seed", metavar="N", type=int, default=1)
    parser.add_argument("--scenario", metavar="DIR", type=Path, default=TOY, help="a folder of one scenario")
    options = parser.parse_args(arguments)
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        try:
            book = asyncio.run(Monkey(options.seed, Path(folder), options.scenario).play(options.actions))
        except FoundError as found:
            sys.stderr.write(f"{found}\n")
            return 1
    places = ", ".join(f"{name} {count}" for name, count in book.seen.most_common())
    sys.stdout.write(
        f"{book.done} actions, {book.turns} turns ended, {time.monotonic() - began:.0f} s; {places}\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
