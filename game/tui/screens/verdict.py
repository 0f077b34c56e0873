"""The end: what others paid, the verdict, the envelopes one by one, the judgement, the truth, a way on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from game.actions import Place
from game.report.values import Ending, JudgedValue
from game.tui.games import Game
from game.tui.keys import bindings_of
from game.tui.messages import BranchGame, GoTo, Picked, WatchGame
from game.tui.screens.asking import Confirm, then
from game.tui.screens.chart import ask_chart
from game.tui.screens.chronicle import Chronicle
from game.tui.screens.essay import EssayPage
from game.tui.screens.reading import masthead
from game.tui.screens.room import Room
from game.tui.screens.why import ask_why
from game.tui.widgets.page import Page
from game.tui.widgets.rows import Rows, Span, between, hanging, heading, paragraph, row
from game.tui.widgets.told_rows import READING_WIDTH, ledger_rows, letter_rows

Leaf = tuple[str, Callable[[int], Rows]]
SECOND = 2


class Verdict(Room):
    """Leaves turned one by one."""

    PLACE: ClassVar[Place] = "verdict"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("verdict")]

    def __init__(self, game: Game) -> None:
        super().__init__()
        self.game = game
        self.leaves = leaves_of(game.ending())
        self.at = 0

    def body(self) -> ComposeResult:
        """A line that says which leaf, and the leaf."""
        yield masthead(self.game.sitting().title, "the end")
        yield Page("leaf", self._rows)

    def on_mount(self) -> None:
        """The first leaf."""
        self.query_one("#leaf", Page).focus()

    def _rows(self, width: int) -> Rows:
        title, layout = self.leaves[self.at]
        wide = min(width - 6, READING_WIDTH)
        left = max((width - wide) // 2, 3)
        rows: Rows = [
            row(""),
            heading(title, wide, f"{self.at + 1} of {len(self.leaves)}"),
            row(""),
            *layout(wide),
        ]
        return [(Span(" " * left), *line) for line in rows]

    def _turn_to(self, at: int) -> None:
        if 0 <= at < len(self.leaves):
            self.at = at
            page = self.query_one("#leaf", Page)
            page.redraw()
            page.scroll_home(animate=False)
            self.refresh_keys()

    def offered(self, action: str) -> bool:
        """There is no leaf beyond the last, and none before the first."""
        ends = {"go_on": self.at + 1 < len(self.leaves), "go_back": self.at > 0, "back": False}
        return ends.get(action, super().offered(action))

    def label_of(self, action: str) -> str:
        """Playing on names the days it begins with."""
        reports = self.game.reports()
        if action == "play_on" and len(reports) >= SECOND:
            return f"play on from {reports[SECOND - 1].period}"
        return super().label_of(action)

    @on(Picked)
    def _picked(self, message: Picked) -> None:
        message.stop()
        self.action_perform("go_on")

    def why_not(self, action: str) -> str:
        """There is no leaf beyond either end."""
        beyond = {"go_on": "This is the last leaf.", "go_back": "This is the first leaf."}
        return "" if self.offered(action) else beyond.get(action, "")

    def do_go_on(self) -> None:
        """The next leaf."""
        self._turn_to(self.at + 1)

    def do_go_back(self) -> None:
        """The leaf before."""
        self._turn_to(self.at - 1)

    def do_play_on(self) -> None:
        """Continue otherwise from the second sitting, in a new game, after one question."""
        sitting, reports = self.game.sitting(), self.game.reports()
        since = reports[SECOND - 1].period if len(reports) >= SECOND else "the second sitting"
        lines = (
            f"{sitting.title} again from {since}, in a new file, with the decisions before it as they were.",
            "This game stays as it is.",
        )
        ask = Confirm("Play on otherwise?", lines, "play on otherwise")
        self.app.push_screen(ask, then(lambda _: self.send(BranchGame(SECOND))))

    def do_watch_again(self) -> None:
        """Watch the game just played."""
        if self.game.path:
            self.send(WatchGame(self.game.path))

    def do_to_title(self) -> None:
        """To the title page."""
        self.send(GoTo("title"))

    def do_back(self) -> None:
        """To the title page."""
        self.do_to_title()

    def do_why(self) -> None:
        """Why any figure ended as it did."""
        ask_why(self.app, self.game, "")

    def do_chronicle(self) -> None:
        """All that was read."""
        self.app.push_screen(Chronicle(self.game))

    def do_chart(self) -> None:
        """The line of any figure, the truth beside what was held."""
        ask_chart(self.app, self.game, "")

    def do_essay(self) -> None:
        """The argument, point by point, as it stands at the end."""
        self.app.push_screen(EssayPage(self.game))


def leaves_of(ending: Ending) -> tuple[Leaf, ...]:
    """The leaves in the order they are read."""
    leaves: list[Leaf] = []
    if ending.ledger:
        leaves.append(("What it cost others", lambda width: ledger_rows(ending.ledger, width)))
    leaves.append(("The verdict", lambda width: _verdict(ending, width)))
    leaves += [("An envelope is opened", partial(letter_rows, envelope)) for envelope in ending.envelopes]
    if ending.judged:
        leaves.append(("What was signed, on what was known", lambda width: _judgement(ending, width)))
    if ending.truths or ending.forecasts:
        leaves.append(("What was true", lambda width: _truths(ending, width)))
    return tuple(leaves)


def _verdict(ending: Ending, width: int) -> Rows:
    rows = [row(Span(ending.title, "strong")), row("")]
    for at, part in enumerate(ending.epilogue.split("\n\n")):
        rows += ([row("")] if at else []) + paragraph(part, width)
    for line in ending.stood:
        rows += [row(""), *paragraph(line, width, "dim")]
    return rows


def _judgement(ending: Ending, width: int) -> Rows:
    rows: Rows = []
    for judged in ending.judged:
        rows += [*_judged(judged, width), row("")]
    return [*rows, *paragraph(ending.reckoning, width, "strong")]


def _judged(judged: JudgedValue, width: int) -> Rows:
    lost = f"−{judged.points:.0f}" if judged.points >= 1 else "·"
    head = between(
        row(Span(judged.date, "accent"), "  ", Span(judged.motion, "strong")),
        row(Span(lost, "worse" if judged.points >= 1 else "dim")),
        width,
    )
    rows = [head, *hanging(row("  ", Span("yours   ", "dim")), judged.chosen, width)]
    if judged.best and judged.best != judged.chosen:
        rows += hanging(row("  ", Span("better  ", "dim")), judged.best, width, "good")
    return rows + (
        hanging(row("  ", Span("quoted  ", "dim")), judged.odds, width, "dim") if judged.odds else []
    )


def _truths(ending: Ending, width: int) -> Rows:
    rows: Rows = []
    for truth in (*ending.truths, *ending.forecasts):
        rows += hanging(row(Span("· ", "accent")), truth, width)
    return rows
