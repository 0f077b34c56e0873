"""The edges of the conference: the line over it, the list of what is on the table, the line under it."""

from __future__ import annotations

from game.report.values import PictureValue, PromiseValue, Sitting
from game.tui.widgets.matter import MARKS, Matter
from game.tui.widgets.rows import (
    Row,
    Rows,
    Span,
    aimed,
    between,
    clip,
    hairline,
    hanging,
    headings,
    row,
    width_of,
)

DOTS = 12
HERE = "\u203a"
ROLES = {"open": "text", "given": "accent", "done": "dim", "closed": "dim", "stands": "text"}


def mast_rows(sitting: Sitting, width: int) -> Rows:
    """The day, the days decided on, and the game it is."""
    left = row(" ", Span(sitting.date, "strong"), Span(f"   {sitting.period}", "dim"))
    flush = row(Span(sitting.title, "dim"), " ")
    return [between(left, flush, width), hairline(width)]


def table_rows(matters: tuple[Matter, ...], at: int, width: int) -> Rows:
    """Everything on the table, what is shown now marked; a click goes there."""
    rows: Rows = []
    group = ""
    for place, matter in enumerate(matters):
        if matter.group != group:
            group = matter.group
            rows += [row("")] * bool(rows) + headings(group, width)
        here = place == at
        head = row(Span(f" {HERE} " if here else "   ", "accent"), Span(f"{MARKS[matter.mark]} ", "accent"))
        line = hanging(head, matter.title, width, "strong" if here else ROLES[matter.mark])
        rows += aimed(line, f"matter:{place}")
    return rows


def status_row(sitting: Sitting, said: str, width: int) -> Rows:
    """Consent, promises and what is left to decide; or what was just said."""
    if said:
        return [row(" ", Span(clip(said, width - 2), "doubt"))]
    forms = [
        ((*_consent(sitting), *promise), row(Span(" · ".join(parts), "text"), " "))
        for parts in _orders(sitting)
        for promise in _promises(sitting.promises)
    ]
    fitting = (form for form in forms if width_of(form[0]) + width_of(form[1]) < width)
    return [between(*next(fitting, forms[-1]), width)]


def _consent(sitting: Sitting) -> Row:
    left, whole = max(sitting.consent_left, 0), max(sitting.consent, 0)
    drawn = "●" * left + "○" * (whole - left) if whole <= DOTS else f"{left} of {whole}"
    spans = row(" ", Span("Consent ", "heading"), Span(drawn or "none", "accent"), Span(" left", "dim"))
    return aimed([spans], "consent")[0]


def _promises(promises: tuple[PromiseValue, ...]) -> list[Row]:
    """What is promised, in full and shorter: whom and by when, the day alone, how many."""
    due = [promise for promise in promises if promise.due]
    if not due:
        return [()]
    first = due[0]
    day = first.due.rpartition(" ")[0]
    whole = [f"{first.voice_title}, by {first.due}", f"{first.voice_title}, {day}", f"by {day}"]
    texts = whole if len(due) == 1 else [f"{len(due)} outstanding"]
    return [
        aimed([row("   ", Span("Promised ", "heading"), Span(text, "doubt"))], "promises")[0]
        for text in texts
    ]


def _orders(sitting: Sitting) -> list[list[str]]:
    """Dispatches, orders given and what is still to decide, in words; in full, and without dispatches."""
    parts = []
    if sitting.pending:
        parts.append(f"{len(sitting.pending)} order{'s' if len(sitting.pending) > 1 else ''} given")
    dilemma = sitting.dilemma
    asked = ["1 question"] if dilemma and not any(each.pending for each in dilemma.answers) else []
    if sitting.unsigned:
        asked.append(f"{len(sitting.unsigned)} sentence{'s' if len(sitting.unsigned) > 1 else ''}")
    parts += [f"{', '.join(asked)} open"] if asked else []
    if not sitting.dispatches:
        return [parts]
    came = f"{len(sitting.dispatches)} dispatch{'es' if len(sitting.dispatches) > 1 else ''}"
    return [[came, *parts], parts]


def picture_rows(pictures: tuple[PictureValue, ...], width: int) -> Rows:
    """The drawings with the words that say the same."""
    rows: Rows = []
    for picture in pictures:
        block = [
            between(row(" ", Span(picture.title, "heading")), row(Span(picture.shown, "strong"), " "), width)
        ]
        block += [row("  ", Span(clip(line, width - 2), "accent")) for line in picture.lines]
        rows += [*block, row("  ", Span(picture.word, "dim")), row("")]
    return rows


def fits(rows: Rows, width: int) -> bool:
    """Whether no row is wider than the page; asked by the tests of every layout."""
    return all(width_of(line) <= width for line in rows)
