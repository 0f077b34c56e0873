"""What a formula mentions: figures by name, questions about the game, and functions it calls.

Kept apart from typing: what may be read, what circles and what is never read are asked of the same list.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.scenario.formula_calls import QUESTIONS
from game.scenario.formulas import Call, Name, Node, children


def parts(node: Node) -> Iterator[Name | Call]:
    """Yield names of figures and all calls; what a question asks about is not a figure."""
    waiting = [node]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Name | Call):
            yield part
        if not (isinstance(part, Call) and part.function in QUESTIONS):
            waiting.extend(reversed(children(part)))


def asked_about(call: Call) -> str:
    """Return the id that a question is asked about, or nothing where it is not written as one."""
    about = call.args[0] if call.args else None
    return about.id if isinstance(about, Name) else ""


def is_question(part: Name | Call) -> bool:
    """Tell a question about the game from a figure or a function."""
    return isinstance(part, Call) and part.function in QUESTIONS
