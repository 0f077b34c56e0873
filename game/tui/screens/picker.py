"""The scenarios, each with its briefing and aims; what is wrong with one is said in its place."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal

from game.actions import Place
from game.report.values import Briefing
from game.tui.games import CannotOpenError, ScenarioCard, Shelf
from game.tui.keys import bindings_of
from game.tui.messages import BeginGame, CursorMoved, GoTo, Picked
from game.tui.screens.reading import masthead
from game.tui.screens.room import Room
from game.tui.widgets.page import Page
from game.tui.widgets.rows import Rows, Span, aimed, hanging, heading, paragraph, row
from game.tui.widgets.told_rows import READING_WIDTH


class Picker(Room):
    """A list at the left; the briefing of the one under the cursor at the right."""

    PLACE: ClassVar[Place] = "picker"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("picker")]

    def __init__(self, shelf: Shelf, seed: int) -> None:
        super().__init__()
        self.shelf, self.luck = shelf, seed
        self.cards = {card.id: card for card in shelf.scenarios()}
        self._briefings: dict[str, Briefing | str] = {}

    def body(self) -> ComposeResult:
        """The list and the briefing."""
        yield masthead("Scenarios", "Enter begins")
        with Horizontal(id="shelf"):
            yield Page("list", self._list)
            yield Page("briefing", self._briefing)

    def on_mount(self) -> None:
        """The keys go to the list."""
        self.query_one("#list", Page).focus()

    def _list(self, width: int) -> Rows:
        rows: Rows = [row("")]
        for card in self.cards.values():
            rows += aimed(_card(card, width), card.id)
        return rows if self.cards else [row(""), row(Span(" No scenario was found.", "dim"))]

    def _briefing(self, width: int) -> Rows:
        card = self.cards.get(self.query_one("#list", Page).cursor)
        wide = min(width - 4, READING_WIDTH)
        if card is None:
            return []
        found = self._of(card)
        body = (
            paragraph(found, wide, "doubt")
            if isinstance(found, str)
            else briefing_rows(found, self.luck, wide)
        )
        return [row(""), *((Span("  "), *line) for line in body)]

    def _of(self, card: ScenarioCard) -> Briefing | str:
        """Its briefing, read once; or why there is none."""
        if card.id not in self._briefings:
            try:
                self._briefings[card.id] = self.shelf.briefing(card.id)
            except CannotOpenError as trouble:
                self._briefings[card.id] = f"{trouble.reason} {trouble.hint}"
        return self._briefings[card.id]

    @on(CursorMoved)
    def _moved(self) -> None:
        self.query_one("#briefing", Page).redraw()

    @on(Picked)
    def _picked(self, message: Picked) -> None:
        message.stop()
        self.query_one("#briefing", Page).redraw()
        self.do_begin()

    def label_of(self, action: str) -> str:
        """The seed says which it would be."""
        return f"another seed than {self.luck}" if action == "seed" else super().label_of(action)

    def do_begin(self) -> None:
        """Begin the scenario under the cursor."""
        card = self.cards.get(self.query_one("#list", Page).cursor)
        if card and isinstance(self._of(card), Briefing):
            self.send(BeginGame(card.id, self.luck))

    def do_seed(self) -> None:
        """The next seed."""
        self.luck += 1
        self.query_one("#briefing", Page).redraw()
        self.refresh_keys()

    def do_back(self) -> None:
        """To the title page."""
        self.send(GoTo("title"))


def _card(card: ScenarioCard, width: int) -> Rows:
    rows = paragraph(card.title, width - 2, "strong", indent=1)
    return [*rows, *(paragraph(card.problem, width - 3, "worse", indent=2) if card.problem else []), row("")]


def briefing_rows(briefing: Briefing, seed: int, width: int) -> Rows:
    """What is played, what to aim at, when it ends, how long it takes."""
    rows: Rows = [row(Span(briefing.title, "strong")), row("")]
    for at, part in enumerate((briefing.summary or briefing.text).split("\n\n")):
        rows += ([row("")] if at else []) + paragraph(part, width)
    if briefing.aims:
        rows += [row(""), heading("Aims", width)]
        rows += [line for aim in briefing.aims for line in hanging(row(Span("· ", "accent")), aim, width)]
    last = [briefing.ends, f"About {briefing.minutes} minutes." if briefing.minutes else "", f"Seed {seed}."]
    return [*rows, row(""), *paragraph(" ".join(part for part in last if part), width, "dim")]
