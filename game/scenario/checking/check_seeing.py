"""What a player sees may read only what he may know; a rival, only what it knows.

Codes: K001 a player would see what is hidden, K002 a rival would use what it does not know.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.scenario.checking.audit import Audit
from game.scenario.checking.hiding import Hiding, PathTo, from_player, from_rival
from game.scenario.checking.slots import Slot
from game.scenario.checking.world import Path
from game.scenario.formulas import FormulaError
from game.scenario.pointing import Part
from game.scenario.problems import quoted


def check_seeing(audit: Audit) -> None:
    """Check every formula and every figure that is shown."""
    player = from_player(audit.world)
    rivals = {id: from_rival(audit.world, id, rival) for id, rival in audit.scenario.rivals.items()}
    for slot in audit.slots:
        if slot.sight == "seen":
            _check(audit, slot, player, "K001")
        elif slot.sight == "rival":
            _check(audit, slot, rivals[slot.owner], "K002")
    for at, name in shown_figures(audit):
        path = player.path(name)
        if path:
            message, hint = explained(audit, path, "K001")
            audit.error("K001", at, message, hint)


def _check(audit: Audit, slot: Slot, onlooker: Hiding, code: str) -> None:
    tree = audit.world.tree(slot.text)
    if isinstance(tree, FormulaError):
        return
    for part, path in onlooker.in_tree(tree):
        message, hint = explained(audit, path, code)
        audit.at_part((code, message, hint, "error"), slot.at, Part(slot.text, *part.span))


def explained(audit: Audit, path: PathTo, code: str) -> tuple[str, str]:
    """Return message and hint for a path to what is hidden."""
    name, hidden = path[0], path[-1]
    who = "the player may not see" if code == "K001" else "this rival does not know"
    way = f" ({' -> '.join(path)})" if len(path) > 1 else ""
    return f"{who} {quoted(name)}{way}", _instead(audit, hidden, code)


def _instead(audit: Audit, hidden: str, code: str) -> str:
    if code == "K002":
        return (
            f"add {quoted(hidden)} to `knows`"
            if hidden in audit.world.names
            else "only its own moves are known to it"
        )
    if f"believed.{hidden}" in audit.world.names:
        return f"read `believed.{hidden}`"
    if hidden in audit.world.names:
        return f"{quoted(hidden)} is hidden; only what is open, `believed.` or `reported.` may be shown"
    return "what others chose is known from reports alone"


def shown_figures(audit: Audit) -> Iterator[tuple[Path, str]]:
    """Yield every figure that a screen names, with its place."""
    scenario = audit.scenario
    for id, headline in scenario.headlines.items():
        named = (("figure", headline.figure), ("low", headline.low), ("high", headline.high))
        yield from ((("headlines", id, word), figure) for word, figure in named if figure is not None)
    for id, picture in scenario.pictures.items():
        yield ("pictures", id, "figure"), picture.figure
    for id, point in scenario.essay.points.items() if scenario.essay else ():
        yield ("essay", "points", id, "figure"), point.figure
    yield from _mapped_figures(audit)
    yield from _quoted_figures(audit)
    yield from _figures_of_voices(audit)


def _mapped_figures(audit: Audit) -> Iterator[tuple[Path, str]]:
    for kind in ("places", "routes", "lines"):
        for id, thing in getattr(audit.scenario, kind).items():
            for position, figure in enumerate(thing.figures):
                yield (kind, id, "figures", position), figure


def _quoted_figures(audit: Audit) -> Iterator[tuple[Path, str]]:
    for id, forecast in audit.scenario.forecasts.items():
        yield ("forecasts", id, "figure"), forecast.figure
        for name in forecast.fit.figures if forecast.fit else ():
            yield ("forecasts", id, "fit", "figures", name), name


def _figures_of_voices(audit: Audit) -> Iterator[tuple[Path, str]]:
    for id, voice in audit.scenario.voices.items():
        for motion, stance in voice.stances.items():
            for position, term in enumerate(stance.terms):
                yield ("voices", id, "stances", motion, "terms", position, "figure"), term.figure
