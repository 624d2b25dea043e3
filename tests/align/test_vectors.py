"""Likeness: by hand on small texts, symmetric, and unmoved by the order of passages."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from texts import told

from analysis.align.carried import COVER, EXPECT, carried, nearest
from analysis.align.clusters import Edge, average_link
from analysis.align.passages import entire
from analysis.align.vectors import Space, features, space


def laid(texts: list[str], **options: float) -> Space:
    documents = [told(text) for text in texts]
    bags = [features(d, entire(d)) for d in documents]
    return space(bags, {"word": 1.0}, **options)


def test_a_cosine_by_hand() -> None:
    """Three passages, nothing taken: `fire` is in all (rarity 1), `dog` in one (ln 4/2 + 1)."""
    vectors = laid(["fire dog", "fire cat", "fire"], centre=0.0)
    rare = math.log(4 / 2) + 1
    pair = np.array([0])
    assert vectors.likeness(pair, np.array([1]))[0, 0] == pytest.approx(1 / (1 + rare**2))
    assert vectors.likeness(pair, np.array([2]))[0, 0] == pytest.approx(1 / math.sqrt(1 + rare**2))


def test_what_all_passages_share_is_no_evidence() -> None:
    texts = ["fire dog", "fire cat", "fire cow", "fire hen"]
    plain, centred = laid(texts, centre=0.0), laid(texts)
    a, b = np.array([0]), np.array([1])
    assert centred.likeness(a, b)[0, 0] < plain.likeness(a, b)[0, 0]


words = st.lists(
    st.sampled_from("fire dog cat cow hen sea red big".split()), min_size=1, max_size=6
)


@given(st.lists(words, min_size=2, max_size=6), st.randoms())
def test_likeness_is_symmetric_and_knows_no_order(bags: list[list[str]], random) -> None:  # type: ignore[no-untyped-def]
    texts = [" ".join(bag) for bag in bags]
    order = list(range(len(texts)))
    random.shuffle(order)
    every = np.arange(len(texts))
    one = laid(texts).likeness(every, every)
    other = laid([texts[i] for i in order]).likeness(every, every)
    assert np.allclose(one, one.T)
    assert np.allclose(one[np.ix_(order, order)], other)
    assert np.allclose(laid(texts).pairwise(every, every[::-1]), np.diag(one[:, ::-1]))


def test_carried_by_hand() -> None:
    """cos + COVER·k − EXPECT·best: the first text has the statement, the second one word of it."""
    vectors = laid(["dog cat", "dog cat", "dog hen"], centre=0.0)
    statements, texts = np.array([0]), [np.array([1]), np.array([2])]
    near = nearest(vectors, statements, texts)
    score = carried(vectors, statements, texts, near)
    dog, cat = math.log(4 / 4) + 1, math.log(4 / 3) + 1
    assert score[0, 0] == pytest.approx(1 + COVER - EXPECT)
    cosine = near.cosine[0, 1]
    assert score[0, 1] == pytest.approx(cosine + COVER * dog / (dog + cat) - EXPECT)
    own = carried(vectors, statements, texts, near, [0])  # its own text is no measure
    assert own[0, 1] == pytest.approx(cosine * (1 - EXPECT) + COVER * dog / (dog + cat))


def test_average_link_by_hand() -> None:
    """0–1 .9; 2 is .5 from 0 and .3 from 1, in the mean .4; what is not an edge counts 0."""
    edges = [Edge(0, 1, 0.9), Edge(0, 2, 0.5), Edge(1, 2, 0.3), Edge(2, 3, 0.6)]
    owners = [0, 1, 2, 3]
    assert average_link(owners, edges, 0.7) == ((0, 1), (2,), (3,))
    assert average_link(owners, edges, 0.55) == ((0, 1), (2, 3))
    # {0, 1} and {2, 3}: (.5 + .3 + 0 + 0)/4 = .2
    assert average_link(owners, edges, 0.25) == ((0, 1), (2, 3))
    assert average_link(owners, edges, 0.2) == ((0, 1, 2, 3),)


def test_that_a_text_repeats_itself_does_not_count() -> None:
    """0 and 1 are of one text: 2 is .5 from 0 and .4 from 1; their own .9 joins nothing."""
    edges = [Edge(0, 1, 0.9), Edge(0, 2, 0.5), Edge(1, 2, 0.4)]
    assert average_link([0, 0, 1], edges, 0.6) == ((0,), (1,), (2,))
    assert average_link([0, 0, 1], edges, 0.45) == ((0, 2), (1,))
    # {0, 2} and 1: the pair 0–1 is left out, so .4/1
    assert average_link([0, 0, 1], edges, 0.4) == ((0, 1, 2),)


@given(
    st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7), st.floats(0.05, 1)), max_size=20),
    st.lists(st.integers(0, 3), min_size=8, max_size=8),
)
def test_average_link_gives_each_node_once(
    found: list[tuple[int, int, float]], owners: list[int]
) -> None:
    edges = {(min(a, b), max(a, b)): v for a, b, v in found if a != b}
    clusters = average_link(owners, [Edge(a, b, v) for (a, b), v in edges.items()], 0.3)
    assert sorted(i for cluster in clusters for i in cluster) == list(range(8))
    turned = average_link(owners, [Edge(a, b, v) for (a, b), v in reversed(edges.items())], 0.3)
    assert clusters == turned
