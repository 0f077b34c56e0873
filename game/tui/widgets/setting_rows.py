"""A setting as lines: its title, what decides it, and its values with the one that holds marked."""

from __future__ import annotations

from game.tui.settings import Setting
from game.tui.widgets.rows import Row, Rows, Span, aimed, between, pad, row, width_of

TITLE_WIDTH = 17
HERE, THERE = "●", "○"


def setting_rows(setting: Setting, value: str, by: str, width: int) -> Rows:
    """One setting; every value can be clicked, and the cursor halts at the setting as a whole."""
    title = row(Span(pad(setting.title, TITLE_WIDTH), "strong"))
    values = _values(setting, value)
    told = row(Span(by, "doubt")) if by else ()
    if width_of((*title, *values, *told)) < width:
        rows = [between((*title, *values), told, width)]
    else:
        rows = [(*title, *values), row(" " * TITLE_WIDTH, *told)][: 2 if told else 1]
    filled = [(*line, Span(" " * max(width - width_of(line), 0))) for line in rows]
    return [*aimed(filled, setting.id), row("")]


def _values(setting: Setting, value: str) -> Row:
    spans: list[Span] = []
    for each in setting.values:
        here = each.id == value
        text = f"{HERE if here else THERE} {each.label}"
        spans += [Span(text, "accent" if here else "text", f"{setting.id}={each.id}", stop=False), Span("  ")]
    return tuple(spans)


def value_of(target: str) -> tuple[str, str]:
    """The setting and the value that a target names; the value is empty where it names a setting alone."""
    setting, _, value = target.partition("=")
    return setting, value
