"""What an order does, in words: each change it makes to what is seen, with how long it takes."""

from __future__ import annotations

from game.engine.looking import View
from game.report.explaining import value_at
from game.report.seeing import is_seen, reads_seen
from game.report.wording import amount, spec_of
from game.scenario.formulas import parsed
from game.scenario.models import Effect


def described(view: View, effects: tuple[Effect, ...]) -> tuple[str, ...]:
    """One line for each change to an open factor; what is hidden stays hidden."""
    found = []
    for effect in effects:
        if effect.when is not None and not _holds(view, effect.when):
            continue
        for factor, formula in (effect.add or effect.set or {}).items():
            if _is_told(view, effect, factor) and reads_seen(view.ruleset, parsed(formula)):
                found.append(_line(view, effect, factor, formula))
    return tuple(found)


def _is_told(view: View, effect: Effect, factor: str) -> bool:
    """Whether a change says something to a reader: a number set without a unit is a mark of the rules."""
    marks = effect.set is not None and not spec_of(view.ruleset, factor).unit
    return is_seen(view.ruleset, factor) and not marks


def _line(view: View, effect: Effect, factor: str, formula: str) -> str:
    spec = spec_of(view.ruleset, factor)
    value = float(value_at(parsed(formula), view))
    change = f"to {amount(spec, value)}" if effect.set else amount(spec, value, signed=True)
    days = 10 if view.ruleset.ticks.unit == "jun" else 1
    spread = f" over {effect.over * days} days" if effect.over else ""
    later = f", after {effect.after * days} days" if effect.after else ""
    return f"{spec.title} {change}{spread}{later}"


def _holds(view: View, condition: str) -> bool:
    """Whether a condition is seen to hold now; one that reads the truth is not spoken of."""
    node = parsed(condition)
    return reads_seen(view.ruleset, node) and bool(value_at(node, view))
