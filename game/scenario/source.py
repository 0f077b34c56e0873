"""A scenario file's text turned into plain data, with the place of every value and every key.

The format is a strict subset of YAML 1.2, read from libyaml's stream of events: no graph of nodes is ever
built, so nothing an author writes can expand, recurse or run, and every complaint can point at its place.

Codes: Y001 not YAML, Y002 not UTF-8, Y003 too large, Y004 empty, Y005 unsafe character, Y006 a part of YAML
that is not used here, Y007 key given twice, Y008 key that is no text, Y009 number, Y010 cut at a comma,
Y011 no map, Y101 looks like true or false.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NoReturn, TypeAlias, cast

import yaml
from yaml import events

from game.scenario.problems import Place, Problem, ScenarioError, Span, quoted
from game.scenario.scalars import (
    NUMBER_HINT,
    NumberError,
    is_switch,
    plain_value,
    unsafe_in_file,
    unsafe_in_value,
)
from game.scenario.traps import explain, leading_percent

Value: TypeAlias = "bool | int | float | str | list[Value] | dict[str, Value] | None"
DataPath: TypeAlias = tuple[str | int, ...]

MAX_BYTES: Final = 2 * 1024 * 1024
MAX_DEPTH: Final = 32
MAX_VALUES: Final = 500_000
MAX_PROBLEMS: Final = 100
_SWITCH_HINT: Final = "write true or false, or put the text in quotes"
_COMMA_HINT: Final = "inside { } and [ ] put a text that contains a comma in quotes"
_COLON_FOLLOWS: Final = re.compile(r"[ \n]*:")


@dataclass(frozen=True, slots=True)
class Source:
    """One file read: its data and where each part stands; a path is the keys and indices to a value."""

    file: str
    text: str
    data: dict[str, Value]
    values: dict[DataPath, Span]
    keys: dict[DataPath, Span]
    notes: tuple[Problem, ...] = ()


def read_bytes(data: bytes, file: str) -> Source:
    """Read a file's bytes, because a wrong encoding is told with its offset and a huge file never decoded."""
    place = Place(file)
    if len(data) > MAX_BYTES:
        raise ScenarioError([_too_large(place)])
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        message = "a byte order mark stands at offset 0"
        hint = "save the file as UTF-8 without a byte order mark"
        raise ScenarioError([Problem("Y002", message, place, hint)])
    try:
        return read_text(data.decode("utf-8"), file)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        line, column = before.count("\n"), len(before) - before.rfind("\n") - 1
        place = Place(file, Span(line, column, line, column + 1))
        message = f"byte 0x{data[error.start]:02x} at offset {error.start} is not UTF-8"
        raise ScenarioError([Problem("Y002", message, place, "save the file as UTF-8")]) from None


def read_text(text: str, file: str) -> Source:
    """Read a file's text, or raise every problem found in it; Windows line ends are read as plain ones."""
    if len(text) > MAX_BYTES or len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise ScenarioError([_too_large(Place(file))])
    text = text.replace("\r\n", "\n")
    problems = [*unsafe_in_file(text, file), *leading_percent(text, file)][:MAX_PROBLEMS]
    if problems:
        raise ScenarioError(problems)
    return _Reader(file, text).read()


def locate(source: Source, loc: Sequence[str | int], *, missing: bool = False, key: bool = False) -> Span:
    """Return where a pydantic `loc` stands in a file, skipping what is not in the data, such as union tags.

    With `missing` the last part is a field that is not there, and its owner's key is returned. With `key` the
    key is returned in place of its value; so it is for pydantic's own mark of a bad key, a last part `[key]`.
    """
    parts = list(loc[:-1]) if missing else list(loc)
    path: DataPath = ()
    for part, following in zip(parts, [*parts[1:], -1], strict=False):
        child = (*path, part)
        beside, below = (*path, following) in source.values, (*child, following) in source.values
        if child in source.values and (below or not beside):
            path = child
    wants_key = missing or key or list(loc[-1:]) == ["[key]"]
    return source.keys.get(path, source.values[path]) if wants_key else source.values[path]


def _too_large(place: Place) -> Problem:
    hint = "split it: any file of a scenario may hold any kind"
    return Problem("Y003", f"the file is larger than {MAX_BYTES // 1024 // 1024} MiB", place, hint)


def _span(event: events.Event) -> Span:
    start, end = cast("yaml.Mark", event.start_mark), cast("yaml.Mark", event.end_mark)
    return Span(start.line, start.column, end.line, end.column)


