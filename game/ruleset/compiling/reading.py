"""Formula -> registers: how every rule reads the table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from game.ruleset.compiled import BAND, verdict_order
from game.ruleset.compiling.layout import Layout
from game.ruleset.days import gives_day
from game.ruleset.evaluating import BINARY, COMPARE
from game.ruleset.program import FALSE, TRUE, Builder, Operand
from game.scenario.calendars import FAR, NOW
from game.scenario.checking.mentions import asked_about
from game.scenario.formulas import (
    Binary,
    Call,
    Choice,
    Compare,
    Day,
    Logic,
    Name,
    Node,
    Not,
    Number,
    Truth,
    Unary,
)


@dataclass(slots=True)
class Reader:
    """Lowers formulas for one program, with the clock that says which day `date` is."""

    layout: Layout
    builder: Builder
    day: int
    now: int = NOW
    _local: dict[str, Operand] = field(default_factory=dict)
    _found: dict[tuple[int, str], Operand] = field(default_factory=dict)

    def read(self, formula: str | Node, local: Mapping[str, Operand] | None = None) -> Operand:
        """The register of a formula; `local` names stand before those of the scenario."""
        kept = self._local
        self._local = dict(local or {})
        try:
            return self._node(self.layout.formula(formula) if isinstance(formula, str) else formula)
        finally:
            self._local = kept

    def column(self, id: str) -> Operand:
        """A column in units, as a float."""
        return self._load(self.layout.index[id])

    def clock(self, table: int) -> Operand:
        """The entry of a tick table for the tick being played or looked at."""
        return self.builder.emit("clock", at=table)

    def uniform(self, purpose: str) -> Operand:
        """A uniform draw in [0, 1) for a purpose."""
        return self.builder.emit("uniform", at=self.layout.purpose(purpose))

    def normal(self, purpose: str) -> Operand:
        """A standard normal draw for a purpose."""
        return self.builder.emit("normal", at=self.layout.purpose(purpose))

    def equals(self, column: str, value: float) -> Operand:
        """Whether a mark holds a number."""
        return self.builder.emit("eq", self.column(column), value)

    def _load(self, column: int) -> Operand:
        return self.builder.emit("load", float(self.layout.columns[column].per), at=column)

    def _node(self, node: Node) -> Operand:
        match node:
            case Number():
                return node.value * (self.layout.units[node.unit] if node.unit else 1.0)
            case Day():
                return float(node.ordinal)
            case Name():
                return self._name(node.id)
            case Call():
                return self._call(node)
            case Unary():
                return self.builder.emit("neg", self._node(node.item))
            case Binary():
                return self._binary(node)
            case _:
                return self._condition(node)

    def _condition(self, node: Truth | Compare | Logic | Not | Choice) -> Operand:
        builder = self.builder
        match node:
            case Truth():
                return TRUE if node.value else FALSE
            case Compare():
                return builder.emit(COMPARE[node.op], self._node(node.left), self._node(node.right))
            case Logic():
                return self._joined(node)
            case Not():
                return builder.negate(self._node(node.item))
            case Choice():
                condition = self._node(node.condition)
                return builder.where(condition, self._node(node.then), self._node(node.otherwise))

    def _binary(self, node: Binary) -> Operand:
        left, right = self._node(node.left), self._node(node.right)
        emit, day = self.builder.emit, self.layout.units["day"]
        days = [gives_day(side, self.layout.scenario) for side in (node.left, node.right)]
        if all(days):
            return emit("mul", emit("sub", left, right), day)
        if any(days):
            left, right = (
                side if is_day else emit("div", side, day)
                for side, is_day in zip((left, right), days, strict=True)
            )
        return emit(BINARY[node.op], left, right)

    def _joined(self, node: Logic) -> Operand:
        join = self.builder.both if node.op == "and" else self.builder.either
        result = self._node(node.items[0])
        for item in node.items[1:]:
            result = join(result, self._node(item))
        return result

    def _name(self, id: str) -> Operand:
        scenario = self.layout.scenario
        if id in self._local:
            return self._local[id]
        if id == "date":
            return self.clock(self.day)
        if id == "utility":
            return self._utility()
        if id in scenario.derived:
            return self._derived(id)
        if id in self.layout.index:
            return self.column(id)
        if id in self.layout.units:
            return self.layout.units[id]
        stem, _, last = id.rpartition(".")
        return self._suffixed(stem, last)

    def _derived(self, id: str) -> Operand:
        key = (self.builder.phase, id)
        if key not in self._found:
            self._found[key] = self.read(self.layout.scenario.derived[id].value)
        return self._found[key]

    def _suffixed(self, stem: str, last: str) -> Operand:
        emit = self.builder.emit
        if last == "odds":
            return self.read(self.layout.scenario.fronts[stem].odds)
        if last == "age":
            return self.since(f"{stem}.tick")
        sd = emit("sqrt", self._load(self.layout.index[f"{stem}.variance"]))
        if last == "sd":
            return sd
        sign = 1.0 if last == "high" else -1.0
        return emit("add", self.column(stem), emit("mul", sd, sign * BAND))

    def _utility(self) -> Operand:
        verdict, result = self.column("verdict"), 0.0
        total: Operand = result
        for position, each in enumerate(verdict_order(self.layout.scenario)):
            reached = self.builder.emit("eq", verdict, float(position + 1))
            total = self.builder.where(reached, self.layout.scenario.verdicts[each].u, total)
        return total

    def since(self, column: str) -> Operand:
        """Ticks since what a timer holds; very many where it never happened."""
        ago = self.builder.emit("sub", self.clock(self.now), self.column(column))
        return self.builder.emit("min", ago, FAR)

    def _call(self, node: Call) -> Operand:
        if node.function in QUESTIONS:
            return QUESTIONS[node.function](self, asked_about(node))
        args = [self._node(arg) for arg in node.args]
        if node.function in self.layout.curve_index:
            return self.builder.emit("curve", args[0], at=self.layout.curve_index[node.function])
        if node.function in self.layout.scenario.functions:
            function = self.layout.scenario.functions[node.function]
            return self.read(function.value, dict(zip(function.of, args, strict=True)))
        return self._builtin(node.function, args)

    def _builtin(self, name: str, args: list[Operand]) -> Operand:
        emit = self.builder.emit
        match name:
            case "min" | "max":
                result = args[0]
                for arg in args[1:]:
                    result = emit(name, result, arg)
                return result
            case "clip":
                return emit("max", emit("min", args[0], args[2]), args[1])
            case "ramp":
                share = emit("div", emit("sub", args[0], args[1]), emit("sub", args[2], args[1]))
                return emit("max", emit("min", share, 1.0), 0.0)
            case "round":
                return emit("rint", args[0])
            case _:
                return emit(name, args[0])


def _numbered(scenario: Mapping[str, Mapping[str, object]], id: str) -> tuple[str, float]:
    """The owner of a dotted id and the place of its last part among the owner's, from 0."""
    owner, _, part = id.rpartition(".")
    return owner, float(list(scenario[owner]).index(part))


