"""The screens are tested in one environment: no colour switched off, no theme from outside."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "TEXTUAL_THEME", "TEXTUAL_FILTERS", "TEXTUAL_DIM_FACTOR", "TEXTUAL_ANIMATIONS"):
        monkeypatch.delenv(name, raising=False)
