"""Which wording is best by its fitted worth, and in what share of the states in which it is on the table."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.engine.state import Rows, State
from game.ruleset.arrays import Floats
from game.ruleset.compiled import Ruleset
from game.study.sampling import sittings
from game.study.watching import Sight

NEVER, ALWAYS = 0.02, 0.98
"""Best in less than one state in fifty is never, in more than 49 of 50 is always."""
UNSIGNED = "unsigned"


@dataclass(frozen=True, slots=True)
class Best:
    """One motion: how often each way to deal with it is worth most."""

    motion: str
    states: int
    """Sampled states in which it was on the table."""
    of: int
    """All sampled states."""
    shares: dict[str, float]
    """Share of the states in which each wording, or leaving it unsigned, is best by worth."""
    swing: float
    """Points between the best way and the mean of all ways."""

    @property
    def signed(self) -> float:
        """Share of the states in which some wording is better than leaving it."""
        return 1.0 - self.shares.get(UNSIGNED, 0.0) if self.states else 0.0

    @property
    def one_sided(self) -> bool:
        """Whether one way of dealing with it is always best, or signing it never is."""
        return bool(self.states) and (max(self.shares.values()) > ALWAYS or self.signed < NEVER)


def best_by_worth(ruleset: Ruleset, seed: int, worlds: int) -> list[Best]:
    """Every priced motion in the belief states of all doctrines."""
    states = list(sittings(ruleset, seed, worlds))
    sights = [Sight(ruleset, state) for state in states]
    priced = [id for id, motion in ruleset.scenario.motions.items() if motion.unsigned_worth is not None]
    return [_best(ruleset, motion, sights) for motion in priced]


def _best(ruleset: Ruleset, motion: str, sights: list[Sight]) -> Best:
    names, counts, swing, total = [*_priced(ruleset, motion), UNSIGNED], {}, 0.0, 0
    tally = np.zeros(len(names), dtype=np.int64)
    for sight in sights:
        table = sight.holds(f"motion:{motion}:table")
        worths = _worths(ruleset, motion, sight)[:, table]
        if not worths.shape[1]:
            continue
        tally += np.bincount(np.argmax(worths[::-1], axis=0), minlength=len(names))[::-1]
        open_ones = np.where(np.isfinite(worths), worths, np.nan)
        swing += float((np.nanmax(open_ones, axis=0) - np.nanmean(open_ones, axis=0)).sum())
        total += worths.shape[1]
    counts = {name: float(count) / max(total, 1) for name, count in zip(names, tally.tolist(), strict=True)}
    of = sum(sight.state.rows for sight in sights)
    return Best(motion, total, of, counts, 100.0 * swing / max(total, 1))


def _priced(ruleset: Ruleset, motion: str) -> list[str]:
    wordings = ruleset.scenario.motions[motion].wordings
    return [name for name, wording in wordings.items() if wording.worth is not None]


def _worths(ruleset: Ruleset, motion: str, sight: Sight) -> Floats:
    """The worth of each wording, minus infinity where its needs are not met, and of leaving it, last."""
    rows = []
    for name in _priced(ruleset, motion):
        worth = sight[f"worth:{motion}/{name}"]
        rows.append(np.where(_may(ruleset, motion, name, sight), worth, -np.inf))
    return np.stack([*rows, sight[f"worth:{motion}"]])


def _may(ruleset: Ruleset, motion: str, wording: str, sight: Sight) -> Rows:
    needs = ruleset.scenario.motions[motion].wordings[wording].needs
    result: Rows = np.ones(sight.state.rows, dtype=np.bool_)
    for position in range(len(needs)):
        result = result & sight.holds(f"wording:{motion}/{wording}:need:{position}")
    return result


def best_of(ruleset: Ruleset, state: State, motion: str) -> Rows:
    """The rows in which signing a motion is on the table and worth more than leaving it."""
    sight = Sight(ruleset, state)
    worths = _worths(ruleset, motion, sight)
    result: Rows = sight.holds(f"motion:{motion}:table") & (worths[:-1].max(axis=0) > worths[-1])
    return result
