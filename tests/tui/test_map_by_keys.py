"""The map is gone about on by keys alone and by the mouse alone, at the table and in a replay."""

from __future__ import annotations

import pytest
from textual import events

from game.tui.app import PersimmonApp
from game.tui.screens.map_room import MapRoom
from game.tui.screens.why import Why
from game.tui.widgets.map_layers import KINDS
from game.tui.widgets.map_view import MapView
from tests.tui.driving import REPLAY, RESUME, click, lines, place_of, playing, press, text

WIDE = (120, 40)


def the_map(app: PersimmonApp) -> MapView:
    """The map on the screen."""
    return app.screen.query_one(MapView)


async def test_the_map_opens_and_is_left_by_keys() -> None:
    """One key from the table and one back; places, ways, fronts and their figures are on it."""
    async with playing(RESUME, "m", size=WIDE) as (app, pilot, _):
        shown = text(app)
        assert lines(app)[0].startswith(" Map")
        told = ("Ostrand", "Westerby", "31 hulls (26 to 36)", "Ice in the gulf")
        assert [name for name in told if name not in shown] == []
        await press(pilot, "escape")
        assert not isinstance(app.screen, MapRoom)


async def test_tab_goes_through_everything_and_round() -> None:
    """Fronts, ways and places come one after the other, each told beside the map."""
    async with playing(RESUME, "m", size=WIDE) as (app, pilot, _):
        view, seen = the_map(app), []
        for _ in view.things:
            seen.append(view.cursor)
            assert view.things[view.cursor].title in text(app)
            await press(pilot, "tab")
        assert (seen, view.cursor) == (list(view.things), seen[0])
        await press(pilot, "shift+tab")
        assert view.cursor == seen[-1]


async def test_arrows_go_to_what_lies_that_way() -> None:
    """From the middle each arrow leads nearer to its edge; where nothing lies the map moves."""
    async with playing(RESUME, "m", size=WIDE) as (app, pilot, _):
        view = the_map(app)
        view.put_cursor("home")
        await press(pilot, "right")
        assert view.cursor in {"far", "post"}
        await press(pilot, *["left"] * 6)
        assert view.cursor == "isles"
        before = view.frame
        await press(pilot, "down", "down", "down", "shift+up", "shift+down", "shift+left", "shift+right")
        assert view.frame.step == before.step


async def test_zoom_parts_and_the_whole() -> None:
    """Nearer, further and the named parts change what is seen, and the whole brings it back."""
    async with playing(RESUME, "m", size=WIDE) as (app, pilot, _):
        view = the_map(app)
        whole = view.frame
        await press(pilot, "+", "+")
        assert view.frame.step < whole.step / 2
        await press(pilot, "-", "-", "-")
        assert view.frame.step == pytest.approx(whole.step)
        await press(pilot, "t")
        assert (view.theatre, "▸The strait" in text(app)) == (0, True)
        await press(pilot, "t", "t")
        assert (view.theatre, view.frame) == (-1, whole)


async def test_enter_asks_why_of_the_figure_under_the_cursor() -> None:
    """One figure is asked at once, of several one is chosen, of none nothing."""
    async with playing(RESUME, "m", size=WIDE) as (app, pilot, shelf):
        view = the_map(app)
        asked = shelf.games[0].figures()[0][0]
        room = app.screen
        assert isinstance(room, MapRoom)
        room._why(asked)
        await press(pilot)
        assert isinstance(app.screen, Why)
        await press(pilot, "escape")
        view.put_cursor("isles")
        await press(pilot, "enter")
        assert "Westerby: why which figure?" in text(app)
        await press(pilot, "escape")
        view.put_cursor("far")
        await press(pilot)
        assert "Enter why" not in lines(app)[-1]


