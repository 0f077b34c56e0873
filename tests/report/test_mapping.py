"""The map shows what the scenario lets it show, at its degrees, its figures as printed elsewhere."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from game.report.mapping import map_of
from game.report.past import Past
from game.report.values import MapValue
from game.report.wording import number
from game.ruleset.compiling import compile_scenario
from game.scenario.mapping import Line, Place, Route, Tint, Window
from game.scenario.showing import Scenario
from tests.laws.playing import played
from tests.laws.telling import the_toy


def the_map(scenario: Scenario, past: Past | None = None) -> MapValue:
    """The map of a scenario as it stands at the end of a game."""
    found = map_of(past or played(compile_scenario(scenario), 1, []))
    assert found is not None
    return found


def over_the_line() -> Scenario:
    """A map of the ocean about the date line."""
    at = {"kind": "base", "latitude": 0.0}
    places = {
        "left": Place(title="Left", longitude=170.0, **at),  # type: ignore[arg-type]
        "right": Place(title="Right", longitude=-160.0, **at),  # type: ignore[arg-type]
        "beyond": Place(title="Beyond", longitude=140.0, latitude=0.0, kind="bend"),
    }
    routes = {"way": Route(title="Way", kind="sea", through=("beyond", "right"), moves="-2")}
    lines = {"front": Line(title="Front", start=("left",), goal=("right",), share="0.25")}
    box = {"north": 5.0, "south": -5.0}
    tints = {"ice": Tint(title="Ice", look="ice", on="sea", boxes=({"west": 175.0, "east": -170.0, **box},))}  # type: ignore[arg-type]
    window = Window(west=150.0, east=-140.0, north=40.0, south=-20.0)
    drawn = {"places": places, "routes": routes, "lines": lines, "tints": tints, "window": window}
    return the_toy().model_copy(update=drawn)


def test_longitudes_run_on_over_the_date_line() -> None:
    """Window, places, ways, fronts and tints lie side by side, whichever sign their degrees had."""
    shown = the_map(over_the_line())
    assert [shown.window.west, shown.window.east] == [150, 220]
    assert [place.at[0] for place in shown.places] == [170, 200]
    assert list(shown.routes[0].points) == [(140.0, 0.0), (200.0, 0.0)]
    assert list(shown.lines[0].now) == [(177.5, 0.0)]
    assert [shown.tints[0].boxes[0].west, shown.tints[0].boxes[0].east] == [175, 190]


def test_corners_are_not_drawn_and_not_named() -> None:
    """A bend is a point of a way and no place."""
    shown = the_map(over_the_line())
    assert [place.id for place in shown.places] == ["left", "right"]
    assert shown.routes[0].through == ("Right",)
    assert shown.routes[0].moves == -1


def test_a_figure_is_printed_with_its_band_and_its_last_changes() -> None:
    """What is believed has a band; the changes of the last turns are differences of what was printed."""
    past = played(compile_scenario(the_toy()), 1, [])
    shown = the_map(the_toy(), past)
    strand = next(place for place in shown.places if place.id == "strand")
    figure = strand.figures[0]
    assert figure.band.count(" to ") == 1
    assert figure.shown.split()[0] in figure.shown
    earlier = [tick for tick in past.sittings if tick < past.now][-2:]
    values = [round(past.view(tick).figure(figure.figure)) for tick in (*earlier, past.now)]
    changes = [number(b - a, 1, signed=True) for a, b in pairwise(values)]
    assert list(figure.moved) == changes[::-1]


@pytest.mark.parametrize(("appears", "drawn"), [("true", 1), ("date < 1820-01-01", 0), ("wall >= 0", 1)])
def test_a_thing_is_drawn_while_it_appears(appears: str, drawn: int) -> None:
    """Nothing is told by the map before the scenario says so."""
    toy = the_toy()
    for kind in ("places", "routes", "lines", "tints"):
        id, thing = next(iter(getattr(toy, kind).items()))
        things = {**getattr(toy, kind), id: thing.model_copy(update={"appears": appears})}
        scenario = toy.model_copy(update={kind: things})
        found = [each.id for each in getattr(the_map(scenario), kind)]
        assert found.count(id) == drawn


def test_a_front_never_leaves_its_ground() -> None:
    """A share below nothing or above one is held at the end of the way."""
    toy = the_toy()
    for share, held in (("-3", 0.0), ("0.5", 0.5), ("7", 1.0)):
        lines = {"quay_line": toy.lines["quay_line"].model_copy(update={"share": share, "appears": "true"})}
        assert the_map(toy.model_copy(update={"lines": lines})).lines[0].share == held


def test_a_scenario_without_a_window_has_no_map() -> None:
    """Nothing is drawn where nothing was said to be."""
    bare: dict[str, Any] = {"window": None, "places": {}, "routes": {}, "lines": {}, "tints": {}}
    assert map_of(played(compile_scenario(the_toy().model_copy(update=bare)), 1, [])) is None
