"""The watch over the checkout bites; otherwise every test could lean on what the last run left behind."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT
from tests.guard import CheckoutGuard, CheckoutWrittenError


def test_a_write_into_the_checkout_is_refused_and_remembered(checkout_guard: CheckoutGuard) -> None:
    """A test cannot create, open for writing, rename or remove a file of the checkout."""
    stray = ROOT / "saves" / "stray.txt"
    with pytest.raises(CheckoutWrittenError):
        stray.write_text("left behind", "utf-8")
    with pytest.raises(CheckoutWrittenError):
        os.close(os.open(stray, os.O_WRONLY | os.O_CREAT))
    with pytest.raises(CheckoutWrittenError):
        stray.mkdir()
    with pytest.raises(CheckoutWrittenError):
        stray.unlink()
    with pytest.raises(CheckoutWrittenError):
        stray.rename(ROOT / "stray.txt")
    assert checkout_guard.take() == [str(stray)] * 5
    assert not stray.exists()


def test_reading_and_writing_elsewhere_are_free(checkout_guard: CheckoutGuard, tmp_path: Path) -> None:
    """A test may read the checkout and write where it was given a folder."""
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    (tmp_path / "copy.toml").write_text(text, "utf-8")
    (tmp_path / "copy.toml").rename(tmp_path / "moved.toml")
    assert checkout_guard.take() == []
