"""A real browser without a window, driven over its own protocol for developers."""

from __future__ import annotations

import asyncio
import base64
import itertools
import json
import re
import shutil
import subprocess
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType

from tests.screens.photographs import BROWSERS
from tests.terminal import ESCAPE

PROGRAM = next(filter(None, map(shutil.which, BROWSERS)), None)
PATIENCE = 30.0
QUIET = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--hide-scrollbars",
    "--disable-dev-shm-usage", "--remote-debugging-port=0",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)  # fmt: skip
KEYS = {
    "enter": ("Enter", "Enter", 13, "\r"), "escape": ("Escape", "Escape", 27, ""),
    "right": ("ArrowRight", "ArrowRight", 39, ""), "down": ("ArrowDown", "ArrowDown", 40, ""),
}  # fmt: skip
CONTROL = 2


class StuckError(Exception):
    """What was waited for did not come; the message holds what did."""


@dataclass(slots=True)
class Tab:
    """One page: what it asked for, what was painted on it, and hands to drive it."""

    send: Callable[[str, dict[str, Any]], Awaitable[dict[str, Any]]]
    target: str
    asked: list[str] = field(default_factory=list)
    """Every address that it asked for."""
    sizes: list[tuple[int, int]] = field(default_factory=list)
    """Every size in cells that it told the game."""
    painted: str = ""
    """What the game painted since the last key, without what moves the cursor or colours."""
    dialogs: int = 0

    async def open(self, address: str) -> None:
        """Go to a page."""
        await self.send("Page.navigate", {"url": address})

    async def value(self, script: str) -> Any:
        """What a script gives on the page."""
        told = await self.send(
            "Runtime.evaluate", {"expression": script, "awaitPromise": True, "returnByValue": True}
        )
        return told["result"].get("value")

    async def until(self, seen: str) -> None:
        """Wait until a pattern is painted."""
        await self.when(lambda: re.search(seen, self.painted), seen)

    async def when(self, holds: Callable[[], object], wanted: str) -> None:
        """Wait until something holds."""
        for _ in range(int(PATIENCE / 0.05)):
            if holds():
                return
            await asyncio.sleep(0.05)
        raise StuckError(f"{wanted} did not come, but: {self.painted[-2000:]}")

    async def press(self, *keys: str, seen: str = "") -> None:
        """Press keys one after the other, and wait for what the last of them paints."""
        for key in keys:
            self.painted = ""
            for event in strokes(key):
                await self.send("Input.dispatchKeyEvent", event)
            await asyncio.sleep(0.1)
        if seen:
            await self.until(seen)

    async def resize(self, width: int, height: int) -> None:
        """Another size of the window."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        await self.send("Emulation.setDeviceMetricsOverride", size)

    async def picture(self) -> bytes:
        """What is on the page now."""
        told = await self.send("Page.captureScreenshot", {"format": "png"})
        return base64.b64decode(told["data"])

    def hear(self, method: str, told: dict[str, Any]) -> None:
        """Take note of what the browser tells of this page."""
        if method == "Network.requestWillBeSent":
            self.asked.append(told["request"]["url"])
        elif method == "Network.webSocketCreated":
            self.asked.append(told["url"])
        elif method == "Network.webSocketFrameReceived" and told["response"]["opcode"] == WSMsgType.BINARY:
            data = base64.b64decode(told["response"]["payloadData"])
            self.painted += ESCAPE.sub("", data.decode("utf-8", "replace"))
        elif method == "Network.webSocketFrameSent":
            kind, *rest = json.loads(told["response"]["payloadData"] or "[0]")
            self.sizes += [(rest[0]["width"], rest[0]["height"])] if kind == "resize" else []
        elif method == "Page.javascriptDialogOpening":
            self.dialogs += 1


def strokes(key: str) -> list[dict[str, Any]]:
    """The events of a key pressed and let go."""
    control = key.startswith("ctrl+")
    letter = key.removeprefix("ctrl+")
    name, code, number, text = KEYS.get(
        letter, (letter, f"Key{letter.upper()}", ord(letter[0].upper()), letter)
    )
    common = {
        "key": name,
        "code": code,
        "windowsVirtualKeyCode": number,
        "modifiers": CONTROL if control else 0,
    }
    said = {} if control or not text else {"text": text}
    return [{"type": "keyDown" if said else "rawKeyDown", **common, **said}, {"type": "keyUp", **common}]


class Browser:
    """One running browser; every tab is a session on its one socket."""

    def __init__(self, socket: ClientWebSocketResponse) -> None:
        self.socket = socket
        self.tabs: dict[str, Tab] = {}
        self._numbers = itertools.count(1)
        self._waiting: dict[int, asyncio.Future[dict[str, Any]]] = {}

    async def listen(self) -> None:
        """Hand on what the browser says, until it says no more."""
        async for message in self.socket:
            told = json.loads(message.data)
            waiting = self._waiting.pop(told.get("id", 0), None)
            if waiting is not None and not waiting.done():
                waiting.set_result(told.get("result", told.get("error", {})))
            elif told.get("sessionId") in self.tabs:
                self.tabs[told["sessionId"]].hear(told["method"], told["params"])

    async def send(self, method: str, values: dict[str, Any], session: str = "") -> dict[str, Any]:
        """Ask the browser something and wait for what it says."""
        number = next(self._numbers)
        answer = self._waiting[number] = asyncio.get_running_loop().create_future()
        said = {
            "id": number,
            "method": method,
            "params": values,
            **({"sessionId": session} if session else {}),
        }
        await self.socket.send_json(said)
        return await asyncio.wait_for(answer, PATIENCE)

    async def tab(self, width: int = 1000, height: int = 700) -> Tab:
        """A new tab, watched from its first request on."""
        target = (await self.send("Target.createTarget", {"url": "about:blank"}))["targetId"]
        attached = await self.send("Target.attachToTarget", {"targetId": target, "flatten": True})
        session = attached["sessionId"]
        tab = Tab(lambda method, values: self.send(method, values, session), target)
        self.tabs[session] = tab
        for domain in ("Page", "Network", "Runtime"):
            await tab.send(f"{domain}.enable", {})
        await tab.resize(width, height)
        return tab

    async def close(self, tab: Tab) -> None:
        """Close a tab as a person does."""
        await self.send("Target.closeTarget", {"targetId": tab.target})


@asynccontextmanager
async def browsing(folder: Path) -> AsyncIterator[Browser]:
    """A browser with a profile of its own, which can reach nothing but this machine."""
    assert PROGRAM is not None
    profile = folder / "profile"
    with subprocess.Popen(
        [PROGRAM, *QUIET, f"--user-data-dir={profile}", "about:blank"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={"HOME": str(folder), "PATH": "/usr/bin:/bin"},
    ) as process:
        try:
            port, path = await _door(profile / "DevToolsActivePort")
            async with (
                ClientSession() as session,
                session.ws_connect(f"ws://127.0.0.1:{port}{path}", max_msg_size=0) as socket,
            ):
                browser = Browser(socket)
                listening = asyncio.create_task(browser.listen())
                yield browser
                listening.cancel()
        finally:
            process.terminate()


async def _door(written: Path) -> tuple[str, str]:
    """Where the browser listens, which it writes into its profile."""
    for _ in range(int(PATIENCE / 0.05)):
        if written.exists() and len(lines := written.read_text("ascii").split()) > 1:
            return lines[0], lines[1]
        await asyncio.sleep(0.05)
    raise StuckError("the browser does not start")
