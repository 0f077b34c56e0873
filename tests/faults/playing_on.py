"""A game that plays on until it is killed, saying after each turn that it is saved.

It runs as `python -m tests.faults.playing_on SAVE`: only another process can be killed.
"""

from __future__ import annotations

import sys
from pathlib import Path

from game.journal.files import open_to_append
from tests.journal.examples import turn


def main() -> None:
    """Open the save and play without an end, a line on standard output for every turn that is saved."""
    record, writer = open_to_append(Path(sys.argv[1]))
    number = record.last_turn
    while True:
        number += 1
        writer.append(turn(number))
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
