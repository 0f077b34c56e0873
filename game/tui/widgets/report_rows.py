"""What a turn did: what was ordered, what happened, what moved and because of what."""

from __future__ import annotations

from rich.cells import cell_len

from game.report.values import CauseValue, InterimValue, MovedValue, TurnReport
from game.tui.widgets.cause_rows import MARKS
from game.tui.widgets.headlines import way
from game.tui.widgets.rows import (
    Row,
    Rows,
    Span,
    aimed,
    clip,
    hanging,
    heading,
    pad,
    paragraph,
    right,
    row,
    width_of,
)
from game.tui.widgets.told_rows import READING_WIDTH

TITLE_WIDTH = 24
CAUSE_WIDTH = 44
WIDEST = 110


def report_blocks(report: TurnReport, width: int) -> list[Rows]:
    """The report in the blocks it is told in, one after the other."""
    wide = min(width, WIDEST)
    blocks: list[Rows] = []
    if report.orders:
        blocks.append([heading("Carried out", wide)])
        blocks += [[row("  ", Span("● ", "accent"), *_lines(order.text, wide))] for order in report.orders]
    if report.told:
        blocks.append([*_gap(blocks), heading("What happened", wide)])
        blocks += [_told(at, report, wide) for at in range(len(report.told))]
    if report.moved:
        blocks.append([*_gap(blocks), heading("What moved, and because of what", wide)])
        blocks += [_moved(moved, report.moved, wide) for moved in report.moved]
    for interim in report.interim:
        title = heading(f"Verdict of {interim.date}", wide)
        blocks.append([*_gap(blocks), title, *interim_rows(interim, wide)])
    return blocks


def interim_rows(interim: InterimValue, width: int) -> Rows:
    """The verdict of a day: its title, its epilogue, what it counts, and that the game goes on."""
    rows = [row("  ", Span(interim.title, "strong")), row("")]
    for part in interim.epilogue.split("\n\n"):
        rows += [*paragraph(part, min(width, READING_WIDTH), indent=2), row("")]
    return rows + paragraph(interim.reckoning, min(width, READING_WIDTH), "dim", indent=2)


def _gap(blocks: list[Rows]) -> Rows:
    """Air between the parts, none before the first."""
    return [row("")] if blocks else []


def _lines(text: str, width: int) -> Row:
    return (Span(clip(text, width - 4)),)


def _told(at: int, report: TurnReport, width: int) -> Rows:
    value = report.told[at]
    sealed = value.kind == "envelope"
    head = row("  ", Span("✉ " if sealed else "", "doubt"), Span(value.date, "accent"), "  ")
    title = (Span(value.title if value.title != value.date else "", "doubt" if sealed else "strong"),)
    rows = [(*head, *title)]
    if value.text and value.text != value.title:
        rows += paragraph(value.text, width, "text" if not sealed else "doubt", indent=4)
    return aimed(rows, f"told:{at}")


def _moved(value: MovedValue, all_moved: tuple[MovedValue, ...], width: int) -> Rows:
    """A figure, from what to what, and its largest causes beside it."""
    titles = min(max(cell_len(each.title) for each in all_moved), TITLE_WIDTH)
    befores = max(cell_len(each.before) for each in all_moved)
    afters = max(cell_len(each.after) for each in all_moved)
    head = row(
        "  ",
        Span(pad(value.title, titles), "heading"),
        "  ",
        Span(right(value.before, befores), "dim"),
        Span(" → ", "faint"),
        Span(pad(value.after, afters), "strong"),
        "  ",
    )
    target = f"figure:{value.figure}"
    causes = [cause_text(cause) for cause in value.causes]
    if width_of(head) + CAUSE_WIDTH > width:
        return aimed([head, *_under(causes, width)], target)
    return aimed(_beside(head, causes, width), target)


def _beside(head: Row, causes: list[Row], width: int) -> Rows:
    indent = width_of(head)
    rows: Rows = []
    for at, cause in enumerate(causes or [()]):
        start = head if not at else row(" " * indent)
        rows += hanging((*start, *cause[:1]), "".join(span.text for span in cause[1:]), width, "dim")
    return rows


def _under(causes: list[Row], width: int) -> Rows:
    rows: Rows = []
    for cause in causes:
        rows += hanging((Span("      "), *cause[:1]), "".join(span.text for span in cause[1:]), width, "dim")
    return rows


def cause_text(cause: CauseValue) -> Row:
    """A cause as an amount and its words; one's own deeds are marked as in the tree of causes."""
    own = cause.kind in {"order", "promise"}
    head = Span(f"{cause.amount} ", "accent" if own else "strong")
    return row(head, f"{MARKS[cause.kind]} {cause.text}" if own else cause.text)


def change_role(value: MovedValue) -> str:
    """The look of a change, for the better or the worse."""
    return way(-1 if value.change.startswith(("-", "−")) else 1, value.better)
