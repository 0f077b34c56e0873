"""The chronicle as rows: its kinds, its entries under their turns, and one entry in full."""

from __future__ import annotations

from rich.cells import cell_len

from game.report.values import ToldValue
from game.tui.widgets.cause_rows import WIDEST, Tree
from game.tui.widgets.rows import Row, Rows, Span, aimed, heading, pad, paragraph, row, width_of
from game.tui.widgets.searching import holds, marked
from game.tui.widgets.told_rows import KINDS, READING_WIDTH

GROUPS = ("all", "decided", "happened", "promises", "dispatches", "envelopes")
KINDS_OF = {
    "decided": {"clause", "answer", "order"},
    "happened": {"event", "text", "move", "verdict"},
    "promises": {"promise"},
    "dispatches": {"dispatch"},
    "envelopes": {"envelope"},
}
MARKS = {
    "clause": "●", "answer": "◆", "order": "○", "promise": "◇", "event": "·", "text": "·", "move": "·",
    "dispatch": "›", "envelope": "▪", "verdict": "■",
}  # fmt: skip
NOTHING = "Nothing is told yet."
NONE_FOUND = "Nothing of this kind holds these letters."


def kept(told: tuple[ToldValue, ...], group: str, typed: str, *, newest: bool) -> list[tuple[int, ToldValue]]:
    """The entries of a kind that hold the letters, with their places; the newest or the oldest first."""
    found = [(at, each) for at, each in enumerate(told) if _is_of(each, group) and _holds(each, typed)]
    return found[::-1] if newest else found


def _is_of(each: ToldValue, group: str) -> bool:
    return group not in KINDS_OF or each.kind in KINDS_OF[group]


def _holds(each: ToldValue, typed: str) -> bool:
    """Whether any of what is shown of an entry holds the letters."""
    shown = (each.date, each.title, each.text, each.label, each.source, KINDS[each.kind])
    return any(holds(part, typed) for part in shown)


def group_row(told: tuple[ToldValue, ...], chosen: str, width: int) -> Row:
    """The kinds with how many there are of each, the chosen one in brackets; empty ones are dim."""
    spans: list[Span] = [Span(" ")]
    for group in GROUPS:
        count = sum(_is_of(each, group) for each in told)
        here = group == chosen
        text = f"[{group} {count}]" if here else f" {group} {count} "
        role = "accent" if here else "text" if count else "dim"
        spans.append(Span(text, role, f"group:{group}", stop=False))
    if width_of(spans) > width:
        spans = [Span(span.text.replace("dispatches", "reports"), *_rest(span)) for span in spans]
    return tuple(spans)


def _rest(span: Span) -> tuple[str, str, bool]:
    return span.role, span.target, span.stop


def chronicle_rows(shown: list[tuple[int, ToldValue]], typed: str, width: int) -> Rows:
    """Entries under the turn they belong to, a date in the margin, the letters sought marked."""
    wide = min(width, READING_WIDTH + 20)
    dates = max((cell_len(value.date) for _, value in shown), default=0)
    rows: Rows = []
    turn, before = -1, ""
    for at, value in shown:
        if value.turn != turn:
            turn, before = value.turn, ""
            rows += [heading(f"Turn {turn}", wide), row("")]
        date = value.date if value.date != before else ""
        before = value.date
        block = marked(_entry(value, pad(date, dates), wide), typed)
        rows += [*aimed(block, f"told:{at}"), row("")]
    return rows or [row(Span(NONE_FOUND if typed else NOTHING, "dim"))]


def _entry(value: ToldValue, date: str, width: int) -> Rows:
    indent = cell_len(date) + 4
    title = value.title if value.title != value.date else ""
    kind = KINDS[value.kind]
    head = (Span(date, "accent"), Span(f"  {MARKS[value.kind]} ", "accent"))
    first, *rest = paragraph(title, width - indent - (cell_len(kind) + 3 if kind else 0), "strong")
    rows: Rows = [(*head, *first, Span(f"   {kind}" if kind else "", "dim"))]
    rows += [row(" " * indent, *line) for line in rest]
    if value.text and value.text != value.title:
        rows += paragraph(value.text, width, "text", indent)
    cited = " · ".join(part for part in (value.label, value.source) if part)
    return rows + (paragraph(cited, width, "dim", indent) if cited else [])


def entry_rows(told: ToldValue, tree: Tree, width: int) -> Rows:
    """One entry in full, with its two lists of causes."""
    wide = min(width, WIDEST)
    kind = KINDS[told.kind]
    rows: Rows = paragraph(told.title, wide, "strong") if told.title else []
    rows += [row(Span(kind, "dim"))] if kind else []
    rows.append(row(""))
    rows += paragraph(told.text, min(wide, READING_WIDTH)) if told.text else []
    cited = " · ".join(part for part in (told.label, told.source) if part)
    rows += [row(""), *paragraph(cited, wide, "cited")] if cited else []
    under = tree.rows(wide)
    if not under:
        under = [row(""), row(Span(_nothing(told), "dim"))]
    return rows + under


def _nothing(told: ToldValue) -> str:
    """Why there is nothing under an entry."""
    if told.kind == "envelope":
        return "It opens when the game ends."
    if told.moved and not told.because:
        return "It has moved no figure by itself that you can see."
    return "Nothing further is known of it."
