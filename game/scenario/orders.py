"""An order: the one form in which a decision is given, saved, replayed, tested and written into doctrines.

Every order has one text and every text one order, so that a save can be read by eye and typed by hand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from game.scenario.fields import DATE_PATTERN, ID_PATTERN


class OrderError(ValueError):
    """The text is no order; the message says what was expected."""


@dataclass(frozen=True, slots=True)
class Sign:
    """Put one wording of a motion to the conference."""

    motion: str
    wording: str

    def __str__(self) -> str:
        """`sign MOTION/WORDING`."""
        return f"sign {self.motion}/{self.wording}"


@dataclass(frozen=True, slots=True)
class Pledge:
    """Promise a voice what he asks by a date."""

    voice: str
    date: str

    def __str__(self) -> str:
        """`promise VOICE by DATE`."""
        return f"promise {self.voice} by {self.date}"


@dataclass(frozen=True, slots=True)
class Buy:
    """Spend consent on a voice's signature for this sitting."""

    voice: str
    points: int

    def __str__(self) -> str:
        """`buy VOICE=N`."""
        return f"buy {self.voice}={self.points}"


@dataclass(frozen=True, slots=True)
class Turn:
    """Turn a dial to a setting."""

    dial: str
    setting: str

    def __str__(self) -> str:
        """`dial ID=SETTING`."""
        return f"dial {self.dial}={self.setting}"


@dataclass(frozen=True, slots=True)
class Share:
    """Lay out the tokens of a dial."""

    dial: str
    tokens: tuple[tuple[str, int], ...]

    def __str__(self) -> str:
        """`share ID a=2 b=1`, the keys in alphabetical order."""
        return f"share {self.dial} " + " ".join(f"{key}={count}" for key, count in sorted(self.tokens))


@dataclass(frozen=True, slots=True)
class Reply:
    """Answer the dilemma of this sitting."""

    dilemma: str
    answer: str

    def __str__(self) -> str:
        """`answer DILEMMA=CHOICE`."""
        return f"answer {self.dilemma}={self.answer}"


@dataclass(frozen=True, slots=True)
class Estimate:
    """State one's own forecast, in per cent; it changes nothing and is remembered."""

    forecast: str
    percent: int

    def __str__(self) -> str:
        """`forecast ID=PERCENT`."""
        return f"forecast {self.forecast}={self.percent}"


Order = Sign | Pledge | Buy | Turn | Share | Reply | Estimate

FORMS = {
    "sign": "sign MOTION/WORDING",
    "promise": "promise VOICE by DATE",
    "buy": "buy VOICE=N",
    "dial": "dial ID=SETTING",
    "share": "share ID a=2 b=1",
    "answer": "answer DILEMMA=CHOICE",
    "forecast": "forecast ID=PERCENT",
}
"""The first word of each order with its form."""

WHOLE = 100
"""The most a forecast may say, in per cent."""
DIGITS = 3
"""The longest count an order may carry."""
_ID = re.compile(ID_PATTERN)
_DATE = re.compile(DATE_PATTERN)


def parse_order(text: str) -> Order:
    """The order a text says; raises OrderError where it says none."""
    verb, _, rest = text.strip().partition(" ")
    if verb not in FORMS:
        raise OrderError(f"an order begins with one of: {', '.join(FORMS)}")
    order = _READERS[verb](rest.strip())
    if order is None:
        raise OrderError(f"expected `{FORMS[verb]}`")
    return order


def _pair(text: str, between: str) -> tuple[str, str] | None:
    left, found, right = text.partition(between)
    left, right = left.strip(), right.strip()
    return (left, right) if found and _ID.match(left) and right else None


def _sign(text: str) -> Order | None:
    pair = _pair(text, "/")
    return Sign(*pair) if pair and _ID.match(pair[1]) else None


def _pledge(text: str) -> Order | None:
    pair = _pair(text, " by ")
    return Pledge(*pair) if pair and _DATE.match(pair[1]) else None


def _buy(text: str) -> Order | None:
    pair = _pair(text, "=")
    return Buy(pair[0], int(pair[1])) if pair and _is_count(pair[1]) and int(pair[1]) > 0 else None


def _turn(text: str) -> Order | None:
    pair = _pair(text, "=")
    return Turn(*pair) if pair and _ID.match(pair[1]) else None


def _share(text: str) -> Order | None:
    dial, *items = text.split()
    pairs = [_pair(item, "=") for item in items]
    if not items or not _ID.match(dial) or any(pair is None or not _is_count(pair[1]) for pair in pairs):
        return None
    tokens = tuple(sorted((pair[0], int(pair[1])) for pair in pairs if pair is not None))
    return Share(dial, tokens) if len({key for key, _ in tokens}) == len(tokens) else None


def _reply(text: str) -> Order | None:
    pair = _pair(text, "=")
    return Reply(*pair) if pair and _ID.match(pair[1]) else None


def _estimate(text: str) -> Order | None:
    pair = _pair(text, "=")
    return Estimate(pair[0], int(pair[1])) if pair and _is_count(pair[1]) and int(pair[1]) <= WHOLE else None


def _is_count(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= DIGITS


_READERS = {
    "sign": _sign,
    "promise": _pledge,
    "buy": _buy,
    "dial": _turn,
    "share": _share,
    "answer": _reply,
    "forecast": _estimate,
}
