"""The kinds of thing that act, as a scenario file may write them.

Formulas stay text here and are read by `formulas`, so that every complaint can point into the line.
"""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field

from game.scenario.fields import Cited, Date, Formula, Id, Model, Prose, Seen, Title, Ways


class Unit(Model):
    """A word that measures, such as `men`; a formula may not add two different ones."""

    title: Title
    one: Title | None = None
    """The word for a single one, where it is another."""
    of: Formula | None = None
    """Another unit this one is a multiple of, as in `1000 men`."""


class Prior(Model):
    """What is held before anything is observed: a normal draw, clipped to the factor's range."""

    mean: Formula
    sd: Formula


class Factor(Cited):
    """A named number with unit, range and precision; the columns of the state table."""

    title: Title
    unit: str | None = None
    start: Formula | None = None
    """Needed where the factor is open; one that is not starts as a draw from its belief or prior."""
    prior: Prior | None = None
    range: tuple[Formula, Formula]
    precision: float = Field(gt=0)
    """The stored quantum: at most a hundredth of a typical change in a tick."""
    shown: float | None = Field(default=None, gt=0)
    """The step the number is printed in; the precision where it is not given."""
    seen: Seen = "open"
    about: Prose | None = None


class Derived(Cited):
    """A factor computed from others and stored nowhere, so that it can never disagree with them."""

    title: Title
    unit: str | None = None
    value: Formula
    range: tuple[Formula, Formula] | None = None
    shown: float = Field(default=1.0, gt=0)
    about: Prose | None = None


class Table(Cited):
    """A piecewise-linear curve, called as a function of one number; the language has no other curve."""

    title: Title | None = None
    points: tuple[tuple[float, float], ...] = Field(min_length=2)
    takes: str | None = None
    """Unit of the argument."""
    gives: str | None = None
    """Unit of the result."""


class Function(Cited):
    """A named formula with parameters, so that several fronts may share one law."""

    title: Title | None = None
    of: tuple[Id, ...]
    value: Formula


class Flow(Cited):
    """What changes a factor every tick; with both `from` and `to` it conserves what it moves."""

    model_config = ConfigDict(populate_by_name=True)

    title: Title | None = None
    origin: Id | None = Field(default=None, alias="from")
    target: Id | None = Field(default=None, alias="to")
    rate: Formula
    """A quantity for each unit of time, such as `0.3 grain / month`."""
    when: Formula | None = None
    why: Prose
    seen: Seen | None = None
    """Who sees the amount moved; by default as its endpoints are seen."""


class Effect(Model):
    """One change made by an order, an event or a rival: exactly one of `add`, `set` and `fire`."""

    add: dict[Id, Formula] | None = None
    set: dict[Id, Formula] | None = None
    fire: Id | None = None
    over: int | None = Field(default=None, ge=1, le=60)
    """Ticks over which an `add` is spread, the tick after `after` being the first."""
    after: int | None = Field(default=None, ge=1, le=200)
    """Ticks before it begins."""
    when: Formula | None = None
    why: Prose | None = None


class Need(Model):
    """A condition with the sentence that says it is not met."""

    that: Formula
    say: Prose


class Wording(Cited):
    """One of the rival sentences of a motion: it wins or loses voices, binds, and is read abroad."""

    text: Prose
    short: Title
    """The few words of a menu."""
    needs: tuple[Need, ...] = ()
    effects: tuple[Effect, ...] = ()
    quoted: Prose | None = None
    """How it is quoted back later; the sentence itself where it is not given."""
    worth: Formula | None = None
    """Mean verdict utility to be expected after signing, from what is shown; the basis of regret."""


class Motion(Model):
    """One sentence put to the conference, in rival wordings."""

    title: Title
    paper: Id
    opens: Formula = "true"
    """While false the motion is not on the table and not shown."""
    needs: tuple[Need, ...] = ()
    """While unmet the motion is shown greyed with what would open it."""
    wordings: dict[Id, Wording]
    unsigned_worth: Formula | None = None
    about: Ways | None = None


class Paper(Model):
    """The document that holds several motions and is read out as one."""

    title: Title
    opens: Formula = "true"
    sealed: bool = False
    """Sanctioned by the throne: a voice one point short signs all the same."""
    preamble: Ways | None = None
    rank: int = 0


class Term(Model):
    """One reason of a voice: what a figure adds to his consent, and the words for it."""

    figure: Id
    value: Formula
    says: Ways
    answers: Ways | None = None
    """What he says of this figure when another voice has made it his reason."""
    wordings: tuple[Id, ...] | None = None


