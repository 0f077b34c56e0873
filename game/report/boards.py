"""Pages beside the conference: the briefing, boards and pictures."""

from __future__ import annotations

from game.engine.turning import next_sitting
from game.report.conference import told_text
from game.report.past import Past
from game.report.values import BoardRowValue, BoardValue, Briefing, PictureValue
from game.report.wording import amount, filled, spec_of
from game.scenario.calendars import long_date, ordinal


def briefing(past: Past, scenario_id: str) -> Briefing:
    """What the scenario is, before it is begun."""
    manifest, ticks = past.ruleset.scenario.scenario, past.ruleset.ticks
    text = told_text(past.view(0), "text", manifest.briefing) if manifest.briefing else ""
    sittings = sum(ticks.sits)
    last, end = long_date(_last_sitting(past)), long_date(ticks.lasts[-1])
    ends = f"{sittings} sittings, the last on {last}; it ends on {end}."
    words = (manifest.title, manifest.summary, text, manifest.aims, ends)
    return Briefing(scenario_id, *words, manifest.minutes or 0, manifest.par or "", manifest.author or "")


def _last_sitting(past: Past) -> int:
    ticks = past.ruleset.ticks
    return max(first for first, sits in zip(ticks.firsts, ticks.sits, strict=True) if sits)


def boards(past: Past) -> tuple[BoardValue, ...]:
    """The pages that set rival courses side by side, as of this sitting."""
    view, found, passing = past.view(past.now), [], _days_to_pass(past)
    for id, board in past.ruleset.scenario.boards.items():
        rows = []
        for name, row in sorted(board.rows.items(), key=lambda item: item[1].rank):
            needs = tuple(
                (bool(view[f"board:{id}:{name}:need:{position}"]), filled(need.say, view))
                for position, need in enumerate(row.needs)
            )
            last = ordinal(row.last) if row.last else 0
            words = (long_date(last) if last else "", needs, filled(row.buys, view), filled(row.costs, view))
            rows.append(BoardRowValue(row.title, *words, passes=last in passing))
        found.append(BoardValue(board.title, tuple(rows)))
    return tuple(found)


def _days_to_pass(past: Past) -> range:
    """The days from this sitting to the next, or to the end."""
    ticks = past.ruleset.ticks
    now = min(past.now, ticks.count - 1)
    return range(ticks.firsts[now], ticks.lasts[next_sitting(past.ruleset, now) - 1] + 1)


def pictures(past: Past) -> tuple[PictureValue, ...]:
    """Figures as drawings, with the word that says the same."""
    view, found = past.view(past.now), []
    for id, picture in past.ruleset.scenario.pictures.items():
        if not view[f"picture:{id}:appears"]:
            continue
        spec = spec_of(past.ruleset, picture.figure)
        value = view.figure(picture.figure)
        frame = next((each for each in picture.frames if value / spec.size <= each.up_to), picture.frames[-1])
        found.append(PictureValue(id, picture.title, frame.word, amount(spec, value), frame.lines))
    return tuple(found)
