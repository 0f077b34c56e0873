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

    def _load(self, column: int) -> Operand:
        return self.builder.emit("load", float(self.layout.columns[column].per), at=column)

    def _node(self, node: Node) -> Operand:
        emit = self.builder.emit
        match node:
            case Number():
                return node.value * (self.layout.units[node.unit] if node.unit else 1.0)
            case Day():
                return float(node.ordinal)
            case Truth():
                return TRUE if node.value else FALSE
            case Name():
                return self._name(node.id)
            case Call():
                return self._call(node)
            case Unary():
                return emit("neg", self._node(node.item))
            case Binary():
                return self._binary(node)
            case Compare():
                return emit(COMPARE[node.op], self._node(node.left), self._node(node.right))
            case Logic():
                return self._joined(node)
            case Not():
                return self.builder.negate(self._node(node.item))
            case Choice():
                return self.builder.where(
                    self._node(node.condition), self._node(node.then), self._node(node.otherwise)
                )

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
            return self._since(f"{stem}.tick")
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

    def _since(self, column: str) -> Operand:
        ago = self.builder.emit("sub", self.clock(self.now), self.column(column))
        return self.builder.emit("min", ago, FAR)

    def _call(self, node: Call) -> Operand:
        if node.function in QUESTIONS:
            argument = node.args[0]
            assert isinstance(argument, Name)
            return QUESTIONS[node.function](self, argument.id)
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

    def _is(self, column: str, value: float) -> Operand:
        return self.builder.emit("eq", self.column(column), value)

    def _signed(self, id: str) -> Operand:
        if id in self.layout.scenario.motions:
            return self.builder.emit("ne", self.column(f"clause.{id}"), 0.0)
        motion, _, wording = id.rpartition(".")
        return self._is(
            f"clause.{motion}", 1.0 + list(self.layout.scenario.motions[motion].wordings).index(wording)
        )

    def _answered(self, id: str) -> Operand:
        if id in self.layout.scenario.dilemmas:
            return self.builder.emit("ne", self.column(f"answer.{id}"), 0.0)
        dilemma, _, answer = id.rpartition(".")
        return self._is(
            f"answer.{dilemma}", 1.0 + list(self.layout.scenario.dilemmas[dilemma].answers).index(answer)
        )

    def _stands(self, id: str) -> Operand:
        dial, _, setting = id.rpartition(".")
        return self._is(f"dial.{dial}", float(list(self.layout.scenario.dials[dial].settings).index(setting)))

    def _chose(self, id: str) -> Operand:
        rival, _, move = id.rpartition(".")
        return self._is(f"rival.{rival}", 1.0 + list(self.layout.scenario.rivals[rival].moves).index(move))

    def _ticks_since(self, id: str) -> Operand:
        for kind in ("event", "clause", "answer"):
            if f"{kind}.{id}.tick" in self.layout.index:
                return self._since(f"{kind}.{id}.tick")
        raise KeyError(id)


QUESTIONS: dict[str, Callable[[Reader, str], Operand]] = {
    "signed": Reader._signed,
    "answered": Reader._answered,
    "stands": Reader._stands,
    "chose": Reader._chose,
    "ticks_since": Reader._ticks_since,
    "fired": lambda reader, id: reader.builder.emit("gt", reader.column(f"event.{id}"), 0.0),
    "share": lambda reader, id: reader.column(f"dial.{id}"),
    "promised": lambda reader, id: reader.builder.emit("ge", reader.column(f"promise.{id}"), 0.0),
}
"""What a formula may ask of the game beyond its numbers."""
