"""How much of the outcome is skill, how much the hidden state and how much dice: an analysis of variance.

The same policies play the same hidden worlds under the same dice, every combination once.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from game.engine.state import State, frozen, start
from game.ruleset.compiled import Ruleset
from game.study.playing import obeying, side_by_side

DICE_SEED = 77


@dataclass(frozen=True, slots=True)
class Shares:
    """Parts of the variance of utility; they add up to 1."""

    skill: float
    """Policy, and policy with the hidden state."""
    hidden: float
    dice: float


def shares_of_luck(ruleset: Ruleset, seed: int, worlds: int, dice: int) -> Shares:
    """Play every doctrine in so many hidden worlds under so many runs of dice."""
    begun = _begun(ruleset, seed, (worlds, dice))
    met = side_by_side(
        ruleset, {name: (begun, obeying(ruleset, name)) for name in ruleset.scenario.doctrines}
    )
    return analysed(np.stack([u.reshape(worlds, dice) for u in met.values()]))


def _begun(ruleset: Ruleset, seed: int, size: tuple[int, int]) -> State:
    """Hidden worlds by dice: the world is drawn by one seed, what happens in it by another."""
    worlds, dice = size
    begun = start(ruleset, seed, 0, worlds)
    values = np.repeat(begun.values, dice, axis=1)
    names = np.tile(np.arange(dice, dtype=np.uint64), worlds) + np.repeat(begun.worlds, dice) * np.uint64(
        dice
    )
    return State(0, seed + DICE_SEED, names, frozen(values))


def analysed(u: NDArray[np.float64]) -> Shares:
    """Split the variance of policies by hidden worlds by dice, each part freed of what noise adds to it."""
    policies, worlds, dice = u.shape
    cells = u.mean(axis=2)
    noise = float(u.var(axis=2, ddof=1).mean()) if dice > 1 else 0.0
    by_policy, by_world, middle = cells.mean(axis=1), cells.mean(axis=0), float(cells.mean())
    rest = cells - by_policy[:, None] - by_world[None, :] + middle
    free = max((policies - 1) * (worlds - 1), 1)
    crossed = max(float((rest * rest).sum()) / free - noise / dice, 0.0)
    left = crossed + noise / dice
    policy = max(_spread(by_policy) - left / worlds, 0.0)
    hidden = max(_spread(by_world) - left / policies, 0.0)
    total = policy + crossed + hidden + noise
    if total <= 0:
        return Shares(0.0, 0.0, 0.0)
    return Shares((policy + crossed) / total, hidden / total, noise / total)


def _spread(means: NDArray[np.float64]) -> float:
    return float(means.var(ddof=1)) if len(means) > 1 else 0.0
