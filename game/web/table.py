"""One game in one tab: a process of its own, which ends with the tab."""

from __future__ import annotations

import asyncio
import contextlib
import shlex
from asyncio.subprocess import PIPE, Process
from pathlib import Path

from textual_serve.app_service import AppService

import game

PATIENCE = 5.0
"""Seconds that a game is given to end by itself."""
LARGEST = 500
"""Columns or rows of the largest terminal that a page may ask for."""


def cells(wanted: object) -> int:
    """A number of columns or rows, whatever a page asked for."""
    return min(max(wanted, 1), LARGEST) if isinstance(wanted, int) else 1


class Table(AppService):
    """The toolkit's service, without a shell, in a session of its own, and never left behind."""

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        self._process = await asyncio.create_subprocess_exec(
            *shlex.split(self.command),
            stdin=PIPE,
            stdout=PIPE,
            stderr=PIPE,
            env=self._build_environment(cells(width), cells(height)),
            cwd=Path(game.__file__).parent.parent,  # where the module `game` is found
            start_new_session=True,  # Ctrl+C is the server's, which ends the games
        )
        self._stdin = self._process.stdin
        return self._process

    async def set_terminal_size(self, width: int, height: int) -> None:
        """Tell the game its size."""
        await super().set_terminal_size(cells(width), cells(height))

    async def run(self) -> None:
        """Carry what the game paints; when it has ended, however that came, the page is told."""
        await super().run()
        await self.remote_close()

    async def stop(self) -> None:
        """End the game: asked first, and made to if it does not hear."""
        process = self._process
        if process is None:
            return
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(super().stop(), PATIENCE)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(process.wait(), PATIENCE)
        if process.returncode is None:
            process.kill()
            await process.wait()
