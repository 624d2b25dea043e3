"""A story laid out: the quick way for large ones finds what the full one finds; and it is quick."""

import random
import time

import pytest
from alder import alder
from texts import lines

from analysis.align import facts, quote_matrix, story
from analysis.align.stories import Story
from analysis.article import Article
from analysis.document import Document, document


def test_comparing_only_what_shares_something_rare(monkeypatch: pytest.MonkeyPatch) -> None:
    """With every shared word held to be rare, the links are those of all pairs that share one."""
    full = alder("harbour-fire").story
    monkeypatch.setattr("analysis.align.stories.WHOLE", 0)
    monkeypatch.setattr("analysis.align.stories.RARE", 10_000)
    quick = story(full.documents)
    assert sorted((e.a, e.b) for e in quick.links) == sorted((e.a, e.b) for e in full.links)
    assert {f.rows for f in facts(quick)} == {f.rows for f in alder("harbour-fire").facts}


def made(texts: int, sentences: int) -> list[Document]:
    """Texts of made-up words: each sentence has some of its own fact's and some common ones."""
    rng = random.Random(3)
    common = [f"word{i}" for i in range(300)]
    found = []
    for t in range(texts):
        told = []
        for _ in range(sentences):
            fact = rng.randrange(6 * sentences)
            own = [f"fact{fact}x{k}" for k in rng.sample(range(9), 6)]
            told.append(" ".join(["The", *own, *rng.sample(common, 14), f"{1000 + fact} men."]))
        text = "\n".join(told)
        found.append(document(Article(f"a{t:04d}", f"o{t}", text), lines(text)))
    return found


def spent(documents: list[Document]) -> tuple[float, Story]:
    start = time.process_time()
    told = story(documents)
    facts(told)
    quote_matrix(told)
    return time.process_time() - start, told


def test_twenty_texts_of_forty_sentences() -> None:
    documents = made(20, 40)
    spent(documents[:2])  # warm: lemmas are looked up once
    seconds, told = spent(documents)
    print(f"{len(told.passages)} passages, {seconds:.2f} s")
    assert len(told.passages) == 800
    assert seconds < 2  # .4 s on an idle core


def test_time_is_bounded_for_many_texts() -> None:
    small, large = made(100, 40), made(200, 40)
    first, second = spent(small)[0], spent(large)[0]
    print(f"100 texts {first:.1f} s, 200 texts {second:.1f} s")
    assert second < 4 * first + 2
