"""Everything that keys do, clicks do."""

from __future__ import annotations

from tests.tui.driving import PLAY, REPLAY, RESUME, click, lines, playing, text


async def test_a_game_is_begun_and_a_sentence_signed_by_clicks() -> None:
    """The opening, a rival wording and its signature take three clicks."""
    async with playing(PLAY) as (app, pilot, shelf):
        await click(app, pilot, "You draft the paper")
        await click(app, pilot, "not this year")
        await click(app, pilot, "Enter  sign")
        assert list(shelf.games[0].pending) == ["sign north/not_this_year"]


async def test_the_title_leads_to_a_game_by_clicks() -> None:
    """New game, a scenario: the opening is there."""
    from game.tui.start import Start  # noqa: PLC0415

    async with playing(Start()) as (app, pilot, shelf):
        await click(app, pilot, "new game")
        await click(app, pilot, "The Strait of Ostrand")
        assert len(shelf.begun) == 1
        assert "strait has closed" in text(app)


async def test_a_click_on_a_voice_shows_what_would_win_him() -> None:
    """The offers to a voice stand one click away, and a click chooses one."""
    async with playing(PLAY, "enter") as (app, pilot, shelf):
        await click(app, pilot, "Vik")
        await click(app, pilot, "Spend 2 consent")
        assert list(shelf.games[0].pending) == ["buy vik=2"]


async def test_a_click_on_a_figure_asks_why() -> None:
    """A headline in the strip opens its causes; a click on a cause opens it."""
    async with playing(RESUME) as (app, pilot, shelf):
        await click(app, pilot, "Ripeness")
        assert lines(app)[0].startswith(" Why")
        await click(app, pilot, "Embargo of the southern ports")
        assert shelf.games[0].opened == ["embargo"]


async def test_the_key_bar_can_be_clicked() -> None:
    """A click on `e` in the last line asks whether to end the turn, and a click answers."""
    async with playing(RESUME) as (app, pilot, shelf):
        await click(app, pilot, "end the turn")
        await click(app, pilot, "let the days pass")
        assert shelf.games[0].turn == 2


async def test_the_table_at_the_side_can_be_clicked() -> None:
    """Where there is room the list of what is on the table leads to each thing."""
    async with playing(RESUME, size=(120, 40)) as (app, pilot, _):
        await click(app, pilot, "Bread")
        assert "Hald asks that the ration be settled." in text(app)


async def test_the_scrubber_seeks_where_it_is_clicked() -> None:
    """A click at its end goes to the last turn."""
    async with playing(REPLAY) as (app, pilot, _):
        await pilot.click(offset=(78, 22))
        await pilot.pause()
        assert "turn 3 of 3" in text(app)
