"""What formulas mean: units, kinds, ranges, and every mistake told at once at its place."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.scenario.formula_types import check, constant, settle
from game.scenario.formula_values import value_of
from game.scenario.formulas import (
    Binary,
    Call,
    Choice,
    Compare,
    FormulaError,
    Logic,
    Name,
    Node,
    Not,
    Number,
    Unary,
    parse,
    walk,
    write,
)
from game.scenario.quantities import (
    DAY,
    Kind,
    Meaning,
    dimension,
    is_rate,
    number,
    product,
    root,
    spelled,
    truth,
)
from game.scenario.scopes import Law, Scope, Signature, measured, resolve_number, unit_of

TIME = dimension({"tick": 1})
BALES = dimension({"bale": 1})
BALES_A_TICK = dimension({"bale": 1, "tick": -1})
SHIPS = dimension({"ship": 1})

NEW_YEAR = 730486
UNITS = {
    "month": (TIME, 3.0),
    "day": (TIME, 0.125),
    "bale": (BALES, 1.0),
    "load": (BALES, 1000.0),
    "ship": (SHIPS, 1.0),
}
SCOPE = Scope(
    names={
        "grain": number(BALES, 0, 60),
        "believed.grain": number(BALES, 0, 60),
        "inflow": number(BALES_A_TICK, 0, 5),
        "outflow": number(BALES_A_TICK, 0, 5),
        "monthly": replace(measured("bale/month", UNITS), low=0, high=2),
        "months_left": replace(measured("month", UNITS), low=0, high=300),
        "morale": number(low=0, high=100),
        "ships": number(SHIPS, 1, 40),
        "date": Meaning(DAY, NEW_YEAR, NEW_YEAR + 364),
        "closed": truth(),
    },
    functions={
        "curves.price": Signature((number(BALES, 0, 60),), number(low=0, high=1)),
        "double": Law(("x",), parse("2 * x + 1 bale")),
        "half": Law(("x",), parse("double(x) / 4")),
        "loop": Law(("x",), parse("pool(x)")),
        "pool": Law(("x",), parse("loop(x)")),
    },
    references={
        "motion": frozenset({"peace", "peace.soft"}),
        "dial": frozenset({"tax.high", "tax.low"}),
        "dilemma": frozenset({"relief.pay", "relief.wait"}),
        "event": frozenset({"flood", "fire.big"}),
        "share": frozenset({"focus.sea"}),
        "voice": frozenset({"mayor"}),
        "rival": frozenset({"north.raid"}),
    },
    units=UNITS,
)
CONDITION = truth()
RATE = replace(number(BALES_A_TICK), scale=None)
STOCK = number(BALES)


def told(text: str, expected: Meaning | None = None) -> list[tuple[str, str]]:
    """The code of each complaint about a formula with the characters it marks."""
    return [(fault.code, text[fault.start : fault.end]) for fault in check(parse(text), SCOPE, expected)[1]]


def meaning(text: str) -> Meaning:
    """What a formula without mistakes means."""
    found, errors = check(parse(text), SCOPE)
    assert errors == []
    return found


def hints(text: str, expected: Meaning | None = None) -> list[str]:
    """The hint of each complaint about a formula."""
    return [fault.hint for fault in check(parse(text), SCOPE, expected)[1]]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("grain * 2", "bale"),
        ("grain / ships", "bale/ship"),
        ("0.9 bale/month", "bale/tick"),
        ("grain / max(outflow - inflow, 0.1 bale/month)", "tick"),
        ("sqrt(grain * grain)", "bale"),
        ("ramp(ships, 1, 10)", "a plain number"),
        ("curves.price(grain)", "a plain number"),
        ("grain if closed else 3", "bale"),
        ("3 if closed else grain", "bale"),
        ("min(3, grain, 4)", "bale"),
        ("clip(grain, 0, 30)", "bale"),
        ("abs(-grain)", "bale"),
        ("month", "tick"),
        ("1 / month", "1/tick"),
        ("date - 2000-01-01", "tick"),
        ("ticks_since(flood)", "tick"),
        ("share(focus.sea)", "a plain number"),
        ("grain > 3 and not closed", "a yes/no condition"),
        ("2000-05-01", "a day"),
        ("double(3)", "bale"),
        ("half(grain) + grain", "bale"),
    ],
)
def test_units_follow_from_arithmetic(text: str, unit: str) -> None:
    """Each operation and function gives the dimension its arithmetic asks for."""
    assert str(meaning(text).kind) == unit


@pytest.mark.parametrize(
    ("text", "settled"),
    [
        ("grain < 20", "grain < 20"),
        ("20 > grain", "20 > grain"),
        ("months_left < 30 month", "months_left < 90"),
        ("grain < (1 if closed else 2) * -(3 + 4)", "grain < (1 if closed else 2) * -(3 + 4)"),
        ("ticks_since(flood) < 6", "ticks_since(flood) < 6"),
        ("months_left > 0 and monthly > 0", "months_left > 0 and monthly > 0"),
        ("grain + 2 load > 0", "grain + 2000 > 0"),
        ("grain + 2 load", "grain + 2000"),
        ("2 * month", "2 * 3"),
        ("floor(months_left / month)", "floor(months_left / 3)"),
        ("round(grain)", "round(grain)"),
        ("date - 2000-01-01", "(date - 2000-01-01) * 0.125"),
        ("double(grain)", "2 * grain + 1"),
        ("half(3)", "(2 * 3 + 1) / 4"),
    ],
)
def test_settling_leaves_base_units_only(text: str, settled: str) -> None:
    """A bare number takes its neighbour's unit, and the compiler's tree has no unit left in it."""
    tree = settle(parse(text), SCOPE)
    assert write(tree) == settled


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("42.5 bale", 42.5),
        ("2 load", 2000.0),
        ("30 month", 90.0),
        ("0.3 bale/month * month", 0.3),
        ("-(1 + 2) * 3", -9.0),
        ("1 / 0", 0.0),
        ("2000-01-01", 730120.0),
        ("min(1, 2) + max(1, 2) + abs(-1) + clip(5, 0, 2) + floor(1.5) + round(2.5) + sqrt(4)", 11.0),
        ("ramp(15, 10, 20) + ramp(1, 1, 1)", 0.5),
        ("1 if 1 < 2 and not 2 < 1 or false else 3", 1.0),
        ("double(3)", 7.0),
    ],
)
def test_constants_have_a_value(text: str, value: float) -> None:
    """A formula without names comes to a number of base units at load."""
    assert constant(parse(text), SCOPE) == pytest.approx(value)


def test_a_bare_constant_stands_for_base_units_only() -> None:
    """`start: 30` is thirty bales where bales are the base, and is refused where months could mean ticks."""
    assert constant(parse("30"), SCOPE, measured("bale", UNITS)) == 30.0
    assert constant(parse("30"), SCOPE, measured(None, UNITS)) == 30.0
    assert constant(parse("0"), SCOPE, measured("month", UNITS)) == 0.0
    assert constant(parse("30 month"), SCOPE, measured("month", UNITS)) == 90.0
    assert constant(parse("30"), SCOPE, measured("month", UNITS)) is None
    assert told("30", measured("load", UNITS)) == [("U003", "30")]


@pytest.mark.parametrize(
    "text", ["grain", "fired(flood)", "curves.price(3)", "1 bale + 1 ship", "1e15" + "*1e15" * 22]
)
def test_what_is_no_constant_has_no_value(text: str) -> None:
    """What names a thing, is broken or is endless has no value at load."""
    assert constant(parse(text), SCOPE) is None


@pytest.mark.parametrize(
    ("text", "expected", "complaints"),
    [
        ("grian > 3", None, [("X003", "grian")]),
        ("grain + 3 shp", None, [("U001", "shp")]),
        ("3 grain", None, [("U001", "3 grain")]),
        ("grain < 30 month", None, [("X001", "grain < 30 month")]),
        ("closed and (grain + ships > 3)", None, [("X001", "grain + ships")]),
        ("min(grain, 3 ship)", None, [("X001", "min(grain, 3 ship)")]),
        ("grain", CONDITION, [("X002", "grain")]),
        ("closed", STOCK, [("X002", "closed")]),
        ("not grain", None, [("X002", "grain")]),
        ("closed + 1", None, [("X002", "closed")]),
        ("closed == true", None, [("X002", "closed == true")]),
        ("date > 5", None, [("X002", "5")]),
        ("date + 3", None, [("X002", "date + 3")]),
        ("1 if grain else 2", None, [("X002", "grain")]),
        ("closed if closed else 2", None, [("X002", "2")]),
        ("0.9 bale", RATE, [("U002", "0.9 bale")]),
        ("5", RATE, [("U003", "5")]),
        ("inflow > 0.5", None, [("U003", "0.5")]),
        ("months_left + ticks_since(flood) > 3", None, [("U003", "3")]),
        ("months_left < 30", None, [("U003", "30")]),
        ("monthly > 1.5", None, [("U003", "1.5")]),
        ("min(2, months_left)", None, [("U003", "2")]),
        ("closed and (1 if closed else 2) < months_left", None, [("U003", "1 if closed else 2")]),
        ("floor(months_left)", None, [("U003", "floor(months_left)")]),
        ("floor(grain + 2 load)", None, [("U003", "floor(grain + 2 load)")]),
        ("total(grain)", None, [("X004", "total")]),
        ("loop(grain)", None, [("X004", "loop(grain)")]),
        ("double(ships)", None, [("X001", "double(ships)")]),
        ("double(1, 2)", None, [("X005", "double(1, 2)")]),
        ("min(grain)", None, [("X005", "min(grain)")]),
        ("curves.price()", None, [("X005", "curves.price()")]),
        ("curves.price(3 ship)", None, [("U002", "3 ship")]),
        ("fired(floud)", None, [("X006", "floud")]),
        ("fired(3)", None, [("X006", "fired(3)")]),
        ("stands(tax)", None, [("X006", "tax")]),
        ("flood", None, [("X003", "flood")]),
        ("sqrt(grain)", None, [("X012", "sqrt(grain)")]),
        ("sqrt(closed) + floor(closed)", None, [("X002", "closed"), ("X002", "closed")]),
        ("morale >= 160 and closed", None, [("X010", "morale >= 160")]),
        ("grain >= 0", None, [("X010", "grain >= 0")]),
        ("date < 1990-01-01", None, [("X010", "date < 1990-01-01")]),
        ("morale < 5 and closed and morale > 9", None, [("X010", "morale < 5 and closed and morale > 9")]),
        ("9 <= morale <= 5", None, [("X010", "9 <= morale <= 5")]),
        ("morale / (grain - 20)", None, [("X011", "grain - 20")]),
        ("sqrt(morale - 50)", None, [("X011", "sqrt(morale - 50)")]),
        ("ramp(morale, 10, 10)", None, [("X011", "ramp(morale, 10, 10)")]),
        ("morale + 200", number(low=0, high=1), [("X013", "morale + 200")]),
    ],
)
def test_each_mistake_is_told_at_its_place(
    text: str, expected: Meaning | None, complaints: list[tuple[str, str]]
) -> None:
    """Each mistake of meaning gives its own code, once, under the very characters at fault."""
    assert told(text, expected) == complaints


def test_all_mistakes_are_told_at_once() -> None:
    """One pass tells every independent mistake of a formula, and none that only follows from another."""
    text = "grain + closed > 3 and unknown > 5 bale and fired(floud) and 3 shp < 2 ship"
    assert told(text) == [("X002", "closed"), ("X003", "unknown"), ("X006", "floud"), ("U001", "shp")]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("grian > 3", "did you mean `grain`?"),
        ("grain > 3 bael", "did you mean `bale`?"),
        ("curve.price(3)", "did you mean `curves.price`?"),
        ("fired(floud)", "did you mean `flood`?"),
        ("3 grain", "write `3 * grain`"),
        ("flood", "write `fired(flood)`"),
        ("fired(peace)", "write `signed(peace)`"),
        ("fired + 1", "`fired` is a function: write `fired(...)`"),
        ("grain < 30 month", "left side is bale, right side is tick"),
        ("30 month > grain", "left side is tick, right side is bale"),
        ("grain > 80", "`grain` stays within [0, 60] bale, the other side within [80, 80] bale"),
        (
            "date < 1990-01-01",
            "`date` stays within [2001-01-01, 2001-12-31], the other side within [1990-01-01, 1990-01-01]",
        ),
        ("inflow > 0.5", "bale/tick is meant: every rate names its time"),
        ("months_left + ticks_since(flood) > 3", "write it in `month` or `day`"),
        ("stands(zzz)", "written `dial.setting`"),
    ],
)
def test_hints_say_what_to_write(text: str, hint: str) -> None:
    """The hint names the nearest word, the sides or the ranges, so that the author needs no manual."""
    assert hints(text) == [hint]


@pytest.mark.parametrize(
    "text",
    [
        "signed(peace)",
        "signed(peace.soft)",
        "stands(tax.high)",
        "answered(relief.pay)",
        "answered(relief)",
        "fired(fire.big)",
        "chose(north.raid)",
        "promised(mayor)",
        "share(focus.sea) > 1",
        "ticks_since(flood) > 2",
        "ticks_since(peace.soft) > 2",
        "ticks_since(relief) > 2 month",
    ],
)
def test_questions_about_the_game_are_conditions(text: str) -> None:
    """Each question takes the id of its kind of thing and stands where a condition may."""
    assert told(text, CONDITION) == []


def test_warnings_do_not_stop_a_formula() -> None:
    """A doubtful formula is told as a warning and can still be settled; a broken one cannot."""
    assert [fault.level for fault in check(parse("morale > 160"), SCOPE)[1]] == ["warning"]
    assert settle(parse("morale > 160"), SCOPE) == parse("morale > 160")
    with pytest.raises(FormulaError):
        settle(parse("grain > closed"), SCOPE)


def test_laws_cannot_run_away() -> None:
    """Laws that call laws many times over are refused, not expanded for ever."""
    laws = {f"f{i}": Law(("x",), parse(" + ".join([f"f{i + 1}(x)"] * 20))) for i in range(9)}
    scope = replace(SCOPE, functions={**laws, "f9": Law(("x",), parse("x"))})
    codes = {fault.code for fault in check(parse("f0(grain)"), scope)[1]}
    assert codes == {"X014"}


def test_laws_cannot_grow_without_bound() -> None:
    """An argument put in twice at every level is refused before the tree outgrows the compiler."""
    laws = {f"f{i}": Law(("x",), parse(f"f{i + 1}(x + x)")) for i in range(20)}
    scope = replace(SCOPE, functions={**laws, "f20": Law(("x",), parse("x"))})
    assert "X014" in {fault.code for fault in check(parse("f0(grain)"), scope)[1]}


def test_units_are_read_from_their_text() -> None:
    """`unit:` and `of:` take products and quotients of units and refuse anything else at its place."""
    assert unit_of("bale/month", UNITS) == (BALES_A_TICK, 1 / 3)
    assert unit_of("12 bale * ship", UNITS) == (dimension({"bale": 1, "ship": 1}), 12.0)
    assert unit_of("0.01", UNITS) == ((), 0.01)
    for text in ("bale + ship", "grain", "-1 bale", "0 bale"):
        with pytest.raises(FormulaError) as caught:
            unit_of(text, UNITS)
        assert caught.value.code == "U001"


def test_literals_resolve_to_base_units() -> None:
    """A literal with a unit is worth its size in base units, one without is left as it stands."""
    assert resolve_number(Number(2.0, "load"), SCOPE) == 2000.0
    assert resolve_number(Number(2.0, None), SCOPE) == 2.0


def test_dimensions_multiply_and_spell() -> None:
    """Dimensions are equal when their units are, cancel in quotients, and read as an author writes them."""
    speed = product(BALES, TIME, -1)
    assert speed == BALES_A_TICK
    assert product(speed, TIME) == BALES
    assert root(product(BALES, BALES)) == BALES
    assert root(BALES) is None
    assert (is_rate(speed), is_rate(BALES)) == (True, False)
    assert spelled(product(speed, TIME, -1)) == "bale/tick*tick"
    assert str(Kind("number")) == "a plain number"


NUMBERS = {"a": (-3.0, 4.0), "b": (0.0, 2.0), "c": (1.0, 9.0), "d": (-5.0, -1.0)}
PLAIN_SCOPE = Scope(names={name: number(low=low, high=high) for name, (low, high) in NUMBERS.items()})
COMPARISONS = st.sampled_from(["<", "<=", ">", ">=", "==", "!="])


def _numbers(part: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    condition = st.one_of(
        st.builds(Compare, COMPARISONS, part, part),
        st.builds(Not, st.builds(Compare, COMPARISONS, part, part)),
        st.builds(
            Logic,
            st.sampled_from(["and", "or"]),
            st.tuples(*[st.builds(Compare, COMPARISONS, part, part)] * 2),
        ),
    )
    return st.one_of(
        st.builds(Binary, st.sampled_from(["+", "-", "*", "/"]), part, part),
        st.builds(Unary, st.just("-"), part),
        st.builds(Call, st.sampled_from(["min", "max"]), st.tuples(part, part)),
        st.builds(Call, st.sampled_from(["abs", "floor", "round", "sqrt"]), st.tuples(part)),
        st.builds(Call, st.sampled_from(["clip", "ramp"]), st.tuples(part, part, part)),
        st.builds(Choice, condition, part, part),
    )


PLAIN_LEAVES = st.builds(Name, st.sampled_from(sorted(NUMBERS))) | st.builds(
    Number, st.integers(0, 5).map(float), st.none()
)
PLAIN_TREES = st.recursive(PLAIN_LEAVES, _numbers, max_leaves=10)


def put_in(tree: Node, values: dict[str, float]) -> Node:
    """A tree with numbers in place of its names, by way of laws, whose parameters they become."""
    law = Law(tuple(values), tree)
    call = Call(
        "law", tuple(Unary("-", Number(-v, None)) if v < 0 else Number(v, None) for v in values.values())
    )
    return settle(call, Scope(functions={"law": law}))


@given(PLAIN_TREES, st.fixed_dictionaries({name: st.floats(*bounds) for name, bounds in NUMBERS.items()}))
def test_values_stay_within_the_range_found(tree: Node, values: dict[str, float]) -> None:
    """Whatever the names are within their ranges, the value lies in the range the checker found."""
    found, errors = check(tree, PLAIN_SCOPE)
    assert [fault for fault in errors if fault.level == "error"] == []
    value = value_of(put_in(tree, values))
    if value is not None:
        slack = 1e-9 * max(1.0, abs(value))
        assert found.low - slack <= value <= found.high + slack


ANY_LEAF = st.sampled_from(
    [
        "grain",
        "inflow",
        "months_left",
        "date",
        "closed",
        "nobody",
        "flood",
        "3",
        "2 bale",
        "4 shp",
        "month",
        "true",
        "2001-05-05",
        "fired(flood)",
        "ticks_since(peace)",
        "stands(tax)",
        "double(grain)",
        "curves.price(2)",
        "loop(1)",
    ]
)


def _texts(part: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    joins = st.sampled_from([" + ", " - ", " * ", " / ", " < ", " == ", " and ", " or "])
    calls = st.sampled_from(["min(", "clip(", "sqrt(", "floor(", "ramp(", "half(", "fired(", "nothing("])
    return st.one_of(
        st.tuples(part, joins, part).map(lambda parts: f"({''.join(parts)})"),
        st.tuples(calls, st.lists(part, max_size=3)).map(lambda call: f"{call[0]}{', '.join(call[1])})"),
        st.tuples(part, part, part).map(lambda parts: f"({parts[0]} if {parts[1]} else {parts[2]})"),
        part.map(lambda text: f"(not {text})"),
    )


@given(st.recursive(ANY_LEAF, _texts, max_leaves=8), st.sampled_from([None, CONDITION, RATE, STOCK]))
def test_any_formula_is_judged_to_the_end(text: str, expected: Meaning | None) -> None:
    """However wrong a formula is, it is told with its places; one without errors settles unit-free."""
    try:
        tree = parse(text)
    except FormulaError:
        return
    errors = check(tree, SCOPE, expected)[1]
    assert all(0 <= fault.start < fault.end <= len(text) and fault.message for fault in errors)
    if all(fault.level == "warning" for fault in errors):
        settled = settle(tree, SCOPE, expected)
        assert all(node.unit is None for node in walk(settled) if isinstance(node, Number))
        assert not {node.id for node in walk(settled) if isinstance(node, Name)} & UNITS.keys()
    else:
        assert constant(tree, SCOPE, expected) is None


def literals(tree: Node) -> list[float]:
    """Every literal and unit of a formula in base units, bare numbers as they stand."""
    found = []
    for node in walk(tree):
        if isinstance(node, Number):
            found.append(resolve_number(node, SCOPE))
        elif isinstance(node, Name) and node.id in UNITS:
            found.append(UNITS[node.id][1])
    return found


@given(st.recursive(ANY_LEAF.filter(lambda leaf: "(grain)" not in leaf), _texts, max_leaves=6))
def test_bare_numbers_may_be_read_as_base_units(text: str) -> None:
    """In a formula without errors each bare number is already worth what it stands for."""
    tree = parse(text)
    errors = check(tree, SCOPE)[1]
    if "half(" not in text and " - " not in text and all(fault.level == "warning" for fault in errors):
        assert literals(settle(tree, SCOPE)) == literals(tree)
