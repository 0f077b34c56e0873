"""However a world is computed, its bits are the same; every other bar is worth nothing without this one."""

from __future__ import annotations

from importlib import import_module

import numpy as np
import pytest

from game.engine.state import State
from game.ruleset.compiled import Ruleset
from game.study.plans import Rules, StudyPlan
from game.study.running import processes, run_study
from game.study.tallies import Findings
from tests.benchmarks.bars import Bars
from tests.benchmarks.flagship import FLAGSHIP, loaded
from tests.benchmarks.fresh import DOCTRINE, SEED, WORLDS, asked, digest, ended

SAMPLE = (0, 1, 17, WORLDS - 1)
CHUNKS = (7, 100, 256)
KERNELS = import_module("numpy._core._multiarray_umath")
DISPATCHED = [name for name in KERNELS.__cpu_dispatch__ if KERNELS.__cpu_features__.get(name)]
"""The kernels NumPy chooses on this processor beyond those every processor has: AVX2, AVX-512."""


@pytest.fixture(scope="module")
def batch(flagship: Ruleset) -> State:
    """Many worlds in one table, to the end."""
    return ended(flagship, 0, WORLDS)


def test_one_row_is_its_row_of_a_batch(
    bars: Bars, flagship: Ruleset, batch: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A world by the scalar printer and by columns of one row has the bits of its row among many."""
    scalar = [ended(flagship, world).row() for world in SAMPLE]
    bars.always("bits: scalar = batch", holds=scalar == [batch.row(world) for world in SAMPLE])
    for module in ("state", "looking"):
        monkeypatch.setattr(f"game.engine.{module}.SCALAR_BELOW", 0)
    columns = [ended(flagship, world).row() for world in SAMPLE]
    bars.always("bits: scalar = columns of one row", holds=scalar == columns)


@pytest.mark.parametrize("chunk", CHUNKS)
def test_any_chunk_gives_the_same_bits(bars: Bars, flagship: Ruleset, batch: State, chunk: int) -> None:
    """Worlds moved in chunks have the bits of the one table, at the edges of chunks too."""
    parts = [(first, min(chunk, WORLDS - first)) for first in range(0, WORLDS, chunk)]
    tried = [*parts[:2], parts[-1]]
    same = [
        np.array_equal(ended(flagship, first, rows).values, batch.values[:, first : first + rows])
        for first, rows in tried
    ]
    bars.always(f"bits: chunks of {chunk} = batch", holds=all(same))


def test_any_number_of_workers_finds_the_same(bars: Bars) -> None:
    """A study finds the same counts in this process, in one worker and in two."""
    plan = StudyPlan(Rules.of(loaded(FLAGSHIP)), SEED, WORLDS // 2, (DOCTRINE,), chunk=CHUNKS[1])
    here = found(run_study(plan, spread=False))
    for count in (1, 2):
        with processes(count) as pool:
            there = found(run_study(plan, pool))
        bars.always(f"bits: {count} worker{'s' if count > 1 else ''} = this process", holds=there == here)


def found(findings: Findings) -> list[tuple[object, ...]]:
    """All counts of a study, to compare two."""
    return [
        (
            name,
            tally.worlds,
            tally.regret,
            *(each.tobytes() for each in (tally.verdicts, tally.reached, tally.figures)),
        )
        for name, tally in findings.tallies.items()
    ]


@pytest.mark.skipif(not DISPATCHED, reason="NumPy has no further kernels for this processor")
def test_plainer_kernels_give_the_same_bits(bars: Bars, batch: State) -> None:
    """Without the kernels for newer processors, AVX-512 first of all, a new process gives the same bits."""
    plain = asked("digest", surroundings={"NPY_DISABLE_CPU_FEATURES": " ".join(DISPATCHED)})
    bars.always(f"bits: without {', '.join(DISPATCHED)}", holds=plain == digest(batch))
