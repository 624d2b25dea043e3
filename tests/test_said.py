"""What may be said: every template is free of the words never printed and has its counts."""

import re
import string
from types import SimpleNamespace

import numpy as np
import pytest

from analysis.measures.attribution import ATTRIBUTED
from analysis.measures.loaded import LOADED
from analysis.measures.say_verbs import SAY_VERBS
from analysis.measures.tone import TONE
from analysis.sheet.said import (
    CONTRAST,
    ESTIMATE,
    LISTED,
    Sides,
    amount,
    chance,
    contrast_said,
    estimate_said,
    gap,
    kind_of,
    noun,
    signed_gap,
    tier_of,
)

# MEASURES.md, section 1: never printed of an outlet.
NEVER = (
    "bias", "objective", "balanced", "propaganda", "omit", "hide", "pro-", "slant", "stance",
    "rank", "worst", "best", "most ", "score", "neutral", "honest", "fake", "lie",
)  # fmt: skip
TEMPLATES = [*ESTIMATE.items(), *CONTRAST.items(), *LISTED.items()]
COUNTS = {"counted", "of", "number", "family", "measures", "texts"}
NAN = float("nan")


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


@pytest.mark.parametrize(("name", "template"), TEMPLATES, ids=lambda value: str(value)[:14])
def test_no_template_has_a_word_never_printed(name: str, template: str) -> None:
    bare = re.sub(r"\{\w+\}", " ", template).lower()
    assert not [word for word in NEVER if word in bare and f"{word.strip()}ly" not in bare], bare


@pytest.mark.parametrize("template", [*ESTIMATE.values(), *CONTRAST.values(), LISTED["basis"]])
def test_every_sentence_has_its_counts(template: str) -> None:
    assert fields(template) & COUNTS, template


@pytest.mark.parametrize(
    ("texts", "stories", "kind"),
    [(1, 1, "one"), (2, 1, "few"), (3, 1, "few"), (4, 2, "some"), (9, 9, "some"), (10, 1, "many"),
     (29, 9, "many"), (30, 2, "many"), (30, 3, "across"), (500, 24, "across")],
)  # fmt: skip
def test_the_sentence_follows_the_size_of_the_sample(texts: int, stories: int, kind: str) -> None:
    assert tier_of(texts, stories) == kind


def estimate(**changed: object) -> SimpleNamespace:
    row = {
        "value": 35.2, "median": 34.0, "low": 30.1, "high": 40.4, "texts": 12, "articles": 12,
        "stories": 12, "marks": 69, "n": 1982, "faint": False,
    }  # fmt: skip
    return SimpleNamespace(**row | changed)


def test_an_estimate_of_many_texts_has_its_interval() -> None:
    assert estimate_said(LOADED, "The Daily Lantern", estimate()) == (
        "In this sample, the Daily Lantern articles: 35.2 per 1,000 on average (95 % interval "
        "30.1 to 40.4), 69 in 1,982 words, 12 texts."
    )


def test_one_article_is_described_and_its_outlet_is_not() -> None:
    said = estimate_said(LOADED, "Sputnik", estimate(texts=1, articles=1, low=NAN, high=NAN))
    assert said == "In the Sputnik article: 35.2 per 1,000, 69 in 1,982 words."
    assert "sample" not in said


def test_below_the_floor_only_the_count_is_printed() -> None:
    said = estimate_said(LOADED, "Gazette", estimate(faint=True, marks=5))
    assert said.startswith("In the 12 Gazette articles: 5 in 1,982 words, too few")
    assert "35.2" not in said


def test_no_evidence_is_said_and_is_no_zero() -> None:
    said = estimate_said(TONE, "Gazette", estimate(value=NAN, median=NAN, low=NAN, high=NAN))
    assert "no evidence" in said
    assert not re.search(r"\b0\b|0\.0", said)


def contrast(**changed: object) -> SimpleNamespace:
    row = {
        "difference": 31.4, "low": 22.7, "high": 37.1, "p": 0.0005, "q": 0.0009, "g": 3.2,
        "delta": 1.0, "detectable": 6.1, "stories_shared": 11, "here": 11, "there": 57,
    }  # fmt: skip
    return SimpleNamespace(**row | changed)


def test_a_detectable_difference_has_size_interval_effect_and_correction() -> None:
    said = contrast_said(LOADED, Sides("The Daily Lantern"), contrast(), 54)
    assert said == (
        "In this sample the Daily Lantern articles have 31.4 more loaded words per 1,000 than the "
        "other outlets’ articles, within 11 stories (95 % interval +22.7 to +37.1; g = 3.2; "
        "q < .001, the chance corrected for 54 comparisons; 11 and 57 texts)."
    )


def test_no_detectable_difference_is_a_result_with_its_size() -> None:
    row = contrast(difference=-0.4, low=-3.0, high=2.1, p=0.7, q=0.9)
    said = contrast_said(LOADED, Sides("Chronicle", "Courier"), row, 9)
    assert said.startswith("Between the Chronicle articles and the Courier articles")
    assert "no difference in loaded words was detectable: −0.4 per 1,000" in said
    assert "one of 6.1 per 1,000 or more would mostly have been" in said


def test_few_texts_have_no_test() -> None:
    row = contrast(p=NAN, q=NAN, low=NAN, high=NAN, g=NAN, detectable=NAN, here=3, there=3)
    assert kind_of(row) == "untested"
    said = contrast_said(LOADED, Sides("Gazette"), row, 1)
    assert "too few for a test" in said
    assert "q " not in said


def test_a_test_without_an_interval_prints_none() -> None:
    row = contrast(low=NAN, high=NAN, here=5, there=6, g=NAN, q=0.012)
    assert kind_of(row) == "tested"
    said = contrast_said(LOADED, Sides("Gazette"), row, 3)
    assert "interval" not in said
    assert "q = .012, the chance corrected for 3 comparisons" in said


def test_sizes_carry_their_unit() -> None:
    assert gap(ATTRIBUTED, -0.274) == "27.4 percentage points"
    assert gap(ATTRIBUTED, 0.01) == "1.0 percentage point"
    assert gap(TONE, -0.123) == "0.12"
    assert gap(LOADED, 2.04) == "2.0 per 1,000"
    assert gap(LOADED, NAN) == "unknown size"
    assert signed_gap(ATTRIBUTED, -0.274) == "−27.4 points"
    assert amount(TONE, -0.12) == "a tone lower by 0.12"
    assert amount(ATTRIBUTED, 0.28) == "a quoted share higher by 28.0 percentage points"
    doubting = next(measure for measure in SAY_VERBS if measure.title == "doubting")
    assert noun(doubting) == "share of doubting say-verbs"


@pytest.mark.parametrize(
    ("q", "said"), [(0.0004, "q < .001"), (0.012, "q = .012"), (1.0, "q = 1.000")]
)
def test_chances_are_printed_as_the_field_prints_them(q: float, said: str) -> None:
    assert chance(np.float64(q), 54).startswith(said + ", the chance corrected for 54 comparisons")
