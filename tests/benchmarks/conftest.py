"""What the bars share: the flagship, compiled once, and the table that is told at the end."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.ruleset.compiled import Ruleset
from game.ruleset.compiling import compile_scenario
from tests.benchmarks.bars import Always, Bar, Bars, table
from tests.benchmarks.flagship import FLAGSHIP, loaded

HERE = Path(__file__).resolve().parent
TAKEN = pytest.StashKey[list[Bar | Always]]()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Bars are left out of the quick loop."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.slow)


@pytest.fixture
def bars(request: pytest.FixtureRequest) -> Bars:
    """Where measures are handed in."""
    return Bars(request.config.stash.setdefault(TAKEN, []), lambda line: _tell(request.config, line))


@pytest.fixture(scope="session")
def flagship() -> Ruleset:
    """The compiled flagship."""
    return compile_scenario(loaded(FLAGSHIP))


def _tell(config: pytest.Config, line: str) -> None:
    """Print a line at once: a run of minutes should not be silent until its end."""
    capture = config.pluginmanager.getplugin("capturemanager")
    reporter = config.pluginmanager.getplugin("terminalreporter")
    if capture is not None and reporter is not None:
        with capture.global_and_fixture_disabled():
            reporter.ensure_newline()
            reporter.write_line(line)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """The table of all bars."""
    taken = config.stash.get(TAKEN, [])
    if taken:
        terminalreporter.section("bars")
    for line in table(taken) if taken else ():
        terminalreporter.write_line(line)
