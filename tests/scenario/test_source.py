"""A file becomes data with places, or complaints; never anything else, and never late."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Annotated, Literal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from game.scenario.problems import Problem, ScenarioError, Span, is_unsafe
from game.scenario.source import MAX_BYTES, Source, Value, locate, read_bytes, read_text

TEXTS = st.text(max_size=12).map(lambda text: "".join(letter for letter in text if not is_unsafe(letter)))
NUMBERS = st.integers(-(10**15), 10**15) | st.floats(-1e15, 1e15)
LEAVES = st.none() | st.booleans() | NUMBERS | TEXTS
DATA = st.dictionaries(
    TEXTS,
    st.recursive(
        LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3)
    ),
    min_size=1,
    max_size=4,
)
YAMLISH = st.lists(
    st.sampled_from(
        [
            *"\n\n  :-?[]{},#&*!|>'\"%@`\\~<.01aé\t\r\u202e\ud800",
            ": ",
            "- ",
            "<<",
            "---\n",
            "a: ",
            "\\x",
            "1e3",
        ]
    ),
    max_size=60,
).map("".join)


def problems_of(text: str) -> tuple[Problem, ...]:
    with pytest.raises(ScenarioError) as caught:
        read_text(text, "a.yaml")
    return caught.value.problems


def outcome_of(read: Callable[[], Source]) -> Source | ScenarioError:
    try:
        return read()
    except ScenarioError as error:
        return error


def only_problem(text: str) -> Problem:
    problems = problems_of(text)
    assert len(problems) == 1, problems
    return problems[0]


def place(problem: Problem) -> tuple[int, int]:
    assert problem.place.span is not None
    return problem.place.span.line, problem.place.span.column


def cut(source: Source, span: Span) -> str:
    assert span.line == span.end_line
    return source.text.split("\n")[span.line][span.column : span.end_column]


def block(value: Value, indent: int = 0) -> str:
    """Write data as block YAML, every text in double quotes, so that nothing depends on a foreign writer."""
    pad = "\n" + " " * indent
    if isinstance(value, dict) and value:
        return "".join(f"{pad}{leaf(key)}: {block(item, indent + 2)}" for key, item in value.items())
    if isinstance(value, list) and value:
        return "".join(f"{pad}- {block(item, indent + 2)}" for item in value)
    return leaf(value)


def leaf(value: Value) -> str:
    return json.dumps(value, ensure_ascii=False)


@given(YAMLISH | st.text())
@example("a: !<%ff> x")
@example("? ")
@example("&a")
@example("{a: &b")
@example('a: "\\N"')
def test_any_text_is_read_or_refused(text: str) -> None:
    """Whatever the text, it gives a source or a scenario error with problems, and within a second."""
    begin = time.process_time()
    outcome = outcome_of(lambda: read_text(text, "a.yaml"))
    assert time.process_time() - begin < 1
    if isinstance(outcome, ScenarioError):
        assert outcome.problems
        assert all(problem.message and problem.code for problem in outcome.problems)
    else:
        assert outcome.values[()].line >= 0


@given(st.binary(max_size=80))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """Bytes of any kind give a source or a scenario error."""
    outcome = outcome_of(lambda: read_bytes(data, "a.yaml"))
    assert outcome.problems if isinstance(outcome, ScenarioError) else isinstance(outcome.data, dict)


@given(DATA)
def test_nested_data_comes_back_as_it_was_written(data: dict[str, Value]) -> None:
    """Maps, lists, texts, numbers, true, false and nothing survive writing and reading, in both styles."""
    assert read_text(block(data), "a.yaml").data == data
    assert read_text(json.dumps(data, ensure_ascii=False), "a.yaml").data == data


@given(DATA)
def test_every_value_and_key_has_its_place(data: dict[str, Value]) -> None:
    """The text under each span is the text of that value or key, and every value has a span."""
    source = read_text(block(data), "a.yaml")
    for path, span in source.keys.items():
        assert cut(source, span) == leaf(path[-1])
    found = 0
    pending: list[tuple[tuple[str | int, ...], Value]] = [((), source.data)]
    while pending:
        path, value = pending.pop()
        found += 1
        if isinstance(value, dict):
            pending += [((*path, key), item) for key, item in value.items()]
        elif isinstance(value, list):
            pending += [((*path, index), item) for index, item in enumerate(value)]
        else:
            assert cut(source, source.values[path]) == leaf(value)
    assert found == len(source.values)


def test_the_span_of_a_map_or_list_reaches_its_last_value() -> None:
    """Block and flow collections span from their first sign to the end of their last, no further."""
    source = read_text("a:\n  b: 1\n  c: [2, 3]\n\n# later\nd: {e: 4}\n", "a.yaml")
    assert source.values["a",] == Span(1, 2, 2, 11)
    assert cut(source, source.values["a", "c"]) == "[2, 3]"
    assert cut(source, source.values["d",]) == "{e: 4}"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1e3", 1000.0),
        (".5", 0.5),
        ("-7", -7),
        ("0x1F", 31),
        ("0o17", 15),
        ("~", None),
        ("", None),
        ("True", True),
        ("false", False),
        ("'7'", "7"),
        ("1000000000000000", 10**15),
        ("2001-07-24", "2001-07-24"),
        ("2001-13-02", "2001-13-02"),
        ("010", "010"),
        ("1:30:00", "1:30:00"),
        ("1_000", "1_000"),
        ("nan", "nan"),
        ("٣", "٣"),
        ("-", None),
    ],
)
def test_a_plain_word_means_what_yaml_1_2_says(text: str, value: Value) -> None:
    """Numbers, truth and nothing are the core schema's; dates and numbers of older YAML stay text."""
    if text == "-":
        assert read_text("a:\n  -", "a.yaml").data == {"a": [value]}
    else:
        read = read_text(f"a: {text}", "a.yaml").data["a"]
        assert (read, type(read)) == (value, type(value))


