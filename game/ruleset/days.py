"""Which formulas give a day: the difference of two days is a time, and time is counted in ticks."""

from __future__ import annotations

from game.scenario.formulas import Binary, Call, Choice, Day, Name, Node, parsed
from game.scenario.showing import Scenario


def gives_day(node: Node, scenario: Scenario) -> bool:
    """Whether a formula gives a day rather than a number or a truth."""
    match node:
        case Day() | Name(id="date"):
            return True
        case Name():
            return node.id in scenario.derived and gives_day(
                parsed(scenario.derived[node.id].value), scenario
            )
        case Choice():
            return gives_day(node.then, scenario)
        case Binary():
            return gives_day(node.left, scenario) != gives_day(node.right, scenario)
        case Call():
            return node.function in {"min", "max", "clip"} and gives_day(node.args[0], scenario)
        case _:
            return False
