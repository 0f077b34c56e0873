"""The language of formulas: what it reads, what it refuses and where it puts the caret."""

from __future__ import annotations

import copy
import math
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.scenario.formulas import (
    DEEPEST,
    LONGEST_FORMULA,
    MOST_NODES,
    Binary,
    Call,
    Choice,
    Compare,
    Day,
    FormulaError,
    Logic,
    Name,
    Node,
    Not,
    Number,
    Truth,
    Unary,
    is_id,
    names,
    parse,
    walk,
    write,
)

GRAIN = Name("harbour.grain")

HOSTILE = [
    "().__class__.__base__.__subclasses__()",
    "grain.__class__",
    "__import__('os').system('true')",
    "[x for x in (1, 2)]",
    "(x for x in y)",
    "{grain}",
    "{grain: 1}",
    "lambda: 1",
    "(a := 1)",
    "f'{grain}'",
    "'text'",
    '"""text"""',
    "b'1'",
    "9**9**9",
    "9 // 2",
    "9 % 2",
    "1 @ 2",
    "1 << 2",
    "1 & 2",
    "1 | 2",
    "1 ^ 2",
    "~1",
    "grain[0]",
    "grain[1:2]",
    "min(*grain)",
    "min(**grain)",
    "min(a=1)",
    "1; 2",
    "1\n2",
    "1 # note",
    "a = 1",
    "await grain",
    "yield grain",
    "grain is grain",
    "grain in grain",
    "...",
    "None",
    "True",
    "0x1F",
    "0b1",
    "1j",
    "1_000",
    "9e999",
    "1" * 500,
    "1e16",
    "(" * 300,
    "(" * 280 + "1" + ")" * 280,
    "-" * 500 + "1",
    "not " * 140 + "true",
    "1" + " + 1" * 120,
    "a if " * 100,
    "1" * 601,
    "min(" * 100 + "1",
    "grain\x00",
    "grain\x1b[31m",
    "gr\u00e4in",
    "\uff11",
    "\u216b",
    "grain\u00a0+ 1",
    "\\",
    "$grain",
    "`grain`",
    "import os",
    "min((1, 2))",
    "(1, 2)",
    "1,",
    "()",
    "(min)(1, 2)",
    "min(1)(2)",
    "5(3)",
    "true(1)",
    "2001-01-01(1)",
    "+grain",
    "a" * 65,
]

MISTAKES = [
    ("grain = 3", "=", "= is `==` here"),
    ("grain => 3", "=>", "write `>=`"),
    ("grain =< 3", "=<", "write `<=`"),
    ("grain <> 3", "<>", "write `!=`"),
    ("grain \u2265 3", "\u2265", "write `>=`"),
    ("a && b", "&&", "write `and`"),
    ("a & b", "&", "write `and` / `or`"),
    ("a || b", "||", "write `or`"),
    ("a AND b", "AND", "write `and`"),
    ("! a", "!", "write `not`"),
    ("True", "True", "write `true`"),
    ("grain ** 2", "**", "write `x * x`"),
    ("a ? b : c", "?", "write `x if condition else y`"),
    ("if a then b", "if", "write `x if condition else y`"),
    ("a if b", "if", "write `x if condition else y`"),
    ("a else b", "else", "write `x if condition else y`"),
    ("min(a if b, 3)", "if", "write `x if condition else y`"),
    ("20grain", "20grain", "write `20 grain` with a space before a unit"),
    ("a + 1_000", "1_000", "write `1000`"),
    ("a * .5", ".5", "write `0.5`"),
    ("2001-7-24", "2001-7-24", "write year-month-day, as in 2001-09-30"),
    ("date < 2001-02-30", "2001-02-30", "write year-month-day, as in 2001-09-30"),
    ("'north'", "'", "a formula holds no text"),
    ("harbour.in + 1", "harbour.in", ""),
    ("grain + ", "+", ""),
    ("* grain", "*", ""),
    ("(grain", "(", "write `)`"),
    ("grain)", ")", ""),
    ("min(a,)", ")", ""),
    ("min(a,,b)", ",", ""),
    ("(a, b)", ",", "a decimal is written `0.5`"),
    ("a b", "b", "write an operator between them"),
    ("3 harbour.grain", "harbour.grain", "write an operator between them"),
    ("a not b", "not", "write `and not`"),
    ("a < not b", "not", "put `not ...` in brackets"),
    ("2 + Total(a)", "Total", ""),
    ("grain - + harbour", "+", "leave it out"),
    ("a..b", "a..b", "a name is lower-case words joined by dots, each beginning with a letter"),
]


def refused(text: str) -> FormulaError:
    """The error a text is refused with."""
    with pytest.raises(FormulaError) as caught:
        parse(text)
    return caught.value


