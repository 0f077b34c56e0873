"""Any line a game could write, for the laws of the journal."""

from __future__ import annotations

from hypothesis import strategies as st

from game.journal.entries import End, Entry, Head, Keyframe, Note, Parent, Turn

_CHARACTERS = st.characters(exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp"))
digests = st.text("0123456789abcdef", min_size=32, max_size=32)
names = st.text(_CHARACTERS, min_size=1, max_size=30)
prose = st.text(st.one_of(_CHARACTERS, st.just("\n"), st.just("\t")), max_size=80)
turns = st.integers(0, 2**31)
quanta = st.integers(-(2**63), 2**63 - 1)
plain = st.recursive(
    st.none() | st.booleans() | quanta | st.floats(allow_nan=False, allow_infinity=False) | prose,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(prose, inner, max_size=4),
    max_leaves=20,
)
parents = st.builds(Parent, id=digests, turn=turns, h=digests, state=digests)
heads = st.builds(
    Head,
    format=st.just(1),
    id=digests,
    app=names,
    rules=st.integers(0, 2**53),
    env=st.dictionaries(names, names, max_size=4),
    scenario_id=names,
    scenario=prose.filter(lambda text: len(text) > 1),
    scenario_hash=digests,
    seed=st.integers(0, 2**64 - 1).map(str),
    born=names,
    parent=st.none() | parents,
)
short_digests = st.text("0123456789abcdef", min_size=4, max_size=32)
entries: st.SearchStrategy[Entry] = st.one_of(
    heads,
    st.builds(
        Turn,
        turn=st.integers(1, 2**31),
        orders=st.lists(names, max_size=6).map(tuple),
        state=digests,
        parts=st.dictionaries(names, short_digests, max_size=8),
    ),
    st.builds(
        Keyframe,
        turn=turns,
        tick=st.integers(0, 2**53),
        values=st.lists(quanta, max_size=9).map(tuple),
        state=digests,
    ),
    st.builds(Note, turn=turns, by=names, text=prose),
    st.builds(End, turn=turns, verdict=names),
)
