"""The cast of a story: where the mentions stand, whose words they are, what the user changes."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from texts import told

from analysis.actors import KINDS, Cast, Phrases, cast, joined, phrases
from analysis.article import Article
from analysis.document import OWN, Document
from analysis.parse import available, parsed
from analysis.score import read

ROOT = Path(__file__).resolve().parent.parent.parent
SEEDS = ROOT.parent / "shared" / "seeds"
ALDER = ROOT / "seeds" / "port-alder"
WITH = [False] + [True] * bool(available())

FIRST = """Corvane strike stops the harbour

By Anna Poe

The port operator, Corvane Lines, lost a day on Monday. “The strike is a blunder,” said the mayor,
Ines Hallam. She called on the dockers to talk. The mayor will meet them in Oslen.

North Korea sent a ship. Pyongyang asked for the Corvane deal. The horrid regime wants grain.
"""
SECOND = """Walkout at the port

Mayor Hallam praised the dockers. The port operator was silent, and so was Mr. Dunn. The walkout
goes on. “Hallam is wrong,” said Carl Dunn of the Dock Board. He left for Seoul.
"""


def story(*texts: str) -> list[Document]:
    return [read(Article(f"a{i}", f"o{i}", text)) for i, text in enumerate(texts)]


def made(documents: list[Document], parse: bool = False, **more: object) -> Cast:
    return cast(documents, parsed(documents) if parse else (), **more)  # type: ignore[arg-type]


def found(cast: Cast, actor: str) -> Counter[str]:
    return Counter(dict(next((a.aliases for a in cast.actors if a.id == actor), ())))


@pytest.mark.parametrize("parse", WITH)
def test_a_story_has_its_cast(parse: bool) -> None:
    result = made(story(FIRST, SECOND), parse)
    assert found(result, "person:ines hallam") == {
        "mayor": 2, "Ines Hallam": 1, "Mayor Hallam": 1, "Hallam": 1,
    }  # fmt: skip
    assert found(result, "body:corvane lines")["port operator"] == 2
    assert found(result, "body:corvane lines")["Corvane Lines"] == 1
    assert found(result, "country:KP") == {"North Korea": 1, "Pyongyang": 1, "horrid regime": 1}
    assert {"strike", "walkout"} <= found(result, "event:walkout").keys() | {
        label.casefold() for label in found(result, "event:walkout")
    }
    assert found(result, "person:carl dunn") == {"Mr. Dunn": 1, "Carl Dunn": 1}
    names = {actor.id: actor.name for actor in result.actors}
    assert names["person:ines hallam"] == "Ines Hallam"
    assert names["country:KP"] == "North Korea"


@pytest.mark.parametrize("parse", WITH)
def test_a_capital_that_is_a_place_is_no_actor(parse: bool) -> None:
    result = made(story(FIRST, SECOND), parse)
    assert not found(result, "country:KR")


@pytest.mark.parametrize("parse", WITH)
def test_every_mention_is_where_it_says_and_knows_its_voice(parse: bool) -> None:
    documents = story(FIRST, SECOND)
    result = made(documents, parse)
    for document in documents:
        for m in result.mentions[document.article.id]:
            if m.label:
                assert " ".join(m.span.of(document.text).split()) == m.label
                assert len(m.label.split()) <= 5
            assert document.sentences[m.sentence].span.start <= m.span.start
            assert m.span.end <= document.sentences[m.sentence].span.end + 1
            assert m.kind in KINDS
            inside = [q for q in document.quotations if q.kind == "speech"
                      and q.span.start <= m.span.start < q.span.end]  # fmt: skip
            assert (m.voice == OWN) == (not inside)


@pytest.mark.parametrize("parse", WITH)
def test_a_pronoun_means_the_only_person_it_can(parse: bool) -> None:
    documents = story(FIRST, SECOND)
    result = made(documents, parse)
    pronouns = {
        m.span.of(d.text): m.actor
        for d in documents for m in result.mentions[d.article.id] if not m.label
    }  # fmt: skip
    assert pronouns == {"She": "person:ines hallam", "He": "person:carl dunn"}


def test_the_user_merges_and_splits() -> None:
    documents = story(FIRST, SECOND)
    result = made(
        documents, merge={"Corvane": ["Corvane Lines"]}, split=["the regime", "horrid regime"]
    )
    assert found(result, "name:Corvane")["port operator"] == 2
    assert found(result, "name:horrid regime") == {"horrid regime": 1}
    assert "horrid regime" not in found(result, "country:KP")
    whole = made(documents, merge={"Ines Hallam": ["dockers"]})
    assert found(whole, "name:Ines Hallam")["dockers"] >= 1
    assert found(whole, "name:Ines Hallam")["mayor"] == 2


def test_phrases_may_be_stored_and_joined_later() -> None:
    documents = story(FIRST, SECOND)
    stored = {d.article.id: Phrases.from_json(phrases(d).to_json()) for d in documents}
    assert joined(stored) == cast(documents)


def test_a_story_without_names_has_nobody() -> None:
    assert cast([told("It rained.")]) == Cast((), {"a": ()})
    assert cast([]) == Cast((), {})


@settings(deadline=None)
@given(st.lists(st.sampled_from([
    "Ada Poe", "the mayor", "North Korea’s", "“", "”", "said", "U.S.", "the", "horrid", "regime",
    "in", "Pyongyang", "She", ",", ".", "\n", "Jong-un", "Kim", "[", "’", "é", "😀", "of", "deal",
]), max_size=40))  # fmt: skip
def test_any_text_has_its_mentions_where_they_say(parts: list[str]) -> None:
    document = told(" ".join(parts))
    for m in cast([document]).mentions["a"]:
        assert 0 <= m.span.start < m.span.end <= len(document.text)
        assert not m.label or " ".join(m.span.of(document.text).split()) == m.label
        assert document.counts(m.span)


@pytest.mark.skipif(not SEEDS.exists(), reason="the five originals are not beside this checkout")
@pytest.mark.parametrize("parse", WITH)
def test_the_seeds_name_korea_and_the_pact(parse: bool) -> None:
    documents = [
        read(Article(f.stem, f.stem, f.read_text("utf-8"))) for f in sorted(SEEDS.iterdir())
    ]
    result = made(documents, parse)
    korea = found(result, "country:KP")
    assert {"North Korea", "DPRK", "Pyongyang", "horrid Kim family dictatorship"} <= korea.keys()
    assert sum(korea.values()) >= 55
    pact = found(result, "event:agreement")
    assert {"Comprehensive Strategic Partnership", "deal", "Putin-Kim military pact"} <= pact.keys()
    assert found(result, "person:kim jong un").total() >= 4
    assert {"Putin", "Vladimir Putin", "Russian counterpart"} <= found(
        result, "person:vladimir putin"
    ).keys()


@pytest.mark.skipif(not ALDER.exists(), reason="the fictional case is not in this checkout")
@pytest.mark.parametrize("parse", WITH)
def test_port_alder_has_one_mayor_and_one_port_operator(parse: bool) -> None:
    """Of 111 labels that the gold names, 76 at least are found and with the story's main actor.

    The others are for the user to join: nothing in the texts says that City Hall is the mayor or
    that "our neighbours" are the protesters.
    """
    gold = tomllib.loads((ALDER / "gold.toml").read_text("utf-8"))
    right = 0
    for name in dict.fromkeys(a["story"] for a in gold["article"]):
        articles = [a for a in gold["article"] if a["story"] == name]
        files = [(a["outlet"], ALDER / "articles" / a["file"]) for a in articles]
        documents = [read(Article(o, o, file.read_text("utf-8"))) for o, file in files]
        result = made(documents, parse)
        actors: dict[str, list[str]] = {}
        for a in articles:
            for role, labels in a["labels"].items():
                for label in labels:
                    actors.setdefault(role, []).append(_actor(result, a["outlet"], label))
        right += sum(
            Counter(x for x in each if x).most_common(1)[0][1]
            for each in actors.values()
            if any(each)
        )
    assert right >= 74


def _actor(result: Cast, outlet: str, label: str) -> str:
    wanted = label.casefold().removeprefix("the ").removeprefix("her ")
    return next(
        (m.actor for m in result.mentions[outlet] if m.label and wanted == m.label.casefold()), ""
    )


@pytest.mark.parametrize("parse", WITH)
def test_a_label_keeps_what_turns_it_and_counts_its_words(parse: bool) -> None:
    told = story("The pact makes for a less isolated North Korea. Police met North Korea’s envoy.")
    labels = {m.label for mentions in made(told, parse).mentions.values() for m in mentions}
    assert not any(label.startswith("isolated") for label in labels)
    words = [label.replace("’", " ").replace("-", " ").split() for label in labels]
    assert max(map(len, words)) <= 5
