"""Each command does what its help says, with the exit codes that scripts rely on."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from game.cli.commands import COMMANDS
from game.library import Library
from tests.cli.desk import TOY, persimmon, places_in, played

DOCTRINES = ("historical", "random", "drift")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(tmp_path: Path, command: str) -> None:
    """`--help` says how a command is used, and it stands in the help of the program."""
    told = persimmon(tmp_path, command, "--help")
    assert told.code == 0
    assert told.out.startswith(f"usage: persimmon {command}")
    assert command in persimmon(tmp_path, "--help").out


def test_the_version_is_the_projects(tmp_path: Path) -> None:
    """`--version` says what `pyproject.toml` says."""
    project = (TOY.parent.parent / "pyproject.toml").read_text("utf-8")
    version = re.search(r'^version = "(.*)"$', project, re.MULTILINE)
    assert version is not None
    assert persimmon(tmp_path, "--version").out == f"persimmon {version.group(1)}\n"


@pytest.mark.parametrize("doctrine", DOCTRINES)
def test_a_game_that_plays_itself_can_be_used_everywhere(tmp_path: Path, doctrine: str) -> None:
    """A doctrine's game ends, none of its orders is refused, and it verifies, replays and exports."""
    save = tmp_path / "a.persimmon"
    told = persimmon(tmp_path, "play", "toy", "--doctrine", doctrine, "--seed", 3, "--save", save)
    assert told.code == 0
    assert "Verdict: " in told.out
    assert "Not given" not in told.out
    assert "VERIFIED" in persimmon(tmp_path, "verify", save).out
    again = persimmon(tmp_path, "replay", save, "--plain")
    assert again.code == 0
    assert again.out.splitlines()[-1].startswith("VERIFIED")
    assert persimmon(tmp_path, "export", save, "--csv").code == 0


def test_a_replay_tells_the_same_turns_as_the_game(tmp_path: Path) -> None:
    """Every line of every turn report of the game stands in its replay."""
    save = tmp_path / "a.persimmon"
    told = persimmon(tmp_path, "play", "toy", "--doctrine", "historical", "--save", save).out
    again = persimmon(tmp_path, "replay", save).out
    turns = [line for line in told.splitlines() if line.startswith("Turn ")]
    assert len(turns) == 3
    for part in told.split("\n\n"):
        if part.startswith("Turn "):
            assert part in again


def test_one_turn_of_a_replay_stands_alone(tmp_path: Path) -> None:
    """`--turn N` tells that turn and no other; a turn beyond the end is refused."""
    save = played(tmp_path)
    told = persimmon(tmp_path, "replay", save, "--turn", 2).out
    assert re.findall(r"^Turn (\d)", told, re.MULTILINE) == ["2"]
    assert persimmon(tmp_path, "replay", save, "--turn", 9).code == 2
    assert persimmon(tmp_path, "replay", save, "--turn", 0).code == 2


def test_export_writes_every_figure_by_date(tmp_path: Path) -> None:
    """A row for the start and each tick; columns for factors, derived factors and beliefs with bands."""
    told = persimmon(tmp_path, "export", played(tmp_path), "--csv")
    rows = list(csv.reader(io.StringIO(told.out)))
    head, first, last = rows[0], rows[1], rows[-1]
    assert head[:3] == ["turn", "date", "goodwill"]
    assert {"herring.lasts", "believed.strand.boats", "believed.strand.boats.low", "strand.boats"} < set(head)
    assert (first[1], last[1], len(rows)) == ("1820-06-01", "1820-08-10", 9)
    band = [float(last[head.index(f"believed.strand.boats{edge}")]) for edge in (".low", "", ".high")]
    assert band == sorted(band)
    same = json.loads(persimmon(tmp_path, "export", "a", "--saves", tmp_path, "--json").out)
    assert [list(map(str, row.values())) for row in same] == rows[1:]


