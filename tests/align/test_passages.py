"""Passages tile the told words; clauses are cut where a fact may end."""

from hypothesis import given
from hypothesis import strategies as st
from texts import lines, told

from analysis.align.passages import entire, passages, sentences
from analysis.article import Article
from analysis.document import Document, document
from analysis.voice import voiced


def cut(text: str) -> list[str]:
    return [p.span.of(text) for p in passages(read(text))]


def read(text: str) -> Document:
    return voiced(document(Article("a", "gazette", text), lines(text)))


def test_a_short_sentence_is_one_passage() -> None:
    assert cut("The dog ran home, and the cat slept.") == ["The dog ran home, and the cat slept"]


def test_a_long_sentence_is_cut_at_marks_and_joining_words() -> None:
    text = (
        "The fire broke out at 21:40 on the old quay; three men were hurt by the smoke, and "
        "the hall stayed open."
    )
    assert cut(text) == [
        "The fire broke out at 21:40 on the old quay",
        "three men were hurt by the smoke",
        "and the hall stayed open",
    ]


def test_who_is_said_to_have_said_it_is_no_fact() -> None:
    text = "“The pumps were off when we came,” said Chief Officer Ada Brook, a tall woman."
    quoted, attribution = passages(read(text))
    assert (quoted.own, quoted.attribution) == (False, False)
    assert attribution.attribution
    assert attribution.span.of(text) == "said Chief Officer Ada Brook, a tall woman"


@given(st.text(alphabet="ab ,;.“”–\n", max_size=300))
def test_passages_tile_the_told_words(text: str) -> None:
    document = read(text)
    places = [i for p in passages(document) for i in range(p.first, p.last)]
    assert places == [i for i, there in enumerate(document.told.tolist()) if there]
    assert sum(p.last - p.first for p in sentences(document)) == len(places)


def test_an_entire_document_is_one_passage() -> None:
    assert entire(told("One dog. Two cats.")).last == 4
