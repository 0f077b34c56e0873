"""Which figures may be asked about, and what of the player's own would move them."""

from __future__ import annotations

from game.engine.orders import refuse
from game.report.arrows import Arrows
from game.report.past import Past
from game.report.seeing import is_seen
from game.report.wording import spec_of
from game.ruleset.compiled import Ruleset
from game.scenario.orders import Sign

WORDS = {2: "much more", 1: "more", 0: "no change", -1: "less", -2: "much less"}


def explained(ruleset: Ruleset) -> tuple[tuple[str, str], ...]:
    """Id and title of every figure that is seen, headline figures first."""
    first = [headline.figure for headline in ruleset.scenario.headlines.values()]
    columns = [
        column.id
        for column in ruleset.columns
        if column.seen == "open" and column.kind in {"factor", "belief", "flow"}
    ]
    known: dict[str, bool] = {}
    derived = [id for id in ruleset.scenario.derived if is_seen(ruleset, id, known)]
    visible = [id for id in (*first, *columns, *derived) if id != "regret"]
    return tuple((id, spec_of(ruleset, id).title) for id in dict.fromkeys(visible))


def levers(past: Past, figure: str) -> tuple[str, ...]:
    """What can be signed now and would move a headline figure, with the way it would go over three turns."""
    ruleset, view = past.ruleset, past.view(past.now)
    arrows, found = Arrows(past), []
    for motion, spec in ruleset.scenario.motions.items():
        if not view[f"motion:{motion}:table"]:
            continue
        for wording, text in spec.wordings.items():
            order = Sign(motion, wording)
            moves = [
                each
                for each in arrows.of(order)
                if ruleset.scenario.headlines[each.headline].figure == figure and each.three
            ]
            if moves:
                held = refuse(ruleset, view, (), order)
                found.append(
                    f"{spec.title}, {text.short}: {WORDS[moves[0].three]}" + (f" ({held})" if held else "")
                )
    return tuple(found)
