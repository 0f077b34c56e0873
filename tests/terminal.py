"""A program behind a terminal of its own: keys go in, what is painted comes out with its time.

POSIX only; what it reads of a process it reads from `/proc`.
"""

from __future__ import annotations

import codecs
import contextlib
import os
import re
import select
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Mapping
from io import FileIO
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.cli.test_starting import environment

if sys.platform != "win32":
    import fcntl
    import termios

COLUMNS, LINES = 120, 40
PATIENCE = 30.0
GONE = 10.0
"""Seconds in which a program without a terminal must have ended."""
ESCAPE = re.compile(r"\x1b(\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)|[()].|[=>78])")
UNSET = (
    "NO_COLOR",
    "PYTHONDONTWRITEBYTECODE",
    "TEXTUAL",
    "TEXTUAL_THEME",
    "TEXTUAL_ANIMATIONS",
    "COLUMNS",
    "LINES",
)
OF_TERMINALS = frozenset({"TERM", "COLORTERM", "TERM_PROGRAM", "TMUX", "LANG", "LC_ALL", "LC_CTYPE"})


class StuckError(Exception):
    """What was waited for did not appear; the message holds what did."""


class Child:
    """One program on a terminal; leaving its context ends it with all it started."""

    def __init__(self, command: tuple[str, ...], folder: Path, surroundings: Mapping[str, str]) -> None:
        outside, inside = os.openpty()
        self._terminal = FileIO(outside, "r+")
        fcntl.ioctl(inside, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._unread = self.painted = ""
        """What was painted since the last key, without what moves the cursor or colours."""
        self.sent = bytearray()
        """All that was sent to the terminal, as it was sent."""
        self._since = self._seen = time.perf_counter()
        self._process = subprocess.Popen(
            command,
            stdin=inside,
            stdout=inside,
            stderr=inside,
            cwd=folder,
            env=dict(surroundings),
            start_new_session=True,
        )
        os.close(inside)

    @classmethod
    def python(cls, folder: Path, *arguments: str, motion: bool = True) -> Child:
        """Whatever Python is to run, with its home in a folder of the test."""
        return cls((sys.executable, *arguments), folder, _surroundings(folder, motion=motion))

    @classmethod
    def persimmon(cls, folder: Path, *arguments: str, motion: bool = True) -> Child:
        """The game, with saves and cache in a folder of the test."""
        saves = ("--saves", str(folder / "saves"))
        return cls.python(folder, "-m", "game", *arguments, *saves, motion=motion)

    @classmethod
    def on(cls, terminal: Mapping[str, str], folder: Path, *arguments: str) -> Child:
        """The game on a terminal that these surroundings tell of, and nothing else does."""
        told = {name: value for name, value in _surroundings(folder).items() if name not in OF_TERMINALS}
        command = (sys.executable, "-m", "game", *arguments, "--saves", str(folder / "saves"))
        return cls(command, folder, {**told, **terminal})

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._terminal.close()

    def press(self, key: str, seen: str) -> float:
        """Press a key; the seconds until a pattern is painted."""
        self.painted = ""
        self._since = time.perf_counter()
        self._terminal.write(key.encode())
        return self.until(seen)

    def until(self, seen: str) -> float:
        """The seconds from the last key, or from the start, until a pattern is painted."""
        pattern = re.compile(seen)
        while not pattern.search(self.painted):
            if time.perf_counter() - self._since > PATIENCE or not self._take(PATIENCE):
                raise StuckError(f"{seen} was not painted, but: {self.painted[-2000:]}")
        return self._seen - self._since

    def rest(self, quiet: float = 0.1) -> None:
        """Wait until nothing more is painted."""
        while self._take(quiet):
            pass

    def leave(self, key: str) -> float:
        """Press a key; the seconds until the program has ended."""
        began = time.perf_counter()
        self._terminal.write(key.encode())
        while self._process.poll() is None:
            if time.perf_counter() - began > PATIENCE:
                raise StuckError(f"{key!r} does not end it: {self.painted[-2000:]}")
            self._take(0.001)
        return time.perf_counter() - began

    def hang_up(self) -> int:
        """Close the terminal; the exit code with which the program ends by itself."""
        self._terminal.close()
        return self._process.wait(GONE)

    @property
    def memory(self) -> int:
        """Its resident memory in KiB."""
        text = Path(f"/proc/{self._process.pid}/status").read_text("ascii")
        return int(next(line for line in text.splitlines() if line.startswith("VmRSS:")).split()[1])

    @property
    def processor(self) -> float:
        """The seconds of processor it has used."""
        after_name = Path(f"/proc/{self._process.pid}/stat").read_text("ascii").rpartition(")")[2].split()
        return (int(after_name[11]) + int(after_name[12])) / os.sysconf("SC_CLK_TCK")

    def _take(self, patience: float) -> bool:
        """Read what is painted next; False where nothing comes, or nothing can come any more."""
        if not select.select([self._terminal], [], [], patience)[0]:
            return False
        try:
            data = self._terminal.read(65536) or b""
        except OSError:
            return False
        self._seen = time.perf_counter()
        self.sent += data
        plain = ESCAPE.sub("", self._unread + self._decoder.decode(data))
        whole, sign, rest = plain.partition("\x1b")
        self.painted += whole
        self._unread = sign + rest
        return bool(data)


def _surroundings(folder: Path, *, motion: bool = True) -> dict[str, str]:
    """One kind of terminal for all, whatever the tests are started from."""
    inherited = {name: value for name, value in environment(folder).items() if name not in UNSET}
    plain = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}
    return inherited | plain | ({} if motion else {"TEXTUAL_ANIMATIONS": "none"})
