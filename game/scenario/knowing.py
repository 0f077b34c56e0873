"""The kinds of knowledge, as a scenario file may write them: who reports, and what is held true.

They stand apart because truth and belief must never be written in one breath.
"""

from __future__ import annotations

from pydantic import Field

from game.scenario.fields import Cited, Formula, Id, Model, Prose, Title


class Observation(Model):
    """What a source says of one factor: biased, noisy, late."""

    bias: Formula
    """Standard deviation of its hidden constant bias."""
    lean: Formula = "0"
    """The known part of its bias, taken off before belief; the dispatch prints the figure uncorrected."""
    error: Formula
    """Standard deviation of one report, which attention may lower."""
    delay: int = Field(default=0, ge=0, le=3)
    when: Formula = "true"
    says: tuple[Prose, ...] = Field(min_length=1)


class Source(Cited):
    """One who reports; his figures reach belief weighted by how far he can be trusted."""

    title: Title
    about: Prose
    observes: dict[Id, Observation]


class Belief(Model):
    """What is held true of a factor that is not open: where it starts and how it is carried forward."""

    mean: Formula
    sd: Formula
    forecast: Formula = "0"
    """Expected change in a tick, from what is seen."""
    spread: Formula
    """Standard deviation of what the forecast misses in a tick."""
    carries: Formula = "1"
    """Share of an error that is still there a tick later; less than 1 where the forecast draws it in."""
    why: Prose
