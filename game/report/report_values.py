"""What is told of a turn, a figure, an ending and the pages beside the game: plain frozen values, text final.

See `values`, which gathers them with those of a sitting, for why.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from game.report.sitting_values import DispatchValue, PendingValue

CauseKind = Literal[
    "order", "flow", "event", "rival", "front", "forecast", "source", "limit", "promise", "figure", "start"
]


@dataclass(frozen=True, slots=True)
class ToldValue:
    """Something that happened, under its own date."""

    id: str
    date: str
    title: str
    text: str
    label: str
    source: str
    kind: Literal[
        "event", "text", "clause", "answer", "order", "promise", "dispatch", "envelope", "move", "verdict"
    ]
    turn: int = 0
    """The turn it belongs to, from 1, where it stands in the chronicle."""
    because: str = ""
    """The cause that stood behind it, for `open_cause`; empty where none is told."""
    moved: str = ""
    """What it moved itself, for `open_cause`; empty where it can have moved nothing."""


@dataclass(frozen=True, slots=True)
class CauseValue:
    """One labelled part of one change; it opens into its own causes."""

    key: str
    """What `Session.open_cause` takes."""
    kind: CauseKind
    text: str
    amount: str
    size: float
    label: str = ""
    source: str = ""
    date: str = ""
    opens: bool = False


@dataclass(frozen=True, slots=True)
class WhyValue:
    """Why a figure is what it is: its change since the last turn and the start, in parts with causes."""

    figure: str
    title: str
    now: str
    before: str
    about: str
    label: str
    source: str
    causes: tuple[CauseValue, ...]
    """Causes of the change in the last turn; they add up to it as printed."""
    since_start: tuple[CauseValue, ...]
    strip: tuple[float, ...]
    levers: tuple[str, ...]
    """What of yours would move it, and by how much."""


@dataclass(frozen=True, slots=True)
class MovedValue:
    """A figure that moved in the turn, with what moved it most."""

    figure: str
    title: str
    before: str
    after: str
    change: str
    causes: tuple[CauseValue, ...]
    better: Literal["up", "down", "neither"]


@dataclass(frozen=True, slots=True)
class InterimValue:
    """How it stands on a day that has a verdict of its own, after which the game goes on."""

    id: str
    date: str
    title: str
    u: float
    epilogue: str

    @property
    def reckoning(self) -> str:
        """What it counts, and that it is not the end."""
        return f"Up to this day it counts {100 * self.u:.0f} of 100. The game goes on."


@dataclass(frozen=True, slots=True)
class TurnReport:
    """What a turn did, in the order it is read."""

    turn: int
    period: str
    orders: tuple[PendingValue, ...]
    moved: tuple[MovedValue, ...]
    told: tuple[ToldValue, ...]
    dispatches: tuple[DispatchValue, ...]
    fingerprint: str
    interim: tuple[InterimValue, ...] = ()
    """Verdicts of days that passed in the turn, after which the game goes on."""


@dataclass(frozen=True, slots=True)
class JudgedValue:
    """One sitting as the review sees it: what was signed against the best open paper, on what was known."""

    date: str
    motion: str
    chosen: str
    best: str
    points: float
    odds: str


@dataclass(frozen=True, slots=True)
class Ending:
    """The end of a game: the ledger first, then the verdict, then what the others knew."""

    verdict: str
    title: str
    u: float
    epilogue: str
    ledger: tuple[ToldValue, ...]
    envelopes: tuple[ToldValue, ...]
    judged: tuple[JudgedValue, ...]
    regret: float
    luck: float
    """Utility reached less utility to be expected from the last paper, in points."""
    forecasts: tuple[str, ...]
    truths: tuple[str, ...]
    """What was true beside what was believed, one line each."""
    interim: tuple[InterimValue, ...] = ()
    """The verdicts after which the game went on, oldest first."""

    @property
    def stood(self) -> tuple[str, ...]:
        """How it stood on the days of the interim verdicts, one line each."""
        return tuple(f"On {each.date}: {each.title}, {100 * each.u:.0f} of 100." for each in self.interim)

    @property
    def reckoning(self) -> str:
        """What the end counts: what was to be expected after the last sentence, and luck; then the regret."""
        expected = 100 * self.u - self.luck
        dice = f"the dice then {'took' if self.luck < 0 else 'gave'} {abs(self.luck):.1f}"
        signed = (
            f"In all sittings you signed {self.regret:.1f} points below the best sentences open to you"
            if f"{self.regret:.1f}" != "0.0"
            else "At no sitting was a better sentence open to you"
        )
        return (
            f"This end counts {100 * self.u:.0f} of 100. After your last sentence {expected:.1f} were to be "
            f"expected; {dice}. {signed}, on what was known."
        )


@dataclass(frozen=True, slots=True)
class BoardRowValue:
    """One course on a board."""

    title: str
    last: str
    needs: tuple[tuple[bool, str], ...]
    buys: str
    costs: str
    passes: bool = False
    """Whether the last date lies in the days that are about to pass."""


@dataclass(frozen=True, slots=True)
class BoardValue:
    """Rival courses side by side."""

    title: str
    rows: tuple[BoardRowValue, ...]


@dataclass(frozen=True, slots=True)
class PictureValue:
    """A figure as a drawing, with the word that says the same."""

    id: str
    title: str
    word: str
    shown: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Briefing:
    """What a scenario is, before it is begun."""

    id: str
    title: str
    summary: str
    text: str
    aims: tuple[str, ...]
    ends: str
    minutes: int
    par: str = ""
    """What a good player may hope for."""
    author: str = ""
