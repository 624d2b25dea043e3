"""Sentences tile the text; every word is where it is said to be."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from texts import lines, told

from analysis.article import Article, Span, Zone
from analysis.document import OWN, Quotation, document, lexeme, lexemes

MESSY = st.text(alphabet="abZ .!?…\"'“”‘’\n-–(),0123é漢й\t", max_size=200)


def sentences(text: str) -> list[str]:
    found = told(text)
    return [sentence.span.of(text) for sentence in found.sentences]


@given(MESSY)
def test_sentences_tile_the_text(text: str) -> None:
    found = told(text)
    at = 0
    for sentence in found.sentences:
        assert not text[at : sentence.span.start].strip()
        assert sentence.span.of(text).strip() == sentence.span.of(text) != ""
        at = sentence.span.end
    assert not text[at:].strip()


@given(MESSY)
def test_every_word_is_where_it_is_said_to_be(text: str) -> None:
    found = told(text)
    for i, word in enumerate(found.words()):
        assert word.span.of(text) == word.text
        assert word.lexeme == lexeme(word.text)
        sentence = found.sentences[int(found.sentence_of[i])]
        assert sentence.first <= i < sentence.last
        assert sentence.span.start <= word.span.start < word.span.end <= sentence.span.end


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("It rained. It poured.", 2),
        ("Dr. Roe met Gov. Poe on Jan. 3. They spoke.", 2),
        ("J. R. Smith left. He was late.", 2),
        ("The U.S. Senate voted at 5 p.m. on Monday.", 1),
        ("She lives in the U.S. The house is small.", 2),
        ("It cost $2.3 million, or 1.5 percent.", 1),
        ("“We won.” She smiled.", 2),
        ("“Really?” she asked.", 1),
        ("And then…. In this regard nothing happened.", 2),
        ("Was it so?! Yes.", 2),
        ("no capital. follows here", 1),
        ("See note.[12] The end.", 2),
    ],
)
def test_where_sentences_end(text: str, number: int) -> None:
    assert len(sentences(text)) == number, sentences(text)


def test_a_line_ends_a_sentence() -> None:
    assert sentences("A headline\nA body. And more") == ["A headline", "A body.", "And more"]


def test_lexemes_fold_case_apostrophes_and_possessives() -> None:
    assert lexemes("The Ministry’s long-range F-16s don’t") == (
        "the", "ministry", "long", "range", "f", "16s", "don't",
    )  # fmt: skip


def test_voices_part_the_told_words() -> None:
    text = "Roe said: “We will win today.” It rained."
    start = text.index("We")
    quotation = Quotation(Span(start, text.index("”")), speaker="Roe")
    found = told(text).with_quotations((quotation,))
    assert [w.text for w in found.words() if w.speaker == "Roe"] == ["We", "will", "win", "today"]
    assert int(found.heard("own").sum()) == 4
    assert int(found.heard("quoted").sum()) == 4
    assert int(found.heard("all").sum()) == 8


def test_titles_and_scare_quotes_stay_the_outlets_own() -> None:
    text = "The “talks” went on."
    found = told(text).with_quotations((Quotation(Span(5, 10), kind="scare"),))
    assert set(found.voice.tolist()) == {OWN}


def test_only_headline_subhead_and_body_are_told() -> None:
    text = "A headline\nA caption here"
    zones = (Zone(Span(0, 10), "headline"), Zone(Span(11, 25), "caption"))
    assert int(document(Article("a", "o", text), zones).told.sum()) == 2


def test_an_unknown_voice_is_refused_in_a_sentence() -> None:
    with pytest.raises(ValueError, match="one of own, quoted, all; found 'loud'"):
        told("Hello.").heard("loud")


@pytest.mark.parametrize("unit", ["The sea rose. ", '"', ". ", "J. Smith. ", "word ", "a"])
def test_cutting_grows_linearly(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        zones = lines(text)
        began = time.process_time()
        document(Article("a", "o", text), zones)
        return time.process_time() - began

    small = min(seconds(100_000) for _ in range(3))
    assert seconds(400_000) < 12 * small + 0.2
