"""Which articles tell another event: worked cosines, phrases, dates, and the rule's limits."""

from datetime import date
from math import exp, log, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.gates import Trace
from analysis.gates.event import findings
from analysis.gates.signs import LENGTH, Space
from analysis.gates.trace import hashed


def article(name: str, terms: dict[str, float], words: int = 100, **more: object) -> Trace:
    return Trace(name, name, terms=terms, words=words, **more)  # type: ignore[arg-type]


ODD = [
    article("a", {"x": 1, "y": 1}),
    article("b", {"x": 1, "y": 1}),
    article("c", {"x": 1, "z": 2}),
]


def test_resemblance_is_the_mean_cosine_and_its_share_of_the_others() -> None:
    signs = Space.of(ODD).signs(np.ones(3, dtype=bool))
    cosine = 1 / (sqrt(2) * sqrt(5))
    assert signs[2].resemblance == pytest.approx(cosine)
    assert signs[2].ratio == pytest.approx(cosine / 1)
    assert signs[0].resemblance == pytest.approx((1 + cosine) / 2)
    assert signs[0].ratio == pytest.approx((1 + cosine) / 2 / cosine)


def test_a_long_text_is_expected_to_resemble_more() -> None:
    longer = [ODD[0], ODD[1], article("c", {"x": 1, "z": 2}, words=800)]
    short, long = (Space.of(t).signs(np.ones(3, dtype=bool))[2].ratio for t in (ODD, longer))
    assert long == pytest.approx(short / exp(LENGTH * (log(800) - (2 * log(100) + log(800)) / 3)))


def test_the_unlike_article_stands_apart() -> None:
    (found,) = findings(ODD)
    assert (found.article, found.apart, found.effect) == ("c", True, "left out of comparisons")
    assert found.value == pytest.approx(0.316, abs=1e-3)
    assert found.reason == (
        "Set beside the 2 others, this article resembles them 32% as much as they resemble "
        "each other."
    )


def test_two_articles_are_never_judged() -> None:
    assert list(findings(ODD[1:])) == []


def test_a_fair_resemblance_is_enough_however_close_the_others_are() -> None:
    assert list(findings([*ODD[:2], article("c", {"x": 1, "z": 1})])) == []


def test_unrelated_texts_get_one_note_and_all_stay() -> None:
    (note,) = findings([article(n, {n: 1.0, "of": 0.1}) for n in "abcd"])
    assert (note.article, note.apart) == ("", False)
    assert "no common event" in note.reason


def phrased(name: str, count: int, words: int, who: str) -> Trace:
    phrases = {"harbour charter": count} if count else {"ferry line": 1}
    return article(
        name, {"harbour": 3, "alder": 3, who: 2}, words,
        names={"alder": 3, who: 2}, phrases=phrases, pairs=hashed(phrases),
    )  # fmt: skip


TOLD = [phrased(n, 5, 500, "rook") for n in "abcd"]


def test_an_article_without_the_storys_own_name_and_full_of_others_stands_apart() -> None:
    (found,) = findings([*TOLD, phrased("e", 0, 600, "quill")])
    assert found.article == "e"
    assert found.value == pytest.approx(5 / 500 * 600)
    assert found.reason.startswith("“harbour charter”, which most of the 4 others have, is not")
    assert "names Quill, which they do not" in found.reason


def test_the_phrase_is_expected_no_more_often_than_in_a_text_half_as_long_again() -> None:
    (found,) = findings([*TOLD, phrased("e", 0, 5000, "quill")])
    assert found.value == pytest.approx(5 / 500 * 750)


def test_one_of_the_two_is_not_enough_nor_are_two_others_nor_a_short_text() -> None:
    assert list(findings([*TOLD, phrased("e", 0, 600, "rook")])) == []
    assert list(findings([*TOLD, phrased("e", 5, 600, "quill")])) == []
    assert list(findings([*TOLD[:2], phrased("e", 0, 600, "quill")])) == []
    assert list(findings([*TOLD, phrased("e", 0, 200, "quill")])) == []


def test_a_distant_date_stands_apart_unless_the_article_is_as_alike_as_the_others() -> None:
    days = [date(2031, 5, 1), date(2031, 5, 2), date(2031, 5, 3), date(2031, 9, 1)]
    alike = [article(n, {"x": 1, "y": 1}, published=d) for n, d in zip("abcd", days, strict=True)]
    assert list(findings(alike)) == []
    less = [*alike[:3], article("d", {"x": 1, "y": 1, "z": 1}, published=days[3])]
    (found,) = findings(less)
    assert (found.article, found.value) == ("d", (days[3] - days[2]).days)
    near = [*alike[:3], article("d", {"x": 1, "y": 1, "z": 1}, published=date(2031, 5, 9))]
    assert list(findings(near)) == []


def test_the_users_dates_decide_even_for_one_article() -> None:
    late = article("a", {"x": 1}, published=date(2031, 6, 3))
    (found,) = findings([late], window=(date(2031, 5, 1), date(2031, 5, 31)))
    assert (found.article, found.value, found.apart) == ("a", 3, True)
    assert list(findings([late], window=(date(2031, 6, 3), date(2031, 6, 3)))) == []


def test_copies_stand_apart_together_and_count_once() -> None:
    odd = article("d", {"x": 1, "z": 2})
    found = list(findings([*ODD, odd], {"d": "c"}))
    assert [(f.article, f.value) for f in found] == [("c", 0.316), ("d", 0.316)]


def test_an_empty_text_is_not_judged() -> None:
    assert [f.article for f in findings([*ODD, article("d", {}, words=0)])] == ["c"]


bags = st.dictionaries(st.sampled_from("uvwxyz"), st.integers(1, 5).map(float), min_size=1)


@given(st.lists(bags, max_size=9), st.randoms())
def test_less_than_half_stands_apart_and_order_changes_nothing(
    texts: list[dict[str, float]], chance: object
) -> None:
    traces = [article(str(i), bag) for i, bag in enumerate(texts)]
    apart = {f.article for f in findings(traces) if f.apart}
    assert len(apart) <= max(0, len(traces) - 1) // 2
    chance.shuffle(traces)  # type: ignore[attr-defined]
    assert {f.article for f in findings(traces) if f.apart} == apart
