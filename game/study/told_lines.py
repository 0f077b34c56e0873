"""The lines of the scorecard on what is told and whom one follows: D3, D5 and D8."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from game.ruleset.compiled import Ruleset
from game.study import echoes, one_voice, sameness
from game.study.echoes import Given
from game.study.lines import Line, judged, nothing, percent
from game.study.plans import Rules
from game.study.sizes import Sizes
from game.study.texts import Game, pairs_of_games


def text_lines(rules: Rules, sizes: Sizes) -> list[Line]:
    """D3 and D8, which are read in the same games."""
    pairs = pairs_of_games(rules.compiled, sizes.seed, sizes.pairs)
    return [_echo(rules.compiled, pairs), _sameness(pairs)]


def _echo(ruleset: Ruleset, pairs: list[tuple[Game, Game]]) -> Line:
    """Whether what one signed, promised and answered is quoted."""
    found = echoes.echoes(game for pair in pairs for game in pair)
    if not found:
        return nothing("D3", "echo", "no two doctrines act, or nothing is signed, promised or answered")
    share, sealed = _share(found), [each for each in found if each.sealed]
    status = judged(
        good=share >= echoes.TARGET and all(each.quoted for each in sealed), red=share < echoes.TARGET
    )
    value = f"{percent(share)} of {len(found)} orders quoted"
    details = (*_by_kind(found), *_never(ruleset, found))
    return Line("D3", "echo", value, ">= 70 %, all of sealed papers", "< 70 %", status, details)


def _share(found: list[Given]) -> float:
    return sum(each.quoted for each in found) / len(found) if found else 0.0


def _by_kind(found: list[Given]) -> Iterator[str]:
    groups: dict[str, list[Given]] = {
        kind: [each for each in found if each.kind == kind] for kind in echoes.KINDS
    }
    groups["clauses of sealed papers"] = [each for each in found if each.sealed]
    for name, group in groups.items():
        if group:
            dated, worded, later = (
                sum(getattr(each, how) for each in group) for how in ("dated", "worded", "later")
            )
            yield (
                f"{name:<28} {percent(_share(group))} of {len(group)}: {dated} with the day, "
                f"{worded} in own words; {later} in a later turn"
            )


def _never(ruleset: Ruleset, found: list[Given]) -> Iterator[str]:
    """The motions, dilemmas and promises never quoted, the ones most often given first."""
    given = Counter(each.subject for each in found)
    quoted, turned_on = {each.subject for each in found if each.quoted}, echoes.turned_on(ruleset)
    never = [subject for subject, _ in given.most_common() if subject not in quoted]
    for words, asked in (("though a text turns on it", True), ("and no text turns on it", False)):
        group = [subject for subject in never if (subject in turned_on) is asked]
        if group:
            yield f"never quoted, {words}: {', '.join(group)}"


def voice_lines(rules: Rules, sizes: Sizes) -> list[Line]:
    """D5: always to obey one voice costs something, and to take every default is to drift."""
    found = one_voice.one_voice(rules.compiled.scenario, sizes.seed, sizes.obeyed)
    if found is None:
        return [nothing("D5", "one voice", "there is no rule book, no drift or no voice")]
    counted = [each for each in found.voices if each.counts]
    details = [
        f"{each.voice:<28} {100 * each.cost:5.1f} +- {100 * each.error:.1f} points below, "
        f"heard at {percent(each.heard)} of sittings{'' if each.counts else ', too seldom to count'}"
        for each in found.voices
    ]
    details.append(
        f"the rule book u {found.rule_book:.3f}; every default {100 * found.defaults:+.1f} points from drift"
    )
    least, alike = min((each.cost for each in counted), default=0.0), abs(found.defaults) <= one_voice.ALIKE
    status = judged(good=alike and least >= one_voice.COST, red=least <= one_voice.TOO_LITTLE)
    best = next((each.voice for each in counted), "nobody")
    value = f"best {best}, {100 * least:.1f} points below the rule book"
    target, red_line = "all >= 10 points, defaults like drift", "any <= 5 points"
    return [Line("D5", "one voice", value, target, red_line, status, tuple(details))]


def _sameness(pairs: list[tuple[Game, Game]]) -> Line:
    """Whether two games tell different things, and one game nothing twice."""
    found = sameness.sameness(pairs)
    if not found.shared:
        return nothing("D8", "sameness", "no two doctrines act")
    details = [
        f"{kind:<10} {found.again_of(kind)} of {count} sentences had been told within ten turns"
        for kind, count in found.told.most_common()
    ]
    details.append(f"in common {percent(min(found.shared))} to {percent(max(found.shared))} of ten turns")
    details += [f"{kind:<10} {count} times again: {words}" for kind, words, count in found.worst()]
    good = found.share < sameness.ALIKE
    status = judged(good=good and not found.again, red=not good or found.twice > sameness.TWICE)
    value = f"{percent(found.share)} in common, {percent(found.twice)} told twice"
    target, red_line = "< 35 % in common, none twice", ">= 35 %, or > 5 % twice"
    return Line("D8", "sameness", value, target, red_line, status, tuple(details))
