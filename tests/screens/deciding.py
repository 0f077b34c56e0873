"""A player with a rule: what he decides at each sitting of a scenario, for every face to play after him."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from game.library import Library, id_of
from game.report.values import MotionValue, Sitting, StanceValue, WordingValue
from game.scenario.orders import Buy, parse_order
from game.session import Playable, Session
from tests.architecture.sources import ROOT
from tests.cli.desk import IDENTITY, TOY, places_in

FLAGSHIP = "summer-of-kantokuen"
SEED = 7
OFTEN = 35
NOTE = "ask the winter, too"
SCENARIOS = {"toy": TOY, FLAGSHIP: ROOT / "scenarios"}
FURTHER = {"toy": ("share watch market=0 sound=3", "dial boats=home")}
"""Orders that belong to one scenario, given at the first sitting."""


@dataclass(frozen=True, slots=True)
class Given:
    """An order of the game to be compared, with the sentence for which a voice was won."""

    order: str
    about: str = ""


def by_session(scenario: str, save: Path) -> list[list[Given]]:
    """A whole game by calls, decided by a rule on what each sitting shows; its orders, sitting by sitting."""
    library = Library(places_in(save.parent, (SCENARIOS[scenario],)))
    path = library.find_scenario(scenario)
    playable = Playable(id_of(path), library.load(path).scenario)
    session = Session.begin(playable, SEED, save=save, identity=IDENTITY)
    game = []
    while not session.over:
        game.append(list(decided(session)))
        if len(game) == 1:
            game[0] += [Given(each) for each in FURTHER.get(scenario, ()) if session.give(each) == ""]
        session.end_turn()
        if len(game) == 1:
            assert session.note(NOTE) == ""
    session.close()
    return game


def decided(session: Session) -> Iterator[Given]:
    """What he decides: an answer, a forecast, and each sentence that he can win the voices for."""
    dilemma = session.sitting().dilemma
    if dilemma and session.give(dilemma.answers[-1].order) == "":
        yield Given(dilemma.answers[-1].order)
    asked = session.sitting().forecasts
    if asked and session.give(f"forecast {asked[-1].id}={OFTEN}") == "":
        yield Given(f"forecast {asked[-1].id}={OFTEN}")
    for number in range(len(motions(session.sitting()))):
        sitting = session.sitting()
        wording = cheapest(motions(sitting)[number])
        if wording:
            deals = purchases(sitting, wording)
            wanted = [*deals, Given(wording.order)] if deals is not None else pledges(sitting, wording)
            yield from (given for given in wanted if session.give(given.order) == "")


def motions(sitting: Sitting) -> list[MotionValue]:
    """Every motion on the table."""
    return [motion for paper in sitting.papers for motion in paper.motions]


def cheapest(motion: MotionValue) -> WordingValue | None:
    """Of the wordings that may be signed, the one whose signatures cost least."""
    open_ = motion.wordings if motion.state == "open" else ()
    return min(open_, key=lambda each: sum(voice.short_by for voice in each.stances), default=None)


def unwilling(wording: WordingValue) -> list[StanceValue]:
    """The voices that do not sign a wording."""
    return [each for each in wording.stances if each.mood != "signs"]


def purchases(sitting: Sitting, wording: WordingValue) -> list[Given] | None:
    """What wins every voice for a wording, with what he was given before; nothing if it is too dear."""
    short = {each.voice: each.short_by for each in unwilling(wording)}
    if sum(short.values()) > sitting.consent_left:
        return None
    bought = {each.voice: 0 for each in unwilling(wording)}
    for order in (parse_order(each.order) for each in sitting.pending):
        if isinstance(order, Buy) and order.voice in bought:
            bought[order.voice] = order.points
    return [Given(f"buy {voice}={bought[voice] + more}", wording.order) for voice, more in short.items()]


def pledges(sitting: Sitting, wording: WordingValue) -> list[Given]:
    """The first promise that could be made to each voice who does not sign."""
    voices = {each.voice for each in unwilling(wording)}
    return [
        Given(f"promise {promise.voice} by {promise.dates[0]}", wording.order)
        for promise in sitting.promises
        if promise.voice in voices and not promise.due and promise.dates
    ]
