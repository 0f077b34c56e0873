"""What models cannot see alone: unknown names, units that clash, what is shown but may not be seen."""

from __future__ import annotations

from game.scenario.checking.audit import Audit
from game.scenario.checking.check_formulas import check_formulas
from game.scenario.checking.naming import world_of
from game.scenario.merging import Finder
from game.scenario.problems import Problem, in_order
from game.scenario.showing import Scenario

_PARTS = (check_formulas,)


def check(scenario: Scenario, place: Finder) -> list[Problem]:
    """Return every problem and warning of a scenario whose shape is right, by file and line."""
    audit = Audit(world_of(scenario), place)
    for part in _PARTS:
        part(audit)
    return list(in_order(audit.problems))
