"""The lines of the scorecard on fairness and dullness: honest odds, bands, D1 to D7, mechanisms and worth."""

from __future__ import annotations

from game.ruleset.compiled import Ruleset
from game.ruleset.compiling import compile_scenario
from game.scenario.orders import Sign, parse_order
from game.study import coverage_of_bands, dullness, honesty, own_doing, tradeoffs
from game.study.agents import RULE_BOOK
from game.study.instrumenting import steered
from game.study.lines import Line, judged, nothing, percent
from game.study.plans import Rules
from game.study.sizes import Sizes
from game.study.switches import HEARD, switches
from game.study.worth import best_by_worth

ACT, TOO_OFTEN = (0.03, 0.12), 0.30
"""Share of belief states in which the act that odds are quoted for should be best, and must not exceed."""
STEADY = frozenset({"flows", "rivals", "sources", "fronts"})
"""Kinds that work all the time, so that switching one off must be heard."""


def honesty_lines(rules: Rules, sizes: Sizes) -> list[Line]:
    """Whether each quoted figure is kept in every tenth of its quotes."""
    ruleset, lines = rules.compiled, []
    quoted = honesty.quoted(ruleset)
    for found in honesty.honesty(ruleset, quoted, sizes.seed, sizes.honesty) if quoted else ():
        details = [
            f"quoted {100 * group.quoted:5.1f}  came {100 * group.came_true:5.1f}  in {group.count}"
            for group in found.groups
        ]
        status = judged(good=found.worst <= honesty.TARGET, red=found.worst > honesty.TARGET)
        value = f"worst tenth off by {100 * found.worst:.1f} points"
        lines.append(
            Line(
                "H",
                f"honest odds: {found.forecast}",
                value,
                "<= 5 points in each tenth",
                "> 5",
                status,
                tuple(details),
            )
        )
    return lines or [nothing("H", "honest odds", "no odds are quoted")]


def band_lines(rules: Rules, sizes: Sizes) -> list[Line]:
    """Whether bands hold the truth as often as they say."""
    found = coverage_of_bands.bands(rules.compiled, sizes.seed, sizes.bands)
    if not found:
        return [nothing("B", "80 % bands", "nothing is believed")]
    low, high, whole = coverage_of_bands.LOW, coverage_of_bands.HIGH, coverage_of_bands.pooled(found)
    details = tuple(
        f"{band.figure:<28} {100 * band.within:.1f} %  below {100 * band.below:.1f}, "
        f"above {100 * band.above:.1f}; by quarter "
        + " ".join(f"{100 * share:.0f}" for share in band.by_quarter.values())
        for band in found
    )
    outside = [band.figure for band in found if band.count and not low <= band.within <= high]
    status = judged(good=not outside, red=not low <= whole <= high)
    value = f"{100 * whole:.1f} % pooled, {len(outside)} of {len(found)} figures outside"
    return [Line("B", "80 % bands", value, "77 to 83 % each", "pooled outside 77 to 83 %", status, details)]


def dullness_lines(rules: Rules, sizes: Sizes) -> list[Line]:
    """D1, D4 and D7."""
    ruleset = rules.compiled
    return [_bite(ruleset, sizes), _flat(ruleset, sizes), _own(ruleset, sizes)]


def _bite(ruleset: Ruleset, sizes: Sizes) -> Line:
    found = dullness.bite(ruleset, sizes.seed, sizes.bite)
    if found is None:
        return nothing("D1", "bite", "no headline or no two doctrines")
    good = found.apart >= dullness.APART and found.felt >= dullness.FELT
    value = f"{found.apart:.1f} apart, felt in {percent(found.felt)}"
    details = (f"{found.figure} under {found.doctrines[0]} against {found.doctrines[1]}",)
    return Line(
        "D1", "bite", value, ">= 3 apart, felt in 80 %", "less", judged(good=good, red=not good), details
    )


def _flat(ruleset: Ruleset, sizes: Sizes) -> Line:
    found = dullness.flatness(ruleset, sizes.seed, sizes.flat)
    good = found.share <= dullness.FLAT_AT_MOST and found.longest < dullness.FLAT_RUN
    value = f"{percent(found.share)} of turns flat, at most {found.longest} running"
    return Line(
        "D4", "flat turns", value, "<= 10 %, never three running", "more", judged(good=good, red=not good)
    )


