"""The tests and the record of a scenario, run and told as lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.scenario.showing import Scenario
    from game.study.trials import Compared, Tried


@dataclass(frozen=True, slots=True)
class Run:
    """Everything that was run."""

    tried: tuple[Tried, ...]
    compared: tuple[Compared, ...]

    @property
    def failures(self) -> int:
        """How many tests and rows of the record do not hold."""
        tests = sum(not each.passed for each in self.tried)
        return tests + sum(not each.passed for each in self.compared)

    @property
    def passed(self) -> bool:
        """Whether all hold."""
        return not self.failures


def run_of(scenario: Scenario) -> Run:
    """Run the tests and the record of a checked scenario."""
    from game.ruleset.compiling import compile_scenario  # noqa: PLC0415 - brings the engine
    from game.study.trials import record_of, trials  # noqa: PLC0415

    ruleset = compile_scenario(scenario)
    return Run(tuple(trials(ruleset)), tuple(record_of(ruleset)))


def told(run: Run) -> Iterator[str]:
    """A line for each test, then the record beside the rules."""
    for each in run.tried:
        yield f"{_mark(passed=each.passed)} test {each.id}: {each.title}: {_outcome(each)}"
    if run.compared:
        yield f"{'':<8} {'figure':<36} {'when':<24} {'record':>10} {'model':>10} {'tolerance':>10}"
    for row in run.compared:
        place = f"{row.figure[:36]:<36} {row.when:<24}"
        numbers = f"{row.record:>10g} {row.model:>10.4g} {row.tolerance:>10g}"
        yield f"{_mark(passed=row.passed):<8} {place} {numbers} {row.trouble}".rstrip()


def _outcome(tried: Tried) -> str:
    return tried.trouble or f"held in {tried.held} of {tried.worlds} worlds, {tried.needed} needed"


def _mark(*, passed: bool) -> str:
    return "ok" if passed else "FAILED"
