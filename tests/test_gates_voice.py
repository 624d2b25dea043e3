"""Shared voices: an author quoted at length elsewhere, and one speech in two articles."""

import numpy as np
import pytest

from analysis.gates import Trace
from analysis.gates.shared_voice import authors, findings


def article(
    name: str, words: int = 100, author: str | None = None, quoted: dict[str, int] | None = None
) -> Trace:
    return Trace(name, f"The {name}", author=author, words=words, quoted_by=quoted or {})


def test_an_article_that_is_mostly_anothers_author() -> None:
    (found,) = findings([article("a", quoted={"Ida Quill": 59}), article("b", author="Ida Quill")])
    assert (found.article, found.other, found.value) == ("a", "b", 0.59)
    assert "59% of this article's words (59 of 100)" in found.reason
    assert not found.apart


@pytest.mark.parametrize(
    ("speaker", "author", "matched"),
    [
        ("Quill", "Ida Quill", True),
        ("IDA QUILL", "By Ida Quill and Tom Rook", True),
        ("Dr. Ida Quill", "Prof. Ida Quill", True),
        ("Rook", "Ida Quill, Tom Rook", True),
        ("Jane Quill", "Ida Quill", False),
        ("Ida", "Ida Quill", False),
        ("", "Ida Quill", False),
    ],
)
def test_names_match_in_full_or_by_surname(speaker: str, author: str, matched: bool) -> None:
    told = [article("a", quoted={speaker: 59}), article("b", author=author)]
    assert bool(list(findings(told))) == matched


def test_an_ambiguous_surname_matches_nobody() -> None:
    told = [article("a", quoted={"Quill": 59}), article("b", author="Ida Quill")]
    assert not list(findings([*told, article("c", author="Max Quill")]))
    assert not list(findings([article("a", quoted={"Quill": 59, "Jane Quill": 3}), told[1]]))


def test_an_outlet_counts_like_an_author() -> None:
    (found,) = findings([article("a", quoted={"the b": 41}), article("b")])
    assert (found.article, found.other) == ("a", "b")


def test_forty_percent_is_not_more_than_forty_and_nobody_shares_with_himself() -> None:
    assert not list(findings([article("a", quoted={"Quill": 40}), article("b", author="Quill")]))
    assert not list(findings([article("a", author="Quill", quoted={"Quill": 90})]))


def test_the_same_speech_in_two_articles() -> None:
    speech = np.arange(60, dtype=np.uint64)
    one = Trace("a", "A", words=120, quoted_shingles=speech)
    two = Trace("b", "B", words=160, quoted_shingles=speech)
    (found,) = findings([one, two])
    assert found.value == pytest.approx((60 + 4) / 160)
    assert (found.article, found.other) == ("b", "a")
    longer = Trace("b", "B", words=161, quoted_shingles=speech)
    assert not list(findings([one, longer]))


def test_an_author_line_may_name_several() -> None:
    assert authors("By Ida Quill, Tom Rook & Ann Lee") == (
        ("ida", "quill"), ("tom", "rook"), ("ann", "lee"),
    )  # fmt: skip
    assert authors(None) == ()
