"""The page on writing scenarios keeps its word: what it shows works, and what it lists is all there is."""

from __future__ import annotations

import re
import typing
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.ruleset.compiling import compile_scenario
from game.scenario import formulas, loading, source
from game.scenario.calendars import TICKS_IN
from game.scenario.checking.check_dates import LONGEST_DAYS
from game.scenario.checking.check_formulas import DEEPEST_CHAIN, MOST_PARTS
from game.scenario.checking.check_numbers import LARGEST
from game.scenario.fields import Cited, Label, Model
from game.scenario.formula_calls import BUILTINS, QUESTIONS
from game.scenario.formula_judging import MOST_STEPS
from game.scenario.orders import FORMS
from game.scenario.scalars import MAX_NUMBER
from game.scenario.shapes import fields_of, model_at
from game.scenario.showing import Rulebook, Scenario
from game.study.fitting import form_of
from tests.architecture.sources import GAME, ROOT, sources
from tests.cli.desk import persimmon

README = (ROOT / "scenarios" / "README.md").read_text("utf-8")
EXAMPLE, *SNIPPETS = re.findall(r"^```yaml\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
MARK = "† "
KINDS = ("scenario/models.py", "scenario/showing.py", "scenario/mapping.py")
"""Where fields are declared, not read."""
WRITTEN_BY_NAME = {"extends", "format"}
"""Fields that are read before there are models."""


def example(folder: Path) -> Path:
    """The example of the page as a file."""
    path = folder / "old-rope.yaml"
    path.write_text(EXAMPLE, "utf-8")
    return path


def laid_over(folder: Path, snippet: str) -> loading.Loaded:
    """A piece of the page laid over its example."""
    base, head = (
        example(folder),
        "" if snippet.startswith("scenario:") else "scenario: {extends: [old-rope]}\n",
    )
    (folder / "piece.yaml").write_text(head + snippet, "utf-8")
    return loading.load(folder / "piece.yaml", lambda name: base if name == "old-rope" else None)


def section(title: str) -> str:
    """The text under a heading of the second rank."""
    return README.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def rows(text: str) -> Iterator[list[str]]:
    """The cells of every row of the tables of a text, without their heads."""
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        if line.startswith("| ") and cells[0].startswith("`"):
            yield cells


def documented() -> dict[type[Model], dict[str, tuple[str, str]]]:
    """What the reference says of every model: its fields with words and default."""
    found: dict[type[Model], dict[str, tuple[str, str]]] = {}
    for part in section("Reference").split("\n### ")[1:]:
        head, _, body = part.partition("\n")
        fields: dict[str, tuple[str, str]] = {}
        for names, words, default in rows(body):
            fields |= dict.fromkeys(re.findall(r"`([^`]+)`", names), (words, default))
        model = model_of(re.findall(r"`([^`]+)`", head))
        assert model not in found, f"{head} is described twice"
        found[model] = fields
    return found


def model_of(words: list[str]) -> type[Model]:
    """The model that a heading such as `motions` / `wordings` names."""
    location: tuple[str | int, ...] = ()
    for word in words:
        tried = [(*location, word), (*location, word, "x"), (*location, word, 0)]
        location = next(each for each in tried if words == ["rulebook"] or model_at(Scenario, each))
    return model_at(Scenario, location) or Rulebook


def models(top: object) -> Iterator[type[Model]]:
    """A model and every model that stands in it."""
    if isinstance(top, type) and issubclass(top, Model):
        yield top
        for info in fields_of(top).values():
            yield from models(info.annotation)
    for part in typing.get_args(top):
        yield from models(part)


def default_of(model: type[Model], name: str) -> str:
    """The default of a field as the page writes it."""
    info = fields_of(model)[name]
    if info.is_required():
        return "needed"
    value = info.get_default(call_default_factory=True)
    if value is None:
        return "none"
    if value in ((), {}):
        return "empty"
    return f"`{str(value).lower() if isinstance(value, bool | str) else format(value, 'g')}`".replace(
        "``", "empty"
    )


def test_the_example_checks_and_keeps_its_tests(tmp_path: Path) -> None:
    """The example has neither error nor warning, and what it promises of itself holds."""
    told = persimmon(tmp_path, "check", example(tmp_path), "--run")
    assert told.code == 0, told.out
    assert told.out.endswith("old-rope.yaml: fine\n")
    assert "ok test a_new_rope_holds" in told.out


def test_the_example_plays_by_lines_to_a_verdict(tmp_path: Path) -> None:
    """A reader who types orders of the page reaches an end, one signature bought."""
    typed = "buy ferryman=1\nsign rope_clause/splice\n" + "end\n" * 30
    told = persimmon(tmp_path, "play", example(tmp_path), "--plain", "--seed", 4, typed=typed)
    assert told.code == 0, told.err
    assert "It is 1 April 1900. The river is up, and there are 20 coins in the box." in told.out
    assert "Given: The rope: splice it." in told.out
    assert "Verdict: " in told.out


@pytest.mark.parametrize("doctrine", ["historical", "random", "drift"])
def test_the_example_plays_itself(tmp_path: Path, doctrine: str) -> None:
    """Every doctrine of the example plays it to an end."""
    save = tmp_path / "a.persimmon"
    told = persimmon(tmp_path, "play", example(tmp_path), "--doctrine", doctrine, "--save", save)
    assert told.code == 0, told.err
    assert "Verdict: " in told.out


def test_the_example_is_short() -> None:
    """A whole scenario fits on a page and a half."""
    assert len(EXAMPLE.splitlines()) <= 80


@pytest.mark.parametrize("snippet", SNIPPETS, ids=lambda text: text.partition(":")[0] + f"-{len(text)}")
def test_every_piece_fits_the_example(tmp_path: Path, snippet: str) -> None:
    """Each piece of YAML on the page, laid over the example, is without error and warning and compiles."""
    loaded = laid_over(tmp_path, snippet)
    assert loaded.warnings == ()
    assert compile_scenario(loaded.scenario).ticks.count == 30


def test_the_fitted_figure_has_the_form_that_can_be_fitted(tmp_path: Path) -> None:
    """The tables that the page's forecast is fitted by are found in the formula it shows."""
    snippet = next(text for text in SNIPPETS if "\nforecasts:" in text)
    form = form_of(compile_scenario(laid_over(tmp_path, snippet).scenario), "whole")
    assert (form.by_figure, form.link) == ({"believed.rope": "fit.whole.rope"}, "fit.whole.link")


def test_every_model_has_its_table_and_no_other() -> None:
    """The reference describes every model of the format once, and nothing that is none."""
    there = (set(models(Scenario)) | {Rulebook}) - {Scenario}
    assert {model.__name__ for model in documented()} == {model.__name__ for model in there}


def test_every_field_is_named_and_nothing_that_is_none() -> None:
    """In each table stand exactly the fields of its model, by the words an author writes."""
    for model, fields in documented().items():
        assert (model.__name__, set(fields)) == (model.__name__, set(fields_of(model)))


def test_every_default_is_the_one_of_the_model() -> None:
    """The last column says of every field whether it is needed, and what holds where it is left out."""
    wrong = [
        f"{model.__name__}.{name}: {told}, not {default_of(model, name)}"
        for model, fields in documented().items()
        for name, (_, told) in fields.items()
        if told != default_of(model, name)
    ]
    assert wrong == []


def test_every_kind_is_described() -> None:
    """Each kind of a scenario has a heading of its own."""
    missing = [kind for kind in fields_of(Scenario) if f"\n### `{kind}`\n" not in README]
    assert missing == []


def test_a_field_does_something_or_is_marked() -> None:
    """A field without a mark is read by the program."""
    text = "\n".join(each.text for each in sources("game") if not each.path.endswith(KINDS))
    plain = {
        name: model
        for model, fields in documented().items()
        for name, (words, _) in fields.items()
        if not words.startswith(MARK)
    }
    inside = {"from": r"origin|first", "to": r"target|last"}
    idle = [
        f"{model.__name__}.{name}"
        for name, model in plain.items()
        if name not in WRITTEN_BY_NAME and not re.search(rf"\.({inside.get(name, name)})\b", text)
    ]
    assert idle == []


def test_every_code_of_the_checker_is_explained_and_no_other() -> None:
    """The table of codes equals the codes that the loader and the checker can tell."""
    given = {
        code
        for path in (GAME / "scenario").rglob("*.py")
        for code in re.findall(r'"([A-Z]\d{3})"', path.read_text("utf-8"))
    }
    codes = [cells[0].strip("`") for cells in rows(section("Codes of the checker"))]
    assert sorted(codes) == sorted(given)


def test_the_language_is_told_whole() -> None:
    """Questions, functions and units of time in the section on formulas are those of the program."""
    text = section("Formulas")
    asked = {word for cells in rows(text) for word in re.findall(r"`(\w+)\(", cells[0])}
    assert asked == set(QUESTIONS)
    functions = text.partition("**Functions.**")[2].partition("**Joining.**")[0]
    assert set(re.findall(r"`(\w+)[`(]", functions)) == set(BUILTINS)
    units = text.partition("Time is built in:")[2].partition(".")[0]
    assert set(re.findall(r"`(\w+)`", units)) == {"tick", *TICKS_IN["jun"]} == {"tick", *TICKS_IN["day"]}


def test_every_order_and_every_label_is_shown() -> None:
    """The forms of orders are those of the program, and so are the labels of the past."""
    assert [cells[0].strip("`") for cells in rows(section("Orders"))] == list(FORMS.values())
    labels = re.findall(r"`(\w+)` \(", section("Labels of the past"))
    assert labels == list(typing.get_args(Label))


LIMITS = {
    "a file": (source.MAX_BYTES // 2**20, source.MAX_DEPTH, source.MAX_VALUES),
    "an id, a unit": (formulas.LONGEST_NAME,),
    "a formula": (formulas.LONGEST_FORMULA, formulas.MOST_NODES, formulas.DEEPEST, MOST_STEPS),
    "a figure": (DEEPEST_CHAIN, MOST_PARTS),
    "a factor": (LARGEST - 1,),
    "a calendar": (LONGEST_DAYS,),
    "`extends`": (loading.DEEPEST,),
    "complaints told": (source.MAX_PROBLEMS,),
}


@pytest.mark.parametrize("what", LIMITS)
def test_the_limits_are_those_of_the_program(what: str) -> None:
    """Each number of the table of limits is the constant that refuses what is more."""
    row = next(line for line in section("Limits").splitlines() if line.startswith(f"| {what} |"))
    told = [int(number.replace(",", "")) for number in re.findall(r"\d[\d,]*", row.replace(", ", "; "))]
    assert told == list(LIMITS[what])


def test_the_largest_number_is_told() -> None:
    """The bound of a number is written as the program has it."""
    assert f"| a number | {MAX_NUMBER:g} |".replace("e+", "e") in README


def test_the_commands_of_the_page_are_there() -> None:
    """Each command the page shows exists, and has the options shown with it."""
    shown = re.findall(r"(?:`|^)persimmon ([a-z]+)([^`\n]*)", README, re.MULTILINE)
    shared = (GAME / "cli" / "opening.py").read_text("utf-8") + (GAME / "cli" / "main.py").read_text("utf-8")
    assert len({command for command, _ in shown}) >= 6
    for command, rest in shown:
        code = (GAME / "cli" / "commands" / f"{command}.py").read_text("utf-8") + shared
        assert [option for option in re.findall(r"--[a-z]+", rest) if f'"{option}"' not in code] == []


def test_links_within_the_page_lead_somewhere() -> None:
    """Every link of the page goes to one of its own headings."""
    heads = {
        re.sub(r"[^a-z -]", "", head.lower()).replace(" ", "-")
        for head in re.findall(r"^## (.+)$", README, re.M)
    }
    assert set(re.findall(r"\]\(#([^)]+)\)", README)) <= heads


def test_what_is_cited_says_how_it_is_known() -> None:
    """Label and source are told of every kind that bears them."""
    for model, fields in documented().items():
        if issubclass(model, Cited):
            assert "label" in fields, model.__name__
