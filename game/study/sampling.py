"""Belief states as players reach them, and what follows when an act is forced on them past every voice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from game.engine.looking import outputs
from game.engine.orders import encode
from game.engine.state import Rows, State, part, start
from game.engine.stepping import advance, decide
from game.report.forecasts import known_at
from game.ruleset.arrays import Floats, Ints
from game.ruleset.compiled import Ruleset
from game.scenario.orders import Order, Sign, parse_order
from game.scenario.showing import Forecast
from game.study.playing import MOST_ROWS, all_doctrines, joined, played, sitting_ticks
from game.study.watching import Sight

FEWEST = 64
"""Worlds asked together at least."""
AFRESH = 2**40
"""Sets the worlds of a sitting's luck apart from those of every other."""


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
    rows = rows & (state.values[ruleset.index["verdict"]] == 0) & (state.tick < known_at(ruleset, forecast))
    for motion in act.motions:
        rows = rows & (state.values[ruleset.index[f"clause.{motion}"]] == 0)
    return part(state, rows & _priced(ruleset, sight, forecast))


def _priced(ruleset: Ruleset, sight: Sight, forecast: str) -> Rows:
    """A worth, of signing or leaving, is asked where its motion is on the table; odds are asked anywhere."""
    figure = ruleset.scenario.forecasts[forecast].figure
    rows: Rows = np.ones(sight.state.rows, dtype=np.bool_)
    for id, motion in ruleset.scenario.motions.items():
        if figure in {motion.unsigned_worth, *(wording.worth for wording in motion.wordings.values())}:
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


@dataclass(frozen=True, slots=True)
class Asked:
    """A sitting at which a forecast is asked: the rows that ask it and what is done there."""

    forecast: str
    state: State
    act: Act


def followed(ruleset: Ruleset, asked_at: Sequence[Asked]) -> Iterator[tuple[str, Floats]]:
    """What comes of each forecast asked, in the order of the sittings, with luck of its own for each.

    Who plays on by the same doctrine to the same day does so in one table, which later sittings join.
    """
    courses = [(each.act.then, known_at(ruleset, each.forecast)) for each in asked_at]
    for then, known in dict.fromkeys(courses):
        found = [each for each, course in zip(asked_at, courses, strict=True) if course == (then, known)]
        group = sorted(found, key=lambda each: each.state.tick)
        last = _played_on(ruleset, group, then, known)
        cuts = np.cumsum([each.state.rows for each in group]).tolist()
        for each, end in zip(group, cuts, strict=True):
            yield (
                each.forecast,
                outcome(ruleset, part(last, slice(end - each.state.rows, end)), each.forecast),
            )


def _played_on(ruleset: Ruleset, asked_at: list[Asked], then: str, known: int) -> State:
    """Every row when it is known what came, the rows of each sitting after those of the ones before."""
    tables: list[State] = []
    for tick in range(asked_at[0].state.tick, known):
        new = [each for each in asked_at if each.state.tick == tick]
        given = [decide(ruleset, table, then) for table in tables]
        given += [forced(ruleset, each.state, each.act) for each in new]
        table = joined([*tables, *(_afresh(each.state) for each in new)])
        tables = [advance(ruleset, table, np.concatenate(given, axis=1))]
    return tables[0]


def _afresh(state: State) -> State:
    """The same rows under other luck than their world and that of every other sitting."""
    worlds = state.worlds + np.uint64((state.tick + 1) * AFRESH)
    return State(state.tick, state.seed, worlds, state.values, state.certain)


def outcome(ruleset: Ruleset, last: State, forecast: str) -> Floats:
    """What came of a forecast in every world, read on the day it is known."""
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


def samples(
    ruleset: Ruleset, figures: Mapping[str, tuple[str, ...]], states: Sequence[State]
) -> dict[str, Samples]:
    """Ask forecasts in every state, force their acts and see what comes of them; each shows its `figures`."""
    at_once = max(MOST_ROWS // max(len(states) * len(figures), 1), FEWEST)
    found: dict[str, list[Samples]] = {forecast: [] for forecast in figures}
    for first in range(0, states[0].rows if states else 0, at_once):
        rows = slice(first, first + at_once)
        for forecast, each in _sampled(ruleset, figures, [part(state, rows) for state in states]):
            found[forecast].append(each)
    return {forecast: _together(parts, 1 + len(figures[forecast])) for forecast, parts in found.items()}


def _sampled(
    ruleset: Ruleset, figures: Mapping[str, tuple[str, ...]], states: list[State]
) -> Iterator[tuple[str, Samples]]:
    places = [
        Asked(forecast, asked(ruleset, state, forecast, act), act)
        for forecast in figures
        for act in [act_of(ruleset, ruleset.scenario.forecasts[forecast])]
        for state in states
    ]
    places = [place for place in places if place.state.rows]
    came: dict[str, list[Floats]] = {}
    for forecast, outcomes in followed(ruleset, places):
        came.setdefault(forecast, []).append(outcomes)
    for forecast, outcomes_of in came.items():
        own = [place.state for place in places if place.forecast == forecast]
        shown = (ruleset.scenario.forecasts[forecast].figure, *figures[forecast])
        seen = [_shown(Sight(ruleset, state), shown) for state in own]
        ticks = [np.full(state.rows, state.tick, dtype=np.int64) for state in own]
        yield (
            forecast,
            Samples(np.concatenate(ticks), np.concatenate(seen, axis=1), np.concatenate(outcomes_of)),
        )


def _shown(sight: Sight, figures: tuple[str, ...]) -> Floats:
    return np.stack([sight.figure(id) for id in figures])


def _together(parts: list[Samples], figures: int) -> Samples:
    """Samples of several sets of worlds as one."""
    nothing = Samples(np.zeros(0, dtype=np.int64), np.zeros((figures, 0)), np.zeros(0))
    ticks, shown, came = zip(
        *((each.ticks, each.figures, each.outcomes) for each in (nothing, *parts)), strict=True
    )
    return Samples(np.concatenate(ticks), np.concatenate(shown, axis=1), np.concatenate(came))


def scale_of(ruleset: Ruleset, figure: str) -> float:
    """What the quoted figure calls certain: 1, or 100 where it is given in per cent."""
    spec = ruleset.scenario.derived.get(figure)
    return float(spec.range[1].split()[0]) if spec is not None and spec.range is not None else 1.0
