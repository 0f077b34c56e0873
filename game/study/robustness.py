"""Whether the order of the courses hangs on numbers nobody knows: every weight is shaken by a tenth."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import permutations

import numpy as np

from game.engine.chance import normals, seed_of, tick_keys, world_keys
from game.engine.state import start
from game.ruleset.compiled import Ruleset
from game.ruleset.compiling import compile_scenario
from game.scenario.models import Effect
from game.scenario.showing import Scenario
from game.study.instrumenting import number
from game.study.playing import obeying, side_by_side

SHAKE = 0.1
"""Every weight is drawn within this part of itself."""
APART = 0.03
"""Mean utility by which two families must differ for their order to mean anything."""


@dataclass(frozen=True, slots=True)
class Robustness:
    """How far the order of the families held under other weights."""

    sets: int
    pairs: int
    """Pairs of families that are apart under the weights as they are."""
    stable: float
    """Share of the sets of weights under which no such pair changed its order."""


def robustness(scenario: Scenario, seed: int, sets: int, worlds: int) -> Robustness:
    """Rank the families under so many sets of weights."""
    plain = _families(compile_scenario(scenario), seed, worlds)
    pairs = [(one, other) for one, other in permutations(plain, 2) if plain[one] - plain[other] > APART]
    held = 0
    for at in range(sets):
        shaken_u = _families(compile_scenario(shaken(scenario, at)), seed, worlds)
        held += all(shaken_u[better] > shaken_u[worse] for better, worse in pairs)
    return Robustness(sets, len(pairs), held / sets if sets else 1.0)


def _families(ruleset: Ruleset, seed: int, worlds: int) -> dict[str, float]:
    """The mean utility of the best doctrine of each family, as written."""
    found: dict[str, float] = {}
    doctrines, begun = ruleset.scenario.doctrines, start(ruleset, seed, 0, worlds)
    seats = {name: (begun, obeying(ruleset, name)) for name, spec in doctrines.items() if spec.family}
    for name, u in side_by_side(ruleset, seats).items():
        family = doctrines[name].family or name
        found[family] = max(found.get(family, 0.0), float(u.mean()))
    return found


def shaken(scenario: Scenario, at: int) -> Scenario:
    """A scenario with the rates, effects and advances of its rules, each drawn within a tenth of itself."""
    shaker = _Shaker(at)
    flows = {
        id: flow.model_copy(update={"rate": shaker.formula(f"flow {id}", flow.rate)})
        for id, flow in scenario.flows.items()
    }
    fronts = {
        id: front.model_copy(update={"advance": shaker.formula(f"front {id}", front.advance)})
        for id, front in scenario.fronts.items()
    }
    events = {
        id: event.model_copy(update={"effects": shaker.effects(f"event {id}", event.effects)})
        for id, event in scenario.events.items()
    }
    motions = {
        id: motion.model_copy(
            update={
                "wordings": {
                    name: wording.model_copy(
                        update={"effects": shaker.effects(f"wording {id}/{name}", wording.effects)}
                    )
                    for name, wording in motion.wordings.items()
                }
            }
        )
        for id, motion in scenario.motions.items()
    }
    return scenario.model_copy(
        update={"flows": flows, "fronts": fronts, "events": events, "motions": motions}
    )


class _Shaker:
    """Gives every weight its own draw by its name, the same in every run."""

    def __init__(self, at: int) -> None:
        self._key = tick_keys(world_keys(seed_of("shaking"), np.array([at], dtype=np.uint64)), 0)

    def formula(self, name: str, text: str) -> str:
        luck = float(normals(self._key, seed_of(name) % 2**31)[0])
        return f"({text}) * {number(1 + SHAKE * max(min(luck, 1.0), -1.0))}"

    def effects(self, name: str, effects: tuple[Effect, ...]) -> tuple[Effect, ...]:
        return tuple(
            effect.model_copy(
                update={
                    "add": {
                        factor: self.formula(f"{name} {at} {factor}", amount)
                        for factor, amount in effect.add.items()
                    }
                }
            )
            if effect.add
            else effect
            for at, effect in enumerate(effects)
        )
