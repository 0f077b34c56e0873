"""The harbour town with a payload in every text that the models know: a new field is found by itself."""

from __future__ import annotations

import itertools
import json
import types
import typing
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import BeforeValidator

from game.scenario.fields import Formula, Model
from game.scenario.shapes import fields_of
from game.scenario.showing import Scenario
from game.scenario.source import read_bytes
from tests.cli.desk import TOY

REFERENCES = frozenset({"unit", "takes", "gives"})
"""Fields without any limit that name a thing, as ids do."""
ORDERS = frozenset({"give", "forced", "orders"})
"""Texts that are orders: they are read, not shown."""
Field = tuple[str, str]
"""A model and one of its fields."""
Say = Callable[[Field], str]
_AS_FORMULA = next(mark for mark in typing.get_args(Formula) if isinstance(mark, BeforeValidator))


def toy() -> dict[str, Any]:
    """The data of the toy."""
    read = read_bytes((TOY / "toy.yaml").read_bytes(), "toy.yaml")
    return dict(read.data)


@dataclass(slots=True)
class Filler:
    """Says something in every text of some data, and remembers where."""

    say: Say
    said: set[Field] = field(default_factory=set)

    def model(self, model: type[Model], data: dict[str, Any]) -> dict[str, Any]:
        """The data of a model with every text of it said otherwise, those it had not among them."""
        filled = dict(data)
        for word, info in fields_of(model).items():
            at = (model.__name__, word)
            if word in data:
                filled[word] = self.value(info.annotation, data[word], at, info.metadata)
            elif (made := self.made(info.annotation, at, info.metadata)) is not None:
                filled[word] = made
        return filled

    def value(self, shape: Any, data: Any, at: Field, marks: list[Any]) -> Any:
        """The same for whatever a field holds."""
        shape, marks = bare(shape, marks)
        if isinstance(shape, type) and issubclass(shape, Model):
            return self.model(shape, data)
        if typing.get_origin(shape) is dict:
            inner = typing.get_args(shape)[1]
            return {key: self.value(inner, each, at, []) for key, each in data.items()}
        if typing.get_origin(shape) is tuple:
            inner = typing.get_args(shape)[0]
            several = [data] if isinstance(data, str) else data
            return [self.value(inner, each, at, []) for each in several]
        return self.text(at, marks) if is_text(shape, marks, at[1]) else data

    def made(self, shape: Any, at: Field, marks: list[Any]) -> Any:
        """A text, or a list of one, for a field that was not there."""
        shape, marks = bare(shape, marks)
        if typing.get_origin(shape) is tuple:
            inner, inner_marks = bare(typing.get_args(shape)[0], [])
            return [self.text(at, inner_marks)] if is_text(inner, inner_marks, at[1]) else None
        return self.text(at, marks) if is_text(shape, marks, at[1]) else None

    def text(self, at: Field, marks: list[Any]) -> str:
        """What is said there, as long as it may be."""
        self.said.add(at)
        longest = [mark.max_length for mark in marks if getattr(mark, "max_length", None)]
        return self.say(at)[: min(longest, default=4000)].strip()


def bare(shape: Any, marks: list[Any]) -> tuple[Any, list[Any]]:
    """A type without what is annotated on it and without the nothing it may be, and what was annotated."""
    if typing.get_origin(shape) is typing.Annotated:
        inner, *more = typing.get_args(shape)
        return bare(inner, [*marks, *more])
    if typing.get_origin(shape) in (typing.Union, types.UnionType):
        return bare(next(part for part in typing.get_args(shape) if part is not type(None)), marks)
    return shape, marks


def is_text(shape: Any, marks: list[Any], word: str) -> bool:
    """Whether a field holds what an author may write freely."""
    if shape is not str or word in ORDERS or _AS_FORMULA in marks:
        return False
    named = any(getattr(mark, "pattern", None) for mark in marks)
    return not named and bool(marks or word not in REFERENCES)


def fields_of_texts(model: type[Model], seen: set[type[Model]] | None = None) -> Iterator[Field]:
    """Every field of a text, in every model below this one."""
    seen = set() if seen is None else seen
    if model in seen:
        return
    seen.add(model)
    for word, info in fields_of(model).items():
        for shape, marks in leaves(info.annotation, info.metadata):
            if isinstance(shape, type) and issubclass(shape, Model):
                yield from fields_of_texts(shape, seen)
            elif is_text(shape, marks, word):
                yield model.__name__, word


def leaves(shape: Any, marks: list[Any]) -> Iterator[tuple[Any, list[Any]]]:
    """What a field can hold in the end: the values of its maps and lists."""
    shape, marks = bare(shape, marks)
    origin, inner = typing.get_origin(shape), typing.get_args(shape)
    if origin is dict:
        yield from leaves(inner[1], [])
    elif origin is tuple:
        yield from leaves(inner[0], [])
    else:
        yield shape, marks


def in_turn(payloads: tuple[str, ...], first: int = 0) -> Say:
    """One payload after the other; each text gets the next."""
    turns = itertools.cycle((*payloads[first:], *payloads[:first]))
    return lambda _: next(turns)


def filled(say: Say) -> tuple[dict[str, Any], set[Field]]:
    """The toy with everything said otherwise, and the fields in which something was said."""
    filler = Filler(say)
    return filler.model(Scenario, toy()), filler.said


def written(folder: Path, data: dict[str, Any], name: str = "hostile") -> Path:
    """The data as a scenario of its own in a folder of scenarios; JSON is YAML."""
    path = folder / name / "scenario.yaml"
    path.parent.mkdir(parents=True)
    kinds = (f"{kind}: {json.dumps(each, ensure_ascii=False)}\n" for kind, each in data.items())
    path.write_text("".join(kinds), "utf-8", newline="")
    return path.parent
