"""One meaning, two printers: single rows and columns give the same bits, and both what the language says."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.engine.chance import luck_of, luck_of_many
from game.engine.looking import looks, view
from game.engine.state import SCALAR_BELOW, State, start
from game.engine.stepping import advance, decide
from game.report.explaining import value_at
from game.ruleset.arrays import Ints
from game.ruleset.compiling import compile_scenario
from game.ruleset.running import Entry, Kernel
from game.scenario.formulas import parsed
from game.scenario.showing import Scenario
from tests.strategies import scenarios, seeds


def by_rows(kernel: Kernel, state: State, given: Ints) -> tuple[list[list[float]], list[list[Entry]]]:
    """What the printer for one row gives for each, with each row's entries in the ledger."""
    results, ledgers = [], []
    for row in range(state.rows):
        entries: list[Entry] = []
        draws = luck_of(state.seed, int(state.worlds[row]), state.tick)
        results.append(kernel.on_row(state.row(row), given[:, row].tolist(), draws, entries))
        ledgers.append(entries)
    return results, ledgers


def assert_printers_agree(kernel: Kernel, state: State, given: Ints) -> None:
    """Both printers give the same numbers, and the same entries in the same order."""
    entries: list[Entry] = []
    draws = luck_of_many(state.seed, state.worlds, state.tick)
    columns = np.asarray(kernel.on_rows(state.values, given, draws, entries))
    rows, ledgers = by_rows(kernel, state, given)
    assert np.array_equal(np.array(rows, dtype=columns.dtype).T, columns)
    for row in range(state.rows):
        wide = [(cause, int(np.broadcast_to(delta, state.rows)[row])) for cause, delta in entries]
        assert [entry for entry in wide if entry[1]] == ledgers[row]


@given(scenarios(formulas=3), seeds)
def test_a_row_and_a_column_get_the_same_bits(scenario: Scenario, seed: int) -> None:
    """Every program gives each of five worlds the same by either printer, tick after tick."""
    ruleset = compile_scenario(scenario)
    state = start(ruleset, seed, rows=5)
    nothing: Ints = np.zeros((len(ruleset.inputs), 5), dtype=np.int64)
    while state.tick < ruleset.ticks.count:
        for kernel in (ruleset.look, ruleset.imagine, *ruleset.doctrines.values()):
            assert_printers_agree(kernel, state, nothing)
        given_now = decide(ruleset, state, "random")
        assert_printers_agree(ruleset.tick, state, given_now)
        state = advance(ruleset, state, given_now)


@given(scenarios(), seeds)
def test_a_program_in_many_parts_means_the_same(scenario: Scenario, seed: int) -> None:
    """Cut after every seventh step, programs print to parts that give the same numbers and entries."""
    ruleset = compile_scenario(scenario)
    state = start(ruleset, seed, rows=2)
    nothing: Ints = np.zeros((len(ruleset.inputs), 2), dtype=np.int64)
    for kernel in (ruleset.look, ruleset.tick):
        whole = by_rows(kernel, state, nothing)
        cut = Kernel(kernel.program, kernel.constants)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("game.ruleset.printing.PART", 7)
            assert by_rows(cut, state, nothing) == whole
            assert_printers_agree(cut, state, nothing)


@given(scenarios(), seeds, st.integers(1, SCALAR_BELOW + 1))
def test_any_chunk_gives_the_same_worlds(scenario: Scenario, seed: int, cut: int) -> None:
    """Worlds moved together, or in two parts on either side of the threshold, end the same."""
    ruleset = compile_scenario(scenario)
    rows = SCALAR_BELOW + 2
    whole = start(ruleset, seed, rows=rows)
    parts = [start(ruleset, seed, rows=cut), start(ruleset, seed, first=cut, rows=rows - cut)]
    for _ in range(ruleset.ticks.count):
        whole = advance(ruleset, whole, decide(ruleset, whole, "random"))
        parts = [advance(ruleset, part, decide(ruleset, part, "random")) for part in parts]
        assert np.array_equal(whole.values, np.hstack([part.values for part in parts]))


@given(scenarios(formulas=6), seeds)
def test_both_printers_say_what_the_language_means(scenario: Scenario, seed: int) -> None:
    """The value of every derived factor is what walking its formula node by node gives, to the last bit."""
    ruleset = compile_scenario(scenario)
    state = start(ruleset, seed, rows=SCALAR_BELOW)
    for _ in range(3):
        wide = looks(ruleset, state)
        for row in (0, SCALAR_BELOW - 1):
            seen = view(ruleset, state, row)
            for id, derived in scenario.derived.items():
                meant = float(value_at(parsed(derived.value), seen))
                assert seen.figure(id) == meant, id
                assert wide[ruleset.looks[f"derived:{id}"], row] == meant, id
        state = advance(ruleset, state, decide(ruleset, state, "historical"))
