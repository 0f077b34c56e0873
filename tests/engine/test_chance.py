"""Luck: known answers, the same in plain Python and in NumPy, and as even as it should be."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.engine.chance import (
    draw,
    draws,
    luck_of,
    luck_of_many,
    normal,
    normals,
    seed_of,
    tick_key,
    tick_keys,
    uniform,
    uniforms,
    world_key,
    world_keys,
)
from game.ruleset.arrays import Words
from game.ruleset.compiling.layout import purpose_number

# Seed, world, tick, purpose and the answer: worked out once from the recipe of `chance` by other code.
DRAWS = (
    (0, 0, 0, 0, 1826112205991530872),
    (0, 1, 0, 18446744073709551615, 5837398834909574122),
    (0, 9999, 36, 11400714819323198485, 7244764677266353013),
    (1, 0, 0, 0, 3074216532871685006),
    (1, 1, 1, 18446744073709551614, 11206406179169897237),
    (1, 9999, 36, 5700357409661599242, 8177082140284607134),
    (7, 0, 0, 0, 5976815723336680671),
    (7, 1, 2, 18446744073709551613, 4091095749052670058),
    (7, 9999, 36, 2850178704830799621, 9067016295263793027),
    (1941, 0, 0, 0, 2450100022088490945),
    (1941, 1, 3, 18446744073709551612, 4883685468855428338),
    (1941, 9999, 36, 1425089352415399810, 3579707352721795119),
    (4294967296, 0, 0, 0, 15983804697041243867),
    (4294967296, 1, 4, 18446744073709551611, 5173408216804803310),
    (4294967296, 9999, 36, 712544676207699905, 10234213517590504070),
    (9223372036854775808, 0, 0, 0, 15890440065785388711),
    (9223372036854775808, 1, 5, 18446744073709551610, 2868054319898944560),
    (9223372036854775808, 9999, 36, 356272338103849952, 4013625222475095594),
    (18446744073709551615, 0, 0, 0, 10565817234342480919),
    (18446744073709551615, 1, 6, 18446744073709551609, 2113255930830995173),
    (18446744073709551615, 9999, 36, 178136169051924976, 3120983482982513485),
    (81985529216486895, 0, 0, 0, 8995104731336441729),
    (81985529216486895, 1, 7, 18446744073709551608, 9772303421798353939),
    (81985529216486895, 9999, 36, 89068084525962488, 6890179650050356548),
)
UNIFORMS = (
    (0, 0, 1, 0, 0.9260267719517167),
    (0, 1, 1, 18446744073709551615, 0.2633214475519603),
    (0, 9999, 37, 11400714819323198485, 0.2579196861860308),
    (1, 0, 1, 0, 0.7908421272549578),
    (1, 1, 2, 18446744073709551614, 0.8865044555921936),
    (1, 9999, 37, 5700357409661599242, 0.2085445596319041),
    (7, 0, 1, 0, 0.1871078644952272),
    (7, 1, 3, 18446744073709551613, 0.8178507395227395),
    (7, 9999, 37, 2850178704830799621, 0.6195598604545436),
    (1941, 0, 1, 0, 0.5835605706069832),
    (1941, 1, 4, 18446744073709551612, 0.3953980614496029),
    (1941, 9999, 37, 1425089352415399810, 0.4626699920035493),
    (4294967296, 0, 1, 0, 0.059963433917611386),
    (4294967296, 1, 5, 18446744073709551611, 0.4022786318654298),
    (4294967296, 9999, 37, 712544676207699905, 0.8171261162532606),
    (9223372036854775808, 0, 1, 0, 0.8477821595731502),
    (9223372036854775808, 1, 6, 18446744073709551610, 0.29322280880323004),
    (9223372036854775808, 9999, 37, 356272338103849952, 0.21355981146070957),
    (18446744073709551615, 0, 1, 0, 0.9077247698184585),
    (18446744073709551615, 1, 7, 18446744073709551609, 0.08201146439454488),
)
NORMALS = (
    (0, 0, 2, 0, -1.9219788444619943),
    (0, 1, 2, 18446744073709551615, 0.02204198322548281),
    (0, 9999, 38, 11400714819323198485, -1.0316692484498986),
    (1, 0, 2, 0, -0.37497252688154326),
    (1, 1, 3, 18446744073709551614, -0.1323117610269067),
    (1, 9999, 38, 5700357409661599242, 0.7805552326039126),
    (7, 0, 2, 0, 0.1675320370935507),
    (7, 1, 4, 18446744073709551613, -0.13147715026719226),
    (7, 9999, 38, 2850178704830799621, -0.5680838703443216),
    (1941, 0, 2, 0, 0.28002166883411617),
    (1941, 1, 5, 18446744073709551612, -1.6880049210618278),
    (1941, 9999, 38, 1425089352415399810, -0.1409671041087822),
    (4294967296, 0, 2, 0, 1.406340561183374),
    (4294967296, 1, 6, 18446744073709551611, -0.3558276225021343),
    (4294967296, 9999, 38, 712544676207699905, 0.17245736454783672),
    (9223372036854775808, 0, 2, 0, -0.3287161865701606),
    (9223372036854775808, 1, 7, 18446744073709551610, -0.2791026457281907),
    (9223372036854775808, 9999, 38, 356272338103849952, -0.9895452809651692),
    (18446744073709551615, 0, 2, 0, -0.6484625176339922),
    (18446744073709551615, 1, 8, 18446744073709551609, 0.1871511471222884),
)
words = st.integers(0, 2**64 - 1)


def keys_of(seed: int, worlds: int, tick: int) -> Words:
    """The keys of the first worlds of a seed in one tick."""
    return tick_keys(world_keys(seed, np.arange(worlds, dtype=np.uint64)), tick)


@pytest.mark.parametrize(("seed", "world", "tick", "purpose", "known"), DRAWS)
def test_draws_have_known_answers(seed: int, world: int, tick: int, purpose: int, known: int) -> None:
    """A raw draw is the 64-bit number that the recipe gives."""
    assert draw(tick_key(world_key(seed, world), tick), purpose) == known


@pytest.mark.parametrize(("seed", "world", "tick", "purpose", "known"), UNIFORMS)
def test_uniforms_have_known_answers(seed: int, world: int, tick: int, purpose: int, known: float) -> None:
    """A uniform draw is the top 53 bits of a raw one."""
    assert uniform(tick_key(world_key(seed, world), tick), purpose) == known


@pytest.mark.parametrize(("seed", "world", "tick", "purpose", "known"), NORMALS)
def test_normals_have_known_answers(seed: int, world: int, tick: int, purpose: int, known: float) -> None:
    """A normal draw stands on the straight line between two tabled quantiles."""
    assert normal(tick_key(world_key(seed, world), tick), purpose) == known


@given(words, st.integers(0, 2**40), st.integers(0, 4000), words)
def test_one_and_many_draw_the_same(seed: int, world: int, tick: int, purpose: int) -> None:
    """NumPy's draws are those of plain Python, to the last bit."""
    worlds = np.array([world, world + 1, 0], dtype=np.uint64)
    keys = [tick_key(world_key(seed, int(each)), tick) for each in worlds]
    columns = tick_keys(world_keys(seed, worlds), tick)
    assert columns.tolist() == keys
    assert draws(columns, purpose).tolist() == [draw(key, purpose) for key in keys]
    assert uniforms(columns, purpose).tolist() == [uniform(key, purpose) for key in keys]
    assert normals(columns, purpose).tolist() == [normal(key, purpose) for key in keys]


