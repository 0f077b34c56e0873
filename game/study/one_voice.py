"""What it costs always to obey one voice, and whether to take every default is to drift (D5)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.engine.state import Rows, State, start
from game.ruleset.arrays import Ints
from game.ruleset.compiled import Ruleset
from game.ruleset.compiling import compile_scenario
from game.scenario.showing import Scenario
from game.study.agents import RULE_BOOK, drifting
from game.study.findings import standard_error
from game.study.instrumenting import steered
from game.study.lookahead import wanting
from game.study.playing import joined, obeying, side_by_side
from game.study.watching import Sight

COST, TOO_LITTLE = 0.10, 0.05
"""Of mean utility: what obeying any voice should cost against the rule book, and must cost."""
ALIKE = 0.03
"""How far the player of defaults may stand from the one who drifts."""
LONG = 0.5
"""Share of the sittings from which a voice that was not heard at the first counts all the same."""
DEFAULTS = "every default"


@dataclass(frozen=True, slots=True)
class Obeyed:
    """How a player fares who obeys one voice."""

    voice: str
    cost: float
    """How much lower his mean utility is than that of the rule book in the same worlds."""
    error: float
    """The standard error of that, world by world."""
    heard: float
    """Share of the sittings at which the voice has a say on something that lies on the table."""
    counts: bool
    """Whether he has one at the first sitting, or at enough of them."""


@dataclass(frozen=True, slots=True)
class OneVoice:
    """Everyone who gives the judging out of hand."""

    rule_book: float
    """Mean utility of the rule book."""
    voices: tuple[Obeyed, ...]
    """The one who costs least first."""
    defaults: float
    """How much better than drift the player fares who signs nothing and answers nothing."""


def one_voice(scenario: Scenario, seed: int, worlds: int) -> OneVoice | None:
    """Let a player of each voice, the rule book, drift and the defaults meet the same worlds in one table."""
    idle = drifting(scenario)
    if RULE_BOOK not in scenario.doctrines or not idle or not scenario.voices:
        return None
    ruleset = compile_scenario(steered(scenario))
    state, obeyed = start(ruleset, seed, 0, worlds), _Obeying(ruleset, worlds)
    seats = {name: (state, obeying(ruleset, name)) for name in dict.fromkeys((RULE_BOOK, idle))}
    seats |= {
        DEFAULTS: (state, lambda state: np.zeros((len(ruleset.inputs), state.rows), dtype=np.int64)),
        "voices": (joined([state] * len(scenario.voices)), obeyed),
    }
    met = side_by_side(ruleset, seats)
    costs = met[RULE_BOOK] - met["voices"].reshape(-1, worlds)
    found = [
        Obeyed(
            voice,
            float(cost.mean()),
            float(standard_error(cost)),
            share,
            voice in obeyed.first or share >= LONG,
        )
        for voice, cost, share in zip(scenario.voices, costs, obeyed.shares(), strict=True)
    ]
    found.sort(key=lambda each: each.cost)
    top = float(met[RULE_BOOK].mean())
    return OneVoice(top, tuple(found), float(met[DEFAULTS].mean() - met[idle].mean()))


class _Obeying:
    """Signs, for each voice in a run of rows of its own, what that voice likes best of every motion."""

    def __init__(self, ruleset: Ruleset, worlds: int) -> None:
        self.ruleset, self.worlds = ruleset, worlds
        self.first: set[str] = set()
        """The voices that have a say at the first sitting."""
        self._heard = np.zeros(len(ruleset.scenario.voices))
        self._sat = np.zeros(len(ruleset.scenario.voices))

    def __call__(self, state: State) -> Ints:
        """The orders of every row at a sitting of the calendar, signatures bought where that is needed."""
        nothing = np.zeros((len(self.ruleset.inputs), state.rows), dtype=np.int64)
        if not self.ruleset.ticks.sits[state.tick]:
            return nothing
        table, going = _Table(self.ruleset, state), state.values[self.ruleset.index["verdict"]] == 0
        for position, voice in enumerate(self.ruleset.scenario.voices):
            run = slice(position * self.worlds, (position + 1) * self.worlds)
            asked = table.ask(voice, run) & going[run]
            self._sat[position] += going[run].sum()
            self._heard[position] += asked.sum()
            if not state.tick and asked.any():
                self.first.add(voice)
        return wanting(self.ruleset, state, table.wanted)

    def shares(self) -> list[float]:
        """For each voice the share of the sittings held at which it had a say."""
        found: list[float] = (self._heard / np.maximum(self._sat, 1.0)).tolist()
        return found


class _Table:
    """What lies on the table of one sitting, row by row, and what is wanted of it."""

    def __init__(self, ruleset: Ruleset, state: State) -> None:
        self.sight, self.scenario = Sight(ruleset, state), ruleset.scenario
        shown = {motion: self.sight.holds(f"motion:{motion}:table") for motion in self.scenario.motions}
        self.lying = {motion: lies for motion, lies in shown.items() if lies.any()}
        self.wanted = {motion: np.zeros(state.rows, dtype=np.int64) for motion in self.lying}

    def ask(self, voice: str, run: slice) -> Rows:
        """Write what a voice likes best into its run of rows; the rows in which it has a say on anything."""
        seated = ~self.sight.holds(f"voice:{voice}:leaves")[run]
        asked = np.zeros_like(seated)
        for motion in self.scenario.voices[voice].stances:
            if motion in self.lying:
                lies = self.lying[motion][run] & seated
                self.wanted[motion][run] = np.where(lies, self._liked(voice, motion, run), 0)
                asked |= lies
        return asked

    def _liked(self, voice: str, motion: str, run: slice) -> Ints:
        """The number of the open wording that a voice likes best, 0 where it likes none."""
        base = self.scenario.voices[voice].stances[motion].base
        best, liked = np.full(run.stop - run.start, -np.inf), np.zeros(run.stop - run.start, dtype=np.int64)
        for number, (name, wording) in enumerate(self.scenario.motions[motion].wordings.items(), 1):
            if name in base:
                score = self.sight[f"score:{voice}:{motion}:{name}"][run].copy()
                for need in range(len(wording.needs)):
                    score[~self.sight.holds(f"wording:{motion}/{name}:need:{need}")[run]] = -np.inf
                liked[(score >= 0) & (score > best)] = number
                best = np.maximum(best, score)
        return liked
