"""Complaints keep one shape, point at their place and never carry a control character to the terminal."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.scenario.problems import (
    Place,
    Problem,
    ScenarioError,
    Span,
    as_json,
    did_you_mean,
    in_order,
    is_unsafe,
    quoted,
    render,
    visible,
)

TEXT = "flows:\n  ferry: {out: grain * tempo, why: Fleet}\n  ferry: {}\n"
NUMBERS = st.integers(0, 400)
SPANS = st.builds(Span, NUMBERS, NUMBERS, NUMBERS, NUMBERS)
PLACES = st.builds(Place, st.text(max_size=9), st.none() | SPANS)
PROBLEMS = st.builds(
    Problem,
    st.just("T001"),
    st.text(),
    PLACES,
    st.text(),
    st.sampled_from(("error", "warning")),
    st.none() | PLACES,
)


def at(line: int, column: int, end: int, file: str = "flows.yaml") -> Place:
    return Place(file, Span(line, column, line, end))


def test_a_complaint_fits_on_one_line_with_place_code_and_hint() -> None:
    """The one-line form is file:line:column, counted from 1, then level, code, message and hint."""
    problem = Problem("T001", "no such factor", at(1, 15, 20), "did you mean `grain`?")
    assert problem.line() == "flows.yaml:2:16: error[T001] no such factor (did you mean `grain`?)"


def test_a_complaint_about_a_whole_file_names_the_file_alone() -> None:
    """Without a span no line and column are invented."""
    assert Problem("T001", "empty", Place("a.yaml"), level="warning").line() == "a.yaml: warning[T001] empty"


def test_the_second_place_stands_in_the_line() -> None:
    """A complaint about two places names both even in its one-line form."""
    problem = Problem("T001", "given twice", at(2, 2, 7), also=at(1, 2, 7))
    assert problem.line() == "flows.yaml:3:3: error[T001] given twice (also flows.yaml:2:3)"


def test_the_long_form_underlines_the_words() -> None:
    """The long form shows the line, carets under exactly the span, and the help."""
    problem = Problem("T002", "grain times what?", at(1, 15, 28), "name a unit")
    assert render(problem, {"flows.yaml": TEXT}.get).splitlines() == [
        "error[T002]: grain times what?",
        " --> flows.yaml:2:16",
        "  |",
        "2 |   ferry: {out: grain * tempo, why: Fleet}",
        "  |                ^^^^^^^^^^^^^",
        "  = help: name a unit",
    ]


def test_the_long_form_shows_both_places() -> None:
    """The second place has its own arrow and excerpt."""
    problem = Problem("T003", "key `ferry` is given twice", at(2, 2, 7), also=at(1, 2, 7))
    shown = render(problem, {"flows.yaml": TEXT}.get)
    assert " --> flows.yaml:3:3" in shown
    assert " ::: flows.yaml:2:3" in shown
    assert shown.count("^^^^^") == 2


def test_a_file_that_cannot_be_read_again_leaves_the_place() -> None:
    """Without the text, or beyond its end, the place is still told and no excerpt is invented."""
    beyond = Problem("T001", "gone", at(99, 0, 1))
    assert render(beyond, lambda _: None) == "error[T001]: gone\n  --> flows.yaml:100:1".replace(
        "  -->", "   -->"
    )
    assert render(beyond, lambda _: TEXT) == render(beyond, lambda _: None)


def test_the_gutter_grows_with_the_line_number() -> None:
    """Bars stand in one column though the two line numbers differ in length."""
    text = "a: 1\n" * 12
    shown = render(Problem("T001", "x", at(11, 0, 1, "a"), also=at(1, 0, 1, "a")), lambda _: text)
    bars = {line.index("|") for line in shown.splitlines() if "|" in line}
    assert bars == {3}


def test_a_caret_stands_under_its_word_after_escapes_and_wide_letters() -> None:
    """Escaped characters and letters two cells wide move the caret as they move the word."""
    shown = render(Problem("T001", "x", at(0, 4, 6, "a")), lambda _: "\x1b字e\u0301ab").splitlines()
    assert shown[3:] == ["1 | \\x1b字e\u0301ab", "  | " + " " * 7 + "^^"]


@pytest.mark.parametrize("column", [0, 31, 5000, 9990])
def test_a_very_long_line_is_cut_around_the_caret(column: int) -> None:
    """However long the line, the excerpt fits a terminal and the caret stands under the word."""
    line = "a" * column + "XYZ" + "b" * 10_000
    shown = render(Problem("T001", "x", at(0, column, column + 3, "a")), lambda _: line).splitlines()
    start = shown[4].index("^")
    assert shown[3][start : start + 3] == "XYZ"
    assert max(len(part) for part in shown) < 120


def test_a_span_over_several_lines_underlines_the_first() -> None:
    """A block is shown by its first line, underlined to its end."""
    place = Place("a", Span(0, 3, 2, 1))
    assert render(Problem("T001", "x", place), lambda _: "ab: cd\n  e\n").splitlines()[-1] == "  |    ^^^"


@given(PROBLEMS, st.text())
def test_no_form_of_a_complaint_carries_an_unsafe_character(problem: Problem, text: str) -> None:
    """Whatever a file, its name or a message holds, only printable text and our own line ends are printed."""
    shown = render(problem, lambda _: text)
    assert not any(is_unsafe(letter) for letter in shown.replace("\n", ""))
    assert not any(is_unsafe(letter) for letter in problem.line())
    json.dumps(as_json(problem)).encode("ascii")


@given(st.characters(categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"]))
def test_every_character_that_hides_or_drives_is_unsafe(letter: str) -> None:
    """Controls, formats, surrogates, private, unassigned characters and line separators are shown escaped."""
    assert is_unsafe(letter)
    assert visible(letter).isascii()
    assert visible(letter).startswith("\\")


@given(st.characters(categories=["L", "M", "N", "P", "S"]))
def test_ordinary_writing_is_shown_as_it_is(letter: str) -> None:
    """Letters, marks, digits and signs of every script pass, but for the few that are drawn as nothing."""
    assert visible(letter) == letter or "FILLER" in unicodedata.name(letter) or is_unsafe(letter)
    assert visible("a é 字 – ½") == "a é 字 – ½"


def test_problems_are_read_from_top_to_bottom() -> None:
    """Problems are ordered by file, line and column; those of a whole file come first."""
    places = [at(2, 1, 2), at(1, 9, 10), at(0, 0, 1, "b"), at(1, 2, 3), Place("flows.yaml")]
    ordered = in_order(Problem("T001", "x", place) for place in places)
    assert [str(problem.place) for problem in ordered] == [
        "b:1:1",
        "flows.yaml",
        "flows.yaml:2:3",
        "flows.yaml:2:10",
        "flows.yaml:3:2",
    ]


def test_the_error_carries_every_problem_in_order() -> None:
    """A scenario error holds all its problems, sorted, and prints one line for each."""
    error = ScenarioError([Problem("T002", "second", at(5, 0, 1)), Problem("T001", "first", at(1, 0, 1))])
    assert [problem.code for problem in error.problems] == ["T001", "T002"]
    assert len(str(error).splitlines()) == 2


def test_json_counts_from_one_and_keeps_both_places() -> None:
    """Other programs get the printed numbers, and null where there is no place."""
    data = as_json(Problem("T001", "m", at(1, 2, 7), "h", also=Place("b.yaml")))
    assert (data["file"], data["line"], data["column"], data["end_column"]) == ("flows.yaml", 2, 3, 8)
    assert data["also"] == {
        "file": "b.yaml",
        "line": None,
        "column": None,
        "end_line": None,
        "end_column": None,
    }


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("grian", "grain"),
        ("Grain", "grain"),
        ("harbour.granary", "harbour.north.granary"),
        ("granary", "harbour.north.granary"),
        ("harbor.north.granery", "harbour.north.granary"),
        ("ferry.tempo", "ferry.tempos"),
    ],
)
def test_a_slip_of_the_hand_is_recognised(word: str, found: str) -> None:
    """Swapped letters, case, a forgotten middle and a forgotten beginning of a dotted id are recognised."""
    assert (
        did_you_mean(word, ["grain", "harbour.north.granary", "ferry.tempos"]) == f"did you mean `{found}`?"
    )


@pytest.mark.parametrize("word", ["zebra", "", "x" * 100_000, "grain"])
def test_no_guess_is_made_where_nothing_is_near(word: str) -> None:
    """A foreign, empty or endless word, and a word that is itself known, get no guess."""
    assert did_you_mean(word, ["grain"]) == ""
    assert did_you_mean(word, []) == ""


def test_a_quoted_word_is_short_and_readable() -> None:
    """A hostile word is cut, and a backtick is not quoted by backticks."""
    assert quoted("grain") == "`grain`"
    assert quoted("`") == '"`"'
    assert len(quoted("x" * 10_000)) < 80
