"""What a bar asks of a process of its own: `python -m tests.benchmarks.fresh digest` or `peak WORLDS`."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path

from game.engine.state import State, start
from game.ruleset.compiled import Ruleset
from game.ruleset.compiling import compile_scenario
from game.study.plans import Rules, StudyPlan
from game.study.playing import obeying, play_out
from game.study.running import run_study
from tests.benchmarks.flagship import FLAGSHIP, ROOT, loaded

SEED = 1941
DOCTRINE = "random"
"""The doctrine that comes to the most places."""
WORLDS = 600
STATUS = Path("/proc/self/status")


def ended(ruleset: Ruleset, first: int = 0, rows: int = 1) -> State:
    """Some worlds, played to the end."""
    return play_out(ruleset, start(ruleset, SEED, first, rows), obeying(ruleset, DOCTRINE))


def digest(state: State) -> str:
    """All bits of a table in a few letters."""
    return blake2b(state.values.tobytes(), digest_size=16).hexdigest()


def peak(worlds: int) -> int:
    """The most memory, in KiB, that this process needs for a study of the flagship.

    The kernel's own mark is read, because the one of `getrusage` remembers what the parent needed.
    """
    run_study(StudyPlan(Rules.of(loaded(FLAGSHIP)), SEED, worlds, (DOCTRINE,)), spread=False)
    line = next(line for line in STATUS.read_text("ascii").splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1])


def asked(*question: str, surroundings: Mapping[str, str] | None = None) -> str:
    """The answer of a new process."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.fresh", *question],
        cwd=ROOT,
        env={**os.environ, **(surroundings or {})},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def main(question: str, *numbers: str) -> None:
    """Answer one question on standard output."""
    if question == "peak":
        answer: object = peak(int(numbers[0]))
    else:
        answer = digest(ended(compile_scenario(loaded(FLAGSHIP)), 0, WORLDS))
    sys.stdout.write(f"{answer}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