@pytest.mark.parametrize(
    "text", [".nan", "-.inf", "1e16", "-1000000000000001", "1e999", "9" * 5000, "0." + "1" * 99]
)
def test_a_number_that_cannot_be_meant_is_refused(text: str) -> None:
    """What is not finite, lies beyond 1e15 or has digits without end is refused at its place."""
    problem = only_problem(f"a: {text}")
    assert (problem.code, place(problem)) == ("Y009", (0, 3))


@pytest.mark.parametrize("word", ["yes", "No", "on", "OFF"])
def test_a_word_that_older_yaml_switched_stays_text_with_a_warning(word: str) -> None:
    """Yes, no, on and off are texts; a warning says to write true or false, unless they stand in quotes."""
    source = read_text(f"a: {word}\nb: '{word}'", "a.yaml")
    assert source.data == {"a": word, "b": word}
    assert [(note.level, place(note)) for note in source.notes] == [("warning", (0, 3))]


def test_several_lines_belong_in_a_block_text() -> None:
    """A block text keeps its line ends; a quoted text with one is refused."""
    assert read_text("a: |\n  b\n  c\n", "a.yaml").data == {"a": "b\nc\n"}
    assert only_problem('a: "b\\nc"').code == "Y005"
    assert only_problem("a: 'b\n\n  c'").code == "Y005"
    assert only_problem("? |\n  b\n: c").code == "Y005"


def test_windows_line_ends_move_no_place() -> None:
    """A Windows file reads as the same data at the same places; a lone carriage return is refused."""
    plain, windows = (read_text(f"a:{end}  b: |{end}    c{end}  d: 1", "a.yaml") for end in ("\n", "\r\n"))
    assert (plain.data, plain.values) == (windows.data, windows.values)
    assert place(only_problem("a: b\rc")) == (0, 4)


@pytest.mark.parametrize(
    ("text", "code", "where"),
    [
        ("a: *x", "Y006", (0, 3)),
        ("a: &x 1", "Y006", (0, 3)),
        ("a: !x 1", "Y006", (0, 3)),
        ("a: ! 1", "Y006", (0, 3)),
        ("a: !!python/name:os.system x", "Y006", (0, 3)),
        ("<<: {b: 1}", "Y006", (0, 0)),
        ("a: 1\n---\nb: 1", "Y006", (1, 0)),
        ("%YAML 1.1\n---\na: 1", "Y006", (0, 0)),
        ("a: 1\nb: 2\na: 3", "Y007", (2, 0)),
        ("1: a", "Y008", (0, 0)),
        ("~: a", "Y008", (0, 0)),
        ("[a]: b", "Y008", (0, 0)),
        ("- a", "Y011", (0, 0)),
        ("just words", "Y011", (0, 0)),
    ],
)
def test_what_the_subset_leaves_out_is_refused_at_its_place(
    text: str, code: str, where: tuple[int, int]
) -> None:
    """Anchors, aliases, tags, merges, more documents, doubled or strange keys are told where they stand."""
    problem = problems_of(text)[0]
    assert (problem.code, place(problem)) == (code, where)


