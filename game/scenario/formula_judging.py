"""What the checker has found out about a part of a formula, and how parts are made to agree.

A bare number takes the unit of what it stands beside. Every finding carries its part rewritten in base units,
so that the compiler needs no knowledge of units.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from game.scenario.formulas import FormulaError, Node, Span
from game.scenario.problems import Level
from game.scenario.quantities import TRUTH, Kind, Meaning, is_rate
from game.scenario.scopes import Scope

MOST_STEPS = 4000

_MEANT_NUMBER = "a quantity is needed here, this is {kind}"
_MEANT_TRUTH = "this must be a yes/no condition, but it is {kind}"
_MEANT_DAY = "a day is needed here, this is {kind}"


@dataclass(frozen=True, slots=True)
class Found:
    """A part of a formula understood: its tree in base units, its meaning, whether it is a bare number."""

    node: Node
    meaning: Meaning
    bare: bool = False

    @property
    def is_number(self) -> bool:
        """Whether the part is a quantity."""
        return self.meaning.kind.name == "number"

    def beside(self, meaning: Meaning) -> Found:
        """Return bare numbers as quantities of the same sort as what they stand beside."""
        return Found(self.node, replace(meaning, low=self.meaning.low, high=self.meaning.high))


@dataclass(slots=True)
class Judge:
    """One check of one formula: its scope, the complaints so far, and the law it is inside of, if any."""

    scope: Scope
    errors: list[FormulaError] = field(default_factory=list)
    bound: Mapping[str, Found] = field(default_factory=dict)
    inside: tuple[str, ...] = ()
    steps: Iterator[int] = field(default_factory=lambda: iter(range(MOST_STEPS)))

    def enter(self, law: str, bound: Mapping[str, Found]) -> Judge:
        """Return the judge of a law's body, whose parameters stand for what the call gave."""
        return Judge(self.scope, bound=bound, inside=(*self.inside, law), steps=self.steps)

    def step(self, span: Span) -> None:
        """Count one part looked at; laws that call laws could otherwise keep a checker busy for ever."""
        if next(self.steps, None) is None:
            hint = "let the functions it calls be shorter"
            raise FormulaError(f"this comes to more than {MOST_STEPS} parts", *span, hint, "X014")

    def fault(self, code: str, span: Span, message: str, hint: str = "") -> None:
        """Note an error and carry on, so that an author sees all of them at once."""
        self._note(FormulaError(message, *span, hint, code))

    def doubt(self, code: str, span: Span, message: str, hint: str = "") -> None:
        """Note a warning: something legal that is hardly meant."""
        level: Level = "warning"
        self._note(FormulaError(message, *span, hint, code, level))

    def _note(self, fault: FormulaError) -> None:
        seen = {(known.code, known.start, known.end) for known in self.errors}
        if (fault.code, fault.start, fault.end) not in seen:
            self.errors.append(fault)

    def needs_kind(self, part: Found | None, kind: str) -> Found | None:
        """Return the part if it is of a kind, else note what it is and return nothing."""
        if part is None or part.meaning.kind.name == kind:
            return part
        message = {"number": _MEANT_NUMBER, "truth": _MEANT_TRUTH, "day": _MEANT_DAY}[kind]
        hint = "compare it with something, as in `x > 0`" if kind == "truth" and part.is_number else ""
        self.fault("X002", part.node.span, message.format(kind=_named(part.meaning.kind)), hint)
        return None

    def agree(self, span: Span, parts: Sequence[Found | None]) -> list[Found] | None:
        """Bring quantities to one dimension, bare numbers taking their neighbour's unit, or note why not."""
        found = [part for part in (self.needs_kind(part, "number") for part in parts) if part]
        if len(found) < len(parts):
            return None
        model = next((part for part in found if not part.bare), None)
        if model is None:
            return found
        for part in found:
            if not part.bare and part.meaning.kind != model.meaning.kind:
                self._clash(span, model, part)
                return None
        fitted = [self.takes_unit(part, model.meaning) if part.bare else part for part in found]
        return [part for part in fitted if part] if all(fitted) else None

    def takes_unit(self, part: Found, meaning: Meaning) -> Found | None:
        """Return bare numbers in the unit of what they stand beside, or note that they need their own.

        They need one where that unit is not a base unit: 30 beside months could be read as thirty ticks.
        Nought is nought in every unit, and every rate names its time.
        """
        is_nought = part.meaning.interval == (0.0, 0.0)
        if not is_nought and (meaning.scale != 1.0 or is_rate(meaning.kind.dimension)):
            self.fault("U003", part.node.span, "this number needs a unit", self._units_like(meaning.kind))
            return None
        return part.beside(meaning)

    def fit(self, part: Found | None, expected: Meaning) -> Found | None:
        """Return a part as what its place expects, or note the difference."""
        part = self.needs_kind(part, expected.kind.name)
        if part is None or not part.is_number:
            return part
        if part.bare:
            return self.takes_unit(part, expected)
        if part.meaning.kind != expected.kind:
            self.fault("U002", part.node.span, f"this is {part.meaning.kind}, expected {expected.kind}")
            return None
        return part

    def _units_like(self, kind: Kind) -> str:
        """Return which units would do, as a hint."""
        units = [name for name, (of, _) in self.scope.units.items() if of == kind.dimension]
        if is_rate(kind.dimension):
            return f"{kind} is meant: every rate names its time"
        return f"write it in {' or '.join(f'`{unit}`' for unit in units) or kind}"

    def _clash(self, span: Span, left: Found, right: Found) -> None:
        one, other = left.meaning.kind, right.meaning.kind
        if left.node.span > right.node.span:
            one, other = other, one
        hint = f"left side is {one}, right side is {other}"
        self.fault("X001", span, f"{one} and {other} do not go together", hint)


def common_scale(parts: Sequence[Found]) -> float | None:
    """Return the size of the unit that all parts are declared in, or nothing where they differ."""
    scale = parts[0].meaning.scale
    return scale if all(part.meaning.scale == scale for part in parts) else None


def _named(kind: Kind) -> str:
    if kind.name == "number" and kind.dimension:
        return f"a quantity in {kind}"
    return str(kind) if kind == TRUTH or kind.name == "day" else "a quantity"
