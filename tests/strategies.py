"""Every generator of the laws: small valid scenarios with every kind, lawful orders, formulas and seeds.

A scenario is drawn as the data a file would hold, so that it passes the models and checker of an author's.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st

from game.engine.looking import View
from game.engine.orders import refuse, with_order
from game.ruleset.compiled import Ruleset
from game.scenario.calendars import iso_date
from game.scenario.orders import Buy, Estimate, Order, Pledge, Reply, Share, Sign, Turn
from game.scenario.showing import Scenario
from tests.drawn_formulas import Draw, Names, Writer

Data = dict[str, Any]

OPEN = ("grain", "salt", "wall")
BELIEVED = ("fleet", "camp")
HIDDEN = ("rage", "luckless")
PAIR = ("grain", "salt")
"""Two factors of one precision, between which there is often a transfer."""
PRECISIONS = (0.01, 0.001, 0.1, 0.25, 1.0)
DAYS = {
    "jun": ("1820-02-01", "1820-02-10", "1820-02-20", "1820-02-29", "1820-03-10", "1820-03-20", "1820-03-31"),
    "day": ("1820-02-26", "1820-02-27", "1820-02-28", "1820-02-29", "1820-03-01", "1820-03-02", "1820-03-03"),
}

seeds = st.integers(min_value=0, max_value=2**64 - 1)
picks = st.lists(st.lists(st.integers(0, 999), max_size=6), min_size=8, max_size=8)
"""For each turn which of the candidate orders are tried, by number; unlawful ones are left out."""


@dataclass(slots=True)
class Town:
    """A scenario being drawn: its data so far, what everybody sees and what is true."""

    draw: Draw
    data: Data
    seen: Names
    true: Names
    targets: list[str] = field(default_factory=list)
    """Factors that effects may change."""

    @property
    def looking(self) -> Writer:
        """Writes what the player may read."""
        return Writer(self.draw, self.seen)

    @property
    def knowing(self) -> Writer:
        """Writes what rules may read."""
        return Writer(self.draw, self.true)

    def maybe(self) -> bool:
        """A coin."""
        return self.draw(st.booleans())

    def count(self, low: int, high: int) -> int:
        """A small number."""
        return self.draw(st.integers(low, high))

    def one(self, items: Sequence[Any]) -> Any:
        """One of several."""
        return self.draw(st.sampled_from(list(items)))

    def name(self, kind: str, text: str, *, seen: bool = True) -> None:
        """Let formulas read a new name of a kind."""
        for names in (self.true, self.seen) if seen else (self.true,):
            getattr(names, kind).append(text)


@st.composite
def scenarios(draw: Draw, formulas: int = 0) -> Scenario:
    """A small scenario that the models accept, and the checker but for warnings.

    `formulas` asks for so many more derived factors, each of any formula at all, to try the language on.
    """
    data, town = _data(draw)
    for number in range(formulas):
        writer = town.knowing
        value = writer.any()
        data["derived"][f"tried.f{number}"] = {"title": "Tried", "value": value, "label": "invented"}
    return scenario_of(data)


def scenario_of(data: Data) -> Scenario:
    """The scenario that a file with this data would hold."""
    return Scenario.model_validate_json(json.dumps(data))


def _data(draw: Draw) -> tuple[Data, Town]:
    unit = draw(st.sampled_from(sorted(DAYS)))
    days = DAYS[unit]
    ends = days[draw(st.integers(3, len(days) - 1))]
    stretch = {"from": days[0], "to": ends, "every": draw(st.integers(1, 3))}
    data: Data = {
        "scenario": {"title": "A town", "summary": "A town of the tests.", "consent": "goodwill"},
        "calendar": {"unit": unit, "starts": days[0], "ends": ends, "sittings": [stretch]},
        "units": {"sack": {"title": "Sack"}, "cart": {"title": "Cart", "of": "8 sack"}},
        "functions": {"law": {"of": ["held", "enough"], "value": "held * 0.5 - ramp(enough, 0, 2)"}},
    }
    town = Town(draw, data, Names(), Names())
    for part in (_factors, _tables, _beliefs, _interim, _derived, _choices, _events, _politics, _sources):
        part(town)
    for part in (_flows, _effects, _rivals, _fronts, _shown, _verdicts, _doctrines):
        part(town)
    if draw(st.booleans()):
        data["calendar"]["also"] = town.looking.truth()
    return data, town


def _factors(town: Town) -> None:
    factors: Data = {"goodwill": _factor(0, 12, 0.01, unit=None, start="5")}
    fineness = town.one(PRECISIONS)
    for id in OPEN[: town.count(2, 3)]:
        low, high = town.one([(0, 100), (0, 400), (-20, 60)])
        start = f"{town.count(max(low, 0), high)} sack"
        factors[id] = _factor(low, high, fineness if id in PAIR else town.one(PRECISIONS), start=start)
        town.name("sacks", id)
        town.targets.append(id)
    for id in BELIEVED[: town.count(0, 2)]:
        factors[id] = _factor(0, 90, town.one(PRECISIONS[:3])) | {"seen": "believed"}
        town.targets.append(id)
    if town.maybe():
        factors["rage"] = _factor(0, 100, 0.01) | {"seen": "hidden"}
        town.targets.append("rage")
    if town.maybe():
        prior = {"mean": "10 sack", "sd": "3 sack"}
        factors["luckless"] = _factor(0, 40, 0.01) | {"seen": "hidden", "prior": prior}
    for id in (*BELIEVED, *HIDDEN):
        if id in factors:
            town.name("sacks", id, seen=False)
    town.data["factors"] = factors


def _factor(low: int, high: int, precision: float, unit: str | None = "sack", start: str = "") -> Data:
    ends = [f"{low} sack", f"{high} sack"] if unit else [str(low), str(high)]
    words = {"title": "A figure", "range": ends, "precision": precision, "label": "invented"}
    return words | ({"unit": unit} if unit else {}) | ({"start": start} if start else {})


def _tables(town: Town) -> None:
    xs = sorted({town.count(-9, 99) for _ in range(town.count(2, 5))} | {-10, 100})
    points = [[float(x), town.count(-8, 8) / 4] for x in xs]
    town.data["tables"] = {"curve": {"points": points, "takes": town.one(["sack", "cart"])}}


def _beliefs(town: Town) -> None:
    beliefs = {}
    for id in (*BELIEVED, "rage"):
        if id in town.data["factors"]:
            forecast = town.one(["0 sack", "0.5 sack", "clip(grain / 20, 0 sack, 2 sack)"])
            beliefs[id] = {
                "mean": f"{town.count(5, 80)} sack",
                "sd": f"{town.count(1, 12)} sack",
                "forecast": forecast,
                "spread": town.one(["0 sack", "0.5 sack", "2 sack"]),
                "why": "It is expected",
            }
            for end in ("", ".low", ".high", ".sd"):
                town.name("sacks", f"believed.{id}{end}")
    town.data["beliefs"] = beliefs


def _derived(town: Town) -> None:
    derived: Data = {}
    for number in range(town.count(0, 3)):
        seen, pure = town.maybe(), town.maybe()
        writer = town.looking if seen else town.knowing
        words = {"title": "Worked out", "label": "invented", "shown": town.one([1.0, 0.1, 0.25])}
        id = f"reckoned.r{number}"
        derived[id] = words | ({"value": writer.pure()} if pure else {"value": writer.sack(), "unit": "sack"})
        town.name("pures" if pure else "sacks", id, seen=seen)
    town.data["derived"] = derived


def _choices(town: Town) -> None:
    """Dials, whose positions formulas ask about."""
    dials: Data = {}
    if town.maybe():
        settings = {"low": {"title": "Low"}, "high": {"title": "High"}}
        dials["gate"] = {
            "title": "The gate",
            "settings": settings,
            "starts": "low",
            "cost": town.one(["0", "1"]),
        }
        town.name("truths", "stands(gate.high)")
    if town.maybe():
        among = {"north": {"title": "North"}, "south": {"title": "South"}}
        shared = {"north": 1, "south": 2}
        dials["watch"] = {"title": "Watch", "tokens": 3, "among": among, "starts_shared": shared, "cost": "1"}
        town.name("pures", "share(watch.north)")
    town.data["dials"] = dials


def _events(town: Town) -> None:
    """Events by name; what they do is drawn once all names are known."""
    town.data["events"] = {}
    for id in ("storm", "feast")[: town.count(0, 2)]:
        event: Data = {"title": "It happens", "text": "It happened.", "label": "invented"}
        event["when"] = town.knowing.truth()
        event |= {"again": town.maybe(), "interrupts": town.maybe()}
        if town.maybe():
            event["chance"] = town.one(["0.3", "0.7", f"clip({town.knowing.pure()}, 0, 1)"])
        town.data["events"][id] = event
        town.name("truths", f"fired({id})")
        town.name("truths", f"ticks_since({id}) <= 2 tick")


def _politics(town: Town) -> None:
    data, motions, voices = town.data, {}, {}
    data["papers"] = {"letter": {"title": "The letter", "sealed": town.maybe()}}
    for id in ("tithe", "road")[: town.count(1, 2)]:
        wordings: Data = {name: _wording(town) for name in ("plain", "strict")}
        motion: Data = {"title": "A motion", "paper": "letter", "wordings": wordings}
        motion["opens"] = town.one(["true", town.looking.truth(1)])
        if town.maybe():
            motion["unsigned_worth"] = f"0.5 + 0.01 * {town.looking.pure(1)}"
        motions[id] = motion
        town.name("truths", f"signed({id})")
        town.name("truths", f"signed({id}.plain)")
    for id in ("elder", "miller")[: town.count(0, 2)]:
        stances = {motion: _stance(town) for motion in motions if town.maybe()}
        words = {"title": "A voice", "office": "Of the town", "interest": "Peace.", "label": "invented"}
        voices[id] = words | {"stances": stances}
        if town.maybe():
            voices[id]["leaves"] = town.looking.truth(1)
    data |= {"motions": motions, "voices": voices}
    _promises(town)
    _dilemmas(town)


def _wording(town: Town) -> Data:
    words: Data = {"text": "So be it.", "short": "so be it", "label": "invented"}
    if town.maybe():
        words["needs"] = [{"that": town.looking.truth(1), "say": "Not yet."}]
    if town.maybe():
        words["worth"] = f"0.5 + 0.01 * {town.looking.pure(1)}"
    return words


def _stance(town: Town) -> Data:
    figure = town.one(["grain", "salt"])
    terms = [
        {"figure": figure, "value": town.looking.pure(1), "says": "So much."} for _ in range(town.count(0, 2))
    ]
    base = {name: town.count(-6, 8) / 4 for name in ("plain", "strict")}
    return {"base": base, "says": {"plain": "Well."}, "terms": terms}


def _promises(town: Town) -> None:
    town.data["promises"] = {}
    for id in town.data["voices"]:
        if town.maybe():
            words = {"title": "A deed", "kept_text": "It is done.", "broken_text": "It is not done."}
            numbers = {"worth": 1.5, "until": town.count(1, 4)}
            kept = {"kept": town.looking.truth(1)}
            town.data["promises"][id] = words | numbers | kept
            town.name("truths", f"promised({id})")


def _dilemmas(town: Town) -> None:
    town.data["dilemmas"] = {}
    for id in ("stranger", "fire")[: town.count(0, 2)]:
        answers: Data = {name: {"title": "This", "text": "This."} for name in ("yes", "no")}
        if town.maybe():
            answers["yes"]["needs"] = [{"that": town.looking.truth(1), "say": "It cannot be."}]
        words = {"title": "A question", "text": "What now?", "label": "invented"}
        when = town.looking.truth(1)
        town.data["dilemmas"][id] = words | {"when": when, "default": "no", "answers": answers, "weight": "2"}
        town.name("truths", f"answered({id}.yes)")


def _sources(town: Town) -> None:
    sources: Data = {}
    for id in ("pilot", "pedlar")[: town.count(0, 2)]:
        observes = {}
        for factor in BELIEVED:
            if factor in town.data["factors"] and town.maybe():
                observes[factor] = _observation(town, f"{{reported.{id}.{factor}}} were counted.")
                town.name("sacks", f"reported.{id}.{factor}")
                town.name("truths", f"reported.{id}.{factor}.age < 900 tick")
        if observes:
            sources[id] = {
                "title": "A source",
                "about": "He sees.",
                "label": "invented",
                "observes": observes,
            }
    town.data["sources"] = sources


def _observation(town: Town, says: str) -> Data:
    return {
        "bias": town.one(["0 sack", "2 sack"]),
        "lean": town.one(["0 sack", "1 sack"]),
        "error": town.one(["1 sack", "3 sack", "clip(grain / 10, 1 sack, 4 sack)"]),
        "delay": town.count(0, 3),
        "when": town.one(["true", town.looking.truth(1)]),
        "says": [says],
    }


def _flows(town: Town) -> None:
    flows: Data = {}
    for id in ("catch", "eaten", "carted", "traded")[: town.count(1, 4)]:
        ends = [("from", town.one(town.targets)), ("to", town.one(town.targets))]
        kept = ends[: town.count(1, 2)] if town.maybe() else ends[1:]
        if town.count(0, 3) == 0:
            kept = list(zip(("from", "to"), town.draw(st.permutations(PAIR)), strict=True))
        grains = {town.data["factors"][factor]["precision"] for _, factor in kept}
        if len(kept) == 2 and (kept[0][1] == kept[1][1] or len(grains) == 2):
            kept = kept[:1]
        rate = f"({town.knowing.sack()}) / {town.one(['tick', 'month'])}"
        flows[id] = {"rate": rate, "why": "It moves", "label": "invented", **dict(kept)}
        if town.maybe():
            flows[id]["when"] = town.knowing.truth(1)
    town.data["flows"] = flows
    for id, flow in flows.items():
        reached = {flow[end] for end in ("from", "to") if end in flow}
        town.name("sacks", id, seen=reached <= set(OPEN))


def _effects(town: Town) -> None:
    """What orders, events and promises do."""
    for motion in town.data["motions"].values():
        for wording in motion["wordings"].values():
            wording["effects"] = _some_effects(town)
    for dilemma in town.data["dilemmas"].values():
        for answer in dilemma["answers"].values():
            answer["effects"] = _some_effects(town)
    for event in town.data["events"].values():
        event["effects"] = _some_effects(town)
    for promise in town.data["promises"].values():
        promise["when_kept"], promise["when_broken"] = _some_effects(town), _some_effects(town)


def _some_effects(town: Town) -> list[Data]:
    return [_effect(town) for _ in range(town.count(0, 2))]


def _effect(town: Town) -> Data:
    kind = town.one(["add", "add", "set", "fire"]) if town.data["events"] else town.one(["add", "set"])
    target = town.one(town.targets)
    effect: Data = {kind: {target: town.knowing.sack(1)}}
    if kind == "fire":
        effect = {"fire": town.one(sorted(town.data["events"]))}
    if town.maybe():
        effect["after"] = town.count(1, 3)
    if kind == "add" and town.maybe():
        effect["over"] = town.count(1, 3)
    if town.maybe():
        effect["when"] = town.knowing.truth(1)
    return effect


def _rivals(town: Town) -> None:
    town.data["rivals"] = {}
    if not town.maybe():
        return
    known = sorted(id for id in town.data["factors"] if id != "goodwill")
    writer = Writer(town.draw, Names(known))
    weights = {"build": writer.pure(1), "wait": "1"}
    moves = {
        id: {"title": "A move", "weight": weight, "why": "They move", "effects": _known_effects(town, writer)}
        for id, weight in weights.items()
    }
    town.data["rivals"]["strand"] = {"title": "The town across", "knows": known, "moves": moves}
    town.name("truths", "chose(strand.build)", seen=False)


def _known_effects(town: Town, writer: Writer) -> list[Data]:
    if not town.maybe():
        return []
    effect: Data = {"add": {town.one(town.targets): writer.sack(1)}}
    return [effect | ({"over": 2} if town.maybe() else {})]


def _fronts(town: Town) -> None:
    town.data["fronts"] = {}
    if town.maybe():
        words = {"title": "The quay", "why": "The quay is paved", "label": "invented", "progress": "grain"}
        numbers = {
            "active": town.knowing.truth(1),
            "odds": f"clip({town.knowing.pure()}, 0, 1)",
            "advance": "8 sack * (odds - 0.5)",
            "luck": town.one(["0 sack", "2 sack"]),
            "losses": {"salt": "3 sack * (1 - odds)"},
        }
        town.data["fronts"]["quay"] = words | numbers
        town.name("pures", "quay.odds", seen=False)


def _shown(town: Town) -> None:
    figures = ["grain", *(f"believed.{id}" for id in town.data["beliefs"] if id in BELIEVED)]
    figures += [id for id in town.data["derived"] if id in (*town.seen.sacks, *town.seen.pures)]
    town.data["headlines"] = {
        f"h{number}": {
            "title": "A figure",
            "figure": figure,
            "better": "up",
            "about": "A figure.",
            "arrow": "it",
        }
        for number, figure in enumerate(figures)
    }
    variants = [{"text": "A book was kept."}]
    words = {"title": "A book", "sealed_text": "A book was closed.", "label": "invented"}
    town.data["envelopes"] = {"book": words | {"when": town.knowing.truth(1), "variants": variants}}
    question = {"title": "Well", "question": "Will it be well?", "figure": "grain"}
    town.data["forecasts"] = {"well": question | {"outcome": "1 if utility >= 0.5 else 0"}}


def _interim(town: Town) -> None:
    """Verdicts of a day, of which formulas may ask from here on; `_verdicts` says when they hold."""
    calendar, town.data["verdicts"] = town.data["calendar"], {}
    days = DAYS[calendar["unit"]]
    if town.maybe():
        day = town.one(days[: days.index(calendar["ends"])])
        texts = [{"text": "So it stands on {date}, with {grain:unit}."}]
        for rank, id in enumerate(("early", "late"), 1):
            words = {"title": id, "u": rank / 4, "on": day, "rank": rank, "epilogue": texts}
            town.data["verdicts"][id] = words
            town.name("truths", f"reached({id})")


def _verdicts(town: Town) -> None:
    texts = [{"text": "So it ended."}]
    for id, verdict in town.data["verdicts"].items():
        verdict["when"] = town.looking.truth() if id == "early" else "true"
    town.data["verdicts"] |= {
        "rout": {"title": "Rout", "u": 0.0, "when": "", "at_once": True, "rank": 1, "epilogue": texts},
        "plenty": {"title": "Plenty", "u": 1.0, "when": town.knowing.truth(), "rank": 2, "epilogue": texts},
        "peace": {"title": "Peace", "u": 0.5, "when": "true", "rank": 3, "epilogue": texts},
    }
    town.data["verdicts"]["rout"]["when"] = "grain <= -30 sack" if town.maybe() else "grain <= 0 sack"


def _doctrines(town: Town) -> None:
    data, when = town.data, town.looking.truth
    ends = data["calendar"]["ends"]
    rules = [
        *({"give": f"sign {id}/{town.one(['plain', 'strict'])}", "when": when(1)} for id in data["motions"]),
        *({"give": f"promise {id} by {ends}"} for id in data["promises"]),
        *({"give": f"answer {id}=yes"} for id in data["dilemmas"]),
        *({"give": f"dial {id}=high", "when": when(1)} for id in data["dials"] if id == "gate"),
        *({"give": f"dial {id}=low"} for id in data["dials"] if id == "gate"),
        *({"give": f"share {id} north=3", "when": when(1)} for id in data["dials"] if id == "watch"),
        *({"give": f"buy {id}=1", "when": when(1)} for id in data["voices"]),
    ]
    words = {"title": "A way", "about": "A way to play."}
    data["doctrines"] = {
        "historical": words | {"rules": list(town.draw(st.permutations(rules))), "buys": town.maybe()},
        "drift": words,
        "random": words | {"random": True},
    }


def candidates(ruleset: Ruleset) -> list[Order]:
    """Every order that could be lawful at some sitting, in a fixed order."""
    scenario, found = ruleset.scenario, list[Order]()
    for id, motion in scenario.motions.items():
        found += [Sign(id, name) for name in motion.wordings]
    for id in scenario.voices:
        found += [Buy(id, points) for points in (1, 2, 3)]
    for id in scenario.promises:
        found += [Pledge(id, iso_date(day)) for day in ruleset.ticks.lasts]
    for id, dial in scenario.dials.items():
        found += [Turn(id, name) for name in dial.settings]
        if dial.tokens is not None:
            keys = sorted(dial.among)
            found += [Share(id, tuple((key, count) for key in keys)) for count in range(dial.tokens)]
    for id, dilemma in scenario.dilemmas.items():
        found += [Reply(id, name) for name in dilemma.answers]
    return found + [Estimate(id, 40) for id in scenario.forecasts]


def lawful(ruleset: Ruleset, view: View, chosen: Sequence[int]) -> tuple[Order, ...]:
    """The orders of these numbers that may be given one after the other."""
    every, pending = candidates(ruleset), tuple[Order, ...]()
    for number in chosen:
        order = every[number % len(every)]
        if not refuse(ruleset, view, pending, order):
            pending = with_order(pending, order)
    return pending
