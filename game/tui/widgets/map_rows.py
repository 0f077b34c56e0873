"""What stands beside a map: the thing under the cursor with its figures, the named parts, the signs used."""

from __future__ import annotations

from rich.cells import cell_len

from game.report.values import FigureValue, LineValue, MapValue, PlaceValue, RouteValue, ThingValue
from game.tui.widgets.map_ground import FINE_SIGNS, SIGNS, Manner
from game.tui.widgets.map_layers import FRONT, KINDS, PLAIN, moved
from game.tui.widgets.rows import Rows, Span, aimed, between, hanging, heading, paragraph, row, width_of

HINT = "Tab and the arrows go from thing to thing."
CAPTION = 3
"""Lines of the caption under a narrow map."""
OPEN = "open"
"""What clicking on the name of the thing means."""
WAYS = {"rail": "⠤⠤", "road": "⠤⠄", "sea": "⠄⠄", "river": "⠤⠤"}
"""How a way looks, in dots."""


def part_rows(value: MapValue, theatre: int, width: int) -> Rows:
    """The whole and the named parts in one line, each of which can be clicked; the one shown is in it."""
    names = [(-1, "whole"), *((at, part.title) for at, part in enumerate(value.theatres))]
    while len(names) > 1 and names[0][0] < theatre and _reach(names, theatre) > width:
        names.pop(0)
    spans: list[Span] = []
    for at, name in names:
        here = at == theatre
        span = Span(f" {'▸' if here else ' '}{name} ", "accent" if here else "dim", f"part:{at}")
        if width_of([*spans, span]) > width:
            break
        spans.append(span)
    return [tuple(spans)]


def _reach(names: list[tuple[int, str]], theatre: int) -> int:
    """Cells the names take, up to the one that is shown."""
    return sum(cell_len(name) + 3 for at, name in names if at <= theatre)


def fact_rows(thing: ThingValue | None, width: int) -> Rows:
    """Everything that is known of a thing."""
    if thing is None:
        return [row(Span(HINT, "dim")), row("")]
    rows: Rows = [row(Span(thing.title, "strong", OPEN)), *_kind(thing, width), row("")]
    for figure in thing.figures:
        rows += [*figure_rows(figure, width), row("")]
    if thing.about:
        rows += [*paragraph(thing.about, width, "dim"), row("")]
    if thing.source:
        rows += [*paragraph(f"{thing.label}: {thing.source}", width, "cited"), row("")]
    return rows


def _kind(thing: ThingValue, width: int) -> Rows:
    """What sort of thing it is, and between what it lies."""
    if isinstance(thing, RouteValue):
        if thing.kind == "river" or not thing.through:
            return [row(Span(thing.kind, "dim"))]
        carries = {1: "", -1: "; it carries the other way", 0: "; nothing moves"}[thing.moves]
        return paragraph(f"{thing.kind}: {thing.through[0]} → {thing.through[-1]}{carries}", width, "dim")
    if isinstance(thing, LineValue):
        return paragraph(
            f"front: {100 * thing.share:.0f} of 100 from {thing.between[0]} to {thing.between[1]}",
            width,
            "dim",
        )
    return [row(Span(thing.kind if isinstance(thing, PlaceValue) else "", "dim"))]


def figure_rows(figure: FigureValue, width: int) -> Rows:
    """A figure with its band and what the last turns changed; it leads to its why."""
    rows = paragraph(figure.title, width, "heading")
    band = Span(f"  80 %: {figure.band}", "doubt") if figure.band else Span("")
    rows.append(row(Span(figure.shown, "accent"), band))
    if figure.moved:
        rows += paragraph(moved(figure), width, "dim")
    return aimed(rows, figure.figure)


def caption_rows(thing: ThingValue | None, width: int) -> Rows:
    """The thing under the cursor in three lines, for a narrow screen."""
    rows = _caption(thing, width)[:CAPTION]
    return [*rows, *[row("")] * (CAPTION - len(rows))]


def _caption(thing: ThingValue | None, width: int) -> Rows:
    if thing is None:
        return [row(Span(HINT, "dim"))]
    rows: Rows = [row(Span(thing.title, "strong", OPEN), "  ", *_kind(thing, width)[0])]
    if thing.figures:
        figure = thing.figures[0]
        band = f" ({figure.band})" if figure.band else ""
        more = f"   and {len(thing.figures) - 1} more" if len(thing.figures) > 1 else ""
        line = row(Span(figure.shown + band, "accent"), Span(f"  {figure.title}  {moved(figure)}", "dim"))
        rows += aimed([between(line, row(Span(more, "dim")), width)], figure.figure)
    return [*rows, *paragraph(thing.about, width, "dim")] if thing.about else rows


def legend_rows(value: MapValue, manner: Manner, width: int) -> Rows:
    """The signs that this map uses, and no others."""
    plain = manner == "ascii"
    used = [kind for kind in KINDS if any(place.kind == kind for place in value.places)]
    rows: Rows = [heading("Signs", width)]
    signs = [f"{KINDS[kind][plain]} {kind}" for kind in used]
    ways = dict.fromkeys(route.kind for route in value.routes)
    signs += [f"{2 * PLAIN[way] if plain else WAYS[way]} {way}" for way in ways]
    if any(route.moves for route in value.routes):
        signs.append("> moves" if plain else "▸ moves")
    if value.lines:
        signs.append(f"{2 * FRONT} front" if plain else "⣿ front")
    rows += _packed(signs, width)
    for tint in value.tints:
        sign = (SIGNS if plain else FINE_SIGNS)[tint.look]
        rows += hanging(row(Span(f"{sign} {sign} ", "dim")), tint.title, width, "dim")
    return rows


def _packed(words: list[str], width: int) -> Rows:
    """Words in lines, none of which is broken."""
    lines: list[str] = []
    for word in words:
        if lines and len(lines[-1]) + len(word) + 3 <= width:
            lines[-1] += f"   {word}"
        else:
            lines.append(word)
    return [row(Span(line, "dim")) for line in lines]
