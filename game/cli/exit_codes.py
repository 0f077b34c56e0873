"""What a shell is told; a script may rely on these."""

from __future__ import annotations

FINE = 0
PROBLEMS = 1
"""Scenario files have problems, or a test of a scenario failed."""
UNUSABLE = 2
"""Wrong use, or something that cannot be opened or is neither scenario nor save."""
DIVERGED = 3
"""A replay differs from what was saved."""
DAMAGED = 4
"""A save with a readable head is damaged."""
INTERRUPTED = 130
"""Stopped from the keyboard, as shells count it."""
