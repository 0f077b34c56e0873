"""Each screen looks as it was last looked at; `python -m tests.screens.pictures` takes a change anew."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from tests.screens.pictures import FOLDER, SCREENS, SIZES, file_of, pictures


@pytest.mark.parametrize("screen", SCREENS)
async def test_a_screen_looks_as_it_was_last_looked_at(screen: str) -> None:
    """The text of the screen is that of its golden pictures, line by line."""
    for size, shown in (await pictures(screen)).items():
        assert shown.split("\n") == file_of(screen, size).read_text("utf-8").split("\n")


def test_every_picture_belongs_to_a_screen_and_fits_its_size() -> None:
    """No picture is left over, none is wider or higher than it says."""
    known = {file_of(screen, size): size for screen in SCREENS for size in SIZES}
    assert set(FOLDER.iterdir()) == set(known)
    for file, (width, height) in known.items():
        shown = file.read_text("utf-8").rstrip("\n").split("\n")
        assert len(shown) <= height
        assert max(cell_len(line) for line in shown) <= width
