"""What a player waits for at a terminal, held against the least app of the same toolkit."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import pytest

from tests.benchmarks.bars import Bars
from tests.benchmarks.flagship import FLAGSHIP, TUTORIAL
from tests.benchmarks.rounds import ROUNDS, p95, ratio
from tests.terminal import Child

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="a terminal of one's own needs POSIX"),
    pytest.mark.filterwarnings("error"),
]
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="a process is looked at in /proc")
MINIMAL = Path(__file__).with_name("minimal_app.py")
RIGHT, LEAVE = "\x1b[C", "\x11"
KEYS = 8
"""Keys of a round, alternately to the two apps."""
BETWEEN = 0.08
"""Seconds of quiet before the next key, as a hand leaves."""
READING = 0.25
"""Seconds of quiet before a question is answered."""
WATCHED = 4.0
"""Seconds for which an idle game is watched."""
OPENED = r"\.\s+Enter\s"
"""The end of the opening, which is a text and the key that leads on."""
TOLD = r"\d[\w .%]{0,14} → |to the (table|verdict)"
"""A figure with its change, or the end of a report that has none on its first page."""
MAPPED = r"rail|sea|road|river|front|city|port|base|junction|field"
"""What is said of every thing on the map."""
PAINTED = {"minimal": "pressed 0 times", "title": "keys", "game": OPENED}
QUIT = {"minimal": "q", "title": "q", "game": LEAVE}


@dataclass(frozen=True, slots=True)
class Visit:
    """One start of one program, painted and left again."""

    painted: float
    memory: int
    left: float


def opened(folder: Path, program: str) -> Child:
    """One of the three programs that are compared."""
    if program == "minimal":
        return Child.python(folder, str(MINIMAL))
    if program == "title":
        return Child.persimmon(folder)
    return Child.persimmon(folder, "play", FLAGSHIP, "--seed", "7")


def visit(folder: Path, program: str) -> Visit:
    """Start a program, wait for its first whole page, leave."""
    with opened(folder, program) as child:
        painted = child.until(PAINTED[program])
        child.rest(READING)
        memory = child.memory if sys.platform == "linux" else 0
        return Visit(painted, memory, child.leave(QUIT[program]))


@pytest.fixture(scope="module")
def visits(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Visit]]:
    """Every program started by turns, after a game whose scenario is kept checked for the next."""
    folder = tmp_path_factory.mktemp("visits")
    visit(folder, "game")
    rounds = [{program: visit(folder, program) for program in PAINTED} for _ in range(ROUNDS)]
    return {program: [each[program] for each in rounds] for program in PAINTED}


def compared(visits: dict[str, list[Visit]], program: str, of: Callable[[Visit], float]) -> float:
    """How many times more of something a program takes than the minimal app."""
    return ratio([of(each) for each in visits[program]], [of(each) for each in visits["minimal"]])


@pytest.mark.parametrize(("program", "bar", "too_far"), [("title", 1.5, 3), ("game", 3, 6)])
def test_the_first_page_is_soon_painted(
    bars: Bars, visits: dict[str, list[Visit]], program: str, bar: float, too_far: float
) -> None:
    """From the command to the first whole page, of the title and of a game at turn 0."""
    times = compared(visits, program, lambda each: each.painted)
    bars.at_most(f"start to first paint, {program}, against a minimal app", times, bar, too_far=too_far)


@LINUX
def test_a_game_needs_little_memory(bars: Bars, visits: dict[str, list[Visit]]) -> None:
    """The resident memory of a game at turn 0."""
    times = compared(visits, "game", lambda each: each.memory)
    bars.at_most("memory of a game against a minimal app", times, 2.5, too_far=3)


@pytest.mark.parametrize("program", ["title", "game"])
def test_leaving_is_quick(bars: Bars, visits: dict[str, list[Visit]], program: str) -> None:
    """From the key to the end of the process."""
    times = compared(visits, program, lambda each: each.left)
    bars.at_most(f"quit, {program}, against a minimal app", times, 1.7)


@pytest.fixture(scope="module")
def game(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Child]:
    """A game at its first sitting, with nothing left to be painted."""
    with opened(tmp_path_factory.mktemp("game"), "game") as child:
        child.until(OPENED)
        child.rest()
        child.press("\r", "end the turn")
        child.rest(READING)
        yield child


def test_a_key_is_soon_painted(bars: Bars, game: Child, tmp_path: Path) -> None:
    """From the key for the next rival wording to that wording, against a counter of the minimal app."""
    ours: list[float] = []
    theirs: list[float] = []
    with opened(tmp_path, "minimal") as minimal:
        minimal.until(PAINTED["minimal"])
        for number in range(ROUNDS * KEYS):
            minimal.rest(BETWEEN)
            theirs.append(minimal.press(RIGHT, f"{number + 1} times"))
            game.rest(BETWEEN)
            ours.append(game.press(RIGHT, "‹ .+ ›"))
    medians = [[median(each[k::ROUNDS]) for k in range(ROUNDS)] for each in (ours, theirs)]
    bars.at_most("key to paint, p50, against a minimal app", ratio(*medians), 3, too_far=6)
    bars.within("key to paint, p95", p95(ours) * 1000, 25)


def test_a_key_on_the_map_is_soon_painted(bars: Bars, tmp_path: Path) -> None:
    """From the key for the next thing on the map to what is told of it, against the same counter."""
    ours: list[float] = []
    theirs: list[float] = []
    with opened(tmp_path, "minimal") as minimal, opened(tmp_path, "game") as child:
        minimal.until(PAINTED["minimal"])
        child.until(OPENED)
        child.press("\r", "end the turn")
        child.rest(READING)
        child.press("m", "nearer")
        for number in range(ROUNDS * KEYS):
            minimal.rest(BETWEEN)
            theirs.append(minimal.press(RIGHT, f"{number + 1} times"))
            child.rest(BETWEEN)
            ours.append(child.press("\t", MAPPED))
    medians = [[median(each[k::ROUNDS]) for k in range(ROUNDS)] for each in (ours, theirs)]
    bars.at_most("key to paint on the map, p50, against a minimal app", ratio(*medians), 3, too_far=12)


@LINUX
def test_an_idle_game_costs_nothing(bars: Bars, game: Child) -> None:
    """The processor that a game takes while nobody presses a key."""
    before = game.processor
    time.sleep(WATCHED)
    bars.below("idle processor", (game.processor - before) / WATCHED * 100, 1, "%")


@LINUX
def test_a_turn_is_soon_told(bars: Bars, tmp_path: Path) -> None:
    """From the last key of a turn to the page of what changed, in a whole game; and what it leaves behind."""
    with Child.persimmon(tmp_path, "play", FLAGSHIP, "--seed", "7", motion=False) as child:
        child.until(OPENED)
        child.press("\r", "end the turn")
        child.rest(READING)
        before = child.memory
        waited = list(turns(child))
        grown = (child.memory - before) / 1024
    bars.within("ending a turn, to the first changed figure, p95", p95(waited) * 1000, 100)
    bars.below("memory grown over a whole game", grown, 15, "MB")


def turns(child: Child) -> Iterator[float]:
    """End turn after turn to the verdict; how long each took to be told."""
    over = False
    while not over:
        child.press("e", "Let the days pass")
        child.rest(READING)
        yield child.press("\r", TOLD)
        child.rest(BETWEEN)
        over = "to the verdict" in child.painted
        child.press("\r", "go on" if over else "end the turn")
        child.rest(BETWEEN)


def test_a_study_soon_has_something_to_show(bars: Bars, tmp_path: Path) -> None:
    """From the command to the first progress of ten thousand worlds by each doctrine, with nothing kept."""
    waited = []
    for number in range(ROUNDS):
        folder = tmp_path / str(number)
        folder.mkdir()
        with Child.persimmon(folder, "study", TUTORIAL, "--worlds", "10000") as child:
            waited.append(child.until(r"of \d+,\d+ games"))
    bars.within("study of 10,000 worlds: first progress, cold", median(waited) * 1000, 1000)
