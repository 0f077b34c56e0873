"""Loading joins files and rulebooks, and tells all that is wrong with the place it stands at."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from game.scenario.loading import from_text, load
from game.scenario.problems import ScenarioError
from tests.scenario.patching import TOY, find, load_patch, problems_of


def refused(path: Path, name: str = "toy") -> list[str]:
    with pytest.raises(ScenarioError) as caught:
        load(path, lambda wanted: find(wanted) if wanted == name else None)
    return [f"{problem.code} {problem.message}" for problem in caught.value.problems]


def test_a_patch_changes_what_it_names_and_nothing_else(tmp_path: Path) -> None:
    """Maps merge by id to any depth, lists and scalars replace, and the rest stays as it was."""
    below = load(TOY, find).scenario
    patch = "scenario: {extends: [toy], aims: [One.]}\nfactors: {wall: {start: 12, title: Wall}}\n"
    above = load_patch(tmp_path, patch).scenario
    assert (above.factors["wall"].start, above.factors["wall"].title) == ("12", "Wall")
    assert above.factors["wall"].range == below.factors["wall"].range
    assert above.scenario.aims == ("One.",)
    assert above.events == below.events


def test_a_patch_adds_after_and_removes(tmp_path: Path) -> None:
    """A new id comes last, which is where it is shown, and `remove` takes ids away."""
    patch = (
        "places: {skerry: {title: Skerry, latitude: 58.0, longitude: 8.0, kind: field}}\n"
        "remove: {events: [midsummer]}\n"
    )
    scenario = load_patch(tmp_path, patch).scenario
    assert list(scenario.places)[-1] == "skerry"
    assert "midsummer" not in scenario.events


def test_any_file_of_a_folder_may_hold_any_kind(tmp_path: Path) -> None:
    """One kind may be spread over files as long as each id is said once."""
    (tmp_path / "a.yaml").write_text("scenario: {extends: [toy]}\nunits: {net: {title: Net}}\n", "utf-8")
    (tmp_path / "b.yaml").write_text("units: {rope: {title: Rope}}\n", "utf-8")
    assert list(load(tmp_path, find).scenario.units)[-2:] == ["net", "rope"]


def test_an_id_in_two_files_is_refused_with_both_places(tmp_path: Path) -> None:
    """The second file is where the complaint stands, the first one is named beside it."""
    (tmp_path / "a.yaml").write_text("scenario: {extends: [toy]}\nunits: {net: {title: Net}}\n", "utf-8")
    (tmp_path / "b.yaml").write_text("units:\n  net: {title: Net}\n", "utf-8")
    with pytest.raises(ScenarioError) as caught:
        load(tmp_path, find)
    [problem] = caught.value.problems
    assert problem.code == "M001"
    assert str(problem.place).endswith("b.yaml:2:3")
    assert str(problem.also).endswith("a.yaml:2:9")


def test_faults_of_joining_and_of_the_models_are_told_together(tmp_path: Path) -> None:
    """A removal of nothing does not hide a misspelt field, nor a formula that is wrong."""
    told = [
        problem.code for problem in problems_of(tmp_path, "remove: {events: [x]}\nflows: {eaten: {wy: x}}\n")
    ]
    assert told == ["M002", "S002"]
    told = [
        problem.code
        for problem in problems_of(tmp_path, "remove: {events: [x]}\nflows: {eaten: {rate: x}}\n")
    ]
    assert told == ["M002", "X003"]


def test_an_unknown_rulebook_is_told_at_its_name(tmp_path: Path) -> None:
    """`extends` names what is not there: the complaint stands under the name."""
    file = tmp_path / "x.yaml"
    file.write_text("scenario: {extends: [tou]}\n", "utf-8")
    assert "M003 there is no rulebook `tou`" in refused(file)


def test_a_rulebook_that_extends_itself_is_refused(tmp_path: Path) -> None:
    """A circle of rulebooks ends in a complaint and not in a hang."""
    file = tmp_path / "x.yaml"
    file.write_text("scenario: {extends: [x]}\n", "utf-8")
    with pytest.raises(ScenarioError) as caught:
        load(file, lambda name: file)
    assert "M004" in [problem.code for problem in caught.value.problems]


def test_what_is_no_scenario_is_one_clear_line(tmp_path: Path) -> None:
    """A missing file, a folder in a file's place and an empty folder are each told in one line."""
    (tmp_path / "empty").mkdir()
    assert refused(tmp_path / "none.yaml") == ["L002 none.yaml does not exist"]
    assert refused(tmp_path / "empty") == ["L001 the folder holds no scenario file"]


def test_two_files_that_are_no_yaml_are_both_told_with_their_lines(tmp_path: Path) -> None:
    """A syntax fault in one file does not hide that in another, and its excerpt can be printed."""
    (tmp_path / "a.yaml").write_text("flows: {\n", "utf-8")
    (tmp_path / "b.yaml").write_text("flows:\n\tx: 1\n", "utf-8")
    with pytest.raises(ScenarioError) as caught:
        load(tmp_path, find)
    files = {Path(problem.place.file).name for problem in caught.value.problems}
    assert files == {"a.yaml", "b.yaml"} == {Path(name).name for name in caught.value.texts}


def test_a_word_that_looks_like_a_truth_is_a_warning(tmp_path: Path) -> None:
    """What the reader of a file only doubts is told and lets the scenario through."""
    loaded = load_patch(tmp_path, "places: {sandwick: {title: on}}\n")
    assert [problem.code for problem in loaded.warnings] == ["Y101"]


@pytest.mark.parametrize(
    "text", ["remove: 3", "remove: {events: gale}", "remove: {events: [[gale]]}", "remove: {x: [y]}"]
)
def test_an_odd_removal_is_told(tmp_path: Path, text: str) -> None:
    """`remove` in any other shape than lists of ids by kind is a complaint."""
    assert [problem.code for problem in problems_of(tmp_path, text + "\n")] == ["M002"]


def test_a_kind_that_is_no_map_in_one_of_two_files_is_told(tmp_path: Path) -> None:
    """Files that disagree about the shape of a kind are refused and break nothing."""
    (tmp_path / "a.yaml").write_text("scenario: {extends: [toy]}\nflows: 3\n", "utf-8")
    (tmp_path / "b.yaml").write_text("flows: {x: {}}\n", "utf-8")
    assert any(line.startswith("M001") for line in refused(tmp_path))


def test_a_scenario_in_a_save_is_the_same_scenario() -> None:
    """What is written out as data and read back from text equals what was loaded."""
    scenario = load(TOY, find).scenario
    text = json.dumps(scenario.model_dump(mode="json", by_alias=True, exclude_defaults=True))
    assert from_text(text) == scenario
