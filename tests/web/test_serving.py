"""The command `serve`: it answers, plays, ends with its tab and with Ctrl+C; without a browser."""

from __future__ import annotations

import os
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType, WSServerHandshakeError

from game.cli.commands.serve import door
from tests.cli.desk import persimmon
from tests.terminal import ESCAPE
from tests.web.served import Served, alive, served, within

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="reads /proc")
GONE = 12.0


@asynccontextmanager
async def tab(server: Served) -> AsyncIterator[ClientWebSocketResponse]:
    """What the page of a tab opens."""
    address = f"{server.address}ws?width=100&height=30"
    async with ClientSession() as session, session.ws_connect(address, origin=server.origin) as page:
        yield page


async def painted(page: ClientWebSocketResponse, wanted: str) -> str:
    """What is painted until some words are on the screen."""
    text = ""
    while wanted not in text:
        message = await page.receive(20.0)
        assert message.type == WSMsgType.BINARY, f"{message} and not {wanted}: {text[-500:]}"
        text += ESCAPE.sub("", message.data.decode("utf-8", "replace"))
    return text


async def press(page: ClientWebSocketResponse, keys: str, wanted: str) -> None:
    """Keys as the page sends them."""
    await page.send_json(["stdin", keys])
    await painted(page, wanted)


async def begun(page: ClientWebSocketResponse) -> None:
    """The toy, to the table."""
    await painted(page, "new game")
    await press(page, "n", "Seven juns")
    await press(page, "\r", "the chest holds")
    await press(page, "\r", "The wall")


async def test_a_turn_is_played_and_the_tab_closed(tmp_path: Path) -> None:
    """The turn is on the disk before it is told; with the tab the game ends; then the server, quietly."""
    with served(tmp_path) as server:
        async with tab(server) as page:
            await begun(page)
            await page.send_json(["resize", {"width": 120, "height": 40}])
            await press(page, "e", "days pass")
            await page.send_json(["stdin", "\r"])
            assert within(GONE, lambda: server.turns() == 1)
            (game,) = server.games()
        assert within(GONE, lambda: not alive(game))
        assert "VERIFIED" in persimmon(tmp_path, "verify", *server.saves.glob("*.persimmon")).out
        assert server.stop() == (0, "")


async def test_a_game_that_is_quit_closes_its_page(tmp_path: Path) -> None:
    """`q` on the title ends the process, and the page is told."""
    with served(tmp_path) as server:
        async with tab(server) as page:
            await painted(page, "new game")
            await page.send_json(["stdin", "q"])
            while (message := await page.receive(GONE)).type == WSMsgType.BINARY:
                pass
            assert message.type == WSMsgType.CLOSE
            assert within(GONE, lambda: not server.games())


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
async def test_stopping_it_leaves_no_game_behind(tmp_path: Path, how: int) -> None:
    """With a game open, Ctrl+C and its like end both with exit code 0 and without a word."""
    with served(tmp_path) as server:
        async with tab(server) as page:
            await painted(page, "new game")
            (game,) = server.games()
            assert server.stop(how) == (0, "")
            assert not alive(game)


@pytest.mark.parametrize("victim", ["server", "game"])
async def test_a_killed_half_takes_nothing_with_it(tmp_path: Path, victim: str) -> None:
    """A game whose server was killed ends by itself; a page whose game was killed is closed."""
    with served(tmp_path) as server:
        async with tab(server) as page:
            await painted(page, "new game")
            (game,) = server.games()
            os.kill(server.process.pid if victim == "server" else game, signal.SIGKILL)
            assert within(GONE, lambda: not alive(game))
            while (await page.receive(GONE)).type not in {
                WSMsgType.CLOSE,
                WSMsgType.CLOSED,
                WSMsgType.CLOSING,
            }:
                pass


async def test_strangers_are_refused_before_a_game_is_begun(tmp_path: Path) -> None:
    """A foreign page, a foreign name and a driver that says nothing of itself get 403 and one line."""
    with served(tmp_path) as server:
        async with ClientSession() as session:
            for headers in ({"Origin": "http://evil.example"}, {"Host": "evil.example"}):
                async with session.get(server.address, headers=headers) as told:
                    assert told.status == 403
                    assert len((await told.text()).splitlines()) == 1
            for origin in ("http://evil.example", "null", None):
                with pytest.raises(WSServerHandshakeError, match="403"):
                    await session.ws_connect(f"{server.address}ws", origin=origin)
            for path in ("static/", "page/", "page/../guard.py", "download/x"):
                async with session.get(f"{server.address}{path}") as told:
                    assert told.status in {403, 404}
        assert server.games() == []
        assert server.stop() == (0, "")


async def test_nonsense_from_a_page_ends_its_game_alone(tmp_path: Path) -> None:
    """What no page of ours sends closes that tab; the next one plays."""
    with served(tmp_path) as server:
        for said in ("no list", "{}", '["resize", 3]', '["stdin"]'):
            async with tab(server) as page:
                await painted(page, "new game")
                await page.send_str(said)
                while (await page.receive(GONE)).type == WSMsgType.BINARY:
                    pass
        assert within(GONE, lambda: not server.games())
        assert server.stop() == (0, "")


def test_it_listens_on_the_loopback_alone() -> None:
    """The socket is bound to 127.0.0.1, whatever the port."""
    with door(0) as opened:
        assert opened.getsockname()[0] == "127.0.0.1"


def test_a_busy_port_is_one_line_and_a_hint(tmp_path: Path) -> None:
    """Exit code 2, and the way out is said."""
    with socket.create_server(("127.0.0.1", 0)) as busy:
        port = busy.getsockname()[1]
        told = persimmon(tmp_path, "serve", "--port", port)
    assert (told.code, told.out) == (2, "")
    assert told.err.splitlines() == [
        f"persimmon: port {port}: something else answers there",
        "hint: persimmon serve --port 0 takes a free one",
    ]


@pytest.mark.parametrize("port", ["-1", "65536", "x", "8e3", "9" * 5000])
def test_a_port_that_is_none_is_refused(tmp_path: Path, port: str) -> None:
    """One line, exit code 2."""
    told = persimmon(tmp_path, "serve", f"--port={port}")
    assert told.code == 2
    assert "is no port" in told.err


def test_without_the_extra_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line and the command, before a port is taken or anything loaded."""
    monkeypatch.setattr("game.cli.commands.serve.find_spec", lambda _: None)
    told = persimmon(tmp_path, "serve")
    assert told.code == 2
    assert told.err.splitlines() == [
        "persimmon: the browser needs one more package",
        "hint: pip install -e '.[web]', in the folder of the game",
    ]
