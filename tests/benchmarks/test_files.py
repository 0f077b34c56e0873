"""Files: a save played again, a scenario's text made playable, the list of scenarios in a shell."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from game.engine.fingerprint import fingerprint, parts
from game.engine.state import start
from game.engine.turning import play_turn
from game.journal.entries import Head, Turn
from game.journal.files import create
from game.replay import Replay
from game.ruleset.compiled import Ruleset
from game.ruleset.compiling import compile_scenario
from game.ruleset.compiling.assembling import canonical
from game.scenario.showing import Scenario
from tests.benchmarks.bars import Bars
from tests.benchmarks.flagship import FLAGSHIP, TURNS, endless, library, loaded
from tests.benchmarks.rounds import repeated, times_slower
from tests.cli.test_starting import environment

SEED = 7
SHARE = 10
"""Only a part of the lines is written: a sync takes its time, and every one the same."""
REPEATED = 10


def saved(save: Path, scenario: Scenario) -> None:
    """A game of a thousand turns in which nobody decides anything."""
    ruleset = compile_scenario(scenario)
    head = Head(
        id="ab" * 16,
        app="test",
        rules=1,
        env={},
        scenario_id="endless",
        scenario=canonical(scenario),
        scenario_hash=ruleset.digest,
        seed=str(SEED),
        born="1900-01-01 12:00:00",
    )
    create(save, head, played(ruleset)).close()


def played(ruleset: Ruleset) -> Iterator[Turn]:
    """The turns as a save holds them."""
    state = start(ruleset, SEED)
    for number in range(1, TURNS + 1):
        state = play_turn(ruleset, state, ()).last
        yield Turn(turn=number, orders=(), state=fingerprint(state), parts=parts(ruleset, state))


def synced(file: Path) -> None:
    """A share of the lines of the save, each written and synced before the next."""
    line = b"x" * 200 + b"\n"
    with file.open("wb", buffering=0) as stream:
        for _ in range(TURNS // SHARE):
            stream.write(line)
            os.fsync(stream.fileno())


def test_a_thousand_turns_are_verified_before_they_could_be_synced(bars: Bars, tmp_path: Path) -> None:
    """Reading, playing and comparing 1,000 turns of an endless game against 1,000 fsyncs of a line."""
    save = tmp_path / "endless.persimmon"
    saved(save, endless(tmp_path))
    assert Replay.open(save).verification().detail == f"{TURNS} turns play again exactly as saved"
    times = times_slower(lambda: Replay.open(save), lambda: synced(tmp_path / "lines"), time.perf_counter)
    bars.at_most("replay and verify of 1,000 turns against 1,000 fsyncs", times / SHARE, 1)


def test_a_scenario_is_soon_playable(bars: Bars) -> None:
    """Reading, checking and compiling the flagship with its rulebooks against `json.loads` of its data."""
    shelf = library()
    path = shelf.find_scenario(FLAGSHIP)
    text = canonical(loaded(FLAGSHIP))
    times = times_slower(
        lambda: compile_scenario(shelf.load(path).scenario), repeated(lambda: json.loads(text), REPEATED)
    )
    bars.at_most(
        f"scenario text to playable, {len(text) // 1000} KB, against json.loads", times * REPEATED, 250
    )


def test_a_list_is_printed_almost_at_once(bars: Bars, tmp_path: Path) -> None:
    """`persimmon scenarios` with its cards remembered against an interpreter that does nothing."""

    def started(*arguments: str) -> None:
        subprocess.run(
            [sys.executable, *arguments],
            cwd=tmp_path,
            env=environment(tmp_path),
            stdout=subprocess.DEVNULL,
            check=True,
        )

    times = times_slower(
        lambda: started("-m", "game", "scenarios"),
        lambda: started("-c", "pass"),
        time.perf_counter,
        rounds=15,
    )
    bars.at_most("`persimmon scenarios` against `python -c pass`", times, 8)
