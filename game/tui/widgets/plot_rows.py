"""What stands under a chart: the moment of the cursor in words, and what each mark means."""

from __future__ import annotations

from game.report.values import MomentValue, SeriesValue
from game.tui.widgets.plot import Signs, deed_sign
from game.tui.widgets.rows import (
    Row,
    Rows,
    Span,
    aimed,
    clip,
    hanging,
    heading,
    paragraph,
    row,
    width_of,
    wrap,
)

WORDS = {
    "value": "the figure",
    "held": "held true",
    "band": "80 % band, shaded",
    "truth": "in truth",
    "record": "the record",
    "true_record": "the record of the truth",
    "sentence": "sentence signed",
    "answer": "question answered",
    "both": "both",
    "other": "promise or policy",
}
NOTHING_DECIDED = "Nothing was decided."


def moment_rows(series: SeriesValue, at: int, signs: Signs, width: int, most: int) -> Rows:
    """The moment in words: its date, value, band, truth, record, and what was decided, in so many rows."""
    moment = series.moments[at]
    rows: Rows = [_head(series, moment, width), *_recorded(series, moment, width)]
    return rows + _fitting(_decided(series, at, signs, width), most - len(rows), width)


def _recorded(series: SeriesValue, moment: MomentValue, width: int) -> Rows:
    found = series.record_until(moment.day)
    if found is None:
        return []
    of = "The record of what was true" if found.of_truth else "The record"
    lines = wrap(f"{of}, {found.date}: {found.shown}.", width - 2)
    rows: Rows = [row(" ", Span(line, "record")) for line in lines]
    room = width - 2 - width_of(rows[-1])
    return [*rows[:-1], (*rows[-1], Span(clip(f" {found.source}", room), "cited"))]


def _head(series: SeriesValue, moment: MomentValue, width: int) -> Row:
    """The moment in one row, in the fullest words that fit."""
    ended = moment is series.moments[-1] and moment.turn > 1
    turn = "now" if ended else f"turn {moment.turn}"
    when = row(Span(f" {moment.date}", "strong"), Span(f"  {turn}   ", "dim"), Span(moment.shown, "line"))
    least = moment.truly.split(" ", 1)[0]
    forms = [
        (*when, *_band(moment, "held to lie between", " and "), *_truth(moment.truly)),
        (*when, *_band(moment, "held", " to "), *_truth(least)),
    ]
    return next((form for form in forms if width_of(form) <= width), (*when, *_truth(least)))


def _band(moment: MomentValue, word: str, between: str) -> Row:
    edges = moment.held.replace(" to ", between, 1)
    return (Span(f", {word} ", "dim"), Span(edges, "edge")) if moment.held else ()


def _truth(shown: str) -> Row:
    return (Span("; in truth ", "dim"), Span(shown, "truth")) if shown else ()


def _decided(series: SeriesValue, at: int, signs: Signs, width: int) -> Rows:
    moment = series.moments[at]
    if not moment.deeds:
        last = moment is series.moments[-1]
        return [] if last else [row(" ", Span(NOTHING_DECIDED, "dim"))]
    rows: Rows = []
    for deed in moment.deeds:
        rows += hanging(row(" ", Span(deed_sign({deed.kind}, signs), "accent"), " "), deed.text, width - 1)
    return rows


def _fitting(rows: Rows, room: int, width: int) -> Rows:
    """As many rows as there is room for, the last saying how many more there are."""
    if len(rows) <= room or room <= 0:
        return rows[: max(room, 0)]
    kept = rows[: room - 1]
    more = f"and {len(rows) - len(kept)} lines more: Enter tells them"
    return [*kept, row(" ", Span(clip(more, width - 2), "dim"))]


def legend_rows(series: SeriesValue, signs: Signs, width: int) -> Rows:
    """Each mark that is on the chart with its word, as many on a line as fit."""
    lines: list[Row] = [()]
    for sign, role, word in _legend(series, signs):
        entry = (Span(f" {sign} ", role), Span(f"{word}  ", "dim"))
        if lines[-1] and width_of((*lines[-1], *entry)) > width:
            lines.append(())
        lines[-1] = (*lines[-1], *entry)
    return lines


def _legend(series: SeriesValue, signs: Signs) -> list[tuple[str, str, str]]:
    moments = series.moments
    banded = any(moment.band for moment in moments)
    found = [(signs.value * 2, "line", WORDS["held" if banded else "value"])]
    if banded:
        found.append((signs.edge * 2, "edge", WORDS["band"]))
    if any(moment.truth is not None for moment in moments):
        found.append((signs.truth, "truth", WORDS["truth"]))
    for of_truth, name in ((False, "record"), (True, "true_record")):
        if any(each.of_truth == of_truth for each in series.record):
            found.append((getattr(signs, name), "record", WORDS[name]))
    kinds = [{deed.kind for deed in moment.deeds} for moment in moments]
    names = [kind for kind in ("sentence", "answer", "other") if any(kind in each for each in kinds)]
    found += [(getattr(signs, kind), "accent", WORDS[kind]) for kind in names]
    if any({"sentence", "answer"} <= each for each in kinds):
        found.append((signs.both, "accent", WORDS["both"]))
    return found


def deeds_rows(series: SeriesValue, at: int, signs: Signs, width: int) -> Rows:
    """Everything that was decided, under its date, each date a place to go to."""
    rows: Rows = [heading("What was decided", width), row("")]
    for place, moment in enumerate(series.moments):
        if not moment.deeds and place != at:
            continue
        here = place == at
        head = row(Span("› " if here else "  ", "accent"), Span(moment.date, "strong" if here else "accent"))
        block: Rows = [head]
        for deed in moment.deeds:
            mark = Span(f"  {deed_sign({deed.kind}, signs)} ", "accent")
            block += hanging(row(mark), deed.text, width - 1, "text" if here else "dim")
        rows += aimed(block, f"moment:{place}")
    return rows


def about_rows(series: SeriesValue, width: int) -> Rows:
    """What the figure is and where it comes from."""
    rows = paragraph(series.about, width, "dim") if series.about else []
    return rows + (paragraph(series.cited, width, "cited") if series.cited else [])
