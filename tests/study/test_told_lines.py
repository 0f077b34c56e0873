"""What is quoted, what it costs to obey one voice, and what is told alike, in toys with known answers."""

from __future__ import annotations

import pytest

from game.ruleset.compiled import Ruleset
from game.study.echoes import Given, echoes, turned_on
from game.study.one_voice import OneVoice, one_voice
from game.study.plans import Rules
from game.study.sameness import masked, sameness, sentences
from game.study.sizes import fast
from game.study.texts import Text, pairs_of_games, texts_of
from game.study.told_lines import text_lines, voice_lines
from tests.study.toys import FACE, LEVER, doctrine, motion, scenario, verdicts

NO_COIN = (
    "doctrines:\n" + doctrine("one", "sign pull/yes", "sign shout/yes") + doctrine("two", "sign pull/yes")
)
HEADLINES = "headlines: {face: {title: Face, figure: face, better: up, rank: 1, about: A face.}}\n"
PULL = motion("pull", "[{add: {face: 9}, why: Pulled}]")


def read(*parts: str) -> Ruleset:
    """A toy of two doctrines that act, neither of them by lot."""
    whole = scenario(FACE, NO_COIN, verdicts("face >= 9"), *parts)
    acting = {name: spec for name, spec in whole.doctrines.items() if not spec.random}
    return Rules.of(whole.model_copy(update={"doctrines": acting})).compiled


def given(rules: Ruleset) -> dict[str, Given]:
    """What became of the orders of one pair of games."""
    return {each.subject: each for pair in pairs_of_games(rules, 1, 1) for each in echoes(pair)}


def test_a_clause_that_moves_a_headline_is_quoted_with_its_day() -> None:
    """The order behind a moved figure is quoted in the report of its turn; one that does nothing never is."""
    found = given(read(HEADLINES, "motions:\n" + PULL + motion("shout")))
    assert (found["pull"].dated, found["pull"].worded, found["pull"].later) == (True, False, False)
    assert not found["shout"].quoted


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("You signed that it is done.", False),
        ("“It is done”, you signed.", True),
        ('They read: "it is done".', True),
        ("It is done.", False),
        ("“It is”, you signed.", False),
    ],
)
def test_a_clause_is_quoted_by_its_words_between_quotation_marks(text: str, quoted: bool) -> None:  # noqa: FBT001
    """Three words of it in a row between quotation marks are a quotation, told in a later turn."""
    told = f"texts: {{t: {{on: 1820-06-03, label: invented, variants: [{{text: '{text}'}}]}}}}\n"
    found = given(read("motions:\n" + PULL + motion("shout"), told))
    assert (found["shout"].worded, found["shout"].later) == (quoted, quoted)
    assert not found["shout"].dated


def test_a_text_prints_the_day_on_which_a_clause_was_signed() -> None:
    """The day of a motion stands in a text as a date, however much later it is told."""
    words = "Of {signed.shout:day}: “It is done.”"
    told = f"texts: {{t: {{on: 1820-06-03, label: invented, variants: [{{text: '{words}'}}]}}}}\n"
    ((one, _),) = pairs_of_games(read("motions:\n" + PULL + motion("shout"), told), 1, 1)
    assert "Of 1 June 1820: “It is done.”" in {text.words for text in texts_of(one.past)}


PROMISE = """
voices:
  clerk: {title: Clerk, office: Clerk, interest: Faces., stances: {pull: {base: {yes: 1}}}}
promises:
  clerk: {title: A face, worth: 1, until: 5, kept: face >= 9, kept_text: It is there., broken_text: Not.}
"""


def test_a_promise_is_told_of_when_it_falls_due() -> None:
    """A promise that was kept is quoted with its day, and its being given is no text of the scenario."""
    promised = "doctrines:\n" + doctrine("one", "promise clerk by 1820-06-04", "sign pull/yes")
    rules = read("motions:\n" + PULL, PROMISE, promised)
    assert given(rules)["clerk"].dated
    ((one, _),) = pairs_of_games(rules, 1, 1)
    assert {text.words for text in texts_of(one.past) if text.kind == "events"} == {"It is there."}


def test_what_a_text_turns_on_is_read_from_conditions() -> None:
    """A motion that the condition of a text asks about is found, and no other."""
    told = "{on: 1820-06-03, label: invented, variants: [{when: signed(shout.yes), text: Ah.}, {text: Oh.}]}"
    rules = read("motions:\n" + PULL + motion("shout"), f"texts: {{t: {told}}}\n")
    assert turned_on(rules) == {"shout"}


