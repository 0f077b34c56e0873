"""What the scripted game shows: every kind of value once, at the lengths that a scenario writes."""

from __future__ import annotations

from dataclasses import replace

from game.report.values import (
    ArrowValue,
    BoardRowValue,
    BoardValue,
    Briefing,
    CauseValue,
    DispatchValue,
    Ending,
    ForecastValue,
    HeadlineValue,
    JudgedValue,
    Mood,
    MovedValue,
    StanceValue,
    ToldValue,
)

DATES = ("3 October 1820", "10 October 1820", "20 October 1820", "31 October 1820")
PERIODS = ("3 to 9 October", "second week of October", "third week of October", "last week of October")
OPENING = (
    "Ostrand, Tuesday 3 October 1820. The strait has closed to the grain ships of the south. "
    "Nine weeks ago your steward signed a treaty with the islands; tonight he asks the council "
    "to break it. The garrison will sail when the islands have sent their ships away: it counts "
    "30 hulls and wants 15. Grain for 14 weeks. Ice by the end of the month. You draft the "
    "paper that all must sign."
)
FIGURES = ("grain", "hulls", "chance", "eye", "season", "front")


def headline(id_: str, title: str, shown: str, **more: object) -> HeadlineValue:
    """A headline with ordinary values where a test does not care."""
    plain = HeadlineValue(
        id=id_,
        title=title,
        shown=shown,
        value=0.0,
        low=None,
        high=None,
        band="",
        trend=(3.0, 3.0, 2.0),
        direction=-1,
        better="up",
        wanted="",
        word="",
        glyph="",
        about=f"{title}: what it is, in a sentence or two.",
        new=False,
        fraction=0.5,
    )
    return replace(plain, **more)  # type: ignore[arg-type]


def headlines(turn: int) -> tuple[HeadlineValue, ...]:
    """Six figures; the last is new at the second sitting."""
    shown = (
        headline(
            "hulls",
            "Hulls",
            str(30 - 3 * turn),
            band="25 to 34",
            wanted="15",
            better="down",
            fraction=0.7,
        ),
        headline(
            "chance",
            "Ripeness",
            "4 %",
            band="1 to 9 %",
            word="green",
            trend=(1.0, 2.0, 4.0),
            direction=1,
            fraction=0.04,
        ),
        headline(
            "eye",
            "The islands' eye",
            "41",
            band="30 to 52",
            word="watching",
            glyph="◔",
            direction=1,
            better="down",
            fraction=0.41,
            trend=(30.0, 34.0, 41.0),
        ),
        headline("grain", "Grain", f"{14 - 3 * turn} weeks", word="enough for the winter", fraction=0.6),
        headline("season", "Season", "3 good weeks", word="open water", fraction=0.3),
        headline(
            "front",
            "The southern war",
            "620 miles",
            band="560 to 690",
            direction=0,
            better="neither",
            trend=(6.0,),
            new=turn == 1,
        ),
    )
    return shown if turn else shown[:5]


def stance(voice: str, title: str, mood: Mood, says: str, short: int = 0) -> StanceValue:
    """A voice on a wording."""
    offices = {
        "brand": "Captain of the garrison",
        "moller": "Chancellor",
        "hald": "Harbour master",
        "vik": "Steward",
    }
    score = {"signs": 1.0, "signs if": -0.5, "refuses": -2.0, "silent": 0.0}[mood]
    return StanceValue(voice, title, offices.get(voice, "The Crown's chamberlain"), mood, score, says, short)


VOICES = (
    stance(
        "brand",
        "Brand",
        "signs",
        "Late, but it is a sentence. Give me the tide of the ninth and I need no other.",
    ),
    stance("moller", "Moller", "signs", "It binds us to nothing that the last paper did not."),
    stance(
        "hald",
        "Hald",
        "signs if",
        "The stores hold 14 weeks. The paper says grain before glory; I signed that one.",
        1,
    ),
    stance(
        "vik",
        "Vik",
        "refuses",
        "I told their envoy: at once. A man who waits for fruit to fall eats what the wasps leave.",
        2,
    ),
    stance("crown", "The Chamberlain", "silent", "The Crown has asked when, and was not told."),
)
ARROWS = (
    ArrowValue("chance", "your odds", 1, 2, "up"),
    ArrowValue("eye", "their fear", 1, 1, "down"),
)
SENTENCES = (
    (
        "at_once",
        "at once",
        (
            "The council shall break the treaty and sail against the islands at once, without regard to "
            "the state of the southern war."
        ),
    ),
    (
        "should_it_turn",
        "should it turn to our gain",
        (
            "Should the southern war turn to our advantage, we shall settle the "
            "question of the islands by force and so make the strait safe; "
            "preparations shall meanwhile be made in secret."
        ),
    ),
    (
        "not_this_year",
        "not this year",
        "The council shall keep the treaty and take no action against the islands this year.",
    ),
)


