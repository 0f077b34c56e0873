"""The library finds what can be played and kept, and its cards tell the truth about each."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from game.library import Library, NotFound, Places, id_of
from game.library.cards import glimpsed, key_of, remember, remembered
from game.library.shelves import scenarios_in
from game.scenario.loading import Loaded
from game.scenario.problems import ScenarioError
from tests.cli.desk import TOY, places_in

MANIFEST = "scenario:\n  title: {title}\n  summary: A summary.\n"


def scenario(folder: Path, id: str, text: str = "") -> Path:
    """A folder that looks like a scenario."""
    (folder / id).mkdir(parents=True)
    (folder / id / "scenario.yaml").write_text(text or MANIFEST.format(title=id.upper()), "utf-8")
    return folder / id


def library(folder: Path, *scenarios: Path) -> Library:
    """A library of these folders alone."""
    return Library(Places(scenarios, folder / "saves", (), folder / "cache"))


def test_scenarios_are_folders_and_files_but_not_rulebooks(tmp_path: Path) -> None:
    """Folders and files with a manifest are scenarios; rulebooks, hidden and empty folders are none."""
    scenario(tmp_path, "one")
    scenario(tmp_path, "rulebooks")
    scenario(tmp_path, "book", "rulebook:\n  title: B\n  summary: S\n")
    scenario(tmp_path, ".hidden")
    (tmp_path / "empty").mkdir()
    (tmp_path / "two.yaml").write_text(MANIFEST.format(title="Two"), "utf-8")
    assert [id_of(path) for path in scenarios_in(tmp_path)] == ["one", "two"]


def test_a_scenario_is_found_by_id_and_by_path(tmp_path: Path) -> None:
    """An id and a path lead to the same scenario; of two with one id the first folder's is meant."""
    own, shipped = scenario(tmp_path / "own", "one"), scenario(tmp_path / "shipped", "one")
    shelf = library(tmp_path, tmp_path / "own", tmp_path / "shipped")
    assert shelf.find_scenario("one") == own
    assert shelf.find_scenario(str(shipped)) == shipped
    with pytest.raises(NotFound, match="no scenario `oen`") as caught:
        shelf.find_scenario("oen")
    assert caught.value.hint == "did you mean `one`?"


def test_a_rulebook_is_found_beside_its_scenario_and_nowhere_outside(tmp_path: Path) -> None:
    """Rulebooks are looked for beside the scenario first; a name that climbs out finds nothing."""
    path = scenario(tmp_path / "a", "one")
    beside = scenario(tmp_path / "a" / "rulebooks", "common")
    other = scenario(tmp_path / "b" / "rulebooks", "common")
    shelf = library(tmp_path, tmp_path / "b")
    assert shelf.finder(path)("common") == beside
    assert shelf.rulebook("common") == other
    assert shelf.rulebook("../rulebooks/common") is None
    assert shelf.rulebook("none") is None


def test_a_card_knows_what_a_check_found_until_a_byte_changes(tmp_path: Path) -> None:
    """A card says what the check found, and "not checked yet" after any change of text or rules."""
    folder = tmp_path / "scenarios"
    folder.mkdir()
    toy = folder / "toy.yaml"
    toy.write_bytes((TOY / "toy.yaml").read_bytes())
    shelf = library(tmp_path, folder)
    assert shelf.scenario_cards()[0].state == "not checked yet"
    shelf.load(toy)
    assert shelf.scenario_cards()[0].state == "fine"
    toy.write_text(toy.read_text("utf-8") + "# a word\n", "utf-8")
    assert shelf.scenario_cards()[0].state == "not checked yet"
    shelf.load(toy)
    scenario(folder / "rulebooks", "common", "rulebook: {title: C, summary: S}\n")
    assert shelf.scenario_cards()[0].state == "not checked yet"


