"""The server: our page, the toolkit's script, and a game for each tab that asks for one."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import shlex
import signal
import socket
import sys
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

import textual_serve
from aiohttp import WSCloseCode, web
from textual_serve.server import Server, to_int

from game.web.guard import guard, hosts_of, kept_in
from game.web.table import Table

PAGE = Path(__file__).parent / "page"
SCRIPTS = Path(textual_serve.__file__).parent / "static"
MOST_GAMES = 8
"""Tabs that may play at once; each is a process."""
HEARTBEAT = 15.0
"""Seconds after which a page that was lost without a word is noticed."""
NONSENSE = (ValueError, LookupError, TypeError, AttributeError, AssertionError)
"""What the toolkit raises over a message that no page of ours sends."""


class Tables(Server):
    """The toolkit's server with our page, our guard and our processes."""

    def __init__(self, command: Sequence[str], port: int) -> None:
        super().__init__(shlex.join(command), port=port, public_url=f"http://{hosts_of(port)[0]}")
        self.pages: set[web.WebSocketResponse] = set()

    async def _make_app(self) -> web.Application:
        app = web.Application(middlewares=[guard(self.port)])
        app.add_routes(
            [
                web.get("/", self.page),
                web.get("/ws", self.handle_websocket),
                web.static("/page", PAGE),
                web.static("/static", SCRIPTS),
            ]
        )
        app.on_response_prepare.append(self.keep_in)
        app.on_shutdown.append(self.on_shutdown)
        return app

    async def page(self, request: web.Request) -> web.StreamResponse:
        """The one page there is."""
        return web.FileResponse(PAGE / "index.html")

    async def keep_in(self, request: web.Request, response: web.StreamResponse) -> None:
        """Say with every answer what the page may load."""
        response.headers.update(kept_in(self.port))

    async def on_shutdown(self, app: web.Application) -> None:
        """Close every tab, which ends its game."""
        for page in tuple(self.pages):
            await page.close(code=WSCloseCode.GOING_AWAY)

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """A tab: a game is begun for it, and ended with it."""
        if len(self.pages) >= MOST_GAMES:
            raise web.HTTPServiceUnavailable(text=f"{MOST_GAMES} games are open; close a tab first.\n")
        page = web.WebSocketResponse(heartbeat=HEARTBEAT)
        self.pages.add(page)
        try:
            await page.prepare(request)
            await self._play(page, request)
        finally:
            self.pages.discard(page)
        return page

    async def _play(self, page: web.WebSocketResponse, request: web.Request) -> None:
        table = Table(
            self.command,
            write_bytes=page.send_bytes,
            write_str=page.send_str,
            close=_closer(page),
            download_manager=self.download_manager,
        )
        try:
            await table.start(
                to_int(request.query.get("width", ""), 80), to_int(request.query.get("height", ""), 24)
            )
            with contextlib.suppress(*NONSENSE):
                await self._process_messages(page, table)
        finally:
            await table.stop()


def _closer(page: web.WebSocketResponse) -> Callable[[], Awaitable[None]]:
    async def close() -> None:
        await page.close()

    return close


def serve(command: Sequence[str], door: socket.socket, tell: Callable[[str], None]) -> None:
    """Answer at this door until stopped from the keyboard or by a signal; every game is ended then."""
    logging.getLogger("textual-serve").setLevel(logging.CRITICAL)
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_serving(Tables(command, door.getsockname()[1]), door, tell))


async def _serving(tables: Tables, door: socket.socket, tell: Callable[[str], None]) -> None:
    runner = web.AppRunner(await tables._make_app(), access_log=None, shutdown_timeout=30.0)  # noqa: SLF001 - its own
    await runner.setup()
    ended = asyncio.Event()
    _hear_signals(ended)
    try:
        await web.SockSite(runner, door).start()
        tell(f"{tables.public_url}/")
        await ended.wait()
    finally:
        await runner.cleanup()


def _hear_signals(ended: asyncio.Event) -> None:
    """Where the system can say so, be told to end without an exception in the middle of something."""
    if sys.platform == "win32":
        return
    loop = asyncio.get_running_loop()
    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(each, ended.set)
