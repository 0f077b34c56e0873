"""Small scenarios written in a few lines, for tests that need one rule and nothing beside it."""

from __future__ import annotations

from typing import Any

from game.ruleset.compiled import Ruleset
from game.ruleset.compiling import compile_scenario
from game.scenario.showing import Scenario
from tests.strategies import scenario_of

Data = dict[str, Any]


def factor(start: float | None = 0, low: int = 0, high: int = 1000, **more: object) -> Data:
    """A factor of pure numbers to the hundredth."""
    words = {"title": "A figure", "range": [str(low), str(high)], "precision": 0.01, "label": "invented"}
    return words | ({"start": str(start)} if start is not None else {}) | more


def scenario(**kinds: Data) -> Scenario:
    """A scenario of seven days, each with a sitting, and whatever kinds are given."""
    calendar = {"unit": "day", "starts": "1820-02-26", "ends": "1820-03-03"}
    data: Data = {
        "scenario": {"title": "A town", "summary": "A town."},
        "calendar": calendar | {"sittings": [{"from": "1820-02-26", "to": "1820-03-03"}]},
        "papers": {"letter": {"title": "The letter"}},
        "verdicts": {
            "peace": {"title": "Peace", "u": 0.5, "when": "true", "rank": 9, "epilogue": [{"text": "So."}]}
        },
    }
    return scenario_of(data | kinds)


def ruleset(**kinds: Data) -> Ruleset:
    """The same, compiled."""
    return compile_scenario(scenario(**kinds))


def motion(*effects: Data, **more: object) -> Data:
    """A motion with one wording and its effects."""
    wording = {"text": "So be it.", "short": "so be it", "label": "invented", "effects": list(effects)}
    return {"title": "A motion", "paper": "letter", "wordings": {"plain": wording | more}}
