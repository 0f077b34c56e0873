"""The map of the scripted game: a strait, two ways, a front and ice."""

from __future__ import annotations

from game.report.values import (
    BoxValue,
    FigureValue,
    LineValue,
    MapValue,
    PlaceValue,
    RouteValue,
    TheatreValue,
    TintValue,
)

HULLS_SEEN = FigureValue("believed.hulls", "Hulls in the strait", "31 hulls", "26 to 36", ("−2", "+1"))
MAP = MapValue(
    "4 October 1820",
    BoxValue(-12, 26, 50, 66),
    theatres=(
        TheatreValue("strait", "The strait", BoxValue(6, 16, 53.5, 60)),
        TheatreValue("west", "The western isles", BoxValue(-11, 2, 54, 62)),
    ),
    places=(
        PlaceValue("home", "Ostrand", "Where the paper is written.", at=(12.6, 55.7)),
        PlaceValue(
            "isles",
            "Westerby",
            figures=(HULLS_SEEN, FigureValue("grain", "Grain", "9 loads")),
            at=(-4.6, 58.4),
            kind="port",
            rank=1,
        ),
        PlaceValue("quay", "Norquay", "A quay.", "documented", "Pilot", at=(-1.1, 60.2), kind="base", rank=2),
        PlaceValue("far", "Eastholm", at=(22.3, 60.4), kind="city", rank=3),
    ),
    routes=(
        RouteValue(
            "grain_way",
            "The grain way",
            figures=(FigureValue("grain", "Grain", "9 loads"),),
            kind="sea",
            points=((-4.6, 58.4), (4.0, 58.6), (10.5, 57.9), (12.6, 55.7)),
            through=("Westerby", "Ostrand"),
            moves=1,
        ),
        RouteValue(
            "post",
            "The post road",
            kind="road",
            points=((12.6, 55.7), (22.3, 60.4)),
            through=("Ostrand", "Eastholm"),
        ),
    ),
    lines=(
        LineValue(
            "war",
            "The war in the strait",
            figures=(FigureValue("gained", "Ground gained", "40 points"),),
            start=((8.0, 57.0), (8.4, 58.2)),
            goal=((11.6, 56.4), (11.8, 57.8)),
            share=0.4,
            between=("the reef", "the ferry"),
        ),
    ),
    tints=(TintValue("frost", "Ice in the gulf", look="ice", on="sea", boxes=(BoxValue(17, 26, 59, 66),)),),
)
