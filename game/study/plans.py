"""What a study is asked to do, and how it is cut into shards that any worker can play."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from game.ruleset.compiled import Ruleset
from game.ruleset.compiling import compile_scenario
from game.ruleset.compiling.assembling import canonical, digest_of
from game.scenario.loading import from_text
from game.scenario.showing import Scenario

CHUNK = 4096
"""Games moved together: from 4 to 8 thousand columns are quickest (measured on the flagship's tick)."""
FIRST = 256
"""Worlds of the first shard, so that there is something to show within a second."""
COMPILED_KEPT = 4


@dataclass(frozen=True, slots=True)
class Rules:
    """A scenario as it travels to a worker: its canonical text, known by its digest."""

    digest: str
    text: str

    @classmethod
    def of(cls, scenario: Scenario) -> Rules:
        """Pack a checked scenario."""
        return cls(digest_of(scenario), canonical(scenario))

    @property
    def compiled(self) -> Ruleset:
        """The compiled scenario, kept by its digest for the next shard of the same process."""
        return _compiled(self)


@lru_cache(maxsize=COMPILED_KEPT)
def _compiled(rules: Rules) -> Ruleset:
    return compile_scenario(from_text(rules.text))


@dataclass(frozen=True, slots=True)
class StudyPlan:
    """Which worlds of a seed are played by which doctrines, each of which meets all of them."""

    rules: Rules
    seed: int
    worlds: int
    doctrines: tuple[str, ...]
    chunk: int = CHUNK
    """Games moved together, over all doctrines."""
    courses: bool = True
    """Whether it is kept how every figure ran: a long calendar has room for few doctrines then."""


@dataclass(frozen=True, slots=True)
class Shard:
    """One run of worlds for every doctrine, in one table: what one worker plays in one go."""

    rules: Rules
    seed: int
    doctrines: tuple[str, ...]
    first: int
    rows: int
    courses: bool = True


def shards(plan: StudyPlan) -> Iterator[Shard]:
    """Cut a plan chunk by chunk, all doctrines together: partial results compare fairly."""
    for first, rows in chunks(plan.worlds, max(plan.chunk // len(plan.doctrines), 1)):
        yield Shard(plan.rules, plan.seed, plan.doctrines, first, rows, plan.courses)


def chunks(worlds: int, size: int) -> Iterator[tuple[int, int]]:
    """First world and number of worlds of each chunk; the first chunk is small."""
    first = 0
    while first < worlds:
        rows = min(min(FIRST, size) if not first else size, worlds - first)
        yield first, rows
        first += rows
