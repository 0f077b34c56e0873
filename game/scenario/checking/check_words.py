"""Texts: what is printed in them is known and may be seen, speech holds no digits, the past has its source.

Codes: W001 a placeholder, W002 digits in speech, W003 too many words, W004 a label or source is missing; K001
as in formulas.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from game.scenario.checking.audit import Audit
from game.scenario.checking.check_seeing import explained
from game.scenario.checking.hiding import Hiding, from_player
from game.scenario.checking.prose import FORMS, PLACEHOLDER, Text, models
from game.scenario.checking.world import Path
from game.scenario.fields import Cited
from game.scenario.pointing import Part
from game.scenario.problems import did_you_mean, quoted
from game.scenario.quantities import DAY

_DIGITS = re.compile(r"[0-9][0-9.,]*")
GIVEN = {"signed": "motions", "answered": "dilemmas"}
"""What an order is asked of by in a placeholder, and what it was about."""
_SPEECH = frozenset({"says", "answers"})
_LABELLED = ("factors", "flows", "dilemmas", "envelopes", "ledger", "texts")
_ON_RECORD = frozenset({"documented", "reported"})


def check_words(audit: Audit) -> None:
    """Check every text and every label."""
    player = from_player(audit.world)
    for text in audit.texts:
        _check_placeholders(audit, text, player)
        if text.field in _SPEECH and text.at[0] in ("voices", "sources"):
            _check_digits(audit, text)
        _check_length(audit, text)
    for at, what in _without_label(audit):
        audit.error_at_key(
            "W004", at, f"{what} needs a `label`", "documented, reported, inferred or invented"
        )
    for at, model in models(audit.scenario):
        if isinstance(model, Cited) and model.label in _ON_RECORD and not model.source:
            message = f"what is {model.label} needs a `source`"
            audit.error("W004", (*at, "label"), message, "say where it stands written")


def _complain(audit: Audit, text: Text, span: tuple[int, int], complaint: tuple[str, str, str]) -> None:
    audit.at_part((*complaint, "error"), text.at, Part(text.says, *span))


def _check_placeholders(audit: Audit, text: Text, player: Hiding) -> None:
    left = text.says
    for found in PLACEHOLDER.finditer(text.says):
        left = left[: found.start()] + "_" * len(found.group()) + left[found.end() :]
        complaint = _wrong(audit, text, found.group(1), player)
        if complaint:
            _complain(audit, text, found.span(), complaint)
    for sign in re.finditer(r"[{}]", left):
        message = f"this `{sign.group()}` has no partner"
        _complain(audit, text, sign.span(), ("W001", message, "`{FIGURE}` prints a figure"))


def _wrong(audit: Audit, text: Text, inner: str, player: Hiding) -> tuple[str, str, str] | None:
    name, colon, form = inner.partition(":")
    names = audit.world.names
    if text.read == "before":
        return "W001", "there are no figures yet where this is read", ""
    if name.partition(".")[0] in GIVEN:
        return _no_order(audit, name, form)
    if name not in names:
        hint = did_you_mean(name, names)
        return "W001", f"there is no figure {quoted(name)} to print", hint
    if colon and form not in FORMS:
        return "W001", f"there is no form {quoted(form)}", "`{FIGURE:unit}` or `{FIGURE:day}`"
    if (form == "day") != (names[name].kind == DAY) and name != "date" and name not in audit.world.broken:
        is_day = "is a day" if form != "day" else "is no day"
        return (
            "W001",
            f"{quoted(name)} {is_day}",
            f"write `{{{name}:day}}`" if form != "day" else f"write `{{{name}}}`",
        )
    path = player.path(name) if text.read == "during" else ()
    return ("K001", *explained(audit, path, "K001")) if path else None


def _no_order(audit: Audit, name: str, form: str) -> tuple[str, str, str] | None:
    """Return what is wrong with a placeholder for the day of a clause or an answer."""
    asked, _, owner = name.partition(".")
    known = getattr(audit.scenario, GIVEN[asked])
    if owner not in known:
        return "W001", f"there is no {quoted(owner)} among the {GIVEN[asked]}", did_you_mean(owner, known)
    return ("W001", f"{quoted(name)} is a day", f"write `{{{name}:day}}`") if form != "day" else None


def _check_digits(audit: Audit, text: Text) -> None:
    bare = PLACEHOLDER.sub(lambda found: "_" * len(found.group()), text.says)
    found = _DIGITS.search(bare)
    if found:
        message = "speech holds no digits of its own"
        _complain(
            audit, text, found.span(), ("W002", message, "print a figure, as in `{FIGURE}`, or use words")
        )


def _check_length(audit: Audit, text: Text) -> None:
    limit = _limit(text.at, text.field)
    count = len(text.says.split())
    if limit and count > limit:
        audit.error("W003", text.at, f"this has {count} words, at most {limit} are allowed here")


def _limit(at: Path, field: str) -> int:
    """Return how many words a text may have, 0 where there is no limit."""
    if at[0] == "sources" and field == "says":
        return 45
    if at[0] == "voices" and field in _SPEECH:
        return 20
    if at[0] == "dilemmas" and len(at) == 3 and field == "text":  # noqa: PLR2004 - its own text, not an answer's
        return 90
    return 200 if at[0] == "verdicts" and field == "text" else 0


def _without_label(audit: Audit) -> Iterator[tuple[Path, str]]:
    scenario = audit.scenario
    for kind in _LABELLED:
        items = getattr(scenario, kind).items()
        yield from (((kind, id), quoted(id)) for id, item in items if item.label is None)
    for id, event in scenario.events.items():
        if event.text is not None and event.label is None:
            yield ("events", id), f"{quoted(id)} is told and"
    for id, motion in scenario.motions.items():
        bare = [name for name, wording in motion.wordings.items() if wording.label is None]
        yield from ((("motions", id, "wordings", name), f"the wording {quoted(name)}") for name in bare)
