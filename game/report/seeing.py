"""What the player may see: the one place that keeps the truth out of everything shown before the end."""

from __future__ import annotations

from game.report.explaining import inputs_of
from game.ruleset.compiled import Ruleset
from game.scenario.checking.mentions import asked_about
from game.scenario.formulas import Call, Node


def is_seen(ruleset: Ruleset, id: str) -> bool:
    """Whether a figure is open, held true or reported, or worked out from such figures alone."""
    if id == "date":
        return True
    if id in ruleset.formulas:
        return reads_seen(ruleset, ruleset.formulas[id])
    if id in ruleset.index:
        return ruleset.columns[ruleset.index[id]].seen == "open"
    stem = id.rpartition(".")[0]
    return bool(stem) and is_seen(ruleset, stem)


def reads_seen(ruleset: Ruleset, node: Node) -> bool:
    """Whether a formula reads and asks nothing that is hidden."""
    return all(
        is_told(ruleset, item) if isinstance(item, Call) else is_seen(ruleset, item.id)
        for item in inputs_of(ruleset, node)
    )


def is_told(ruleset: Ruleset, question: Call) -> bool:
    """Whether the answer to a question is known: not what others chose, nor an event that is never told."""
    event = ruleset.scenario.events.get(asked_about(question))
    return question.function != "chose" and (event is None or event.told != "false")
