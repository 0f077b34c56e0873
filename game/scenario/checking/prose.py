"""Every text of a scenario that is read by a player, found through the models."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple, get_args

from pydantic import AfterValidator

from game.scenario.checking.world import Path
from game.scenario.fields import Model, Prose
from game.scenario.shapes import marks
from game.scenario.showing import Scenario

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
FORMS = ("unit", "day")
"""What may stand behind the colon: the number with its unit, or a day in words."""
_ORDERS = frozenset({"give", "forced", "orders"})
_FOLDED = next(mark for mark in get_args(Prose) if isinstance(mark, AfterValidator))
"""What is annotated on texts alone."""


class Text(NamedTuple):
    """One text: its place, the field it stands in, what it says, and when it is read."""

    at: Path
    field: str
    says: str
    read: Literal["before", "during", "after"]
    """Before a game has figures, while it is played, or when all is known."""


def texts(scenario: Scenario) -> Iterator[Text]:
    """Yield every text, in the order of the kinds."""
    yield from _inside(scenario, ())


class _Field(NamedTuple):
    name: str
    word: str
    is_prose: bool


@cache
def _fields(model: type[Model]) -> tuple[_Field, ...]:
    """Return the fields of a model with the words for them, and which hold texts."""
    return tuple(
        _Field(name, info.alias or name, _FOLDED in marks(info)) for name, info in model.model_fields.items()
    )


def models(model: Model, at: Path = ()) -> Iterator[tuple[Path, Model]]:
    """Yield a model and every model within it, with its place."""
    yield at, model
    for field in _fields(type(model)):
        for here, value in _leaves(getattr(model, field.name), (*at, field.word)):
            if isinstance(value, Model):
                yield from models(value, here)


def _inside(scenario: Scenario, at: Path) -> Iterator[Text]:
    for here, model in models(scenario, at):
        for field in _fields(type(model)):
            if not field.is_prose or field.word in _ORDERS:
                continue
            for place, value in _leaves(getattr(model, field.name), (*here, field.word)):
                if isinstance(value, str):
                    yield Text(place, field.word, value, _read(scenario, place))


def _leaves(value: object, at: Path) -> Iterator[tuple[Path, object]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _leaves(item, (*at, key))
    elif isinstance(value, tuple):
        for position, item in enumerate(value):
            yield from _leaves(item, (*at, position))
    elif value is not None:
        yield at, value


def _read(scenario: Scenario, at: Path) -> Literal["before", "during", "after"]:
    if at[0] == "scenario":
        return "before"
    if at[0] == "verdicts":
        return "after" if scenario.verdicts[str(at[1])].on is None else "during"
    ended = (at[0] == "envelopes" and at[2] == "variants") or at[0] == "ledger"
    return "after" if ended else "during"
