"""The wheel plays from another folder, in a clean environment, without a file of the checkout."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.packaging.installing import ROOT, Installed, installed

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("wheel")]

SCENARIO = "summer-of-kantokuen"
RECORDED = sorted((ROOT / "saves" / "recorded").glob("*.persimmon"))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """One installation for all claims, which one process tests, because it takes a minute."""
    return installed(tmp_path_factory.mktemp("wheel"))


@pytest.fixture
def game(built: Installed) -> Iterator[Installed]:
    """The installed game; whatever a test does with it, it may open nothing of the checkout."""
    built.notes.unlink(missing_ok=True)
    yield built
    opened = built.notes.read_text("utf-8") if built.notes.exists() else ""
    assert opened == "", "the installed game opened files of the checkout"


def test_the_alarm_on_the_checkout_rings(built: Installed) -> None:
    """A program of the clean environment that opens the checkout is refused and written down."""
    built.run(built.python, "-c", f"open({str(ROOT / 'pyproject.toml')!r})", code=1)
    assert built.notes.read_text("utf-8").split() == [str(ROOT / "pyproject.toml")]


def test_the_wheel_carries_the_game_and_nothing_else(built: Installed) -> None:
    """Code, page, scaffold, scenarios and recorded games are in it; tests and kept games are not."""
    with zipfile.ZipFile(built.wheel) as archive:
        names = set(archive.namelist())
    needed = {path.relative_to(ROOT).as_posix() for path in (ROOT / "game").rglob("*.*") if _is_source(path)}
    shipped = {
        f"game/shipped/{path.relative_to(ROOT).as_posix()}" for path in (ROOT / "scenarios").rglob("*.yaml")
    }
    assert needed | shipped <= names
    tops = {name.partition("/")[0] for name in names}
    assert sorted(top.rpartition(".")[2] for top in tops) == ["dist-info", "game"]
    games = {Path(name).name for name in names if name.endswith(".persimmon")}
    assert games == {path.name for path in RECORDED}


def _is_source(path: Path) -> bool:
    written = {".bin", ".py", ".tcss", ".yaml", ".html", ".css", ".js", ".woff2"}
    return path.suffix in written or path.name == "OFL.txt"


def test_the_scenarios_are_listed_and_pass_their_check(game: Installed) -> None:
    """Every shipped scenario is found in the installation and has no problem."""
    cards = json.loads(game.persimmon("scenarios", "--json"))
    assert SCENARIO in {card["id"] for card in cards}
    told = game.persimmon("check", *(card["id"] for card in cards))
    assert told.count("fine") == len(cards)
    assert SCENARIO in game.persimmon("scenarios")


def test_a_game_is_played_verified_replayed_and_exported(game: Installed) -> None:
    """A game saved where it was asked to be verifies, is told again turn by turn, and exports its figures."""
    save = game.elsewhere / "a.persimmon"
    told = game.persimmon("play", SCENARIO, "--doctrine", "historical", "--plain", "--save", save)
    assert "Verdict: " in told
    assert "VERIFIED" in game.persimmon("verify", save)
    again = game.persimmon("replay", save, "--plain")
    turns = [line for line in told.splitlines() if line.startswith("Turn ")]
    assert turns
    assert [line for line in again.splitlines() if line.startswith("Turn ")] == turns
    head, *rows = csv.reader(io.StringIO(game.persimmon("export", save, "--csv")))
    assert rows
    assert {len(row) for row in rows} == {len(head)}


def test_a_game_without_a_name_is_kept_in_the_players_data_folder(game: Installed) -> None:
    """Where no file is named the game is kept below the player's home, found there and resumed."""
    before = _games_in(game)
    game.persimmon("play", SCENARIO, "--doctrine", "drift", "--seed", 3)
    (kept,) = _games_in(game) - before
    assert kept.parts[-3:-1] == ("ripe-persimmon", "saves")
    listed = [card["path"] for card in json.loads(game.persimmon("saves", "--json"))]
    assert str(kept) in listed
    assert "VERIFIED" in game.persimmon("verify", kept.name)
    assert list(game.elsewhere.glob(f"{SCENARIO}-3*")) == []


def _games_in(game: Installed) -> set[Path]:
    return set(game.home.rglob("*.persimmon"))


def test_the_recorded_games_are_found_and_replay(game: Installed) -> None:
    """Every recorded game of the checkout is listed by the installation and verifies there by its name."""
    listed = {Path(card["path"]).name for card in json.loads(game.persimmon("saves", "--json"))}
    assert {path.name for path in RECORDED} <= listed
    for path in RECORDED:
        assert "VERIFIED" in game.persimmon("verify", path.name)


def test_a_scenario_of_ones_own_is_begun_and_passes(game: Installed) -> None:
    """`new` writes a scenario into the folder one works in, which passes its own tests."""
    game.persimmon("new", "my-crisis")
    (made,) = game.elsewhere.rglob("my-crisis")
    assert "fine" in game.persimmon("check", made, "--run")
