"""How a game feels in time: chances as they could be known at each sitting, and what their course says.

Chances stand on what the player knows: worlds are imagined from belief and played on by the tuned rule book.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.engine.state import start
from game.ruleset.arrays import Floats
from game.ruleset.compiled import utilities
from game.study.playing import played, sitting_ticks, utility
from game.study.searching import Reference

SUCCESS = 0.65
"""Utility from which an end counts as a success: the third of the seven levels."""
OPEN = 0.03
"""A boundary whose chance is nearer to 0 or 1 than this is decided."""
SWING = 0.10
QUARTERS = (0.25, 0.5, 0.75)


@dataclass(frozen=True, slots=True)
class Curves:
    """Chances by game and moment: one moment a sitting, and the end."""

    chances: Floats
    """Of reaching each boundary or better; boundaries by games by moments, the last of which is the end."""
    boundaries: tuple[float, ...]
    """Utilities that divide the verdicts, ascending."""

    @property
    def success(self) -> Floats:
        """Chance of success, or of the best verdict where none counts as success; games by moments."""
        above = [at for at, u in enumerate(self.boundaries) if u >= SUCCESS]
        result: Floats = self.chances[above[0] if above else len(self.boundaries) - 1]
        return result


def curves(reference: Reference, seed: int, games: int, rollouts: int) -> Curves:
    """Play games by the tuned rule book and ask at every sitting how they would end."""
    ruleset, sat = reference.ruleset, sitting_ticks(reference.ruleset)
    boundaries = tuple(float(u) for u in np.unique(utilities(ruleset.scenario)[1:])[1:]) or (1.0,)
    moments, last = [], None
    for state in played(ruleset, reference.begun(start(ruleset, seed, 0, games)), reference.policy):
        if state.tick in sat:
            u = reference.ends(state, rollouts)
            moments.append(np.stack([(u >= boundary).mean(axis=1) for boundary in boundaries]))
        last = state
    if last is None:
        raise ValueError("a calendar without a tick")
    ends = utility(ruleset, last)
    moments.append(np.stack([(ends >= u).astype(np.float64) for u in boundaries]))
    return Curves(np.stack(moments, axis=2), boundaries)


@dataclass(frozen=True, slots=True)
class Tension:
    """What the course of the chances says."""

    residual: tuple[float, float, float]
    """Uncertainty left at a quarter, half and three quarters of the sittings, of that at the first."""
    dramatic: float
    """Share of the successes whose chance once fell to half of the first."""
    path: float
    """Sum of the moves of the chance, a game."""
    swings: float
    """Moves of ten points or more, a game."""
    dead: float
    """Share of the sittings that come after everything is decided, in the mean."""
    dead_at_worst: float
    """The same for the worst tenth of games."""
    foreseen: tuple[float, float, float]
    """How well the chance at each quarter tells successes from failures: the area under the curve."""


def tension(found: Curves) -> Tension:
    """Read the curves."""
    p = found.success
    sittings = p.shape[1] - 1
    marks = [min(round(share * sittings), sittings - 1) for share in QUARTERS]
    first = float((p[:, 0] * (1 - p[:, 0])).mean()) or 1.0
    residual = [float((p[:, at] * (1 - p[:, at])).mean()) / first for at in marks]
    moves, won = np.abs(np.diff(p, axis=1)), p[:, -1] > 0
    fell = p[won].min(axis=1) <= p[won, 0] / 2 if won.any() else np.zeros(1)
    dead = _dead(found)
    return Tension(
        residual=(residual[0], residual[1], residual[2]),
        dramatic=float(np.mean(fell)),
        path=float(moves.sum(axis=1).mean()),
        swings=float((moves >= SWING).sum(axis=1).mean()),
        dead=float(dead.mean()),
        dead_at_worst=float(np.quantile(dead, 0.9)),
        foreseen=tuple(told_apart(p[:, at], won) for at in marks),  # type: ignore[arg-type]
    )


def _dead(found: Curves) -> Floats:
    """The share of each game's sittings after the last at which any boundary was open."""
    chances = found.chances[:, :, :-1]
    undecided = np.any((chances > OPEN) & (chances < 1 - OPEN), axis=0)
    sittings = undecided.shape[1]
    last = np.where(np.any(undecided, axis=1), sittings - 1 - np.argmax(undecided[:, ::-1], axis=1), -1)
    result: Floats = (sittings - 1 - last) / sittings
    return result


def told_apart(chances: Floats, won: Floats) -> float:
    """The chance that a success was given better odds than a failure; 0.5 where all ended alike."""
    good, bad = chances[won > 0], chances[won <= 0]
    if not len(good) or not len(bad):
        return 0.5
    above = (good[:, None] > bad[None, :]).mean() + 0.5 * (good[:, None] == bad[None, :]).mean()
    return float(above)
