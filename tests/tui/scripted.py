"""A small scripted game for the tests of the screens: three sittings of a harbour council."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from game.report.values import (
    AnswerValue,
    Briefing,
    DialValue,
    DilemmaValue,
    Ending,
    InterimValue,
    MotionValue,
    PaperValue,
    PendingValue,
    PromiseValue,
    SettingValue,
    Sitting,
    TurnReport,
    WordingValue,
)
from tests.tui.scripted_pages import ScriptedBook
from tests.tui.scripted_values import (
    ARROWS,
    BRIEFING,
    DATES,
    DISPATCHES,
    ENDING,
    FORECAST,
    MOVED,
    OPENING,
    PERIODS,
    SENTENCES,
    TOLD,
    VOICES,
    headlines,
)


@dataclass
class ScriptedOutlook:
    """What is known of the end, once it was pondered so often."""

    game: ScriptedGame
    offers: bool = False
    steps: int = 0

    @property
    def left(self) -> int:
        """Of three turns."""
        return 3 - self.game.turn

    @property
    def offered(self) -> bool:
        """Once pondered."""
        return self.offers and not self.steps

    def ponder(self) -> bool:
        """A step more."""
        self.steps = max(self.steps - 1, 0)
        return bool(self.steps)


@dataclass
class ScriptedGame(ScriptedBook):
    """Three sittings and an end; it keeps orders as a session would and invents nothing."""

    turn: int = 0
    saved: str = "saved"
    path: Path | None = Path("ostrand-7.persimmon")
    seed: int = 7

    def __post_init__(self) -> None:
        """Nothing is ordered yet."""
        self.pending: dict[str, PendingValue] = {}
        self.done: list[TurnReport] = []
        self.signed: dict[str, str] = {}
        self.notes: list[str] = []
        self.opened: list[str] = []
        self.closed = False
        self.interim: dict[int, InterimValue] = {}
        """By turn: the verdict of a day that passes in it."""
        self.outlook = ScriptedOutlook(self)

    @property
    def over(self) -> bool:
        """After the third turn."""
        return self.turn >= 3

    def briefing(self) -> Briefing:
        """What the scenario is."""
        return BRIEFING

    def opening(self) -> str:
        """Told before the first sitting."""
        return "" if self.turn else OPENING

    def sitting(self) -> Sitting:
        """The sitting with the orders given so far."""
        spent = sum(int(order.rpartition("=")[2]) for order in self.pending if order.startswith("buy "))
        return Sitting(
            scenario="ostrand",
            title="The Strait of Ostrand",
            date=DATES[self.turn],
            period=PERIODS[self.turn],
            turn=self.turn,
            turns=3,
            seed=self.seed,
            headlines=headlines(self.turn),
            dispatches=DISPATCHES if self.turn else (),
            dilemma=self._dilemma() if self.turn == 1 else None,
            papers=self._papers(),
            dials=self._dials() if self.turn else (),
            promises=self._promises(),
            forecasts=(FORECAST,) if self.turn else (),
            consent=5,
            consent_left=5 - spent,
            pending=tuple(self.pending.values()),
            opening=self.opening(),
        )

    def _given(self, start: str) -> bool:
        return any(order.startswith(start) for order in self.pending)

    def _papers(self) -> tuple[PaperValue, ...]:
        opened = (
            self._motion("north", "The question of the islands"),
            self._motion("south", "The southern quay"),
        )
        greyed = MotionValue(
            "sail",
            "Sail against the islands",
            "greyed",
            (),
            "",
            (
                "The fleet is on a peace footing: it would take the order to fit out.",
                "The treaty stands: it would take a sentence that breaks it.",
            ),
            "",
        )
        first = PaperValue(
            "policy",
            "Paper of 10 October",
            sealed=True,
            preamble="The council, having regard to the state of the strait, resolves the following.",
            motions=opened,
        )
        return (
            first,
            PaperValue("orders", "Orders to the garrison", sealed=False, preamble="", motions=(greyed,)),
        )

    def _motion(self, id_: str, title: str) -> MotionValue:
        if id_ in self.signed:
            return MotionValue(id_, title, "signed", (), self.signed[id_], (), "")
        wordings = tuple(self._wording(id_, at) for at in range(3))
        return MotionValue(
            id_, title, "open", wordings, "", (), "The sentence that every later paper will quote."
        )

    def _wording(self, motion: str, at: int) -> WordingValue:
        id_, short, text = SENTENCES[at]
        order = f"sign {motion}/{id_}"
        stances = VOICES if at else tuple(replace(each, mood="refuses", short_by=3) for each in VOICES[1:])
        return WordingValue(
            order=order,
            id=id_,
            short=short,
            text=text,
            refusal="Four voices refuse it." if not at else "",
            stances=stances,
            arrows=ARROWS,
            effects=("Fitting out begins in secret.", "The islands will read it in a week."),
            label="documented",
            source="Minutes of the council, vol. 3",
            pending=order in self.pending,
        )

    def _dilemma(self) -> DilemmaValue:
        answers = (
            ("hold", "Hold the ship", "The brig stays in the harbour until the council has sat again.", True),
            (
                "free",
                "Let her sail",
                "She may sail on the morning tide, and what she saw sails with her.",
                False,
            ),
        )
        return DilemmaValue(
            "brig",
            "The brig in quarantine",
            "A brig of the islands lies in quarantine with a sick crew. Her "
            "master has counted the hulls in our docks and makes no secret of it. The doctor would let "
            "her go; the captain would not. Either way the islands will hear of it before the month is out.",
            tuple(self._answer(*answer) for answer in answers),
            "invented",
            "after a case of 1807",
        )

    def _answer(self, id_: str, title: str, text: str, is_default: int) -> AnswerValue:
        order = f"answer brig={id_}"
        return AnswerValue(
            order, id_, title, text, "", ("The islands' eye rises.",), order in self.pending, bool(is_default)
        )

    def _dials(self) -> tuple[DialValue, ...]:
        return (self._ration(), self._watch())

    def _ration(self) -> DialValue:
        names = (
            ("full", "Full ration", "As in peace."),
            ("half", "Half ration", "Hungry, and it will be noticed."),
        )
        given = next((order for order in self.pending if order.startswith("dial ")), "dial ration=full")
        settings = tuple(
            SettingValue(f"dial ration={id_}", id_, title, about, "", given == f"dial ration={id_}", 0)
            for id_, title, about in names
        )
        return DialValue(
            "ration",
            "Bread",
            "What a man is given a week.",
            "Hald asks that the ration be settled.",
            settings,
            0,
        )

    def _watch(self) -> DialValue:
        shares = {"pilots": 2, "consuls": 1, "fishermen": 0}
        given = next((order for order in self.pending if order.startswith("share watch ")), "")
        shares |= {part.split("=")[0]: int(part.split("=")[1]) for part in given.split()[2:]}
        settings = tuple(
            SettingValue(
                "", id_, id_.capitalize(), f"What the {id_} see.", refusal="", stands=False, tokens=count
            )
            for id_, count in shares.items()
        )
        return DialValue("watch", "Who is listened to", "Attention shared among sources.", "", settings, 3)

    def _promises(self) -> tuple[PromiseValue, ...]:
        offered = PromiseValue(
            "vik",
            "Vik",
            "A date for sailing is set",
            "",
            ("1820-10-20", "1820-10-31"),
            self._given("promise vik"),
        )
        due = PromiseValue(
            "hald", "Hald", "No ship is fitted out before the grain is in", "20 October", (), pending=False
        )
        return (offered, due) if self.turn else (offered,)

    def refusal(self, order: str) -> str:
        """Only the first wording is refused."""
        return "Four voices refuse it." if order.endswith("/at_once") else ""

    def give(self, order: str) -> str:
        """Keep the order, in place of an earlier one on the same thing."""
        if refusal := self.refusal(order):
            return refusal
        head = (
            order.split("/", maxsplit=1)[0].split("=", maxsplit=1)[0]
            if not order.startswith("share")
            else "share watch "
        )
        self.pending = {key: value for key, value in self.pending.items() if not key.startswith(head)}
        self.pending[order] = PendingValue(order, f"Ordered: {order}")
        return ""

    def take_back(self, order: str | None = None) -> bool:
        """Drop this order, or the last."""
        key = order or next(reversed(self.pending), "")
        return self.pending.pop(key, None) is not None

    def end_turn(self) -> TurnReport:
        """The days pass."""
        for order in self.pending:
            if order.startswith("sign "):
                motion, _, wording = order.removeprefix("sign ").partition("/")
                short = {id_: short for id_, short, _ in SENTENCES}[wording]
                self.signed[motion] = f"{short}, signed {DATES[self.turn]}"
        report = TurnReport(
            self.turn,
            PERIODS[self.turn],
            tuple(self.pending.values()),
            MOVED,
            TOLD,
            DISPATCHES,
            f"f{self.turn}",
            tuple(value for turn, value in self.interim.items() if turn == self.turn),
        )
        self.done.append(report)
        self.pending = {}
        self.turn += 1
        return report

    def play_out(self) -> Iterator[TurnReport | None]:
        """Turn after turn to the end or the verdict of a day, with a look ahead in between."""
        while not self.over:
            yield (report := self.end_turn())
            yield None
            if report.interim:
                return

    def ending(self) -> Ending:
        """How it ended."""
        return ENDING

    def opening_of(self, key: str) -> None:
        """Remember which cause was opened."""
        self.opened.append(key)

    def reports(self) -> tuple[TurnReport, ...]:
        """The turns so far."""
        return tuple(self.done)

    def note(self, text: str) -> str:
        """Keep a note."""
        self.notes.append(text)
        return ""

    def branch(self, turn: int, save: Path | None, identity: object) -> ScriptedGame:
        """A game at another sitting."""
        return ScriptedGame(turn=turn - 1)

    def close(self) -> None:
        """Let go of the save."""
        self.closed = True
