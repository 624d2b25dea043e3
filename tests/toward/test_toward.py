"""Tone toward an actor: by hand on sentences of our own, with the parse and without it."""

import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from texts import told

from analysis.actors import cast
from analysis.actors.countries import countries
from analysis.article import Article, Span, Zone
from analysis.document import OWN, Document, document
from analysis.lexicon import entry_words, lexicon
from analysis.parse import Parse, available, parsed
from analysis.score import read
from analysis.toward import Toward, score, toward, weighed
from analysis.toward.charge import ARMS, LIST, PLAIN, ROLES, SPEECH, TURNS

SEEDS = Path(__file__).resolve().parents[2].parent / "shared" / "seeds"
ENGINES = (
    "window",
    pytest.param(
        "grammar",
        marks=pytest.mark.skipif(not available(), reason=available().why or "there is a parser"),
    ),
)


def parse_of(text: Document, engine: str) -> Parse | None:
    return parsed([text])[0] if engine == "grammar" else None


def about(label: str, text: str, engine: str) -> Toward:
    """The tone toward the first place of a label."""
    found = told(text)
    start = text.index(label)
    tone = toward(found, Span(start, start + len(label)), parse_of(found, engine))
    assert tone is not None
    return tone


def words(text: str, tone: Toward) -> list[str]:
    return [span.of(text) for span in tone.evidence]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("label", "text", "tone"),
    [
        # what it is called, and what is said of it
        ("horrid Marran dictatorship", "They shook hands with the horrid Marran dictatorship.", -1),
        ("Marran regime", "Envoys of the Marran regime came by train on Tuesday.", -1),
        ("Ada Poe", "Ada Poe is an honest and courageous mayor.", 1),
        ("Ada Poe", "Ada Poe is a corrupt and incompetent mayor.", -1),
        ("Ada Poe", "Ada Poe opened the library at nine on Monday.", 0),
        # who does it
        ("Ada Poe", "Ada Poe lied to the council about the harbour.", -1),
        ("Marra", "Marra won the match and the trophy.", 1),
        ("the minister", "Voters say that the minister failed.", -1),
        # to whom it is done
        ("Ada Poe", "The council condemned Ada Poe.", -1),
        ("Ada Poe", "The council praised Ada Poe.", 1),
        ("Ada Poe", "Ada Poe was praised by the council.", 1),
        ("Ada Poe", "Ada Poe was accused of theft.", -1),
        ("Ada Poe", "The lawsuit against Ada Poe was heard.", -1),
        # negation
        ("Ada Poe", "Ada Poe is not honest.", -1),
        ("Ada Poe", "Ada Poe is not corrupt.", 0),
    ],
)
def test_a_tone_is_read(label: str, text: str, tone: int, engine: str) -> None:
    found = about(label, text, engine)
    assert found.tone == tone, words(text, found)


@pytest.mark.parametrize("engine", ENGINES)
def test_the_words_that_decided_are_shown(engine: str) -> None:
    text = "They shook hands with the horrid Marran dictatorship."
    assert words(text, about("horrid Marran dictatorship", text, engine)) == [
        "horrid", "dictatorship",
    ]  # fmt: skip
    assert about("They", "They shook hands on the pier.", engine) == Toward(0, ())


@pytest.mark.parametrize("engine", ENGINES)
def test_active_and_passive_tell_the_same(engine: str) -> None:
    """Who beats somebody gains by it, and who is beaten loses, however it is put."""
    active, passive = "Brown defeated Clark.", "Clark was defeated by Brown."
    assert about("Brown", active, engine).tone == 1
    assert about("Clark", active, engine).tone == -1
    assert about("Clark", passive, engine).tone == -1


@pytest.mark.parametrize("engine", ENGINES)
def test_criticism_falls_on_whom_it_is_aimed_at_alone(engine: str) -> None:
    """Who condemns is not judged by it: no verb of saying charges its own speaker."""
    text = "Brown condemned Clark."
    found = told(text)
    values = [
        score(weighed(found, Span(text.index(w), text.index(w) + 5), parse_of(found, engine)) or ())
        for w in ("Brown", "Clark")
    ]
    assert values[1] < values[0] == 0


