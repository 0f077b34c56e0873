"""A short digest of a state, the same on every machine: what a replay is compared by, turn for turn."""

from __future__ import annotations

from hashlib import blake2b

import numpy as np

from game.engine.state import State
from game.ruleset.arrays import Ints
from game.ruleset.compiled import Ruleset


def fingerprint(state: State) -> str:
    """BLAKE2b-128 of the tick, the seed and every quantum, little-endian, as 32 hexadecimal digits."""
    digest = blake2b(f"{state.tick}:{state.seed}:".encode(), digest_size=16)
    digest.update(_bytes(state.values))
    return digest.hexdigest()


def parts(ruleset: Ruleset, state: State) -> dict[str, str]:
    """A digest for each kind of column, so that a difference has a place."""
    return {
        kind: blake2b(_bytes(state.values[list(columns)]), digest_size=4).hexdigest()
        for kind, columns in ruleset.parts.items()
    }


def _bytes(values: Ints) -> bytes:
    return np.ascontiguousarray(values, dtype="<i8").tobytes()