def outcome(text: str) -> Node | FormulaError:
    """What a text gives, refusal included; anything else that is raised fails the test."""
    try:
        return parse(text)
    except FormulaError as fault:
        return fault


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("20", Number(20.0, None)),
        ("20 bale", Number(20.0, "bale")),
        ("0.9 Bale/month", Binary("/", Number(0.9, "Bale"), Name("month"))),
        ("1.5e-3", Number(0.0015, None)),
        ("+10 bale", Number(10.0, "bale")),
        ("-2", Unary("-", Number(2.0, None))),
        ("2001-07-24", Day(730690)),
        ("true", Truth(value=True)),
        ("harbour.grain", GRAIN),
        ("min(harbour.grain, 3)", Call("min", (GRAIN, Number(3.0, None)))),
        ("curves.price(1)", Call("curves.price", (Number(1.0, None),))),
        ("not a", Not(Name("a"))),
        ("a or b and c", Logic("or", (Name("a"), Logic("and", (Name("b"), Name("c")))))),
        ("a if b else c", Choice(Name("b"), Name("a"), Name("c"))),
        (
            "1 < a <= 3",
            Logic(
                "and",
                (Compare("<", Number(1.0, None), Name("a")), Compare("<=", Name("a"), Number(3.0, None))),
            ),
        ),
        ("a - b - c", Binary("-", Binary("-", Name("a"), Name("b")), Name("c"))),
        ("a + b * c", Binary("+", Name("a"), Binary("*", Name("b"), Name("c")))),
    ],
)
def test_each_form_reads_as_its_node(text: str, tree: Node) -> None:
    """Each form of the language gives exactly the tree it stands for."""
    assert parse(text) == tree


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_refused_with_a_place(text: str) -> None:
    """Nothing that is Python but not a formula gets through, and the refusal points into the text."""
    fault = refused(text)
    assert 0 <= fault.start < fault.end <= len(text)
    assert fault.level == "error"


@pytest.mark.parametrize(("text", "marked", "hint"), MISTAKES)
def test_a_mistake_is_marked_and_its_remedy_named(text: str, marked: str, hint: str) -> None:
    """The caret stands under the very characters that are wrong, and the hint says what to write."""
    fault = refused(text)
    assert (text[fault.start : fault.end], fault.hint) == (marked, hint)


@pytest.mark.parametrize("blank", ["", "   "])
def test_an_empty_formula_is_refused(blank: str) -> None:
    """An empty value is a mistake with words of its own, not an unreadable formula."""
    assert "empty" in refused(blank).message


def test_spans_point_into_the_original_text() -> None:
    """Every node's span cuts from the author's text exactly what the node was written as, spaces and all."""
    text = "  0.9  bale/month*fleet.speed >=  min( a , 3 )  and date<2001-07-24 and not ( b )"
    pieces = [text[slice(*node.span)] for node in walk(parse(text))]
    assert pieces == [
        "0.9  bale/month*fleet.speed >=  min( a , 3 )  and date<2001-07-24 and not ( b )",
        "0.9  bale/month*fleet.speed >=  min( a , 3 )",
        "0.9  bale/month*fleet.speed",
        "0.9  bale/month",
        "0.9  bale",
        "month",
        "fleet.speed",
        "min( a , 3 )",
        "a",
        "3",
        "date<2001-07-24",
        "date",
        "2001-07-24",
        "not ( b )",
        "b",
    ]


def test_names_lists_values_units_and_calls() -> None:
    """Whoever asks what a formula mentions gets each name and each call once, in order."""
    found = [
        item.function if isinstance(item, Call) else item.id for item in names(parse("f(a) + b * month"))
    ]
    assert found == ["f", "a", "b", "month"]


def test_a_long_chain_cannot_multiply_the_tree() -> None:
    """The middle of a chained comparison counts twice, so nested chains cannot grow past the limit unseen."""
    text = "a"
    for _ in range(20):
        text = f"(b < {text} < c)"
    assert refused(text).code == "F001"


def test_limits_are_met_exactly() -> None:
    """A formula at the limit is read and one beyond it is refused, for length, parts and depth."""
    assert parse("1" + " " * (LONGEST_FORMULA - 1)) == Number(1.0, None)
    assert refused("1" + " " * LONGEST_FORMULA).code == "F001"
    fits = "min(" + ",".join(["1"] * (MOST_NODES - 1)) + ")"
    assert len(list(walk(parse(fits)))) == MOST_NODES
    assert refused(fits[:-1] + ",1)").code == "F001"
    assert len(list(walk(parse("-" * DEEPEST + "1")))) == DEEPEST + 1
    assert refused("-" * (DEEPEST + 1) + "1").code == "F001"
    assert parse("1e15") == Number(1e15, None)


