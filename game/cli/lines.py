"""Games by lines at this desk: streams, a free file for a branch, and the exit code."""

from __future__ import annotations

from game.cli.exit_codes import FINE
from game.cli.outside import Outside
from game.library import Library, NotFound
from game.line.demonstrating import demonstrate, play_out
from game.line.desk import Desk
from game.line.page import Page
from game.line.playing import play
from game.line.telling import tell_ending
from game.session import CannotOpen, Session


def played(session: Session, library: Library, outside: Outside) -> int:
    """Play a game by lines until the input ends."""

    def branch(game: Session, sitting: int) -> Session:
        head = game.sitting()
        try:
            save = library.new_save_path(head.scenario, head.seed)
        except NotFound as trouble:
            raise CannotOpen(trouble.reason, trouble.hint) from None
        return game.branch(sitting, save, outside.identity())

    desk = Desk(Page(outside.stdout), outside.stdin, not outside.terminal, branch)
    play(session, desk).close()
    return FINE


def demonstrated(session: Session, doctrine: str, outside: Outside) -> int:
    """Let an automatic player play a game to its end, whether or not anybody reads on: the save is whole."""
    demonstrate(session, doctrine, Page(outside.stdout, lasting=True))
    session.close()
    return FINE


def rest_played(session: Session, outside: Outside) -> int:
    """Let a kept game be played out by standing orders, as far as it goes by itself; every turn is saved."""
    page = Page(outside.stdout, lasting=True)
    if not session.over:
        play_out(session, page)
    if session.over:
        tell_ending(page, session.ending())
    else:
        page.line(f"It waits for a decision: {session.sitting().date}.", 0, 2)
    session.close()
    return FINE
