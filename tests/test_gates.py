"""The gates together: what is said of some articles, how many voices count, and in which words."""

import pickle
import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from texts import stories_of

from analysis.article import Article, Span, Zone
from analysis.clean import byline, dateline, truncation, zones
from analysis.document import Quotation, document
from analysis.gates import Trace, findings, headline_count, independent, trace
from analysis.gates.trace import fingerprint, hashed, shingles
from analysis.voice import voiced

SEEDS = Path(__file__).resolve().parents[2] / "shared" / "seeds"


def plain(text: str, name: str = "a", **facts: object) -> Trace:
    """The trace of a text all of whose lines are body, without quotations."""
    spans, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append(Zone(Span(at, at + len(line)), "body"))
        at += len(line) + 1
    return trace(document(Article(name, name, text), tuple(spans)), **facts)  # type: ignore[arg-type]


def test_a_trace_counts_terms_by_place_names_and_phrases() -> None:
    text = "The ferry reached Port Alder.\nA storm held the ferry at Port Alder."
    found = plain(text)
    assert found.words == 5 + 8
    assert found.names == {"port": 2, "alder": 2}
    assert found.phrases == {"ferry reach": 1, "reach port": 1, "port alder": 2, "storm hold": 1}
    first, second = 150 / (150 + 1), 150 / (150 + 9)
    assert found.terms["ferry"] == pytest.approx(first + second, abs=1e-4)
    assert fingerprint("port alder") in found.pairs.tolist()


def test_a_headline_counts_twice_and_does_not_make_names() -> None:
    text = "Storm Holds Ferry\nThe storm held the ferry."
    lines = (Zone(Span(0, 17), "headline"), Zone(Span(18, len(text)), "body"))
    found = trace(document(Article("a", "a", text), lines))
    assert not found.names
    assert found.terms["storm"] == pytest.approx(2 + 150 / 151, abs=1e-4)


def test_quoted_words_are_counted_by_speaker_and_stay_out_of_the_own_shingles() -> None:
    text = "one two three four five six seven eight nine ten eleven"
    told = document(Article("a", "a", text), (Zone(Span(0, len(text)), "body"),))
    quoted = Quotation(Span(text.index("six"), len(text)), speaker="Ida Quill")
    found = trace(told.with_quotations((quoted,)))
    assert found.quoted_by == {"Ida Quill": 6}
    assert len(found.shingles) == 5 - 4
    assert len(found.quoted_shingles) == 6 - 4


def test_shingles_are_the_same_in_every_process_and_need_five_words() -> None:
    assert len(shingles("a b c d".split())) == 0
    assert shingles("a b c d e".split()).tolist() == shingles("a b c d e".split()).tolist()
    assert shingles("a b c d e".split()).tolist() != shingles("b a c d e".split()).tolist()
    assert hashed(["harbour"]).tolist() == [fingerprint("harbour")]


def test_a_trace_survives_json_and_pickle() -> None:
    found = plain("The ferry reached Port Alder in a storm today.", published=date(2031, 5, 4))
    for copy in (Trace.from_json(found.to_json()), pickle.loads(pickle.dumps(found))):
        assert copy.published == date(2031, 5, 4)
        assert np.array_equal(copy.shingles, found.shingles)
        assert copy.to_json() == found.to_json()


def test_the_count_in_words() -> None:
    one = Trace("a", "A", terms={"ferry": 1.0}, words=100, language="en")
    three = [replace(one, id=i, outlet=i) for i in "abc"]
    assert headline_count(stories_of([]), ()) == "No texts yet."
    assert headline_count(stories_of([one]), findings([one])) == "1 text, 1 independent voice."
    assert (
        headline_count(stories_of(three[:2]), findings(three[:2]))
        == "2 texts, 2 independent voices."
    )
    assert (
        headline_count(stories_of(three), findings(three))
        == "3 texts, 3 on the event, 3 independent voices."
    )
    far = [*three, replace(one, id="d", language="de", language_share=1.0)]
    said = headline_count(stories_of(far), findings(far))
    assert said == "4 texts, 3 in English, 3 on the event, 3 independent voices."
    stories = [replace(t, story=t.id) for t in three]
    said = headline_count(stories_of(stories), findings(stories))
    assert said == "3 texts on 3 stories, 3 independent voices."


def test_a_truncated_article_stays_in_the_comparison() -> None:
    cut = Trace("a", "A", truncated="The text ends at a paywall.", language="en")
    (found,) = findings([cut])
    assert (found.gate, found.reason, found.apart) == ("truncation", cut.truncated, False)


def test_one_id_for_two_articles_is_refused() -> None:
    with pytest.raises(ValueError, match="same id"):
        findings([Trace("a", "A"), Trace("a", "B")])


@pytest.fixture(scope="module")
def seeds() -> list[Trace]:
    if not SEEDS.is_dir():
        pytest.skip("the five articles of ../shared/seeds are not here")
    return [seed(path) for path in sorted(SEEDS.glob("*.txt"))]


def seed(path: Path) -> Trace:
    article = Article(path.stem[:3], path.stem[:3], path.read_text(encoding="utf-8"))
    lines = zones(article)
    return trace(
        voiced(document(article, lines)),
        author=byline(article, lines),
        published=dateline(article, lines),
        truncated=truncation(article, lines),
    )


def test_one_seed_tells_another_event(seeds: list[Trace]) -> None:
    assert [f.article for f in findings(seeds) if f.apart] == ["004"]


def test_the_event_needs_no_dates(seeds: list[Trace]) -> None:
    bare = [replace(t, published=None) for t in seeds]
    assert [f.article for f in findings(bare) if f.gate == "event"] == ["004"]


def test_one_seed_speaks_with_another_seeds_author(seeds: list[Trace]) -> None:
    found = findings(seeds)
    (voice,) = [f for f in found if f.gate == "voice"]
    assert (voice.article, voice.other) == ("000", "001")
    assert voice.value == pytest.approx(0.59, abs=0.05)
    assert (
        headline_count(stories_of(seeds), found) == "5 texts, 4 on the event, 3 independent voices."
    )
    assert ("000", "001") in independent(stories_of(seeds), found)


def test_one_seed_reads_like_a_translation(seeds: list[Trace]) -> None:
    assert [f.article for f in findings(seeds) if f.gate == "translation"] == ["004"]


def test_a_repeated_seed_adds_a_text_but_no_voice(seeds: list[Trace]) -> None:
    more = [*seeds, replace(seeds[2], id="002 again", outlet="another")]
    found = findings(more)
    assert (
        headline_count(stories_of(more), found) == "6 texts, 5 on the event, 3 independent voices."
    )


def test_order_and_outlets_change_nothing(seeds: list[Trace]) -> None:
    shuffled = [replace(t, outlet=f"o{i}") for i, t in enumerate(seeds)]
    random.Random(1).shuffle(shuffled)
    kept = [(f.gate, f.article, f.value, f.other, f.apart) for f in findings(seeds)]
    assert [(f.gate, f.article, f.value, f.other, f.apart) for f in findings(shuffled)] == kept


def test_no_reason_has_more_than_five_words_of_an_article_in_a_row(seeds: list[Trace]) -> None:
    words = [set(t.shingles.tolist()) | set(t.quoted_shingles.tolist()) for t in seeds]
    for finding in findings(seeds):
        said = shingles([w.lower() for w in finding.reason.split()]).tolist()
        assert not any(set(said) & w for w in words)
