"""`export`: a game as a table by date, for a spreadsheet or a notebook."""

from __future__ import annotations

import csv
import json
import sys
from argparse import ArgumentParser, Namespace

from game.cli.exit_codes import FINE
from game.cli.opening import code_of, library_of, opened_replay, wants_json
from game.cli.outside import Outside


def arguments(parser: ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("save", metavar="SAVE", help="a path or a name")
    parser.add_argument("--csv", action="store_true", help="comma-separated values, as without it")
    wants_json(parser)


def run(options: Namespace, outside: Outside) -> int:
    """Write the table on standard output; a word about a save that is not whole on standard error."""
    replay = opened_replay(library_of(options, outside), options.save)
    if options.json:
        names = replay.columns()
        print(json.dumps([dict(zip(names, row, strict=True)) for row in replay.table()], indent=1))
    else:
        writer = csv.writer(outside.stdout, lineterminator="\n")
        writer.writerow(replay.columns())
        writer.writerows(replay.table())
    code = code_of(replay)
    if code != FINE:
        sys.stderr.write(f"persimmon: {options.save}: {replay.verification()}\n")
    return code
