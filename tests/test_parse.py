"""The grammatical layer: aligned to our words, parsed once, pinned, and dispensable."""

import gc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from texts import lines, told

from analysis import parse as layer
from analysis.article import Article
from analysis.document import document
from analysis.parse import OUTSIDE, available, parsed, part_of_speech, weights_sha256

WEIGHTS = "c9541ef3ea159c146cbfc148ef4c608c6b2ecfee38bb037e806d3e61ec769838"
TEXT = (
    "The U.S. president, Ada Poe, didn't meet North Korea's leader. "
    "The ministry was told by Mr. Brown that she had left."
)
needed = pytest.mark.skipif(not available(), reason=available().why or "there is a parser")


def at(words: list[str], word: str) -> int:
    return words.index(word)


@needed
def test_the_weights_are_those_that_were_measured() -> None:
    assert weights_sha256() == WEIGHTS


@needed
def test_a_parse_stands_beside_our_words() -> None:
    told_text = told(TEXT)
    (parse,) = parsed([told_text])
    words = [word.text for word in told_text.words()]
    president, meet, leader = at(words, "president"), at(words, "meet"), at(words, "leader")
    assert parse.heads[president] == meet
    assert parse.dependencies[president] == "nsubj"
    assert (parse.heads[leader], parse.dependencies[leader]) == (meet, "dobj")
    assert parse.heads[at(words, "Korea's")] == leader
    assert parse.pos[meet] == "VERB"
    assert parse.lemmas[at(words, "told")] == "tell"
    assert parse.dependencies[at(words, "ministry")] == "nsubjpass"
    assert parse.entities[at(words, "Poe")] == "PERSON"
    assert parse.entity_of[at(words, "Ada")] == parse.entity_of[at(words, "Poe")] != OUTSIDE
    assert parse.entity_of[meet] == OUTSIDE


@needed
def test_a_token_of_several_of_our_words_hangs_on_its_first() -> None:
    told_text = told(TEXT)
    (parse,) = parsed([told_text])
    words = [word.text for word in told_text.words()]
    u, s = at(words, "U"), at(words, "S")
    assert (parse.heads[s], parse.dependencies[s]) == (u, "goeswith")
    assert parse.entities[u] == parse.entities[s] == "GPE"


@needed
def test_a_root_is_its_own_head_and_a_phrase_is_what_hangs_on_a_word() -> None:
    told_text = told(TEXT)
    (parse,) = parsed([told_text])
    words = [word.text for word in told_text.words()]
    sentence, meet, leader = told_text.sentences[0], at(words, "meet"), at(words, "leader")
    assert parse.heads[meet] == meet
    assert list(parse.ancestors(leader)) == [meet]
    first, last = parse.phrase(leader, sentence.first, sentence.last)
    assert words[first:last] == ["North", "Korea's", "leader"]
    assert at(words, "president") in parse.dependents(meet, sentence.first, sentence.last)


@needed
def test_a_text_is_parsed_once_and_forgotten_with_its_document() -> None:
    told_text = told(TEXT)
    (first,) = parsed([told_text])
    assert parsed([told_text.within(("headline",))])[0] is first
    assert parsed([told_text.with_quotations(())])[0] is first
    known = len(layer._known)
    del told_text
    gc.collect()
    assert len(layer._known) == known - 1


@needed
def test_the_same_text_has_the_same_parse() -> None:
    one, two = parsed([told(TEXT), told(TEXT)])
    alone = parsed([told("Another text stands here."), told(TEXT)])[1]
    for other in (two, alone):
        assert one.heads.tolist() == other.heads.tolist()
        assert one.pos == other.pos
        assert one.dependencies == other.dependencies
        assert one.entities == other.entities


@needed
def test_only_what_is_told_is_parsed() -> None:
    text = "Ada Poe left."
    (parse,) = parsed([document(Article("a", "o", text), lines(text, "footer"))])
    assert parse.dependencies == ("", "", "")
    assert parse.heads.tolist() == [0, 1, 2]


@needed
def test_an_endless_sentence_is_parsed_in_pieces() -> None:
    text = "the mayor of the town met " * 400 + "nobody."
    told_text = told(text)
    (parse,) = parsed([told_text])
    assert len(parse.heads) == len(told_text.starts)
    assert all(parse.dependencies)


@needed
@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from([
    "Ada", "Poe", "said", "the", "U.S.", "mayor's", "“no”", "don't", "—", "…", "Kim", "Jong-un",
    ",", "3.5", "1,000", "é", "x\u200b", "(", ".", "\n", "😀", "'", "St.",
]), max_size=30))  # fmt: skip
def test_every_head_is_a_word_of_the_same_sentence(parts: list[str]) -> None:
    told_text = told(" ".join(parts))
    (parse,) = parsed([told_text])
    for i, head in enumerate(parse.heads.tolist()):
        assert told_text.sentence_of[i] == told_text.sentence_of[head]
        assert parse.dependencies[i]
        assert parse.pos[i]
        assert (parse.entities[i] == "") == (parse.entity_of[i] == OUTSIDE)


def test_parts_of_speech() -> None:
    assert part_of_speech("NNP", "nsubj", "poe") == "PROPN"
    assert part_of_speech("VBD", "aux", "had") == "AUX"
    assert part_of_speech("VBD", "ROOT", "was") == "AUX"
    assert part_of_speech("VBD", "ROOT", "left") == "VERB"
    assert part_of_speech("IN", "mark", "that") == "SCONJ"
    assert part_of_speech("IN", "prep", "of") == "ADP"
    assert part_of_speech("??", "", "?") == "X"


@pytest.mark.parametrize("missing", ["spacy", "en_core_web_sm"])
def test_without_it_there_is_a_sentence_instead(
    monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    monkeypatch.setattr(
        layer.util, "find_spec", lambda name: None if name.startswith(missing) else object()
    )
    available.cache_clear()
    try:
        assert not available()
        assert "newsparallax[parser]" in available().why
        with pytest.raises(RuntimeError, match="not installed"):
            parsed([told(TEXT)])
    finally:
        monkeypatch.undo()
        available.cache_clear()
