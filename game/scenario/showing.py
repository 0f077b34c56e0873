"""The kinds of thing that are shown or told, as a scenario file may write them.

They stand apart from the kinds that act, because none of them can change a number of the table.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from game.scenario.fields import Cited, Date, Formula, Id, Model, Name, Prose, Title
from game.scenario.knowing import Belief, Source
from game.scenario.mapping import Line, Place, Route, Tint, Window
from game.scenario.models import (
    Calendar,
    Derived,
    Dial,
    Dilemma,
    Doctrine,
    Event,
    Factor,
    Flow,
    Front,
    Function,
    Motion,
    Need,
    Paper,
    Promise,
    Rival,
    Table,
    Unit,
    Voice,
)


class Variant(Model):
    """One of several texts; the first whose condition holds is told."""

    when: Formula = "true"
    text: Prose


class Told(Cited):
    """A text of its own; with a date it is told in the report of the tick that holds the date."""

    title: Title | None = None
    on: Date | None = None
    variants: tuple[Variant, ...] = Field(min_length=1)


class Word(Model):
    """The word, and perhaps glyph, for a figure up to a value."""

    up_to: float
    word: Title
    glyph: str = Field(default="", max_length=4)


class Headline(Model):
    """A figure that stands at the edge of the screen all game long."""

    title: Title
    figure: Id
    low: Id | None = None
    high: Id | None = None
    unit: Title | None = None
    """The printed unit, where the figure's own will not do."""
    one: Title | None = None
    """The word for one of that unit."""
    better: Literal["up", "down", "neither"]
    arrow: Title | None = None
    """Its name beside the arrow on a motion; without one it prints no arrow."""
    wanted: Formula | None = None
    words: tuple[Word, ...] = ()
    appears: Formula = "true"
    leaves: Formula = "false"
    """Not shown while this is true, for a figure that has lost its meaning."""
    about: Prose
    rank: int = 0


class Row(Model):
    """One course on a board: its last date, what has to be true, what waiting buys and costs."""

    title: Title
    last: Date | None = None
    needs: tuple[Need, ...] = ()
    buys: Prose
    costs: Prose
    rank: int = 0


class Board(Model):
    """A page that sets rival courses side by side."""

    title: Title
    rows: dict[Id, Row]


class Frame(Model):
    """A drawing for a figure up to a value; its word says the same as its shape."""

    up_to: float
    word: Title
    lines: tuple[str, ...]


class Picture(Model):
    """A figure as a drawing."""

    title: Title
    figure: Id
    appears: Formula = "true"
    frames: tuple[Frame, ...] = Field(min_length=1)


class Point(Cited):
    """One point of the historical argument, tied to its gauge and lever."""

    text: Prose
    figure: Id
    levers: tuple[Id, ...] = ()
    disagrees: Prose | None = None
    rank: int = 0


class Essay(Model):
    """The argument the scenario stands on, with its provenance in one line."""

    title: Title
    provenance: Prose
    points: dict[Id, Point]


class Envelope(Cited):
    """What another capital wrote on a day, opened when the game has ended."""

    title: Title
    when: Formula
    sealed_text: Prose
    variants: tuple[Variant, ...] = Field(min_length=1)


class LedgerLine(Cited):
    """What others paid, told before the verdict."""

    title: Title
    variants: tuple[Variant, ...] = Field(min_length=1)
    rank: int = 0


class Verdict(Model):
    """How it ended, or how it stands on a day, and its utility from 0 to 1."""

    title: Title
    u: float = Field(ge=0, le=1)
    when: Formula
    at_once: bool = False
    """Ends the game in the tick it becomes true; otherwise it is read on the last day."""
    on: Date | None = None
    """An interim verdict: read at the end of this day's tick from what is seen, and the game goes on."""
    rank: int
    epilogue: tuple[Variant, ...] = Field(min_length=1)


class Fit(Model):
    """How a quoted figure is fitted on simulated games: tables of shown figures that add up, then a link."""

    at: Formula
    """Sittings at which a sample is taken."""
    forced: tuple[Prose, ...] = ()
    """Orders carried out in the sampled world past every voice."""
    then: Name
    """The doctrine that plays on."""
    figures: dict[Id, tuple[float, ...]]
    """Each figure the quote may look at, with the knots of its table."""
    link: tuple[float, ...] = ()


