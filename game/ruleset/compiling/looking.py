"""The program that looks: every figure and condition that is shown or asked about, from one table."""

from __future__ import annotations

from collections.abc import Iterator

from game.ruleset.compiling.ordering import on_table
from game.ruleset.compiling.reading import Reader
from game.ruleset.program import Operand
from game.scenario.models import Motion, Need, Stance
from game.scenario.showing import Scenario, Variant


def lower_looks(reader: Reader) -> dict[str, int]:
    """Emit every look and return where each stands among the outputs."""
    looks: dict[str, int] = {}
    for key, value in _all(reader):
        looks[key] = reader.builder.output(value)
    return looks


def _all(reader: Reader) -> Iterator[tuple[str, Operand]]:
    scenario = reader.layout.scenario
    for id, derived in scenario.derived.items():
        yield f"derived:{id}", reader.read(derived.value)
    for id, front in scenario.fronts.items():
        yield f"derived:{id}.odds", reader.read(front.odds)
    yield from _conference(reader, scenario)
    for key, formula in _shown(scenario):
        yield key, reader.read(formula)


def _conference(reader: Reader, scenario: Scenario) -> Iterator[tuple[str, Operand]]:
    for id, motion in scenario.motions.items():
        yield f"motion:{id}:table", on_table(reader, id, motion)
        paper = reader.read(scenario.papers[motion.paper].opens)
        yield f"motion:{id}:opens", reader.builder.both(paper, reader.read(motion.opens))
        yield from _wordings(reader, id, motion)
    for id, voice in scenario.voices.items():
        yield f"voice:{id}:leaves", reader.read(voice.leaves or "false")
        for motion_id, stance in voice.stances.items():
            yield from _stance(reader, f"{id}:{motion_id}", stance)


def _wordings(reader: Reader, id: str, motion: Motion) -> Iterator[tuple[str, Operand]]:
    yield from _needs(reader, f"motion:{id}", motion.needs)
    if motion.unsigned_worth is not None:
        yield f"worth:{id}", reader.read(motion.unsigned_worth)
    for name, wording in motion.wordings.items():
        yield from _needs(reader, f"wording:{id}/{name}", wording.needs)
        if wording.worth is not None:
            yield f"worth:{id}/{name}", reader.read(wording.worth)


def _needs(reader: Reader, prefix: str, needs: tuple[Need, ...]) -> Iterator[tuple[str, Operand]]:
    for position, need in enumerate(needs):
        yield f"{prefix}:need:{position}", reader.read(need.that)


def _stance(reader: Reader, prefix: str, stance: Stance) -> Iterator[tuple[str, Operand]]:
    for position, term in enumerate(stance.terms):
        yield f"term:{prefix}:{position}", reader.read(term.value)
    for wording in stance.base:
        yield f"score:{prefix}:{wording}", score(reader, stance, wording)


def score(reader: Reader, stance: Stance, wording: str) -> Operand:
    """A voice's score of a wording: its base and every term that applies to it."""
    total: Operand = float(stance.base[wording])
    for term in stance.terms:
        if term.wordings is None or wording in term.wordings:
            total = reader.builder.add(total, reader.read(term.value))
    return total


def _shown(scenario: Scenario) -> Iterator[tuple[str, str]]:
    yield from _offered(scenario)
    for id, headline in scenario.headlines.items():
        yield f"headline:{id}:appears", headline.appears
        yield f"headline:{id}:leaves", headline.leaves
        yield f"headline:{id}:stands", f"({headline.appears}) and not ({headline.leaves})"
        if headline.wanted is not None:
            yield f"headline:{id}:wanted", headline.wanted
    for id, picture in scenario.pictures.items():
        yield f"picture:{id}:appears", picture.appears
    for id, board in scenario.boards.items():
        for name, row in board.rows.items():
            yield from _that(f"board:{id}:{name}", row.needs)
    yield from _mapped(scenario)
    yield from _told(scenario)


def _mapped(scenario: Scenario) -> Iterator[tuple[str, str]]:
    """What of the map depends on figures; what is always there has no look."""
    kinds = {"places": "place", "routes": "route", "lines": "line", "tints": "tint"}
    for kind, word in kinds.items():
        for id, thing in getattr(scenario, kind).items():
            if thing.appears != "true":
                yield f"{word}:{id}:appears", thing.appears
    for id, route in scenario.routes.items():
        yield f"route:{id}:moves", route.moves
    for id, line in scenario.lines.items():
        yield f"line:{id}:share", line.share


def _offered(scenario: Scenario) -> Iterator[tuple[str, str]]:
    for id, dial in scenario.dials.items():
        yield f"dial:{id}:appears", dial.appears
        yield f"dial:{id}:cost", dial.cost
        for name, setting in (dial.settings | dial.among).items():
            yield from _that(f"setting:{id}={name}", setting.needs)
    for id, promise in scenario.promises.items():
        yield f"promise:{id}:offered", promise.offered
    for id, dilemma in scenario.dilemmas.items():
        for name, answer in dilemma.answers.items():
            yield from _that(f"answer:{id}={name}", answer.needs)


def _that(prefix: str, needs: tuple[Need, ...]) -> Iterator[tuple[str, str]]:
    for position, need in enumerate(needs):
        yield f"{prefix}:need:{position}", need.that


def _told(scenario: Scenario) -> Iterator[tuple[str, str]]:
    for id, event in scenario.events.items():
        yield f"event:{id}:told", event.told
    for id, forecast in scenario.forecasts.items():
        yield f"forecast:{id}:open", forecast.open
        yield f"forecast:{id}:outcome", forecast.outcome
        if forecast.fit is not None:
            yield f"forecast:{id}:at", forecast.fit.at
    for id, text in scenario.texts.items():
        yield from variants(f"text:{id}", text.variants)
    for id, envelope in scenario.envelopes.items():
        yield from variants(f"envelope:{id}", envelope.variants)
    for id, line in scenario.ledger.items():
        yield from variants(f"ledger:{id}", line.variants)
    for id, verdict in scenario.verdicts.items():
        yield from variants(f"epilogue:{id}", verdict.epilogue)
        yield f"verdict:{id}", verdict.when


def variants(prefix: str, texts: tuple[Variant, ...]) -> Iterator[tuple[str, str]]:
    """The condition of each variant of a text."""
    for position, variant in enumerate(texts):
        yield f"{prefix}:{position}", variant.when