@pytest.mark.parametrize(
    "word", ["in", "a.is", "true", "a.false", "A", "1a", "a-b", "", "a.", "_a", "a" * 65]
)
def test_words_that_cannot_be_ids(word: str) -> None:
    """Ids are lower-case, dotted, without reserved parts, so that a formula can hold each."""
    assert not is_id(word)


def test_errors_survive_being_copied() -> None:
    """An error keeps all it says when rebuilt from its arguments, as when a worker process hands it over."""
    fault = refused("grain => 3")
    assert vars(copy.copy(fault)) == vars(fault)
    assert str(fault) == "`=>` is not part of a formula (write `>=`)"


@given(st.text(max_size=80) | st.text("ab. 01-<>=()+*/,ifelsndotr'[]%", max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text whatever gives anything but a tree or a `FormulaError` inside the text."""
    tree = outcome(text)
    for start, end in (
        [(tree.start, tree.end)] if isinstance(tree, FormulaError) else [n.span for n in walk(tree)]
    ):
        assert 0 <= start <= end <= len(text)


WORDS = [
    "a",
    "grain + 1",
    "3 bale",
    "2001-01-02",
    "(",
    ")",
    ",",
    "and",
    "or",
    "not",
    "if",
    "else",
    "<",
    "==",
    "-",
    "min(",
]


@given(st.lists(st.sampled_from([*WORDS, "+", "/", "*", "true", "x.y"]), max_size=14).map(" ".join))
def test_any_order_of_good_words_is_read_or_refused(text: str) -> None:
    """Legal words in any order give a tree that is written and read again, or a refusal of our own."""
    tree = outcome(text)
    assert isinstance(tree, FormulaError) or parse(write(tree)) == tree


def _grown(part: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(part, min_size=2, max_size=3).map(tuple)
    ids = st.sampled_from(["min", "curves.price", "f"])
    return st.one_of(
        st.builds(Binary, st.sampled_from(["+", "-", "*", "/"]), part, part),
        st.builds(Compare, st.sampled_from(["<", "<=", ">", ">=", "==", "!="]), part, part),
        st.builds(Logic, st.sampled_from(["and", "or"]), several),
        st.builds(Call, ids, st.lists(part, max_size=3).map(tuple)),
        st.builds(Unary, st.just("-"), part),
        st.builds(Not, part),
        st.builds(Choice, part, part, part),
    )


LEAVES: st.SearchStrategy[Node] = st.one_of(
    st.builds(
        Number,
        st.floats(0, 1e15, allow_nan=False).map(abs),
        st.sampled_from([None, "bale", "Month", "e5", "x"]),
    ),
    st.builds(Day, st.integers(1, 3652059)),
    st.builds(Truth, st.booleans()),
    st.builds(Name, st.sampled_from(["grain", "harbour.grain", "believed.a.b2", "Bale", "e3"])),
)
TREES = st.recursive(LEAVES, _grown, max_leaves=20)


@given(TREES)
def test_what_is_written_reads_back_equal(tree: Node) -> None:
    """The canonical text of any tree parses to the same tree, spans apart, and is its own canonical text."""
    text = write(tree)
    if len(text) > LONGEST_FORMULA:
        return
    assert parse(text) == tree
    assert write(parse(text)) == text


OPERATIONS: dict[str, Callable[[float, float], float]] = {
    "+": lambda left, right: left + right,
    "-": lambda left, right: left - right,
    "*": lambda left, right: left * right,
    "/": lambda left, right: left / right if right else math.inf,
}


def computed(tree: Node) -> float:
    """The value of a tree of numbers, for comparison with Python's own arithmetic."""
    match tree:
        case Number(value=value):
            return value
        case Unary(item=item):
            return -computed(item)
        case Binary(op=op, left=left, right=right):
            return OPERATIONS[op](computed(left), computed(right))
        case _:
            raise AssertionError(tree)


@given(st.lists(st.sampled_from(["+", "-", "*", "/", "- -", "* -"]), min_size=1, max_size=12), st.data())
def test_operators_bind_as_in_arithmetic(operators: list[str], data: st.DataObject) -> None:
    """A sum without brackets groups as everyone learns at school, which Python's arithmetic vouches for."""
    numbers = data.draw(st.lists(st.integers(1, 9), min_size=len(operators) + 1, max_size=len(operators) + 1))
    text = str(numbers[0]) + "".join(f" {op} {n}" for op, n in zip(operators, numbers[1:], strict=True))
    assert computed(parse(text)) == eval(text)  # noqa: S307 - digits and operators made three lines above
