"""What is legal and does nothing: never read, never changed, never fired, never said. Warnings only.

Codes: V001 a factor, V002 an event, V003 a wording, V004 a table or function.
"""

from __future__ import annotations

import re

from game.scenario.checking.audit import Audit
from game.scenario.checking.check_numbers import changed_factors
from game.scenario.checking.check_orders import orders
from game.scenario.checking.check_seeing import shown_figures
from game.scenario.checking.prose import PLACEHOLDER
from game.scenario.checking.slots_acting import all_effects
from game.scenario.formulas import FormulaError, Name, Truth
from game.scenario.orders import OrderError, Sign, parse_order
from game.scenario.problems import quoted

_WORD = re.compile(r"[a-z][a-z0-9_.]*")


def check_idle(audit: Audit) -> None:
    """Doubt what nothing uses."""
    read = _read(audit)
    _check_factors(audit, read)
    _check_events(audit)
    _check_wordings(audit)
    for kind, what in (("tables", "table"), ("functions", "function")):
        for id in getattr(audit.scenario, kind):
            if id not in read:
                audit.warn_at_key("V004", (kind, id), f"the {what} {quoted(id)} is never used")


def _read(audit: Audit) -> set[str]:
    """Return every name that something reads; of a formula that cannot be read, every word in it."""
    scenario, read = audit.scenario, set[str]()
    for text in [*(slot.text for slot in audit.slots), *(law.value for law in scenario.functions.values())]:
        if isinstance(audit.world.tree(text), FormulaError):
            read.update(_WORD.findall(text))
        for part in audit.world.reads(text):
            read.add(part.id if isinstance(part, Name) else part.function)
    read.update(name for _, name in shown_figures(audit))
    for said in audit.texts:
        read.update(inner.partition(":")[0] for inner in PLACEHOLDER.findall(said.says))
    for rival in scenario.rivals.values():
        read.update(rival.knows)
    read.update(record.factor for record in scenario.history.values())
    read.update(factor for source in scenario.sources.values() for factor in source.observes)
    read.update(flow.origin for flow in scenario.flows.values() if flow.origin)
    read.update(front.progress for front in scenario.fronts.values())
    return read | {scenario.scenario.consent or ""} | _beneath(read)


def _beneath(read: set[str]) -> set[str]:
    """Return the factors that beliefs and reports are about."""
    held = {re.sub(r"\.(low|high|sd)$", "", name.removeprefix("believed.")) for name in read}
    reported = {
        name.removeprefix("reported.").removesuffix(".age") for name in read if name.startswith("reported.")
    }
    return held | {tail for name in reported for tail in _tails(name)}


def _tails(name: str) -> set[str]:
    """Return every end of a dotted name, since both a source and a factor may hold dots."""
    words = name.split(".")
    return {".".join(words[start:]) for start in range(1, len(words))}


def _check_factors(audit: Audit, read: set[str]) -> None:
    changed = changed_factors(audit)
    for id, factor in audit.scenario.factors.items():
        if id not in read:
            audit.warn_at_key("V001", ("factors", id), f"nothing reads {quoted(id)}")
        elif id not in changed and factor.seen == "open":
            audit.warn_at_key("V001", ("factors", id), f"nothing changes {quoted(id)}")


def _check_events(audit: Audit) -> None:
    fired = {effect.fire for _, effects in all_effects(audit.world) for effect in effects}
    for id, event in audit.scenario.events.items():
        if audit.world.tree(event.when) == Truth(value=False) and id not in fired:
            message = f"{quoted(id)} can never happen: its `when` is false and nothing fires it"
            audit.warn_at_key("V002", ("events", id), message)


def _check_wordings(audit: Audit) -> None:
    scenario = audit.scenario
    said = {
        (motion, wording)
        for voice in scenario.voices.values()
        for motion, stance in voice.stances.items()
        for wording in stance.base
    }
    for _, text in orders(audit):
        try:
            order = parse_order(text)
        except OrderError:
            continue
        if isinstance(order, Sign):
            said.add((order.motion, order.wording))
    for id, motion in scenario.motions.items():
        for name in motion.wordings:
            if (id, name) not in said:
                message = f"no voice and no doctrine says anything of {quoted(name)}"
                audit.warn_at_key("V003", ("motions", id, "wordings", name), message)
