"""What every test shares: how many examples a law is tried on, and a checkout that stays as it was."""

from __future__ import annotations

import atexit
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.guard import CheckoutGuard

ROOT = Path(__file__).resolve().parent.parent

# A law says what holds, not how fast: no deadline, and no complaint about a busy machine.
settings.register_profile(
    "quick", max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "slow", settings.get_profile("quick"), max_examples=500, derandomize=True, print_blob=True
)
settings.register_profile("thorough", settings.get_profile("slow"), max_examples=2000)
settings.load_profile(os.environ.get("PERSIMMON_LAWS", "quick"))

_GUARD = CheckoutGuard(ROOT)
sys.addaudithook(_GUARD.audit)

# Where this system keeps settings, caches and data of programs is moved before anything asks for it: no test,
# and no process that a test starts, knows how a player has set his screens.
HOMES = ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "LOCALAPPDATA", "APPDATA")
_HOME = tempfile.mkdtemp(prefix="persimmon-tests-")
atexit.register(shutil.rmtree, _HOME, ignore_errors=True)
os.environ.update(dict.fromkeys(HOMES, _HOME))
for _name in [name for name in os.environ if name.startswith("PERSIMMON_") and name != "PERSIMMON_LAWS"]:
    del os.environ[_name]


@pytest.fixture
def checkout_guard() -> CheckoutGuard:
    """The watch itself, for the test that shows it bites."""
    return _GUARD


@pytest.fixture(autouse=True)
def _checkout_stays_as_it_was() -> Iterator[None]:
    """Fail a test that wrote into the checkout, in this process or, for saves, through another."""
    saves = _saves()
    _GUARD.take()
    _GUARD.watching = True
    yield
    _GUARD.watching = False
    assert _GUARD.take() == [], "the test wrote into the checkout"
    assert _saves() == saves, "a process that the test started wrote into saves/ of the checkout"


def _saves() -> list[tuple[str, int]]:
    """Every save of the checkout with its size."""
    return sorted((str(path), path.stat().st_size) for path in (ROOT / "saves").rglob("*") if path.is_file())
