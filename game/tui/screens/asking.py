"""Small questions over a screen: a term explained, a deed confirmed, a list to choose from, a line."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static

from game.tui.keys import bindings_of
from game.tui.messages import Picked
from game.tui.widgets.page import Page
from game.tui.widgets.rows import Rows, Span, aimed, between, clip, paragraph, row
from game.tui.widgets.searching import holds, marked

NOTHING = "-"
"""The target of a choice that leaves everything as it is; a span needs one to be chosen."""
LEAST_ID = 8
"""Cells below which a part of an id tells nothing."""
ESCAPE = [binding for binding in bindings_of("everywhere") if binding.key == "escape"]


class Box(ModalScreen[str]):
    """A box over the screen that ends with a word; Escape ends it with none."""

    BINDINGS: ClassVar[list[BindingType]] = [*ESCAPE]
    _left = False

    def compose(self) -> ComposeResult:
        """The box with its contents."""
        with Vertical(classes="box"):
            yield from self.inside()

    def inside(self) -> ComposeResult:
        """What stands in the box."""
        yield from ()

    def leave(self, answer: str) -> None:
        """End with an answer, once: a second key may be under way while the first is acted on."""
        if self.is_current and not self._left:
            self._left = True
            self.dismiss(answer)

    def action_perform(self, action: str) -> None:
        """Do an action by its id."""
        getattr(self, f"do_{action}")()

    def do_back(self) -> None:
        """Leave it."""
        self.leave("")

    def on_click(self, event: events.Click) -> None:
        """A click beside the box leaves it."""
        if event.widget is self:
            self.leave("")


class Explain(Box):
    """What a term means."""

    def __init__(self, title: str, about: str) -> None:
        super().__init__()
        self._title, self._about = title, about

    def inside(self) -> ComposeResult:
        """The term, its meaning, and nothing to decide."""
        yield Static(Content(self._title), classes="box-title")
        yield Static(Content(self._about))
        yield Static(Content("Any key closes this."), classes="box-hint")

    def on_key(self, event: events.Key) -> None:
        """Any key closes it."""
        event.stop()
        self.leave("")


class Confirm(Box):
    """A question before what cannot be undone."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("asking")]

    def __init__(self, title: str, lines: tuple[str, ...], yes: str) -> None:
        super().__init__()
        self._title, self._lines, self._yes = title, lines, yes

    def inside(self) -> ComposeResult:
        """The question, what it would do, and two answers."""
        yield Static(Content(self._title), classes="box-title")
        for line in self._lines:
            yield Static(Content(line))
        yield Choices("answers", (("yes", f"Enter  {self._yes}", ""), ("", "Esc    not yet", "")))

    def on_mount(self) -> None:
        """Yes stands first, because it was just asked for."""
        self.query_one(Choices).focus()

    @on(Picked)
    def _picked(self, message: Picked) -> None:
        message.stop()
        self.leave(message.target if message.target == "yes" else "")

    def do_yes(self) -> None:
        """Do it."""
        self.leave("yes")

    def do_no(self) -> None:
        """Leave it."""
        self.leave("")


class Choices(Page):
    """A list to choose from: each line a target, a text and, dimmed, what it means."""

    GROUND: ClassVar[str] = "raised"

    def __init__(self, page: str, choices: tuple[tuple[str, str, str], ...]) -> None:
        super().__init__(page)
        self._choices = choices

    def offer(self, choices: tuple[tuple[str, str, str], ...]) -> None:
        """Put other choices on the list."""
        self._choices = choices
        self.redraw()

    def rows(self, width: int) -> Rows:
        """The choices, one under the other."""
        rows: Rows = []
        for target, text, note in self._choices:
            block = [row(Span(" "), line[-1]) for line in paragraph(text, width - 2, "strong")]
            block += paragraph(note, width - 4, "dim", indent=3) if note else []
            rows += aimed(block, target or NOTHING)
        return rows


class Titles(Choices):
    """Many things to choose from, a line each with its id at the end; the letters typed stand out."""

    def __init__(self, page: str, choices: tuple[tuple[str, str, str], ...]) -> None:
        super().__init__(page, choices)
        self.typed = ""

    def rows(self, width: int) -> Rows:
        """A line a thing."""
        rows: Rows = []
        for target, text, note in self._choices:
            room = width - cell_len(text) - 4
            id = clip(note, room) if room >= LEAST_ID else ""
            line = between(row(" ", Span(text, "strong")), row(Span(id, "dim"), " "), width)
            rows += aimed(marked([line], self.typed), target)
        return rows or [row(" ", Span("Nothing is called so.", "dim"))]


class Choose(Box):
    """A list over the screen; ends with the target chosen."""

    READY: ClassVar[type[Widget]] = Choices

    def __init__(self, title: str, choices: tuple[tuple[str, str, str], ...], told: str = "") -> None:
        super().__init__()
        self._title, self._choices, self._told = title, choices, told

    def inside(self) -> ComposeResult:
        """The question and its choices."""
        yield Static(Content(self._title), classes="box-title")
        if self._told:
            yield Static(Content(self._told), classes="box-told")
        yield Choices("choices", self._choices)
        yield Static(Content("Enter choose · Esc leave it"), classes="box-hint")

    def on_mount(self) -> None:
        """The keys go where the answer is given."""
        self.query_one(self.READY).focus()

    @on(Picked)
    def _picked(self, message: Picked) -> None:
        message.stop()
        self.leave("" if message.target == NOTHING else message.target)


class Line(Input):
    """A line to type in; nothing blinks."""

    def __init__(self, placeholder: str = "", longest: int = 0) -> None:
        super().__init__(placeholder=placeholder, max_length=longest)
        self.cursor_blink = False


class Seek(Choose):
    """A long list over the screen, narrowed by what is typed."""

    READY: ClassVar[type[Widget]] = Input

    def inside(self) -> ComposeResult:
        """The question, a line to type in, and what matches it."""
        yield Static(Content(self._title), classes="box-title")
        yield Line("type a part of its name or id")
        yield Titles("choices", self._choices)
        yield Static(Content("Enter choose · ↓ to the list · Esc leave it"), classes="box-hint")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep what holds the letters typed, in its title or its id."""
        titles = self.query_one(Titles)
        titles.typed = event.value
        titles.offer(
            tuple(each for each in self._choices if any(holds(part, event.value) for part in each[1:]))
        )

    def on_input_submitted(self) -> None:
        """The first that matches."""
        self.query_one(Choices).do_pick()

    def on_key(self, event: events.Key) -> None:
        """Down leads from the line to the list."""
        if event.key == "down" and isinstance(self.focused, Input):
            event.stop()
            self.query_one(Choices).focus()


class Write(Box):
    """One line to write."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title

    def inside(self) -> ComposeResult:
        """The question and a line."""
        yield Static(Content(self._title), classes="box-title")
        yield Line(longest=400)
        yield Static(Content("Enter keeps it · Esc leaves it"), classes="box-hint")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """What was written is the answer."""
        self.leave(event.value.strip())


def then(do: Callable[[str], None]) -> Callable[[str | None], None]:
    """A callback that runs only where something was answered."""

    def answered(answer: str | None) -> None:
        if answer:
            do(answer)

    return answered