async def test_everything_can_be_done_with_the_mouse() -> None:
    """Hovering tells, a click moves the cursor, a second opens; parts, keys and names can be clicked."""
    async with playing(RESUME, size=WIDE) as (app, pilot, _):
        await click(app, pilot, "m map")
        view = the_map(app)
        quay = place_of(app, "Norquay")
        await pilot.hover(offset=quay)
        await press(pilot)
        assert "documented: Pilot" in text(app)
        assert view.cursor != "quay"
        await pilot.click(offset=quay)
        await press(pilot)
        assert view.cursor == "quay"
        await click(app, pilot, "The western isles")
        assert view.theatre == 1
        step = view.frame.step
        await click(app, pilot, "+ nearer")
        assert view.frame.step < step
        await click(app, pilot, "Westerby")
        await click(app, pilot, "Westerby")
        assert "why which figure?" in text(app)
        await press(pilot, "escape")
        await click(app, pilot, "Esc back")
        assert not isinstance(app.screen, MapRoom)


async def test_the_map_is_pulled_along_with_the_mouse() -> None:
    """With a button held the picture follows the mouse, and letting go picks nothing."""
    async with playing(RESUME, "m", "+", "+", size=WIDE) as (app, pilot, _):
        view = the_map(app)
        before, cursor = view.frame, view.cursor
        await pilot.mouse_down(view, offset=(40, 20))
        view.on_mouse_move(moving(view, 30, 15))
        await press(pilot)
        assert (view.frame.x, view.frame.y) == pytest.approx(
            (before.x + 10 * before.step, before.y - 5 * before.high), abs=1e-6
        )
        await pilot.mouse_up(view, offset=(30, 15))
        assert view.cursor == cursor


def moving(view: MapView, x: int, y: int) -> events.MouseMove:
    """The mouse over a cell, with its first button held."""
    return events.MouseMove(view, x, y, 0, 0, 1, shift=False, meta=False, ctrl=False)


async def test_what_does_not_fit_beside_the_map_is_read_on_by_keys() -> None:
    """A page down and a page up move what is told, and nothing else."""
    async with playing(RESUME, "m", size=(100, 24)) as (app, pilot, _):
        the_map(app).put_cursor("isles")
        await press(pilot, "pagedown", "pageup")
        assert "Westerby" in text(app)


async def test_the_wheel_zooms_about_the_mouse() -> None:
    """The point under the mouse keeps its place."""
    async with playing(RESUME, "m", size=WIDE) as (app, pilot, _):
        view = the_map(app)
        x, y = place_of(app, KINDS["base"][0])
        here = view.frame.degrees(x, y - view.region.y)
        view.zoom(1.5, here)
        await press(pilot)
        assert view.frame.cell(*here) == pytest.approx((x, y - view.region.y), abs=0.6)


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (132, 43), (240, 70)])
@pytest.mark.parametrize(("depth", "unicode"), [("truecolor", True), ("16", True), ("none", False)])
async def test_it_is_drawn_at_every_size_and_on_every_terminal(
    size: tuple[int, int], depth: str, *, unicode: bool
) -> None:
    """From the least screen to the largest, in blocks, dots and ASCII, the thing under the cursor is told."""
    async with playing(RESUME, size=size) as (app, pilot, _):
        app.put("colours", depth)
        app.put("signs", "unicode" if unicode else "ascii")
        await press(pilot, "m", "tab")
        shown = text(app)
        assert "The grain way" in shown
        assert "9 loads" in shown
        if not unicode:
            drawn = lines(app)[3 : 3 + the_map(app).size.height]
            width = the_map(app).size.width
            assert all(line[:width].isascii() for line in drawn)


async def test_another_size_and_another_theme_keep_the_place() -> None:
    """A resized or recoloured map shows what it showed."""
    async with playing(RESUME, "m", "t", "+", size=WIDE) as (app, pilot, _):
        view = the_map(app)
        before = (view.frame.x, view.frame.y, view.cursor)
        await pilot.resize_terminal(80, 24)
        await press(pilot, "ctrl+t")
        assert view.cursor == before[2]
        assert view.frame.x == pytest.approx(before[0], abs=1)
        assert view.frame.y == pytest.approx(before[1], abs=1)


async def test_a_replay_has_its_map() -> None:
    """What is watched can be looked at, as it was known then."""
    async with playing(REPLAY, "m", size=WIDE) as (app, pilot, _):
        assert isinstance(app.screen, MapRoom)
        await press(pilot, "escape")
        assert not isinstance(app.screen, MapRoom)
