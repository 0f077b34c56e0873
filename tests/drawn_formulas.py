"""Formulas of every type, drawn from the names that a scenario being drawn has so far."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from hypothesis import strategies as st

Draw = st.DrawFn


@dataclass(slots=True)
class Names:
    """What formulas of one scenario may read: quantities in sacks, pure numbers and truths."""

    sacks: list[str] = field(default_factory=list)
    pures: list[str] = field(default_factory=list)
    truths: list[str] = field(default_factory=list)


GRAMMAR = {
    "s": (
        *("({s} + {s})", "({s} - {s})", "min({s}, {s})", "max({s}, {s}, {s})", "({p} * {s})"),
        *("({s} if {t} else {s})", "clip({s}, -3 sack, 70 sack)", "abs(-({s}))", "round({s} / 3)"),
    ),
    "p": (
        *("({p} + {p})", "({p} * {p})", "({s} / {s})", "ramp({s}, 2 sack, {s})", "curve({s})"),
        *("law({p}, {p})", "sqrt(abs({p}))", "floor({p})", "({p} if {t} else {p})"),
    ),
    "t": ("({s} < {s})", "({s} >= {s})", "({p} == {p})", "(not {t})", "({t} and {t})", "({t} or {t})"),
}
"""How a quantity in sacks, a pure number and a truth are made of others."""


@dataclass(frozen=True, slots=True)
class Writer:
    """Draws formulas of each type from names, at most so deep."""

    draw: Draw
    names: Names

    def sack(self, depth: int = 2) -> str:
        """A quantity in sacks."""
        return self._written("s", depth)

    def pure(self, depth: int = 2) -> str:
        """A number without a unit."""
        return self._written("p", depth)

    def truth(self, depth: int = 2) -> str:
        """A condition."""
        return self._written("t", depth)

    def any(self) -> str:
        """A number from a formula of any type, as deep as formulas are here."""
        wraps = {"s": "({}) / 1 cart", "p": "{}", "t": "1 if {} else 0"}
        kind = self.draw(st.sampled_from(sorted(wraps)))
        return wraps[kind].format(self._written(kind, 3))

    def _written(self, kind: str, depth: int) -> str:
        if depth == 0 or self.draw(st.integers(0, 3)) == 0:
            return self.draw(st.sampled_from(self._leaves(kind)))
        form = self.draw(st.sampled_from(GRAMMAR[kind]))
        return re.sub(r"\{([spt])\}", lambda hole: self._written(hole[1], depth - 1), form)

    def _leaves(self, kind: str) -> list[str]:
        if kind == "t":
            return [*self.names.truths, "true", "date >= 1820-02-28"]
        eighths = self.draw(st.integers(-80, 800)) / 8
        number = f"({eighths} sack)" if kind == "s" else f"({eighths / 32})"
        return [*(self.names.sacks if kind == "s" else self.names.pures), number]
