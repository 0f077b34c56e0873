"""Whether the end of a game can still change: worlds imagined from what is held true, played to their ends.

Each is played twice, by nobody and by a careful player, so that neither luck nor orders are forgotten; a tick
at a time, because whoever asks has keys to answer meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.engine.chance import seed_of
from game.engine.imagining import imagine
from game.engine.state import State
from game.engine.stepping import advance, decide
from game.engine.turning import is_over
from game.report.past import Past
from game.ruleset.compiled import Ruleset, utilities

NOBODY = "drift"
CAREFUL = ("rule-book", "historical")
"""The first of these that a scenario has plays carefully; every scenario has the second."""
WORLDS = 8
CLOSE = 0.05
"""Utilities no further apart than this are one end: five points of a hundred."""
STRAYS = 1
"""Ends that may lie elsewhere."""
RUNNING = 3
"""Sittings, one after the other, at which the end must have been decided."""
FEWEST = 2
"""Turns that must be left, or nothing is saved by not playing them."""


class Outlook:
    """What is known of the end at each sitting of one game; the same for all games that look alike."""

    def __init__(self, past: Past) -> None:
        """Nothing is looked at yet."""
        self._past = past
        self._decided: dict[int, bool] = {}
        self._looking: tuple[int, Iterator[bool | None]] | None = None

    @property
    def left(self) -> int:
        """The turns to the end, this one included, if nothing interrupts; 0 after it."""
        past = self._past
        return 0 if past.over else 1 + sum(past.ruleset.ticks.sits[past.now + 1 :])

    @property
    def offered(self) -> bool:
        """Whether playing out is offered: the end was decided at this sitting and those before it."""
        running = self._running()
        return bool(running) and all(self._decided.get(tick) for tick in running)

    def ponder(self) -> bool:
        """Look ahead a little further; false once it is known whether to offer."""
        tick = self._unknown()
        if tick is None:
            return False
        self._look(tick)
        return self._unknown() is not None

    def look_again(self) -> Iterator[None]:
        """Look ahead from this sitting, a little at each step; afterwards `undecided` is known."""
        while self._past.now not in self._decided:
            self._look(self._past.now)
            yield

    @property
    def undecided(self) -> bool:
        """Whether the end can still change, where this sitting was looked at."""
        return self._decided.get(self._past.now) is False

    @property
    def interrupted(self) -> bool:
        """Whether this sitting was called by an event, in the calendar's place or between its sittings."""
        past = self._past
        scenario, view = past.ruleset.scenario, past.view(past.now)
        ticks = (view.mark(f"event.{id}.tick") for id, event in scenario.events.items() if event.interrupts)
        return not past.over and past.now - 1 in ticks

    def _running(self) -> list[int]:
        """The sittings that count, the last first; none where there is nothing to offer."""
        sittings = self._past.sittings[: -RUNNING - 1 : -1]
        return sittings if len(sittings) == RUNNING and self.left >= FEWEST else []

    def _unknown(self) -> int | None:
        """The sitting to look ahead from next; none where one is undecided or all are known."""
        for tick in self._running():
            if not self._decided.get(tick, False):
                return tick if tick not in self._decided else None
        return None

    def _look(self, tick: int) -> None:
        if self._looking is None or self._looking[0] != tick:
            self._looking = (tick, looked_ahead(self._past.ruleset, self._past.states[tick]))
        found = next(self._looking[1])
        if found is not None:
            self._decided[tick], self._looking = found, None


def looked_ahead(ruleset: Ruleset, state: State) -> Iterator[bool | None]:
    """Nothing for each tick that is played; at last whether the end is decided, as soon as it is known."""
    worth, ends = utilities(ruleset.scenario), list[float]()
    for world in range(WORLDS):
        begun = imagine(ruleset, state, 1, seed_of(f"outlook {state.tick} {world}"))
        for player in (NOBODY, careful(ruleset)):
            one = begun
            while not is_over(ruleset, one):
                one = advance(ruleset, one, decide(ruleset, one, player))
                yield None
            ends.append(worth[int(one.values[ruleset.index["verdict"], 0])])
            if not one_end(ends):
                yield False
                return
    yield True


def careful(ruleset: Ruleset) -> str:
    """The doctrine that plays with care."""
    return next(name for name in CAREFUL if name in ruleset.scenario.doctrines)


def one_end(ends: list[float]) -> bool:
    """Whether all ends but a few strays lie close together; once false, further ends never make it true."""
    ordered, kept = sorted(ends), max(len(ends) - STRAYS, 1)
    spans = (ordered[first + kept - 1] - ordered[first] for first in range(len(ordered) - kept + 1))
    return min(spans) <= CLOSE
