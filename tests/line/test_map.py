"""The map can be read: what goes where and how much, in sentences."""

from __future__ import annotations

from pathlib import Path

from tests.line.test_playing import by_lines


def test_the_map_is_told_in_words(tmp_path: Path) -> None:
    """Ways with their direction, places with their figures, bands and positions."""
    told = " ".join(by_lines(tmp_path, "map\n").split())
    assert "The map, 1 June 1820." in told
    assert "The sound, sea, Strand to Sandwick, moving towards Sandwick" in told
    assert "Sandwick, port, 58.1 N 7.9 E;" in told
    assert "80 %: " in told


def test_one_thing_of_the_map_is_told_with_what_it_means(tmp_path: Path) -> None:
    """A part of a name is enough; a wrong one is answered with the right ones."""
    told = " ".join(by_lines(tmp_path, "map sandw\nmap atlantis\n").split())
    assert "The harbour town; its wall is" in told
    assert "Nothing on the map is called “atlantis”. There are: The sound, Sandwick, Strand." in told
