"""The one loop: format, lint, imports, types, scenarios, tests; cheapest first, ending at the first failure.

A change is fit to be handed in when `python -m tests.check` ends well; nothing else needs to be remembered.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to run; `missing` says what is not there yet, so that no step is left out silently."""

    name: str
    command: tuple[str, ...]
    streamed: bool = False
    missing: str = ""


def main(arguments: list[str] | None = None) -> int:
    """Run the steps and return the exit code, so that a shell and a test can both ask."""
    options = _parser().parse_args(arguments)
    began = time.monotonic()
    environment = {"PERSIMMON_LAWS": "slow" if options.slow else "quick", **os.environ}
    for step in steps(fast=options.fast, slow=options.slow, bars=options.bars):
        if code := run(step, environment):
            print(f"\nstopped at: {step.name} (exit {code})", flush=True)
            return code
    print(f"\neverything holds  {time.monotonic() - began:.1f} s", flush=True)
    return 0


def steps(*, fast: bool, slow: bool, bars: bool) -> Iterator[Step]:
    """All steps in the order of their cost, so that the commonest mistakes are told within seconds."""
    yield Step("format", (_tool("ruff"), "format", "--check", "."))
    yield Step("lint", (_tool("ruff"), "check", "."))
    yield Step("imports", (_tool("lint-imports"),))
    yield Step("types", (_tool("mypy"),))
    cli = ROOT / "game" / "cli" / "main.py"
    yield Step(
        "scenarios",
        (sys.executable, "-m", "game", "check", "scenarios"),
        missing="" if cli.exists() else "game/cli/main.py does not exist",
    )
    yield from _tests(fast=fast, slow=slow)
    if bars:
        yield Step("benchmarks", (sys.executable, "-m", "pytest", "tests/benchmarks"), streamed=True)


def _tests(*, fast: bool, slow: bool) -> Iterator[Step]:
    """Pytest, in two processes where every test runs; the bars are apart, because they measure time."""
    pytest = (sys.executable, "-m", "pytest")
    if fast:
        yield Step("architecture", (*pytest, "tests/architecture", "-m", "not slow"), streamed=True)
        return
    chosen = () if slow else ("-m", "not slow")
    bars = ROOT / "tests" / "benchmarks"
    yield Step(
        "tests", (*pytest, "-n", "2", "--dist", "loadgroup", "--ignore", str(bars), *chosen), streamed=True
    )


def run(step: Step, environment: Mapping[str, str]) -> int:
    """Run one step and print its line; what a quiet step had to say is shown only when it failed."""
    if step.missing:
        print(f"{step.name:<13} not run: {step.missing}", flush=True)
        return 0
    began = time.monotonic()
    done = subprocess.run(
        step.command,
        cwd=ROOT,
        env=environment,
        stdout=None if step.streamed else subprocess.PIPE,
        stderr=None if step.streamed else subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode and done.stdout:
        print(done.stdout, flush=True)
    verdict = "failed" if done.returncode else "ok"
    print(f"{step.name:<13} {verdict:<7} {time.monotonic() - began:6.1f} s", flush=True)
    return done.returncode


def _tool(name: str) -> str:
    """A program beside the running interpreter, so that no other installation is asked by mistake."""
    beside = Path(sysconfig.get_path("scripts")) / name
    return str(beside) if beside.exists() else str(beside.with_suffix(".exe"))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.check", description=__doc__)
    parser.add_argument("--slow", action="store_true", help="every test, and more examples of each law")
    parser.add_argument(
        "--bars", action="store_true", help="the bars at the end, on a machine with nothing else to do"
    )
    parser.add_argument("--fast", action="store_true", help="of the tests only those of the architecture")
    return parser


if __name__ == "__main__":
    sys.exit(main())
