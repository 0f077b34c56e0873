"""The pictures that the README shows are there, light, and say nothing of where they were taken."""

from __future__ import annotations

import re

from tests.architecture.sources import ROOT
from tests.screens.photographs import FONT_FACES, OF_README, README

HEAVIEST = 200_000


def test_the_readme_shows_exactly_the_pictures_that_are_kept() -> None:
    """Each picture of the folder is shown, none is missing, each is a PNG below its weight."""
    shown = set(
        re.findall(r"!\[[^]]+\]\((tests/screens/photographs/[\w.-]+)\)", (ROOT / "README.md").read_text())
    )
    kept = {path.relative_to(ROOT).as_posix() for path in README.iterdir()}
    assert shown == kept == {f"tests/screens/photographs/{name}.png" for name in OF_README}
    for path in README.iterdir():
        data = path.read_bytes()
        assert data.startswith(b"\x89PNG")
        assert len(data) < HEAVIEST
        assert b"http" not in data


def test_a_drawing_names_no_address_of_a_font() -> None:
    """The font faces of the toolkit's drawing, which name addresses, are taken out whole."""
    drawing = '<style>@font-face { font-family: "F"; src: url("https://x/f.woff") } .a { fill: red }</style>'
    assert FONT_FACES.sub("", drawing) == "<style> .a { fill: red }</style>"
