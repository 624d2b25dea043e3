"""Copies: containment of five-word sequences, clusters, and time that grows with the texts."""

import time
from datetime import date

import numpy as np
import pytest
from texts import stories_of

from analysis.gates import Trace, findings, independent
from analysis.gates.reuse import Overlap, overlaps
from analysis.gates.reuse import findings as copies
from analysis.gates.trace import Hashes


def marks(*ranges: range) -> Hashes:
    return np.unique(np.array([n for r in ranges for n in r], dtype=np.uint64))


def article(name: str, *ranges: range, published: date | None = None) -> Trace:
    return Trace(name, f"the {name}", shingles=marks(*ranges), words=100, published=published)


def test_overlaps_count_what_two_sets_share() -> None:
    sets = [marks(range(10)), marks(range(5, 20)), marks(range(30, 40)), marks()]
    assert list(overlaps(sets, 1)) == [Overlap(0, 1, 5)]
    assert list(overlaps(sets, 6)) == []
    assert list(overlaps([], 1)) == []


def test_a_pair_is_found_behind_a_footer_that_all_share() -> None:
    footer = range(1000, 1010)
    sets = [marks(range(i * 20, i * 20 + 5), footer) for i in range(9)]
    sets += [marks(range(500, 530), footer), marks(range(500, 530), footer)]
    assert Overlap(9, 10, 40) in list(overlaps(sets, 20))


def test_containment_is_of_the_shorter_text() -> None:
    (found,) = copies([article("a", range(100)), article("b", range(85, 105), range(200, 202))])
    assert found.value == pytest.approx(15 / 22)
    assert (found.article, found.other, found.apart) == ("b", "a", False)
    assert found.effect == "counted with the a article as one voice"


def test_half_is_a_copy_less_is_not_and_short_texts_are_not_judged() -> None:
    assert len(list(copies([article("a", range(40)), article("b", range(20, 60))]))) == 1
    assert not list(copies([article("a", range(40)), article("b", range(21, 61))]))
    assert not list(copies([article("a", range(19)), article("b", range(19))]))


def test_the_later_article_is_the_copy() -> None:
    old, new = date(2031, 5, 1), date(2031, 5, 2)
    (found,) = copies(
        [article("a", range(40), published=new), article("b", range(40), published=old)]
    )
    assert (found.article, found.other) == ("a", "b")


def test_copies_of_copies_are_one_voice() -> None:
    chain = [article("a", range(40)), article("b", range(20, 60)), article("c", range(40, 80))]
    alone = article("d", range(500, 540))
    told = [*chain, alone]
    assert independent(stories_of(told), findings(told)) == (("a", "b", "c"), ("d",))


def test_articles_of_different_stories_are_not_compared() -> None:
    one = Trace("a", "a", story="s", shingles=marks(range(40)))
    two = Trace("b", "b", story="t", shingles=marks(range(40)))
    assert findings([one, two]) == ()


def test_time_grows_with_the_number_of_articles_not_of_pairs() -> None:
    def seconds(count: int) -> float:
        footer = range(10**6, 10**6 + 8)
        told = [article(str(i), range(i * 200, i * 200 + 150), footer) for i in range(count)]
        start = time.process_time()
        list(copies(told))
        return time.process_time() - start

    assert seconds(2000) < 12 * seconds(500) + 0.5
