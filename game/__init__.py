"""A game of decisions and uncertain knowledge: scenario + seed + orders -> everything that happened.

Data runs one way: `scenario file -> models -> compiled ruleset -> state table -> step -> report -> screen`.
Decisions run back as one thing, an order. A package imports only from packages nearer to the scenario file.
"""

from __future__ import annotations

__version__ = "0.1.0"
"""As in `pyproject.toml`; said here too because asking the installation takes longer than most commands."""
