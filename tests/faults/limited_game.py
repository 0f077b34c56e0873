"""A game on a disk that ends at a given byte: `python -m tests.faults.limited_game FOLDER FIRST LAST STEP`.

It has a process of its own, because such a limit holds for all files of a process.
"""

from __future__ import annotations

import resource
import sys
from pathlib import Path

from game.journal.entries import Entry
from game.journal.files import SaveFailed, Status, Writer, create, read
from tests.journal.examples import QuickDisk, head, lines_of, six_turns, turn

ENTRIES: tuple[Entry, ...] = (*six_turns()[:8], *(turn(number) for number in range(6, 10)))
"""No end, so that all limits fall among turns; enough of them to be longer than the limits tried."""

FULL = "largest file size reached"


def limited_to(size: int) -> None:
    """Let no file of this process grow beyond this size."""
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size if size else hard, hard))


def play(path: Path, limit: int) -> int:
    """Play until no more fits, look at the save, make room and play to the end; how many lines had fitted."""
    limited_to(limit)
    try:
        writer = create(path, head(), disk=QuickDisk())
    except SaveFailed as failed:
        limited_to(0)
        claim(failed.reason == FULL and not path.exists(), "a save that does not fit leaves nothing")
        return 0
    with writer:
        saved = played_until_full(writer)
        record = read(path)
        claim(record.status is Status.INTACT and record.entries == ENTRIES[:saved], "what fitted is whole")
        limited_to(0)
        for entry in ENTRIES[saved:]:
            writer.append(entry)
    claim(read(path).entries == ENTRIES, "the same writer went on")
    return 1 + saved


def played_until_full(writer: Writer) -> int:
    """How many entries were saved before the disk refused one."""
    for saved, entry in enumerate(ENTRIES):
        try:
            writer.append(entry)
        except SaveFailed as failed:
            claim(failed.reason == FULL and failed.again, "the reason is said, and trying again allowed")
            return saved
    return len(ENTRIES)


def claim(holds: bool, what: str) -> None:  # noqa: FBT001 - reads like an assertion
    """End the process with the claim that did not hold."""
    if not holds:
        sys.exit(what)


def main() -> None:
    """Play at every limit from the first to the last argument, and check how much was saved each time."""
    first, last, step = (int(argument) for argument in sys.argv[2:5])
    lengths = [len(line) for line in lines_of(head(), ENTRIES)]
    for limit in range(first, last, step):
        fitting = sum(sum(lengths[: number + 1]) <= limit for number in range(len(lengths)))
        path = Path(sys.argv[1]) / f"{limit}.persimmon"
        claim(play(path, limit) == fitting, f"exactly what fits into {limit} bytes is saved")
        path.unlink(missing_ok=True)


if __name__ == "__main__":
    main()