def test_a_save_that_was_changed_is_told_by_its_code(tmp_path: Path) -> None:
    """A damaged save is told with code 4 by every command that reads it, and what is good is shown."""
    save = played(tmp_path)
    lines = save.read_bytes().splitlines(keepends=True)
    save.write_bytes(b"".join([*lines[:2], lines[2].replace(b'"turn":2', b'"turn":9'), *lines[3:]]))
    for command in ("verify", "replay", "export"):
        told = persimmon(tmp_path, command, save)
        assert told.code == 4
        assert "DAMAGED" in told.out + told.err
    assert persimmon(tmp_path, "resume", save, "--plain").code == 4
    save.write_bytes(b"".join([*lines[:-1], lines[-1].replace(b'"turn":3', b'"turn":2')]))
    assert "Damaged after turn 3" in persimmon(tmp_path, "--saves", tmp_path, "saves").out


def test_the_worst_of_several_saves_is_the_exit_code(tmp_path: Path) -> None:
    """`verify` goes on after a bad save and gives the highest code."""
    good = played(tmp_path)
    told = persimmon(tmp_path, "verify", tmp_path / "none", good)
    assert told.code == 2
    assert "VERIFIED" in told.out
    assert "there is no such file" in told.err


def test_check_points_into_the_file(tmp_path: Path) -> None:
    """A mistake is told with file, line, column and caret, code 1; both of two mistakes are told."""
    text = (TOY / "toy.yaml").read_text("utf-8")
    bad = tmp_path / "bad.yaml"
    bad.write_text(text.replace("minutes: 3", "minutes: three").replace("tokens: 3", "tokens: 300"), "utf-8")
    told = persimmon(tmp_path, "check", bad)
    assert told.code == 1
    assert f"{bad}:7:" in told.out
    assert told.out.count("^") > 1
    assert told.out.count("error[") == 2
    assert "2 errors" in told.out
    found = json.loads(persimmon(tmp_path, "check", bad, "--json").out)
    assert found[0]["problems"][0]["line"] == 7


def test_playing_a_broken_scenario_names_the_first_problem(tmp_path: Path) -> None:
    """`play` and `show` refuse a broken scenario in one line with code 1 and point to `check`."""
    bad = tmp_path / "bad.yaml"
    bad.write_text((TOY / "toy.yaml").read_text("utf-8").replace("minutes: 3", "minutes: three"), "utf-8")
    for command in (("play", bad, "--plain"), ("show", bad)):
        told = persimmon(tmp_path, *command)
        assert told.code == 1
        assert told.err.splitlines()[1] == f"hint: persimmon check {bad}"


def test_check_runs_the_tests_and_the_record(tmp_path: Path) -> None:
    """`--run` plays each test and compares each row of the record; one that does not hold is code 1."""
    told = persimmon(tmp_path, "check", "toy", "--run")
    assert told.code == 0, told.out
    assert "ok test stone_costs_silver" in told.out
    text = (TOY / "toy.yaml").read_text("utf-8")
    bad = tmp_path / "bad.yaml"
    wrong = text.replace("expect: silver < 100", "expect: silver > 100").replace(
        "tolerance: 40", "tolerance: 0.1"
    )
    bad.write_text(wrong, "utf-8")
    told = persimmon(tmp_path, "check", bad, "--run")
    assert told.code == 1
    assert told.out.count("FAILED") == 2


def test_check_takes_a_folder_of_scenarios(tmp_path: Path) -> None:
    """A folder that holds scenarios stands for all of them."""
    for name in ("one", "two"):
        persimmon(tmp_path, "--scenarios", tmp_path, "new", name)
    told = persimmon(tmp_path, "check", tmp_path)
    assert told.code == 0, told.out
    assert told.out.count("fine") == 2


def test_a_new_scenario_passes_and_plays(tmp_path: Path) -> None:
    """The scaffold passes `check --run` and plays to a verdict; a second of the name is refused."""
    assert persimmon(tmp_path, "--scenarios", tmp_path, "new", "my-crisis").code == 0
    told = persimmon(tmp_path, "check", tmp_path / "my-crisis", "--run")
    assert told.code == 0, told.out
    save = tmp_path / "a.persimmon"
    played_ = persimmon(tmp_path, "play", tmp_path / "my-crisis", "--doctrine", "rule-book", "--save", save)
    assert "Verdict: " in played_.out
    assert persimmon(tmp_path, "--scenarios", tmp_path, "new", "my-crisis").code == 2