def test_uniforms_fill_every_tenth_evenly() -> None:
    """Of a hundred thousand draws each tenth of the interval holds a tenth, to within four deviations."""
    drawn = uniforms(keys_of(3, 100_000, 5), purpose_number("a purpose"))
    counts = np.bincount((drawn * 10).astype(np.int64), minlength=10)
    assert abs(counts - 10_000).max() < 4 * 95


def test_normals_have_mean_nought_and_deviation_one() -> None:
    """The mean of many normal draws is 0 and their deviation 1, to within their error and 0.1 %."""
    drawn = normals(keys_of(3, 400_000, 5), purpose_number("another"))
    assert abs(float(drawn.mean())) < 4 / 632
    assert abs(float(drawn.std()) - 1) < 0.001 + 4 / 894
    assert abs(float((abs(drawn) < 1.2816).mean()) - 0.8) < 4 * 0.4 / 632


def test_purposes_of_one_tick_are_independent() -> None:
    """Two purposes of one tick, and two ticks of one purpose, have draws without correlation."""
    first, second = (keys_of(9, 40_000, tick) for tick in (1, 2))
    one, two = purpose_number("one"), purpose_number("two")
    for other in (uniforms(first, two), uniforms(second, one)):
        assert abs(float(np.corrcoef(uniforms(first, one), other)[0, 1])) < 4 / 200


def test_a_seed_said_in_words_is_stable() -> None:
    """Words give the same seed on every machine, and other words another."""
    assert seed_of("imagine") == 5527896300909565593
    assert seed_of("imagine") != seed_of("imagined")


def test_the_luck_of_a_world_is_that_of_its_row() -> None:
    """What one world draws alone is what its row draws among many."""
    alone, many = luck_of(7, 3, 2), luck_of_many(7, np.arange(5, dtype=np.uint64), 2)
    assert many.uniform(many.key, 11)[3] == alone.uniform(alone.key, 11)
