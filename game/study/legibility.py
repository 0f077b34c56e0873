"""Whether every change that is shown is told in full, and how much of it the three largest causes tell."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.engine.state import start
from game.report.cause_parts import Window, turns_of
from game.report.causes import causes_of
from game.report.past import Past
from game.ruleset.compiled import Ruleset
from game.study.agents import by_lot
from game.study.own_doing import recorded

FOREMOST = 3
LEAST = 1e-6
"""Units that count as nothing left over."""


@dataclass(frozen=True, slots=True)
class Legibility:
    """What the causes of all shown changes cover."""

    changes: int
    unexplained: int
    foremost: float
    """Share of a change that its three largest causes tell, in the mean."""


def legibility(ruleset: Ruleset, seed: int, games: int) -> Legibility:
    """Audit every headline in every turn of so many games played by lot."""
    doctrine = by_lot(ruleset.scenario) or next(iter(ruleset.scenario.doctrines))
    unexplained, covered = 0, []
    for world in range(games):
        past = recorded(ruleset, start(ruleset, seed, world, 1), doctrine)
        for window in turns_of(past):
            for headline in ruleset.scenario.headlines.values():
                audited = _audited(past, headline.figure, window)
                if audited is not None:
                    unexplained += audited[0]
                    covered.append(audited[1])
    return Legibility(len(covered), unexplained, float(np.mean(covered)) if covered else 1.0)


def _audited(past: Past, figure: str, window: Window) -> tuple[bool, float] | None:
    """Whether something of a change is left untold, and what its largest causes tell; nothing if it stood."""
    change = past.view(window.end).figure(figure) - past.view(window.first).figure(figure)
    if abs(change) <= LEAST:
        return None
    causes = causes_of(past, figure, window, "wholly")
    sizes = sorted((abs(cause.size) for cause in causes), reverse=True)
    left = abs(sum(cause.size for cause in causes) - change)
    return left > LEAST, sum(sizes[:FOREMOST]) / sum(sizes) if sizes else 0.0