def test_show_lists_and_shows_every_id(tmp_path: Path) -> None:
    """Every id that is listed can be shown, as text and as JSON."""
    titles = json.loads(persimmon(tmp_path, "show", "toy", "--json").out)
    assert {"factors", "motions", "voices", "sources", "verdicts", "tests"} < set(titles)
    assert "wall_clause.stone" in titles["motions"]
    for kind, ids in titles.items():
        for id in ids:
            found = json.loads(persimmon(tmp_path, "show", "toy", id, "--json").out)
            assert kind in found["kinds"]
    assert "rate: (60 barrel / month if stands(boats.out)" in persimmon(tmp_path, "show", "toy", "catch").out


def test_show_lowered_prints_the_instructions(tmp_path: Path) -> None:
    """A flow becomes a record in its name and a store into its column."""
    told = persimmon(tmp_path, "show", "toy", "catch", "--lowered").out
    assert re.search(r"record .*r\d+ .*\[flow catch: ", told)
    assert "[catch]" in told


def test_an_unknown_id_is_answered_with_the_nearest(tmp_path: Path) -> None:
    """Mistyped ids, scenarios and doctrines are refused with the nearest known one."""
    assert "did you mean `herring`?" in persimmon(tmp_path, "show", "toy", "hering").err
    assert "did you mean `toy`?" in persimmon(tmp_path, "play", "toyy", "--plain").err
    assert "did you mean `drift`?" in persimmon(tmp_path, "play", "toy", "--doctrine", "drif").err


def test_the_schema_accepts_what_the_loader_accepts(tmp_path: Path) -> None:
    """The schema is JSON and knows every kind."""
    schema = json.loads(persimmon(tmp_path, "schema").out)
    assert {"factors", "motions", "history"} < set(schema["properties"])


@pytest.mark.parametrize(
    "arguments",
    [("bogus",), ("play", "toy", "--bogus"), ("play", "toy", "--seed", "x"), ("play", "toy", "--seed", "-1"),
     ("play", "toy", "--seed", str(2**64)), ("replay",), ("check",), ("verify",),
     ("show", "toy", "--lowered"), ("new", "Bad Name"),
     ("replay", "x", "--turn", "two"), ("resume", "--plain")],
)  # fmt: skip
def test_wrong_use_is_one_line(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """Unknown commands, options and values are refused with code 2, a line and a hint."""
    told = persimmon(tmp_path, *arguments)
    assert told.code == 2
    assert not told.out
    assert [line.partition(":")[0] for line in told.err.splitlines()] == ["persimmon", "hint"]


@pytest.mark.parametrize("arguments", [(), ("play", "toy"), ("resume",)])
def test_screens_without_a_terminal_point_to_plain(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """Where the screens cannot be drawn, one line says how to play without them."""
    persimmon(tmp_path, "play", "toy", "--plain", typed="end\n")
    told = persimmon(tmp_path, *arguments)
    assert told.code == 2
    assert "--plain" in told.err


def test_scenarios_and_saves_are_listed_with_their_state(tmp_path: Path) -> None:
    """A scenario is "not checked yet" until it was; a save says where it stands; both as JSON too."""
    assert "not checked yet" in persimmon(tmp_path, "scenarios").out
    persimmon(tmp_path, "check", "toy")
    assert persimmon(tmp_path, "scenarios").out.split()[-1] == "fine"
    assert json.loads(persimmon(tmp_path, "scenarios", "--json").out)[0]["id"] == "toy"
    persimmon(tmp_path, "play", "toy", "--plain", typed="end\n")
    assert "seed 7, after turn 1" in persimmon(tmp_path, "saves").out
    (row,) = json.loads(persimmon(tmp_path, "saves", "--json").out)
    assert (row["scenario"], row["turn"], row["verdict"]) == ("toy", 1, None)


def test_resume_goes_on_with_the_last_game(tmp_path: Path) -> None:
    """Without a name the game played last and not ended is meant."""
    persimmon(tmp_path, "play", "toy", "--plain", typed="end\n")
    told = persimmon(tmp_path, "resume", "--plain", typed="end\nend\n")
    assert told.code == 0
    assert "Sitting 2 of 3" in told.out
    assert "Verdict: " in told.out
    assert persimmon(tmp_path, "resume", "--plain").code == 2
    assert Library(places_in(tmp_path)).save_cards()[0].over
