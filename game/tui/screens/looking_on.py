"""What the table does between two keys: it looks ahead a little, and offers to play out a decided game."""

from __future__ import annotations

from time import perf_counter

from textual.timer import Timer

from game.report.values import TurnReport
from game.tui.screens.asking import Confirm, then
from game.tui.screens.leafing import Leafing
from game.tui.screens.playing_out import BREATH, SLICE, PlayingOut

OFFER = "Little can change the end now: r plays the {} turns left by standing orders."


class LookingOn(Leafing):
    """A table from which the rest can be played out."""

    _pondering: Timer | None = None
    _owed = False
    """Whether this sitting's offer is still to be told."""

    def owe(self) -> None:
        """A sitting is shown: its offer is told once, now or when it is known."""
        self._owed = True
        self.call_after_refresh(self.offer)

    def ponder(self) -> None:
        """Begin to look ahead from a sitting, shown or still to be shown."""
        self.stop_pondering()
        self._pondering = self.set_interval(BREATH, self._ponder)

    def stop_pondering(self) -> None:
        """Look no further, and offer nothing."""
        self._owed = False
        if self._pondering is not None:
            self._pondering.stop()
            self._pondering = None

    def _ponder(self) -> None:
        begun = perf_counter()
        while self.game.outlook.ponder():
            if perf_counter() - begun >= SLICE:
                return
        if self._pondering is not None:
            self._pondering.stop()
            self._pondering = None
        self.offer()

    def offer(self) -> None:
        """Tell the offer of this sitting, once the line for it is free."""
        if self._owed and self._pondering is None and not self.said and self.is_current:
            self._owed = False
            if self.game.outlook.offered:
                self.say(OFFER.format(self.game.outlook.left), "sign")

    def do_play_out(self) -> None:
        """Ask once, with how many turns would be ended."""
        left = self.game.outlook.left
        lines = [f"● {order.text}" for order in self.sitting.pending]
        lines.append(
            f"{left} turn{'s' if left > 1 else ''} would be ended without further orders, to the end."
        )
        lines.append("Questions take the answer that silence gives. A key stops it after any turn.")
        ask = Confirm("Play out the rest by standing orders?", tuple(lines), "play it out")
        self.app.push_screen(ask, then(self._play_out))

    def _play_out(self, _: str) -> None:
        self.stop_pondering()
        screen = PlayingOut(self.game)
        self.app.push_screen(screen, lambda _: self._played_out(screen.reports[-1]))

    def _played_out(self, last: TurnReport) -> None:
        self.ponder()
        self.resolved(last)

    def resolved(self, report: TurnReport) -> None:
        """What follows a turn; the conference says."""
        raise NotImplementedError
