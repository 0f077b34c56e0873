"""Days that exist, lie in the calendar, and begin a tick where a sitting is held.

Codes: D001 there is no such day, D002 it lies outside the calendar or too late in it, D003 no tick begins on
it, D004 the calendar itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from game.scenario.checking.audit import Audit
from game.scenario.checking.world import Path
from game.scenario.problems import quoted

LONGEST_DAYS = 20_000
"""Days a calendar may span, some fifty years: longer ones could hang the game at load."""
LONGEST_JUN = 11
"""Days of the longest tick there is."""
_JUN_DAYS = (1, 11, 21)


def day_of(text: str) -> date | None:
    """Return a day, or nothing where there is none such."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def check_dates(audit: Audit) -> None:
    """Check the calendar, then every day that is written outside formulas."""
    calendar = audit.scenario.calendar
    existing = [_exists(audit, at, text) for at, text in _days_of_calendar(audit)]
    if not all(existing):
        return
    starts, ends = date.fromisoformat(calendar.starts), date.fromisoformat(calendar.ends)
    if ends < starts:
        audit.error("D004", ("calendar", "ends"), "the calendar ends before it starts")
        return
    if ends.year == date.max.year:
        audit.error("D004", ("calendar", "ends"), "the calendar ends before the year 9999")
        return
    if (ends - starts).days > LONGEST_DAYS:
        message = f"the calendar spans {(ends - starts).days:,} days, at most {LONGEST_DAYS:,} are allowed"
        audit.error("D004", ("calendar", "ends"), message)
        return
    last = last_day(audit)
    for position, stretch in enumerate(calendar.sittings):
        _check_stretch(audit, ("calendar", "sittings", position), (stretch.first, stretch.last), last)
    for at, text, must_lie_inside in _days(audit):
        if _exists(audit, at, text) and not starts <= date.fromisoformat(text) <= last:
            _outside(audit, at, text, must_lie_inside=must_lie_inside)
    _check_order_days(audit)
    _check_interim_days(audit, last)


def last_day(audit: Audit) -> date:
    """Return the last day of the last tick, which the calendar's end lies in."""
    end = date.fromisoformat(audit.scenario.calendar.ends)
    if audit.scenario.calendar.unit == "day" or end.day in (10, 20):
        return end
    if end.day < 20:  # noqa: PLR2004 - the first two juns of a month end on the 10th and 20th
        return end.replace(day=10 if end.day < 10 else 20)  # noqa: PLR2004
    return _month_end(end)


def _month_end(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def begins_tick(audit: Audit, day: date) -> bool:
    """Tell whether a tick begins on a day."""
    calendar = audit.scenario.calendar
    return calendar.unit == "day" or day.day in _JUN_DAYS or day.isoformat() == calendar.starts


def _days_of_calendar(audit: Audit) -> Iterator[tuple[Path, str]]:
    calendar = audit.scenario.calendar
    yield ("calendar", "starts"), calendar.starts
    yield ("calendar", "ends"), calendar.ends
    for position, stretch in enumerate(calendar.sittings):
        yield ("calendar", "sittings", position, "from"), stretch.first
        yield ("calendar", "sittings", position, "to"), stretch.last


def _exists(audit: Audit, at: Path, text: str) -> bool:
    if day_of(text) is not None:
        return True
    audit.error("D001", at, f"there is no day {quoted(text)}")
    return False


def _outside(audit: Audit, at: Path, text: str, *, must_lie_inside: bool) -> None:
    calendar = audit.scenario.calendar
    message = f"{text} lies outside the calendar"
    hint = f"it goes from {calendar.starts} to {calendar.ends}"
    (audit.error if must_lie_inside else audit.warn)("D002", at, message, hint)


def _check_stretch(audit: Audit, at: Path, ends: tuple[str, str], last: date) -> None:
    first, final = (date.fromisoformat(end) for end in ends)
    starts = date.fromisoformat(audit.scenario.calendar.starts)
    for word, day in (("from", first), ("to", final)):
        if not starts <= day <= last:
            _outside(audit, (*at, word), day.isoformat(), must_lie_inside=True)
    if final < first:
        audit.error("D004", (*at, "to"), "this stretch ends before it starts")
    elif not begins_tick(audit, first):
        hint = "a sitting opens a tick: the 1st, 11th or 21st"
        audit.error("D003", (*at, "from"), f"no tick begins on {ends[0]}", hint)


def _days(audit: Audit) -> Iterator[tuple[Path, str, bool]]:
    """Yield every other day, and whether it must lie in the calendar."""
    for at, text in _days_told(audit):
        if text is not None:
            yield at, text, True
    for id, board in audit.scenario.boards.items():
        for name, row in board.rows.items():
            if row.last is not None:
                yield ("boards", id, "rows", name, "last"), row.last, False


def _days_told(audit: Audit) -> Iterator[tuple[Path, str | None]]:
    scenario = audit.scenario
    for kind in ("events", "texts", "tests", "verdicts"):
        yield from (((kind, id, "on"), item.on) for id, item in getattr(scenario, kind).items())
    yield from ((("forecasts", id, "by"), item.by) for id, item in scenario.forecasts.items())
    for id, record in scenario.history.items():
        yield ("history", id, "at"), record.at
        yield from (
            (("history", id, "over", position), day) for position, day in enumerate(record.over or ())
        )


def _check_interim_days(audit: Audit, last: date) -> None:
    """Refuse an interim verdict in the last tick, after which no game goes on."""
    for id, verdict in audit.scenario.verdicts.items():
        day = day_of(verdict.on) if verdict.on is not None else None
        if day is None or not last - timedelta(days=LONGEST_JUN) < day <= last:
            continue
        between = (day + timedelta(days=passed) for passed in range(1, (last - day).days + 1))
        if not any(begins_tick(audit, each) for each in between):
            message = f"the game ends in the tick of {day.isoformat()} and cannot go on"
            audit.error("D002", ("verdicts", id, "on"), message, "leave `on` out, or name an earlier day")


def _check_order_days(audit: Audit) -> None:
    """Check the days on which the tests give orders."""
    calendar = audit.scenario.calendar
    for id, trial in audit.scenario.tests.items():
        for text in trial.orders:
            at, day = ("tests", id, "orders", text), day_of(text)
            if day is None:
                audit.error_at_key("D001", at, f"there is no day {quoted(text)}")
            elif not calendar.starts <= text <= calendar.ends:
                audit.error_at_key("D002", at, f"{text} lies outside the calendar")
            elif not begins_tick(audit, day):
                audit.error_at_key("D003", at, f"no tick begins on {text}", "orders are given at a sitting")
