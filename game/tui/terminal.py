"""What a terminal can show, decided once from its surroundings and the settings, for all who draw.

It is asked before the toolkit is loaded, so nothing here knows it.
"""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal, cast

from game.tui.settings import BY_ID, Settings, wrong

Depth = Literal["truecolor", "256", "16", "none"]
PLAIN = frozenset({"C", "POSIX"})
"""Locales that know ASCII alone."""
UNDRAWABLE = frozenset({"dumb", "unknown"})
FULL_COLOUR = ("direct", "truecolor", "kitty", "alacritty", "foot", "ghostty", "wezterm")
FULL_COLOUR_PROGRAMS = frozenset({"iTerm.app", "vscode", "WezTerm", "ghostty", "mintty"})
BROWSER = "textual"
"""What a server that shows the screens in a browser calls its terminal."""
COLOURLESS = ("mono", "vt52", "vt100", "vt102", "vt220", "vt320")
POOR = ("linux", "vt", "cons", "ansi", "sun")
"""Beginnings of the names of terminals whose fonts hold few signs."""


@dataclass(frozen=True, slots=True)
class Face:
    """What can be shown: how many colours, whether signs beyond ASCII, whether things move."""

    depth: Depth = "truecolor"
    unicode: bool = True
    motion: bool = True


@dataclass(frozen=True, slots=True)
class Pin:
    """A setting that surroundings or command line decide over what is kept."""

    value: str
    by: str
    """What decides it, as the player wrote it."""


def drawable(environ: Mapping[str, str]) -> bool:
    """Whether screens can be drawn at all."""
    return environ.get("TERM", "").lower() not in UNDRAWABLE


def found(environ: Mapping[str, str], encoding: str, *, windows: bool = False) -> Face:
    """What the terminal can show by what its surroundings say of it; a browser can show all."""
    if environ.get("TERM_PROGRAM") == BROWSER:
        return Face()
    name = environ.get("TERM", "").lower()
    poor = name.startswith(POOR) and not windows
    return Face(_depth(environ, name, windows=windows), _unicode(environ, encoding) and not poor)


def _depth(environ: Mapping[str, str], name: str, *, windows: bool) -> Depth:
    many = environ.get("COLORTERM", "").lower() in {"truecolor", "24bit"}
    many = many or environ.get("TERM_PROGRAM", "") in FULL_COLOUR_PROGRAMS or windows
    if any(word in name for word in COLOURLESS) or name.endswith("-m"):
        return "none"
    if name == "linux" or name.endswith("16color"):
        return "16"
    # GNU screen passes on what it inherits of COLORTERM, and garbles full colours; tmux mends them.
    if name.startswith("screen") and "TMUX" not in environ:
        many = False
    if many or any(word in name for word in FULL_COLOUR):
        return "truecolor"
    return "256" if "256" in name else "16"


def _unicode(environ: Mapping[str, str], encoding: str) -> bool:
    """Whether both the stream and the locale can hold any sign; a locale that is not set says nothing.

    Python itself sets LC_CTYPE where LANG is C, so that C is heard before it.
    """
    lang = environ.get("LANG", "")
    said = environ.get("LC_ALL") or (lang if lang in PLAIN else environ.get("LC_CTYPE") or lang)
    coding = said.partition(".")[2] or encoding
    return said not in PLAIN and _is_utf8(coding) and _is_utf8(encoding)


def _is_utf8(coding: str) -> bool:
    try:
        return not coding or codecs.lookup(coding.partition("@")[0]).name == "utf-8"
    except LookupError:
        return False


def faced(found: Face, settings: Settings) -> Face:
    """What is shown of what can be, by the settings."""
    depth = found.depth if settings.colours == "auto" else cast("Depth", settings.colours)
    signs = found.unicode if settings.signs == "auto" else settings.signs == "unicode"
    return replace(found, depth=depth, unicode=signs, motion=settings.motion == "full")


def pins(environ: Mapping[str, str], asked: tuple[str, ...]) -> dict[str, Pin]:
    """The settings that are decided from outside: the command line over our variables over everybody's.

    Raises ValueError, with a sentence, where a value is none.
    """
    decided: dict[str, Pin] = {}
    if environ.get("NO_COLOR"):
        decided["colours"] = Pin("none", "NO_COLOR")
    if environ.get("TEXTUAL_ANIMATIONS", "").lower() == "none":
        decided["motion"] = Pin("reduced", "TEXTUAL_ANIMATIONS")
    for name in BY_ID:
        variable = f"PERSIMMON_{name.upper()}"
        if value := environ.get(variable, ""):
            decided[name] = _pinned(name, value, variable)
    for each in asked:
        name, _, value = each.partition("=")
        decided[name] = _pinned(name, value, f"--set {each}")
    return decided


def _pinned(name: str, value: str, by: str) -> Pin:
    if fault := wrong(name, value):
        raise ValueError(f"{by}: {fault}")
    return Pin(value, by)
