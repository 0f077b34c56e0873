"""The conference, where the game is played: figures at the edge, one sentence in the middle, the voices."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import BindingType

from game.actions import Place
from game.report.values import TurnReport
from game.tui.keys import bindings_of
from game.tui.messages import CursorMoved, GoTo, Picked
from game.tui.screens.asking import Choose, Confirm, then
from game.tui.screens.chart import ask_chart
from game.tui.screens.dealing import dealing_with
from game.tui.screens.deciding import ALL_DECIDED
from game.tui.screens.interim import Interim
from game.tui.screens.looking_on import LookingOn
from game.tui.screens.meaning import term_of
from game.tui.screens.parting import before_the_days_pass, parting
from game.tui.screens.resolution import Resolution
from game.tui.screens.verdict import Verdict
from game.tui.screens.why import ask_why
from game.tui.widgets.headlines import figure_of
from game.tui.widgets.matter import choices
from game.tui.widgets.matter_page import MatterPage
from game.tui.widgets.page import Page

FIGURES = frozenset({"strip", "figures"})
REFUSED = {
    "sign": ALL_DECIDED,
    "wording_before": "There is no rival to it.",
    "wording_after": "There is no rival to it.",
    "take_token": "Nothing is shared out here.",
    "undo": "No order was given this turn.",
    "orders": "No order was given this turn.",
    "voices": "No voice has a say in this.",
    "forecast": "There is nothing to forecast yet.",
}


class Conference(LookingOn):
    """Sittings one after the other, to the verdict."""

    PLACE: ClassVar[Place] = "conference"
    AUTO_FOCUS: ClassVar[str | None] = "#matter"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("conference")]

    def on_mount(self) -> None:
        """The table is laid, or what became of the game is told."""
        self.show_sitting()
        if self.game.over:
            self.app.push_screen(Verdict(self.game))
        else:
            self.ponder()
            self.owe()

    @on(Picked)
    def _picked(self, message: Picked) -> None:
        message.stop()
        kind, _, name = message.target.partition(":")
        if message.page in FIGURES:
            ask_why(self.app, self.game, message.target)
        elif kind in {"choice", "matter"}:
            self._go(kind, int(name))
        elif kind == "voice":
            self.deal_with(name)
        elif kind == "arrow":
            ask_why(self.app, self.game, self._figure(name))
        elif kind == "dispatch":
            self.do_dispatches()
        elif kind == "sign" or message.page == "matter":
            self.do_sign()

    def _go(self, kind: str, at: int) -> None:
        if kind == "choice":
            self.look_at(at)
        else:
            self.go_to(at)
        self.query_one(MatterPage).focus()

    @on(CursorMoved)
    def _cursor_left(self, message: CursorMoved) -> None:
        if self.said and message.target != self.said_at:
            self.say("")
        self.offer()

    def _under_cursor(self) -> tuple[str, str]:
        """The page that has the keys and the target of its cursor."""
        page = self.focused
        return (page.id or "", page.cursor) if isinstance(page, Page) else ("", "")

    def offered(self, action: str) -> bool:
        """Keys that would do nothing here are left off the bar."""
        alone = not self.matters or choices(self.matter) <= 1
        gone = {
            "sign": not self.fresh and self.all_decided(),
            "wording_before": alone,
            "wording_after": alone,
            "take_token": not self.shares(),
            "undo": not self.sitting.pending,
            "orders": not self.sitting.pending,
            "voices": not self.stances(),
            "forecast": not self.sitting.forecasts,
        }
        return super().offered(action) and not gone.get(action, False)

    def why_not(self, action: str) -> str:
        """Why a key does nothing here, in a line."""
        return "" if self.offered(action) else REFUSED.get(action, "")

    def tell(self, text: str) -> None:
        """On the status line."""
        self.say(text, self._under_cursor()[1])

    def label_of(self, action: str) -> str:
        """Enter does what the cursor stands on, so the bar says what that is."""
        page, target = self._under_cursor()
        if action == "back":
            return "menu" if self.at_sentence() else "to the sentence"
        if action != "sign":
            return super().label_of(action)
        if page in FIGURES or target.startswith("arrow:"):
            return "why"
        if target.startswith("voice:"):
            return "win him"
        return self.enter_does() if page == "matter" and self.matters else "go there"

    def term(self) -> tuple[str, str]:
        """The term under the cursor."""
        return term_of(*self._under_cursor(), self)

    def deal_with(self, voice: str) -> None:
        """Ask what to offer a voice."""
        stance = next((each for each in self.stances() if each.voice == voice), None)
        if stance is None:
            return
        told, offers = dealing_with(stance, self.sitting)
        if offers:
            self.app.push_screen(Choose(stance.title, offers, told), then(self.order))
        else:
            why = "signs as it is." if stance.mood == "signs" else "takes neither consent nor a promise now."
            self.say(f"{stance.title} {why}")

    def do_why(self) -> None:
        """Why the figure under the cursor is what it is; without one, a list of all figures."""
        ask_why(self.app, self.game, self._figure_here())

    def do_chart(self) -> None:
        """The line of the figure under the cursor; without one, a list of all figures."""
        ask_chart(self.app, self.game, self._figure_here())

    def _figure_here(self) -> str:
        page, target = self._under_cursor()
        kind, _, name = target.partition(":")
        if kind == "dispatch":
            return self.sitting.dispatches[int(name)].figure
        return target if page in FIGURES else self._figure(target.removeprefix("arrow:"))

    def _figure(self, headline: str) -> str:
        """The figure of a headline that stands at the edge; nothing for any other word."""
        return next((figure_of(each) for each in self.sitting.headlines if each.id == headline), "")

    def do_voices(self) -> None:
        """To the voices; a second press goes to the next of them."""
        page = self.query_one(MatterPage)
        page.focus()
        voices = [target for target in page.targets if target.startswith("voice:")]
        if voices:
            at = voices.index(page.cursor) + 1 if page.cursor in voices else 0
            page.put_cursor(voices[at % len(voices)])

    def do_undo(self) -> None:
        """Take back the last order."""
        self.game.take_back()
        self.said = "Taken back."
        self.show_sitting()

    def do_orders(self) -> None:
        """The orders given this turn, any of which can be taken back."""
        lines = tuple((f"-{order.order}", order.text, "") for order in self.sitting.pending)
        self.app.push_screen(Choose("Orders given: choose one to take it back", lines), then(self.order))

    def do_end_turn(self) -> None:
        """Ask once, because days that have passed do not come back."""
        lines = before_the_days_pass(self.sitting, self.game.boards())
        ask = Confirm(f"Let the days pass: {self.sitting.period}?", lines, "let the days pass")
        self.app.push_screen(ask, then(self._end_turn))

    def _end_turn(self, _: str) -> None:
        report = self.game.end_turn()
        self.app.push_screen(Resolution(self.game, report), lambda _: self.resolved(report))
        self.ponder()

    def resolved(self, report: TurnReport) -> None:
        """To the end, to the verdict of a day, or to the next sitting."""
        if self.game.over:
            self.app.push_screen(Verdict(self.game))
        elif report.interim:
            self.app.push_screen(Interim(self.game, report.interim), lambda _: self._next_sitting())
        else:
            self._next_sitting()

    def _next_sitting(self) -> None:
        self.new_sitting()
        self.query_one(MatterPage).focus()
        if self.game.saved != "saved":
            self.say(self.game.saved)
        self.owe()

    def do_back(self) -> None:
        """Back to the sentence; from there the menu: stay, go to the title, or leave."""
        if self.to_sentence():
            return
        lines = (
            ("stay", "Stay at the table", ""),
            ("title", "To the title page", "The game is kept up to this sitting."),
            ("quit", "Leave", "The game is kept up to this sitting."),
        )
        told = f"{self.sitting.date} · {self.game.saved}"
        self.app.push_screen(Choose(self.sitting.title, lines, told), then(self._left))

    def _left(self, answer: str) -> None:
        if answer == "title":
            parting(self.app, self.game, lambda: self.send(GoTo("title")))
        elif answer == "quit":
            self.do_quit()
