"""Bindings made from the list of actions, so that no screen declares a key of its own."""

from __future__ import annotations

from textual.binding import Binding

from game.actions import Action, Place, actions_of

# The toolkit's own names of keys that the list of actions writes as a player would.
NAMES = {"?": "question_mark", "/": "slash", ",": "comma", "+": "plus", "-": "minus", "=": "equals_sign"}
SIGNS = {
    "escape": "Esc", "enter": "Enter", "space": "Space", "left": "←", "right": "→", "up": "↑", "down": "↓",
    "pageup": "PgUp", "pagedown": "PgDn", "home": "Home", "end": "End", "tab": "Tab",
    "shift+tab": "Shift+Tab", "backspace": "Backspace", "shift+left": "Shift+←", "shift+right": "Shift+→",
    "shift+up": "Shift+↑", "shift+down": "Shift+↓",
}  # fmt: skip
ARROWS = frozenset({"left", "right", "up", "down"})


def bindings_of(*places: Place) -> list[Binding]:
    """The bindings of these places; each asks for its action by id."""
    return [binding for action in actions_of(*places) for binding in _bindings(action)]


def _bindings(action: Action) -> list[Binding]:
    return [
        Binding(NAMES.get(key, key), f"perform('{action.id}')", action.label, show=False)
        for key in action.keys
    ]


def sign_of(key: str, *, worded: bool = False) -> str:
    """A key as a player reads it on his keyboard; worded, arrows have their names."""
    if worded and key in ARROWS:
        return key.capitalize()
    if key.startswith("ctrl+"):
        return "^" + key.removeprefix("ctrl+")
    return SIGNS.get(key, key.upper() if key.startswith("f") and key[1:].isdigit() else key)


def signs_of(action: Action, *, worded: bool = False) -> str:
    """All keys of an action as a player reads them."""
    return " ".join(sign_of(key, worded=worded) for key in action.keys)
