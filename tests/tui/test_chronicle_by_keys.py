"""The chronicle and the argument are searched as one types, sorted and opened, by keys and by clicks."""

from __future__ import annotations

from game.tui.widgets.inks import Palette
from tests.tui.driving import REPLAY, RESUME, click, lines, playing, press, text


async def test_the_newest_comes_first_and_o_turns_it_round() -> None:
    """Turns stand in falling order until `o`, which the head says."""
    async with playing(RESUME, "c") as (app, pilot, _):
        assert "newest first" in lines(app)[0]
        assert text(app).index("Pilots of the sound") < text(app).index("An envelope")
        await press(pilot, "o")
        assert "oldest first" in lines(app)[0]
        assert "Maren falls" in lines(app)[6]


async def test_the_kinds_are_walked_and_counted() -> None:
    """Each kind says how many there are, and only its own entries stay."""
    async with playing(RESUME, "c", "right") as (app, pilot, _):
        assert "[decided 1]" in lines(app)[2]
        assert "Should it turn to our gain" in text(app)
        assert "Maren falls" not in text(app)
        await press(pilot, "left", "left")
        assert "[envelopes 1]" in lines(app)[2]
        assert "1 of 4" in lines(app)[0]


async def test_it_is_searched_as_one_types_and_the_letters_stand_out() -> None:
    """Each letter narrows the list; Escape brings everything back and then leaves."""
    async with playing(RESUME, "c", "slash", *"GARR") as (app, pilot, _):
        assert "1 of 4" in lines(app)[0]
        found = Palette(app.theme_variables, "ground").look("found")
        strips = app.screen._compositor.render_strips()
        assert "garr" in {seg.text for strip in strips for seg in strip if seg.style == found}
        await press(pilot, "backspace", "z")
        assert "Nothing of this kind holds these letters." in text(app)
        await press(pilot, "escape")
        assert "4 of 4" in lines(app)[0]
        await press(pilot, "escape")
        assert "second week of October" in lines(app)[0]


async def test_letters_typed_are_letters_and_no_keys() -> None:
    """While one types, o and t are sought and neither sort nor lead away; Enter goes to what is found."""
    async with playing(RESUME, "c", "slash", *"to") as (app, pilot, _):
        assert "newest first" in lines(app)[0]
        await press(pilot, "enter", "o")
        assert "oldest first" in lines(app)[0]


async def test_an_entry_opens_into_what_stood_behind_it() -> None:
    """Enter opens it in full; its causes open as those of a figure do, and lead to why and chart."""
    async with playing(RESUME, "c", "o", "enter") as (app, pilot, shelf):
        assert lines(app)[0].startswith(" 5 October 1820")
        assert "What stood behind it" in text(app)
        assert shelf.games[0].opened == ["event:fall"]
        await press(pilot, "g")
        assert lines(app)[0].startswith(" Chart   The islands' eye")
        await press(pilot, "escape", "w")
        assert lines(app)[0].startswith(" Why")


async def test_a_sentence_opens_into_what_it_moved() -> None:
    """The other way from an entry: what came of it."""
    async with playing(RESUME, "c", "right", "enter") as (app, _, _):
        assert "What it moved by itself, to this day" in text(app)


async def test_an_envelope_says_when_it_opens() -> None:
    """Nothing stands under it before the end, and it says so."""
    async with playing(RESUME, "c", "left", "enter") as (app, _, _):
        assert "It opens when the game ends." in text(app)


async def test_t_leads_to_the_turn() -> None:
    """In a game it tells what the turn did."""
    async with playing(RESUME, "c", "t") as (app, _, _):
        assert lines(app)[0].startswith(" Turn 1")


async def test_t_in_a_replay_goes_there() -> None:
    """From the chronicle at the end one stands at the sitting of the entry."""
    async with playing(REPLAY, "end", "c", "o", "t") as (app, _, _):
        assert "turn 0 of 3" in text(app)


async def test_the_chronicle_is_used_by_the_mouse_alone() -> None:
    """Kinds, entries, causes, the turn and the way back are all clicked."""
    async with playing(RESUME, size=(120, 40)) as (app, pilot, shelf):
        await click(app, pilot, "c chronicle")
        await click(app, pilot, "happened 1")
        await click(app, pilot, "Maren falls")
        assert "What stood behind it" in text(app)
        await click(app, pilot, "the islands' anger")
        assert shelf.games[0].opened == ["event:fall", "figure:eye@0-1"]
        await click(app, pilot, "Esc back")
        await click(app, pilot, "t the turn")
        assert lines(app)[0].startswith(" Turn 1")


async def test_a_point_of_the_argument_has_gauge_levers_and_dispute() -> None:
    """Each is named in a word; a point without a dispute has no such line."""
    async with playing(RESUME, "y") as (app, _, _):
        shown = text(app)
        assert "Its gauge" in shown
        assert "27, held 25 to 34" in shown
        assert "▼ falling" in shown
        assert "Your levers   The question of the islands" in shown
        assert shown.count("The record  ≠") == 1


async def test_a_point_leads_to_why_and_chart_of_its_gauge() -> None:
    """Enter asks why of the gauge under the cursor, `g` draws it."""
    async with playing(RESUME, "y", "down", "enter") as (app, pilot, _):
        assert "Grain" in lines(app)[3]
        await press(pilot, "escape", "g")
        assert lines(app)[0].startswith(" Chart   Grain")


async def test_the_argument_is_searched_too() -> None:
    """What is typed leaves the points that hold it."""
    async with playing(RESUME, "y", "slash", *"bread") as (app, _, _):
        assert "1 of 2 points" in lines(app)[0]
        assert "hulls stayed all winter" not in text(app)
