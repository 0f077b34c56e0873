"""The server as a person starts it, and the games that it starts; POSIX only, where it reads `/proc`."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.cli.desk import TOY
from tests.cli.test_starting import environment

PATIENCE = 20.0
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/")


@dataclass(frozen=True, slots=True)
class Served:
    """A server that runs, with where it answers and where its games are kept."""

    process: subprocess.Popen[str]
    address: str
    saves: Path

    @property
    def origin(self) -> str:
        """What its own page says of itself."""
        return self.address.rstrip("/")

    def games(self) -> list[int]:
        """The processes it has started and that have not ended."""
        return children_of(self.process.pid)

    def turns(self) -> int:
        """How many turns its games have on the disk, all together."""
        return sum(path.read_text("ascii").count('"kind":"turn"') for path in self.saves.glob("*.persimmon"))

    def stop(self, how: int = signal.SIGINT) -> tuple[int, str]:
        """End it as Ctrl+C does; its exit code and what it said on the way."""
        self.process.send_signal(how)
        out, err = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, out + err


@contextmanager
def served(folder: Path, *scenarios: Path) -> Iterator[Served]:
    """The command on a free port; it is killed where a test has not ended it."""
    saves = folder / "saves"
    asked = [part for each in scenarios or (TOY,) for part in ("--scenarios", str(each))]
    command = [sys.executable, "-m", "game", "--saves", str(saves), *asked, "serve", "--port", "0"]
    with subprocess.Popen(
        command,
        cwd=folder,
        env=environment(folder),
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            found = ADDRESS.search(line)
            assert found, line
            yield Served(process, found.group(), saves)
        finally:
            process.kill()


def children_of(parent: int) -> list[int]:
    """The living children of a process."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, above = stat.read_text("ascii", "replace").rpartition(")")[2].split()[:2]
        except OSError:
            continue
        if int(above) == parent and state != "Z":
            found.append(int(stat.parent.name))
    return found


def alive(process: int) -> bool:
    """Whether a process runs, whoever its parent is by now."""
    try:
        return (
            Path(f"/proc/{process}/stat").read_text("ascii", "replace").rpartition(")")[2].split()[0] != "Z"
        )
    except OSError:
        return False


def within(seconds: float, holds: Callable[[], bool]) -> bool:
    """Whether something comes to hold in time."""
    until = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True
