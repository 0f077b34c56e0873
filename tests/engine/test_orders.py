"""What may be ordered, and the words in which it may not."""

from __future__ import annotations

import pytest

from game.engine.looking import view
from game.engine.orders import encode, refuse, refuse_all
from game.engine.state import start
from game.engine.stepping import step
from game.ruleset.compiled import Ruleset
from game.ruleset.compiling import compile_scenario
from game.scenario.orders import Order, parse_order
from tests.laws.telling import the_toy


@pytest.fixture(scope="module")
def toy() -> Ruleset:
    """The harbour town."""
    return compile_scenario(the_toy())


def said(rules: Ruleset, order: str, *pending: str, turns: tuple[str, ...] = ()) -> str:
    """Why an order is refused at the first sitting, or at the second after the orders `turns`."""
    state = start(rules, 7)
    if turns:
        for tick in range(2):
            state, _ = step(rules, state, tuple(map(parse_order, turns)) if tick == 0 else ())
    given = tuple(map(parse_order, pending))
    return refuse(rules, view(rules, state), given, parse_order(order))


@pytest.mark.parametrize(
    ("order", "refusal"),
    [
        ("sign ghost/plain", "there is no motion `ghost`"),
        ("sign wall_clause/glass", "`wall_clause` has no wording `glass`: it has stone, timber"),
        ("sign lamp/lit", "The lamp: it is not on the table at this sitting"),
        ("sign wall_clause/timber", "Skipper Anna does not sign (1 short)"),
        ("promise skipper by 1820-07-01", "nobody called `skipper` asks for a promise"),
        ("promise treasurer by 1820-07-01", "he asks for no promise at this sitting"),
        ("buy ghost=1", "there is no voice `ghost`"),
        ("buy skipper=9", "it takes 9 consent and there is 4"),
        ("dial ghost=in", "there is no dial `ghost`"),
        ("dial watch=sound", "there is no dial `watch`"),
        ("dial boats=away", "`boats` has no setting `away`: it has home, out"),
        ("dial boats=out", "it stands there already"),
        ("share boats home=1", "there is nothing to share out called `boats`"),
        ("share watch moon=1", "`watch` has no `moon`: it has sound, market"),
        ("share watch sound=2 market=2", "there are 3 to share out"),
        ("answer ghost=yes", "that question is not put at this sitting"),
        ("answer stranger=kill", "`stranger` has no answer `kill`: it has pay, send_away"),
        ("forecast ghost=40", "there is no forecast `ghost`"),
    ],
)
def test_each_wrong_order_is_refused_in_words(toy: Ruleset, order: str, refusal: str) -> None:
    """A refusal names what is wrong and, where it helps, what there is."""
    assert said(toy, order) == refusal


def test_later_refusals(toy: Ruleset) -> None:
    """What was signed, promised, needed or passed is refused for that reason."""
    stone = ("sign wall_clause/stone",)
    assert said(toy, "sign wall_clause/timber", turns=stone) == "The wall: it was signed already"
    assert said(toy, "sign lamp/lit", turns=("buy skipper=1",)) == "A lamp needs a wall to stand on."
    assert said(toy, "promise treasurer by 1820-06-01", turns=stone) == "1 June 1820 has passed"
    assert said(toy, "promise treasurer by 1820-02-31", turns=stone) == "1820-02-31 is no day of the calendar"
    assert (
        said(toy, "promise treasurer by 1820-08-11", turns=stone) == "he will not wait beyond 10 August 1820"
    )


def test_what_is_pending_counts(toy: Ruleset) -> None:
    """Consent spent twice is refused the second time, and a bought voice signs."""
    assert said(toy, "buy skipper=3", "buy treasurer=2") == "it takes 5 consent and there is 4"
    assert said(toy, "dial boats=home", "buy skipper=4") == "it takes 5 consent and there is 4"
    assert said(toy, "sign wall_clause/timber", "buy skipper=1") == ""
    assert said(toy, "buy skipper=3", "buy skipper=2") == ""


def test_orders_of_a_damaged_turn_are_refused_and_not_stumbled_over(toy: Ruleset) -> None:
    """Unknown things and doubled orders are told; none of them breaks the judging of the others."""
    seen = view(toy, start(toy, 7))

    def judged(*texts: str) -> str:
        return refuse_all(toy, seen, tuple(map(parse_order, texts)))

    assert judged("buy skipper=1", "dial ghost=in") == "there is no dial `ghost`"
    assert judged("buy skipper=1", "promise skipper by 1820-07-01", "sign wall_clause/stone").startswith(
        "nobody"
    )
    assert judged("buy skipper=1", "buy skipper=2") == "two orders are about the same thing"
    assert judged("sign wall_clause/stone", "forecast safe_winter=10") == ""


def test_orders_reach_their_slots(toy: Ruleset) -> None:
    """Each order fills the input that its phase reads, and nothing else is filled."""
    orders: tuple[Order, ...] = tuple(
        map(
            parse_order,
            ("sign wall_clause/timber", "buy skipper=2", "share watch sound=3", "dial boats=home"),
        )
    )
    given = encode(toy, orders, 0)
    filled = {slot: given[at] for slot, at in toy.inputs.items() if given[at]}
    assert filled == {
        "sign.wall_clause": 2,
        "buy.skipper": 2,
        "share.watch.sound": 4,
        "share.watch.market": 1,
        "dial.boats": 1,
    }