DISPATCHES = (
    DispatchValue(
        "pilots",
        "Pilots of the sound",
        "Four three-masters passed the light before dawn on the ninth, standing "
        "south, low in the water. The watch counted twice and differs by one. None was seen to come back.",
        "8 October",
        0,
        "Fishermen paid by the hull; they count what they are paid to count.",
    ),
    DispatchValue(
        "consul",
        "Consul at Maren",
        "The line in the south holds. The prince has been told otherwise and prefers it.",
        "29 September",
        1,
        "A careful man, two weeks from the front.",
    ),
)
FORECAST = ForecastValue("sail", "Before the ice", "Will the fleet have sailed before the ice?", "4 %", None)
CAUSES = (
    CauseValue(
        "embargo",
        "event",
        "Embargo of the southern ports",
        "−0.62",
        -0.62,
        "documented",
        "Foreign Relations 1820",
        "9 October",
        opens=True,
    ),
    CauseValue("other", "flow", "no other seller would sell", "0.00", 0.0),
)
MOVED = (
    MovedValue(
        "hulls",
        "Hulls",
        "30",
        "28",
        "−2",
        (CauseValue("a", "source", "two sources agree for the first time", "−2", -2.0),),
        "down",
    ),
    MovedValue(
        "eye",
        "The islands' eye",
        "34",
        "41",
        "+7",
        (
            CauseValue("b", "order", "your clause of 10 October was read on the islands", "+5", 5.0),
            CauseValue("c", "flow", "fitting out seen from the sound", "+2", 2.0),
        ),
        "down",
    ),
    MovedValue(
        "grain",
        "Grain",
        "14 weeks",
        "11 weeks",
        "−3",
        (CauseValue("d", "flow", "bread for the town", "−3", -3.0),),
        "up",
    ),
)
TOLD = (
    ToldValue(
        "fall",
        "5 October 1820",
        "Maren falls",
        "The southern army entered Maren on the evening of the fifth. The garrison "
        "had been told to hold for a month and held for six days.",
        "documented",
        "Harbour gazette",
        "event",
    ),
    ToldValue(
        "clause",
        "10 October 1820",
        "Should it turn to our gain",
        "“Should the southern war turn to our advantage, we "
        "shall settle the question of the islands by force.”",
        "documented",
        "Minutes",
        "clause",
    ),
    ToldValue(
        "letter",
        "10 October 1820",
        "An envelope from the islands is sealed",
        "It opens when the game ends.",
        "",
        "",
        "envelope",
    ),
)
BOARD = BoardValue(
    "Three courses",
    (
        BoardRowValue(
            "North, against the islands",
            "29 October",
            (
                (True, "The treaty is broken"),
                (False, "15 hulls or fewer are believed to lie in the strait"),
                (False, "The fleet is fitted out"),
            ),
            "A stranger's count of the hulls.",
            "A week of open water; three weeks of grain.",
        ),
        BoardRowValue(
            "South, for the grain ports",
            "15 November",
            ((False, "The quay is ours"),),
            "Nothing that is needed.",
            "The goodwill of the league.",
        ),
        BoardRowValue(
            "Waiting", "", ((True, "Grain for the winter"),), "A truer count.", "Grain, and the season."
        ),
    ),
)
ENDING = Ending(
    verdict="free",
    title="Hands free under embargo",
    u=0.45,
    regret=12.0,
    luck=-3.0,
    forecasts=(),
    epilogue="15 October. The fleet lay in harbour and the sound froze behind it.\n\n5 December. The "
    "southern army went back by the road it had come.\n\n8 December. The council sat with nothing to sign.",
    ledger=(
        ToldValue(
            "dead",
            "",
            "The southern towns",
            "Eleven thousand dead of hunger on the road from Maren.",
            "inferred",
            "",
            "text",
        ),
    ),
    envelopes=(
        ToldValue(
            "letter",
            "10 October 1820",
            "From the islands, sealed 10 October",
            "They counted our docks on the fourth "
            "and believed for two weeks that we would sail. Then they ceased to.",
            "invented",
            "",
            "envelope",
        ),
    ),
    judged=(
        JudgedValue(
            "10 October",
            "The question of the islands",
            "should it turn to our gain",
            "not this year",
            12.0,
            "4 %, band 1 to 9",
        ),
    ),
    truths=("Hulls: believed 25 to 34, in truth 27.",),
)
BRIEFING = Briefing(
    "ostrand",
    "The Strait of Ostrand",
    "A council, a treaty and a closing season.",
    "You hold the pen of a harbour council for four weeks.\n\nYou never see the truth, only reports.",
    ("Keep the hands of the town free.", "Keep the grain flowing."),
    "It ends on 31 October, or when the town sails.",
    15,
)
