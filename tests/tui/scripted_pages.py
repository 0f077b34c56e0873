"""What can be looked up in the scripted game: lines of its figures, its chronicle, its argument."""

from __future__ import annotations

from dataclasses import replace

from game.report.values import (
    BoardValue,
    CauseValue,
    DeedValue,
    EssayValue,
    MapValue,
    MomentValue,
    PictureValue,
    PointValue,
    RecordValue,
    SeriesValue,
    ToldValue,
    TurnReport,
    WhyValue,
)
from tests.tui.scripted_map import MAP
from tests.tui.scripted_values import BOARD, CAUSES, DATES, DISPATCHES, MOVED, PERIODS, TOLD, headlines

DAYS = (664840, 664847, 664857, 664868)
BRIEF = ("3 Oct 1820", "10 Oct 1820", "20 Oct 1820", "31 Oct 1820")
HULLS = (30.0, 27.0, 24.0, 25.0)
TRUE_HULLS = (28.0, 27.0, 21.0, 27.0)
RECORDED = RecordValue(664842, 664842, 31.0, "5 October 1820", "31 hulls", "Harbour gazette.")
SIGNED = DeedValue("sentence", "The question of the islands: should it turn to our gain")
ANSWERED = DeedValue("answer", "The brig in quarantine: Hold the ship, for want of an answer")
RATION = DeedValue("other", "Bread: Half ration")
DEEDS = ((SIGNED,), (SIGNED, ANSWERED, RATION), (RATION,), ())
HIDDEN = ("temper", "Temper of the islands")
ARGUED = EssayValue(
    "Of straits and grain",
    "After the harbour gazette of 1820.",
    (
        PointValue(
            "hulls_leave",
            "The islands send their ships away as long as they expect no attack.",
            "hulls",
            "Hulls in the strait (held true)",
            "27",
            "25 to 34",
            (30.0, 27.0),
            -1,
            ("The question of the islands", "Who is listened to"),
            "documented",
            "Harbour gazette, October 1820",
            "Eleven hulls stayed all winter, whatever was expected of the town.",
        ),
        PointValue(
            "bread",
            "A town that fits out a fleet eats less bread.",
            "grain",
            "Grain",
            "11 weeks",
            "",
            (14.0, 11.0),
            -1,
            ("Bread",),
            "inferred",
            "",
            "",
        ),
    ),
)


def moment(at: int, *, truth: bool) -> MomentValue:
    """The hulls at a sitting."""
    plain = MomentValue(
        at + 1,
        DAYS[at],
        DATES[at],
        BRIEF[at],
        HULLS[at],
        f"{HULLS[at]:.0f} hulls",
        (HULLS[at] - 4, HULLS[at] + 5),
        f"{HULLS[at] - 4:.0f} to {HULLS[at] + 5:.0f}",
        deeds=DEEDS[at],
    )
    if not truth:
        return plain
    return replace(plain, truth=TRUE_HULLS[at], truly=f"{TRUE_HULLS[at]:.0f} hulls")


def series(figure: str, title: str, turn: int, *, truth: bool) -> SeriesValue:
    """A line: with a band and a record for the hulls, plain for every other figure."""
    moments = [moment(at, truth=truth) for at in range(turn + 1)]
    record: tuple[RecordValue, ...] = (
        RecordValue(664842, 664842, 31.0, "5 October 1820", "31 hulls", "Harbour gazette."),
    )
    if figure != "hulls":
        moments = [replace(each, band=None, held="", truth=None, truly="") for each in moments]
        record = ()
    about = f"{title}: what it is, in a sentence or two."
    return SeriesValue(
        figure, title, "hulls", about, "documented · Harbour rolls", 1.0, is_day=False,
        moments=tuple(moments), record=record,
    )  # fmt: skip


class ScriptedBook:
    """Looks up what the scripted game holds; it invents nothing further."""

    turn: int
    watched = False

    def __init__(self, turn: int = 0, *, watched: bool = False) -> None:
        self.turn, self.watched = turn, watched

    @property
    def truth_told(self) -> bool:
        """At the end, and to one who watches."""
        return self.watched or self.turn >= 3

    @property
    def truth_unasked(self) -> bool:
        """At the end of a game that was played."""
        return self.turn >= 3 and not self.watched

    def opening_of(self, key: str) -> None:
        """Told which cause was opened."""

    def why(self, figure: str) -> WhyValue:
        """The causes of a figure."""
        titles = dict(self.figures())
        return WhyValue(
            figure,
            titles[figure],
            "0.00 weeks",
            "0.62 weeks",
            "What the stores would last at this ration.",
            "documented",
            "Harbour rolls of 1820",
            CAUSES,
            CAUSES[:1],
            (6.0, 6.0, 5.0, 3.0, 1.0, 0.0),
            ("Not signing the southern quay: about 26 points less anger.", "Half ration: two weeks more."),
        )

    def open_cause(self, key: str) -> tuple[CauseValue, ...]:
        """The causes of a cause."""
        self.opening_of(key)
        if key == "deep":
            return ()
        return (
            CauseValue(
                "figure:eye@0-1", "figure", "the islands' anger 74, limit 70", "+26", 26.0, opens=True
            ),
            CauseValue(
                "deep",
                "order",
                "sentence of 10 October, “should it turn to our gain”",
                "+3",
                3.0,
                "documented",
                "Minutes",
                "10 October",
                opens=True,
            ),
        )

    def figures(self) -> tuple[tuple[str, str], ...]:
        """Everything that can say why."""
        return tuple((value.id, value.title) for value in headlines(1))

    def charted(self, *, truth: bool = False) -> tuple[tuple[str, str], ...]:
        """The same, and in truth what is hidden."""
        return (*self.figures(), HIDDEN) if truth and self.truth_told else self.figures()

    def series(self, figure: str, *, truth: bool = False) -> SeriesValue:
        """A line."""
        title = dict(self.charted(truth=True))[figure]
        return series(figure, title, self.turn, truth=truth and self.truth_told)

    def chronicle(self) -> tuple[ToldValue, ...]:
        """All that was told, each turn the same, and a dispatch."""
        came = ToldValue(
            "pilots", "10 October 1820", "Pilots of the sound, 8 October", DISPATCHES[0].text, "", "",
            "dispatch", because="report:pilots",
        )  # fmt: skip
        opened = (replace(TOLD[0], because="event:fall"), replace(TOLD[1], moved="deed:clause"), TOLD[2])
        return tuple(
            replace(each, turn=turn) for turn in range(1, max(self.turn, 1) + 1) for each in (*opened, came)
        )

    def turn_report(self, turn: int) -> TurnReport | None:
        """What a turn did."""
        if not 1 <= turn <= self.turn:
            return None
        return TurnReport(turn, PERIODS[turn - 1], (), MOVED, TOLD, DISPATCHES, "")

    def boards(self) -> tuple[BoardValue, ...]:
        """Three courses."""
        return (BOARD,)

    def pictures(self) -> tuple[PictureValue, ...]:
        """One drawing."""
        return (PictureValue("fruit", "The fruit", "green", "4 %", ("    ,-.", "   (   )", "    `-'")),)

    def map_now(self) -> MapValue | None:
        """A strait, two ways and a front."""
        return MAP

    def essay(self) -> EssayValue | None:
        """Two points."""
        return ARGUED