def _signed(reader: Reader, id: str) -> Operand:
    motions = reader.layout.scenario.motions
    if id in motions:
        return reader.builder.emit("ne", reader.column(f"clause.{id}"), 0.0)
    motion, place = _numbered({key: motion.wordings for key, motion in motions.items()}, id)
    return reader.equals(f"clause.{motion}", place + 1.0)


def _answered(reader: Reader, id: str) -> Operand:
    dilemmas = reader.layout.scenario.dilemmas
    if id in dilemmas:
        return reader.builder.emit("ne", reader.column(f"answer.{id}"), 0.0)
    dilemma, place = _numbered({key: dilemma.answers for key, dilemma in dilemmas.items()}, id)
    return reader.equals(f"answer.{dilemma}", place + 1.0)


def _stands(reader: Reader, id: str) -> Operand:
    dials = reader.layout.scenario.dials
    dial, place = _numbered({key: dial.settings for key, dial in dials.items()}, id)
    return reader.equals(f"dial.{dial}", place)


def _chose(reader: Reader, id: str) -> Operand:
    rivals = reader.layout.scenario.rivals
    rival, place = _numbered({key: rival.moves for key, rival in rivals.items()}, id)
    return reader.equals(f"rival.{rival}", place + 1.0)


def _reached(reader: Reader, id: str) -> Operand:
    """An interim verdict is kept with its tick, the final one by its number."""
    if f"verdict.{id}" in reader.layout.index:
        return reader.builder.emit("ge", reader.column(f"verdict.{id}"), 0.0)
    return reader.equals("verdict", verdict_order(reader.layout.scenario).index(id) + 1.0)


def _ticks_since(reader: Reader, id: str) -> Operand:
    kinds = ("event", "clause", "answer")
    return next(
        reader.since(f"{kind}.{id}.tick") for kind in kinds if f"{kind}.{id}.tick" in reader.layout.index
    )


QUESTIONS: dict[str, Callable[[Reader, str], Operand]] = {
    "signed": _signed,
    "answered": _answered,
    "stands": _stands,
    "chose": _chose,
    "ticks_since": _ticks_since,
    "reached": _reached,
    "fired": lambda reader, id: reader.builder.emit("gt", reader.column(f"event.{id}"), 0.0),
    "share": lambda reader, id: reader.column(f"dial.{id}"),
    "promised": lambda reader, id: reader.builder.emit("ge", reader.column(f"promise.{id}"), 0.0),
}
"""What a formula may ask of the game beyond its numbers."""
