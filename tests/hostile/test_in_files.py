"""What a file may hold and what it may not: every text, found through the models, is a way in."""

from __future__ import annotations

import itertools
import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from game.scenario.loading import from_text, load
from game.scenario.problems import Problem, ScenarioError, is_unsafe
from game.scenario.showing import Scenario
from tests.hostile.filling import Field, Filler, fields_of_texts, filled, in_turn, toy, written
from tests.hostile.payloads import BRACES, REFUSED, SHOWN

FIELDS = sorted(set(fields_of_texts(Scenario)))


def problems_of(folder: Path, data: dict[str, Any], name: str = "hostile") -> tuple[Problem, ...]:
    """What the loader says of some data; nothing where it takes it."""
    try:
        load(written(folder, data, name), lambda _: None)
    except ScenarioError as fault:
        return fault.problems
    return ()


def only(field: Field, payload: str) -> dict[str, Any]:
    """The toy with a payload behind the texts of one field, or as the text where there was none."""
    data = toy()
    filler = Filler(lambda at: payload if at == field else "")
    full = filler.model(Scenario, data)
    return dict(_laid_over(data, full))


def _laid_over(data: Any, full: Any) -> Any:
    """The data, with whatever is said in the other and is not empty."""
    if isinstance(full, dict):
        old = data if isinstance(data, dict) else {}
        laid = {key: _laid_over(old.get(key), each) for key, each in full.items()}
        return {key: each for key, each in laid.items() if key in old or each not in (None, [], "")}
    if isinstance(full, list):
        olds = data if isinstance(data, list) else [data]
        pairs = itertools.zip_longest(full, olds[: len(full)])
        return [laid for each, old in pairs if (laid := _laid_over(old, each)) is not None]
    return full if full != "" else data


def test_every_text_that_the_models_know_is_filled() -> None:
    """No field of a text is left out of these tests, new ones included; there are many."""
    _, said = filled(in_turn(tuple(SHOWN.values())))
    assert said == set(FIELDS)
    assert len(FIELDS) > 90


@pytest.mark.parametrize("first", range(len(SHOWN)))
def test_harmless_signs_are_taken_in_every_text(tmp_path: Path, first: int) -> None:
    """Brackets, tags, wide signs and long words are no fault of a file, wherever they stand."""
    data, _ = filled(in_turn(tuple(SHOWN.values()), first))
    assert problems_of(tmp_path, data) == ()


@pytest.mark.parametrize(("number", "field"), list(enumerate(FIELDS)))
def test_each_text_refuses_what_could_drive_a_terminal(tmp_path: Path, number: int, field: Field) -> None:
    """One complaint for each text names the sign and its place; the payloads take turns."""
    payload = list(REFUSED.values())[number % len(REFUSED)]
    assert is_refused(tmp_path, only(field, payload), "\\n" in payload)


@pytest.mark.parametrize("payload", REFUSED.values(), ids=list(REFUSED))
@pytest.mark.parametrize("escaped", [False, True])
def test_each_such_sign_is_refused(tmp_path: Path, payload: str, *, escaped: bool) -> None:
    """Written plainly or as an escape, in a title."""
    assert is_refused(tmp_path, only(("Manifest", "title"), payload), escaped)


def is_refused(folder: Path, data: dict[str, Any], escaped: bool) -> bool:  # noqa: FBT001 - as its callers
    """Whether each bad sign gets its complaint, clean, with a place and a hint."""
    path = folder / "scenario.yaml"
    path.write_text(json.dumps(data, ensure_ascii=escaped), "utf-8", newline="")
    try:
        load(path, lambda _: None)
    except ScenarioError as fault:
        found = fault.problems
    else:
        return False
    said = [problem.line() for problem in found]
    clean = not any(is_unsafe(sign) for line in said for sign in line)
    placed = all(problem.place.span and problem.hint for problem in found)
    once = len({(problem.place, problem.message) for problem in found}) == len(found)
    return clean and placed and once and {problem.code for problem in found} <= {"Y005", "Y001"}


@pytest.mark.parametrize("braces", BRACES)
def test_what_looks_like_a_figure_and_is_none_is_refused(tmp_path: Path, braces: str) -> None:
    """In a text that prints figures it is a complaint at its place; nothing is looked up in Python."""
    for number, field in enumerate((("Motion", "about"), ("Variant", "text"), ("Voice", "interest"))):
        found = problems_of(tmp_path, only(field, braces), f"hostile-{number}")
        assert {problem.code for problem in found} == {"W001"}
        assert all(problem.place.span for problem in found)


@pytest.mark.parametrize("braces", BRACES)
def test_a_title_prints_no_figures(tmp_path: Path, braces: str) -> None:
    """Braces in a title are signs like others."""
    assert problems_of(tmp_path, only(("Motion", "title"), braces)) == ()


@pytest.mark.parametrize("payload", [each for each in REFUSED.values() if not each.isprintable()])
def test_a_save_cannot_bring_in_what_a_file_may_not_hold(payload: str) -> None:
    """The scenario inside a save is looked at again, because anybody can seal a save anew."""
    data = only(("Motion", "title"), payload)
    for escaped in (False, True):
        with pytest.raises(ValueError, match=r"drive the terminal|control character|JSON"):
            from_text(json.dumps(data, ensure_ascii=escaped))


@pytest.mark.parametrize("text", ["\\\\u001b", "\\u001b", "\\\\\\t", "🎌", "a\u00a0b"])
def test_a_save_may_hold_whatever_a_file_may(text: str) -> None:
    """Two strokes and a letter are no escape, and a pair of halves is one sign."""
    data = only(("Motion", "title"), text)
    for escaped in (False, True):
        scenario = from_text(json.dumps(data, ensure_ascii=escaped))
        assert text in {motion.title for motion in scenario.motions.values()}
    assert all(unicodedata.category(sign) not in {"Cc", "Cf"} for sign in text)
