"""Fingerprints: the digest of exactly these bytes, and different wherever a state is."""

from __future__ import annotations

from dataclasses import replace
from hashlib import blake2b

import numpy as np
import pytest

from game.engine.fingerprint import fingerprint, parts
from game.engine.state import State, frozen, start
from tests.engine.small import factor, ruleset


def state_of(*quanta: int, tick: int = 3, seed: int = 7) -> State:
    """A state of one row."""
    values = frozen(np.array(quanta, dtype=np.int64)[:, None])
    return State(tick, seed, np.zeros(1, dtype=np.uint64), values)


@pytest.mark.parametrize(
    ("state", "known"),
    [
        (state_of(0, tick=0, seed=0), "92917617a320dfdb693ba7a626d91d78"),
        (state_of(1, 2, 3, tick=3, seed=7), "daec7ce4bb14ae9776b54f589af0e0aa"),
        (
            state_of(-1, 9007199254740991, -9007199254740991, tick=36, seed=18446744073709551615),
            "b494e4173e6b2fa2ed7d16a08b6e77a2",
        ),
    ],
)
def test_fingerprints_have_known_answers(state: State, known: str) -> None:
    """BLAKE2b-128 over `tick:seed:` and the quanta as little-endian 64-bit numbers."""
    assert fingerprint(state) == known


def test_the_bytes_are_those_that_are_documented() -> None:
    """The digest can be had with nothing but the standard library."""
    quanta = b"".join(number.to_bytes(8, "little", signed=True) for number in (5, -6, 2**53))
    assert fingerprint(state_of(5, -6, 2**53)) == blake2b(b"3:7:" + quanta, digest_size=16).hexdigest()


def test_every_quantum_counts() -> None:
    """One quantum, one tick or one seed more gives another fingerprint."""
    base = state_of(1, 2, 3)
    others = [state_of(1, 2, 4), state_of(1, 2, 3, tick=4), state_of(1, 2, 3, seed=8), state_of(2, 1, 3)]
    assert len({fingerprint(state) for state in (base, *others)}) == 5


def test_parts_say_where_two_states_differ() -> None:
    """A changed factor changes the digest of the figures and of nothing else."""
    rules = ruleset(factors={"wall": factor(5)})
    state = start(rules, 1)
    values = state.values.copy()
    values[rules.index["wall"]] += 1
    one, two = parts(rules, state), parts(rules, replace(state, values=frozen(values)))
    assert [name for name in one if one[name] != two[name]] == ["figures"]
    assert sorted(one) == ["beliefs", "events", "figures", "orders"]