VOICES = """
voices:
  wise: {title: Wise, office: Sage, interest: Levers., stances: {pull: {base: {yes: 1}}}}
  deaf: {title: Deaf, office: Sage, interest: Quiet., stances: {shout: {base: {yes: -1}}}}
  late: {title: Late, office: Sage, interest: Later., stances: {never: {base: {yes: 1}}}}
"""
NEVER = motion("never").replace("{title", "{opens: 'false', title", 1)


def obeyed() -> OneVoice:
    """The lever with three voices."""
    found = one_voice(scenario(*LEVER, "motions:\n" + motion("shout") + NEVER, VOICES), 1, 8)
    assert found is not None
    return found


def test_to_obey_costs_what_the_voice_does_not_know() -> None:
    """Who obeys the voice that wants the lever pulled wins with the rule book; who obeys another loses."""
    found = obeyed()
    assert {each.voice: (each.cost, each.counts, each.error) for each in found.voices} == {
        "wise": (0.0, True, 0.0),
        "deaf": (1.0, True, 0.0),
        "late": (1.0, False, 0.0),
    }
    assert (found.rule_book, found.defaults) == (1.0, 0.0)


def test_a_voice_as_good_as_the_rule_book_is_red() -> None:
    """The line names the voice that costs least, and is red where he costs nothing."""
    whole = scenario(*LEVER, "motions:\n" + motion("shout") + NEVER, VOICES)
    (line,) = voice_lines(Rules.of(whole), fast(1))
    assert (line.name, line.status) == ("D5", "RED")
    assert line.value.startswith("best wise, 0.0 points")


def test_without_a_rule_book_no_voice_is_measured() -> None:
    """A toy whose doctrines are no rule book has nothing to compare a voice with."""
    (line,) = voice_lines(Rules.of(scenario(FACE, "motions:\n" + PULL, verdicts("face >= 9"))), fast(1))
    assert line.status == "none"


def test_a_paper_that_lies_still_is_read_once_and_two_such_games_are_one() -> None:
    """Games of papers that nobody signs share all they tell; what stands is no refrain."""
    found = sameness(pairs_of_games(read("motions:\n" + PULL + motion("shout") + motion("whisper")), 1, 1))
    assert found.shared == [1.0]
    assert found.worst() == []


def test_a_paper_that_comes_back_is_told_twice() -> None:
    """A paper taken off the table and laid on it again is the refrain that it sounds like."""
    back = (
        "{title: Ask again, paper: page, opens: date != 1820-06-02, wordings: {yes: {text: Once more then., "
    )
    asked = f"  ask: {back}short: ask, label: invented}}}}}}\n"
    found = sameness(pairs_of_games(read("motions:\n" + PULL + motion("shout") + asked), 1, 1))
    assert [each[:2] for each in found.worst()] == [("papers", "Once more then.")]


def test_games_that_tell_different_things_are_not_alike() -> None:
    """Of three sentences that two games tell, two of them each his own, they share the first alone."""
    told = (
        "{on: 1820-06-02, label: invented, variants: "
        "[{when: signed(shout), text: All heard the shout.}, {text: Nobody heard a thing.}]}"
    )
    rules = read("motions:\n" + PULL + motion("shout"), f"texts: {{t: {told}}}\n")
    assert sameness(pairs_of_games(rules, 1, 1)).shared == [pytest.approx(2 / 4)]


def test_sentences_are_parted_and_exclamations_left_out() -> None:
    """A text is cut where a sentence ends; what has fewer than three words is no sentence."""
    text = Text(0, "voices", "They are 3.5 miles off. Well! “What shall we do?” he asks.")
    assert [each.words for each in sentences(text)] == ["They are 3.5 miles off.", "“What shall we do?"]


def test_names_and_numerals_are_masked() -> None:
    """Names are masked within a sentence, and at its start where they are known; numbers everywhere."""
    known = frozenset({"Anna"})
    assert masked("Anna counts 1,200 boats at Old Strand.", known) == "@ counts # boats at @."
    assert masked("Nobody counts −3 boats.", known) == "Nobody counts # boats."


def test_a_scenario_of_one_doctrine_has_no_pairs() -> None:
    """Where no two doctrines act there is nothing to read, and both lines say so."""
    lines = text_lines(Rules.of(scenario(FACE, "motions:\n" + PULL, verdicts("face >= 9"))), fast(1))
    assert [(line.name, line.status) for line in lines] == [("D3", "none"), ("D8", "none")]
