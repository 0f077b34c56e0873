"""What every part of the checker is handed: the scenario, its names, and where complaints go."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cached_property

from game.scenario.checking.prose import Text, texts
from game.scenario.checking.slots import Slot
from game.scenario.checking.slots_acting import acting_slots
from game.scenario.checking.slots_showing import showing_slots
from game.scenario.checking.world import Path, World
from game.scenario.merging import Finder
from game.scenario.pointing import Part
from game.scenario.problems import Level, Problem, did_you_mean, quoted
from game.scenario.showing import Scenario


@dataclass
class Audit:
    """One check of one scenario: gathers every complaint with its place."""

    world: World
    find: Finder
    problems: list[Problem] = field(default_factory=list)

    @property
    def scenario(self) -> Scenario:
        """The scenario that is checked."""
        return self.world.scenario

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """Every formula of the scenario with what it must give."""
        return (*acting_slots(self.world), *showing_slots(self.world))

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Every text of the scenario that somebody reads."""
        return tuple(texts(self.scenario))

    def error(self, code: str, at: Path, message: str, hint: str = "") -> None:
        """Complain about a value."""
        self.problems.append(Problem(code, message, self.find(at), hint))

    def error_at_key(self, code: str, at: Path, message: str, hint: str = "") -> None:
        """Complain about a thing as a whole, or about its id."""
        self.problems.append(Problem(code, message, self.find(at, key=True), hint))

    def warn(self, code: str, at: Path, message: str, hint: str = "") -> None:
        """Doubt a value."""
        self.problems.append(Problem(code, message, self.find(at), hint, "warning"))

    def warn_at_key(self, code: str, at: Path, message: str, hint: str = "") -> None:
        """Doubt a thing as a whole."""
        self.problems.append(Problem(code, message, self.find(at, key=True), hint, "warning"))

    def at_part(self, complaint: tuple[str, str, str, Level], at: Path, part: Part) -> None:
        """Complain about a part of a text: code, message, hint and level."""
        code, message, hint, level = complaint
        self.problems.append(Problem(code, message, self.find(at, part=part), hint, level))

    def known(self, word: str, among: Collection[str], at: Path, what: str) -> bool:
        """Tell whether an id is known, complaining where it is not; `what` says what was expected."""
        if word in among:
            return True
        self.error(
            "R001", at, f"there is no {what} {quoted(word)}", did_you_mean(word, among) or _some(among, what)
        )
        return False

    def known_key(self, word: str, among: Collection[str], at: Path, what: str) -> bool:
        """Tell the same of an id that is a key of its map."""
        if word in among:
            return True
        hint = did_you_mean(word, among) or _some(among, what)
        self.error_at_key("R001", at, f"there is no {what} {quoted(word)}", hint)
        return False


def _some(among: Collection[str], what: str) -> str:
    """Return the words there are, where they are few."""
    few = 6
    if not among:
        return f"this scenario has no {what} at all"
    return f"there is {', '.join(f'`{word}`' for word in among)}" if len(among) <= few else ""
