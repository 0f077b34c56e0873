"""What the pages beside the table are given: a figure over the turns, the chronicle opened, the argument.

See `values`, which gathers them with all others, for why.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

DeedKind = Literal["sentence", "answer", "other"]


@dataclass(frozen=True, slots=True)
class DeedValue:
    """What was decided at a sitting, so that a chart can mark it under the line it may have bent."""

    kind: DeedKind
    text: str


@dataclass(frozen=True, slots=True)
class MomentValue:
    """A figure as it stood at one sitting, or at the end."""

    turn: int
    """The number of the sitting, from 1; the end has the number after the last."""
    day: int
    date: str
    brief: str
    """The day in as few cells as name it, for an axis."""
    value: float
    shown: str
    band: tuple[float, float] | None = None
    held: str = ""
    """The band in words."""
    truth: float | None = None
    """What was true, where that may be told."""
    truly: str = ""
    deeds: tuple[DeedValue, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordValue:
    """One row of the historical record of a figure, on a day or as the mean over a period."""

    first: int
    last: int
    value: float
    date: str
    shown: str
    source: str
    of_truth: bool = False
    """Whether it is a record of what was true, beside a figure that is only held true."""


@dataclass(frozen=True, slots=True)
class SeriesValue:
    """One figure over the turns that were played, with what the record has of it."""

    figure: str
    title: str
    unit: str
    about: str
    cited: str
    step: float
    """The step in which it is printed: an axis has none finer."""
    is_day: bool
    moments: tuple[MomentValue, ...]
    record: tuple[RecordValue, ...]

    @property
    def extent(self) -> tuple[float, float]:
        """The least and the greatest of all that is to be drawn."""
        drawn = [moment.value for moment in self.moments]
        drawn += [edge for moment in self.moments for edge in moment.band or ()]
        drawn += [moment.truth for moment in self.moments if moment.truth is not None]
        drawn += [row.value for row in self.record]
        return min(drawn), max(drawn)

    def record_until(self, day: int) -> RecordValue | None:
        """The last row of the record that had begun by a day."""
        begun = [row for row in self.record if row.first <= day]
        return max(begun, key=lambda row: (row.last, row.of_truth), default=None)


@dataclass(frozen=True, slots=True)
class PointValue:
    """One point of the argument: what it says, its gauge now and over the turns, and where it is disputed."""

    id: str
    text: str
    figure: str
    gauge: str
    shown: str
    held: str
    trend: tuple[float, ...]
    direction: int
    levers: tuple[str, ...]
    label: str
    source: str
    disagrees: str


@dataclass(frozen=True, slots=True)
class EssayValue:
    """The argument that a scenario stands on."""

    title: str
    provenance: str
    points: tuple[PointValue, ...]
