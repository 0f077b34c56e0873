"""What a screen, the plain mode, a golden file and the command line are given to show: plain frozen values.

All text is final and all numbers are already worded, so that the faces differ in layout alone and none holds
a rule. They are gathered here under one name, whichever side of the end of a turn they belong to.
"""

from __future__ import annotations

from game.report.page_values import (
    DeedKind,
    DeedValue,
    EssayValue,
    MomentValue,
    PointValue,
    RecordValue,
    SeriesValue,
)
from game.report.report_values import (
    BoardRowValue,
    BoardValue,
    Briefing,
    CauseKind,
    CauseValue,
    Ending,
    InterimValue,
    JudgedValue,
    MovedValue,
    PictureValue,
    ToldValue,
    TurnReport,
    WhyValue,
)
from game.report.sitting_values import (
    AnswerValue,
    ArrowValue,
    DialValue,
    DilemmaValue,
    DispatchValue,
    ForecastValue,
    HeadlineValue,
    Mood,
    MotionValue,
    PaperValue,
    PendingValue,
    PromiseValue,
    SettingValue,
    Sitting,
    StanceValue,
    WordingValue,
)

__all__ = [
    "AnswerValue",
    "ArrowValue",
    "BoardRowValue",
    "BoardValue",
    "Briefing",
    "CauseKind",
    "CauseValue",
    "DeedKind",
    "DeedValue",
    "DialValue",
    "DilemmaValue",
    "DispatchValue",
    "Ending",
    "EssayValue",
    "ForecastValue",
    "HeadlineValue",
    "InterimValue",
    "JudgedValue",
    "MomentValue",
    "Mood",
    "MotionValue",
    "MovedValue",
    "PaperValue",
    "PendingValue",
    "PictureValue",
    "PointValue",
    "PromiseValue",
    "RecordValue",
    "SeriesValue",
    "SettingValue",
    "Sitting",
    "StanceValue",
    "ToldValue",
    "TurnReport",
    "WhyValue",
    "WordingValue",
]
