"""What is asked about figures and voices: why, what it means, who says what; wrong names answered shortly."""

from __future__ import annotations

from difflib import get_close_matches

from game.line.desk import Game
from game.line.page import sentence
from game.line.sitting import stance_line
from game.line.telling import tell_causes, tell_why
from game.report.values import HeadlineValue, MotionValue, Sitting, StanceValue

MOST_SUGGESTED = 12
ALL = "all"
"""Said in place of a figure for the list of all."""


def motions_of(sitting: Sitting) -> list[MotionValue]:
    """Every motion on the table, whichever paper holds it."""
    return [motion for paper in sitting.papers for motion in paper.motions]


def tell_why_of(game: Game, text: str) -> None:
    """Why a figure is what it is, or a numbered cause opened."""
    if text.isascii() and text.isdecimal():
        _open(game, int(text[:6]))
        return
    figure = figure_meant(game, text)
    if figure:
        game.causes = tell_why(game.page, game.session.why(figure))


def _open(game: Game, number: int) -> None:
    if not 1 <= number <= len(game.causes):
        game.say("There is no cause of that number; ask why FIGURE first.")
        return
    cause = game.causes[number - 1]
    found = game.session.open_cause(cause.key) if cause.opens else ()
    if not found:
        game.say(f"{sentence(cause.text)} It goes back no further.")
        return
    game.page.heading(sentence(cause.text))
    tell_causes(game.page, found)
    game.causes = found


def figure_meant(game: Game, text: str) -> str:
    """The figure meant by an id or a title or a part of one; nothing after saying what could be meant."""
    names = dict(game.session.figures())
    titled = {each.figure: each.title for each in _headlines(game)}
    titles = {id: titled.get(id, names[id]) for id in names}
    if text.casefold() == ALL:
        game.page.lines((f"{id}: {title}" for id, title in titles.items()), 2)
        return ""
    meant = _meant(text.casefold(), {id: (id, title, titles[id]) for id, title in names.items()})
    if len(meant) == 1:
        return meant[0]
    if meant:
        shown = {id: titles[id] for id in meant[:MOST_SUGGESTED]}
        game.say(f"Which figure? {_listed(shown, len(meant))}")
    else:
        shown = titled or dict(list(titles.items())[:MOST_SUGGESTED])
        game.say(f"{_unknown(text, titles)}{_listed(shown, len(titles))}")
    return ""


def _unknown(text: str, titles: dict[str, str]) -> str:
    """That nothing is called so, with the figure that is called almost so."""
    if not text:
        return "Which figure? "
    named = {name.casefold(): id for id, title in titles.items() for name in (id, title)}
    near = get_close_matches(text.casefold()[:80], named, 1)
    return f"“{text}” is no figure{f'; did you mean {named[near[0]]}?' if near else '.'} "


def _listed(shown: dict[str, str], count: int) -> str:
    more = f", and {count - len(shown)} more: why {ALL}" if count > len(shown) else ""
    return f"{'; '.join(f'{id} ({title})' for id, title in shown.items())}{more}."


def _meant(wanted: str, words: dict[str, tuple[str, ...]]) -> list[str]:
    """The first id that is called so, else every one of whose names it is a part."""
    for same in (str.__eq__, str.__contains__):
        found = [id for id, names in words.items() if any(same(each.casefold(), wanted) for each in names)]
        if wanted and found:
            return found[:1] if same is str.__eq__ else found
    return []


def _headlines(game: Game) -> tuple[HeadlineValue, ...]:
    return () if game.session.over else game.session.sitting().headlines


def tell_about(game: Game, text: str) -> None:
    """What a figure means."""
    figure = figure_meant(game, text)
    if not figure:
        return
    said = next((each.about for each in _headlines(game) if each.figure == figure), "")
    why = game.session.why(figure)
    game.say(f"{why.title}: {why.now}. {said or why.about}")


def tell_voices(game: Game, text: str) -> None:
    """Who sits and what each says of every wording; of one who is named, what he is there for too."""
    if game.session.over:
        game.say("The game has ended.")
        return
    said = _said(game.session.sitting())
    who = {voice: stances[0][1] for voice, stances in said.items()}
    wanted = _meant(text.casefold(), {id: (id, each.title, each.office) for id, each in who.items()})
    if not said:
        game.say("Nothing lies on the table that a voice has a say on.")
    elif text and not wanted:
        game.say(f"There is no voice “{text}” here. There are: {', '.join(who)}.")
    for voice in wanted if text else said:
        game.page.heading(f"{who[voice].title}, {who[voice].office} (in orders: {voice})")
        if text and who[voice].interest:
            game.page.line(sentence(who[voice].interest), 2, 2)
        game.page.lines((f"{wording}: {stance_line(stance)}" for wording, stance in said[voice]), 2)


def _said(sitting: Sitting) -> dict[str, list[tuple[str, StanceValue]]]:
    """What each voice says, with the wording he says it of."""
    said: dict[str, list[tuple[str, StanceValue]]] = {}
    for motion in motions_of(sitting):
        for wording in motion.wordings:
            for stance in wording.stances:
                said.setdefault(stance.voice, []).append((f"{motion.title}, {wording.short}", stance))
    return said
