"""What models cannot see alone: unknown names, units that clash, what is shown but may not be seen."""

from __future__ import annotations

from collections.abc import Callable

from game.scenario.checking.audit import Audit
from game.scenario.checking.check_dates import check_dates
from game.scenario.checking.check_formulas import check_formulas
from game.scenario.checking.check_idle import check_idle
from game.scenario.checking.check_ids import check_ids
from game.scenario.checking.check_map import check_map
from game.scenario.checking.check_numbers import check_numbers
from game.scenario.checking.check_orders import check_orders
from game.scenario.checking.check_pages import check_pages
from game.scenario.checking.check_references import check_references
from game.scenario.checking.check_seeing import check_seeing
from game.scenario.checking.check_words import check_words
from game.scenario.checking.naming import world_of
from game.scenario.merging import Finder
from game.scenario.problems import Problem, in_order
from game.scenario.showing import Scenario

_PARTS: tuple[Callable[[Audit], None], ...] = (
    check_ids,
    check_formulas,
    check_references,
    check_pages,
    check_map,
    check_dates,
    check_orders,
    check_numbers,
    check_seeing,
    check_words,
    check_idle,
)


def check(scenario: Scenario, place: Finder) -> list[Problem]:
    """Return every problem and warning of a scenario whose shape is right, by file and line."""
    audit = Audit(world_of(scenario), place)
    for part in _PARTS:
        part(audit)
    return list(in_order(audit.problems))
