"""What the models refuse is told in the scenario's own words, under the very word, once."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.scenario.loading import load
from game.scenario.problems import Problem, ScenarioError
from tests.scenario.patching import problems_of


def only(folder: Path, patch: str) -> Problem:
    problems = problems_of(folder, patch)
    assert len(problems) == 1, [problem.line() for problem in problems]
    return problems[0]


def test_a_missing_field_is_named_at_its_owner(tmp_path: Path) -> None:
    """The place of what is missing is the id it is missing from."""
    problem = only(
        tmp_path, "fronts:\n  dunes: {title: D, active: 'true', progress: wall, advance: 1, why: x}\n"
    )
    assert (problem.code, problem.message) == ("S001", "`odds` is missing")
    assert problem.place.span is not None
    assert problem.place.span[:2] == (2, 2)


def test_a_misspelt_field_is_told_once_and_not_as_missing_too(tmp_path: Path) -> None:
    """`ods` for `odds` is one mistake: one complaint, at the key, with the word that was meant."""
    front = "{title: D, active: 'true', ods: 1, progress: wall, advance: 1, why: x}"
    problem = only(tmp_path, f"fronts:\n  dunes: {front}\n")
    assert (problem.code, problem.message, problem.hint) == (
        "S002",
        "unknown field `ods`",
        "did you mean `odds`?",
    )
    assert str(problem.place).endswith(":3:37")


def test_a_misspelt_field_beside_another_that_is_missing_is_two_mistakes(tmp_path: Path) -> None:
    """Only the missing field that was meant is left out of the complaints."""
    problems = problems_of(
        tmp_path, "fronts:\n  dunes: {title: D, active: 'true', ods: 1, progress: wall, why: x}\n"
    )
    assert [problem.message for problem in problems] == ["`advance` is missing", "unknown field `ods`"]


def test_an_unknown_field_near_none_lists_what_there_is(tmp_path: Path) -> None:
    """Where nothing is near, the fields of that kind are listed, by the words an author writes."""
    problem = only(tmp_path, "flows: {eaten: {zzz: 1}}\n")
    assert "from" in problem.hint.split(", ")
    assert "origin" not in problem.hint


def test_a_kind_is_suggested_too(tmp_path: Path) -> None:
    """A misspelt kind is a complaint at its key with the kind that was meant."""
    problem = only(tmp_path, "evnts: {}\n")
    assert (problem.message, problem.hint) == ("unknown kind `evnts`", "did you mean `events`?")


@pytest.mark.parametrize(
    ("patch", "message"),
    [
        ("events: {gale: {again: 3}}", "expected true or false, found a number"),
        ("events: {gale: {title: 3}}", "expected text, found a number"),
        ("events: {gale: {effects: wall}}", "expected a list, found text"),
        ("events: {gale: {text: null, title: null}}", "expected text, found nothing"),
        ("events: {gale: storm}", "expected a map of fields, found text"),
        ("events: [gale]", "expected a map, found a list"),
        ("verdicts: {thin: {u: high}}", "expected a number, found text"),
        ("verdicts: {thin: {u: 1.5}}", "this must be at most 1"),
        ("verdicts: {thin: {rank: 1.5}}", "expected a whole number, found a fraction"),
        ("verdicts: {thin: {epilogue: []}}", "this is empty"),
        ("factors: {wall: {precision: 0}}", "this must be more than 0"),
        ("factors: {wall: {range: [0]}}", "value 2 of the list is missing"),
        ("factors: {wall: {range: [0, 1, 2]}}", "at most 2 entries are allowed, these are 3"),
        ("factors: {wall: {seen: hiden}}", "expected `open`, `believed` or `hidden`, found `hiden`"),
        ("events: {Gale: {title: x}}", "`Gale` is not an id"),
        ("events: {gale: {on: 24 June}}", "`24 June` is not a date"),
        ("doctrines: {In_Haste: {title: x, about: x}}", "`In_Haste` is not a name"),
        (f"events: {{gale: {{title: {'x' * 91}}}}}", "at most 90 characters are allowed, these are 91"),
    ],
)
def test_another_sort_of_value_is_told_in_plain_words(tmp_path: Path, patch: str, message: str) -> None:
    """No word of the library that reads the models reaches an author."""
    assert only(tmp_path, patch + "\n").message == message


def test_a_bad_id_is_explained_at_its_key(tmp_path: Path) -> None:
    """The pattern of an id is told as a rule, not as a regular expression."""
    problem = only(tmp_path, "events:\n  Gale: {title: x}\n")
    assert "lower-case" in problem.hint
    assert str(problem.place).endswith(":3:3")


def test_a_rulebook_alone_is_told_what_it_lacks(tmp_path: Path) -> None:
    """A folder of rules without a calendar is told what it lacks to be played."""
    file = tmp_path / "rules.yaml"
    file.write_text("rulebook: {title: Rules, summary: Rules.}\nevents: {}\n", "utf-8")
    with pytest.raises(ScenarioError) as caught:
        load(file, lambda name: None)
    messages = [problem.message for problem in caught.value.problems]
    assert messages == ["`calendar` is missing", "`scenario` is missing"]
    assert "rulebook" in caught.value.problems[0].hint


def test_the_complaints_of_a_foreign_file_have_an_end(tmp_path: Path) -> None:
    """A file of another sort breaks every line; a hundred complaints are enough."""
    fields = ", ".join(f"z{n}: 1" for n in range(300))
    assert len(problems_of(tmp_path, f"events: {{gale: {{{fields}}}}}\n")) == 100
