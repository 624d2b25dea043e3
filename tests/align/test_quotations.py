"""The quotation matrix on small texts: whole, cut, paraphrased, told, dropped."""

from texts import lines

from analysis.align import Quote, quote_matrix, story
from analysis.align.quotations import quoted
from analysis.article import Article
from analysis.document import Document, document
from analysis.voice import voiced

FILLER = (
    "\nThe market opened at nine in the rain.\nChildren walked to school along the wall.\n"
    "A ferry left for the islands without its usual band.\nPrices of fish were steady again."
)


def read(text: str, name: str) -> Document:
    whole = text + FILLER
    return voiced(document(Article(name, name, whole), lines(whole)))


def matrix(*texts: str) -> tuple[Quote, ...]:
    return quote_matrix(story([read(text, f"o{i}") for i, text in enumerate(texts)]))


SAID = "“We shall rebuild the old pier before the first winter storm,” said Ada Brook."


def test_whole_cut_paraphrased_told_and_dropped() -> None:
    (quote,) = matrix(
        SAID,
        "“We shall rebuild the old pier before the first winter storm,” promised Ada Brook.",
        "Ada Brook vowed to “rebuild the old pier” in spring.",
        "Ada Brook insisted that they would rebuild the old pier before the first winter storm.",
        "They shall rebuild the old pier before the first winter storm.",
        "Nobody was at the town hall when we knocked.",
    )
    assert [u.how for u in quote.uses] == [
        "whole", "whole", "cut", "paraphrased", "told", "dropped",
    ]  # fmt: skip
    assert [u.verb for u in quote.uses] == ["say", "promise", "vow", "insist", None, None]
    assert quote.verbs == ("say", "promise", "vow", "insist")
    full = read(SAID, "o0").text
    assert [s.of(full) for s in quote.uses[2].cut] == [
        "We shall", "before the first winter storm",
    ]  # fmt: skip


def test_a_word_that_was_changed_is_marked() -> None:
    other = "“We will rebuild the old pier before the first winter storm,” said Ada Brook."
    (quote,) = matrix(SAID, other)
    use = quote.uses[1]
    assert use.how == "cut"
    assert [s.of(read(other, "o1").text) for s in use.changed] == ["will"]


def test_a_sentence_around_its_attribution_is_one() -> None:
    parted = "“We shall rebuild the old pier,” said Ada Brook, “before the first winter storm.”"
    (quote,) = matrix(SAID, parted)
    assert [u.how for u in quote.uses] == ["whole", "whole"]
    assert len(quote.uses[1].spans) == 2


def test_a_sentence_without_a_verb_has_that_of_the_one_before() -> None:
    text = "“We shall rebuild it all,” warned Ada Brook. “It will cost us a great deal of money.”"
    first, second = quoted(0, read(text, "o"))
    assert (first.verb, second.verb) == ("warn", "warn")


def test_a_quotation_of_one_text_alone_has_no_row() -> None:
    assert matrix(SAID, "Nobody was at the town hall.") == ()