def test_a_scenario_is_checked_once_and_then_played_from_its_kept_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second game of a text needs no loading and means the same; a changed byte is loaded again."""
    toy = tmp_path / "toy.yaml"
    toy.write_bytes((TOY / "toy.yaml").read_bytes())
    shelf = library(tmp_path, tmp_path)
    scenario, loads = shelf.load(toy).scenario, list[Path]()

    def load(path: Path) -> Loaded:
        loads.append(path)
        return Library.load(shelf, path)

    monkeypatch.setattr(shelf, "load", load)
    assert [shelf.playable(toy), shelf.playable(toy)] == [scenario, scenario]
    assert len(loads) == 1
    toy.write_text(toy.read_text("utf-8").replace("The Lamp at Sandwick", "Another lamp"), "utf-8")
    assert shelf.playable(toy).scenario.title == "Another lamp"
    assert len(loads) == 2


@pytest.mark.parametrize("spoilt", ["", "no stamp", "{stamp}", "{stamp}\n{{", "{stamp}\n{{}}"])
def test_a_spoilt_text_is_as_good_as_none(tmp_path: Path, spoilt: str) -> None:
    """A kept text that is torn, of other rules or no scenario is not played."""
    toy, shelf = TOY / "toy.yaml", library(tmp_path, TOY)
    scenario = shelf.playable(toy)
    kept = tmp_path / "cache" / "texts" / "toy.json"
    kept.write_text(spoilt.format(stamp=kept.read_text("utf-8").partition("\n")[0]), "utf-8")
    assert shelf.playable(toy) == scenario


def test_a_card_tells_the_first_problem(tmp_path: Path) -> None:
    """A broken scenario stands in the list with its problems, before and after a check."""
    path = scenario(tmp_path / "s", "one", MANIFEST.format(title="One") + "motions: {a: {b: 1}}\n")
    scenario(tmp_path / "s", "two", "scenario: {title: [}\n")
    shelf = library(tmp_path, tmp_path / "s")
    with pytest.raises(ScenarioError):
        shelf.load(path)
    one, two = shelf.scenario_cards()
    assert one.title == "One"
    assert one.problems > 1
    assert two.title == "two"
    assert "scenario.yaml:1:" in two.state


def test_cards_are_remembered_without_harm(tmp_path: Path) -> None:
    """A cache that is broken, missing or not writable is as good as none."""
    path = scenario(tmp_path, "one")
    key, known = key_of(path, []), glimpsed(path, "one")
    assert remembered(tmp_path / "none", key) is None
    (tmp_path / "file").touch()
    remember(tmp_path / "file", key, known)
    remember(tmp_path / "cache", key, known)
    assert remembered(tmp_path / "cache", key) == known
    kept = tmp_path / "cache" / "cards" / f"{key}.json"
    for broken in ("", "[]", '{"title": 1}', json.dumps({"title": "a", "summary": "b", "problems": "x"})):
        kept.write_text(broken, "utf-8")
        assert remembered(tmp_path / "cache", key) is None


def test_new_saves_never_collide(tmp_path: Path) -> None:
    """Each new path is free, is in the folder of saves, and is a plain name whatever the id is."""
    shelf = Library(places_in(tmp_path))
    found = []
    for _ in range(3):
        found.append(shelf.new_save_path("toy", 7))
        found[-1].touch()
    assert [path.name for path in found] == ["toy-7.persimmon", "toy-7-2.persimmon", "toy-7-3.persimmon"]
    assert shelf.new_save_path("../Up & away", 1).name == "up-away-1.persimmon"
    (tmp_path / "file").touch()
    with pytest.raises(NotFound, match="cannot be made"):
        Library(Places((), tmp_path / "file" / "saves")).new_save_path("toy", 1)


def test_every_file_in_the_folder_of_saves_has_a_card(tmp_path: Path) -> None:
    """A file that is no save stands in the list with what is wrong with it."""
    saves = tmp_path / "saves"
    saves.mkdir()
    (saves / "bad.persimmon").write_text("no save", "utf-8")
    (saves / "folder.persimmon").mkdir()
    (saves / "notes.txt").write_text("not listed", "utf-8")
    cards = {card.path.name: card for card in Library(places_in(tmp_path)).save_cards()}
    assert set(cards) == {"bad.persimmon", "folder.persimmon"}
    assert "is not a save" in cards["bad.persimmon"].state
    assert "is a folder" in cards["folder.persimmon"].state
