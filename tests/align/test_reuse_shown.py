"""Text reuse shown: what was cut, what was reworded, what one text added."""

from alder import alder_document
from texts import lines

from analysis.align import added, added_words, compared
from analysis.article import Article
from analysis.document import Document, document


def read(text: str, id: str = "a") -> Document:
    return document(Article(id, "gazette", text), lines(text))


def test_one_paragraph_of_the_agency_copy_was_cut() -> None:
    courier, ledger = alder_document("courier", "regatta"), alder_document("ledger", "regatta")
    found = compared(courier, ledger)
    assert [p.kind for p in found].count("only here") == 1
    assert {p.kind for p in found} == {"same", "only here"}
    cut = next(p for p in found if p.kind == "only here")
    assert cut.here is not None
    assert cut.here.of(courier.text).startswith("The retired harbour pilot Tomas Reed")
    assert [p.kind for p in compared(ledger, courier)].count("only there") == 1
    assert added(ledger, [courier]) == ()
    assert len(added(courier, [ledger])) == 3  # the sentences of that paragraph


def test_words_that_were_changed_are_marked() -> None:
    here = read("The old pier burned down on Monday night.\nNobody was hurt at all.")
    there = read("The old pier burned to the ground on Monday night.\nA dog barked all day.")
    first, second, third = compared(here, there)
    assert (first.kind, second.kind, third.kind) == ("reworded", "only here", "only there")
    assert [s.of(here.text) for s in first.only_here] == ["down"]
    assert [s.of(there.text) for s in first.only_there] == ["to the ground"]


def test_what_one_text_added() -> None:
    wire = read("The old pier burned down on Monday night. Nobody was hurt in the fire.")
    here = read("The old pier burned down on Monday night. The mayor wept openly at the sight.")
    (span,) = added(here, [wire])
    assert span.of(here.text) == "The mayor wept openly at the sight."
    words = [here.lexemes[i] for i, new in enumerate(added_words(here, [wire]).tolist()) if new]
    assert words == "the mayor wept openly at the sight".split()
    assert added(here, [here]) == ()


def test_without_another_text_everything_is_its_own() -> None:
    here = read("One dog ran. Two cats slept.")
    assert len(added(here, [])) == 2
    assert [p.kind for p in compared(here, read(""))] == ["only here"]
