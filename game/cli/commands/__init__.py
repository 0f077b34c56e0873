"""The table of commands: a line here for each, and a module of its name beside it.

The module has `arguments(parser)` and `run(options, outside) -> int`; it is imported only when asked for.
"""

from __future__ import annotations

from types import MappingProxyType

COMMANDS = MappingProxyType({
    "play": "play a game; with --doctrine it plays itself to the end",
    "resume": "continue the last game, or this one",
    "replay": "watch a game again",
    "serve": "play in a browser on this machine",
    "scenarios": "list what can be played",
    "saves": "list the games that are kept",
    "check": "say what is wrong with scenario files, and where",
    "verify": "simulate saves again and compare every turn",
    "study": "play thousands of games; shares of verdicts, and what is never reached",
    "scorecard": "measure depth and balance against targets and red lines",
    "export": "write every figure and belief of a game by date",
    "show": "the reference of a scenario: all its ids, or one of them",
    "schema": "the JSON Schema of a scenario",
    "new": "begin a scenario of your own",
})  # fmt: skip
"""Each command with what it does in one line, in the order of the help."""

MORE = MappingProxyType({"title": "game.cli.commands.title"})
"""Commands whose module is not named after them."""
