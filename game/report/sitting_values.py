"""What a sitting holds before its turn is ended: plain frozen values, all text final, all numbers worded.

See `values`, which gathers them with those of reports, for why.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Mood = Literal["signs", "signs if", "refuses", "silent"]


@dataclass(frozen=True, slots=True)
class HeadlineValue:
    """One figure at the edge of the screen, with its trend, band and word."""

    id: str
    title: str
    shown: str
    """The number as printed, with its unit."""
    value: float
    low: float | None
    high: float | None
    band: str
    """The 80 % band as printed, or nothing."""
    trend: tuple[float, ...]
    """Its value at each sitting so far, this one last."""
    direction: int
    """Change since the last sitting: -1, 0 or 1."""
    better: Literal["up", "down", "neither"]
    wanted: str
    word: str
    glyph: str
    about: str
    new: bool
    """True at the first sitting that shows it."""
    fraction: float = 0.0
    """Where the value stands in its range, 0 to 1, for a gauge."""
    figure: str = ""
    """What `Session.why` is asked for it."""


@dataclass(frozen=True, slots=True)
class DispatchValue:
    """What one source reported, with its age."""

    source: str
    title: str
    text: str
    dated: str
    age: int
    """Ticks since what it describes."""
    about: str
    figure: str = ""
    """What it moved belief of."""


@dataclass(frozen=True, slots=True)
class StanceValue:
    """One voice on one wording, with the reason he gives."""

    voice: str
    title: str
    office: str
    mood: Mood
    score: float
    says: str
    short_by: int
    """Points of consent that would win him."""
    interest: str = ""
    """What he is at the table for."""


@dataclass(frozen=True, slots=True)
class ArrowValue:
    """The expected change of a headline if this is signed, after one turn and after three."""

    headline: str
    title: str
    one: int
    three: int
    """-2 to 2: falls much, falls, stays, rises, rises much."""
    better: Literal["up", "down", "neither"]


@dataclass(frozen=True, slots=True)
class WordingValue:
    """One rival sentence as it lies on the table."""

    order: str
    """The order that signs it."""
    id: str
    short: str
    text: str
    refusal: str
    """Why it cannot be signed now; empty where it can."""
    stances: tuple[StanceValue, ...]
    arrows: tuple[ArrowValue, ...]
    effects: tuple[str, ...]
    """What it does, in words, one line each."""
    label: str
    source: str
    pending: bool


@dataclass(frozen=True, slots=True)
class MotionValue:
    """One motion with its wordings, or what would open it."""

    id: str
    title: str
    state: Literal["open", "greyed", "signed"]
    wordings: tuple[WordingValue, ...]
    chosen: str
    """The short words of the clause once signed, with its date."""
    closed_by: tuple[str, ...]
    """Where it is greyed: the needs that are not met."""
    about: str

    @property
    def unsigned(self) -> bool:
        """Whether it could be signed today and is not."""
        return self.state == "open" and not any(wording.pending for wording in self.wordings)


@dataclass(frozen=True, slots=True)
class PaperValue:
    """A document with the motions it holds."""

    id: str
    title: str
    sealed: bool
    preamble: str
    motions: tuple[MotionValue, ...]


@dataclass(frozen=True, slots=True)
class AnswerValue:
    """One way out of a dilemma."""

    order: str
    id: str
    title: str
    text: str
    refusal: str
    effects: tuple[str, ...]
    pending: bool
    is_default: bool


@dataclass(frozen=True, slots=True)
class DilemmaValue:
    """The forced choice of this sitting."""

    id: str
    title: str
    text: str
    answers: tuple[AnswerValue, ...]
    label: str
    source: str


@dataclass(frozen=True, slots=True)
class SettingValue:
    """One position of a dial, or one place a token may lie."""

    order: str
    id: str
    title: str
    about: str
    refusal: str
    stands: bool
    tokens: int


@dataclass(frozen=True, slots=True)
class DialValue:
    """A standing policy as it stands."""

    id: str
    title: str
    about: str
    asked: str
    settings: tuple[SettingValue, ...]
    tokens: int
    """How many tokens there are to share; 0 for a dial of settings."""


@dataclass(frozen=True, slots=True)
class PromiseValue:
    """What a voice would take, or has taken, for his signature."""

    voice: str
    voice_title: str
    title: str
    due: str
    """The date it falls due; empty while only offered."""
    dates: tuple[str, ...]
    """Dates it may be given for, as an order writes them."""
    pending: bool
    broken: str = ""
    """What it costs to break it, where that is seen."""


@dataclass(frozen=True, slots=True)
class ForecastValue:
    """A question about the end that a player may answer in per cent with `forecast ID=PERCENT`."""

    id: str
    title: str
    question: str
    quoted: str
    """What the staff says."""
    stated: int | None
    """What the player has said this turn."""


@dataclass(frozen=True, slots=True)
class PendingValue:
    """An order given this turn and not yet carried out."""

    order: str
    text: str


@dataclass(frozen=True, slots=True)
class Sitting:
    """Everything the conference shows before the turn is ended."""

    scenario: str
    title: str
    date: str
    period: str
    """The days this turn decides on, such as `first ten days of July`."""
    turn: int
    turns: int
    """Sittings held, and those the calendar still names."""
    seed: int
    headlines: tuple[HeadlineValue, ...]
    dispatches: tuple[DispatchValue, ...]
    dilemma: DilemmaValue | None
    papers: tuple[PaperValue, ...]
    dials: tuple[DialValue, ...]
    promises: tuple[PromiseValue, ...]
    consent: int
    consent_left: int
    """After the orders given this turn."""
    pending: tuple[PendingValue, ...]
    opening: str
    """The text told before the first sitting; empty afterwards."""
    forecasts: tuple[ForecastValue, ...] = ()

    @property
    def unsigned(self) -> tuple[MotionValue, ...]:
        """The motions on the table that could be signed today and are not."""
        return tuple(motion for paper in self.papers for motion in paper.motions if motion.unsigned)

    @property
    def bought_in_vain(self) -> bool:
        """Whether consent is spent on signatures while nothing is signed: it would be gone for nothing."""
        given = [each.order.partition(" ")[0] for each in self.pending]
        return "buy" in given and "sign" not in given
