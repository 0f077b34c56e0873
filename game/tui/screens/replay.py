"""A game watched again: step, seek, run; as it was known then, or in truth; and branch from any turn."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.timer import Timer

from game.actions import Place
from game.report.values import MotionValue, Sitting
from game.tui.games import Watch
from game.tui.keys import bindings_of
from game.tui.messages import BranchWatched, GoTo, Picked, Sought
from game.tui.screens.asking import Confirm, then
from game.tui.screens.chart import ask_chart
from game.tui.screens.chronicle import Chronicle
from game.tui.screens.essay import EssayPage
from game.tui.screens.map_room import NO_MAP, MapRoom
from game.tui.screens.room import Room
from game.tui.screens.why import ask_why
from game.tui.widgets.headlines import Headlines
from game.tui.widgets.page import Page, Still
from game.tui.widgets.report_rows import report_blocks
from game.tui.widgets.rows import Rows, Span, between, hairline, hanging, heading, paragraph, row, width_of
from game.tui.widgets.scrubber import Scrubber

PACE = 1.5
RECORD_ENDS = "Here the record ends."


class TurnPage(Page, inherit_bindings=False):
    """The page of a turn; first and last lead to the ends of the game, not of the page."""

    BINDINGS: ClassVar[list[BindingType]] = [
        binding for binding in bindings_of("page") if binding.key not in {"home", "end"}
    ]


class Replay(Room):
    """The table as it stood at a turn, what was decided there and what came of it."""

    PLACE: ClassVar[Place] = "replay"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("replay")]

    def __init__(self, watch: Watch, turn: int = 0) -> None:
        super().__init__()
        self.watch_ = watch
        watch.seek(turn)
        self.sitting: Sitting = watch.sitting()
        self.in_truth = False
        self.said = ""
        self._timer: Timer | None = None

    def body(self) -> ComposeResult:
        """The figures at the left, the turn in the middle, the line of turns under it."""
        yield Still("mast", self._mast)
        yield Headlines("strip", "strip")
        with Horizontal(id="floor"):
            yield Headlines("figures", "board")
            yield TurnPage("turn", self._rows)
        yield Still("place", self._place)
        yield Scrubber()

    def on_mount(self) -> None:
        """The turn asked for."""
        self.query_one("#turn", Page).focus()
        self.seek(self.watch_.turn)

    def seek(self, turn: int) -> None:
        """Show another turn, before or after this one."""
        turn = min(max(turn, 0), self.watch_.turns)
        self.watch_.seek(turn)
        self.said = ""
        self.sitting = self.watch_.sitting()
        for headlines in self.query(Headlines):
            headlines.show_values(self.sitting.headlines)
        for page in ("mast", "turn", "place"):
            self.query_one(f"#{page}", Page).redraw()
        self.query_one("#turn", Page).scroll_home(animate=False)
        self.query_one(Scrubber).show_turn(turn, self.watch_.turns)
        self.refresh_keys()

    def _mast(self, width: int) -> Rows:
        left = row(" ", Span(self.sitting.date, "strong"), Span(f"   {self.sitting.period}", "dim"))
        stand = "in truth" if self.in_truth else "as known then"
        words = (f"{self.sitting.title} · watched again, ", "watched again, ", "")
        forms = [row(Span(each, "dim"), Span(stand, "doubt"), " ") for each in words]
        fitting = [flush for flush in forms if width_of(left) + width_of(flush) < width]
        return [between(left, fitting[0] if fitting else forms[-1], width), hairline(width)]

    def _place(self, width: int) -> Rows:
        turn = f"turn {self.watch_.turn} of {self.watch_.turns}"
        return [
            between(
                row(" ", Span(self.said or turn, "dim")),
                row(Span(turn if self.said else "", "dim"), " "),
                width,
            )
        ]

    def _rows(self, width: int) -> Rows:
        wide = width - 4
        rows: Rows = [*self._truth(wide), *signed_rows(self.sitting, wide)]
        report = self.watch_.report()
        if report:
            rows.append(row(""))
            for block in report_blocks(report, wide):
                rows += block
        else:
            rows += [row(""), row(Span(RECORD_ENDS, "dim"))]
        return [(Span("  "), *line) for line in rows]

    def _truth(self, width: int) -> Rows:
        if not self.in_truth:
            return []
        rows: Rows = [row(""), heading("In truth", width)]
        for line in self.watch_.truth():
            rows += hanging(row(Span("· ", "doubt")), line, width)
        return rows

    @on(Sought)
    def _sought(self, message: Sought) -> None:
        message.stop()
        self.seek(message.turn)

    def label_of(self, action: str) -> str:
        """What a key would do now."""
        running = {
            "run": "pause" if self._timer else "run",
            "truth": "as known then" if self.in_truth else "in truth",
        }
        return running.get(action, super().label_of(action))

    def do_step(self) -> None:
        """One turn on."""
        self.seek(self.watch_.turn + 1)

    def do_step_back(self) -> None:
        """One turn back."""
        self.seek(self.watch_.turn - 1)

    def do_first(self) -> None:
        """The first sitting."""
        self.seek(0)

    def do_last(self) -> None:
        """The last turn."""
        self.seek(self.watch_.turns)

    def do_run(self) -> None:
        """Run on by itself, or pause."""
        if self._timer:
            self._timer.stop()
            self._timer = None
        else:
            self._timer = self.set_interval(PACE, self._run)
        self.refresh_keys()

    def _run(self) -> None:
        if self.watch_.turn < self.watch_.turns:
            self.do_step()
        else:
            self.do_run()

    def do_truth(self) -> None:
        """The other way of standing there."""
        self.in_truth = not self.in_truth
        self.seek(self.watch_.turn)

    def do_map(self) -> None:
        """The map as it was known then."""
        book = self.watch_.book()
        value = book.map_now()
        if value is not None:
            self.app.push_screen(MapRoom(value, book))
        else:
            self.tell(NO_MAP)

    def do_why(self) -> None:
        """Why a figure was what it was, as known then."""
        ask_why(self.app, self.watch_.book(), self._figure())

    def do_chart(self) -> None:
        """The line of a figure up to this sitting, the way one stands there."""
        ask_chart(self.app, self.watch_.book(), self._figure(), truth=self.in_truth)

    def do_chronicle(self) -> None:
        """All that had been read by this sitting, from which one goes to any turn."""
        self.app.push_screen(Chronicle(self.watch_.book(), lambda turn: self.seek(turn - 1)))

    def do_essay(self) -> None:
        """The argument as it stood."""
        self.app.push_screen(EssayPage(self.watch_.book()))

    def _figure(self) -> str:
        page = self.focused
        return page.cursor if isinstance(page, Headlines) else ""

    @on(Picked)
    def _picked(self, message: Picked) -> None:
        message.stop()
        if message.page in {"strip", "figures"}:
            ask_why(self.app, self.watch_.book(), message.target)

    def do_verify(self) -> None:
        """Simulate it again and say whether every turn is the same."""
        found = self.watch_.verify()
        self.tell(f"{found.status}: {found.detail}" if found.detail else found.status)

    def tell(self, text: str) -> None:
        """On the line over the scrubber, until another turn is shown."""
        self.said = text
        self.query_one("#place", Page).redraw()

    def why_not(self, action: str) -> str:
        """Beyond either end there is no turn."""
        at = self.watch_.turn
        refused = {
            "step": RECORD_ENDS if at == self.watch_.turns else "",
            "step_back": "This is the first sitting." if at == 0 else "",
        }
        return refused.get(action, "")

    def do_branch(self) -> None:
        """Play on from here, after one question."""
        lines = (f"Continue from {self.sitting.date} in a new file; this game stays as it is.",)
        self.app.push_screen(Confirm("Play on from here?", lines, "play on"), then(self._branch))

    def _branch(self, _: str) -> None:
        self.send(BranchWatched(self.watch_))

    def do_back(self) -> None:
        """To the saves."""
        self.send(GoTo("saves"))


def signed_rows(sitting: Sitting, width: int) -> Rows:
    """The papers on the table and where they stood, for one who watches."""
    rows: Rows = []
    for paper in sitting.papers:
        rows += [row(""), heading(paper.title, width)]
        for motion in paper.motions:
            rows += _motion(motion, width)
    if sitting.dilemma:
        rows += [
            row(""),
            heading(sitting.dilemma.title, width),
            *paragraph(sitting.dilemma.text, width, "dim"),
        ]
    return rows


def _motion(motion: MotionValue, width: int) -> Rows:
    given = next((wording.short for wording in motion.wordings if wording.pending), "")
    if given:
        return hanging(row("  ", Span("● ", "accent"), Span(f"{motion.title}  ", "strong")), given, width)
    stood = {"signed": motion.chosen, "greyed": "not yet open", "open": "on the table"}[motion.state]
    sign = {"signed": "✓ ", "greyed": "· ", "open": "○ "}[motion.state]
    return hanging(row("  ", Span(sign, "accent"), Span(f"{motion.title}  ", "strong")), stood, width, "dim")
