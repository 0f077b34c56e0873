"""A game of decisions and uncertain knowledge: scenario + seed + orders -> everything that happened.

Data runs one way: `scenario file -> models -> compiled ruleset -> state table -> step -> report -> screen`.
Decisions run back as one thing, an order. A package imports only from packages nearer to the scenario file.
"""
