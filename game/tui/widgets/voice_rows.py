"""What the voices say of a wording, and where it would move the figures."""

from __future__ import annotations

from rich.cells import cell_len

from game.report.values import ArrowValue, StanceValue
from game.tui.widgets.headlines import way
from game.tui.widgets.rows import Row, Rows, Span, aimed, clip, hanging, pad, row, width_of, wrap

MOODS = {
    "signs": ("✓", "good"),
    "signs if": ("◐", "doubt"),
    "refuses": ("✗", "worse"),
    "silent": ("·", "dim"),
}
MOOD_WORDS = {"silent": "is silent"}
ARROWS = {-2: "▼▼", -1: "▼", 0: "–", 1: "▲", 2: "▲▲"}
MOVES = {-2: "falls much", -1: "falls", 0: "stays", 1: "rises", 2: "rises much"}
NAME_WIDTH = 16
MOOD_WIDTH = 15
MOST_DOTS = 3
TIMES = ("next turn ", ", in three turns ")
SHORT_TIMES = ("", ", later ")


def voice_target(stance: StanceValue) -> str:
    """What picking a voice means to the screen."""
    return f"voice:{stance.voice}"


def voice_rows(stances: tuple[StanceValue, ...], width: int, unfolded: str, spare: int = 0) -> Rows:
    """A line a voice; what he says is cut to the line, and told in full where the cursor stands.

    As many lines as are to spare go to the reasons that were cut, those of voices who do not sign first.
    """
    names = min(max((cell_len(stance.title) for stance in stances), default=0), NAME_WIDTH)
    heads = {stance.voice: _head(stance, names) for stance in stances}
    room = {voice: width - width_of(head) for voice, head in heads.items()}
    whole = _told_whole(stances, room, spare)
    rows: Rows = []
    for stance in stances:
        said = _said(stance)
        full = unfolded in {"*", voice_target(stance)} or stance.voice in whole
        text = said if full else clip(said, room[stance.voice])
        role = "text" if unfolded in {"*", voice_target(stance)} else "dim"
        rows += aimed(hanging(heads[stance.voice], text, width, role), voice_target(stance))
    return rows


def _said(stance: StanceValue) -> str:
    return f"“{stance.says}”" if stance.says else ""


def _told_whole(stances: tuple[StanceValue, ...], room: dict[str, int], spare: int) -> set[str]:
    """The voices whose reasons fit whole into the lines to spare."""
    whole: set[str] = set()
    for stance in sorted(stances, key=lambda each: each.mood == "signs"):
        more = len(wrap(_said(stance), room[stance.voice])) - 1
        if more <= spare:
            whole.add(stance.voice)
            spare -= more
    return whole


def _head(stance: StanceValue, names: int) -> Row:
    sign, role = MOODS[stance.mood]
    mood = MOOD_WORDS.get(stance.mood, stance.mood)
    price = _price(stance.short_by) if stance.mood != "signs" else ""
    said = Span(f"{sign} {mood} ", role)
    rest = MOOD_WIDTH - width_of((said,))
    return row(" ", Span(pad(stance.title, names), "strong"), " ", said, Span(pad(price, rest), "accent"))


def _price(points: int) -> str:
    """What would win him, in the dots in which consent is counted."""
    return "●" * points if points <= MOST_DOTS else f"●×{points}"


def arrow_rows(arrows: tuple[ArrowValue, ...], width: int) -> Rows:
    """The two arrows, beside one another where they fit; the shorter words before a second line."""
    for words in (TIMES, SHORT_TIMES):
        together = row(*(span for arrow in arrows for span in (*_arrow(arrow, words), Span("   "))))
        if arrows and width_of(together[:-1]) < width:
            return [row(" ", *together[:-1])]
    return [row(" ", *_arrow(arrow, TIMES)) for arrow in arrows]


def _arrow(arrow: ArrowValue, times: tuple[str, str]) -> Row:
    """After one turn and after three: the shape says which way, the word whether that is the better way."""
    first, third = _valued(arrow.one, arrow.better), _valued(arrow.three, arrow.better)
    target = f"arrow:{arrow.headline}"
    spans = [Span(arrow.title, "heading"), Span("  ")]
    if arrow.three == arrow.one:
        spans += [first]
    else:
        spans += [Span(times[0], "dim"), first, Span(times[1], "dim"), third]
    return aimed([tuple(spans)], target)[0]


def _valued(move: int, better: str) -> Span:
    role = way(move, better)
    word = {"good": " better", "worse": " worse"}.get(role, f" {MOVES[move]}")
    return Span(ARROWS[move] + word, role)
