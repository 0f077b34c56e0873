"""Whether a choice costs something: no wording is all gain, no answer as good on every count (D2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from game.engine.looking import view
from game.engine.state import State, frozen, start
from game.report.explaining import value_at
from game.ruleset.arrays import Floats, Ints
from game.ruleset.compiled import Ruleset
from game.scenario.formulas import parse
from game.scenario.models import Effect
from game.study.findings import standard_error
from game.study.lookahead import arrows, looks_ahead
from game.study.playing import all_doctrines, obeying, play_out, played, repeated, sitting_ticks, utility

HORIZONS = (1, 3)
"""Ticks ahead of the two arrows."""
TARGET = 0.95


@dataclass(frozen=True, slots=True)
class TradeOff:
    """How often something could be had for nothing."""

    turns: int
    free: int
    """Turns in which some legal wording betters a headline and worsens none."""
    wordings: dict[str, int]
    """The wordings that did, with the number of turns."""

    @property
    def share(self) -> float:
        """Share of the turns in which every wording costs something."""
        return 1.0 - self.free / self.turns if self.turns else 1.0


def trade_offs(ruleset: Ruleset, seed: int, worlds: int) -> TradeOff:
    """Look at every wording at every sitting of worlds spread over all doctrines; needs a steered ruleset."""
    turns, free = 0, 0
    wordings: dict[str, int] = {}
    policy, ticks = all_doctrines(ruleset), sitting_ticks(ruleset)
    for state in played(ruleset, start(ruleset, seed, 0, worlds), policy):
        if state.tick > ticks[-1]:
            break
        if state.tick not in ticks:
            continue
        anyone = np.zeros(state.rows, dtype=np.bool_)
        for look in looks_ahead(ruleset, state, HORIZONS):
            points = arrows(look.change)
            gift = look.legal & (points > 0).any(axis=(0, 1)) & ~(points < 0).any(axis=(0, 1))
            key = f"{look.motion}/{look.wording}"
            wordings[key] = wordings.get(key, 0) + int(gift.sum())
            anyone |= gift
        turns, free = turns + state.rows, free + int(anyone.sum())
    found = {key: count for key, count in sorted(wordings.items(), key=lambda item: -item[1]) if count}
    return TradeOff(turns, free, found)


@dataclass(frozen=True, slots=True)
class Dominated:
    """An answer of a dilemma that is as good as another on everything shown."""

    dilemma: str
    answer: str
    over: str


def dominated_answers(ruleset: Ruleset, seed: int, worlds: int, doctrine: str) -> list[Dominated]:
    """Every answer that gives up nothing shown against another one."""
    factors = sorted({factor for _, _, shown in _answers(ruleset, seed) for factor in shown})
    better = directions(ruleset, factors, (seed, worlds), doctrine)
    by_dilemma: dict[str, dict[str, dict[str, float]]] = {}
    for dilemma, answer, shown in _answers(ruleset, seed):
        by_dilemma.setdefault(dilemma, {})[answer] = shown
    return [
        Dominated(dilemma, answer, over)
        for dilemma, answers in by_dilemma.items()
        for answer in answers
        for over in answers
        if answer != over and _as_good(answers[answer], answers[over], better)
    ]


def _as_good(one: dict[str, float], other: dict[str, float], better: dict[str, float]) -> bool:
    factors = sorted({*one, *other})
    if all(one.get(factor, 0.0) == other.get(factor, 0.0) for factor in factors):
        return False
    gains = [(one.get(factor, 0.0) - other.get(factor, 0.0)) * better[factor] for factor in factors]
    same = [one.get(factor, 0.0) == other.get(factor, 0.0) for factor in factors]
    return all(gain > 0 or equal for gain, equal in zip(gains, same, strict=True))


def _answers(ruleset: Ruleset, seed: int) -> Iterator[tuple[str, str, dict[str, float]]]:
    """Each answer with what it is seen to change, worked out on the first day."""
    for id, dilemma in ruleset.scenario.dilemmas.items():
        for name, answer in dilemma.answers.items():
            yield id, name, shown_changes(ruleset, answer.effects, seed)


def shown_changes(ruleset: Ruleset, effects: tuple[Effect, ...], seed: int) -> dict[str, float]:
    """What effects add to open factors, or how far they set them from where they start."""
    begin = view(ruleset, start(ruleset, seed))
    found: dict[str, float] = {}
    for effect in effects:
        for factor, formula in (effect.add or effect.set or {}).items():
            if ruleset.columns[ruleset.index[factor]].seen != "open":
                continue
            value = float(value_at(parse(formula), begin))
            found[factor] = found.get(factor, 0.0) + (value - begin.figure(factor) if effect.set else value)
    return found


BUMP = 0.1
"""Part of its range a factor is pushed by to learn which way is better."""
SURE = 2.0
"""Standard errors from which a push is told from luck."""


def directions(
    ruleset: Ruleset, factors: list[str], sample: tuple[int, int], doctrine: str
) -> dict[str, float]:
    """Which way of each factor is better: as its headline says, else as a push changes mean utility.

    0 where it changes nothing that can be told from luck: then only an equal amount is as good.
    """
    found = {
        headline.figure: 1.0 if headline.better == "up" else -1.0
        for headline in ruleset.scenario.headlines.values()
        if headline.better != "neither"
    }
    unknown = [factor for factor in factors if factor not in found]
    seed, worlds = sample
    state = repeated(ruleset, seed, worlds, 2 * len(unknown)) if unknown else start(ruleset, seed)
    values = state.values.copy()
    for position, factor in enumerate(unknown):
        for side in (0, 1):
            run = slice(worlds * (2 * position + side), worlds * (2 * position + side + 1))
            values[ruleset.index[factor], run] = _pushed(ruleset, factor, values, run, 1 - 2 * side)
    last = play_out(ruleset, State(0, seed, state.worlds, frozen(values)), obeying(ruleset, doctrine))
    gained = utility(ruleset, last)[: 2 * worlds * len(unknown)].reshape(len(unknown), 2, worlds)
    return found | {factor: _sign(gain[0] - gain[1]) for factor, gain in zip(unknown, gained, strict=True)}


def _sign(gained: Floats) -> float:
    mean, error = float(gained.mean()), float(standard_error(gained))
    return 0.0 if abs(mean) <= SURE * error else 1.0 if mean > 0 else -1.0


def _pushed(ruleset: Ruleset, factor: str, values: Ints, run: slice, sign: int) -> Ints:
    index = ruleset.index[factor]
    column = ruleset.columns[index]
    moved = values[index, run] + sign * max(int((column.high - column.low) * BUMP), 1)
    return np.clip(moved, column.low, column.high)
