"""The tree of causes: each part of a change opens into its own, down to an order; the parts add up."""

from __future__ import annotations

from dataclasses import dataclass, field

from rich.cells import cell_len

from game.report.values import CauseValue, WhyValue
from game.tui.widgets.rows import Row, Rows, Span, aimed, hanging, heading, paragraph, right, row, spark

WIDEST = 110
SPARK_WIDTH = 6
GUIDE = 3
"""Cells a step of the tree takes."""
MARKS = {
    "order": "●", "promise": "●", "event": "◆", "front": "◆", "rival": "◇",
    "source": "○", "start": "·",
}  # fmt: skip
LEGEND = "● a deed of yours   ◆ an event or a battle   ◇ a move abroad   ○ a report   · how it began"


@dataclass
class Branch:
    """A cause in the tree and whether it stands open; its own causes are asked for when first opened."""

    cause: CauseValue
    path: str
    open: bool = False
    under: list[Branch] | None = None

    def unfold(self, causes: tuple[CauseValue, ...]) -> None:
        """Open it onto its own causes."""
        self.under = [Branch(cause, f"{self.path}/{at}") for at, cause in enumerate(causes)]
        self.open = True


@dataclass
class Tree:
    """A figure's two lists of causes: of the last turn and since the start."""

    why: WhyValue
    last: list[Branch] = field(default_factory=list)
    start: list[Branch] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Every cause begins closed."""
        self.last = [Branch(cause, f"last/{at}") for at, cause in enumerate(self.why.causes)]
        self.start = [Branch(cause, f"start/{at}") for at, cause in enumerate(self.why.since_start)]

    def find(self, path: str) -> Branch | None:
        """The branch at a path, or nothing where the path is none."""
        root, _, rest = path.partition("/")
        here = {"last": self.last, "start": self.start}.get(root)
        found: Branch | None = None
        for step in rest.split("/") if here is not None and rest else ():
            found = here[int(step)] if here else None
            here = found.under if found else None
        return found


def why_rows(tree: Tree, width: int) -> Rows:
    """The whole page of a figure."""
    wide = min(width, WIDEST)
    why = tree.why
    rows = [_head(why), row("")]
    rows += paragraph(why.about, wide, "dim") if why.about else []
    cited = " · ".join(part for part in (why.label, why.source) if part)
    rows += paragraph(cited, wide, "dim") if cited else []
    rows += _part(tree.last, f"Since the last sitting: {why.before} → {why.now}", wide)
    rows += _part(tree.start, "Since the start", wide)
    if not why.causes and not why.since_start:
        rows += [row(""), row(Span("Nothing has moved it yet.", "dim"))]
    if why.levers:
        rows += [row(""), heading("What of yours would move it", wide)]
        rows += [
            line for lever in why.levers for line in hanging(row(" ", Span("· ", "accent")), lever, wide)
        ]
    return rows


def _head(why: WhyValue) -> Row:
    drawn = spark(why.strip, SPARK_WIDTH)
    return row(
        Span(why.title, "strong"), "   ", Span(why.now, "accent"), Span(f"   {drawn}" if drawn else "", "dim")
    )


def _part(branches: list[Branch], title: str, width: int) -> Rows:
    if not branches:
        return []
    rows: Rows = [row(""), heading(title, width)]
    return rows + _branches(branches, "", width)


def _branches(branches: list[Branch], lead: str, width: int) -> Rows:
    amounts = max(cell_len(branch.cause.amount) for branch in branches)
    rows: Rows = []
    for at, branch in enumerate(branches):
        last = at == len(branches) - 1
        rows += aimed(_line(branch, lead + ("└─ " if last else "├─ "), amounts, width), branch.path)
        if branch.open and branch.under is not None:
            below = lead + ("   " if last else "│  ")
            rows += _branches(branch.under, below, width) if branch.under else _leaf(below)
    return rows


def _leaf(lead: str) -> Rows:
    return [row(Span(f" {lead}└─ ", "rule"), Span("nothing further back", "dim"))]


def _line(branch: Branch, lead: str, amounts: int, width: int) -> Rows:
    cause = branch.cause
    own = cause.kind in {"order", "promise"}
    fold = ("▾ " if branch.open else "▸ ") if cause.opens else "  "
    head = row(
        Span(f" {lead}", "rule"),
        Span(right(cause.amount, amounts), "accent" if own else "strong"),
        Span(f" {fold}", "dim"),
        Span(f"{MARKS[cause.kind]} " if cause.kind in MARKS else "", "accent" if own else "dim"),
    )
    said = " · ".join(part for part in (cause.text, cause.date, cause.label, cause.source) if part)
    first, *rest = hanging(head, said, width, "text")
    guide = Span(f" {lead[:-GUIDE]}{'│  ' if lead.endswith('├─ ') else '   '}", "rule")
    return [first, *((guide, *_after(line, cell_len(guide.text))) for line in rest)]


def _after(line: Row, cells: int) -> Row:
    """A line that goes on, without the first cells of its indent."""
    return (Span(line[0].text[cells:]), *line[1:])
