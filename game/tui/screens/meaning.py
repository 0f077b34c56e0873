"""What the term under the cursor means, from the texts of the scenario."""

from __future__ import annotations

from game.report.values import DialValue, MotionValue, PromiseValue
from game.tui.screens.table import Table
from game.tui.widgets.matter import Matter

ARROWS = "The arrows say where it is expected to move if this is signed: after one turn and after three."
MARKS = "○ to decide   ● decided this turn   ✓ signed   · not yet open"


def term_of(page: str, target: str, table: Table) -> tuple[str, str]:
    """Title and meaning of a target on a page of the conference; empty where it needs no word."""
    kind, _, name = target.partition(":")
    if kind == "arrow":
        title, about = _figure(name, table)
        return title, f"{about}\n\n{ARROWS}" if about else ""
    if page in {"strip", "figures"}:
        return _figure(target, table)
    if kind == "voice":
        return _voice(name, table)
    if kind == "dispatch":
        value = table.sitting.dispatches[int(name)]
        return value.title, value.about
    if kind == "matter":
        return table.matters[int(name)].title, f"{_of_matter(table.matters[int(name)])}\n\n{MARKS}"
    return (table.matter.title, _of_matter(table.matter) + _refusal(table)) if table.matters else ("", "")


def _refusal(table: Table) -> str:
    """Why the wording looked at cannot be signed, whole, where the sheet may have cut it."""
    value = table.matter.value
    wording = value.wordings[table.choice] if isinstance(value, MotionValue) and value.wordings else None
    return f"\n\n✗ {wording.refusal}" if wording and wording.refusal else ""


def _figure(figure: str, table: Table) -> tuple[str, str]:
    for value in table.sitting.headlines:
        if figure in {value.id, value.figure}:
            band = (
                f"\n\nNow {value.shown}; with four chances in five it lies within {value.band}."
                if value.band
                else ""
            )
            wanted = f"\n\nWanted: {value.wanted}." if value.wanted else ""
            return value.title, f"{value.about}{band}{wanted}"
    return "", ""


def _voice(voice: str, table: Table) -> tuple[str, str]:
    for stance in table.stances():
        if stance.voice == voice:
            offers = [_promise(each) for each in table.sitting.promises if each.voice == voice]
            said = [f"{stance.office}.", f"“{stance.says}”" if stance.says else "", *offers]
            return stance.title, "\n\n".join(part for part in said if part)
    return "", ""


def _promise(promise: PromiseValue) -> str:
    return (
        f"Promised by {promise.due}: {promise.title}."
        if promise.due
        else f"Would take a promise: {promise.title}."
    )


def _of_matter(matter: Matter) -> str:
    value = matter.value
    if isinstance(value, MotionValue | DialValue):
        sealed = "\n\nIt goes to the Throne, where every clause is sanctioned."
        return (value.about or matter.group) + (sealed if matter.paper and matter.paper.sealed else "")
    return "It must be answered before the turn ends; silence counts as the answer that is marked so."
