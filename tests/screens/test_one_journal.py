"""The three faces are one game: keys, lines and calls of the session write the same file, byte for byte."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from game.library import Library, id_of
from game.report.values import MotionValue, Sitting, StanceValue, WordingValue
from game.scenario.orders import Buy, parse_order
from game.session import Playable, Session
from game.tui.start import Start
from tests.architecture.sources import ROOT
from tests.cli.desk import IDENTITY, TOY, persimmon, places_in
from tests.screens.keyboard import at_the_keyboard

SEED = 7
NOTE = "ask the winter, too"
SCENARIOS = {"toy": TOY, "summer-of-kantokuen": ROOT / "scenarios"}
FURTHER = {"toy": ("share watch market=0 sound=3", "dial boats=home")}
"""Orders that belong to one scenario, given at the first sitting."""


@dataclass(frozen=True, slots=True)
class Given:
    """An order of the game to be compared, with the sentence for which a voice was won."""

    order: str
    about: str = ""


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))


def by_session(scenario: str, save: Path) -> list[list[Given]]:
    """A whole game by calls, decided by a rule on what each sitting shows; its orders, sitting by sitting."""
    library = Library(places_in(save.parent, (SCENARIOS[scenario],)))
    path = library.find_scenario(scenario)
    playable = Playable(id_of(path), library.load(path).scenario)
    session = Session.begin(playable, SEED, save=save, identity=IDENTITY)
    game = []
    while not session.over:
        game.append(list(decided(session)))
        if len(game) == 1:
            game[0] += [Given(each) for each in FURTHER.get(scenario, ()) if session.give(each) == ""]
        session.end_turn()
        if len(game) == 1:
            assert session.note(NOTE) == ""
    session.close()
    return game


def decided(session: Session) -> Iterator[Given]:
    """What the player of this test decides: an answer, and each sentence he can win the voices for."""
    dilemma = session.sitting().dilemma
    if dilemma and session.give(dilemma.answers[-1].order) == "":
        yield Given(dilemma.answers[-1].order)
    for number in range(len(motions(session.sitting()))):
        sitting = session.sitting()
        wording = cheapest(motions(sitting)[number])
        if wording:
            deals = purchases(sitting, wording)
            wanted = [*deals, Given(wording.order)] if deals is not None else pledges(sitting, wording)
            yield from (given for given in wanted if session.give(given.order) == "")


def motions(sitting: Sitting) -> list[MotionValue]:
    """Every motion on the table."""
    return [motion for paper in sitting.papers for motion in paper.motions]


def cheapest(motion: MotionValue) -> WordingValue | None:
    """Of the wordings that may be signed, the one whose signatures cost least."""
    open_ = motion.wordings if motion.state == "open" else ()
    return min(open_, key=lambda each: sum(voice.short_by for voice in each.stances), default=None)


def unwilling(wording: WordingValue) -> list[StanceValue]:
    """The voices that do not sign a wording."""
    return [each for each in wording.stances if each.mood != "signs"]


def purchases(sitting: Sitting, wording: WordingValue) -> list[Given] | None:
    """What wins every voice for a wording, with what he was given before; nothing if it is too dear."""
    short = {each.voice: each.short_by for each in unwilling(wording)}
    if sum(short.values()) > sitting.consent_left:
        return None
    bought = {each.voice: 0 for each in unwilling(wording)}
    for order in (parse_order(each.order) for each in sitting.pending):
        if isinstance(order, Buy) and order.voice in bought:
            bought[order.voice] = order.points
    return [Given(f"buy {voice}={bought[voice] + more}", wording.order) for voice, more in short.items()]


def pledges(sitting: Sitting, wording: WordingValue) -> list[Given]:
    """The first promise that could be made to each voice who does not sign."""
    voices = {each.voice for each in unwilling(wording)}
    return [
        Given(f"promise {promise.voice} by {promise.dates[0]}", wording.order)
        for promise in sitting.promises
        if promise.voice in voices and not promise.due and promise.dates
    ]


def by_lines(scenario: str, save: Path, game: list[list[Given]]) -> None:
    """The same game typed; asking about this and that on the way, which decides nothing."""
    lines = ["next", "voices"]
    for number, orders in enumerate(game):
        lines += [given.order for given in orders]
        lines += ["orders", "dispatches", "end"]
        if number == 0:
            lines.append(f"note {NOTE}")
    typed = "\n".join([*lines, "quit", ""])
    asked = ("--scenarios", SCENARIOS[scenario], "play", scenario, "--plain", "--seed", SEED, "--save", save)
    told = persimmon(save.parent, *asked, typed=typed)
    assert told.code == 0, told.err


async def by_keys(scenario: str, save: Path, game: list[list[Given]]) -> None:
    """The same game by keys in the real screens, with pages opened and an order taken back on the way."""
    start = Start(
        "play",
        scenario,
        SEED,
        save,
        save.parent / "saves",
        lambda: IDENTITY,
        scenarios=(SCENARIOS[scenario],),
    )
    async with at_the_keyboard(start, (80, 24)) as keyboard:
        await keyboard.open_paper()
        for number, orders in enumerate(game):
            for given in orders:
                await keyboard.give(given.order, given.about)
            await keyboard.press("d", "escape")
            if orders:
                await keyboard.press("u")
                await keyboard.give(orders[-1].order, orders[-1].about)
            await keyboard.end_turn()
            if number == 0 and not keyboard.over:
                await keyboard.note(NOTE)
        assert keyboard.over


@pytest.mark.parametrize("scenario", ["toy", pytest.param("summer-of-kantokuen", marks=pytest.mark.slow)])
async def test_keys_lines_and_calls_write_the_same_journal(scenario: str, tmp_path: Path) -> None:
    """One game to its verdict, played by each face, with identity and clock handed in: the same bytes."""
    saves = {face: tmp_path / f"{face}.persimmon" for face in ("session", "lines", "keys")}
    game = by_session(scenario, saves["session"])
    by_lines(scenario, saves["lines"], game)
    await by_keys(scenario, saves["keys"], game)
    journal = saves["session"].read_text("utf-8").splitlines()
    assert saves["lines"].read_text("utf-8").splitlines() == journal
    assert saves["keys"].read_text("utf-8").splitlines() == journal
    assert len({path.read_bytes() for path in saves.values()}) == 1


@pytest.mark.parametrize(
    ("scenario", "words"),
    [
        ("toy", {"sign", "answer", "share", "dial"}),
        ("summer-of-kantokuen", {"sign", "answer", "buy", "promise"}),
    ],
)
def test_the_game_compared_is_a_real_one(scenario: str, words: set[str], tmp_path: Path) -> None:
    """It has every kind of order that its scenario asks for, so that no face is compared on silence."""
    game = by_session(scenario, tmp_path / "a.persimmon")
    given = {given.order.partition(" ")[0] for orders in game for given in orders}
    assert words <= given
