"""Whether the tokens of a formula stand in an order that means something.

Python's parser would say "invalid syntax" to most slips; this pass walks the same tokens first and says
what is missing, at the token where it is missing.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from game.scenario.formula_scanner import CHOICE_HINT, Token, is_id
from game.scenario.formula_tree import FormulaError, Name

DEEPEST_BRACKETS = 40

_JOINING = frozenset({"+", "-", "*", "/", "<", "<=", ">", ">=", "==", "!=", "and", "or"})
_BEFORE_NOT = frozenset({"", "(", ",", "and", "or", "not", "if", "else"})


@dataclass(slots=True)
class _Bracket:
    """An open bracket: whose it is and which `if` inside still waits for its `else`."""

    opened: Token | None
    is_call: bool = False
    waiting: list[Token] = field(default_factory=list)


@dataclass(slots=True)
class _Order:
    """Where the walk stands: the tokens just passed and the brackets still open."""

    last: Token | None = None
    complete: bool = False
    open: list[_Bracket] = field(default_factory=lambda: [_Bracket(None)])

    def take(self, token: Token) -> None:
        """Accept one more token or raise."""
        if self.complete:
            self._after_value(token)
        else:
            self._before_value(token)
        self.last = token

    def end(self) -> None:
        """Raise if the formula stops in the middle of something."""
        if not self.complete and self.last is not None:
            raise self.last.error(f"a value is missing after `{self.last.text}`")
        self._refuse_waiting()
        opened = self.open[-1].opened
        if opened is not None:
            raise opened.error("this bracket is never closed", "write `)`")

    def _before_value(self, token: Token) -> None:
        """Accept a token where a value must begin."""
        if token.leaf is not None:
            self.complete = True
        elif token.text == "(":
            self._push(token, is_call=False)
        elif token.text == ")" and self._just_called():
            self._pop(token)
        elif token.text == "not":
            self._refuse_late_not(token)
        elif token.text not in "+-":
            raise self._missing_value(token)

    def _after_value(self, token: Token) -> None:
        """Accept a token where a value has just ended."""
        match token.text:
            case "(" if self._calls():
                self._push(token, is_call=True)
            case ")":
                self._pop(token)
                return
            case ",":
                self._separate(token)
            case "if":
                self.open[-1].waiting.append(token)
            case "else":
                self._answer(token)
            case _:
                self._join(token)
        self.complete = False

    def _join(self, token: Token) -> None:
        if token.leaf is not None or token.text not in _JOINING:
            raise self._missing_operator(token)

    def _push(self, token: Token, *, is_call: bool) -> None:
        if len(self.open) > DEEPEST_BRACKETS:
            raise token.error(f"brackets are nested more than {DEEPEST_BRACKETS} deep", code="F001")
        self.open.append(_Bracket(token, is_call))

    def _pop(self, token: Token) -> None:
        self._refuse_waiting()
        if self.open[-1].opened is None:
            raise token.error("this bracket was never opened")
        self.open.pop()
        self.complete = True

    def _separate(self, token: Token) -> None:
        self._refuse_waiting()
        if not self.open[-1].is_call:
            hint = "a decimal is written `0.5`"
            raise token.error("a comma only separates what is given to a function", hint)

    def _answer(self, token: Token) -> None:
        if not self.open[-1].waiting:
            raise token.error("`else` without `if`", CHOICE_HINT)
        self.open[-1].waiting.pop()

    def _refuse_waiting(self) -> None:
        if self.open[-1].waiting:
            raise self.open[-1].waiting[-1].error("this `if` has no `else`", CHOICE_HINT)

    def _refuse_late_not(self, token: Token) -> None:
        if self.last is not None and self.last.text not in _BEFORE_NOT:
            raise token.error(f"`not` cannot follow `{self.last.text}`", "put `not ...` in brackets")

    def _calls(self) -> bool:
        """Tell whether an opening bracket here would call what stands before it."""
        if self.last is None or not isinstance(self.last.leaf, Name):
            return False
        if not is_id(self.last.leaf.id):
            raise self.last.error(f"`{self.last.text}` is not the name of a function", code="F005")
        return True

    def _just_called(self) -> bool:
        return self.open[-1].is_call and self.last is self.open[-1].opened

    def _missing_value(self, token: Token) -> FormulaError:
        if token.text == "if":
            return token.error("`if` stands behind a value", CHOICE_HINT)
        if self.last is None:
            return token.error(f"a value is missing before `{token.text}`")
        return token.error(f"a value is missing between `{self.last.text}` and `{token.text}`")

    def _missing_operator(self, token: Token) -> FormulaError:
        before = self.last.text if self.last else ""
        hint = "write `and not`" if token.text == "not" else "write an operator between them"
        return token.error(f"an operator is missing between `{before}` and `{token.text}`", hint)


def check_order(tokens: list[Token]) -> None:
    """Raise `FormulaError` at the first token that cannot stand where it stands."""
    order = _Order()
    for token in tokens:
        order.take(token)
    order.end()
