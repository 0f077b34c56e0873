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
"""Worlds moved together: from 4 to 8 thousand columns are quickest (measured on the flagship's tick)."""
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
    """Which worlds of a seed are played by which doctrines; every doctrine meets the same worlds."""

    rules: Rules
    seed: int
    worlds: int
    doctrines: tuple[str, ...]
    chunk: int = CHUNK


@dataclass(frozen=True, slots=True)
class Shard:
    """One run of worlds for one doctrine: what one worker plays in one go."""

    rules: Rules
    seed: int
    doctrine: str
    first: int
    rows: int


def shards(plan: StudyPlan) -> Iterator[Shard]:
    """Cut a plan chunk by chunk, all doctrines of a chunk before the next: partial results compare fairly."""
    for first, rows in chunks(plan.worlds, plan.chunk):
        for doctrine in plan.doctrines:
            yield Shard(plan.rules, plan.seed, doctrine, first, rows)


def chunks(worlds: int, size: int) -> Iterator[tuple[int, int]]:
    """First world and number of worlds of each chunk; the first chunk is small."""
    first = 0
    while first < worlds:
        rows = min(min(FIRST, size) if not first else size, worlds - first)
        yield first, rows
        first += rows
