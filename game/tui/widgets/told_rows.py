"""Things told: dispatches, events, clauses, envelopes, each under its date and with its label."""

from __future__ import annotations

from rich.cells import cell_len

from game.report.values import DispatchValue, ToldValue
from game.tui.widgets.rows import Rows, Span, aimed, between, clip, hanging, heading, paragraph, row

READING_WIDTH = 84
CHOSEN = "Laid before you are those that moved most what you believe; w on a figure counts every report."
KINDS = {
    "event": "", "text": "", "clause": "signed", "answer": "answered", "promise": "promise",
    "envelope": "envelope",
    "move": "abroad", "verdict": "verdict", "order": "ordered", "dispatch": "dispatch",
}  # fmt: skip


def aged(ticks: int) -> str:
    """How old a report is, in words."""
    return {0: "fresh", 1: "one turn old"}.get(ticks, f"{ticks} turns old")


def dispatch_titles(dispatches: tuple[DispatchValue, ...], width: int) -> Rows:
    """A line or two each, for the side of the table."""
    rows: Rows = [heading("Dispatches", width)]
    for at, value in enumerate(dispatches):
        beside = cell_len(value.title) + cell_len(value.dated) + 3 <= width
        date = row(Span(value.dated, "dim"), " ") if beside else ()
        head = between(row(" ", Span(value.title, "strong")), date, width)
        said = value.text if beside else f"{value.dated} · {value.text}"
        rows += aimed([head, row("  ", Span(clip(said, width - 3), "dim"))], f"dispatch:{at}")
    return rows if dispatches else [*rows, row(" ", Span("None came in.", "dim"))]


def dispatch_rows(dispatches: tuple[DispatchValue, ...], width: int) -> Rows:
    """Each in full, with its age and what its source is worth."""
    wide = min(width, READING_WIDTH)
    rows: Rows = []
    for at, value in enumerate(dispatches):
        block = [*_dated_head(value, wide), row("")]
        block += paragraph(value.text, wide, "text", indent=2)
        if value.about:
            block += [row(""), *paragraph(value.about, wide, "dim", indent=2)]
        rows += [*aimed(block, f"dispatch:{at}"), row(""), row("")]
    return [*rows, *paragraph(CHOSEN, wide, "dim")] if rows else [row(Span("No dispatch came in.", "dim"))]


def _dated_head(value: DispatchValue, width: int) -> Rows:
    """The source, and when it wrote: beside it, or under it where the title needs the line."""
    said = f"{value.dated} · {aged(value.age)}"
    title, note = row(Span(value.title, "strong")), row(Span(said, "doubt" if value.age else "dim"))
    beside = cell_len(value.title) + cell_len(said) + 1 <= width
    return [between(title, note, width)] if beside else [title, note]


def letter_rows(value: ToldValue, width: int) -> Rows:
    """One thing told on a leaf of its own, for envelopes and the ledger."""
    wide = min(width, READING_WIDTH)
    rows = [row(Span(value.title, "strong")), row(Span(value.date, "accent")), row("")]
    rows += paragraph(value.text, wide)
    cited = " · ".join(part for part in (value.label, value.source) if part)
    return rows + ([row(""), *paragraph(cited, wide, "dim")] if cited else [])


def ledger_rows(lines: tuple[ToldValue, ...], width: int) -> Rows:
    """What others paid, a title and a sentence each."""
    wide = min(width, READING_WIDTH)
    rows: Rows = []
    for value in lines:
        rows += [row(Span(value.title, "strong")), *hanging(row("  "), value.text, wide), row("")]
    return rows
