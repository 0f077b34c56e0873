"""The depth and balance scorecard: every line measured, in processes side by side, in a fixed order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from types import MappingProxyType

from game.study import depth, fairness, measures, told_lines
from game.study.lines import Line
from game.study.plans import Rules
from game.study.running import in_order
from game.study.sizes import SHORT, Sizes, fast, whole

SEED = 20
Measure = Callable[[Rules, Sizes], list[Line]]
MEASURES = MappingProxyType({
    "information": depth.information_lines,
    "top": depth.top_lines,
    "decisions": depth.decision_lines,
    "curves": depth.curve_lines,
    "audits": depth.audit_lines,
    "outcomes": measures.outcome_lines,
    "ladder": measures.ladder_lines,
    "honesty": fairness.honesty_lines,
    "trade-offs": fairness.trade_off_lines,
    "voices": told_lines.voice_lines,
    "texts": told_lines.text_lines,
    "dullness": fairness.dullness_lines,
    "switches": fairness.switch_lines,
    "luck": measures.luck_lines,
    "worth": fairness.worth_lines,
    "bands": fairness.band_lines,
    "record": measures.record_lines,
})  # fmt: skip
"""The measurements, the longest early so that processes end together."""
ORDER = (
    "1", "1b", "2", "3", "4", "5", "6", "7", "7b", "8", "9", "10", "11", "12", "13", "14", "15", "15b",
    "16", "16b", "H", "B", "D1", "D2", "D2b", "D3", "D4", "D5", "D7", "D8", "S", "W",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Task:
    """One measurement as a worker is handed it."""

    measure: str
    rules: Rules
    sizes: Sizes


def measured(task: Task) -> list[Line]:
    """Measure the lines of one task."""
    return MEASURES[task.measure](task.rules, task.sizes)


def sizes_of(*, quick: bool, seed: int = SEED, ticks: int = SHORT) -> Sizes:
    """How much is measured of a calendar of so many ticks."""
    return fast(seed, ticks) if quick else whole(seed, ticks)


def scorecard(
    rules: Rules,
    sizes: Sizes,
    executor: Executor | None = None,
    progress: Callable[[str, list[Line]], None] | None = None,
    before: Mapping[str, list[Line]] = MappingProxyType({}),
) -> list[Line]:
    """Measure everything that was not measured before; the same lines whoever does the work."""
    tasks = [Task(name, rules, sizes) for name in MEASURES if name not in before]
    lines = [line for found in before.values() for line in found]
    for task, found in in_order(measured, tasks, executor):
        lines += found
        if progress is not None:
            progress(task.measure, found)
    return sorted(lines, key=lambda line: ORDER.index(line.name))
