"""Luck as a function of (seed, world, tick, purpose): no generator, no stream, nothing to save.

A counter-based hash (the splitmix64 finaliser over a mixed key) gives one 64-bit draw a hash, the same in
plain Python and in NumPy: a new rule never shifts another's luck, and a row of a study is that game alone.
"""

from __future__ import annotations

from bisect import bisect_right
from hashlib import blake2b

import numpy as np

from game.ruleset.arrays import Floats, Words
from game.ruleset.running import Draws

MASK = (1 << 64) - 1
GOLDEN = 0x9E3779B97F4A7C15
"""2^64 divided by the golden ratio, the odd step of splitmix64 (Steele, Lea and Flood, 2014)."""
FIRST = 0xBF58476D1CE4E5B9
SECOND = 0x94D049BB133111EB
UNIT = 1.0 / 2**53
_STEPS = tuple(np.array(each, dtype=np.uint64) for each in (30, FIRST, 27, SECOND, 31))
"""The numbers of the finaliser as NumPy takes them soonest."""


def finalise(word: int) -> int:
    """The splitmix64 finaliser: every bit of the result depends on every bit of the word."""
    word = ((word ^ (word >> 30)) * FIRST) & MASK
    word = ((word ^ (word >> 27)) * SECOND) & MASK
    return word ^ (word >> 31)


def world_key(seed: int, world: int) -> int:
    """The key of one world of a seed; the game one plays is world 0."""
    return finalise((finalise((seed + GOLDEN) & MASK) + world * GOLDEN) & MASK)


def world_keys(seed: int, worlds: Words) -> Words:
    """The keys of many worlds."""
    with np.errstate(over="ignore"):
        return _finalised(np.uint64(finalise((seed + GOLDEN) & MASK)) + worlds * np.uint64(GOLDEN))


def tick_key(key: int, tick: int) -> int:
    """The key of one tick of a world, made once for all that is drawn in it."""
    return finalise((key + tick * GOLDEN) & MASK)


def tick_keys(keys: Words, tick: int) -> Words:
    """The keys of one tick of many worlds."""
    return _finalised(keys + np.uint64((tick * GOLDEN) & MASK))


def draw(key: int, purpose: int) -> int:
    """One raw 64-bit draw by the key of a tick."""
    return finalise((key + purpose) & MASK)


def draws(keys: Words, purpose: int) -> Words:
    """One raw draw for each key, equal to `draw`."""
    return _finalised(keys + np.uint64(purpose))


def _finalised(words: Words) -> Words:
    """The finaliser of many words, in their own place: a fresh array for each step takes twice the time."""
    first, first_factor, second, second_factor, last = _STEPS
    shifted = words >> first
    words ^= shifted
    words *= first_factor
    words ^= np.right_shift(words, second, out=shifted)
    words *= second_factor
    words ^= np.right_shift(words, last, out=shifted)
    return words


def uniform(key: int, purpose: int) -> float:
    """A number in [0, 1) from the top 53 bits of a draw."""
    return (draw(key, purpose) >> 11) * UNIT


def uniforms(keys: Words, purpose: int) -> Floats:
    """A number in [0, 1) for each key."""
    result: Floats = (draws(keys, purpose) >> np.uint64(11)).astype(np.float64) * UNIT
    return result


QUANTILES = (
    *((0.0, -4.0), (0.0001, -3.719), (0.0005, -3.2905), (0.001, -3.0902), (0.0025, -2.807), (0.005, -2.5758)),
    *((0.01, -2.3263), (0.02, -2.0537), (0.03, -1.8808), (0.04, -1.7507), (0.05, -1.6449), (0.075, -1.4395)),
    *((0.1, -1.2816), (0.125, -1.1503), (0.15, -1.0364), (0.175, -0.9346), (0.2, -0.8416), (0.225, -0.7554)),
    *((0.25, -0.6745), (0.275, -0.5978), (0.3, -0.5244), (0.325, -0.4538), (0.35, -0.3853), (0.375, -0.3186)),
    *((0.4, -0.2533), (0.425, -0.1891), (0.45, -0.1257), (0.475, -0.0627), (0.5, 0.0)),
)
"""Quantiles of the standard normal distribution up to the median, from its usual tables."""
LEVELS = tuple(level for level, _ in QUANTILES) + tuple(1.0 - level for level, _ in QUANTILES[-2::-1])
SCORES = tuple(score for _, score in QUANTILES) + tuple(-score for _, score in QUANTILES[-2::-1])
SLOPES = tuple((SCORES[k + 1] - SCORES[k]) / (LEVELS[k + 1] - LEVELS[k]) for k in range(len(LEVELS) - 1))
_TABLED = tuple(np.array(each) for each in (LEVELS, SCORES, SLOPES))


def normal(key: int, purpose: int) -> float:
    """A standard normal number, straight between tabled quantiles; its deviation is 1 to within 0.1 %."""
    level = uniform(key, purpose)
    k = bisect_right(LEVELS, level) - 1
    return SCORES[k] + SLOPES[k] * (level - LEVELS[k])


def normals(keys: Words, purpose: int) -> Floats:
    """A standard normal number for each key, equal to `normal`."""
    levels = uniforms(keys, purpose)
    ends, scores, slopes = _TABLED
    k = np.searchsorted(ends, levels, side="right") - 1
    result: Floats = scores[k] + slopes[k] * (levels - ends[k])
    return result


def seed_of(text: str) -> int:
    """A seed for a purpose that is said in words, such as an imagined world of a given game."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big")


def luck_of(seed: int, world: int, tick: int) -> Draws:
    """The luck of one world in one tick."""
    return Draws(tick_key(world_key(seed, world), tick), tick, uniform, normal)


def luck_of_many(seed: int, worlds: Words, tick: int) -> Draws:
    """The luck of many worlds in one tick."""
    return Draws(tick_keys(world_keys(seed, worlds), tick), tick, uniforms, normals)


def no_luck(tick: int) -> Draws:
    """No luck at all, one way or the other: what is expected of one world."""
    return Draws(0, tick, lambda key, purpose: 0.5, lambda key, purpose: 0.0)


def no_luck_of_many(rows: int, tick: int) -> Draws:
    """No luck for many worlds."""
    return Draws(
        None,
        tick,
        lambda keys, purpose: np.full(rows, 0.5),
        lambda keys, purpose: np.zeros(rows),
    )
