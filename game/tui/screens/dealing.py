"""What can be done about a voice: buy him with consent, promise him something, or take that back."""

from __future__ import annotations

from game.report.values import PromiseValue, Sitting, StanceValue

Offer = tuple[str, str, str]
MOST = 3
LEAVE: Offer = ("", "Leave it as it is", "")
NO_GAIN = "He signs as it is; a promise would gain nothing now."
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip


def offers_to(stance: StanceValue, sitting: Sitting) -> tuple[Offer, ...]:
    """Each offer as an order, its words and what it means; the cheapest that would win him first."""
    return (*_purchases(stance, sitting), *_promises(stance, sitting), *_withdrawals(stance, sitting))


def dealing_with(stance: StanceValue, sitting: Sitting) -> tuple[str, tuple[Offer, ...]]:
    """What is told of a voice, and the offers; to one who signs, the first is to leave it as it is."""
    told = f"{stance.office}. “{stance.says}”" if stance.says else stance.office
    offers = offers_to(stance, sitting)
    if stance.mood != "signs" or not offers:
        return told, offers
    won = bool(_withdrawals(stance, sitting))
    return told if won else f"{told}\n\n{NO_GAIN}", (LEAVE, *offers)


def _purchases(stance: StanceValue, sitting: Sitting) -> tuple[Offer, ...]:
    if stance.short_by <= 0 or sitting.consent_left <= 0:
        return ()
    least = stance.short_by
    wins = f"{least} wins his signature at this sitting"
    dear = f"{least} would win his signature, and you have not so much"
    note = f"You have {sitting.consent_left}; {wins if least <= sitting.consent_left else dear}."
    spent = _spent(stance, sitting)
    words = f"Spend {least} more consent on him" if spent else f"Spend {least} consent on him"
    return ((f"buy {stance.voice}={spent + least}", words, note),)


def _spent(stance: StanceValue, sitting: Sitting) -> int:
    """What he was given this turn already, in whose place a new order stands."""
    word = f"buy {stance.voice}="
    given = (order.order for order in sitting.pending if order.order.startswith(word))
    return sum(int(order.removeprefix(word)) for order in given)


def _promises(stance: StanceValue, sitting: Sitting) -> tuple[Offer, ...]:
    found: list[Offer] = []
    for promise in sitting.promises:
        if promise.voice == stance.voice and not promise.due and not promise.pending:
            found += [_promise(promise, date) for date in promise.dates[:MOST]]
    return tuple(found)


def _promise(promise: PromiseValue, date: str) -> Offer:
    order = f"promise {promise.voice} by {date}"
    return order, f"Promise by {day_of(date)}", f"{promise.title}. It falls due on that day, kept or broken."


def day_of(date: str) -> str:
    """A date as an order writes it, as a letter writes it."""
    year, month, day = date.split("-")
    return f"{int(day)} {MONTHS[int(month) - 1]} {year}"


def _withdrawals(stance: StanceValue, sitting: Sitting) -> tuple[Offer, ...]:
    """What was offered him this turn can be taken back."""
    mine = [order for order in sitting.pending if order.order.startswith(_his(stance))]
    return tuple((f"-{order.order}", "Take it back", order.text) for order in mine)


def _his(stance: StanceValue) -> tuple[str, str]:
    return (f"buy {stance.voice}=", f"promise {stance.voice} ")
