"""The three faces are one game: keys, lines and calls of the session write the same file, byte for byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.tui.start import Start
from tests.cli.desk import IDENTITY, persimmon
from tests.screens.deciding import FLAGSHIP, NOTE, SCENARIOS, SEED, Given, by_session
from tests.screens.keyboard import at_the_keyboard


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))


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


@pytest.mark.parametrize("scenario", ["toy", pytest.param(FLAGSHIP, marks=pytest.mark.slow)])
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
        (FLAGSHIP, {"sign", "answer", "buy", "promise", "forecast"}),
    ],
)
def test_the_game_compared_is_a_real_one(scenario: str, words: set[str], tmp_path: Path) -> None:
    """It has every kind of order that its scenario asks for, so that no face is compared on silence."""
    game = by_session(scenario, tmp_path / "a.persimmon")
    given = {given.order.partition(" ")[0] for orders in game for given in orders}
    assert words <= given
