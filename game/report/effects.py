"""What an order does, in words: each change it makes to what is seen, with how long it takes."""

from __future__ import annotations

from game.engine.looking import View
from game.report.explaining import inputs_of, value_at
from game.report.wording import amount, spec_of
from game.ruleset.compiled import Ruleset
from game.scenario.formulas import Call, parse
from game.scenario.models import Effect


def described(view: View, effects: tuple[Effect, ...]) -> tuple[str, ...]:
    """One line for each change to an open factor; what is hidden stays hidden."""
    found = []
    for effect in effects:
        for factor, formula in (effect.add or effect.set or {}).items():
            if _is_open(view.ruleset, factor) and _reads_open(view.ruleset, formula):
                found.append(_line(view, effect, factor, formula))
    return tuple(found)


def _line(view: View, effect: Effect, factor: str, formula: str) -> str:
    spec = spec_of(view.ruleset, factor)
    value = float(value_at(parse(formula), view))
    change = f"to {amount(spec, value)}" if effect.set else amount(spec, value, signed=True)
    days = 10 if view.ruleset.ticks.unit == "jun" else 1
    spread = f" over {effect.over * days} days" if effect.over else ""
    later = f", after {effect.after * days} days" if effect.after else ""
    return f"{spec.title} {change}{spread}{later}"


def _is_open(ruleset: Ruleset, factor: str) -> bool:
    return ruleset.columns[ruleset.index[factor]].seen == "open"


def _reads_open(ruleset: Ruleset, formula: str) -> bool:
    named = [item for item in inputs_of(ruleset, parse(formula)) if not isinstance(item, Call)]
    return all(_is_open(ruleset, item.id) for item in named if item.id in ruleset.index)
