"""A setting as lines: its title, what decides it, and its values with the one that holds marked."""

from __future__ import annotations

from rich.cells import cell_len

from game.tui.settings import Setting
from game.tui.widgets.rows import Row, Rows, Span, aimed, pad, row, width_of

TITLE_WIDTH = 24
HERE, THERE = "●", "○"


def setting_rows(setting: Setting, value: str, by: str, width: int) -> Rows:
    """One setting; every value can be clicked, and the cursor halts at the setting as a whole."""
    rows = [row(Span(pad(setting.title, TITLE_WIDTH), "strong"), Span(by, "doubt"))]
    rows += _values(setting, value, width)
    filled = [(*line, Span(" " * (width - width_of(line)))) for line in rows]
    return [*aimed(filled, setting.id), row("")]


def _values(setting: Setting, value: str, width: int) -> Rows:
    """The values in a line, in more where one is too narrow."""
    lines: list[Row] = [(Span("  "),)]
    used = 2
    for each in setting.values:
        here = each.id == value
        text = f"{HERE if here else THERE} {each.label}"
        if used + cell_len(text) > width:
            lines.append((Span("  "),))
            used = 2
        used += cell_len(text) + 3
        span = Span(text, "accent" if here else "text", f"{setting.id}={each.id}", stop=False)
        lines[-1] = (*lines[-1], span, Span("   "))
    return lines


def value_of(target: str) -> tuple[str, str]:
    """The setting and the value that a target names; the value is empty where it names a setting alone."""
    setting, _, value = target.partition("=")
    return setting, value
