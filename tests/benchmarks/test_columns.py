"""Columns against plain NumPy, one row against columns, large chunks against small, draws against NumPy's."""

from __future__ import annotations

from statistics import median

import numpy as np

from game.engine.chance import draws, tick_keys, world_keys
from game.engine.state import State, start
from game.engine.stepping import advance
from game.ruleset.arrays import Ints
from game.ruleset.compiled import Ruleset
from game.study.plans import CHUNK
from tests.benchmarks.bars import Bars
from tests.benchmarks.naive import naive
from tests.benchmarks.rounds import Work, by_turns, repeated, times_slower

SEED = 7
WORLDS = 10_000
ROWS = (4096, 8192, 16384)
BY_TURNS = 11
"""Rounds where they are short."""


def nothing(ruleset: Ruleset, rows: int) -> Ints:
    """No orders for so many worlds."""
    return np.zeros((len(ruleset.inputs), rows), dtype=np.int64)


def in_chunks(ruleset: Ruleset, worlds: int, size: int) -> list[State]:
    """Worlds before their first tick, in tables of a size."""
    return [start(ruleset, SEED, first, min(size, worlds - first)) for first in range(0, worlds, size)]


def ticking(ruleset: Ruleset, tables: list[State]) -> Work:
    """One tick of the rules in every table."""
    given = [nothing(ruleset, table.rows) for table in tables]

    def tick() -> None:
        for table, orders in zip(tables, given, strict=True):
            ruleset.tick.on_rows(table.values, orders, table.draws())

    return tick


def test_columns_beat_plain_numpy(bars: Bars, flagship: Ruleset) -> None:
    """The rules as studies run them, chunk by chunk, against the same rules in plain NumPy on one table."""
    whole = start(flagship, SEED, rows=WORLDS)
    orders = nothing(flagship, WORLDS)
    run = naive(flagship.tick.program.quiet(), flagship.tick.constants)
    assert np.array_equal(run(whole.values, orders, whole.draws()), advance(flagship, whole).values)
    ours = ticking(flagship, in_chunks(flagship, WORLDS, CHUNK))
    times = times_slower(lambda: run(whole.values, orders, whole.draws()), ours, rounds=BY_TURNS)
    bars.at_least("columns against naive NumPy, 10,000 worlds", times, 1.3)


def test_one_row_is_quicker_as_plain_python(bars: Bars, flagship: Ruleset) -> None:
    """A tick of one game with its causes by the scalar printer against the same by columns of one row."""
    game, orders = start(flagship, SEED), nothing(flagship, 1)
    row, slots = game.row(), [0] * len(flagship.inputs)
    times = times_slower(
        repeated(lambda: flagship.tick.on_rows(game.values, orders, game.draws(), []), 3),
        repeated(lambda: flagship.tick.on_row(row, slots, game.draws_of(0), []), 3),
        rounds=BY_TURNS,
    )
    bars.at_least("one-row turn, scalar against columns", times, 25)


def test_the_size_of_a_chunk_hardly_matters(bars: Bars, flagship: Ruleset) -> None:
    """Of chunks of 4, 8 and 16 thousand rows the slowest is not far behind the best."""
    works = [ticking(flagship, in_chunks(flagship, max(ROWS), rows)) for rows in ROWS]
    times = [median(each) for each in by_turns(works)]
    bars.at_least("slowest of 4k, 8k, 16k rows against the best", min(times) / max(times), 0.8)


def test_a_keyed_draw_costs_little_more_than_a_stream(bars: Bars) -> None:
    """Raw 64-bit draws for a chunk of worlds against as many numbers from NumPy's generator."""
    keys = tick_keys(world_keys(SEED, np.arange(CHUNK, dtype=np.uint64)), 3)
    stream, out = np.random.default_rng(SEED), np.empty(CHUNK)
    times = times_slower(
        repeated(lambda: draws(keys, 12345), 100),
        repeated(lambda: stream.random(out=out), 100),
        rounds=BY_TURNS,
    )
    bars.at_most("keyed 64-bit draw against Generator.random(out=)", times, 1.5)
