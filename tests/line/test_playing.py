"""The plain line mode is the same game as the session's, told in lines a screen reader can read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from game.actions import words_of_plain_mode
from game.library import Library, id_of
from game.line.helping import ORDERS
from game.line.page import WIDTH
from game.line.playing import COMMANDS
from game.scenario.orders import FORMS
from game.session import Playable, Session
from tests.cli.desk import IDENTITY, TOY, persimmon, places_in

ORDERS_OF_A_GAME = (
    ("sign wall_clause/stone", "answer stranger=pay", "share watch sound=3 market=0"),
    ("sign lamp/lit", "promise treasurer by 1820-07-10"),
    (),
)


def by_lines(folder: Path, typed: str, name: str = "a.persimmon") -> str:
    """What a game of the toy prints for these lines."""
    told = persimmon(folder, "play", "toy", "--plain", "--seed", 7, "--save", folder / name, typed=typed)
    assert told.code == 0, told.err
    return told.out


def by_session(folder: Path) -> bytes:
    """The journal of the game above, played without a face."""
    library = Library(places_in(folder))
    path = library.find_scenario("toy")
    save = folder / "session.persimmon"
    playable = Playable(id_of(path), library.load(path).scenario)
    session = Session.begin(playable, 7, save=save, identity=IDENTITY)
    for orders in ORDERS_OF_A_GAME:
        for order in orders:
            assert session.give(order) == ""
        session.end_turn()
    assert session.over
    session.close()
    return save.read_bytes()


def test_a_game_by_lines_and_by_the_session_are_the_same_bytes(tmp_path: Path) -> None:
    """The same orders by text, by number, and without a face write the same journal."""
    texts = "".join("".join(f"{order}\n" for order in orders) + "end\n" for orders in ORDERS_OF_A_GAME)
    by_lines(tmp_path, texts, "texts.persimmon")
    numbers = texts.replace("sign wall_clause/stone", "3").replace("answer stranger=pay", "1")
    by_lines(tmp_path, "show\n2\nundo\nwhy herring\n" + numbers, "numbers.persimmon")
    journal = by_session(tmp_path)
    assert (tmp_path / "texts.persimmon").read_bytes() == journal
    assert (tmp_path / "numbers.persimmon").read_bytes() == journal


def test_no_line_is_too_wide_and_none_drives_a_terminal(tmp_path: Path) -> None:
    """Everything printed is at most 80 columns of printable signs, whatever is typed."""
    typed = "".join(f"{word}\nhelp {word}\n" for word in COMMANDS if word not in {"quit", "leave", "end"})
    out = by_lines(tmp_path, f"{typed}\x1b[2J\nwhy \x07bell\nend\nend\nend\n{typed}")
    assert "Verdict: " in out
    assert max(len(line) for line in out.splitlines()) <= WIDTH
    assert all(line.isprintable() for line in out.split("\n"))


def test_the_first_screen_begins_with_the_opening_text(tmp_path: Path) -> None:
    """The opening stands before the figures, and only at the first sitting."""
    out = by_lines(tmp_path, "end\n")
    assert out.index("On 1 June 1820 the chest holds") < out.index("Figures")
    assert out.count("the herring lasts") == 1


def test_numbers_stay_the_same_all_sitting_long(tmp_path: Path) -> None:
    """Signing and taking back changes no number; a number means what it was printed before."""
    out = by_lines(tmp_path, "3\nshow\nundo 3\nshow\n")
    tables = [
        re.findall(r"^ +(\[\d+\] [\w ]+?)[ (:.]", part, re.MULTILINE) for part in out.split("Figures")[1:]
    ]
    assert len(tables) == 3
    assert tables[0]
    assert tables[0] == tables[1] == tables[2]


def test_a_refusal_says_why_and_changes_nothing(tmp_path: Path) -> None:
    """An order that cannot be given is answered with the reason, and the game is as before."""
    out = by_lines(tmp_path, "sign wall_clause/timber\nsign nothing/x\nsign\n99\norders\n")
    assert "Not possible: Skipper Anna does not sign" in out
    assert "there is no motion `nothing`" in out
    assert "expected `sign MOTION/WORDING`" in out
    assert "There is no number 99 on the table." in out
    assert "Given:" not in out


def test_what_carried_an_order_takes_it_along_when_taken_back(tmp_path: Path) -> None:
    """Taking back bought consent lets go of the sentence it won, and says so."""
    out = by_lines(tmp_path, "buy skipper=1\nsign wall_clause/timber\nundo buy skipper=1\n")
    assert out.count("Taken back: ") == 2


def test_why_opens_a_cause_by_its_number(tmp_path: Path) -> None:
    """`why FIGURE` numbers its causes and `why N` opens one; a cause without causes says so."""
    out = by_lines(tmp_path, "end\nwhy herring\nwhy 1\nwhy 99\nwhy nothing\n")
    assert "[1] +38 Barrel of herring: The boats land their catch" in out
    assert "Strength of the shoals" in out
    assert "There is no cause of that number" in out
    assert "“nothing” is no figure." in out


def test_a_figure_is_found_by_id_by_title_and_by_a_part(tmp_path: Path) -> None:
    """A figure may be named as it is printed."""
    for name in ("herring", "Salted herring", "HERRING", "silver", "town chest"):
        assert re.search(
            r"(Salted herring|The town chest): \d+", by_lines(tmp_path, f"why {name}\n", f"{name}.p")
        )


def test_the_end_of_input_saves_and_so_does_quit(tmp_path: Path) -> None:
    """At the end of input the game is saved where it stands and the exit code is 0."""
    out = by_lines(tmp_path, "3\n")
    assert "were not carried out" in out
    assert out.rstrip().endswith("Saved in a.persimmon.")
    assert "Saved in b.persimmon." in by_lines(tmp_path, "end\nquit\nend\n", "b.persimmon")
    assert "after turn 1" in persimmon(tmp_path, "--saves", tmp_path, "saves").out


def test_again_plays_on_from_the_second_sitting_in_a_new_file(tmp_path: Path) -> None:
    """After the end, `again` branches from the second sitting; the first game keeps its bytes."""
    out = by_lines(tmp_path, "again\n3\nend\nend\nend\nagain\nend\nend\n")
    assert "The game goes on" in out
    assert out.count("Verdict: ") == 2
    first = (tmp_path / "a.persimmon").read_bytes()
    (second,) = (tmp_path / "saves").glob("*.persimmon")
    lines = second.read_bytes().splitlines()
    assert b'"parent":{' in lines[0]
    assert b'"orders":["sign wall_clause/stone"]' in lines[1]
    told = persimmon(tmp_path, "verify", tmp_path / "a.persimmon", second)
    assert told.code == 0, told.out
    assert (tmp_path / "a.persimmon").read_bytes() == first


def test_a_note_is_kept_in_the_save(tmp_path: Path) -> None:
    """A note is a line of the save and changes nothing else."""
    by_lines(tmp_path, "note the wall will hold\nend\n")
    assert b"the wall will hold" in (tmp_path / "a.persimmon").read_bytes()
    assert "Not noted" in by_lines(tmp_path, "note\n", "b.persimmon")
    assert "Not noted" in by_lines(tmp_path, "note \x1b[2J\n", "c.persimmon")


def test_the_words_are_those_of_the_list_of_actions() -> None:
    """Every word of the list of actions is an order or a command here, and there is no other."""
    words = {action.word for action in words_of_plain_mode()}
    assert words - set(ORDERS) == set(COMMANDS)


def test_the_forms_of_orders_are_the_languages() -> None:
    """Help names each order with the form that the language has."""
    assert {word: form for word, (form, _) in ORDERS.items()} == FORMS


@pytest.mark.parametrize("word", sorted(COMMANDS))
def test_every_word_has_its_help(tmp_path: Path, word: str) -> None:
    """`help WORD` says something of that word."""
    assert re.search(rf"^  {word}\b.*: ", by_lines(tmp_path, f"help {word}\n", f"{word}.p"), re.MULTILINE)


def test_the_essay_names_levers_of_every_kind(tmp_path: Path) -> None:
    """A point may name a motion, a dial, a dilemma and a promise; each stands there by its title."""
    text = (TOY / "toy.yaml").read_text("utf-8")
    changed = tmp_path / "changed.yaml"
    levers = "levers: [wall_clause, boats, stranger, treasurer]"
    changed.write_text(text.replace("levers: [wall_clause, boats]", levers), "utf-8")
    out = persimmon(
        tmp_path, "play", changed, "--plain", "--save", tmp_path / "a.persimmon", typed="essay\n"
    ).out
    told = " ".join(out.split())
    assert "Your levers: The wall, The boats, A stranger, The chest holds thirty crowns on the day." in told
