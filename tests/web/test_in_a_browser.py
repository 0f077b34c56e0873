"""The game in a real browser: played, resized, quit, closed; skipped where there is none."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.cli.desk import persimmon
from tests.hostile.filling import filled, written
from tests.hostile.payloads import SHOWN
from tests.web.browser import PROGRAM, Browser, Tab, browsing
from tests.web.served import Served, alive, served, within

pytestmark = [
    pytest.mark.skipif(PROGRAM is None, reason="no browser here: install chromium"),
    pytest.mark.skipif(sys.platform == "win32", reason="reads /proc"),
    pytest.mark.slow,
]
GONE = 12.0
SOCKET = (
    "new Promise(done => {{ const each = new WebSocket('{}ws');"
    "each.onopen = () => done('open'); each.onerror = () => done('refused'); }})"
)
READING = "fetch('{}').then(() => 'read', () => 'refused')"
SHUT = "document.body.classList.contains('-closed')"


async def at_the_table(browser: Browser, server: Served) -> Tab:
    """A tab in which the toy has just begun."""
    tab = await browser.tab()
    await tab.open(server.address)
    await tab.until("new game")
    await tab.press("n", seen="Seven juns")
    await tab.press("enter", seen="the chest holds")
    await tab.press("enter", seen="The wall")
    return tab


def verified(server: Served, folder: Path) -> bool:
    """Whether every kept game, simulated again, is what was saved."""
    kept = sorted(server.saves.glob("*.persimmon"))
    told = persimmon(folder, "verify", *kept)
    return bool(kept) and told.code == 0 and told.out.count("VERIFIED") == len(kept)


async def test_a_game_is_begun_played_resized_and_quit(tmp_path: Path) -> None:
    """By keys alone, on a canvas that changes; the turn is on the disk, and no game is left behind."""
    with served(tmp_path) as server:
        async with browsing(tmp_path) as browser:
            tab = await at_the_table(browser, server)
            table = await tab.picture()
            await tab.press("e", seen="days pass")
            await tab.press("enter")
            await tab.when(lambda: server.turns() == 1, "the turn on the disk")
            assert await tab.picture() != table
            before = tab.sizes[-1]
            await tab.resize(760, 420)
            await tab.when(lambda: tab.sizes[-1] != before, "the smaller size")
            assert tab.sizes[-1] < before
            await tab.press("ctrl+q")
            assert within(GONE, lambda: not server.games())
            assert await tab.value(SHUT)
            assert verified(server, tmp_path)
        assert server.stop() == (0, "")


async def test_nothing_is_asked_of_any_other_machine(tmp_path: Path) -> None:
    """Page, script, style and fonts come from the game; nothing else is tried, and the fonts are ours."""
    with served(tmp_path) as server:
        async with browsing(tmp_path) as browser:
            tab = await at_the_table(browser, server)
            own = (server.address, server.address.replace("http", "ws"), "data:")
            assert [address for address in tab.asked if not address.startswith(own)] == []
            fonts = [address for address in tab.asked if address.endswith(".woff2")]
            assert len(fonts) == 6
            loaded = "[...document.fonts].filter(face => face.status == 'loaded').length"
            assert await tab.value(loaded) == 6


async def test_closing_the_tab_ends_the_game_and_keeps_it(tmp_path: Path) -> None:
    """The turn that was ended is kept and verifies; the process that played it is gone."""
    with served(tmp_path) as server:
        async with browsing(tmp_path) as browser:
            tab = await at_the_table(browser, server)
            await tab.press("e", "enter")
            await tab.when(lambda: server.turns() == 1, "the turn on the disk")
            (game,) = server.games()
            await browser.close(tab)
            assert within(GONE, lambda: not alive(game))
        assert verified(server, tmp_path)


async def test_a_page_from_elsewhere_cannot_drive_the_game(tmp_path: Path) -> None:
    """Its socket is refused and its request read by nobody; no game is begun for it."""
    with served(tmp_path) as server:
        async with browsing(tmp_path) as browser:
            tab = await browser.tab()
            await tab.open("data:text/html,<p>elsewhere</p>")
            assert await tab.value(SOCKET.format(server.address.replace("http", "ws"))) == "refused"
            assert await tab.value(READING.format(server.address)) == "refused"
            assert server.games() == []


async def test_stopping_the_server_tells_the_page(tmp_path: Path) -> None:
    """Ctrl+C ends the game of an open tab too, and the page says that it was closed."""
    with served(tmp_path) as server:
        async with browsing(tmp_path) as browser:
            tab = await at_the_table(browser, server)
            (game,) = server.games()
            assert server.stop() == (0, "")
            assert not alive(game)
            assert await tab.value(SHUT)


async def test_a_scenario_of_a_stranger_cannot_leave_its_canvas(tmp_path: Path) -> None:
    """Texts that would be a page stay pictures: no dialog, no new element, no window, no request."""
    scenarios = written(tmp_path / "scenarios", filled(lambda _: SHOWN["a page"])[0]).parent
    elements = "document.querySelectorAll('img, script, a, iframe').length"
    with served(tmp_path, scenarios) as server:
        async with browsing(tmp_path) as browser:
            tab = await browser.tab()
            await tab.open(server.address)
            await tab.until("new game")
            before = await tab.value(elements)
            for key in ("n", "b", "enter", "d"):
                await tab.press(key, seen="onerror")
            await tab.press("escape", "n", "v")
            assert await tab.value(elements) == before
            assert await tab.value("window.open('http://evil.example')") is None
            assert tab.dialogs == 0
            assert [address for address in tab.asked if "evil" in address] == []
