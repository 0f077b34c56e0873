"""`scorecard`: depth and balance of a scenario, line by line, against targets and red lines."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

from game.cli.commands.play import seed
from game.cli.commands.study import Progress
from game.cli.exit_codes import FINE, PROBLEMS
from game.cli.opening import found_scenario, library_of, playable_scenario, wants_json
from game.cli.outside import Outside
from game.library.measured import Measured

if TYPE_CHECKING:
    from game.study.lines import Line
    from game.study.plans import Rules
    from game.study.sizes import Sizes

USUAL_SEED = 20


def arguments(parser: ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("scenario", metavar="SCENARIO", help="an id or a path")
    parser.add_argument(
        "--fast", action="store_true", help="fewer worlds and no searching player: minutes, not an hour"
    )
    parser.add_argument(
        "--afresh", action="store_true", help="leave aside what an interrupted card had measured"
    )
    parser.add_argument("--seed", metavar="N", type=seed, default=USUAL_SEED, help="the luck of the worlds")
    wants_json(parser)


def run(options: Namespace, outside: Outside) -> int:
    """Measure and print; the exit code says whether anything is past a red line."""
    library = library_of(options, outside)
    scenario = playable_scenario(library, found_scenario(library, options.scenario))
    from game.study.plans import Rules  # noqa: PLC0415 - brings the engine
    from game.study.scorecard import sizes_of  # noqa: PLC0415

    rules = Rules.of(scenario)
    sizes = sizes_of(quick=options.fast, seed=options.seed, ticks=rules.compiled.ticks.count)
    kept = Measured.of(library.places.cache, f"{rules.digest} {sizes}")
    if options.afresh:
        kept.forget()
    lines = _card(rules, sizes, kept, outside)
    kept.forget()
    if options.json:
        print(json.dumps([asdict(line) for line in lines], indent=1))
    else:
        for text in told(lines):
            print(text)
    return PROBLEMS if any(line.status == "RED" for line in lines) else FINE


def _card(rules: Rules, sizes: Sizes, kept: Measured, outside: Outside) -> list[Line]:
    """Every line, each measurement kept as soon as it is made."""
    from game.study.lines import Line  # noqa: PLC0415 - brings the engine
    from game.study.running import processes  # noqa: PLC0415
    from game.study.scorecard import MEASURES, scorecard  # noqa: PLC0415

    progress = Progress(outside)
    before = {name: [Line.of(line) for line in found] for name, found in kept.found().items()}
    done = list(before)

    def measured(name: str, found: list[Line]) -> None:
        done.append(name)
        kept.keep(name, [asdict(line) for line in found])
        progress.say(f"{len(done)} of {len(MEASURES)} measured")

    progress.say(f"going on: {len(done)} of {len(MEASURES)} were measured" if done else "measuring")
    try:
        with processes() as pool:
            lines = scorecard(rules, sizes, pool, measured, before)
    except KeyboardInterrupt:
        progress.clear()
        outside.stderr.write(
            f"{len(done)} of {len(MEASURES)} measured and kept; the same command goes on from there\n"
        )
        raise
    progress.clear()
    return lines


def told(lines: list[Line]) -> Iterator[str]:
    """The card as lines: aligned, each measurement with what it wants and its details below it."""
    title, value, target = (
        max((len(getattr(line, part)) for line in lines), default=0) for part in ("title", "value", "target")
    )
    for line in lines:
        wanted = f"{line.target:<{target}}  red: {line.red_line}" if line.red_line else line.target
        head = f"{line.status:<5} {line.name:<4} {line.title:<{title}}"
        yield f"{head}  {line.value:<{value}}  {wanted}".rstrip()
        for detail in line.details:
            yield f"{'':<11}{detail}".rstrip()
    red = [line.name for line in lines if line.status == "RED"]
    yield ""
    yield f"red: {', '.join(red)}" if red else "nothing is red"
