"""Scenario models -> compiled ruleset: the only place where names become columns."""

from __future__ import annotations

from game.ruleset.compiling.assembling import compile_scenario

__all__ = ["compile_scenario"]
