"""A map is drawn whole at every size, height and manner, and a point lies where its degrees say."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.color import Color

from game.report.values import BoxValue, PlaceValue
from game.tui.terminal import Depth
from game.tui.themes import PAINTS, theme_of
from game.tui.widgets.canvas import Ink, clipped, traced
from game.tui.widgets.coast import FILE, LAKE, LAND, SEA, Extent, sampled, world
from game.tui.widgets.map_ground import Manner, ground, manner_of
from game.tui.widgets.map_inks import INKS, LEAST, WORDS, MapInks, contrast
from game.tui.widgets.map_layers import KINDS, Drawing, draw
from game.tui.widgets.projection import POLE, Frame, fitted, panned, resized, within, zoomed
from tests.tui.scripted_map import MAP

MANNERS: tuple[Manner, ...] = ("blocks", "braille", "ascii")
GROUNDS = ("deep", "sea", "shallow", "lake", "land", "ice", "snow", "mud", "rain", "cursor")
widths, heights = st.integers(1, 240), st.integers(1, 70)
sizes = st.tuples(widths, heights)
moves = st.lists(st.tuples(st.floats(0.2, 6), st.floats(-80, 80), st.floats(-40, 40)), max_size=4)


@st.composite
def boxes(draws: st.DrawFn) -> BoxValue:
    """A window anywhere, perhaps over the date line."""
    west, south = draws(st.floats(-180, 180)), draws(st.floats(-80, 70))
    return BoxValue(west, west + draws(st.floats(1, 200)), south, min(south + draws(st.floats(1, 80)), 85.0))


def moved(frame: Frame, window: BoxValue, steps: list[tuple[float, float, float]]) -> Frame:
    """The frame after zooming and panning about."""
    for nearer, across, down in steps:
        frame = panned(zoomed(frame, window, nearer, (frame.x, frame.y)), window, across, down)
    return frame


@given(boxes(), sizes, moves, st.floats(-300, 300), st.floats(-100, 100))
def test_a_point_is_found_again(
    window: BoxValue, size: tuple[int, int], steps: list[tuple[float, float, float]], x: float, y: float
) -> None:
    """Degrees to cells and back is where one began."""
    frame = moved(fitted(window, window, *size), window, steps)
    assert frame.degrees(*frame.cell(x, y)) == pytest.approx((x, y), abs=1e-6)
    assert frame.cell(*frame.degrees(x, y)) == pytest.approx((x, y), abs=1e-4)


@given(boxes(), sizes, moves)
def test_the_picture_stays_at_the_window_and_off_the_poles(
    window: BoxValue, size: tuple[int, int], steps: list[tuple[float, float, float]]
) -> None:
    """However one zooms and pans, the middle lies in the window and no row beyond the ice."""
    frame = moved(fitted(window, window, *size), window, steps)
    assert window.west <= frame.x <= window.east
    assert frame.extent.wide <= 360 + 1e-6
    assert frame.extent.south >= -POLE - 1e-6
    assert frame.extent.north <= POLE + 1e-6


@given(boxes(), sizes, sizes)
def test_a_window_fits_into_any_picture(
    window: BoxValue, size: tuple[int, int], other: tuple[int, int]
) -> None:
    """All of it across is seen, unless the poles stand in the way; another size keeps what is across."""
    frame = fitted(window, window, *size)
    extent = frame.extent
    if extent.high < 2 * POLE - 1e-6:
        assert extent.west <= window.west + 1e-6
        assert window.east - 1e-6 <= extent.east
    assert resized(frame, *other).extent.wide == pytest.approx(extent.wide)
    assert within(frame, window) == frame


def drawn(
    manner: Manner, size: tuple[int, int], steps: list[tuple[float, float, float]], cursor: str
) -> Drawing:
    """The scripted map."""
    frame = moved(fitted(MAP.window, MAP.window, *size), MAP.window, steps)
    return draw(ground(frame, manner, MAP.tints), frame, MAP, cursor, manner)


@given(st.sampled_from(MANNERS), sizes, moves, st.sampled_from(["", *(thing.id for thing in MAP.things)]))
def test_every_cell_is_drawn_at_any_size(
    manner: Manner, size: tuple[int, int], steps: list[tuple[float, float, float]], cursor: str
) -> None:
    """Each line is as wide as the picture, each role has a look, and what is owned is a thing."""
    picture = drawn(manner, size, steps, cursor)
    lines = ["".join(cell.sign for cell in line) for line in picture.picture]
    assert [cell_len(line) for line in lines] == [size[0]] * size[1]
    assert {cell.ground for line in picture.picture for cell in line} <= set(GROUNDS)
    assert {cell.ink for line in picture.picture for cell in line} <= {*INKS, *GROUNDS}
    assert set(picture.owners.values()) <= {thing.id for thing in MAP.things}
    if manner == "ascii":
        assert all(line.isascii() for line in lines)


@pytest.mark.parametrize("manner", MANNERS)
def test_the_world_is_drawn_once_the_window_is_the_world(manner: Manner) -> None:
    """Nothing fails where the window is as large as it can be."""
    window = BoxValue(-180, 180, -90, 90)
    frame = fitted(window, window, 100, 30)
    assert len(ground(frame, manner, ())) == 30


def test_names_lie_on_no_sign_and_on_no_other_name() -> None:
    """The names of all places that are written are read whole."""
    picture = drawn("blocks", (120, 40), [], "")
    text = "\n".join("".join(cell.sign for cell in line) for line in picture.picture)
    assert [place.title for place in MAP.places if place.title not in text] == []
    assert "Westerby 31 hulls (26 to 36)" in text
    assert text.count(KINDS["city"][0]) == sum(place.kind == "city" for place in MAP.places)


def test_a_figure_of_nought_is_not_said() -> None:
    """A map says what there is."""
    figure = replace(MAP.places[1].figures[0], nothing=True)
    value = replace(MAP, places=(replace(MAP.places[1], figures=(figure,)),))
    frame = fitted(MAP.window, MAP.window, 120, 40)
    picture = draw(ground(frame, "blocks", ()), frame, value, "", "blocks").picture
    assert "31 hulls (" not in "".join(cell.sign for line in picture for cell in line)


def test_a_wide_name_takes_the_cells_it_needs() -> None:
    """Signs of two cells keep the line as wide as it was."""
    place = PlaceValue("wide", "東京", at=(0.0, 58.0))
    frame = fitted(MAP.window, MAP.window, 60, 20)
    picture = draw(ground(frame, "blocks", ()), frame, replace(MAP, places=(place,)), "", "blocks").picture
    assert {cell_len("".join(cell.sign for cell in line)) for line in picture} == {60}


@pytest.mark.parametrize(("depth", "unicode", "manner"), [
    ("truecolor", True, "blocks"), ("256", True, "blocks"), ("16", True, "braille"),
    ("none", True, "braille"),
    ("truecolor", False, "ascii"), ("none", False, "ascii"),
])  # fmt: skip
def test_the_manner_follows_the_terminal(depth: str, *, unicode: bool, manner: Manner) -> None:
    """Blocks need colours, dots need signs, ASCII needs nothing."""
    assert manner_of(depth, unicode=unicode) == manner


@pytest.mark.parametrize("depth", ["truecolor", "256", "16", "none"])
@pytest.mark.parametrize("name", PAINTS)
def test_what_is_read_on_a_map_can_be_read_on_every_ground(name: str, depth: Depth) -> None:
    """Names and figures have a contrast of 4.5 on sea, land, ice and cursor."""
    inks = MapInks(theme_of(name, depth).variables, depth)
    for ink in WORDS:
        for on in GROUNDS:
            look = inks.look(ink, on)
            assert look.color is not None
            assert look.bgcolor is not None
            colours = [Color(*each.get_truecolor()) for each in (look.color, look.bgcolor)]
            assert contrast(*colours) >= LEAST, (ink, on)


@pytest.mark.parametrize(
    ("longitude", "latitude", "found"),
    [
        (2.0, 47.0, LAND),
        (-30.0, 45.0, SEA),
        (109.0, 54.3, LAKE),
        (-87.5, 44.0, LAKE),
        (175.9, -38.8, LAKE),
        (25.0, 0.0, LAND),
    ],
)
def test_coasts_and_lakes_are_where_they_are(longitude: float, latitude: float, found: int) -> None:
    """Six points of the earth are what they are, whatever the height one looks from."""
    for reach in (0.05, 0.1):
        extent = Extent(longitude - reach, longitude + reach, latitude - reach, latitude + reach)
        assert sampled(extent, 1, 1).tolist() == [[found]]


def test_the_coasts_fit_in_a_small_file() -> None:
    """A share of land near that of the earth, in less than sixty thousand bytes."""
    assert FILE.stat().st_size < 60_000
    assert 0.3 < (world() != SEA).mean() < 0.36  # a grid of degrees shows the poles too large


def test_the_date_line_is_no_edge() -> None:
    """What lies beyond 180 degrees is what lies west of it."""
    over, plain = sampled(Extent(178, 186, 60, 70), 80, 100), sampled(Extent(-182, -174, 60, 70), 80, 100)
    assert over.tolist() == plain.tolist()


ends = st.tuples(st.floats(-500, 500), st.floats(-500, 500))


@given(ends, ends, sizes)
def test_a_line_is_cut_at_the_edges(
    one: tuple[float, float], other: tuple[float, float], size: tuple[int, int]
) -> None:
    """What is left lies in the picture, and dots off it are not set."""
    for x, y in clipped(one, other, size) or ():
        assert -1e-6 <= x <= size[0] + 1e-6
        assert -1e-6 <= y <= size[1] + 1e-6
    assert len(list(traced((one, other), 2, 4, size))) <= 4 * sum(size) + 4
    ink = Ink(*size)
    ink.line((one, other), "rail")
    assert all(0 <= x < size[0] and 0 <= y < size[1] for x, y in ink.cells)
