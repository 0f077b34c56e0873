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
class Part:
    """A list of causes under one heading."""

    heading: str
    branches: list[Branch]


@dataclass
class Tree:
    """Lists of causes, each cause of which opens into its own."""

    parts: dict[str, Part] = field(default_factory=dict)

    def plant(self, part: str, heading: str, causes: tuple[CauseValue, ...]) -> None:
        """Add a list; every cause begins closed."""
        self.parts[part] = Part(heading, [Branch(cause, f"{part}/{at}") for at, cause in enumerate(causes)])

    def find(self, path: str) -> Branch | None:
        """The branch at a path, or nothing where the path is none."""
        root, _, rest = path.partition("/")
        here = self.parts[root].branches if root in self.parts else None
        found: Branch | None = None
        for step in rest.split("/") if here is not None and rest else ():
            found = here[int(step)] if here else None
            here = found.under if found else None
        return found

    def rows(self, width: int) -> Rows:
        """Every list under its heading; one that is empty is left out."""
        rows: Rows = []
        for part in self.parts.values():
            if part.branches:
                rows += [row(""), heading(part.heading, width), *_branches(part.branches, "", width)]
        return rows


def tree_of(why: WhyValue) -> Tree:
    """The two lists of a figure: of the last turn and since the start."""
    tree = Tree()
    tree.plant("last", f"Since the last sitting: {why.before} → {why.now}", why.causes)
    tree.plant("start", "Since the start", why.since_start)
    return tree


def why_rows(why: WhyValue, tree: Tree, width: int) -> Rows:
    """The whole page of a figure."""
    wide = min(width, WIDEST)
    rows = [_head(why), row("")]
    rows += paragraph(why.about, wide, "dim") if why.about else []
    cited = " · ".join(part for part in (why.label, why.source) if part)
    rows += paragraph(cited, wide, "dim") if cited else []
    rows += tree.rows(wide)
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
