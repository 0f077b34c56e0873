"""What is looked up by lines: a figure over the turns, the chronicle sought through, the argument."""

from __future__ import annotations

from game.line.asking import figure_meant
from game.line.desk import Game
from game.line.page import cited, sentence
from game.line.sitting import TRENDS
from game.line.telling import told_line
from game.report.values import (
    CauseKind,
    CauseValue,
    MomentValue,
    PointValue,
    RecordValue,
    SeriesValue,
    ToldValue,
)

KINDS: dict[str, set[str]] = {
    "decided": {"clause", "answer", "order"},
    "happened": {"event", "text", "move", "verdict"},
    "promises": {"promise"},
    "dispatches": {"dispatch"},
    "envelopes": {"envelope"},
}
NEWEST = "newest"
UNTIL_NOW = 10**6
"""The end of a window that runs on as the game does."""


def tell_chart_of(game: Game, text: str) -> None:
    """The line of a figure, a line of text for each sitting; after the end with the truth."""
    figure = figure_meant(game, text)
    if figure:
        _tell_series(game, game.session.series(figure, truth=game.session.truth_told))


def _tell_series(game: Game, series: SeriesValue) -> None:
    page = game.page
    page.heading(f"{series.title}, over {len(series.moments)} sittings.")
    recorded = list(series.record)
    for at, moment in enumerate(series.moments):
        ended = at + 1 == len(series.moments)
        page.line(_moment(moment, "Now" if ended and at else f"Turn {moment.turn}"), 2, 2)
        until = moment.day
        while recorded and recorded[0].last <= until:
            page.line(_recorded(recorded.pop(0)), 4, 2)
        for deed in moment.deeds:
            page.line(f"Decided: {sentence(deed.text)}", 4, 2)


def _moment(moment: MomentValue, when: str) -> str:
    held = f", held to lie between {moment.held.replace(' to ', ' and ', 1)}" if moment.held else ""
    truly = f"; in truth {moment.truly}" if moment.truly else ""
    return f"{when}, {moment.date}: {moment.shown}{held}{truly}."


def _recorded(row: RecordValue) -> str:
    of = "The record of what was true" if row.of_truth else "The record"
    return f"{of}, {row.date}: {row.shown}.{cited('', row.source)}"


def tell_chronicle(game: Game, text: str) -> None:
    """What was read so far, numbered; of one kind or with some words, if asked so."""
    newest, kind, words = _asked(text)
    told = [each for each in game.session.chronicle() if _is_asked(each, kind, words)]
    shown = told[::-1] if newest else told
    of = " ".join(part for part in (kind, f"with “{words}”" if words else "") if part)
    game.page.heading(f"The chronicle{f', {of}' if of else ''}: {len(shown)} entries.")
    for number, each in enumerate(shown, 1):
        game.page.line(f"[{number}] {told_line(each)}", 2, 2)
    game.causes = tuple(_opening(each) for each in shown)


def _asked(text: str) -> tuple[bool, str, str]:
    """Whether the newest come first, of which kind, and with which words."""
    words = text.split()
    newest = bool(words) and words[0] == NEWEST
    words = words[newest:]
    kind = words[0] if words and words[0] in KINDS else ""
    return newest, kind, " ".join(words[bool(kind) :])


def _is_asked(each: ToldValue, kind: str, words: str) -> bool:
    shown = (each.date, each.title, each.text, each.label, each.source)
    sought = any(words.casefold() in part.casefold() for part in shown)
    return sought and (not kind or each.kind in KINDS[kind])


def _opening(each: ToldValue) -> CauseValue:
    """An entry as a cause that `why N` opens: what stood behind it, else what it moved."""
    key = each.because or each.moved
    kind: CauseKind = "event" if each.because else "order"
    text = f"{each.title}: {'what stood behind it' if each.because else 'what it moved by itself'}"
    return CauseValue(key, kind, text, "", 0.0, opens=bool(key))


def tell_essay(game: Game, text: str) -> None:
    """The argument, point by point, each with its gauge and a number that says why of it."""
    essay = game.session.essay()
    if essay is None:
        game.say("This scenario has no argument written out.")
        return
    game.page.heading(f"The argument: {essay.title}")
    game.page.line(essay.provenance, 2)
    points = [point for point in essay.points if _holds(point, text)]
    for number, point in enumerate(points, 1):
        _tell_point(game, point, number)
    if not points:
        game.page.line("No point holds these words.", 2)
    game.causes = tuple(_gauge_cause(point) for point in points)


def _holds(point: PointValue, words: str) -> bool:
    shown = (point.text, point.gauge, *point.levers, point.label, point.source, point.disagrees)
    return any(words.casefold() in part.casefold() for part in shown)


def _tell_point(game: Game, point: PointValue, number: int) -> None:
    page = game.page
    held = f", held to lie between {point.held.replace(' to ', ' and ', 1)}" if point.held else ""
    page.line(f"[{number}] {sentence(point.text)}{cited(point.label, point.source)}", 2, 2)
    page.line(f"Gauge: {point.gauge} {point.shown}{held}, {TRENDS[point.direction]}.", 6, 2)
    if point.levers:
        page.line(f"Your levers: {sentence(', '.join(point.levers))}", 6, 2)
    if point.disagrees:
        page.line(f"The record disagrees: {sentence(point.disagrees)}", 6, 2)


def _gauge_cause(point: PointValue) -> CauseValue:
    """The gauge of a point as a cause that `why N` opens: all that moved it since the start."""
    text = f"{point.gauge}, since the start"
    return CauseValue(f"figure:{point.figure}@0-{UNTIL_NOW}", "figure", text, "", 0.0, opens=True)
