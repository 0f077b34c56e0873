"""A compiled scenario as a value: columns, causes, programs, and the scenario it was made from for words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.ruleset.curves import Curve
from game.ruleset.program import LARGEST
from game.ruleset.running import Kernel
from game.scenario.calendars import Ticks
from game.scenario.formulas import Node
from game.scenario.showing import Scenario

BAND = 1.2816
"""Standard deviations on either side of a mean that hold 80 % of a normal distribution."""
PARTS = {
    "figures": frozenset({"factor", "flow"}),
    "beliefs": frozenset({"belief", "variance", "report", "bias", "lag"}),
    "orders": frozenset({"clause", "answer", "dial", "promise"}),
    "events": frozenset({"event", "rival", "pending", "envelope", "verdict"}),
}
"""The kinds of column that make up each part of a fingerprint."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the table: a factor of the scenario, or a timer, belief or mark the rules need."""

    id: str
    per: int
    """Quanta in one unit."""
    low: int = -LARGEST
    high: int = LARGEST
    start: int = 0
    """Quanta at the start, where no draw decides it."""
    title: str = ""
    unit: str | None = None
    shown: float = 1.0
    seen: str = "hidden"
    kind: str = "mark"
    label: str = ""
    source: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Cause:
    """One labelled reason for which a column may change."""

    id: str
    kind: str
    """order, flow, event, rival, front, forecast, source, promise or limit."""
    owner: str
    """The id of what did it, such as a flow or `motion/wording`."""
    column: int
    text: str
    label: str = ""
    source: str = ""
    formula: Node | None = None
    """What its size was computed from, opened when one asks why."""


@dataclass(frozen=True, slots=True)
class Ruleset:
    """Everything a game needs to be moved, looked at and told."""

    scenario: Scenario
    digest: str
    ticks: Ticks
    columns: tuple[Column, ...]
    index: Mapping[str, int]
    inputs: Mapping[str, int]
    """Slots in which orders reach the first phase of a tick."""
    causes: tuple[Cause, ...]
    start: Kernel
    tick: Kernel
    sitting: Kernel
    """Whether a row holds a sitting before its tick."""
    look: Kernel
    looks: Mapping[str, int]
    """Where each figure or condition stands among the outputs of `look`."""
    imagine: Kernel
    doctrines: Mapping[str, Kernel]
    formulas: Mapping[str, Node]
    """The formula of every derived factor and front's odds, for those who explain."""
    curves: Mapping[str, Curve]
    """The tables of the scenario, ready to be read."""
    units: Mapping[str, float]
    """How many base units each unit word is."""

    @property
    def parts(self) -> dict[str, tuple[int, ...]]:
        """Columns in groups, for the sub-fingerprints that say where a replay differs."""
        groups: dict[str, list[int]] = {name: [] for name in PARTS}
        for position, column in enumerate(self.columns):
            name = next(name for name, kinds in PARTS.items() if column.kind in kinds)
            groups[name].append(position)
        return {name: tuple(positions) for name, positions in groups.items()}


def verdict_order(scenario: Scenario) -> list[str]:
    """Final verdicts in the order in which the first that holds is reached; the table keeps its number."""
    return [id for id in _ranked(scenario) if scenario.verdicts[id].on is None]


def utilities(scenario: Scenario) -> tuple[float, ...]:
    """The utility of each final verdict by its number in the table; of none reached, 0."""
    return (0.0, *(scenario.verdicts[id].u for id in verdict_order(scenario)))


def interim_order(scenario: Scenario) -> dict[str, list[str]]:
    """The days that have interim verdicts, each with those among which the first that holds is reached."""
    days = sorted({verdict.on for verdict in scenario.verdicts.values() if verdict.on is not None})
    return {day: [id for id in _ranked(scenario) if scenario.verdicts[id].on == day] for day in days}


def _ranked(scenario: Scenario) -> list[str]:
    return sorted(scenario.verdicts, key=lambda id: (scenario.verdicts[id].rank, id))
