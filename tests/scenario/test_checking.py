"""The checker tells every fault at its place, lets the harbour town through, and never fails itself."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from game.ruleset.compiling import compile_scenario
from game.scenario.checking import check
from game.scenario.checking.audit import Audit
from game.scenario.checking.naming import world_of
from game.scenario.complaints import complaints
from game.scenario.loading import load, read_folder
from game.scenario.merging import gather
from game.scenario.problems import Problem
from game.scenario.showing import Scenario
from tests.scenario.patching import TOY, codes_of, find, load_patch, problems_of, rendered

BROKEN = Path(__file__).with_name("broken")
FILES = sorted(BROKEN.glob("*.yaml"))
MERGED = gather(read_folder(TOY, {}))
PLAIN = MERGED.data
WHOLE = Scenario.model_validate_json(json.dumps(PLAIN))
WORLD = world_of(WHOLE)
SLOTS = Audit(WORLD, MERGED.place).slots


def told(problems: tuple[Problem, ...]) -> list[str]:
    return [f"{problem.message} | {problem.hint}" for problem in problems]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_broken_scenario_is_told_as_it_was_read_by_eye(file: Path) -> None:
    """Place, caret, cause and hint of every broken scenario equal the text beside it."""
    assert rendered(file) == file.with_suffix(".txt").read_text("utf-8")


def test_there_are_twenty_ways_to_be_wrong_and_more() -> None:
    """The broken scenarios cover the codes of every part of the checker."""
    said = "".join(file.with_suffix(".txt").read_text("utf-8") for file in FILES)
    assert len(FILES) >= 20
    assert [letter for letter in "DFGIKMNORSUVWXY" if f"[{letter}0" not in said] == []


def test_the_harbour_town_is_without_fault() -> None:
    """The toy holds every kind and is told neither an error nor a warning."""
    assert load(TOY, find).warnings == ()
    assert [kind for kind in Scenario.model_fields if not getattr(WHOLE, kind)] == []


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    """Faults in three kinds come out of one check, from the top of the file to its end."""
    patch = "flows: {eaten: {rate: 12}}\nmotions: {lamp: {paper: sumer}}\nevents: {gale: {chance: wal}}\n"
    problems = problems_of(tmp_path, patch)
    assert [problem.code for problem in problems] == ["U003", "R001", "X003"]
    assert [problem.place.span.line for problem in problems if problem.place.span] == [1, 2, 3]


@pytest.mark.parametrize(
    ("field", "formula", "code"),
    [
        ("opens", "strand.boats > 3 boat", "K001"),
        ("opens", "believed.strand.boats > 3 boat", ""),
        ("opens", "reported.pilot.strand.boats > 3 boat", ""),
        ("opens", "shoals > 1", "K001"),
        ("opens", "catch > 1 barrel", ""),
        ("opens", "hired > 1 boat", "K001"),
        ("opens", "quay.odds > 0.5", ""),
        ("opens", "chose(strand.wait)", "K001"),
        ("opens", "utility > 0.5", "X003"),
    ],
)
def test_a_player_sees_only_what_he_may_know(tmp_path: Path, field: str, formula: str, code: str) -> None:
    """Open figures, beliefs and reports pass in what a player sees; truth, priors and secret moves do not."""
    assert codes_of(tmp_path, f"motions: {{lamp: {{{field}: '{formula}'}}}}\n") == ([code] if code else [])


def test_a_function_hides_no_more_than_it_reads(tmp_path: Path) -> None:
    """A figure read inside a function counts as read by the formula that calls it."""
    patch = "functions: {peek: {of: [x], value: x + shoals}}\nmotions: {lamp: {opens: peek(1) > 2}}\n"
    problems = problems_of(tmp_path, patch)
    assert [problem.code for problem in problems] == ["K001"]
    assert "peek(...) -> shoals" in problems[0].message


def test_truth_may_be_read_once_all_is_known(tmp_path: Path) -> None:
    """Envelopes, ledger and epilogues read the hidden; the same words during the game are refused."""
    text = "variants: [{when: strand.anger > 3, text: '{strand.anger}'}]"
    assert codes_of(tmp_path, f"ledger: {{nets: {{{text}}}}}\n") == []
    assert codes_of(tmp_path, f"texts: {{market: {{{text}}}}}\n") == ["K001", "K001"]


def test_the_path_to_the_hidden_is_told_in_full(tmp_path: Path) -> None:
    """A figure two steps above a hidden one is refused with both steps."""
    patch = (
        "derived:\n"
        "  grudge: {title: Grudge, value: strand.anger / 10}\n"
        "  worry: {title: Worry, value: 2 * grudge}\n"
        "headlines: {strand: {figure: worry}}\n"
    )
    assert "worry -> grudge -> strand.anger" in problems_of(tmp_path, patch)[0].message


def test_one_slip_is_told_once(tmp_path: Path) -> None:
    """A unit that is not there spoils a figure; formulas that read the figure are not blamed for it."""
    problems = problems_of(tmp_path, "factors: {wall: {unit: poits}}\n")
    assert [problem.message for problem in problems] == ["there is no unit `poits`"]


def test_a_figure_that_comes_to_too_much_is_refused(tmp_path: Path) -> None:
    """Figures that double themselves forty times are refused, since a tick would never end."""
    figures = [f"  d{n + 1}: {{title: D, value: d{n} + d{n}}}" for n in range(39)]
    patch = "derived:\n  d0: {title: D, value: wall}\n" + "\n".join(figures) + "\n"
    assert "G002" in codes_of(tmp_path, patch)


@pytest.mark.parametrize(
    ("patch", "code"),
    [
        ("factors: {wall: {precision: 0.3}}", "N004"),
        ("factors: {wall: {precision: 5.0}}", "N004"),
        ("factors: {wall: {precision: 1.0e-14}}", "N006"),
        ("factors: {wall: {start: 101}}", "N003"),
        ("beliefs: {strand.boats: {sd: -1}}", "N003"),
        ("factors: {wall: {prior: {mean: 1, sd: 1}}}", "K003"),
        ("factors: {strand.boats: {start: 20}}", "K003"),
        ("beliefs: {wall: {mean: 1, sd: 1, spread: 1, why: x}}", "K003"),
        ("calendar: {ends: 1819-06-01}", "D004"),
        ("calendar: {ends: 2890-06-01}", "D004"),
        ("verdicts: {thin: {at_once: true}}", "R002"),
        (
            "promises: {boye: {title: x, worth: 1, until: 1, kept: 'true', kept_text: x, broken_text: x}}",
            "R001",
        ),
        ("essay: {points: {stone_first: {levers: [wal]}}}", "R001"),
        ("history: {herring_june: {over: [1820-06-01, 1820-07-01]}}", "R003"),
        ("functions: {fired: {of: [x], value: x}}", "I002"),
        ("events: {gale.due: {title: Due, when: wall > 3, label: invented}}", "I002"),
        ("scenario: {extends: [toy], consent: strand.boats}", "R002"),
        ("scenario: {extends: [toy], summary: 'The wall is {wall}.'}", "W001"),
        ("motions: {wall_clause: {about: 'Signed on {signed.wall:day}.'}}", "W001"),
        ("motions: {wall_clause: {about: 'Signed on {signed.wall_clause}.'}}", "W001"),
        ("derived: {signed.once: {title: Once, value: wall}}", "I003"),
        ("forecasts: {safe_winter: {outcome: floor(1e15 * 1e15" + " * 1e15" * 20 + ")}}", "X015"),
        ("window: {north: 50}", "R002"),
    ],
)
def test_what_cannot_be_played_is_refused(tmp_path: Path, patch: str, code: str) -> None:
    """Each of these loads as a shape and would break or mislead a game, so the checker refuses it."""
    problems = problems_of(tmp_path, patch + "\n")
    assert code in [problem.code for problem in problems if problem.level == "error"], told(problems)


def test_a_warning_lets_a_scenario_through(tmp_path: Path) -> None:
    """A condition that can never hold is told and the scenario may still be played."""
    loaded = load_patch(tmp_path, "events: {gale: {when: wall > 200}}\n")
    assert [(problem.code, problem.level) for problem in loaded.warnings] == [("X010", "warning")]


def test_every_formula_has_its_place() -> None:
    """Every formula the checker knows stands in the file where it says, so that no caret can be lost."""
    written = [slot for slot in SLOTS if _value_at(slot.at) is not None]
    assert [slot.at for slot in written if str(_value_at(slot.at)).lower() != slot.text.lower()] == []
    assert len(written) > 100


def _value_at(path: tuple[str | int, ...]) -> Any:
    value: Any = PLAIN
    for part in path:
        try:
            value = value[part]
        except (KeyError, IndexError):
            return None
    return value


def _paths(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield (*path, key)
        yield from _paths(item, (*path, key))


PATHS = list(_paths(PLAIN))
WORDS = sorted({str(part) for path in PATHS for part in path} | {slot.text for slot in SLOTS})
ATOMS = st.sampled_from(
    [
        *WORLD.names,
        "1",
        "0",
        "2 boat",
        "1 month",
        "1820-07-01",
        "true",
        "fired(gale)",
        "share(watch.sound)",
        "odds",
    ]
)
FORMULAS = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from(["+", "-", "*", "/", "<", ">=", "==", "and", "or"]), inner).map(
            lambda parts: f"({' '.join(parts)})"
        ),
        st.tuples(
            st.sampled_from(["abs", "min", "safety", "warned", "ramp", "floor"]), st.lists(inner, max_size=3)
        ).map(lambda call: f"{call[0]}({', '.join(call[1])})"),
    ),
    max_leaves=6,
)


def _judged(data: dict[str, Any]) -> None:
    try:
        scenario = Scenario.model_validate_json(json.dumps(data))
    except ValidationError as fault:
        told = complaints(fault, MERGED)
    else:
        told = check(scenario, MERGED.place)
        if not any(problem.level == "error" for problem in told):
            compile_scenario(scenario)
            return
    assert told


@given(st.sampled_from(PATHS), st.sampled_from(WORDS) | st.integers(-2, 2) | st.none())
def test_the_checker_never_fails_and_what_it_lets_through_compiles(
    path: tuple[str | int, ...], value: object
) -> None:
    """Any value of the toy replaced by another, or left out, is told or compiles; nothing is raised."""
    data = copy.deepcopy(PLAIN)
    holder: Any = data
    for part in path[:-1]:
        holder = holder[part]
    if value is None:
        del holder[path[-1]]
    else:
        holder[path[-1]] = value
    _judged(data)


@given(st.sampled_from(SLOTS), FORMULAS)
def test_any_formula_anywhere_is_told_or_compiles(slot: Any, formula: str) -> None:
    """A formula in any place of the toy is refused by the checker or taken by the compiler."""
    if _value_at(slot.at) is None:
        return
    data = copy.deepcopy(PLAIN)
    holder: Any = data
    for part in slot.at[:-1]:
        holder = holder[part]
    holder[slot.at[-1]] = formula
    _judged(data)
