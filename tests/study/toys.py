"""Toy games with known answers: all luck, all skill, all hidden, a corridor, and quotes true or false."""

from __future__ import annotations

import json
from typing import cast

from game.ruleset.compiled import Ruleset
from game.ruleset.compiling import compile_scenario
from game.scenario.showing import Scenario
from game.scenario.source import read_bytes

BASE = """
scenario: {title: A toy, summary: A toy with a known answer.}
calendar: {unit: day, starts: 1820-06-01, ends: 1820-06-08, sittings: [{from: 1820-06-01, to: 1820-06-03}]}
units: {points: {title: Points}}
papers: {page: {title: The page}}
doctrines:
  drift: {title: Drift, about: Signs nothing.}
  random: {title: A coin, about: Signs by lot., random: true}
"""
WIN = "{title: Won, u: 1, when: %s, rank: 1, epilogue: [{text: Won.}]}"
LOST = "{title: Lost, u: 0, when: 'true', rank: 2, epilogue: [{text: Lost.}]}"


def verdicts(win: str) -> str:
    """Won where a condition holds, else lost."""
    return f"verdicts: {{won: {WIN % win}, lost: {LOST}}}\n"


def motion(id: str, effects: str = "[]", more: str = "") -> str:
    """A motion of one wording that nobody opposes."""
    text = f"{{text: It is done., short: done, label: invented, effects: {effects}{more}}}"
    return f"  {id}: {{title: {id.capitalize()}, paper: page, wordings: {{yes: {text}}}}}\n"


def doctrine(name: str, *rules: str) -> str:
    """A doctrine of some orders."""
    given = ", ".join(f"{{give: {rule}}}" for rule in rules)
    return f"  {name}: {{title: {name.capitalize()}, about: By rule., rules: [{given}]}}\n"


def scenario(*parts: str) -> Scenario:
    """A scenario of the base and further parts, read as files are; maps of one kind are joined."""
    data: dict[str, object] = {}
    for text in (BASE, *parts):
        for kind, content in read(text).items():
            held = data.get(kind)
            data[kind] = {**held, **content} if isinstance(held, dict) else content
    return Scenario.model_validate_json(json.dumps(data))


def read(text: str) -> dict[str, dict[str, object]]:
    """A part as plain data."""
    data = read_bytes(text.encode(), "toy").data
    assert isinstance(data, dict)
    return cast("dict[str, dict[str, object]]", data)


def ruleset(*parts: str) -> Ruleset:
    """A toy, compiled."""
    return compile_scenario(scenario(*parts))


FACE = "factors: {face: {title: Face, start: 0, range: [0, 100], precision: 1, label: invented}}\n"
COIN = (
    FACE,
    "motions:\n" + motion("shout"),
    "events: {heads: {title: Heads, when: date == 1820-06-05, chance: 0.5, label: invented}}\n",
    verdicts("fired(heads)"),
)
"""All luck: a coin falls and nothing one signs can change it."""
LEVER = (
    FACE,
    "motions:\n" + motion("pull", "[{set: {face: 1}, why: The lever is pulled}]"),
    verdicts("face == 1"),
    "doctrines:\n" + doctrine("historical") + doctrine("rule-book", "sign pull/yes"),
)
"""All skill: who pulls the lever wins."""
DOOR = (
    """
factors:
  tiger:
    {title: Tiger, prior: {mean: 0, sd: 1}, range: [-9, 9], precision: 0.001, seen: hidden, label: invented}
""",
    "motions:\n" + motion("shout"),
    verdicts("tiger > 0"),
)
"""All hidden: behind the door is what was there from the start."""
CORRIDOR = (FACE, "motions:\n" + motion("shout"), verdicts("'true'"))
"""No decision and no luck."""
SLOT = (
    """
factors: {reels: {title: Reels, start: 50, range: [0, 100], precision: 1, shown: 1, label: invented}}
events:
  up: {title: Up, when: true, chance: 0.5, again: true, label: invented, effects: [{add: {reels: 12}}]}
  down: {title: Down, when: true, chance: 0.5, again: true, label: invented, effects: [{add: {reels: -12}}]}
headlines: {reels: {title: Reels, figure: reels, better: up, rank: 1, about: The reels.}}
""",
    "motions:\n" + motion("shout"),
    "doctrines:\n" + doctrine("historical", "sign shout/yes"),
    verdicts("reels > 50"),
)
"""All drama, no agency: the figure jumps and no order reaches it."""

FRUIT = """
factors:
  ripe: {title: Ripe, start: 0, range: [0, 100], precision: 0.01, label: invented}
  season:
    {title: Season, prior: {mean: 50, sd: 30}, range: [0, 100], precision: 0.1, seen: hidden, label: invented}
events:
  grown: {title: Grown, when: date == 1820-06-01, label: invented, effects: [{set: {ripe: season}}]}
  eaten: {title: Eaten, when: signed(pick) and date == 1820-06-06, chance: ripe / 100, label: invented}
derived: {odds: {title: Odds, value: "QUOTE", range: [0, 1], shown: 0.01}}
tables:
  fit.ripe: {points: [[0, 0], [50, 0], [100, 0]], label: invented}
  fit.link: {points: [[-9, 0], [0, 0], [9, 0]], label: invented}
forecasts:
  eaten:
    title: Eaten
    question: Will it be eaten?
    figure: odds
    outcome: 1 if fired(eaten) else 0
    fit: {at: date >= 1820-06-02, forced: [sign pick/yes], then: drift, figures: {ripe: [0, 50, 100]}LINK}
"""
LINKED = ", link: [-60, -40, -20, 0, 20, 40, 60]"


def fruit(quote: str) -> tuple[str, ...]:
    """A fruit whose ripeness in per cent is its chance, quoted by some formula; the act is to pick it."""
    text = FRUIT.replace("QUOTE", quote).replace("LINK", LINKED if "link" in quote else "")
    return text, "motions:\n" + motion("pick"), verdicts("fired(eaten)")


LAKE = """
factors:
  level: {title: Level, range: [-500, 900], precision: 0.01, seen: believed, label: invented}
flows:
  brook: {to: level, rate: DRIFT / day, why: The brook, seen: hidden, label: invented}
beliefs:
  level: {mean: 50, sd: 5, spread: 0, why: It lies there}
"""


def lake(drift: float) -> tuple[str, ...]:
    """A lake whose level is believed; a hidden brook that belief does not know of moves it every day."""
    return LAKE.replace("DRIFT", str(drift)), "motions:\n" + motion("shout"), verdicts("level > 50")
