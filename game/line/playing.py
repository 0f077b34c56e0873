"""A game played by lines: reads a line, does what it says, until input ends; every turn ended is saved."""

from __future__ import annotations

from collections.abc import Callable

from game.line.asking import motions_of, tell_about, tell_voices, tell_why_of
from game.line.demonstrating import play_out
from game.line.desk import Desk, Game
from game.line.helping import ORDERS, tell_help
from game.line.looking_up import tell_chart_of, tell_chronicle, tell_essay
from game.line.mapping import tell_map
from game.line.page import sentence
from game.line.sitting import (
    order_line,
    tell_dispatches,
    tell_forecasts,
    tell_motion,
    tell_opening,
    tell_orders,
    tell_promises,
    tell_sitting,
)
from game.line.telling import tell_boards, tell_ending, tell_report, tell_saved
from game.report.values import MotionValue, TurnReport
from game.session import CannotOpen, Session

SECOND = 2
"""The sitting from which a game that has ended is played on."""


def play(session: Session, desk: Desk) -> Session:
    """Play until the end of input or `quit`; gives the session last played, which may be a branch."""
    game = Game(desk, session)
    _take(game, _opened(game))
    while not game.done:
        _take(game, desk.ask())
    return game.session


def _take(game: Game, line: str | None) -> None:
    """A line as it was read; an empty one says nothing."""
    if line is None:
        _quit(game, "")
    elif line:
        obey(game, line)


def _opened(game: Game) -> str | None:
    """Tell the opening alone, then the sitting; the first line, which may already be a command."""
    sitting = None if game.session.over else game.session.sitting()
    if sitting is None or not sitting.opening:
        _show(game, "")
        return game.desk.ask()
    game.page.heading(f"{sitting.title}. {sitting.date}.")
    tell_opening(game.page, sitting)
    game.page.line()
    game.page.line("Enter opens the paper.")
    line = game.desk.ask()
    tell_sitting(game.page, sitting)
    return line


def obey(game: Game, line: str) -> None:
    """Do what one line says."""
    word, _, rest = line.partition(" ")
    if word in ORDERS or (word.isascii() and word.isdecimal()):
        _give(game, line)
    elif word in COMMANDS or word in ALSO:
        COMMANDS.get(word, ALSO.get(word, _help))(game, rest.strip())
    else:
        game.say(f"“{word}” is not known here. Type help for the list of words.")


def _give(game: Game, text: str) -> None:
    order = game.named(text)
    if order.isdecimal():
        game.say(
            f"There is no number {order} on the table." if not game.session.over else "The game has ended."
        )
        return
    before = {} if game.session.over else {each.order: each.text for each in game.session.sitting().pending}
    refusal = game.session.give(order)
    if refusal:
        game.say(f"Not possible: {sentence(refusal)}")
        return
    if before == {each.order: each.text for each in game.session.sitting().pending}:
        game.say(f"Already given: {order}.")
        return
    _tell_change(game, before)


def _tell_change(game: Game, before: dict[str, str]) -> None:
    """What was given and what was let go by the last line."""
    sitting = game.session.sitting()
    after = {each.order: order_line(each, sitting) for each in sitting.pending}
    for order, text in before.items():
        if order not in after:
            game.say(f"Taken back: {sentence(text)}")
    for order, text in after.items():
        if order not in before:
            game.say(f"Given: {sentence(text)}")
    game.say(f"Consent left: {sitting.consent_left} of {sitting.consent}.")


def _undo(game: Game, text: str) -> None:
    if game.session.over:
        game.say("The game has ended.")
        return
    before = {each.order: each.text for each in game.session.sitting().pending}
    if game.session.take_back(game.named(text) if text else None):
        _tell_change(game, before)
    else:
        given = f" Given are: {'; '.join(before)}." if text and before else ""
        game.say(f"There is no {'such ' if text else ''}order to take back.{given}")


def _end(game: Game, _: str) -> None:
    if game.session.over:
        game.say("The game has ended.")
        return
    report = game.session.end_turn()
    tell_report(game.page, report)
    game.page.line()
    tell_saved(game.page, game.session.saved)
    _told(game, report)


def _told(game: Game, report: TurnReport) -> None:
    """On from the last report: to the end, to the question after the verdict of a day, or to the table."""
    game.causes = ()
    if report.interim and not game.session.over:
        _ask_to_play_on(game)
    else:
        _show(game, "")


def _ask_to_play_on(game: Game) -> None:
    """Whether the game goes on after the verdict of a day; a line that is neither answer plays on with it."""
    game.say("Type “on” to play on, or “leave” to leave it here; the game is kept and can be resumed.")
    line = game.desk.ask()
    if line is None:
        _quit(game, "")
    elif line == "leave":
        _leave(game, "")
    else:
        _show(game, "")
        _take(game, line if line != "on" else "")


