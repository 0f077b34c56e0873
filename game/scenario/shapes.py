"""What the models say of a place in a file: which fields belong there and what kind of value.

Read from the models themselves, so that no second list of fields can go stale.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator, Sequence
from typing import Any

from pydantic.fields import FieldInfo

from game.scenario.fields import Model


def model_at(top: type[Model], location: Sequence[str | int]) -> type[Model] | None:
    """Return the model that a place in a file must follow, or nothing where it holds something else."""
    shape: Any = top
    for part in location:
        shape = _below(shape, part)
    return shape if isinstance(shape, type) and issubclass(shape, Model) else None


def fields_of(model: type[Model]) -> dict[str, FieldInfo]:
    """Return the fields of a model by the words an author writes."""
    return {info.alias or name: info for name, info in model.model_fields.items()}


def marks(info: FieldInfo) -> Iterator[Any]:
    """Yield everything annotated on a field's type, however deep, such as the validators of a text."""
    yield from info.metadata
    yield from _marks(info.annotation)


def _marks(shape: Any) -> Iterator[Any]:
    yield from getattr(shape, "__metadata__", ())
    for part in typing.get_args(shape):
        yield from _marks(part)


def _below(shape: Any, part: str | int) -> Any:
    if isinstance(shape, type) and issubclass(shape, Model):
        info = fields_of(shape).get(str(part))
        return _plain(info.annotation) if info else None
    origin, inner = typing.get_origin(shape), typing.get_args(shape)
    if origin is dict:
        return _plain(inner[1])
    if origin is tuple and isinstance(part, int):
        return _plain(
            inner[0] if len(inner) > 1 and inner[1] is Ellipsis else inner[min(part, len(inner) - 1)]
        )
    return None


def _plain(shape: Any) -> Any:
    """Return a type without what is annotated on it and without the nothing it may also be."""
    if typing.get_origin(shape) is typing.Annotated:
        return _plain(typing.get_args(shape)[0])
    if typing.get_origin(shape) in (typing.Union, types.UnionType):
        return _plain(next(part for part in typing.get_args(shape) if part is not type(None)))
    return shape