def test_a_doubled_key_names_both_places() -> None:
    """The second giving is the problem and the first is the other place."""
    problem = only_problem("a:\n  b: 1\n  c: 2\n  b: 3\n")
    assert place(problem) == (3, 2)
    assert problem.also is not None
    assert problem.also.span == Span(1, 2, 1, 3)


def test_all_problems_of_a_file_are_told_at_once() -> None:
    """One reading finds the doubled key, the number and the alias, in the order of the file."""
    assert [problem.code for problem in problems_of("a: *x\nb: .nan\na: 2\n")] == ["Y006", "Y009", "Y007"]


@pytest.mark.parametrize("text", ["", "\n\n", "# only a remark\n", "---\n", "null"])
def test_an_empty_file_is_called_empty(text: str) -> None:
    """Nothing, blank lines, remarks and a bare null are told as an empty file."""
    assert only_problem(text).message == "the file is empty"


@pytest.mark.parametrize(
    "letter",
    [*"\x00\x07\x1b\x7f\x85\t\u200b\u200f\u202e\u2066\u2028\ue000\ufeff\uffff\u3164", "\ud800", "\U000e0041"],
)
def test_no_text_holds_a_character_that_hides_or_drives(letter: str) -> None:
    """Such a character is refused in a value, a key and a remark, at its place, raw."""
    for text in (f"a: x{letter}y", f"x{letter}y: 1", f"a: 1 # {letter}"):
        problem = only_problem(text)
        assert (problem.code, place(problem)) == ("Y005", (0, text.index(letter)))


@pytest.mark.parametrize(
    "escape", [r"\e", r"\t", r"\0", r"\u202e", r"\N", r"\L", r"\uFEFF", r"\U000E0041", r"\r"]
)
def test_no_escape_makes_a_character_that_hides_or_drives(escape: str) -> None:
    """What may not stand in a file may not be made by an escape either, in a value or in a key."""
    assert only_problem(f'a: "x{escape}"').code == "Y005"
    assert only_problem(f'"x{escape}": 1').code == "Y005"


@pytest.mark.parametrize(
    ("text", "where", "word"),
    [
        ("title: Operation Ka: north", (0, 19), "quotes"),
        ("when: > 5", (0, 8), "quotes"),
        ("when: {x} > 3", (0, 6), "quotes"),
        ("when: [x] > 3", (0, 6), "quotes"),
        ("when: * 3", (0, 6), "quotes"),
        ("when: ? x", (0, 6), "quotes"),
        ("when: @x", (0, 6), "quotes"),
        ("when: `x`", (0, 6), "quotes"),
        ("when: %x", (0, 6), "quotes"),
        ("when: 'it's x'", (0, 6), "quotes"),
        ("a: {when: > 5}", (0, 10), "quotes"),
        ("when: {value: a / max(b, 1)}", (0, 14), "comma"),
        ("when: [max(a, 1), 2]", (0, 7), "comma"),
        ("when: {label: Well, protest}", (0, 20), "comma"),
        ("when: {a:b}", (0, 7), "space"),
        ("when: {a: 1\nb: 2", (0, 6), "close"),
        ("when: 'x\nb: 2", (0, 6), "close"),
        ("a:\n\tb: 1", (1, 0), "spaces"),
        ("a:\n  b: 1\n c: 2", (2, 1), "column"),
        ("a: 1\n  b: 2", (1, 3), "column"),
        ("a: - x", (0, 3), "next line"),
        ('a: "\\d"', (0, 4), "single quotes"),
        ("a: 1\nb\n", (1, 0), "key: value"),
    ],
)
def test_a_usual_trap_is_told_with_its_way_out(text: str, where: tuple[int, int], word: str) -> None:
    """Each trap authors were seen to fall into is one problem, at the sign to blame, with a helpful hint."""
    problem = only_problem(text)
    assert place(problem) == where
    assert word in problem.hint


@pytest.mark.parametrize(
    "text",
    [
        "a: {b: 1, c: }",
        'a: {"b" : 1}',
        "a: {b:\n  }",
        "a: {b: (1)}",
        "a: [b, 'max(c, 1)']",
        "a: {b: 'Well, c'}",
    ],
)
def test_a_map_on_one_line_that_is_meant_passes(text: str) -> None:
    """The watch for texts cut at a comma lets balanced texts, quotes and values left empty pass."""
    assert read_text(text, "a.yaml").notes == ()


