"""What comes of a turn, and how it all ended, as lines."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from game.line.page import Page, cited, sentence
from game.report.values import (
    BoardValue,
    CauseValue,
    Ending,
    InterimValue,
    JudgedValue,
    MovedValue,
    PictureValue,
    ToldValue,
    TurnReport,
    WhyValue,
)


def tell_saved(page: Page, saved: str, path: Path | None = None) -> None:
    """Whether the game is saved, and in which file where that is asked."""
    where = f" in {path.name}" if path else ""
    page.line(f"{saved[:1].upper()}{sentence(saved[1:] + where)}", 0, 2)


def tell_report(page: Page, report: TurnReport) -> None:
    """What a turn did: orders, what was told, figures that moved."""
    page.heading(f"Turn {report.turn}: {report.period}.")
    for order in report.orders:
        page.line(f"Ordered: {sentence(order.text)}", 2, 2)
    for told in report.told:
        page.line(told_line(told, sourced=False), 2, 2)
    for moved in report.moved:
        page.line(moved_line(moved), 2, 2)
    if not report.moved:
        page.line("No figure moved.", 2)
    for interim in report.interim:
        tell_interim(page, interim)


def tell_interim(page: Page, interim: InterimValue) -> None:
    """The verdict of a day after which the game goes on."""
    page.heading(f"Verdict of {interim.date}: {interim.title}")
    page.line(interim.epilogue, 2)
    page.line(interim.reckoning, 2)


def told_line(told: ToldValue, *, sourced: bool = True) -> str:
    """Something that happened, under its own date; a report leaves the source to the chronicle."""
    head = ". ".join(part for part in (told.date, told.title) if part)
    text = sentence(f"“{told.text}”" if told.kind == "clause" else told.text)
    return f"{head}: {text}{cited(told.label, told.source if sourced else '')}" if head else text


def moved_line(moved: MovedValue) -> str:
    """A figure that moved, with what moved it most."""
    causes = "; ".join(f"{cause.text} {cause.amount}".strip() for cause in moved.causes)
    because = f" Because: {sentence(causes)}" if causes else ""
    worth = _worth(moved)
    return f"{moved.title}: from {moved.before} to {moved.after} ({moved.change}{worth}).{because}"


def _worth(moved: MovedValue) -> str:
    if moved.better == "neither":
        return ""
    rose = not moved.change.startswith(("−", "-"))
    return ", better" if rose == (moved.better == "up") else ", worse"


def tell_why(page: Page, why: WhyValue) -> tuple[CauseValue, ...]:
    """Why a figure is what it is; the causes in the order of their printed numbers."""
    page.heading(f"{why.title}: {why.now}, before the last turn {why.before}.")
    if why.about or why.label:
        page.line((sentence(why.about) + cited(why.label, why.source)).strip(), 2)
    told: list[CauseValue] = []
    for heading, causes in (("In the last turn", why.causes), ("Since the start", why.since_start)):
        page.line(f"{heading}:" if causes else f"{heading}: nothing moved it.", 2)
        tell_causes(page, causes, len(told))
        told += causes
    for lever in why.levers:
        page.line(f"You could sign {sentence(lever)}", 2, 2)
    return tuple(told)


def tell_causes(page: Page, causes: Sequence[CauseValue], before: int = 0) -> None:
    """Causes with their numbers, by which they are opened."""
    for number, cause in enumerate(causes, before + 1):
        amount = f"{cause.amount}: " if cause.amount else ""
        page.line(f"[{number}] {amount}{sentence(cause.text)}{cited(cause.label, cause.source)}", 4, 4)


def tell_told(page: Page, title: str, all_told: Sequence[ToldValue]) -> None:
    """A list of things told, such as the chronicle."""
    page.heading(title)
    for told in all_told:
        page.line(told_line(told), 2, 2)
    if not all_told:
        page.line("Nothing yet.", 2)


def tell_boards(page: Page, boards: Sequence[BoardValue], pictures: Sequence[PictureValue]) -> None:
    """Rival courses, and drawings by their words."""
    for board in boards:
        page.heading(board.title)
        for row in board.rows:
            last = f", at the latest {row.last}" if row.last else ""
            page.line(f"{row.title}{last}. Buys: {sentence(row.buys)} Costs: {sentence(row.costs)}", 2, 2)
            for met, need in row.needs:
                page.line(f"{'Met' if met else 'Not met'}: {sentence(need)}", 4, 2)
    for picture in pictures:
        page.heading(f"{picture.title}: {picture.word} ({picture.shown}).")


def tell_ending(page: Page, ending: Ending) -> None:
    """What others paid, the verdict, what others knew, the judgement, the truth."""
    if ending.ledger:
        tell_told(page, "What it cost", ending.ledger)
    page.heading(f"Verdict: {ending.title}")
    page.line(ending.epilogue, 2)
    page.lines(ending.stood, 2)
    if ending.envelopes:
        tell_told(page, "The envelopes", ending.envelopes)
    page.heading("What was signed, judged by what you believed then")
    for judged in ending.judged:
        page.line(_judged(judged), 2, 2)
    page.line(ending.reckoning, 2)
    page.lines(ending.forecasts, 2)
    page.heading("What was true")
    page.lines((sentence(truth) for truth in ending.truths), 2)


def _judged(judged: JudgedValue) -> str:
    best = "which was the best" if judged.chosen == judged.best else f"the best was {judged.best}"
    points = "nothing lost" if not judged.points else f"{_points(judged.points)} points lost"
    return f"{judged.date}. {judged.motion}: {judged.chosen}, {best}; {points} ({judged.odds})."


def _points(value: float) -> str:
    text = f"{abs(value):.1f}"
    return f"−{text}" if value < 0 and text != "0.0" else text
