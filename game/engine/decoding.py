"""Input slots of a tick read back as orders: what an automatic player decided, in the form orders have."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from game.engine.looking import View
from game.ruleset.compiled import Ruleset
from game.scenario.calendars import iso_date
from game.scenario.orders import Buy, Order, Pledge, Reply, Share, Sign, Turn

GIVEN_IN = (Buy, Pledge, Turn, Share, Reply, Sign)
"""Orders that win signatures stand before the signatures, since each is judged beside those before it."""


def decode(ruleset: Ruleset, slots: Sequence[int], view: View) -> tuple[Order, ...]:
    """The orders that fill these slots, the inverse of `encode`; a slot at 0 gives none."""
    filled = {slot: slots[at] for slot, at in ruleset.inputs.items() if slots[at]}
    read = (_shared(ruleset, slot, filled, view) or _order(ruleset, slot, filled[slot]) for slot in filled)
    orders = dict.fromkeys(order for order in read if order is not None)
    return tuple(sorted(orders, key=lambda order: (GIVEN_IN.index(type(order)), str(order))))


def _order(ruleset: Ruleset, slot: str, value: int) -> Order | None:
    kind, _, id = slot.partition(".")
    read = _READERS.get(kind)
    return read(ruleset, id, value) if read else None


def _sign(ruleset: Ruleset, id: str, value: int) -> Order:
    return Sign(id, list(ruleset.scenario.motions[id].wordings)[value - 1])


def _pledge(ruleset: Ruleset, id: str, value: int) -> Order:
    return Pledge(id, iso_date(ruleset.ticks.lasts[value - 1]))


def _buy(_: Ruleset, id: str, value: int) -> Order:
    return Buy(id, value)


def _turn(ruleset: Ruleset, id: str, value: int) -> Order:
    return Turn(id, list(ruleset.scenario.dials[id].settings)[value - 1])


def _reply(ruleset: Ruleset, id: str, value: int) -> Order:
    return Reply(id, list(ruleset.scenario.dilemmas[id].answers)[value - 1])


def _shared(ruleset: Ruleset, slot: str, filled: dict[str, int], view: View) -> Order | None:
    """A whole layout of tokens: a place whose slot is empty keeps those that lie there."""
    kind, _, rest = slot.partition(".")
    if kind != "share":
        return None
    dial = next(dial for dial in ruleset.scenario.dials if rest.startswith(f"{dial}."))
    laid = {
        key: filled.get(f"share.{dial}.{key}", view.mark(f"dial.{dial}.{key}") + 1) - 1
        for key in ruleset.scenario.dials[dial].among
    }
    return Share(dial, tuple(sorted(laid.items())))


_READERS: dict[str, Callable[[Ruleset, str, int], Order]] = {
    "sign": _sign,
    "promise": _pledge,
    "buy": _buy,
    "dial": _turn,
    "answer": _reply,
}
