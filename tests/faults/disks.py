"""A disk that fails when it is told to: at the k-th operation, in a chosen way, once or from then on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TypeVar

from tests.journal.examples import QuickDisk

Result = TypeVar("Result")


class Crash(BaseException):
    """The process is dead: no handler of errors may catch this."""


class Way(Enum):
    """How an operation goes wrong."""

    REFUSE = "an error, and nothing was done"
    HALF = "an error after half of the data was written"
    SHORT = "one byte is written and no error is reported"
    DONE = "an error, though everything was done"
    CRASH_BEFORE = "the process dies before it"
    CRASH_AFTER = "the process dies after it"


@dataclass(frozen=True, slots=True)
class Fault:
    """What goes wrong, and when; operations are counted from 1."""

    at: int
    way: Way
    number: int
    lasting: bool = False


class FaultyDisk:
    """The real disk, but for one fault; `struck` says whether the fault came to pass."""

    def __init__(self, fault: Fault) -> None:
        self._real = QuickDisk()
        self._fault = fault
        self._count = 0
        self._dead = False
        self.struck = False

    def create(self, path: Path) -> int:
        """As the real disk."""
        return self._do(lambda: self._real.create(path))

    def open(self, path: Path) -> int:
        """As the real disk."""
        return self._do(lambda: self._real.open(path))

    def lock(self, descriptor: int) -> bool:
        """As the real disk."""
        return self._do(lambda: self._real.lock(descriptor))

    def size_and_names(self, descriptor: int) -> tuple[int, int]:
        """As the real disk."""
        return self._do(lambda: self._real.size_and_names(descriptor))

    def write(self, descriptor: int, data: bytes) -> int:
        """As the real disk, or a part of the data only."""
        way = self._fault.way
        if self._due() and way in {Way.HALF, Way.SHORT}:
            self._count += 1
            self.struck = True
            count = self._real.write(descriptor, data[: 1 if way is Way.SHORT else len(data) // 2])
            if way is Way.SHORT:
                return count
            raise OSError(self._fault.number, "half")
        return self._do(lambda: self._real.write(descriptor, data))

    def sync_data(self, descriptor: int) -> None:
        """As the real disk."""
        self._do(lambda: self._real.sync_data(descriptor))

    def sync(self, descriptor: int) -> None:
        """As the real disk."""
        self._do(lambda: self._real.sync(descriptor))

    def truncate(self, descriptor: int, length: int) -> None:
        """As the real disk."""
        self._do(lambda: self._real.truncate(descriptor, length))

    def publish(self, temporary: Path, path: Path) -> None:
        """As the real disk."""
        self._do(lambda: self._real.publish(temporary, path))

    def remove(self, path: Path) -> None:
        """As the real disk."""
        self._do(lambda: self._real.remove(path))

    def sync_folder(self, folder: Path) -> None:
        """As the real disk."""
        self._do(lambda: self._real.sync_folder(folder))

    def _due(self) -> bool:
        following = self._count + 1
        return following == self._fault.at or (self._fault.lasting and following > self._fault.at)

    def _do(self, act: Callable[[], Result]) -> Result:
        if self._dead:
            raise Crash
        due, way = self._due(), self._fault.way
        self._count += 1
        if not due or way is Way.SHORT:
            return act()
        self.struck = True
        if way in {Way.DONE, Way.CRASH_AFTER}:
            act()
        if way in {Way.CRASH_BEFORE, Way.CRASH_AFTER}:
            self._dead = True
            raise Crash
        raise OSError(self._fault.number, "refused")
