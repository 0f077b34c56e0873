"""What the models refuse, told as problems with a place; to be in the scenario's own words, not the library's."""

from __future__ import annotations

from pydantic import ValidationError

from game.scenario.merging import Merged
from game.scenario.problems import Problem


def complaints(fault: ValidationError, merged: Merged) -> list[Problem]:
    """One problem for each fault of the models."""
    return [Problem("S001", error["msg"], merged.place(error["loc"])) for error in fault.errors()]
