"""The sheet on the table: the sentence as the largest thing, its rivals, and what signing it would do."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rich.cells import cell_len

from game.report.values import AnswerValue, DialValue, DilemmaValue, MotionValue, SettingValue, WordingValue
from game.tui.widgets.matter import MARK_WORDS, MARKS, Matter
from game.tui.widgets.rows import (
    Row,
    Rows,
    Span,
    aimed,
    between,
    clip,
    hanging,
    headings,
    paragraph,
    row,
    sheet,
    width_of,
    wrap,
)
from game.tui.widgets.voice_rows import arrow_rows, voice_rows

SHEET_WIDTH = 84
MARGIN = 4
ROOMY = 2
PEN = "take up the pen"
"""What the first Enter of a new sitting does, so that none that was meant for the report decides."""
SHORT = 2
"""Lines of a refusal where there is little room; the voices under it say the rest."""
# Single angle quotation marks, which a wording is shown between.
OPENING, CLOSING = "\u2039", "\u203a"


@dataclass(frozen=True, slots=True)
class View:
    """How a matter is looked at: which choice is shown, where the cursor stands, how much room there is."""

    chosen: int
    cursor: str
    place: str
    """Such as `1 of 3`."""
    air: int = 2
    """How much air there is: 3 for everything, 2 and 1 for less, 0 for none."""
    spare: int = 0
    """Lines that are left over, for reasons that would be cut."""
    fresh: bool = False
    """Whether the days have just passed, so that Enter only takes up the pen."""

    @property
    def roomy(self) -> bool:
        """Whether there is air between the parts."""
        return self.air >= ROOMY


def fitted(matter: Matter, view: View, size: tuple[int, int]) -> Rows:
    """The page with as much air as lets it stand whole in its height, or else with none.

    What the cursor unfolds is left out of the count, so that nothing jumps while it moves; so is the source
    cited, which may be scrolled to.
    """
    width, height = size
    for air in (3, 2, 1, 0):
        rows = matter_rows(matter, replace(view, air=air, cursor=""), width)
        if _needed(rows) <= height:
            spare = max(height - len(rows), 0)
            return matter_rows(matter, replace(view, air=air, spare=spare), width)
    return matter_rows(matter, replace(view, air=0), width)


def _needed(rows: Rows) -> int:
    """The lines that must be in sight."""
    return sum(1 for line in rows if not any(span.role == "cited" for span in line))


def matter_rows(matter: Matter, view: View, width: int) -> Rows:
    """The whole page of one matter."""
    head = [(Span(" "), *line) for line in headings(matter.group, width - 2, view.place)]
    value = matter.value
    if isinstance(value, MotionValue):
        body = _motion(matter, value, view, width)
    elif isinstance(value, DilemmaValue):
        body = _dilemma(matter, value, view, width)
    else:
        body = _dial(matter, value, view, width)
    return [*head, *_air(view), *body]


def _air(view: View) -> Rows:
    return [row("")] if view.roomy else []


def _motion(matter: Matter, motion: MotionValue, view: View, width: int) -> Rows:
    if not motion.wordings or motion.state != "open":
        return _settled(matter, motion, view, width)
    wording = motion.wordings[view.chosen]
    shorts = [each.short for each in motion.wordings]
    inner = _Sheet(matter, view, width)
    intro = (
        paragraph(matter.paper.preamble, inner.room, "sheetdim") if matter.paper and view.air > ROOMY else []
    )
    rows = inner.lay(intro, wording.text, shorts, _signing(wording))
    rows += _air(view) + arrow_rows(wording.arrows, width) + _air(view)
    rows += voice_rows(wording.stances, width, "*" if view.roomy else view.cursor, view.spare)
    return (
        rows + _air(view) + effect_rows(wording.effects, width) + _cited(wording.label, wording.source, width)
    )


def _signing(wording: WordingValue) -> Row:
    """What Enter would do now, or why it can do nothing."""
    if wording.pending:
        return row(Span("● signed; goes out when the turn ends", "sheetmark"))
    if wording.refusal:
        return row(Span(f"✗ {wording.refusal}", "sheetmark"))
    return row(Span("Enter  sign", "sheetmark"))


def _settled(matter: Matter, motion: MotionValue, view: View, width: int) -> Rows:
    """A motion that is signed already, or not yet open."""
    inner = _Sheet(matter, view, width)
    if motion.state == "signed":
        return inner.lay([], motion.chosen, [], row(Span("✓ signed", "sheetmark")))
    needs = [
        line for need in motion.closed_by for line in hanging(row(Span("· ", "sheetdim")), need, inner.room)
    ]
    closed = [row(Span("Not yet open. It would take:", "sheetdim")), *needs]
    return inner.lay(closed, "", [], ())


def _dilemma(matter: Matter, dilemma: DilemmaValue, view: View, width: int) -> Rows:
    answer = dilemma.answers[view.chosen]
    inner = _Sheet(matter, view, width)
    told = paragraph(dilemma.text, inner.room, "sheet")
    rows = inner.lay(told, answer.text, [each.title for each in dilemma.answers], _answering(answer))
    rows += _air(view) + effect_rows(answer.effects, width)
    return rows + _cited(dilemma.label, dilemma.source, width)


def _answering(answer: AnswerValue) -> Row:
    if answer.pending:
        return row(Span("● answered so; goes out when the turn ends", "sheetmark"))
    if answer.refusal:
        return row(Span(f"✗ {answer.refusal}", "sheetmark"))
    silence = "   (silence counts as this)" if answer.is_default else ""
    return row(Span("Enter  answer so", "sheetmark"), Span(silence, "sheetdim"))


def _dial(matter: Matter, dial: DialValue, view: View, width: int) -> Rows:
    inner = _Sheet(matter, view, width)
    told = paragraph(dial.asked or dial.about, inner.room, "sheet")
    setting = dial.settings[view.chosen]
    if dial.tokens:
        return inner.lay([*told, row(""), *_tokens(dial, view)], setting.about, [], _sharing(setting))
    return inner.lay(
        told, setting.about or setting.title, [each.title for each in dial.settings], _setting(setting)
    )


def _setting(setting: SettingValue) -> Row:
    if setting.stands:
        return row(Span("● stands so", "sheetmark"))
    if setting.refusal:
        return row(Span(f"✗ {setting.refusal}", "sheetmark"))
    return row(Span("Enter  set it so", "sheetmark"))


def _sharing(setting: SettingValue) -> Row:
    text = f"✗ {setting.refusal}" if setting.refusal else "Enter  give one more     Backspace  take one away"
    return row(Span(text, "sheetmark"))


def _tokens(dial: DialValue, view: View) -> Rows:
    """A line for each place a token may lie."""
    names = max(cell_len(setting.title) for setting in dial.settings)
    rows: Rows = []
    for at, setting in enumerate(dial.settings):
        name = setting.title + " " * (names - cell_len(setting.title) + 2)
        dots = "●" * setting.tokens + "○" * (dial.tokens - setting.tokens)
        here = at == view.chosen
        line = row(
            Span(f"{CLOSING} " if here else "  ", "sheetmark"),
            Span(name, "sheetstrong" if here else "sheet"),
            Span(dots, "sheetmark"),
        )
        rows += aimed_click([line], f"choice:{at}")
    return rows


def aimed_click(rows: Rows, target: str) -> Rows:
    """Rows that answer to a click and are passed over by the cursor."""
    return [tuple(Span(span.text, span.role, target, stop=False) for span in line) for line in rows]


def effect_rows(effects: tuple[str, ...], width: int) -> Rows:
    """What it does, a line each."""
    rows: Rows = []
    for effect in effects:
        rows += hanging(row(" ", Span("→ ", "accent")), effect, width, "dim")
    return rows


def _cited(label: str, source: str, width: int) -> Rows:
    text = " · ".join(part for part in (label, source) if part)
    return paragraph(text, width, "cited", indent=1) if text else []


class _Sheet:
    """A sheet of paper of this width, on which a matter is set out."""

    def __init__(self, matter: Matter, view: View, width: int) -> None:
        self.matter, self.view = matter, view
        self.width = min(width - 2, SHEET_WIDTH)
        self.left = max((width - self.width) // 2, 1)
        self.room = self.width - 2 * MARGIN

    def lay(self, told: Rows, sentence: str, shorts: list[str], last: Row) -> Rows:
        """Title, what is told, the sentence, its rivals, and what Enter does, with air between."""
        blank: Rows = [row("")]
        gap = blank[: self.view.air]
        mark = self.matter.mark
        status = row(Span(f"{MARKS[mark]} {MARK_WORDS[mark]}", "sheetdim"))
        head = between(row(Span(self.matter.title, "sheetdim")), status, self.room)
        lines = [*blank[: self.view.roomy], head, *gap]
        if told:
            lines += [*told, *gap]
        if sentence:
            lines += aimed([row(Span(line, "sheetstrong")) for line in wrap(sentence, self.room)], "sign")
            lines += gap
        if shorts:
            lines += [*self._rivals(shorts), *blank[: self.view.roomy]]
        if last:
            pen = row(Span(f"Enter  {PEN}", "sheetmark"))
            lines += aimed(self._wrapped(pen if self.view.fresh else last), "sign")
        return self._bordered([*lines, *blank[: self.view.roomy]])

    def _wrapped(self, last: Row) -> Rows:
        if width_of(last) <= self.room:
            return [last]
        lines = wrap("".join(span.text for span in last), self.room)
        if not self.view.roomy and lines[SHORT:]:
            lines = [*lines[: SHORT - 1], clip(" ".join(lines[SHORT - 1 :]), self.room)]
        return [row(Span(line, last[0].role)) for line in lines]

    def _rivals(self, shorts: list[str]) -> Rows:
        """The rival wordings in a line, in more where one is too narrow; the one shown stands out."""
        lines: list[list[Span]] = [[]]
        for at, short in enumerate(shorts):
            here = at == self.view.chosen
            text = f"{OPENING} {short} {CLOSING}" if here else f"  {short}  "
            span = Span(text, "sheetchosen" if here else "sheetdim", f"choice:{at}", stop=False)
            if lines[-1] and width_of(lines[-1]) + cell_len(text) + 1 > self.room:
                lines.append([])
            lines[-1] += [span, Span(" ")]
        return [tuple(line) for line in lines]

    def _bordered(self, rows: Rows) -> Rows:
        inset = [(Span(" " * MARGIN, "sheet"), *line) for line in rows]
        return [(Span(" " * self.left), *line) for line in sheet(inset, self.width)]
