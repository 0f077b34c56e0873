"""How much two games by different doctrines tell alike, and what one game tells twice (D8).

Only texts of the scenario are counted: the fixed frame of the report is the formula of the office, and so
are the questions of the forecasts, which are put at every sitting. A paper that lies on the table from one
sitting to the next is one paper, and what the voices say of it is on record: what stands is read once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from game.ruleset.compiled import Ruleset
from game.study.texts import Game, Kind, Text

TURNS = 20
"""Turns of a game that are read."""
WITHIN = 10
"""Turns that are compared, and within which no sentence should come again."""
ALIKE, TWICE = 0.35, 0.05
"""The share in common from which two games are alike; the share told twice beyond which one is a refrain."""
SHORTEST = 3
"""Words from which something is a sentence and no exclamation."""
LISTED = 10
STANDING: frozenset[Kind] = frozenset({"papers", "voices"})
"""What may lie on the table from one sitting to the next."""

ENDS = re.compile(r"(?<=[.!?])[\"”’)]*\s+")
NUMERAL = re.compile(r"[−-]?\d+(?:[.,:]\d+)*")
NAME = re.compile(r"\b[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*")
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as it is read."""

    turn: int
    kind: Kind
    words: str


@dataclass(slots=True)
class Sameness:
    """What the games read have in common, and what they say again."""

    shared: list[float] = field(default_factory=list)
    """For each pair of games, and each ten turns of it, the share of the sentences that both tell."""
    told: Counter[Kind] = field(default_factory=Counter)
    """Sentences read, by kind."""
    again: Counter[tuple[Kind, str]] = field(default_factory=Counter)
    """Sentences, names and numerals masked, that were told again within ten turns, with how often."""

    @property
    def share(self) -> float:
        """The mean share in common."""
        return sum(self.shared) / len(self.shared)

    @property
    def twice(self) -> float:
        """Share of all sentences that had been told within ten turns."""
        return self.again.total() / max(self.told.total(), 1)

    def again_of(self, kind: Kind) -> int:
        """How many sentences of a kind had been told within ten turns."""
        return sum(count for (each, _), count in self.again.items() if each == kind)

    def worst(self) -> list[tuple[Kind, str, int]]:
        """What is told again most often: the first of every kind, then the second of every kind."""
        ranked = [
            [(each, words, count) for (each, words), count in self.again.most_common() if each == kind]
            for kind in self.told
        ]
        return [item for row in zip_longest(*ranked) for item in row if item is not None][:LISTED]


def sameness(pairs: Iterable[tuple[Game, Game]]) -> Sameness:
    """Compare the games of each pair, and read each game for what it says again."""
    found = Sameness()
    for pair in pairs:
        known, games = _names(pair[0].past.ruleset), [_read(game) for game in pair]
        found.shared += _shared(*games)
        for game in games:
            found.told.update(each.kind for each in game)
            found.again.update(_again(game, known))
    return found


def _read(game: Game) -> list[Sentence]:
    texts = (text for text in game.texts if text.turn < TURNS and text.kind != "forecasts")
    return [each for text in _new(texts) for each in sentences(text)]


def _new(texts: Iterable[Text]) -> Iterator[Text]:
    """The texts without what stood already at the sitting before, word for word."""
    last: dict[tuple[Kind, str], int] = {}
    for text in texts:
        turn = last.get((text.kind, text.words))
        if turn is None or text.kind not in STANDING or text.turn > turn + 1:
            yield text
        last[text.kind, text.words] = text.turn


def sentences(text: Text) -> Iterator[Sentence]:
    """A text in its sentences."""
    for words in ENDS.split(text.words):
        if len(WORD.findall(words)) >= SHORTEST:
            yield Sentence(text.turn, text.kind, " ".join(words.split()))


def _shared(one: Sequence[Sentence], other: Sequence[Sentence]) -> Iterator[float]:
    """For each ten turns the sentences in common, as a share of what each of two games tells on average."""
    for first in range(0, TURNS, WITHIN):
        mine, theirs = (
            {each.words for each in game if first <= each.turn < first + WITHIN} for game in (one, other)
        )
        if mine and theirs:
            yield 2 * len(mine & theirs) / (len(mine) + len(theirs))


def _again(game: Sequence[Sentence], known: frozenset[str]) -> Iterator[tuple[Kind, str]]:
    last: dict[str, int] = {}
    for each in sorted(game, key=lambda each: each.turn):
        words = masked(each.words, known)
        if each.turn - last.get(words, -WITHIN) < WITHIN:
            yield each.kind, words
        last[words] = each.turn


def masked(sentence: str, known: frozenset[str]) -> str:
    """A sentence without its names and numerals; the first word is a name only where it is a known one."""
    first, _, _ = sentence.partition(" ")
    at = 0 if WORD.findall(first)[:1] and WORD.findall(first)[0] in known else len(first)
    return NUMERAL.sub("#", sentence[:at] + NAME.sub("@", sentence[at:]))


def _names(ruleset: Ruleset) -> frozenset[str]:
    """The words of all that has a name in a scenario."""
    scenario = ruleset.scenario
    named = (scenario.voices, scenario.rivals, scenario.places, scenario.fronts, scenario.sources)
    titles = (spec.title for kind in named for spec in kind.values())
    return frozenset(word for title in titles for word in WORD.findall(title) if word[:1].isupper())
