"""`schema`: what a scenario may say, as JSON Schema for editors."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace

from game.cli.outside import Outside


def arguments(parser: ArgumentParser) -> None:
    """There are none."""


def run(options: Namespace, outside: Outside) -> int:
    """Print the schema."""
    from game.scenario.showing import Scenario  # noqa: PLC0415 - brings the models

    print(json.dumps(Scenario.model_json_schema(by_alias=True), indent=2))
    return 0