class Forecast(Model):
    """A question about the end with a quoted figure, and the question a player may answer in per cent."""

    title: Title
    question: Prose
    figure: Id
    outcome: Formula
    """Read from the truth: 1 or 0 for odds, a utility for a worth."""
    by: Date | None = None
    """The day at whose end it is read; the last one where it is not given."""
    open: Formula = "true"
    fit: Fit | None = None


class Record(Model):
    """A row of the historical record that a doctrine must reproduce."""

    series: str
    factor: Id
    doctrine: Name = "historical"
    scale: float = 1.0
    at: Date | None = None
    over: tuple[Date, Date] | None = None
    value: float
    tolerance: float = Field(ge=0)
    """In the units of the record."""
    source: Prose


class Trial(Model):
    """A test of a scenario in its own words: given, do, expect."""

    title: Title
    given: dict[Id, Formula] = Field(default_factory=dict)
    doctrine: Name | None = None
    orders: dict[Date, tuple[Prose, ...]] = Field(default_factory=dict)
    on: Date
    expect: Formula
    worlds: int = Field(default=1, ge=1, le=4096)
    share: float = Field(default=1.0, gt=0, le=1)
    """Share of the worlds in which the expectation must hold at least."""


class Manifest(Model):
    """What a scenario is, in the words of its card and briefing."""

    title: Title
    format: Literal[1] = 1
    extends: tuple[Name, ...] = ()
    summary: Prose
    briefing: Id | None = None
    """The text shown first."""
    aims: tuple[Prose, ...] = ()
    minutes: int | None = None
    consent: Id | None = None
    """The factor that pays for signatures."""
    par: Prose | None = None
    author: Title | None = None


class Rulebook(Model):
    """A folder of rules that several scenarios share and none plays alone."""

    title: Title
    format: Literal[1] = 1
    summary: Prose


class RulebookFolder(Model):
    """The manifest of a folder of rules, apart from the kinds it holds."""

    rulebook: Rulebook


class Scenario(Model):
    """A whole scenario after its differences are laid over the rulebooks it extends."""

    scenario: Manifest
    calendar: Calendar
    units: dict[str, Unit] = Field(default_factory=dict)
    factors: dict[Id, Factor] = Field(default_factory=dict)
    derived: dict[Id, Derived] = Field(default_factory=dict)
    tables: dict[Id, Table] = Field(default_factory=dict)
    functions: dict[Id, Function] = Field(default_factory=dict)
    flows: dict[Id, Flow] = Field(default_factory=dict)
    papers: dict[Id, Paper] = Field(default_factory=dict)
    motions: dict[Id, Motion] = Field(default_factory=dict)
    voices: dict[Id, Voice] = Field(default_factory=dict)
    promises: dict[Id, Promise] = Field(default_factory=dict)
    dials: dict[Id, Dial] = Field(default_factory=dict)
    dilemmas: dict[Id, Dilemma] = Field(default_factory=dict)
    events: dict[Id, Event] = Field(default_factory=dict)
    fronts: dict[Id, Front] = Field(default_factory=dict)
    rivals: dict[Id, Rival] = Field(default_factory=dict)
    sources: dict[Id, Source] = Field(default_factory=dict)
    beliefs: dict[Id, Belief] = Field(default_factory=dict)
    headlines: dict[Id, Headline] = Field(default_factory=dict)
    boards: dict[Id, Board] = Field(default_factory=dict)
    pictures: dict[Id, Picture] = Field(default_factory=dict)
    places: dict[Id, Place] = Field(default_factory=dict)
    window: Window | None = None
    routes: dict[Id, Route] = Field(default_factory=dict)
    lines: dict[Id, Line] = Field(default_factory=dict)
    tints: dict[Id, Tint] = Field(default_factory=dict)
    essay: Essay | None = None
    envelopes: dict[Id, Envelope] = Field(default_factory=dict)
    ledger: dict[Id, LedgerLine] = Field(default_factory=dict)
    verdicts: dict[Id, Verdict] = Field(default_factory=dict)
    forecasts: dict[Id, Forecast] = Field(default_factory=dict)
    doctrines: dict[Name, Doctrine] = Field(default_factory=dict)
    history: dict[Id, Record] = Field(default_factory=dict)
    tests: dict[Id, Trial] = Field(default_factory=dict)
    texts: dict[Id, Told] = Field(default_factory=dict)
