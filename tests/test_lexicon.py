"""Matching words and phrases, and what every shipped list must say of itself."""

from collections import Counter

import pytest
from texts import told

from analysis.article import Span
from analysis.document import Quotation, lexemes
from analysis.lexicon import Lexicon, Section, entry_words, hits, index, lemma, lexicon, matches

LISTS = (
    "frames_policy", "frames_generic", "loaded", "certainty", "say_verbs", "function_words",
    "attribution_cues", "offices", "toward", "event_verbs",
)  # fmt: skip


def made(*entries: str, exceptions: tuple[str, ...] = (), forms: dict[str, str] | None = None):
    part = Section("x", "x", "", entries)
    return index(Lexicon("t", "t", "1", "", "", (), (part,), exceptions, frozenset(), forms or {}))


def found(text: str, entries) -> list[str]:
    words = lexemes(text)
    return [" ".join(words[h.first : h.last]) for h in matches(words, entries, [(0, len(words))])]


def test_a_lemma_finds_its_inflections() -> None:
    assert found("They slammed it; she slams doors", made("slam")) == ["slammed", "slams"]


def test_an_exact_entry_finds_only_itself() -> None:
    assert found("united they unite", made("=united")) == ["united"]


def test_the_longest_match_wins_and_nothing_overlaps() -> None:
    entries = made("cold", "cold war", "war crime")
    assert found("a cold war crime in the cold", entries) == ["cold war", "cold"]


def test_an_exception_consumes_its_words() -> None:
    entries = made("fire", exceptions=("fire brigade",))
    assert found("the fire brigade saw the fire", entries) == ["fire"]


def test_of_equally_long_ones_the_exception_wins_then_the_exact_form() -> None:
    assert found("in may", made("in may", exceptions=("in may",))) == []
    assert [h.entry for h in matches(("stated",), made("state", "=stated"), [(0, 1)])] == ["stated"]


def test_a_list_may_name_its_own_irregular_forms() -> None:
    assert found("he pled", made("plead", forms={"pled": "plead"})) == ["pled"]


def test_matches_stay_in_one_voice_and_add_up() -> None:
    text = "It was “a terrible” blunder. It was a terrible blunder."
    start = text.index("a terrible")
    document = told(text).with_quotations((Quotation(Span(start, start + 10)),))
    own, quoted, everything = (
        Counter(h.entry for h in hits(document, "loaded", voice))
        for voice in ("own", "quoted", "all")
    )
    assert own + quoted == everything
    assert quoted["terrible"] == 1


@pytest.mark.parametrize("name", LISTS)
def test_a_list_says_where_it_comes_from_and_how_it_fails(name: str) -> None:
    words = lexicon(name)
    assert words.licence == "MIT"
    assert "Parallax" in words.provenance
    assert len(words.failures) >= (2 if name == "function_words" else 6)
    assert all(part.title and part.about and part.entries for part in words.sections)


@pytest.mark.parametrize("name", LISTS)
def test_no_entry_stands_twice_in_a_class(name: str) -> None:
    for part in lexicon(name).sections:
        counts = Counter((entry.startswith("="), entry_words(entry)) for entry in part.entries)
        assert [entry for entry, n in counts.items() if n > 1] == []


@pytest.mark.parametrize("name", LISTS)
def test_entries_are_written_as_they_are_matched(name: str) -> None:
    for part in lexicon(name).sections:
        for entry in part.entries:
            assert entry == entry.strip().lower(), entry
            assert entry_words(entry), entry


def sizes(name: str) -> dict[str, int]:
    return {part.name: len(part.entries) for part in lexicon(name).sections}


def test_the_lists_are_as_large_as_promised() -> None:
    assert len(sizes("frames_policy")) == 15
    assert min(sizes("frames_policy").values()) >= 60
    assert set(sizes("frames_generic")) == {
        "conflict", "human_interest", "economic_consequences", "morality", "responsibility",
    }  # fmt: skip
    assert min(sizes("frames_generic").values()) >= 60
    assert sum(sizes("loaded").values()) >= 1500
    assert sum(sizes("certainty").values()) >= 400
    assert {"hedge", "booster", "factive", "assertive", "implicative"} <= set(sizes("certainty"))
    assert sum(sizes("say_verbs").values()) >= 250
    assert {"neutral", "doubting", "factive", "emotive"} <= set(sizes("say_verbs"))


@pytest.mark.parametrize("word", ["war", "north", "military", "nuclear", "missile", "sanction"])
def test_topic_words_are_not_loaded_words(word: str) -> None:
    entries = {words for part in lexicon("loaded").sections for words in part.entries}
    assert word not in entries
    assert lemma(word) == word


@pytest.mark.parametrize("name", LISTS)
def test_no_exception_silences_an_entry_altogether(name: str) -> None:
    words = lexicon(name)
    entries = {entry_words(e) for part in words.sections for e in part.entries}
    assert [each for each in words.exceptions if entry_words(each) in entries] == []
