"""Belief states as players reach them, and what follows when an act is forced on them past every voice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from game.engine.looking import outputs
from game.engine.orders import encode
from game.engine.state import State, start
from game.engine.stepping import advance, decide
from game.ruleset.arrays import Floats, Ints
from game.ruleset.compiled import Ruleset
from game.scenario.orders import Order, Sign, parse_order
from game.scenario.showing import Forecast
from game.study.playing import Rows, all_doctrines, obeying, part, play_out, played, sitting_ticks
from game.study.watching import Sight


@dataclass(frozen=True, slots=True)
class Act:
    """What is forced at a sampled sitting: orders given, and motions held back from whoever plays on."""

    orders: tuple[Order, ...]
    held_back: tuple[str, ...]
    then: str

    @property
    def motions(self) -> tuple[str, ...]:
        """The motions that must still be free for the act to mean anything."""
        signed = tuple(order.motion for order in self.orders if isinstance(order, Sign))
        return signed + self.held_back


def act_of(ruleset: Ruleset, forecast: Forecast) -> Act:
    """The act a forecast speaks of; one that prices a motion left unsigned holds that motion back."""
    fit = forecast.fit
    if fit is None:
        raise ValueError("the forecast is not fitted")
    held = tuple(
        id for id, motion in ruleset.scenario.motions.items() if motion.unsigned_worth == forecast.figure
    )
    return Act(tuple(parse_order(text) for text in fit.forced), held, fit.then)


def sittings(ruleset: Ruleset, seed: int, worlds: int) -> Iterator[State]:
    """The states of every sitting of worlds spread over all doctrines in equal shares."""
    policy, ticks = all_doctrines(ruleset), sitting_ticks(ruleset)
    for state in played(ruleset, start(ruleset, seed, 0, worlds), policy):
        if state.tick in ticks:
            yield state
        if state.tick >= ticks[-1]:
            return


def asked(ruleset: Ruleset, state: State, forecast: str, act: Act) -> State:
    """The rows of a sitting in which a forecast may be asked and its act is still free."""
    sight = Sight(ruleset, state)
    rows: Rows = sight.holds(f"forecast:{forecast}:at")
    rows = rows & (state.values[ruleset.index["verdict"]] == 0)
    for motion in act.motions:
        rows = rows & (state.values[ruleset.index[f"clause.{motion}"]] == 0)
    if not act.orders or act.held_back:
        return part(state, rows)
    return part(state, rows & _priced(ruleset, sight, forecast))


def _priced(ruleset: Ruleset, sight: Sight, forecast: str) -> Rows:
    """A worth is asked only where its motion is on the table; odds are asked of the act itself."""
    figure = ruleset.scenario.forecasts[forecast].figure
    rows: Rows = np.ones(sight.state.rows, dtype=np.bool_)
    for id, motion in ruleset.scenario.motions.items():
        if any(wording.worth == figure for wording in motion.wordings.values()):
            rows = rows & sight.holds(f"motion:{id}:table")
    return rows


def forced(ruleset: Ruleset, state: State, act: Act) -> Ints:
    """The orders of the doctrine that plays on, with the act put in their place."""
    given = decide(ruleset, state, act.then).copy()
    for motion in act.held_back:
        given[ruleset.inputs[f"sign.{motion}"]] = 0
    wanted = np.array(encode(ruleset, act.orders, state.tick), dtype=np.int64)
    for slot in np.nonzero(wanted)[0]:
        given[slot] = wanted[slot]
    return given


def followed(ruleset: Ruleset, state: State, act: Act) -> State:
    """The end of the game after an act, with luck of its own for each sitting."""
    fresh = State(state.tick, state.seed + state.tick + 1, state.worlds, state.values)
    after = advance(ruleset, fresh, forced(ruleset, state, act))
    return play_out(ruleset, after, obeying(ruleset, act.then))


def outcome(ruleset: Ruleset, last: State, forecast: str) -> Floats:
    """What came of a forecast in every world, read on the last day."""
    result: Floats = outputs(ruleset.look, last, len(ruleset.inputs))[
        ruleset.looks[f"forecast:{forecast}:outcome"]
    ]
    return result


@dataclass(frozen=True, slots=True)
class Samples:
    """Asked states of one forecast: what its figures showed and what came of it."""

    ticks: Ints
    figures: Floats
    """Figures by samples, the quoted figure first."""
    outcomes: Floats


def samples(ruleset: Ruleset, forecast: str, states: list[State], figures: tuple[str, ...]) -> Samples:
    """Ask a forecast in every state, force its act and see what comes of it."""
    spec = ruleset.scenario.forecasts[forecast]
    act = act_of(ruleset, spec)
    ticks, seen, came = [], [], []
    for state in states:
        rows = asked(ruleset, state, forecast, act)
        if not rows.rows:
            continue
        sight = Sight(ruleset, rows)
        ticks.append(np.full(rows.rows, rows.tick, dtype=np.int64))
        seen.append(np.stack([sight.figure(id) for id in (spec.figure, *figures)]))
        came.append(outcome(ruleset, followed(ruleset, rows, act), forecast))
    if not ticks:
        return Samples(np.zeros(0, dtype=np.int64), np.zeros((1 + len(figures), 0)), np.zeros(0))
    return Samples(np.concatenate(ticks), np.concatenate(seen, axis=1), np.concatenate(came))


def scale_of(ruleset: Ruleset, figure: str) -> float:
    """What the quoted figure calls certain: 1, or 100 where it is given in per cent."""
    spec = ruleset.scenario.derived.get(figure)
    return float(spec.range[1].split()[0]) if spec is not None and spec.range is not None else 1.0
