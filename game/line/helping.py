"""What the plain mode says of itself: each word with its form, from the list of actions of every face."""

from __future__ import annotations

from types import MappingProxyType

from game.actions import words_of_plain_mode
from game.line.page import Page
from game.line.sitting import Numbers
from game.report.values import Sitting

ORDERS = MappingProxyType({
    "sign": ("sign MOTION/WORDING", "Put a sentence to the conference; its number alone does the same."),
    "promise": ("promise VOICE by DATE", "Promise a voice what he asks by a day such as 1900-07-31."),
    "buy": ("buy VOICE=N", "Spend N points of consent on a voice, for this sitting."),
    "dial": ("dial ID=SETTING", "Change a standing policy; the number of the setting does the same."),
    "share": ("share ID a=2 b=1", "Lay out what is to be shared."),
    "answer": ("answer DILEMMA=CHOICE", "Answer the question; the number of the answer does the same."),
    "forecast": ("forecast ID=PERCENT", "State your own forecast; it changes nothing and is remembered."),
})  # fmt: skip
"""Each order with its form."""

FORMS = MappingProxyType({
    "help": ("help [WORD]", "This list, or one word of it with what it may be used on now."),
    "about": ("about FIGURE", "What a figure means."),
    "undo": ("undo [ORDER]", "Take back the last order of this turn, or the one named by text or number."),
    "why": ("why FIGURE, why N", "Why a figure is what it is; N opens a cause; why all lists figures."),
    "map": ("map [NAME]", "Places, fronts and ways with their figures; one of them with what it means."),
    "chart": ("chart FIGURE", "A figure over the turns: value, band, record, and what was decided."),
    "chronicle": (
        "chronicle [newest] [KIND] [WORDS]",
        "What was read; KIND: decided, happened, promises, dispatches or envelopes; why N opens an entry.",
    ),
    "essay": ("essay [WORDS]", "The argument, each point with its gauge; why N says why of a gauge."),
    "note": ("note TEXT", ""),
    "voices": ("voices [NAME]", "Who says what of every wording, and his name in an order; one's interest."),
    "orders": ("orders", "The orders given this turn, each in the words that undo takes."),
    "leave": ("leave", "Leave it here; the game is kept and can be resumed."),
    "play": ("play out", "The rest by standing orders: turns end without new orders, questions by default."),
    "on": ("on", "After the verdict of a day: play on."),
    "next": ("next", "The next matter that waits for a decision."),
    "argument": ("argument", "The same as essay."),
    "forecasts": ("forecasts", "What is asked about the end, and what the staff quotes."),
    "promises": ("promises", "Who was promised what, and who would take a promise."),
})  # fmt: skip
"""Words that take something after them, and those whose help on a screen speaks of keys."""


def tell_help(page: Page, word: str, sitting: Sitting | None, numbers: Numbers) -> None:
    """All words, or one of them; an order with what it can name at this sitting."""
    known = _words()
    if word and word not in known:
        page.line(f"There is no word “{word}”. These are the words: {', '.join(sorted(known))}.")
        return
    if not word:
        page.heading("Type the number of an answer, wording or setting to order it, or:")
    for each in [word] if word else known:
        form, help_ = known[each]
        page.line(f"{form}: {help_}", 2, 4)
    if word in ORDERS and sitting is not None:
        _examples(page, word, sitting, numbers)


def _words() -> dict[str, tuple[str, str]]:
    """Every word with its form and help, orders first."""
    known = dict(ORDERS)
    for action in words_of_plain_mode():
        if action.word not in known:
            form, own = FORMS.get(action.word, (action.word, ""))
            known[action.word] = (form, own or action.help)
    return {**known, **{word: told for word, told in FORMS.items() if word not in known}}


def _examples(page: Page, word: str, sitting: Sitting, numbers: Numbers) -> None:
    """Orders of one kind that name what lies on the table."""
    for order, number in numbers.items():
        if order.startswith(f"{word} "):
            page.line(f"[{number}] {order}", 4, 4)
    if word == "promise":
        for promise in sitting.promises:
            page.lines((f"promise {promise.voice} by {date}" for date in promise.dates), 4)
    if word == "forecast":
        if not sitting.forecasts:
            page.line("Nothing is asked about the end now.", 4)
        page.lines((f"forecast {each.id}=PERCENT: {each.title}" for each in sitting.forecasts), 4)
    if word == "buy":
        page.lines((f"buy {voice}=1" for voice in _voices(sitting)), 4)


def _voices(sitting: Sitting) -> list[str]:
    """The voices that have a say on something open, each once."""
    found = (
        stance.voice
        for paper in sitting.papers
        for motion in paper.motions
        for wording in motion.wordings
        for stance in wording.stances
    )
    return list(dict.fromkeys(found))
