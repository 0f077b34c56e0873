"""Whether what one signed, promised and answered comes back: in its own words, or with its day (D3)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from game.report.cause_parts import turns_of
from game.report.ending import ending
from game.report.past import Past
from game.report.turns import moved, told
from game.ruleset.compiled import Ruleset
from game.scenario.formulas import Call, Name, Node, children, parse
from game.scenario.orders import Order, Pledge, Reply, Sign
from game.study.texts import Game, Text, fell_due

TARGET = 0.7
QUOTED = re.compile(r"[\"“]([^\"“”]+)[\"”]")
"""What stands between quotation marks."""
SPOKEN = re.compile(r"[a-z0-9]+")
FEWEST = 3
"""Words in a row from which something between quotation marks is a quotation."""
Kind = Literal["clauses", "promises", "answers"]
KINDS: tuple[Kind, ...] = "clauses", "promises", "answers"


@dataclass(frozen=True, slots=True)
class Given:
    """One order of a game that may come back, and how it did."""

    owner: str
    """The owner of its causes: `motion/wording`, `dilemma=answer`, or the voice that holds a promise."""
    kind: Kind
    sealed: bool
    """Whether it is a clause of a paper before the throne."""
    dated: bool
    """Quoted with its day: as a cause of a figure that moved, or where its promise was kept or broken."""
    worded: bool
    """Quoted by its words in a text."""
    later: bool
    """Quoted in a later turn than its own, whose report is the first that can."""

    @property
    def subject(self) -> str:
        """The motion, the dilemma or the voice it is about."""
        return re.split("[/=]", self.owner)[0]

    @property
    def quoted(self) -> bool:
        """Whether it came back at all."""
        return self.dated or self.worded


def echoes(games: Iterable[Game]) -> list[Given]:
    """What became of every order of some games."""
    return [given for game in games for given in _in_a_game(game)]


def turned_on(ruleset: Ruleset) -> frozenset[str]:
    """The motions and dilemmas that the condition of some text, or of its event or dilemma, asks about."""
    scenario = ruleset.scenario
    tellers = (scenario.texts, scenario.envelopes, scenario.ledger)
    variants = [each for kind in tellers for spec in kind.values() for each in spec.variants]
    variants += [each for verdict in scenario.verdicts.values() for each in verdict.epilogue]
    formulas = [each.when for each in variants if each.when]
    formulas += [event.when for event in scenario.events.values() if event.text is not None]
    formulas += [dilemma.when for dilemma in scenario.dilemmas.values()]
    return frozenset(id for formula in formulas for id in _asked(parse(formula)))


def _asked(node: Node) -> Iterator[str]:
    match node:
        case Call(function="signed" | "answered", args=(Name(id=id),)):
            yield id.partition(".")[0]
        case _:
            for child in children(node):
                yield from _asked(child)


def _in_a_game(game: Game) -> Iterator[Given]:
    past, named, texts = game.past, dict(_named(game.past)), list(_texts(game))
    for tick, orders in enumerate(past.orders):
        turn = sum(each <= tick for each in past.sittings) - 1
        for order in orders:
            if (kept := _kept(past, order)) is not None:
                owner, kind, words = kept
                dated = named.get(owner, 0)
                worded = max((text.turn for text in texts if _repeats(text.words, words)), default=0)
                later = max(dated, worded) > turn + 1
                yield Given(owner, kind, _sealed(past, order), dated > turn, worded > turn, later)


def _kept(past: Past, order: Order) -> tuple[str, Kind, tuple[str, ...]] | None:
    """The owner, the kind and the words of an order that is kept; nothing for dials and for what was paid."""
    scenario = past.ruleset.scenario
    match order:
        case Sign(motion=motion, wording=name):
            wording = scenario.motions[motion].wordings[name]
            return f"{motion}/{name}", "clauses", (wording.text, wording.quoted or "")
        case Reply(dilemma=dilemma, answer=name):
            answer = scenario.dilemmas[dilemma].answers[name]
            return f"{dilemma}={name}", "answers", (answer.title, answer.text, answer.quoted or "")
        case Pledge(voice=voice):
            return voice, "promises", (scenario.promises[voice].title,)
        case _:
            return None


def _sealed(past: Past, order: Order) -> bool:
    scenario = past.ruleset.scenario
    return isinstance(order, Sign) and scenario.papers[scenario.motions[order.motion].paper].sealed


def _named(past: Past) -> Iterator[tuple[str, int]]:
    """The orders quoted with their day in the report of a turn, with when it is read; the last one counts."""
    for turn, window in enumerate(turns_of(past), 1):
        for figure in moved(past, window):
            for cause in figure.causes:
                if cause.kind == "order" and cause.date:
                    yield past.ruleset.causes[int(cause.key.partition("@")[0].partition(":")[2])].owner, turn
        for _, each in told(past, window):
            if fell_due(each):
                yield each.id.rpartition(".")[0], turn


def _texts(game: Game) -> Iterator[Text]:
    """Every text that quotes something, the ending read after the last turn."""
    end, after = ending(game.past), len(list(turns_of(game.past))) + 1
    told_at_the_end = (end.epilogue, *(each.text for each in (*end.ledger, *end.envelopes)))
    every = (*game.texts, *(Text(after, "endings", words) for words in told_at_the_end))
    return (text for text in every if QUOTED.search(text.words))


def _repeats(text: str, words: Iterable[str]) -> bool:
    """Whether a text holds words of an order between quotation marks."""
    spoken = [_spoken(each) for each in words]
    found = (_spoken(match.group(1)) for match in QUOTED.finditer(text))
    return any(len(part.split()) >= FEWEST and any(part in whole for whole in spoken) for part in found)


def _spoken(text: str) -> str:
    """A text as it is heard: its words alone, with a blank before and after each."""
    return f" {' '.join(SPOKEN.findall(text.lower()))} "
