"""What a single field of a scenario file may hold, and the manner every kind shares.

Frozen strict models with unknown keys refused, because a word silently ignored is the worst
fault of a rules file.
"""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    StringConstraints,
)

ID_PATTERN = r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$"
NAME_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
DATE_PATTERN = r"^\d{4}-\d\d-\d\d$"


def _as_formula(value: object) -> object:
    """Accept a bare number or truth where a formula is meant, since authors write `rate: 3`."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return repr(value) if isinstance(value, int | float) else value


def _one_paragraph(value: str) -> str:
    """Fold the line breaks of a block text, so that every screen may wrap it to its own width."""
    return re.sub(r"[ \t]*\n[ \t]*", " ", value.strip()) if "\n\n" not in value else value.strip()


def _as_several(value: object) -> object:
    """Accept a lone text where several ways to put it may stand."""
    if isinstance(value, list | tuple):
        return tuple(value)
    return value if isinstance(value, dict) else (value,)


def _as_written(ways: tuple[str, ...]) -> str | tuple[str, ...]:
    """Give a lone text back as it was written, so that a saved scenario keeps its bytes."""
    return ways if len(ways) > 1 else ways[0]


Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=64)]
Name = Annotated[str, StringConstraints(pattern=NAME_PATTERN, max_length=64)]
Date = Annotated[str, StringConstraints(pattern=DATE_PATTERN)]
Formula = Annotated[str, BeforeValidator(_as_formula), StringConstraints(min_length=1, max_length=600)]
Prose = Annotated[str, StringConstraints(min_length=1, max_length=4000), AfterValidator(_one_paragraph)]
Ways = Annotated[
    tuple[Prose, ...],
    BeforeValidator(_as_several, json_schema_input_type=Prose | tuple[Prose, ...]),
    PlainSerializer(_as_written, return_type=Prose | tuple[Prose, ...]),
    Field(min_length=1, max_length=12),
]
"""A text, or several ways to put it: each game keeps to one of them."""
Title = Annotated[str, StringConstraints(min_length=1, max_length=90)]
Label = Literal["documented", "reported", "inferred", "invented"]
Seen = Literal["open", "believed", "hidden"]


class Model(BaseModel):
    """The common manner of every kind: strict, frozen, nothing unknown, no infinities."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, allow_inf_nan=False)


class Cited(Model):
    """What is said about the past carries how it is known and where it stands written."""

    label: Label | None = None
    source: Prose | None = None
