"""What the laws share: their many small games do not wait for a disk."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True, scope="package")
def _no_waiting_for_the_disk() -> Iterator[None]:
    """A law speaks of what a save says, synced or not; what a crash leaves of it is for `tests/faults`."""
    with pytest.MonkeyPatch.context() as patch:
        for sync in ("fsync", "fdatasync"):
            patch.setattr(os, sync, lambda descriptor: None, raising=False)
        yield