class Stance(Model):
    """How a voice weighs one motion: a base for each wording and terms read from displayed figures."""

    base: dict[Id, float]
    says: dict[Id, Ways] = Field(default_factory=dict)
    """What he says of a wording when no term is larger than its base."""
    terms: tuple[Term, ...] = ()


class Voice(Cited):
    """A person with interests who signs or not."""

    title: Title
    office: Title
    interest: Prose
    leaves: Formula | None = None
    """When true the voice no longer sits."""
    stances: dict[Id, Stance]


class Promise(Model):
    """What a voice takes for his signature: a deed by a date, with what keeping and breaking it do."""

    title: Title
    worth: float = Field(gt=0)
    """Points added to his score on everything signed at the sitting."""
    until: int = Field(ge=1, le=60)
    """The furthest due date, in ticks."""
    offered: Formula = "true"
    kept: Formula
    when_kept: tuple[Effect, ...] = ()
    when_broken: tuple[Effect, ...] = ()
    kept_text: Prose
    broken_text: Prose


class Setting(Model):
    """One position of a dial."""

    title: Title
    about: Prose | None = None
    needs: tuple[Need, ...] = ()


class Dial(Cited):
    """A standing policy: one of several settings, or a number of tokens shared out."""

    title: Title
    appears: Formula = "true"
    asked: Prose | None = None
    """What a voice says when he first asks for it."""
    settings: dict[Id, Setting] = Field(default_factory=dict)
    starts: Id | None = None
    tokens: int | None = Field(default=None, ge=1, le=20)
    among: dict[Id, Setting] = Field(default_factory=dict)
    starts_shared: dict[Id, int] = Field(default_factory=dict)
    cost: Formula = "0"
    """Consent paid for each change."""
    about: Prose | None = None


class Answer(Model):
    """One way out of a dilemma."""

    title: Title
    text: Prose
    needs: tuple[Need, ...] = ()
    effects: tuple[Effect, ...] = ()
    quoted: Prose | None = None


class Dilemma(Cited):
    """A forced choice; unanswered at the end of the turn it takes its default."""

    title: Title
    text: Prose
    when: Formula
    weight: Formula = "1"
    default: Id
    answers: dict[Id, Answer]


class Event(Cited):
    """Something that happens when its condition holds, by chance or surely, once unless told otherwise."""

    title: Title
    when: Formula = "false"
    """May stay false for an event that only an effect fires."""
    chance: Formula | None = None
    """Chance in a tick in which the condition holds."""
    again: bool = False
    told: Formula = "true"
    interrupts: bool = False
    on: Date | None = None
    """The date it is told under where that differs from the end of its tick."""
    text: Ways | None = None
    effects: tuple[Effect, ...] = ()


class Front(Cited):
    """A line that moves by the odds on it."""

    title: Title
    active: Formula
    odds: Formula
    progress: Id
    advance: Formula
    """Change of the progress in a tick, from `odds` and whatever else it names."""
    luck: Formula = "0"
    """Standard deviation of the advance in a tick."""
    losses: dict[Id, Formula] = Field(default_factory=dict)
    """What the fighting takes from factors in a tick."""
    why: Prose


class Move(Model):
    """One thing a rival may do in a tick, with the weight that he does it."""

    title: Title
    weight: Formula
    effects: tuple[Effect, ...] = ()
    why: Prose


class Rival(Cited):
    """Another capital: each tick it chooses one move from what it knows."""

    title: Title
    knows: tuple[Id, ...]
    """The factors its formulas may read; anything else is an error."""
    moves: dict[Id, Move]


class DoctrineRule(Model):
    """An order and when this player gives it."""

    give: Prose
    when: Formula = "true"


class Doctrine(Model):
    """An automatic player: rules from the top, each given if it is legal, signatures bought where allowed."""

    title: Title
    about: Prose
    random: bool = False
    buys: bool = True
    family: Id | None = None
    """The kind of course it takes; the scorecard compares the best of each kind."""
    rules: tuple[DoctrineRule, ...] = ()


class Stretch(Model):
    """A run of sittings at equal steps of the calendar."""

    model_config = ConfigDict(populate_by_name=True)

    first: Date = Field(alias="from")
    last: Date = Field(alias="to")
    every: int = Field(default=1, ge=1)


class Calendar(Model):
    """The ticks of a scenario and which of them decide."""

    unit: Literal["jun", "day"]
    starts: Date
    ends: Date
    sittings: tuple[Stretch, ...] = Field(min_length=1)
    also: Formula = "false"
    """A sitting is held at any other tick while this is true."""
