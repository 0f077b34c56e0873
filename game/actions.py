"""Every action of the game once: its name, keys, label and help.

Bindings, key bar, palette, help page and the plain line mode all read this list, so that no face offers a key
that another explains otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

Place = Literal[
    "everywhere", "page", "title", "picker", "saves", "opening", "conference", "resolution", "why", "reading",
    "playing_out", "interim", "verdict", "replay", "map", "chart", "chronicle", "essay", "asking", "settings",
    "line",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Action:
    """One thing a player may do, so that every face names it with the same words."""

    id: str
    keys: tuple[str, ...]
    label: str
    """The word or two of the key bar."""
    help: str
    where: Place
    word: str = ""
    """What the plain line mode calls it; empty where it has no such thing."""
    bar: int = 0
    """Order of its claim on the key bar, 1 the strongest; 0 keeps it off the bar."""
    also: tuple[Place, ...] = ()
    """Other places where the same keys do the same."""


ACTIONS: tuple[Action, ...] = (
    Action("help", ("f1", "h"), "keys", "Every key, and what it does.", "everywhere", "help", 90),
    Action("explain", ("?",), "term", "What the term under the cursor means.", "everywhere", "about", 7),
    Action("palette", ("ctrl+p",), "palette", "Find any action or figure by its name.", "everywhere"),
    Action("settings", ("f2", ","), "settings", "Theme, colours, signs, motion, and how turns are told.",
           "everywhere", "", 97),
    Action("theme", ("ctrl+t",), "theme", "The next theme: dark, light, high contrast, colour-blind safe.",
           "everywhere"),
    Action("back", ("escape",), "back", "Leave this page; at the table, the menu.", "everywhere", "", 95),
    Action("quit", ("ctrl+q",), "quit", "Leave the game; it is saved at every turn.", "everywhere", "quit"),
    Action("pick", ("enter",), "choose", "Do what stands under the cursor.", "page"),
    Action("up", ("up", "k"), "up", "The line above.", "page"),
    Action("down", ("down", "j"), "down", "The line below.", "page"),
    Action("page_up", ("pageup",), "page up", "A page up.", "page"),
    Action("page_down", ("pagedown",), "page down", "A page down.", "page"),
    Action("top", ("home",), "top", "The first line.", "page"),
    Action("bottom", ("end",), "bottom", "The last line.", "page"),
    Action("next_pane", ("tab",), "next pane", "The next part of the page.", "page"),
    Action("previous_pane", ("shift+tab",), "pane before", "The part of the page before.", "page"),
    Action("continue", ("c",), "continue", "Take up the last game where it stands.", "title", "", 1),
    Action("new", ("n",), "new game", "Choose a scenario and begin.", "title", "", 2),
    Action("saves", ("s",), "saves", "Every game kept: resume one or watch it again.", "title", "", 3),
    Action("leave", ("q",), "quit", "Leave.", "title", "", 4),
    Action("begin", ("b",), "begin", "Begin this scenario.", "picker", "", 1),
    Action("seed", ("s",), "another seed", "Other luck: the next seed.", "picker", "", 2),
    Action("resume", ("r",), "resume", "Take up this game where it stands, or read its end.",
           "saves", "", 1),
    Action("watch", ("w",), "watch", "Watch this game again, turn by turn.", "saves", "", 2),
    Action("open_paper", ("enter", "space"), "open the paper", "Go to the table.", "opening", "", 1),
    Action("sign", ("enter",), "sign", "Sign the sentence as it reads now, or give the answer shown.",
           "conference", "sign", 1),
    Action("wording_before", ("left",), "wording", "The wording before this one.", "conference"),
    Action("wording_after", ("right",), "wording", "The next rival wording.", "conference", "", 2),
    Action("take_token", ("backspace",), "take one away", "Of a shared dial: take one away from this place.",
           "conference"),
    Action("next_matter", ("n",), "next", "The next matter on the table.", "conference", "next", 3),
    Action("previous_matter", ("p",), "before", "The matter before it.", "conference"),
    Action("end_turn", ("e",), "end the turn", "Carry out the orders; days pass.", "conference", "end", 4),
    Action("play_out", ("r",), "play out", "The rest by standing orders: turns end without new orders.",
           "conference", "play"),
    Action("undo", ("u",), "take back", "Take back the last order given this turn.", "conference", "undo", 6),
    Action("why", ("w",), "why", "Why a figure is what it is, down to your deed.", "everywhere", "why", 5),
    Action("chart", ("g",), "chart", "A figure over the turns, with its band and the record.",
           "everywhere", "chart", 8),
    Action("voices", ("v",), "voices", "Go to the voices: win one with consent or a promise.",
           "conference", "voices", 7),
    Action("orders", ("o",), "orders", "The orders given this turn; take any of them back.",
           "conference", "orders", 8),
    Action("dispatches", ("d",), "dispatches", "What the sources report, and who they are.",
           "conference", "dispatches", 9),
    Action("map", ("m",), "map", "The map: places, fronts and ways, each with its figures.",
           "conference", "map", 10, ("replay",)),
    Action("board", ("b",), "board", "Rival courses: last dates, needs, what waiting buys and costs.",
           "conference", "board", 12),
    Action("chronicle", ("c",), "chronicle", "Everything read so far, by date: searched, sorted, opened.",
           "conference", "chronicle", 11, ("interim", "verdict", "replay")),
    Action("essay", ("y",), "essay", "The argument the scenario stands on, each point with its gauge.",
           "conference", "essay", 13, ("interim", "verdict", "replay")),
    Action("forecast", ("f",), "forecast", "Say in per cent what you expect; it is held against the end.",
           "conference", "", 14),
    Action("note", ("a",), "note", "Write a note into the save.", "conference", "note"),
    Action("open_thing", ("enter", "space"), "why", "Why the figures of the thing under the cursor are so.",
           "map", "", 1),
    Action("nearer", ("+", "="), "nearer", "Nearer, about the thing under the cursor.", "map", "", 2),
    Action("further", ("-",), "further", "Further away, to the whole window.", "map", "", 3),
    Action("theatre", ("t",), "part", "The next named part of the map, then the whole.", "map", "", 4),
    Action("next_thing", ("tab",), "next", "The next thing: fronts, ways, then places.", "map", "", 6),
    Action("thing_before", ("shift+tab",), "before", "The thing before.", "map"),
    Action("go_west", ("left",), "west", "The nearest thing to the left.", "map"),
    Action("go_east", ("right",), "east", "The nearest thing to the right.", "map"),
    Action("go_north", ("up",), "north", "The nearest thing above.", "map"),
    Action("go_south", ("down",), "south", "The nearest thing below.", "map"),
    Action("pan_west", ("shift+left", "a"), "look west", "The map moves, and the cursor stays.", "map"),
    Action("pan_east", ("shift+right", "d"), "look east", "The same to the right.", "map"),
    Action("pan_north", ("shift+up", "i"), "look north", "The same upwards.", "map"),
    Action("pan_south", ("shift+down", "s"), "look south", "The same downwards.", "map"),
    Action("read_on", ("pagedown",), "read on", "The rest of what is told beside the map.", "map"),
    Action("read_back", ("pageup",), "read back", "Its beginning.", "map"),
    Action("whole", ("home", "0"), "whole", "The whole window.", "map"),
    Action("hurry", ("enter", "space"), "go on", "All lines at once; then the table.", "resolution", "", 1),
    Action("unfold", ("right",), "open", "Open this cause into its own causes.", "why", "", 1),
    Action("fold", ("left",), "close", "Close it again.", "why", "", 2),
    Action("halt", ("enter", "space"), "stop", "Stop after this turn; then on.", "playing_out", "", 1),
    Action("play_further", ("enter", "space"), "play on", "Back to the table: the game goes on.",
           "interim", "on", 1),
    Action("leave_here", ("l",), "leave it here", "To the title; the game is kept and can be taken up again.",
           "interim", "leave", 2),
    Action("go_on", ("enter", "space", "right"), "go on", "The next leaf.", "verdict", "", 1),
    Action("go_back", ("left",), "leaf before", "The leaf before.", "verdict", "", 2),
    Action("play_on", ("b",), "play on otherwise",
           "A new game, continued otherwise from the second sitting.", "verdict", "again", 3),
    Action("watch_again", ("r",), "watch again", "The game just played, turn by turn.", "verdict", "", 4),
    Action("to_title", ("t",), "title", "To the title page.", "verdict", "", 5),
    Action("change", ("enter", "right", "space"), "change", "The next value of this setting.",
           "settings", "", 1),
    Action("change_back", ("left",), "value before", "The value before.", "settings", "", 2),
    Action("step", ("right", "n"), "step", "One turn on.", "replay", "", 2),
    Action("step_back", ("left", "p"), "back a turn", "One turn back.", "replay", "", 1),
    Action("run", ("space",), "run", "Run, or pause.", "replay", "", 3),
    Action("first", ("home",), "first", "The first sitting.", "replay"),
    Action("last", ("end",), "last", "The last turn.", "replay"),
    Action("truth", ("t",), "truth", "As known then, or in truth.", "replay", "", 4, ("chart",)),
    Action("branch", ("b",), "branch", "Play on from here, in a new file.", "replay", "", 5),
    Action("verify", ("v",), "verify", "Simulate the game again and compare every turn.", "replay", "", 6),
    Action("turn_before", ("left",), "turn", "The sitting before.", "chart", "", 1),
    Action("turn_after", ("right",), "turn", "The sitting after.", "chart"),
    Action("first_turn", ("home",), "first", "The first sitting.", "chart"),
    Action("last_turn", ("end",), "last", "The present.", "chart"),
    Action("find_figure", ("/",), "find", "Another figure, by a part of its name or id.", "chart", "", 2),
    Action("figure_after", ("n", "down"), "next", "The next figure.", "chart", "", 3),
    Action("figure_before", ("p", "up"), "before", "The figure before.", "chart", "", 4),
    Action("turn_page", ("enter",), "the turn", "All that the turn decided and did.", "chart", "", 6),
    Action("scale", ("x",), "by days", "Every turn as wide as another, or every day.", "chart", "", 7),
    Action("search", ("/",), "search", "Keep what holds the letters typed; Esc keeps all again.",
           "chronicle", "", 1, ("essay",)),
    Action("kind_before", ("left",), "kind", "The kind of entry before.", "chronicle", "", 2),
    Action("kind_after", ("right",), "kind", "The next kind of entry.", "chronicle"),
    Action("order", ("o",), "oldest first", "Newest or oldest first.", "chronicle", "", 3),
    Action("to_turn", ("t",), "the turn", "All that its turn decided and did; in a replay, go there.",
           "chronicle", "", 4),
    Action("show", (), "show", "The whole sitting once more.", "line", "show"),
    Action("yes", ("y", "enter"), "yes", "Do it.", "asking"),
    Action("no", ("n",), "no", "Leave it.", "asking"),
)  # fmt: skip

BY_ID = MappingProxyType({action.id: action for action in ACTIONS})


def actions_of(*places: Place) -> tuple[Action, ...]:
    """The actions of these places in the order of the list, so that every face orders them alike."""
    return tuple(action for action in ACTIONS if {action.where, *action.also} & set(places))


def words_of_plain_mode() -> tuple[Action, ...]:
    """The actions that the plain line mode offers too."""
    return tuple(action for action in ACTIONS if action.word)


def on_the_bar(*places: Place) -> tuple[Action, ...]:
    """The actions that a key bar shows, the strongest claim first."""
    shown = [action for action in actions_of(*places) if action.bar]
    return tuple(sorted(shown, key=lambda action: action.bar))
