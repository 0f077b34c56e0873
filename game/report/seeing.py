"""What the player may see: the one place that keeps the truth out of everything shown before the end."""

from __future__ import annotations

from game.report.explaining import inputs_of
from game.ruleset.compiled import Ruleset
from game.scenario.checking.mentions import asked_about
from game.scenario.formulas import Call, Node

Known = dict[str, bool]
"""What was found seen or hidden already, for one who asks of many figures that read one another."""


def is_seen(ruleset: Ruleset, id: str, known: Known | None = None) -> bool:
    """Whether a figure is open, held true or reported, or worked out from such figures alone."""
    known = {} if known is None else known
    if id not in known:
        known[id] = _seen(ruleset, id, known)
    return known[id]


def _seen(ruleset: Ruleset, id: str, known: Known) -> bool:
    if id == "date":
        return True
    if id in ruleset.formulas:
        return reads_seen(ruleset, ruleset.formulas[id], known)
    if id in ruleset.index:
        return ruleset.columns[ruleset.index[id]].seen == "open"
    stem = id.rpartition(".")[0]
    return bool(stem) and is_seen(ruleset, stem, known)


def reads_seen(ruleset: Ruleset, node: Node, known: Known | None = None) -> bool:
    """Whether a formula reads and asks nothing that is hidden."""
    known = {} if known is None else known
    return all(
        is_told(ruleset, item) if isinstance(item, Call) else is_seen(ruleset, item.id, known)
        for item in inputs_of(ruleset, node)
    )


def is_told(ruleset: Ruleset, question: Call) -> bool:
    """Whether the answer to a question is known: not what others chose, nor an event that is never told."""
    event = ruleset.scenario.events.get(asked_about(question))
    return question.function != "chose" and (event is None or event.told != "false")
