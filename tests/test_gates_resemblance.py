"""Do two texts tell the same event? The likeness by hand, and that order changes nothing."""

import math
import random
import time

import numpy as np
import pytest

from analysis.gates.resemblance import resemblances, vectors


def test_a_resemblance_by_hand() -> None:
    """Three texts: cosines .5·, 0, 0 scaled by the mean of each text's two others."""
    terms = [{"fire": 1.0, "dog": 1.0}, {"fire": 1.0, "cat": 1.0}, {"sea": 1.0}]
    fire, rare = math.log(4 / 3) + 1, math.log(4 / 2) + 1
    cosine = fire**2 / (fire**2 + rare**2)
    found = resemblances(terms)
    assert (found.a.tolist(), found.b.tolist()) == ([0], [1])
    assert found.cosine[0] == pytest.approx(cosine)
    assert found.value[0] == pytest.approx(cosine / math.sqrt((cosine / 2) * (cosine / 2)))


def test_weights_count_by_their_root() -> None:
    rows = vectors([{"fire": 4.0, "dog": 1.0}]).toarray()[0]
    assert rows[1] / rows[0] == pytest.approx(2)  # columns in the order of the words: dog, fire


def test_no_texts_and_empty_texts() -> None:
    assert len(resemblances([]).a) == 0
    assert len(resemblances([{}, {}, {"a": 1.0}]).a) == 0


def made(count: int) -> list[dict[str, float]]:
    """Texts of three an event, with words of the event, of their topic and of their own."""
    rng = random.Random(1)
    return [
        {f"event{i // 3}.{k}": 1.0 for k in range(8)}
        | {f"topic{i // 30}.{rng.randrange(40)}": 1.0 for _ in range(20)}
        | {f"word{rng.randrange(5_000)}": 1.0 for _ in range(100)}
        for i in range(count)
    ]


def test_order_changes_nothing() -> None:
    terms = made(60)
    order = list(range(60))
    random.Random(2).shuffle(order)
    one, other = resemblances(terms), resemblances([terms[i] for i in order])
    pairs = {(a, b): v for a, b, v in zip(one.a, one.b, one.value, strict=True)}
    for a, b, value in zip(other.a, other.b, other.value, strict=True):
        pair = tuple(sorted((order[a], order[b])))
        assert pairs[pair] == pytest.approx(value)
    assert len(other.a) == len(one.a)


def test_thousands_of_texts() -> None:
    terms = made(6_000)
    start = time.process_time()
    found = resemblances(terms)
    assert time.process_time() - start < 30
    same = found.a // 3 == found.b // 3
    assert same.sum() == 6_000  # three pairs an event
    assert np.median(found.value[same]) > found.value[~same].max()
