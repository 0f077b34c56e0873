"""What the bars are measured on: the flagship, the tutorial, and a game that does not end by itself."""

from __future__ import annotations

from pathlib import Path

from game.library import Library, Places
from game.scenario.loading import load
from game.scenario.showing import Scenario

ROOT = Path(__file__).resolve().parents[2]
FLAGSHIP = "1941"
TUTORIAL = "summer-of-kantokuen"
TURNS = 1000
ENDLESS = """\
scenario: {extends: [toy], title: A thousand days at Sandwick}
calendar:
  unit: day
  starts: 1820-06-01
  ends: 1823-03-31
  sittings: [{from: 1820-06-01, to: 1823-03-31}]
  also: "false"
verdicts:
  washed_away: {when: "false", at_once: false}
"""


def library() -> Library:
    """The shipped scenarios, with nothing remembered of them."""
    return Library(Places((ROOT / "scenarios",), ROOT / "saves"))


def loaded(id: str) -> Scenario:
    """A shipped scenario, read and checked."""
    shelf = library()
    return shelf.load(shelf.find_scenario(id)).scenario


def endless(folder: Path) -> Scenario:
    """The harbour town with a sitting on each of a thousand days and more."""
    file = folder / "endless.yaml"
    file.write_text(ENDLESS, "utf-8")
    return load(file, lambda name: ROOT / "tests" / name).scenario
