"""What models cannot see alone: unknown names, units that clash, what is shown but may not be seen."""

from __future__ import annotations

from collections.abc import Callable

from game.scenario.problems import Place, Problem
from game.scenario.showing import Scenario


def check(scenario: Scenario, place: Callable[[tuple[str | int, ...]], Place]) -> list[Problem]:
    """Every problem and warning of a scenario whose shape is right."""
    return []
