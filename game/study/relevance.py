"""What is decided at a sitting: how much hangs on it, how close a call it is, what is never or always best.

The best way is named by one half of the imagined worlds and priced by the other: luck is no merit.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log

import numpy as np

from game.engine.state import State, start
from game.ruleset.arrays import Floats
from game.study.findings import standard_error
from game.study.improving import LEFT, planned
from game.study.playing import Policy, played, side_by_side
from game.study.searching import Choice, Reference, Search, Weighed, searched

POINTS = 100.0
CLOSE = 2.0
"""Points between the best and the second below which a turn is a close call."""
AS_GOOD = 1.0
"""Points from the best within which signing counts as right."""
OWN = Choice("", "as the rule book", "", 0)


@dataclass(frozen=True, slots=True)
class Turn:
    """One sitting of one game: every way to act that was open, with what each is worth."""

    ways: tuple[Choice, ...]
    halves: Floats
    """Points gained over the rule book, by half of the imagined worlds and way."""

    @property
    def best(self) -> int:
        """The way that is best in the first half."""
        return int(np.argmax(self.halves[0]))

    @property
    def values(self) -> Floats:
        """Points of every way, priced by the half that did not name the best."""
        result: Floats = self.halves[1]
        return result

    @property
    def swing(self) -> float:
        """Points between the best way and the mean of all."""
        return float(self.values[self.best] - self.values.mean())

    @property
    def range(self) -> float:
        """Points between the best way and the worst."""
        worst = int(np.argmin(self.halves[0]))
        return float(self.values[self.best] - self.values[worst])

    @property
    def close(self) -> bool:
        """Whether the best two ways are within a close call of each other."""
        first = np.sort(self.halves.mean(axis=0))[::-1]
        return bool(first[0] - first[1] < CLOSE) if len(first) > 1 else True


def turns(reference: Reference, seed: int, worlds: int, rollouts: int) -> list[list[Turn]]:
    """Every searched sitting with a choice, game by game, of worlds played by the tuned rule book."""
    search, at = Search(reference, rollouts), searched(reference.ruleset)
    games: list[list[Turn]] = [[] for _ in range(worlds)]
    begun = reference.begun(start(reference.ruleset, seed, 0, worlds))
    for state in played(reference.ruleset, begun, reference.policy):
        if state.tick not in at:
            continue
        for game, turn in zip(games, _turns(state, list(search.weighed(state))), strict=True):
            if len(turn.ways) > 1:
                game.append(turn)
    return games


def _turns(state: State, found: list[Weighed]) -> list[Turn]:
    """The turn of each row: the rule book's own way first."""
    halves = [
        np.stack([each.gains[:, 0::2].mean(axis=1), each.gains[:, 1::2].mean(axis=1)]) for each in found
    ]
    result = []
    for row in range(state.rows):
        mine = [at for at, each in enumerate(found) if each.differs[row]]
        points = np.zeros((2, 1 + len(mine)))
        for place, at in enumerate(mine, 1):
            points[:, place] = POINTS * halves[at][:, row]
        result.append(Turn((OWN, *(found[at].choice for at in mine)), points))
    return result


@dataclass(frozen=True, slots=True)
class Relevance:
    """What all turns say together."""

    turns: int
    swing: float
    """Mean points a turn."""
    median: float
    error: float
    """Standard error of the mean swing."""
    largest: float
    """The largest share of a game's swing that one turn holds, in the mean."""
    wide: float
    """Turns a game with a range of ten points or more."""
    very_wide: float
    """Turns a game with a range of 25 points or more."""
    close: float
    """Share of turns that are close calls."""
    entropy: float
    """How evenly the best way is spread over all that is ever best, from 0 to 1."""


WIDE, VERY_WIDE = 10.0, 25.0


def relevance(games: list[list[Turn]], every: float = 1.0) -> Relevance | None:
    """Sum up the turns, one of `every` so many sittings; nothing where there was never a choice."""
    flat = [turn for game in games for turn in game]
    if not flat:
        return None
    swings = np.array([turn.swing for turn in flat])
    ranges = np.array([turn.range for turn in flat])
    shares = [_largest(game) for game in games if game]
    names = [f"{turn.ways[turn.best].matter}/{turn.ways[turn.best].choice}" for turn in flat]
    return Relevance(
        turns=len(flat),
        swing=float(swings.mean()),
        median=float(np.median(swings)),
        error=float(standard_error(swings)),
        largest=float(np.mean(shares)),
        wide=every * float((ranges >= WIDE).sum()) / len(games),
        very_wide=every * float((ranges >= VERY_WIDE).sum()) / len(games),
        close=float(np.mean([turn.close for turn in flat])),
        entropy=evenness(names),
    )


def _largest(game: list[Turn]) -> float:
    swings = np.maximum([turn.swing for turn in game], 0.0)
    return float(swings.max() / swings.sum()) if swings.sum() > 0 else 0.0


def evenness(names: list[str]) -> float:
    """Entropy of the shares of names over that of equal shares, from 0 to 1."""
    _, counts = np.unique(names, return_counts=True)
    shares = counts / counts.sum()
    return float(-(shares * np.log(shares)).sum() / log(len(shares))) if len(shares) > 1 else 0.0


@dataclass(frozen=True, slots=True)
class Merit:
    """One motion: how often signing it is right, and what is lost where it may never be signed."""

    motion: str
    states: int
    """Sittings at which it could be signed or left."""
    right: float
    """Share of them in which signing is within a point of the best way to deal with it."""
    missed: float
    """Points a game is worth less where it may never be signed."""


def merits(reference: Reference, games: list[list[Turn]], seed: int, worlds: int) -> list[Merit]:
    """Every motion of the scenario that ever lay on the table."""
    rights = {
        motion: [_right(turn, motion) for game in games for turn in game if _has(turn, motion)]
        for motion in reference.ruleset.scenario.motions
    }
    begun = reference.begun(start(reference.ruleset, seed, 0, worlds))
    policies = {motion: _leaving(reference, motion) for motion, right in rights.items() if right}
    seats = {motion: (begun, policy) for motion, policy in policies.items()}
    met = side_by_side(reference.ruleset, {"": (begun, reference.policy)} | seats)
    return [
        Merit(motion, len(rights[motion]), float(np.mean(rights[motion])), _points(met[""] - met[motion]))
        for motion in policies
    ]


def _points(lost: Floats) -> float:
    return POINTS * float(lost.mean())


def _has(turn: Turn, motion: str) -> bool:
    return any(way.matter == motion for way in turn.ways)


def _right(turn: Turn, motion: str) -> bool:
    """Whether signing is within a point of the best among leaving it, each wording, and what was done."""
    points = turn.halves.mean(axis=0)
    mine = [at for at, way in enumerate(turn.ways) if way.matter == motion]
    signed = [points[at] for at in mine if turn.ways[at].choice]
    left = any(not turn.ways[at].choice for at in mine)
    signed += [points[0]] if left else []
    return bool(signed) and max(signed) >= max(points[0], *(points[at] for at in mine)) - AS_GOOD


def _leaving(reference: Reference, motion: str) -> Policy:
    """The tuned rule book, but for one motion that it never signs."""
    plan = {f"{reference.plan.stem}.m.{motion}": LEFT}
    return lambda state: reference.policy(planned(reference.ruleset, state, plan))
