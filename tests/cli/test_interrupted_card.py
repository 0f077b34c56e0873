"""A scorecard that is interrupted loses only the measurement it was at."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from pathlib import Path

import pytest

from game.cli.exit_codes import FINE, INTERRUPTED
from game.library.measured import Measured
from game.study.lines import Line
from game.study.plans import Rules
from game.study.sizes import Sizes
from tests.cli.desk import persimmon


@contextmanager
def nobody() -> Iterator[Executor | None]:
    """No workers, so that a test sees what is measured and when."""
    yield None


def test_an_interrupted_card_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was measured before Ctrl-C is printed with the rest, and not measured again."""
    asked: list[str] = []
    broken = True

    def ladder(rules: Rules, sizes: Sizes) -> list[Line]:
        asked.append("ladder")
        return [Line("1", "ladder", f"seed {sizes.seed}", "", "", "ok", ("a detail",))]

    def luck(rules: Rules, sizes: Sizes) -> list[Line]:
        asked.append("luck")
        if broken:
            raise KeyboardInterrupt
        return [Line("13", "luck", "none", "", "", "ok")]

    monkeypatch.setattr("game.study.scorecard.MEASURES", {"ladder": ladder, "luck": luck})
    monkeypatch.setattr("game.study.running.processes", nobody)
    first = persimmon(tmp_path, "scorecard", "toy", "--fast", "--seed", 5)
    assert (first.code, first.out) == (INTERRUPTED, "")
    assert "1 of 2 measured and kept" in first.err
    broken = False
    other = persimmon(tmp_path, "scorecard", "toy", "--fast", "--seed", 6)
    second = persimmon(tmp_path, "scorecard", "toy", "--fast", "--seed", 5)
    assert second.code == FINE
    assert "seed 5" in second.out
    assert "a detail" in second.out
    assert "seed 6" in other.out
    assert asked == ["ladder", "luck", "ladder", "luck", "luck"]
    persimmon(tmp_path, "scorecard", "toy", "--fast", "--seed", 5)
    assert asked[5:] == ["ladder", "luck"], "a card that was printed leaves nothing behind"


def test_a_line_cut_short_is_measured_again(tmp_path: Path) -> None:
    """A crash in the middle of writing costs that measurement and no other."""
    kept = Measured.of(tmp_path, "a card")
    kept.keep("ladder", [{"name": "1"}])
    kept.keep("luck", [{"name": "13"}])
    path = kept.path
    assert path is not None
    path.write_bytes(path.read_bytes()[:-5])
    assert Measured.of(tmp_path, "a card").found() == {"ladder": [{"name": "1"}]}
    assert Measured.of(tmp_path, "another card").found() == {}
    assert Measured.of(None, "a card").found() == {}