# Sentences of the kinds that readers found misread.
@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("label", "text", "tone"),
    [
        ("Marra", "Marra raged at the fares on Monday.", 0),
        ("Poe", "On Monday Poe blasted the fares.", 0),
        ("Poe", "Poe blasted Clark over the fares.", 0),
        ("Clark", "Poe blasted Clark over the fares.", -1),
        ("Poe", "Poe admitted that the pier was sold.", 0),
        ("Poe", "Poe promised a new pier.", 0),
        # words that tell nothing
        ("Marra", "Marra will await and help its firm allies.", 0),
        ("Marra", "Soldiers of Marra join the fight.", 0),
        ("Marra", "Nuclear-capable missiles of Marra flew.", 0),
        ("Marra", "It was an act of aggression committed by Marra.", -1),
        # somebody else, whosesoever he is
        ("Marra", "Marra allies were the losers of the deal.", 0),
        ("Tolland", "Marra, isolated by sanctions from Tolland, sent a train.", 0),
        ("Marra", "Marra, isolated by sanctions from Tolland, sent a train.", -1),
        # what is asked, or only supposed
        ("Marra", "Is Marra corrupt?", 0),
        ("Marra", "They asked whether Marra is corrupt.", 0),
        ("Marra", "If Marra lied, the talks end.", 0),
        ("Marra", "Marra lied, and the talks end if it rains.", -1),
    ],
)
def test_what_readers_found_misread(label: str, text: str, tone: int, engine: str) -> None:
    found = about(label, text, engine)
    assert found.tone == tone, words(text, found)


@pytest.mark.parametrize("engine", ENGINES)
def test_who_condemns_and_who_is_wronged_is_not_judged(engine: str) -> None:
    assert about("Poe", "On Monday Poe condemned the council.", engine).tone == 0
    assert about("Marra", "Soldiers of the regime invaded Marra.", engine).tone <= 0
    assert about("Clark", "On Monday she invaded Clark.", engine).tone == 0


@pytest.mark.parametrize("engine", ENGINES)
def test_weak_words_never_decide(engine: str) -> None:
    text = "Poe apparently seemed to insist on a secret and even, repeatedly, on a claim."
    found = told(text)
    assert len(weighed(found, Span(0, 3), parse_of(found, engine)) or ()) >= 5
    assert about("Poe", text, engine) == Toward(0, ())


@pytest.mark.parametrize("engine", ENGINES)
def test_strength_in_arms_is_no_praise(engine: str) -> None:
    assert about("Marra", "Marra has powerful missiles.", engine) == Toward(0, ())
    assert about("Marra", "Marra has powerful friends.", engine).tone == 1


@pytest.mark.parametrize("engine", ENGINES)
def test_names_are_not_charged(engine: str) -> None:
    assert (
        about("Hope Grace", "They met Hope Grace at the old pier of Good Harbor.", engine).tone == 0
    )


@pytest.mark.skipif(not available(), reason=available().why or "there is a parser")
def test_what_somebody_says_is_not_said_of_him() -> None:
    text = "Ada Poe said that the cruel regime had lied."
    assert about("Ada Poe", text, "grammar") == Toward(0, ())
    assert about("regime", text, "grammar").tone == -1


@pytest.mark.skipif(not available(), reason=available().why or "there is a parser")
def test_what_somebody_condemns_is_not_about_him() -> None:
    text = "Poe condemned the brutal raid on the harbour."
    assert about("Poe", text, "grammar") == Toward(0, ())
    assert about("raid", text, "grammar").tone == -1


@pytest.mark.skipif(not available(), reason=available().why or "there is a parser")
def test_grammar_tells_apart_what_distance_cannot() -> None:
    """Charges of another clause hardly count."""
    text = "Poe, whose rival was jailed for brutal fraud, has won the prize."
    assert about("Poe", text, "grammar").tone == 1
    assert about("rival", text, "grammar").tone == -1