def _own(ruleset: Ruleset, sizes: Sizes) -> Line:
    found = own_doing.own_doing(ruleset, sizes.seed, sizes.own, sizes.opened)
    details = tuple(
        f"{id:<28} {own} of {count} large swings" for id, (count, own) in found.by_headline.items()
    )
    good = found.share >= own_doing.TARGET
    value = f"{percent(found.share)} of {found.swings} large swings"
    return Line("D7", "own doing", value, ">= 60 %", "< 60 %", judged(good=good, red=not good), details)


def trade_off_lines(rules: Rules, sizes: Sizes) -> list[Line]:
    """D2: wordings that cost nothing, and answers as good as another on everything shown."""
    plain = rules.compiled
    found = tradeoffs.trade_offs(compile_scenario(steered(plain.scenario)), sizes.seed, sizes.trade_offs)
    doctrine = RULE_BOOK if RULE_BOOK in plain.scenario.doctrines else next(iter(plain.scenario.doctrines))
    answers = tradeoffs.dominated_answers(plain, sizes.seed, sizes.pushes, doctrine)
    details = [
        f"{key:<36} all gain in {count} of {found.turns} turns" for key, count in found.wordings.items()
    ]
    good = found.share >= tradeoffs.TARGET
    value = f"{percent(found.share)} of turns"
    first = Line(
        "D2",
        "every wording costs something",
        value,
        ">= 95 %",
        "< 95 %",
        judged(good=good, red=not good),
        tuple(details),
    )
    said = tuple(f"{each.dilemma}: {each.answer} is as good as {each.over} on all shown" for each in answers)
    status = judged(good=not said, red=bool(said))
    return [
        first,
        Line("D2b", "no answer as good on every count", f"{len(said)} pairs", "none", "any", status, said),
    ]


def switch_lines(rules: Rules, sizes: Sizes) -> list[Line]:
    """Every mechanism switched off moves its figure."""
    found = switches(rules.compiled.scenario, sizes.seed, sizes.switches, sizes.every)
    still = [each for each in found if not each.moved]
    unheard = [each for each in found if each.moved and each.heard < HEARD and each.kind in STEADY]
    dead = [each for each in still if each.worked and each.kind in STEADY | {"motions"}]
    details = [
        f"{each.kind[:-1]} {each.id}: {'moves nothing of its own' if each.worked else 'never came about'}"
        for each in still
    ]
    details += [f"{each.kind[:-1]} {each.id}: heard in {percent(each.heard)} of sittings" for each in unheard]
    value = f"{len(found) - len(still)} of {len(found)} move their figure"
    status = judged(good=not still, red=bool(dead))
    return [
        Line(
            "S",
            "mechanisms switched off",
            value,
            "all",
            "a flow, rival, source, front or motion that moves nothing",
            status,
            tuple(details),
        )
    ]


def worth_lines(rules: Rules, sizes: Sizes) -> list[Line]:
    """Whether any motion is always or never best, and how often the act of quoted odds is."""
    ruleset = rules.compiled
    found = best_by_worth(ruleset, sizes.seed, sizes.worth)
    if not found:
        return [nothing("W", "best by worth", "nothing is priced")]
    one_sided = [best.motion for best in found if best.one_sided]
    details = [
        f"{best.motion:<22} "
        + "  ".join(f"{name} {percent(share)}" for name, share in best.shares.items())
        + f"  swing {best.swing:.1f}"
        for best in found
    ]
    status = judged(good=not one_sided, red=bool(one_sided))
    value = f"{len(one_sided)} of {len(found)} motions one-sided"
    lines = [Line("W", "best by worth", value, "none always or never best", "any", status, tuple(details))]
    acts = _acts(ruleset)
    return lines + [_act(best.motion, best.signed, best.states) for best in found if best.motion in acts]


def _acts(ruleset: Ruleset) -> list[str]:
    """The motions that quoted odds are about."""
    orders = [
        parse_order(text)
        for id in honesty.quoted(ruleset)
        if (fit := ruleset.scenario.forecasts[id].fit) is not None
        for text in fit.forced
    ]
    return [order.motion for order in orders if isinstance(order, Sign)]


def _act(motion: str, share: float, states: int) -> Line:
    status = judged(good=ACT[0] <= share <= ACT[1], red=share > TOO_OFTEN or share == 0)
    value = f"{percent(share)} of {states} states"
    return Line("15b", f"best response: {motion}", value, "3 to 12 %", "> 30 % or none", status)
