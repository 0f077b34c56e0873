"""Nothing under `game/` knows 1941: what is particular to a crisis stands in its scenario, and nowhere else.

Refused are the words of the period in `words_of_1941.txt` and the names that shipped scenarios give.
"""

from __future__ import annotations

import io
import re
import tokenize
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest
import yaml

from tests.architecture.sources import GAME, ROOT

WORDS = Path(__file__).with_name("words_of_1941.txt")
SCENARIOS = ROOT / "scenarios"
FONTS = {".woff2"}
PROGRAM = {"persimmon", "ripe persimmon", "the ripe persimmon"}
# Kinds whose titles are proper names of a scenario.
NAMED = ("fronts", "places", "rivals", "voices")
# Grids of numbers that a program wrote.
MADE = ".bin"
TEXT_TOKENS = {tokenize.STRING, tokenize.COMMENT}

# A run of capitals, a capitalised or lower-case run, or a year: parts `oilStock`, `OIL_STOCK`, `oil.stock`.
PIECE = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|(?<![0-9A-Za-z])[0-9]{4}(?![0-9A-Za-z])")


@cache
def period_words() -> frozenset[str]:
    """The words of the period, one a line."""
    return frozenset(WORDS.read_text("utf-8").split())


def words_of_the_period(path: str, text: str) -> Iterator[str]:
    """Every word of the period in a text, also where it is only a part of an identifier."""
    for number, line in enumerate(text.splitlines(), 1):
        for piece in PIECE.findall(line):
            if piece.lower() in period_words():
                yield f"{path}:{number}: {piece}"


def names_of_scenarios(path: str, text: str, names: Iterable[str]) -> Iterator[str]:
    """Every name of a scenario in what a file says, which in Python is its strings and comments.

    An attribute such as `state.turn` may look like the id of a factor; a string looks like one on purpose.
    """
    said = _strings_and_comments(text) if path.endswith(".py") else text
    folded = said.casefold()
    for name in names:
        if name.casefold() in folded and re.search(
            rf"(?<![\w.]){re.escape(name)}(?![\w]|\.\w)", said, re.IGNORECASE
        ):
            yield f"{path}: {name!r} is a name of a shipped scenario"


def _strings_and_comments(text: str) -> str:
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return "\n".join(token.string for token in tokens if token.type in TEXT_TOKENS)


def names_in(data: object) -> Iterator[str]:
    """Every dotted id of a scenario file, and the titles of its voices, places, rivals and fronts."""
    for kind, entries in data.items() if isinstance(data, Mapping) else ():
        for name, entry in entries.items() if isinstance(entries, Mapping) else ():
            if isinstance(name, str) and re.fullmatch(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+", name):
                yield name
            if kind in NAMED and isinstance(entry, Mapping) and isinstance(entry.get("title"), str):
                yield entry["title"]


@cache
def scenario_names() -> frozenset[str]:
    """What all shipped scenarios name, the program's own name excepted."""
    texts = [path.read_text("utf-8") for path in sorted(SCENARIOS.rglob("*.yaml"))]
    found = {name for text in texts for name in names_in(yaml.safe_load(text))}
    return frozenset(name for name in found if name.casefold() not in PROGRAM)


@cache
def game_texts() -> Mapping[str, str]:
    """Every file under `game/` that people write; scenarios shipped inside it are not the program."""
    left_out = {"__pycache__", "shipped"}
    parts = [path for path in sorted(GAME.rglob("*")) if path.is_file() and not left_out & set(path.parts)]
    files = [path for path in parts if path.suffix not in {*FONTS, MADE}]
    assert files, "game/ holds no file to check"
    return {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in files}


def test_the_game_holds_no_word_of_the_period() -> None:
    """No file of the game, and no name of a file, holds a word of the period."""
    found = [
        word for path, text in game_texts().items() for word in words_of_the_period(path, f"{text}\n{path}")
    ]
    assert found == []


def test_the_game_holds_no_name_of_a_shipped_scenario() -> None:
    """No id with a dot, voice, place, rival or front of a shipped scenario is said in the game."""
    assert SCENARIOS.is_dir(), "there is no scenarios/ to read names from"
    found = [
        name
        for path, text in game_texts().items()
        for name in names_of_scenarios(path, text, scenario_names())
    ]
    assert found == []


def test_the_list_of_words_is_in_order() -> None:
    """The list is sorted, lower case, without repetition, and every word in it can be found."""
    words = WORDS.read_text("utf-8").splitlines()
    assert words == sorted(set(words))
    assert len(words) >= 120
    assert [word for word in words if not list(words_of_the_period("a.txt", word))] == []


@pytest.mark.parametrize(
    "text",
    [
        "oil",
        "Oil",
        "oil_stock",
        "OIL_STOCK",
        "oilStock",
        "OilStock",
        "x.oil.y",
        "the Emperor's",
        "since 1941.",
    ],
)
def test_a_word_of_the_period_is_found(text: str) -> None:
    """A word is found in any case, in prose and as a part of an identifier."""
    assert list(words_of_the_period("a.py", text))


@pytest.mark.parametrize(
    "text", ["turmoil", "boiling", "19410", "0x1941f", "season", "front", "order", "persimmon"]
)
def test_an_ordinary_word_is_left_alone(text: str) -> None:
    """Parts of longer words and numbers, a programmer's words and the program's name are free."""
    assert list(words_of_the_period("a.py", text)) == []


def test_names_of_a_scenario_are_read_from_its_file() -> None:
    """Ids with a dot are read from every kind, titles only from the kinds that name something."""
    data = yaml.safe_load(
        "factors: {grain.stock: {title: Grain}, plain: {title: Plain}}\n"
        "voices: {miller: {title: The Old Miller}}\n"
        "title: Harbour\n"
    )
    assert sorted(names_in(data)) == ["The Old Miller", "grain.stock"]
    assert list(names_in(None)) == []


@pytest.mark.parametrize(
    ("path", "text", "found"),
    [
        ("a.py", 'x = "grain.stock"', 1),
        ("a.py", "# the old miller signs", 1),
        ("a.py", "x = grain.stock", 0),
        ("a.py", 'x = "grain.stocks"', 0),
        ("a.py", 'x = "believed.grain.stock"', 0),
        ("a.tcss", "/* grain.stock */", 1),
    ],
)
def test_a_name_of_a_scenario_is_found_where_it_is_said(path: str, text: str, found: int) -> None:
    """A name is found as a whole in strings, comments and files that are not Python; attributes are code."""
    assert len(list(names_of_scenarios(path, text, ["grain.stock", "The Old Miller"]))) == found