@pytest.mark.parametrize("engine", ENGINES)
def test_nothing_can_be_said_outside_told_sentences(engine: str) -> None:
    text = "The cruel Marran regime lied."
    label = Span(10, 23)
    caption = document(Article("a", "gazette", text), (Zone(Span(0, len(text)), "caption"),))
    assert toward(caption, label, parse_of(caption, engine)) is None
    body = told(text)
    assert toward(body, Span(len(text) - 1, len(text)), parse_of(body, engine)) is None
    other = replace(body, article=replace(body.article, language="es"))
    assert toward(other, label, parse_of(other, engine)) is None
    english = replace(body, article=replace(body.article, language="en"))
    assert toward(english, label, parse_of(english, engine)) == toward(
        body, label, parse_of(body, engine)
    )


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from("Poe the not honest regime lied , was praised . against “ by said".split()),
        min_size=1, max_size=25,
    ),
    st.integers(0, 120), st.integers(0, 30),
)  # fmt: skip
def test_evidence_lies_in_the_sentence_and_only_with_a_tone(
    parts: list[str], start: int, length: int
) -> None:
    found = told(" ".join(parts))
    tone = toward(found, Span(start, start + length))
    if tone is None:
        return
    sentence = found.sentence_at(start)
    assert sentence is not None
    assert bool(tone.evidence) == (tone.tone != 0)
    assert all(sentence.span.start <= s.start < s.end <= sentence.span.end for s in tone.evidence)


def test_an_endless_sentence_costs_no_more_than_its_length() -> None:
    def seconds(times: int) -> float:
        found = told("the cruel Poe was not praised against the horrid regime and " * times)
        begin = time.perf_counter()
        for i in range(0, len(found.text), len(found.text) // 200):
            toward(found, Span(i, i + 1))
        return time.perf_counter() - begin

    seconds(100)
    assert seconds(4_000) < 20 * max(seconds(400), 0.02)


def test_the_list_says_what_it_is_and_every_class_is_read() -> None:
    words = lexicon(LIST)
    assert words.licence == "MIT"
    assert "Parallax" in words.provenance
    assert len(words.failures) >= 6
    assert {part.name for part in words.sections} == {*ROLES, ARMS, PLAIN, SPEECH, TURNS}
    for part in words.sections:
        counts = Counter((e.startswith("="), entry_words(e)) for e in part.entries)
        assert [entry for entry, n in counts.items() if n > 1] == [], part.name


def test_no_country_is_in_the_list() -> None:
    """Words are for everybody: none names a state, or its people."""
    phrases = [e for part in lexicon(LIST).sections for e in part.entries if part.name != PLAIN]
    named = {e for e in phrases if list(countries([w.capitalize() for w in entry_words(e)]))}
    assert named == set()


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the five originals are not beside this checkout")
@pytest.mark.parametrize("engine", ENGINES)
def test_the_most_hostile_of_the_originals_is_hostile(engine: str) -> None:
    """The text that calls a government a dictatorship speaks ill of its country on balance."""
    told_texts = [
        read(Article(path.stem, path.stem, path.read_text("utf-8")))
        for path in sorted(SEEDS.glob("*.txt"))
    ]
    parses: list[Parse | None] = [parse_of(each, engine) for each in told_texts]
    mentions = cast(told_texts, parses).mentions
    balances = {}
    for text, parse in zip(told_texts, parses, strict=True):
        own = [
            m for m in mentions[text.article.id]
            if m.voice == OWN and m.actor in ("country:KP", "person:kim jong un")
        ]  # fmt: skip
        tones = [t.tone for m in own if (t := toward(text, m.span, parse)) is not None]
        balances[text.article.id[:3]] = sum(tones) / len(tones)
        print(engine, text.article.id[:3], Counter(tones), balances[text.article.id[:3]])
    hostile = next(t.article.id[:3] for t in told_texts if "horrid" in t.text)
    assert balances[hostile] < 0
