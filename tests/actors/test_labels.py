"""How an actor is called, in worked arithmetic."""

from math import log2, sqrt

import pytest
from texts import lines, told

from analysis.actors import (
    Mention,
    first_mention,
    heard,
    label_distance,
    labels,
    lead_emphasis,
    salience,
)
from analysis.article import Article, Span, Zone
from analysis.document import OWN, document


def mention(actor: str, label: str = "x", sentence: int = 0, voice: int = OWN) -> Mention:
    return Mention(Span(0, 1), actor, label, "body", sentence, voice)


def test_labels_are_counted_by_outlet_and_voice() -> None:
    mentions = {
        "1": [
            mention("a", "Regime"),
            mention("a", "regime"),
            mention("a", "regime"),
            mention("a", "regime", voice=0),
        ],
        "2": [mention("a", "state"), mention("b", "state"), mention("a", "")],
    }
    outlets = {"1": "gazette", "2": "courier"}
    assert labels(mentions, outlets, "a") == {"courier": {"state": 1}, "gazette": {"regime": 3}}
    assert labels(mentions, outlets, "a", "quoted") == {"gazette": {"regime": 1}}
    assert labels(mentions, outlets, "a", "all")["gazette"] == {"regime": 4}
    with pytest.raises(ValueError, match="own, quoted, all; found 'narrator'"):
        heard([], "narrator")


def test_the_distance_of_labels() -> None:
    """p = (1, 0), q = (1/2, 1/2), m = (3/4, 1/4)."""
    divergence = 0.5 * log2(1 / 0.75) + 0.5 * (0.5 * log2(0.5 / 0.75) + 0.5 * log2(0.5 / 0.25))
    assert label_distance({"a": 20}, {"a": 10, "b": 10}) == pytest.approx(sqrt(divergence))
    assert label_distance({"a": 20}, {"b": 20}) == pytest.approx(1.0)
    assert label_distance({"a": 10, "b": 10}, {"b": 20, "a": 20}) == pytest.approx(0.0)


def test_there_is_no_distance_below_twenty_mentions() -> None:
    assert label_distance({"a": 19}, {"a": 20}) is None
    assert label_distance({"a": 20}, {"a": 12, "b": 7}) is None


def test_the_first_mention_is_its_sentence_over_all() -> None:
    five = told("One. Two. Three. Four. Five.")
    mentions = [mention("a", sentence=3), mention("a", sentence=2), mention("b", sentence=0)]
    assert first_mention(five, mentions, "a") == 2 / 5
    assert first_mention(five, mentions, "b") == 0
    assert first_mention(five, mentions, "c") is None


def test_the_lead_is_the_headline_and_the_first_fifth() -> None:
    text = "Fire\n" + " ".join("One." for _ in range(10))
    first, *rest = lines(text)
    made = document(Article("a", "o", text), (Zone(first.span, "headline"), *rest))
    lead = [mention("a", sentence=0), mention("b", sentence=1), mention("a", sentence=2)]
    later = [mention("b", sentence=3), mention("b", sentence=9), mention("b", sentence=10)]
    assert lead_emphasis(made, lead + later, "a") == pytest.approx((2 / 3) / (2 / 6))
    assert lead_emphasis(made, lead + later, "b") == pytest.approx((1 / 3) / (4 / 6))
    assert lead_emphasis(made, later, "a") is None
    assert lead_emphasis(made, later, "b") is None  # nobody is named in the lead


def test_salience_is_a_share_of_all_mentions() -> None:
    assert salience([mention("a"), mention("b"), mention("b")], "a") == 1 / 3
    assert salience([], "a") is None
