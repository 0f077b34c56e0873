"""A game that an automatic player plays, told as it goes."""

from __future__ import annotations

from game.line.page import Page, sentence
from game.line.sitting import headline_line
from game.line.telling import tell_ending, tell_report, tell_saved
from game.report.values import TurnReport
from game.session import Session


def demonstrate(session: Session, doctrine: str, page: Page) -> None:
    """Play to the end, each order through the same door as a player's."""
    head = session.sitting()
    page.line(f"{head.title}. Seed {head.seed}. Played by the doctrine {doctrine}.", 0, 2)
    while not session.over:
        _sitting(session, page)
        for order in session.orders_of(doctrine):
            refusal = session.give(order)
            if refusal:
                page.line(f"Not given: {order}. {sentence(refusal)}", 2, 2)
        tell_report(page, session.end_turn())
    tell_ending(page, session.ending())
    page.line()
    tell_saved(page, session.saved, session.path)


def play_out(session: Session, page: Page) -> TurnReport:
    """End turns by standing orders as long as the session does, telling each; the report of the last."""
    told: list[TurnReport] = []
    for report in session.play_out():
        if report is not None:
            tell_report(page, report)
            told.append(report)
    page.line()
    tell_saved(page, session.saved, session.path)
    return told[-1]


def _sitting(session: Session, page: Page) -> None:
    """The figures from which the doctrine decides."""
    sitting = session.sitting()
    page.heading(f"{sitting.date}. Sitting {sitting.turn} of {sitting.turns}.")
    for headline in sitting.headlines:
        page.line(headline_line(headline), 2, 2)
