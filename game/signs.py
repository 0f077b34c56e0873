"""The ASCII twin of every sign that is printed, cell for cell, so that layouts are the same."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

TWINS = {
    "−": "-", "–": "-", "—": "-", "×": "x", "±": "~", "…": "~", "·": "-",
    "\u2018": "'", "’": "'", "“": '"', "”": '"', "‹": "<", "›": ">",
    "●": "*", "○": "o", "◦": ".", "◐": "~", "◔": ".", "◑": ":", "◕": "%", "◆": "#", "◇": "%",
    "✓": "+", "✗": "x", "✉": "@",
    "▲": "^", "▼": "v", "▸": ">", "▾": "v", "→": ">", "←": "<", "↑": "^", "↓": "v", "⇧": "S",
    "▁": "_", "▂": ".", "▃": "-", "▄": "=", "▅": "+", "▆": "*", "▇": "%", "█": "#",
    "▀": '"', "░": ".", "▒": ":", "▓": "%", "▔": "-",
    "─": "-", "━": "=", "│": "|", "┃": "|", "├": "|", "╵": "'", "\u2571": "/", "╲": "\\",
    "🔎": "> ",
}  # fmt: skip
"""Told apart where it matters: ticks from crosses, full dots from empty ones, low bars from high ones."""
BOXES, BLOCKS, BRAILLE = range(0x2500, 0x2580), range(0x2580, 0x25A0), range(0x2800, 0x2900)
FILLED = "#"
DOTS = " ..::++##"
"""By how many dots of a braille cell are set."""


def ascii_of(text: str) -> str:
    """A text in ASCII alone, of the same width; accents are dropped, what has no twin is a question mark."""
    return text if text.isascii() else "".join(map(_twin, text))


@lru_cache(maxsize=1024)
def _twin(sign: str) -> str:
    if sign.isascii():
        return sign
    return TWINS.get(sign) or _drawn(ord(sign)) or _lettered(sign)


def _drawn(code: int) -> str:
    """The twin of what lines, blocks and dots are drawn with; empty for anything else."""
    if code in BRAILLE:
        return DOTS[(code - BRAILLE.start).bit_count()]
    if code in BOXES:
        return "+"
    return FILLED if code in BLOCKS else ""


def _lettered(sign: str) -> str:
    """A letter without its accent; a wide sign as wide as it was, one that joins another not at all."""
    if unicodedata.category(sign) in {"Mn", "Me", "Cf"}:
        return ""
    plain = unicodedata.normalize("NFKD", sign)[:1]
    if plain.isascii() and plain.isprintable():
        return plain
    return "??" if unicodedata.east_asian_width(sign) in {"W", "F"} else "?"
