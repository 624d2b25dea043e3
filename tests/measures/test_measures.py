"""The registry, and each measure in worked arithmetic."""

import math

import pytest
from texts import lines, told

from analysis.article import Article, Span, Zone
from analysis.document import Document, Quotation, document
from analysis.lexicon import lexicon
from analysis.measures import MEASURES
from analysis.measures.attribution import ATTRIBUTED
from analysis.measures.loaded import LOADED
from analysis.measures.measure import TIERS
from analysis.measures.rate import Rate
from analysis.measures.say_verbs import SAY_VERBS, cues
from analysis.measures.scare_quotes import SCARE_QUOTES
from analysis.measures.tone import HEADLINE_TONE, TONE, analyzer, compound, names

FIVE = ("attributed", "say_verbs", "loaded", "scare_quotes", "frames_policy")
BY_NAME = {measure.name: measure for measure in MEASURES}


def quoted(text: str, *spans: tuple[str, str, str | None], kind: str = "speech") -> Document:
    """A told text in which the given words are quoted: (words, speaker, verb)."""
    found = []
    for words, speaker, verb in spans:
        start = text.index(words)
        cue = Span(text.index(verb), text.index(verb) + len(verb)) if verb else None
        found.append(Quotation(Span(start, start + len(words)), kind, speaker, verb, cue))
    return told(text).with_quotations(tuple(found))


def test_the_registry_is_what_the_issue_asks_for() -> None:
    families = {name.split(".")[0] for name in BY_NAME}
    assert families == {*FIVE, "frames_generic", "tone", "certainty", "agency"}
    assert sum(name.startswith("frames_policy.") for name in BY_NAME) == 15
    assert sum(name.startswith("frames_generic.") for name in BY_NAME) == 5
    assert len(BY_NAME) == len(MEASURES)


@pytest.mark.parametrize("measure", MEASURES, ids=lambda m: m.name)
def test_a_measure_has_a_whole_card(measure) -> None:
    for field in ("title", "question", "unit", "formula", "source", "weakness", "version"):
        assert getattr(measure, field), f"{measure.name} says nothing of its {field}"
    assert all(measure.poles)
    assert measure.about
    assert measure.tier in TIERS
    assert measure.tier != "B" or measure.accuracy, "an estimate prints its measured accuracy"
    assert measure.lexicon is None or lexicon(measure.lexicon)


@pytest.mark.parametrize("measure", MEASURES, ids=lambda m: m.name)
@pytest.mark.parametrize("text", ["", "Plain words stand here.", "“Oh!” 12 –"])
def test_no_evidence_is_none_and_values_are_finite(measure, text: str) -> None:
    for voice in measure.voices:
        reading = measure.read(told(text), voice)
        assert reading.n >= 0
        if reading.value is None:
            assert reading.why, "a missing value says why"
        else:
            assert math.isfinite(reading.value)
            assert text, "an empty text is no evidence"


def test_a_rate_is_a_thousand_times_hits_over_words() -> None:
    text = "A horrid blunder. Nobody there was hurt by it."
    reading = LOADED.read(told(text), "own")
    words = [mark.span.of(text) for mark in reading.marks]
    assert words == ["horrid", "blunder"]
    assert reading.n == 9
    assert reading.value == pytest.approx(1000 * 2 / 9)


def test_a_rate_keeps_to_its_voice() -> None:
    document = quoted("It was “a horrid blunder” said Roe.", ("a horrid blunder", "Roe", None))
    assert LOADED.read(document, "own").marks == ()
    assert LOADED.read(document, "own").value == 0.0
    assert LOADED.read(document, "quoted").n == 3


def test_one_class_of_a_list_is_a_rate_of_its_own() -> None:
    reading = Rate("certainty", "hedge")(told("Perhaps it may rain."), "all")
    assert [mark.label for mark in reading.marks] == ["hedge", "hedge"]
    assert reading.value == 1000 * 2 / 4


def test_the_attributed_share_is_quoted_words_over_all() -> None:
    document = quoted("“We won,” said Roe, twice.", ("We won", "Roe", "said"))
    reading = ATTRIBUTED.read(document, "all")
    assert reading.value == pytest.approx(2 / 5)
    assert reading.marks[0].label == "Roe"


def test_cues_are_quotations_verbs_and_say_verbs_with_that() -> None:
    text = "“We won,” boasted Roe. He claimed that it rained. They claimed a prize."
    document = quoted(text, ("We won", "Roe", "boasted"))
    found = [(span.of(text), label) for span, label in cues(document).items()]
    assert found[0] == ("boasted", "emotive")
    assert found[1][0].startswith("claimed")
    assert found[1][1] == "doubting"
    assert len(found) == 2


def test_say_verb_shares_add_up_to_one() -> None:
    text = "“We won,” boasted Roe. “We lost,” said Poe."
    document = quoted(text, ("We won", "Roe", "boasted"), ("We lost", "Poe", "said"))
    shares = [measure.read(document, "own").value for measure in SAY_VERBS]
    assert sum(value or 0 for value in shares) == pytest.approx(1)
    assert BY_NAME["say_verbs.neutral"].read(document, "own").value == pytest.approx(1 / 2)


def test_scare_quotes_are_counted() -> None:
    document = quoted("The “talks” began.", ("talks", None, None), kind="scare")
    assert SCARE_QUOTES.read(document, "own").value == 1.0
    assert SCARE_QUOTES.read(told("No marks."), "own").value == 0.0


def test_tone_is_the_mean_of_vaders_sentences() -> None:
    text = "It was a terrible day. It was a wonderful day."
    each = [
        analyzer().polarity_scores(sentence)["compound"]
        for sentence in ("It was a terrible day.", "It was a wonderful day.")
    ]
    reading = TONE.read(told(text), "own")
    assert reading.value == pytest.approx(sum(each) / 2)
    assert reading.n == 2
    assert [mark.label for mark in reading.marks] == ["negative", "positive"]


def test_without_a_word_of_vaders_list_there_is_no_tone() -> None:
    reading = TONE.read(told("The lorry drove along the road."), "own")
    assert reading.value is None
    assert "no word of VADER's list" in reading.why


def test_curly_marks_read_as_straight_ones() -> None:
    assert compound("I don’t support it") == compound("I don't support it") < 0
    assert compound("They voiced “regret” again") == compound('They voiced "regret" again') < 0


def test_names_are_masked() -> None:
    text = "On Monday the United States said nothing. Security Council members left."
    document = told(text)
    masked = {document.lexemes[i] for i in range(len(document.starts)) if names(document)[i]}
    assert {"united", "states", "monday", "council"} <= masked
    assert "said" not in masked
    assert TONE.read(told("Then the United States said the same."), "own").value is None


def test_a_shouted_word_is_no_name() -> None:
    document = told("They called it a TERRIBLE day for Roe.")
    masked = {document.lexemes[i] for i in range(len(document.starts)) if names(document)[i]}
    assert masked == {"roe"}


def test_the_headline_has_a_tone_apart() -> None:
    text = "A very terrible day\nNothing to see here at all."
    zones = (Zone(Span(0, 19), "headline"), lines(text)[1])
    told_document = document(Article("a", "o", text), zones)
    assert (HEADLINE_TONE.read(told_document, "all").value or 0) < 0
    assert TONE.read(told_document, "own").value is None


def test_a_long_sentence_is_scored_in_blocks() -> None:
    blocks = ["terrible " * 100, "wonderful " * 50]
    each = [analyzer().polarity_scores(block)["compound"] for block in blocks]
    expected = (100 * each[0] + 50 * each[1]) / 150
    assert compound("".join(blocks)) == pytest.approx(expected)