def _on_line(problem: Problem, line: int) -> bool:
    return problem.place.span is not None and problem.place.span.line == line


def _add(frame: _Frame, value: Value) -> DataPath:
    """Put a value where its frame waits for it and return its path."""
    if isinstance(frame.holder, list):
        frame.holder.append(value)
        return (*frame.path, len(frame.holder) - 1)
    key = cast("str", frame.key)
    frame.holder[key] = value
    frame.key = None
    return (*frame.path, key)


@dataclass(slots=True)
class _Frame:
    """A map or list that is being read: the key that waits for its value, and where its last value ended."""

    holder: dict[str, Value] | list[Value]
    path: DataPath
    flow: bool
    last: Span
    key: str | None = None
    key_end: int = 0
    cut: bool = False

    @property
    def wants_key(self) -> bool:
        return isinstance(self.holder, dict) and self.key is None


class _Reader:
    """Builds data with a stack of its own, so that depth costs no recursion; gathers what is wrong."""

    def __init__(self, file: str, text: str) -> None:
        self.file, self.text = file, text
        self.root: Value = None
        self.values: dict[DataPath, Span] = {}
        self.keys: dict[DataPath, Span] = {}
        self.notes: list[Problem] = []
        self.problems: list[Problem] = []
        self.stack: list[_Frame] = []
        self.documents = 0

    def read(self) -> Source:
        """Return the whole file as data, or raise what is wrong with it."""
        try:
            for event in yaml.parse(self.text, Loader=yaml.CSafeLoader):
                self._take(event)
        except yaml.YAMLError as error:
            self._add_syntax_problem(explain(error, self.text, self.file))
        except UnicodeError:
            self.problems.append(Problem("Y001", "a tag holds bytes that are no text", Place(self.file)))
        if not self.problems and not isinstance(self.root, dict):
            self._complain_about_root()
        if self.problems or not isinstance(self.root, dict):
            raise ScenarioError(self.problems)
        return Source(self.file, self.text, self.root, self.values, self.keys, tuple(self.notes))

    def _add_syntax_problem(self, problem: Problem) -> None:
        """Tell one mistake once: what was cut on the line that is no YAML follows from it."""
        line = problem.place.span.line if problem.place.span else -1
        self.problems = [
            known for known in self.problems if known.code != "Y010" or not _on_line(known, line)
        ]
        self.problems.append(problem)

    def _complain_about_root(self) -> None:
        if self.root is None:
            self.problems.append(Problem("Y004", "the file is empty", Place(self.file)))
        else:
            message = "the top of a file must be a map"
            self._complain("Y011", message, self.values[()], "begin with a kind, such as `factors:`")

    def _take(self, event: events.Event) -> None:
        match event:
            case events.ScalarEvent():
                self._refuse_properties(event, event.tag)
                self._take_scalar(str(event.value), event)
            case events.AliasEvent():
                self._refuse_yaml(f"the alias {quoted(f'*{event.anchor}')}", "*", event)
                self._take_scalar(str(event.anchor), event)
            case events.CollectionStartEvent():
                self._refuse_properties(event, event.tag)
                self._open(event)
            case events.CollectionEndEvent():
                self._close(event)
            case events.DocumentStartEvent():
                self._start_document(_span(event))
            case _:
                pass

    def _start_document(self, span: Span) -> None:
        self.documents += 1
        if self.documents > 1:
            self._stop("Y006", "only one document a file is allowed", span, "remove the second `---`")

    def _refuse_properties(self, event: events.NodeEvent, tag: str | None) -> None:
        if event.anchor is not None:
            self._refuse_yaml(f"the anchor {quoted(f'&{event.anchor}')}", "&", event)
        if tag is not None:
            self._refuse_yaml(f"the tag {quoted(tag)}", "!", event)

    def _refuse_yaml(self, what: str, sign: str, event: events.Event) -> None:
        hint = f"put a text that begins with `{sign}` in quotes"
        self._complain("Y006", f"{what} is not allowed", _span(event), hint)

    def _take_scalar(self, text: str, event: events.Event) -> None:
        style = event.style if isinstance(event, events.ScalarEvent) else "'"
        span, frame = _span(event), self.stack[-1] if self.stack else None
        if style == '"' or "\n" in text:
            self._check_characters(text, span, style)
        if frame and frame.wants_key:
            self._take_key(text, span, frame, plain=not style)
            frame.key_end = cast("yaml.Mark", event.end_mark).index
            return
        if frame and frame.flow and not style:
            self._check_cut(text, span, frame)
        self._put(text if style else self._plain(text, span), span)

    def _check_characters(self, text: str, span: Span, style: str | None) -> None:
        """Look at what escapes made; the characters of the file itself are already checked."""
        key = bool(self.stack) and self.stack[-1].wants_key
        self.problems += unsafe_in_value(text, Place(self.file, span), style, key=key)

    def _take_key(self, text: str, span: Span, frame: _Frame, *, plain: bool) -> None:
        path = (*frame.path, text)
        if plain and text == "<<":
            hint = "write the fields out, or use `extends:`"
            self._complain("Y006", "merge keys are not allowed", span, hint)
        elif plain and not isinstance(self._plain(text, span, note=False), str):
            self._complain("Y008", f"the key {quoted(text)} is not a text", span, "put the key in quotes")
        if path in self.keys:
            self._complain("Y007", f"key {quoted(text)} is given twice", span, also=self.keys[path])
        self.keys.setdefault(path, span)
        frame.key = text

    def _check_cut(self, text: str, span: Span, frame: _Frame) -> None:
        """Catch `{value: max(a, 1)}`, which YAML reads as two entries; told once a map, at the first half."""
        unbalanced = text.count("(") != text.count(")")
        no_value = (
            isinstance(frame.holder, dict) and not text and not _COLON_FOLLOWS.match(self.text, frame.key_end)
        )
        if frame.cut or not (unbalanced or no_value):
            return
        frame.cut = True
        if unbalanced:
            self._complain("Y010", "this value was cut at a comma", span, _COMMA_HINT)
        else:
            self._complain_no_value(str(frame.key), frame)

    def _complain_no_value(self, key: str, frame: _Frame) -> None:
        where = self.keys[(*frame.path, key)]
        if ":" in key:
            message, hint = f"{quoted(key)} is a key without a value", "write a space after the colon"
            self._complain("Y010", message, where, hint)
        else:
            message = f"{quoted(key)} has no value: a text was cut at a comma"
            self._complain("Y010", message, where, _COMMA_HINT, frame.last if frame.holder else None)

    def _plain(self, text: str, span: Span, *, note: bool = True) -> Value:
        if note and is_switch(text):
            message = f"`{text}` is read as a text"
            self.notes.append(Problem("Y101", message, Place(self.file, span), _SWITCH_HINT, "warning"))
        try:
            return plain_value(text)
        except NumberError as error:
            self._complain("Y009", str(error), span, NUMBER_HINT)
            return text

    def _put(self, value: Value, span: Span) -> DataPath:
        path: DataPath = ()
        if not self.stack:
            self.root = value
        else:
            frame = self.stack[-1]
            path = _add(frame, value)
            frame.last = span
        self.values[path] = span
        if len(self.values) > MAX_VALUES:
            self._stop("Y003", f"more than {MAX_VALUES:,} values", span, "split the file")
        return path

    def _open(self, event: events.CollectionStartEvent) -> None:
        span = _span(event)
        if self.stack and self.stack[-1].wants_key:
            self._stop("Y008", "a key must be a text", span, "put a value that begins with { or [ in quotes")
        if len(self.stack) >= MAX_DEPTH:
            self._stop(
                "Y003", f"nested deeper than {MAX_DEPTH} levels", span, "put a text of brackets in quotes"
            )
        holder: dict[str, Value] | list[Value] = {} if isinstance(event, events.MappingStartEvent) else []
        path = self._put(holder, span)
        self.stack.append(_Frame(holder, path, bool(event.flow_style), span))

    def _close(self, event: events.Event) -> None:
        frame = self.stack.pop()
        end = _span(event) if frame.flow else frame.last
        start = self.values[frame.path]
        span = Span(start.line, start.column, end.end_line, end.end_column)
        self.values[frame.path] = span
        if self.stack:
            self.stack[-1].last = span

    def _complain(
        self, code: str, message: str, span: Span, hint: str = "", also: Span | None = None
    ) -> None:
        second = Place(self.file, also) if also else None
        self.problems.append(Problem(code, message, Place(self.file, span), hint, also=second))
        if len(self.problems) >= MAX_PROBLEMS:
            raise ScenarioError(self.problems)

    def _stop(self, code: str, message: str, span: Span, hint: str) -> NoReturn:
        self._complain(code, message, span, hint)
        raise ScenarioError(self.problems)
