"""The pages one only reads over the conference: dispatches, board, keys, and what a turn did."""

from __future__ import annotations

from collections.abc import Iterable

from game.actions import Action, Place, actions_of
from game.report.values import BoardRowValue, BoardValue, Sitting, TurnReport
from game.tui.games import Game
from game.tui.keys import signs_of
from game.tui.screens.reading import Reading
from game.tui.widgets.report_rows import report_blocks
from game.tui.widgets.rows import Row, Rows, Span, hanging, heading, pad, paragraph, row
from game.tui.widgets.table_rows import picture_rows
from game.tui.widgets.told_rows import READING_WIDTH, dispatch_rows, dispatch_titles

COLUMN = 34
GAP = 4
KEYS_WIDTH = 14
FIRST_WORDS = (
    "Everything can be clicked as well. ? on any term says what it means, w why a figure is what it is.",
    "Consent ● pays for signatures: the dots beside a voice are what he would cost at this sitting.",
    "▲ ▼ after a figure: how it moved since the last sitting; on a sentence: where signing would move it.",
    "○ to decide   ● decided this turn   ✓ signed   · not yet open   ◦ stands",
)
PLACES: dict[Place, str] = {
    "everywhere": "Everywhere",
    "page": "On every page",
    "conference": "At the conference",
    "resolution": "While the days pass",
    "why": "Asking why",
    "playing_out": "While the rest is played out",
    "interim": "At the verdict of a day",
    "verdict": "At the end",
    "replay": "Watching again",
    "map": "On the map",
    "chart": "At a chart",
    "chronicle": "In the chronicle",
    "essay": "At the argument",
    "title": "Title",
    "picker": "Scenarios",
    "saves": "Saves",
    "opening": "Opening",
    "settings": "Settings",
    "asking": "Asked yes or no",
}


def dispatches_page(sitting: Sitting) -> Reading:
    """What the sources report, in full."""
    return Reading(
        "Dispatches", lambda width: _inset(dispatch_rows(sitting.dispatches, width - 4)), sitting.date
    )


def board_page(game: Game) -> Reading:
    """Rival courses, and the drawings that belong to them."""

    def rows(width: int) -> Rows:
        found: Rows = []
        for board in game.boards():
            found += board_rows(board, width - 4)
        pictures = picture_rows(game.pictures(), min(width - 4, COLUMN))
        return _inset(
            [*found, row(""), *pictures] if found or pictures else [row(Span("No board yet.", "dim"))]
        )

    return Reading("Board", rows, game.sitting().date)


def turn_page(report: TurnReport) -> Reading:
    """All that a turn decided and did."""

    def rows(width: int) -> Rows:
        told = [line for block in report_blocks(report, width - 4) for line in block]
        return _inset([*told, row(""), *dispatch_titles(report.dispatches, min(width - 4, READING_WIDTH))])

    return Reading(f"Turn {report.turn}", rows, report.period)


def keys_page(here: Place, *, worded: bool = False) -> Reading:
    """Every key, from the list of actions; those of the place it is asked at first."""

    def rows(width: int) -> Rows:
        return _inset(key_rows(width - 4, here, worded=worded))

    return Reading("Keys", rows, "every place: PgDn reads on")


def key_rows(width: int, here: Place, *, worded: bool = False) -> Rows:
    """The actions of each place under its name, once; arrows by name where they cannot be drawn."""
    rows: Rows = [line for text in FIRST_WORDS for line in paragraph(text, min(width, READING_WIDTH), "dim")]
    order: Iterable[Place] = sorted(PLACES, key=lambda place: place != here)
    for place in order:
        actions = actions_of(place)
        rows += [row(""), heading(PLACES[place], min(width, READING_WIDTH))]
        wide = min(width, READING_WIDTH)
        rows += [line for action in actions for line in _key(action, signs_of(action, worded=worded), wide)]
    return rows


def _key(action: Action, signs: str, width: int) -> Rows:
    head = row(Span(pad(signs, KEYS_WIDTH), "key"), Span(pad(action.label, KEYS_WIDTH + 4), "strong"))
    return hanging(head, action.help, width, "dim")


def board_rows(board: BoardValue, width: int) -> Rows:
    """The courses beside one another where they fit, else one under the other."""
    rows: Rows = [heading(board.title, width), row("")]
    count = len(board.rows)
    column = (width - GAP * (count - 1)) // max(count, 1)
    if column >= COLUMN:
        return rows + _beside([_course(course, column) for course in board.rows], column)
    for course in board.rows:
        rows += [*_course(course, min(width, READING_WIDTH)), row("")]
    return rows


def _course(course: BoardRowValue, width: int) -> Rows:
    last = f"last date {course.last}" if course.last else "no last date"
    rows: Rows = [row(Span(course.title, "strong")), row(Span(last, "doubt")), row("")]
    for met, need in course.needs:
        head = row(Span("✓ " if met else "○ ", "good" if met else "doubt"))
        rows += hanging(head, need, width, "dim" if met else "text")
    for name, text in (("Waiting buys", course.buys), ("Waiting costs", course.costs)):
        rows += [row(""), row(Span(name, "heading")), *paragraph(text, width)] if text else []
    return rows


def _beside(columns: list[Rows], width: int) -> Rows:
    height = max(len(column) for column in columns)
    filled = [
        [_filled(line, width) for line in [*column, *([()] * (height - len(column)))]] for column in columns
    ]
    return [
        tuple(span for cell in line for span in (*cell, Span(" " * GAP)))
        for line in zip(*filled, strict=True)
    ]


def _filled(line: Row, width: int) -> Row:
    used = sum(len(span.text) for span in line)
    return (*line, Span(" " * max(width - used, 0)))


def _inset(rows: Rows) -> Rows:
    return [row(""), *((Span("  "), *line) for line in rows)]