BOMB = "".join(
    f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9) if level else 'x'}]\n" for level in range(10)
)
HOSTILE = {
    "brackets": "a: " + "[" * 100_000,
    "only brackets": "[" * (MAX_BYTES - 1),
    "braces": "a: " + "{a: " * 100_000,
    "dashes": "- " * 100_000,
    "question marks": "? " * 100_000,
    "indents": "\n".join(" " * depth + "a:" for depth in range(1000)),
    "alias bomb": BOMB,
    "directives": "".join(f"%TAG !{number}! b\n" for number in range(100_000)),
    "doubled keys": "a: 1\n" * 400_000,
    "a long tag": "a: !" + "x" * 1_000_000,
    "a long number": "a: " + "9" * 1_000_000,
    "an open quote": "a: '" + "x " * 1_000_000,
    "line ends": "a: [" + "\n" * 1_000_000,
    "too large": "a" * (MAX_BYTES + 1),
    "too large in bytes": "é" * (MAX_BYTES // 2 + 1),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_fast(name: str) -> None:
    """Depth, bombs, directives and endless words are refused within two seconds of work, in short words."""
    begin = time.process_time()
    problems = problems_of(HOSTILE[name])
    assert time.process_time() - begin < 2
    assert len(problems) <= 100
    assert all(len(problem.line()) < 400 for problem in problems)


def test_depth_ends_at_32() -> None:
    """Thirty-two maps and lists inside each other are read, thirty-three are refused."""
    assert read_text("a: " + "[" * 31 + "]" * 31, "a.yaml").data
    assert only_problem("a: " + "[" * 32 + "]" * 32).code == "Y003"


@pytest.mark.slow
def test_the_number_of_values_ends_at_half_a_million() -> None:
    """A file of more than 500,000 values is refused at the first one too many."""
    problem = only_problem("a: [" + "1," * 600_000 + "]")
    assert (problem.code, place(problem)) == ("Y003", (0, 4 + 2 * 499_998))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xef\xbb\xbfa: 1", "offset 0"),
        (b"\xff\xfea\x00", "offset 0"),
        (b"a: 1\nb: \xff", "byte 0xff at offset 8"),
        (b"a" * (MAX_BYTES + 1), "larger than 2 MiB"),
    ],
)
def test_bytes_that_are_no_utf8_are_told_with_their_offset(data: bytes, words: str) -> None:
    """A byte order mark, a bad byte and a huge file are each told before anything is read."""
    with pytest.raises(ScenarioError, match=words):
        read_bytes(data, "a.yaml")


class _Base(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Add(_Base):
    """An effect of the toy scenario."""

    verb: Literal["add"]
    amount: float


class Fire(_Base):
    """Another effect, told apart by its verb."""

    verb: Literal["fire"]
    event: str


class Story(_Base):
    """A toy scenario with a union, and with keys that must match a pattern."""

    effects: list[Annotated[Add | Fire, Field(discriminator="verb")]]
    names: dict[Annotated[str, Field(pattern="^[a-z]+$")], int]


STORY = """effects:
  - {verb: add, amount: much}
  - verb: fire
    evnt: flood
names:
  Ferry: 1
"""


def test_a_pydantic_error_finds_its_place() -> None:
    """Union tags are skipped; a missing field shows its owner, a bad key the key itself."""
    source = read_text(STORY, "a.yaml")
    with pytest.raises(ValidationError) as caught:
        Story.model_validate(source.data)
    errors = caught.value.errors()
    shown = {
        error["type"]: cut_first(source, error["loc"], missing=error["type"] == "missing") for error in errors
    }
    assert shown == {
        "float_parsing": "much",
        "missing": "verb: fire",
        "extra_forbidden": "flood",
        "string_pattern_mismatch": "Ferry",
    }
    extra = next(error["loc"] for error in errors if error["type"] == "extra_forbidden")
    assert cut(source, locate(source, extra, key=True)) == "evnt"


def cut_first(source: Source, loc: tuple[str | int, ...], *, missing: bool) -> str:
    span = locate(source, loc, missing=missing)
    line = source.text.split("\n")[span.line]
    return line[span.column : span.end_column if span.line == span.end_line else len(line)]


def test_a_tag_that_is_also_a_field_does_not_mislead() -> None:
    """Where a union tag is spelled like a field beside the one meant, the one meant is found."""
    source = read_text("effect: {add: {x: 1}, why: 2}", "a.yaml")
    assert cut(source, locate(source, ("effect", "add", "why"))) == "2"
    assert cut(source, locate(source, ("effect", "add", "add", "x"))) == "1"
    assert cut(source, locate(source, ("effect", "nowhere"), missing=True)) == "effect"
    assert locate(source, ()) == Span(0, 0, 0, 29)
