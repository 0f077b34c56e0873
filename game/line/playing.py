"""A game played by lines: reads a line, does what it says, until input ends; every turn ended is saved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TextIO

from game.line.helping import ORDERS, tell_help
from game.line.page import Page, sentence
from game.line.sitting import (
    Numbers,
    numbers_of,
    stance_line,
    tell_dispatches,
    tell_motion,
    tell_orders,
    tell_sitting,
)
from game.line.telling import tell_boards, tell_causes, tell_ending, tell_report, tell_told, tell_why
from game.report.values import CauseValue, HeadlineValue, MotionValue, Sitting
from game.session import CannotOpen, Session

MOST_SUGGESTED = 12
SECOND = 2
"""The sitting from which a game that has ended is played on."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What a game by lines needs of the world around it."""

    page: Page
    reader: TextIO
    echo: bool
    """Whether to repeat what is read, for one who reads the output alone."""
    branch: Callable[[Session, int], Session]
    """A new game in a new file, continued from a sitting of another."""

    def ask(self) -> str | None:
        """The next line; nothing at the end of input."""
        self.page.prompt()
        line = self.reader.readline()
        if self.echo or not line:
            self.page.line(line.strip() if line else "")
        return line.strip() if line else None


@dataclass(slots=True)
class Game:
    """One game at a desk, with what the numbers of the last answer mean."""

    desk: Desk
    session: Session
    causes: tuple[CauseValue, ...] = ()
    done: bool = False
    _sitting: Sitting | None = field(default=None)

    @property
    def page(self) -> Page:
        """What is written on."""
        return self.desk.page

    @property
    def numbers(self) -> Numbers:
        """What can be ordered by number now."""
        return {} if self.session.over else numbers_of(self.session.sitting())

    def named(self, text: str) -> str:
        """The order of a number, or the text itself."""
        return next((order for order, number in self.numbers.items() if number == text), text)

    def say(self, text: str) -> None:
        """One answer."""
        self.page.line(text, 0, 2)


def play(session: Session, desk: Desk) -> Session:
    """Play until the end of input or `quit`; gives the session last played, which may be a branch."""
    game = Game(desk, session)
    _show(game, "")
    while not game.done:
        line = desk.ask()
        if line is None:
            _quit(game, "")
        elif line:
            obey(game, line)
    return game.session


def obey(game: Game, line: str) -> None:
    """Do what one line says."""
    word, _, rest = line.partition(" ")
    if word in ORDERS or (word.isascii() and word.isdecimal()):
        _give(game, line)
    elif word in COMMANDS:
        COMMANDS[word](game, rest.strip())
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
    _tell_change(game, before)


def _tell_change(game: Game, before: dict[str, str]) -> None:
    """What was given and what was let go by the last line."""
    sitting = game.session.sitting()
    after = {each.order: each.text for each in sitting.pending}
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
        game.say("There is no such order to take back." if text else "There is no order to take back.")


def _end(game: Game, _: str) -> None:
    if game.session.over:
        game.say("The game has ended.")
        return
    tell_report(game.page, game.session.end_turn())
    game.page.line()
    game.say(f"{game.session.saved[:1].upper()}{sentence(game.session.saved[1:])}")
    game.causes = ()
    _show(game, "")


def _show(game: Game, _: str) -> None:
    if not game.session.over:
        tell_sitting(game.page, game.session.sitting())
        return
    tell_ending(game.page, game.session.ending())
    game.page.line()
    game.say("It is over. Type “again” to play on from the second sitting in a new file, or “quit”.")


def _next(game: Game, _: str) -> None:
    if game.session.over:
        game.say("The game has ended.")
        return
    sitting = game.session.sitting()
    if sitting.dilemma and not any(answer.pending for answer in sitting.dilemma.answers):
        game.say(f"To be answered: {sitting.dilemma.title}")
        tell_help(game.page, "answer", sitting, game.numbers)
        return
    waiting = [motion for motion in _motions(sitting) if motion.state == "open" and not _signed(motion)]
    if waiting:
        tell_motion(game.page, waiting[0], game.numbers)
    else:
        game.say("Nothing waits. Type end to end the turn.")


def _motions(sitting: Sitting) -> list[MotionValue]:
    return [motion for paper in sitting.papers for motion in paper.motions]


def _signed(motion: MotionValue) -> bool:
    return any(wording.pending for wording in motion.wordings)


