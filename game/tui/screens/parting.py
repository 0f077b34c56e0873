"""What is asked before something is lost: before the days pass, before a game is left with orders given."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import App

from game.tui.games import Game, Outcome
from game.tui.screens.asking import Choose, then

if TYPE_CHECKING:
    from game.report.values import BoardValue, Sitting

MOST_NAMED = 8


def parting(app: App[Outcome], game: Game | None, go: Callable[[], None]) -> None:
    """Go away from a game; where orders given this turn would be lost, name them and ask first."""
    pending = game.sitting().pending if game and not game.over else ()
    if not pending:
        go()
        return
    named = [f"● {order.text}" for order in pending[:MOST_NAMED]]
    if pending[MOST_NAMED:]:
        named.append(f"● and {len(pending) - MOST_NAMED} more")
    lines = (("", "Stay at the table", ""), ("go", "Leave without them", "They are not kept."))
    app.push_screen(
        Choose("Orders given this turn would be lost", lines, "\n".join(named)), then(lambda _: go())
    )


def before_the_days_pass(sitting: Sitting, boards: tuple[BoardValue, ...] = ()) -> tuple[str, ...]:
    """What would be carried out, what would be left open and what could not be had any more, a line each."""
    lines = [f"● {order.text}" for order in sitting.pending]
    lines = lines or ["Nothing is signed; the days pass as they are."]
    if sitting.bought_in_vain:
        lines.append("✗ Consent is paid for a signature, and no sentence is signed.")
    dilemma = sitting.dilemma
    if dilemma and not any(answer.pending for answer in dilemma.answers):
        silence = next((answer.title for answer in dilemma.answers if answer.is_default), "")
        lines.append(f"○ {dilemma.title}: unanswered, which counts as “{silence}”.")
    if sitting.unsigned:
        lines.append(f"○ Left unsigned: {', '.join(motion.title for motion in sitting.unsigned)}.")
    lines += [
        f"✗ {course.title}: its last date, {course.last}, passes."
        for board in boards
        for course in board.rows
        if course.passes
    ]
    return tuple(lines)
