"""A game watched again as lines: every turn as it was known then, and at its end what was true."""

from __future__ import annotations

from game.line.page import Page, sentence
from game.line.sitting import headline_line
from game.line.telling import tell_ending, tell_report
from game.replay import Replay


def watch(replay: Replay, page: Page, turn: int | None = None) -> None:
    """Tell the whole game, or one turn of it, from the same record that `verify` compares."""
    head = replay.briefing()
    page.line(f"{head.title}. Seed {replay.seed}. {replay.turns} turns are recorded.", 0, 2)
    for position in range(replay.turns + 1) if turn is None else (turn,):
        replay.seek(position)
        _sitting(replay, page)
    if turn is None:
        _close(replay, page)
    page.line()
    page.line(str(replay.verification()), 0, 2)


def _sitting(replay: Replay, page: Page) -> None:
    """What was known at a sitting, and what came of it."""
    report = replay.report()
    if report is None and replay.over:
        return
    sitting = replay.sitting()
    page.heading(f"{sitting.date}. Sitting {sitting.turn} of {sitting.turns}. Known then:")
    for headline in sitting.headlines:
        page.line(headline_line(headline), 2, 2)
    if report is None:
        page.line("Here the record ends.")
        return
    tell_report(page, report)


def _close(replay: Replay, page: Page) -> None:
    """The end of a game that has one; of another what was true where it stands."""
    ending = replay.ending()
    if ending is not None:
        tell_ending(page, ending)
        return
    page.heading("What was true")
    page.lines((sentence(truth) for truth in replay.truth()), 2)
