"""`study`: thousands of games at once: verdicts, what is never reached; with `--fit` the quoted figures."""

from __future__ import annotations

import json
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from game.cli.commands.play import seed
from game.cli.exit_codes import FINE, PROBLEMS
from game.cli.opening import found_scenario, library_of, near, playable_scenario, wants_json
from game.cli.outside import Outside
from game.cli.refusing import Refusal
from game.scenario.calendars import long_date, ordinal
from game.scenario.problems import did_you_mean, visible

if TYPE_CHECKING:
    from game.scenario.showing import Scenario
    from game.study.findings import DoctrineFinding, Share
    from game.study.fitting import Fitted
    from game.study.tallies import Findings

MOST_WORLDS = 10_000_000
USUAL_WORLDS = 2000
USUAL_SEED = 1
WIDEST = len("100.0%")


def worlds(text: str) -> int:
    """A number of worlds."""
    if not (text.isascii() and text.isdecimal()) or not 1 <= int(text[:12]) <= MOST_WORLDS:
        raise ArgumentTypeError(f"{text!r} is no number of worlds from 1 to {MOST_WORLDS}")
    return int(text)


def arguments(parser: ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("scenario", metavar="SCENARIO", help="an id or a path")
    parser.add_argument("--doctrine", metavar="D", action="append", help="study this one; all if left out")
    parser.add_argument(
        "--worlds", metavar="N", type=worlds, help=f"games by each; {USUAL_WORLDS} if left out"
    )
    parser.add_argument("--seed", metavar="N", type=seed, default=USUAL_SEED, help="the luck of the worlds")
    parser.add_argument(
        "--fit", action="store_true", help="refit every quoted figure and write its tables back"
    )
    wants_json(parser)


def run(options: Namespace, outside: Outside) -> int:
    """Play the worlds, or fit the figures."""
    library = library_of(options, outside)
    path = found_scenario(library, options.scenario)
    scenario = playable_scenario(library, path)
    progress = Progress(outside)
    if options.fit:
        return _fit(options, path, scenario, progress)
    from game.study.findings import as_data  # noqa: PLC0415 - brings the engine
    from game.study.plans import Rules, StudyPlan  # noqa: PLC0415
    from game.study.running import run_study  # noqa: PLC0415

    doctrines = chosen(options.doctrine, scenario)
    plan = StudyPlan(
        Rules.of(scenario), options.seed, options.worlds or USUAL_WORLDS, doctrines, courses=options.json
    )
    found = run_study(plan, progress=lambda done, total: progress.say(f"{done:,} of {total:,} games"))
    progress.clear()
    if options.json:
        print(json.dumps(as_data(found), indent=1))
        return FINE
    for line in told(found):
        print(line)
    return FINE


def chosen(names: list[str] | None, scenario: Scenario) -> tuple[str, ...]:
    """The doctrines asked for, or all."""
    for name in names or ():
        if name not in scenario.doctrines:
            known = ", ".join(scenario.doctrines)
            hint = did_you_mean(name, scenario.doctrines) or f"there are {known}"
            raise Refusal(f"there is no doctrine `{visible(name)}`", hint)
    return tuple(dict.fromkeys(names)) if names else tuple(scenario.doctrines)


class Progress:
    """One line on standard error that is written over, where somebody sees it."""

    def __init__(self, outside: Outside) -> None:
        """Keep quiet where nobody watches."""
        self._stream = outside.stderr if outside.stderr.isatty() else None

    def say(self, text: str) -> None:
        """Replace the line."""
        if self._stream is not None:
            self._stream.write(f"\r\x1b[K{text}")
            self._stream.flush()

    def clear(self) -> None:
        """Take the line away."""
        if self._stream is not None:
            self._stream.write("\r\x1b[K")
            self._stream.flush()


def told(found: Findings) -> Iterator[str]:
    """A study as lines."""
    from game.study.findings import by_doctrine, coverage, seldom  # noqa: PLC0415 - brings the engine

    doctrines = by_doctrine(found)
    width = max(len(each.doctrine) for each in doctrines)
    verdicts = list(doctrines[0].verdicts)
    yield f"{'':<{width}}  {'worlds':>7}  {'mean u':>14}  {'regret':>6}  " + "  ".join(
        f"{id:>{WIDEST}}" for id in verdicts
    )
    for each in doctrines:
        mean, shares = f"{each.mean_u:.3f} +- {each.mean_u_error:.3f}", _shares(each.verdicts)
        yield f"{each.doctrine:<{width}}  {each.worlds:>7}  {mean:>14}  {each.regret:>6.1f}  {shares}"
    for day in doctrines[0].interim:
        yield ""
        yield from _interim(doctrines, day, width)
    rare = seldom(coverage(found))
    yield ""
    yield (
        "reached in less than one game in a hundred:"
        if rare
        else "everything is reached in one game in a hundred"
    )
    for thing in rare:
        yield f"  {thing.kind:<8} {thing.id:<44} {thing.share:.2%}"


def _interim(doctrines: list[DoctrineFinding], day: str, width: int) -> Iterator[str]:
    """How the games stood on a day after which they went on; those that had ended before are left out."""
    verdicts = list(doctrines[0].interim[day].verdicts)
    yield f"verdicts on {long_date(ordinal(day))}, after which the game goes on:"
    yield f"{'':<{width}}  {'mean u':>6}  " + "  ".join(f"{id:>{WIDEST}}" for id in verdicts)
    for each in doctrines:
        stood = each.interim[day]
        yield f"{each.doctrine:<{width}}  {stood.mean_u:>6.3f}  {_shares(stood.verdicts)}"


def _shares(verdicts: Mapping[str, Share]) -> str:
    """Each share under the id of its verdict."""
    return "  ".join(f"{each.share:>{max(len(id), WIDEST)}.1%}" for id, each in verdicts.items())


def _fit(options: Namespace, path: Path, scenario: Scenario, progress: Progress) -> int:
    from game.study.fitting import fit_scenario  # noqa: PLC0415 - brings the engine
    from game.study.refilling import refill, with_points  # noqa: PLC0415
    from game.study.widening import fit_widths  # noqa: PLC0415

    widths = fit_widths(
        scenario, options.worlds, lambda done, total: progress.say(f"bands: round {done} of {total}")
    )
    fitted = fit_scenario(
        with_points(scenario, widths),
        options.worlds,
        lambda done, total: progress.say(f"{done} of {total} figures"),
    )
    progress.clear()
    if not fitted and not widths:
        raise Refusal(f"{near(str(path))}: no forecast of it says how to `fit` it", code=PROBLEMS)
    tables = widths | {id: points for each in fitted for id, points in each.tables.items()}
    written = refill(path, tables) if tables else []
    if options.json:
        print(json.dumps([_data(each) for each in fitted], indent=1))
    else:
        for line in _fit_told(fitted, written, sorted(widths)):
            print(line)
    return PROBLEMS if any(each.trouble for each in fitted) else FINE


def _fit_told(fitted: list[Fitted], written: list[Path], widths: list[str]) -> Iterator[str]:
    for table in widths:
        yield f"{table:<44} bands of four in five"
    for each in fitted:
        found = each.trouble or f"{len(each.tables)} tables from {each.count} states, off by {each.error:.3f}"
        yield f"{each.forecast:<44} {found}"
    for file in written:
        yield f"written: {near(str(file))}"


def _data(fitted: Fitted) -> dict[str, object]:
    return {
        "forecast": fitted.forecast, "states": fitted.count, "error": fitted.error,
        "trouble": fitted.trouble, "tables": fitted.tables,
    }  # fmt: skip