def _play(game: Game, text: str) -> None:
    """Ask once, with how many turns would be ended; a line that is no yes is obeyed instead."""
    if game.session.over or text != "out":
        game.say("The game has ended." if game.session.over else "Type play out to have the rest played.")
        return
    left = game.session.outlook.left
    turns = "1 turn would be ended" if left == 1 else f"{left} turns would be ended"
    game.say(f"{turns} without further orders, and questions take their defaults. Type “yes” to do so.")
    line = game.desk.ask()
    if line == "yes":
        _told(game, play_out(game.session, game.page))
    elif line != "no":
        _take(game, line)


def _on(game: Game, _: str) -> None:
    game.say("The game has ended." if game.session.over else "The game goes on.")


def _leave(game: Game, _: str) -> None:
    _quit(game, "")


def _show(game: Game, _: str) -> None:
    if not game.session.over:
        tell_opening(game.page, game.session.sitting())
        tell_sitting(game.page, game.session.sitting())
        _offer(game)
        return
    tell_ending(game.page, game.session.ending())
    game.page.line()
    game.say("It is over. Type “again” to play on from the second sitting in a new file, or “quit”.")


def _offer(game: Game) -> None:
    """Look ahead, now that the turn was told and is being read, and offer to play out a decided game."""
    while game.session.outlook.ponder():
        pass
    if game.session.outlook.offered:
        left = game.session.outlook.left
        game.say(f"Little can change the end now. Type “play out” to have the {left} turns left played.")


def _next(game: Game, _: str) -> None:
    if game.session.over:
        game.say("The game has ended.")
        return
    sitting = game.session.sitting()
    if sitting.dilemma and not any(answer.pending for answer in sitting.dilemma.answers):
        game.say(f"To be answered: {sitting.dilemma.title}")
        tell_help(game.page, "answer", sitting, game.numbers)
        return
    waiting = [motion for motion in motions_of(sitting) if motion.state == "open" and not _signed(motion)]
    if waiting:
        tell_motion(game.page, waiting[0], game.numbers)
    else:
        game.say("Nothing waits. Type end to end the turn.")


def _signed(motion: MotionValue) -> bool:
    return any(wording.pending for wording in motion.wordings)


def _orders(game: Game, _: str) -> None:
    if game.session.over:
        game.say("The game has ended.")
    else:
        tell_orders(game.page, game.session.sitting())


def _promises(game: Game, _: str) -> None:
    if game.session.over or not game.session.sitting().promises:
        game.say("Nobody was promised anything, and nobody would take a promise now.")
    else:
        tell_promises(game.page, game.session.sitting())


def _forecasts(game: Game, _: str) -> None:
    if game.session.over or not game.session.sitting().forecasts:
        game.say("Nothing is asked about the end now.")
    else:
        tell_forecasts(game.page, game.session.sitting())


def _dispatches(game: Game, _: str) -> None:
    dispatches = () if game.session.over else game.session.sitting().dispatches
    tell_dispatches(game.page, dispatches)
    if not dispatches:
        game.say("No dispatch has come.")
    for dispatch in dispatches:
        game.page.line(f"{dispatch.title}: {dispatch.about}", 2, 2)


def _board(game: Game, _: str) -> None:
    tell_boards(game.page, game.session.boards(), game.session.pictures())


def _note(game: Game, text: str) -> None:
    trouble = game.session.note(text) if text else "type what is to be noted after the word"
    game.say(f"Not noted: {sentence(trouble)}" if trouble else "Noted.")


def _help(game: Game, word: str) -> None:
    sitting = None if game.session.over else game.session.sitting()
    tell_help(game.page, word, sitting, game.numbers)


def _again(game: Game, _: str) -> None:
    if not game.session.over:
        game.say("The game goes on; again is for one that has ended.")
        return
    try:
        branch = game.desk.branch(game.session, SECOND)
    except CannotOpen as trouble:
        game.say(f"Not possible: {sentence(trouble.reason)} {trouble.hint}")
        return
    game.session.close()
    game.session, game.causes = branch, ()
    game.say(f"A new game: {branch.path.name if branch.path else 'not saved'}.")
    _show(game, "")


def _quit(game: Game, _: str) -> None:
    pending = () if game.session.over else game.session.sitting().pending
    if pending:
        game.say("The orders of this turn were not carried out; the game is saved as the turn began.")
    tell_saved(game.page, game.session.saved, game.session.path)
    game.done = True


COMMANDS: dict[str, Callable[[Game, str], None]] = {
    "about": tell_about, "again": _again, "board": _board, "chart": tell_chart_of,
    "chronicle": tell_chronicle, "dispatches": _dispatches, "end": _end, "essay": tell_essay, "help": _help,
    "leave": _leave, "map": tell_map, "next": _next, "note": _note, "on": _on, "orders": _orders,
    "play": _play, "quit": _quit, "show": _show, "undo": _undo, "voices": tell_voices, "why": tell_why_of,
}  # fmt: skip
"""What each word of the plain mode does."""

ALSO: dict[str, Callable[[Game, str], None]] = {
    "argument": tell_essay, "forecasts": _forecasts, "promises": _promises,
}  # fmt: skip
"""Words for what the sitting or another word tells too, because somebody will try them."""
