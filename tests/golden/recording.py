"""What a golden game is: a head that says what was played, and everything told of it, orders included."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from game.scenario.loading import load
from game.scenario.showing import Scenario
from tests.laws.telling import TOY, told_game

FOLDER = Path(__file__).resolve().parent
SCENARIOS = FOLDER.parent.parent / "scenarios"
BEGINS = "Orders given"
REFUSED = ": refused: "


@dataclass(frozen=True, slots=True)
class Golden:
    """One golden game; its orders are those that its own text says were given."""

    path: Path
    scenario: str
    seed: int
    turns: tuple[tuple[str, ...], ...]

    @property
    def text(self) -> str:
        """The game played again and told, under its head."""
        head = f"scenario {self.scenario}\nseed {self.seed}\n"
        return head + told_game(self.scenario, scenario_of(self.scenario), self.seed, self.turns)


def shipped() -> list[str]:
    """The ids of all scenarios that come with the game."""
    return sorted(path.parent.name for path in SCENARIOS.glob("*/scenario.yaml"))


def scenario_of(id: str) -> Scenario:
    """A shipped scenario, or the toy."""
    if id == "toy":
        return load(TOY, lambda name: None).scenario
    return load(SCENARIOS / id, _rulebook).scenario


def _rulebook(name: str) -> Path | None:
    path = SCENARIOS / "rulebooks" / name
    return path if path.is_dir() else None


def goldens() -> list[Golden]:
    """All golden games, by name."""
    return [read(path) for path in sorted(FOLDER.glob("*.txt"))]


def read(path: Path) -> Golden:
    """A golden game: the first two lines are its head, the orders stand under their headings."""
    lines = path.read_text(encoding="utf-8").splitlines()
    scenario, seed = (line.partition(" ")[2] for line in lines[:2])
    return Golden(path, scenario, int(seed), tuple(_turns(lines)))


def _turns(lines: list[str]) -> Iterator[tuple[str, ...]]:
    for number, line in enumerate(lines):
        if line == BEGINS:
            orders = []
            for order in lines[number + 1 :]:
                if not order.startswith("  "):
                    break
                orders.append(order.strip().partition(REFUSED)[0])
            yield tuple(orders)
