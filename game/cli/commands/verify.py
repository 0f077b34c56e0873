"""`verify`: saves simulated again, every turn compared."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from game.cli.opening import code_of, library_of, near, opened_replay, wants_json
from game.cli.outside import Outside
from game.cli.refusing import Refusal
from game.library import Library, save_card
from game.scenario.problems import visible


def arguments(parser: ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("save", metavar="SAVE", nargs="+", help="a path or a name")
    wants_json(parser)


def run(options: Namespace, outside: Outside) -> int:
    """Verify each save; the worst of their exit codes."""
    library = library_of(options, outside)
    rows = [_verified(library, save) for save in options.save]
    if options.json:
        print(json.dumps([row for row, _ in rows], indent=2))
    for row, _ in rows:
        _say(row, as_json=options.json)
    return max(code for _, code in rows)


def _verified(library: Library, save: str) -> tuple[dict[str, object], int]:
    try:
        replay = opened_replay(library, save)
    except Refusal as refusal:
        return {"save": save, "status": None, "detail": refusal.reason, "hint": refusal.hint}, refusal.code
    found = replay.verification()
    detail = found.detail + (_mended_by_resume(replay.path) if found.status == "DAMAGED" else "")
    return {"save": save, "status": found.status, "detail": detail, "turn": found.turn}, code_of(replay)


def _mended_by_resume(path: Path) -> str:
    """What can be done about a torn end; nothing where more than the end is gone."""
    return " `persimmon resume` repairs it." if save_card(path, recorded=False).torn else ""


def _say(row: dict[str, object], *, as_json: bool) -> None:
    if row["status"] is None:
        sys.stderr.write(f"persimmon: {visible(str(row['detail']))}\n")
        if row["hint"]:
            sys.stderr.write(f"hint: {visible(str(row['hint']))}\n")
    elif not as_json:
        print(f"{visible(near(str(row['save'])))}: {row['status']}: {row['detail']}")
