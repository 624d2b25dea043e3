"""The words that two passages share, and those that differ."""

from hypothesis import given
from hypothesis import strategies as st
from texts import told

from analysis.align.difference import common, differing, shared, spans

words = st.lists(st.sampled_from("abcd"), max_size=12)


def test_by_hand() -> None:
    a, b = "the old pier burned".split(), "the pier burned down".split()
    assert [(r.a, r.b, r.size) for r in common(a, b)] == [(0, 0, 1), (2, 1, 2)]
    assert differing(a, b) == ((1,), (3,))
    assert shared(a, b) == 1 + 2


@given(words, words)
def test_both_ways_the_same(a: list[str], b: list[str]) -> None:
    here, there = differing(a, b)
    assert differing(b, a) == (there, here)
    assert len(a) - len(here) == len(b) - len(there) == shared(a, b)
    kept = [x for i, x in enumerate(a) if i not in here]
    assert kept == [x for i, x in enumerate(b) if i not in there]


def test_words_in_a_row_are_one_span() -> None:
    document = told("one two three four")
    assert [s.of(document.text) for s in spans(document, [0, 2, 3])] == ["one", "three four"]