def _why(game: Game, text: str) -> None:
    if text.isascii() and text.isdecimal():
        _open(game, int(text[:6]))
        return
    figure = _figure(game, text)
    if figure:
        game.causes = tell_why(game.page, game.session.why(figure))


def _open(game: Game, number: int) -> None:
    if not 1 <= number <= len(game.causes):
        game.say("There is no cause of that number; ask why FIGURE first.")
        return
    cause = game.causes[number - 1]
    found = game.session.open_cause(cause.key) if cause.opens else ()
    if not found:
        game.say(f"{sentence(cause.text)} It goes back no further.")
        return
    game.page.heading(sentence(cause.text))
    tell_causes(game.page, found)
    game.causes = found


def _figure(game: Game, text: str) -> str:
    """The figure meant by an id or a title or a part of one; nothing after saying what could be meant."""
    names = dict(game.session.figures())
    titled = {each.figure: each.title for each in _headlines(game)}
    meant = _meant(text.casefold(), {id: (id, title, titled.get(id, id)) for id, title in names.items()})
    if len(meant) == 1:
        return meant[0]
    game.say("Which figure? One of:" if meant or not text else f"“{text}” is no figure. There are:")
    game.page.lines((f"{id}: {titled.get(id, names[id])}" for id in meant or names), 2)
    return ""


def _meant(wanted: str, words: dict[str, tuple[str, ...]]) -> list[str]:
    """The first id that is called so, else every one of whose names it is a part."""
    for same in (str.__eq__, str.__contains__):
        found = [id for id, names in words.items() if any(same(each.casefold(), wanted) for each in names)]
        if wanted and found:
            return found[:1] if same is str.__eq__ else found
    return []


def _headlines(game: Game) -> tuple[HeadlineValue, ...]:
    return () if game.session.over else game.session.sitting().headlines


def _about(game: Game, text: str) -> None:
    figure = _figure(game, text)
    if not figure:
        return
    said = next((each.about for each in _headlines(game) if each.figure == figure), "")
    why = game.session.why(figure)
    game.say(f"{why.title}: {why.now}. {said or why.about}")


def _voices(game: Game, _: str) -> None:
    if game.session.over:
        game.say("The game has ended.")
        return
    said: dict[str, list[str]] = {}
    names: dict[str, str] = {}
    for motion in _motions(game.session.sitting()):
        for wording in motion.wordings:
            for stance in wording.stances:
                names[stance.voice] = f"{stance.title}, {stance.office} (in orders: {stance.voice})"
                line = f"{motion.title}, {wording.short}: {stance_line(stance)}"
                said.setdefault(stance.voice, []).append(line)
    for voice, lines in said.items():
        game.page.heading(names[voice])
        game.page.lines(lines, 2)
    if not said:
        game.say("Nothing lies on the table that a voice has a say on.")


def _orders(game: Game, _: str) -> None:
    if game.session.over:
        game.say("The game has ended.")
    else:
        tell_orders(game.page, game.session.sitting(), game.numbers)


def _dispatches(game: Game, _: str) -> None:
    dispatches = () if game.session.over else game.session.sitting().dispatches
    tell_dispatches(game.page, dispatches)
    if not dispatches:
        game.say("No dispatch has come.")
    for dispatch in dispatches:
        game.page.line(f"{dispatch.title}: {dispatch.about}", 2, 2)


def _board(game: Game, _: str) -> None:
    tell_boards(game.page, game.session.boards(), game.session.pictures())


def _essay(game: Game, _: str) -> None:
    tell_told(game.page, "The argument", game.session.essay())


def _chronicle(game: Game, _: str) -> None:
    tell_told(game.page, "The chronicle", game.session.chronicle())


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
    name = f" in {game.session.path.name}" if game.session.path else ""
    game.say(f"{game.session.saved[:1].upper()}{sentence(game.session.saved[1:] + name)}")
    game.done = True


COMMANDS: dict[str, Callable[[Game, str], None]] = {
    "about": _about, "again": _again, "board": _board, "chronicle": _chronicle, "dispatches": _dispatches,
    "end": _end, "essay": _essay, "help": _help, "next": _next, "note": _note, "orders": _orders,
    "quit": _quit, "show": _show, "undo": _undo, "voices": _voices, "why": _why,
}  # fmt: skip
"""What each word of the plain mode does."""
