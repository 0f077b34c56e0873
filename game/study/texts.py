"""What a player reads of a game, turn by turn: the texts in which echoes and sameness are counted.

These are the texts of the scenario alone. The fixed frame of the report, which stands in every turn of every
game, is left out: dates, headings, the lines of figures, the orders as given, effects, promises and consent.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from game.engine.state import State, start
from game.report.arrows import Arrows
from game.report.cause_parts import Window, turns_of
from game.report.conference import sitting
from game.report.dispatches import dispatches
from game.report.interim import as_told, interim
from game.report.past import Past
from game.report.turns import told
from game.report.values import ArrowValue, MotionValue, Sitting, ToldValue
from game.ruleset.compiled import Ruleset
from game.scenario.orders import Order
from game.study.own_doing import active, recorded

FALLEN = (".kept", ".broken")
"""How the id of a promise that has fallen due ends."""
Kind = Literal["dispatches", "events", "dilemmas", "voices", "papers", "forecasts", "endings"]


@dataclass(frozen=True, slots=True)
class Text:
    """One text as it is read."""

    turn: int
    """The sitting before which it is read, from 0; how a turn ended is read before the next sitting."""
    kind: Kind
    words: str


class _NoArrows(Arrows):
    """No arrows: they are the dearest part of a sitting, and hold no word of the scenario."""

    def of(self, order: Order) -> tuple[ArrowValue, ...]:
        """Nothing."""
        return ()


@dataclass(frozen=True, slots=True)
class Game:
    """One game played by a doctrine, with all that is read of it."""

    past: Past
    texts: tuple[Text, ...]


def pairs_of_games(ruleset: Ruleset, seed: int, pairs: int) -> list[tuple[Game, Game]]:
    """So many pairs of games by different doctrines that act, each game in a world of its own.

    A world of its own because whoever plays again plays another seed, with other figures and in other words.
    """
    every = list(combinations(active(ruleset), 2))
    couples = [every[k * len(every) // pairs] for k in range(pairs)] if every else []
    return [
        (
            _game(ruleset, start(ruleset, seed, 2 * k), one),
            _game(ruleset, start(ruleset, seed, 2 * k + 1), other),
        )
        for k, (one, other) in enumerate(couples)
    ]


def _game(ruleset: Ruleset, state: State, doctrine: str) -> Game:
    past = recorded(ruleset, state, doctrine)
    return Game(past, tuple(texts_of(past)))


def texts_of(past: Past) -> Iterator[Text]:
    """What is read at each sitting and of the turns between them; a text read twice is two."""
    for turn, window in enumerate(turns_of(past)):
        so_far = past.until(window.first)
        if turn:
            yield from (Text(turn, "dispatches", each.text) for each in dispatches(so_far))
        yield from _at_a_sitting(turn, sitting(so_far, (), _NoArrows(so_far), ""))
        yield from (Text(turn + 1, "events", words) for words in happened(past, window))


def happened(past: Past, window: Window) -> Iterator[str]:
    """What a turn brought; that an order was given is said by the frame of the report."""
    found = [each for _, each in told(past, window)]
    found += [as_told(value) for _, value in interim(past, window)]
    yield from (
        each.text for each in found if each.kind not in {"clause", "answer", "promise"} or fell_due(each)
    )


def fell_due(each: ToldValue) -> bool:
    """Whether it tells that a promise was kept or broken."""
    return each.kind == "promise" and each.id.endswith(FALLEN)


def _at_a_sitting(turn: int, shown: Sitting) -> Iterator[Text]:
    if shown.dilemma:
        yield Text(turn, "dilemmas", shown.dilemma.text)
        yield from (Text(turn, "dilemmas", answer.text) for answer in shown.dilemma.answers)
    for paper in shown.papers:
        if paper.preamble:
            yield Text(turn, "papers", paper.preamble)
        for motion in paper.motions:
            yield from _of_a_motion(turn, motion)
    yield from (Text(turn, "forecasts", forecast.question) for forecast in shown.forecasts)


def _of_a_motion(turn: int, motion: MotionValue) -> Iterator[Text]:
    yield from (Text(turn, "papers", words) for words in motion.closed_by)
    if motion.state == "open" and motion.about:
        yield Text(turn, "papers", motion.about)
    for wording in motion.wordings:
        yield Text(turn, "papers", wording.text)
        yield from (Text(turn, "voices", stance.says) for stance in wording.stances if stance.says)
