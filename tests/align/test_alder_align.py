"""Port Alder: the planted facts and omissions, as the product finds them. The figures are pinned.

A fact of `gold.toml` is matched with a fact of ours by its description alone (`alder.expected`).
"""

from collections import Counter

import pytest
from alder import STORIES, alder, alder_document, expected, matrix

from analysis.align import COVERAGE, FACTS, QUOTES, aligned, facts, quote_matrix, rows, story
from analysis.align.carriers import Fact
from analysis.align.stories import Story


def places(told: Story, found: tuple[Fact, ...]) -> list[list[tuple[str, int]]]:
    return [
        [(told.passages[r].article, told.passages[r].span.start) for r in fact.rows]
        for fact in found
    ]


def test_presence_over_all_72_texts() -> None:
    """478 (fact, article) pairs that were written, 38 that were not."""
    counts: Counter[tuple[bool, str]] = Counter()
    for name in STORIES:
        told = alder(name)
        for each in expected(told):
            for d, article in enumerate(told.gold):
                carries = each.key in article["facts"]
                counts[carries, told.facts[each.fact].state(d)] += 1
    print(counts)
    assert sum(n for (carries, _), n in counts.items() if carries) == 478
    assert counts[True, "found"] >= 447  # recall .935, precision 447 / 448; of 31 nothing is said
    assert counts[False, "found"] <= 1
    assert counts[True, "not found"] == 0
    assert counts[False, "not found"] >= 31


def test_planted_omissions_are_shown() -> None:
    """Of 23, 22 stand in the matrix as not found, as a fact or as its figure, or both."""
    shown, hidden, wrong = 0, [], []
    for name in STORIES:
        told = alder(name)
        cells = matrix(told)
        for each in expected(told):
            asked = [("fact", each.fact), ("figure", each.figure)]
            for article in told.gold:
                states = [cells.get(key, {}).get(article["outlet"]) for key in asked]  # type: ignore[call-overload]
                if each.key in article["omits"]:
                    shown += "not found" in states
                    hidden += [] if "not found" in states else [(article["file"], each.key)]
                elif each.key in article["facts"] and "not found" in states:
                    wrong.append((article["file"], each.key))
    assert wrong == []
    assert shown >= 22
    assert hidden in ([], [("bulletin-skerra-hostel.txt", "f5")])


def test_nothing_is_claimed_of_a_text_that_is_cut_off() -> None:
    told = alder("hospital-wait")
    assert "tideline-hospital-wait.txt" in told.texts.truncated
    states = {cells["tideline"] for cells in matrix(told).values()}
    assert "not found" not in states
    assert "not claimed" in states


def test_copies_are_one_voice() -> None:
    told = alder("regatta")
    assert ("courier-regatta.txt", "ledger-regatta.txt") in [
        tuple(sorted(v)) for v in told.texts.voices
    ]


def test_quotations_of_one_story() -> None:
    told = alder("dock-strike").story
    outlets = [d.article.outlet for d in told.documents]
    found = {" ".join(q.fullest.words[:4]): q for q in quote_matrix(told)}
    table = found["the city asks both"]
    assert {outlets[u.document]: (u.how, u.verb) for u in table.uses} == {
        "bulletin": ("whole", "announce"), "chronicle": ("whole", "say"),
        "courier": ("dropped", None), "lantern": ("dropped", None), "ledger": ("dropped", None),
        "tideline": ("paraphrased", "ask"),
    }  # fmt: skip
    assert table.verbs == ("announce", "say", "ask")
    crane = found["twelve hours on a"]
    cut = next(u for u in crane.uses if outlets[u.document] == "ledger")
    text = told.documents[crane.fullest.document].text
    assert (cut.how, [s.of(text) for s in cut.cut]) == (
        "cut", ["Twelve hours on a crane is not a roster, it is"],
    )  # fmt: skip


def test_two_texts_side_by_side() -> None:
    told = alder("ferry-fares").story
    names = [d.article.outlet for d in told.documents]
    pairs = aligned(told, names.index("chronicle"), names.index("bulletin"))
    said = {told.text(p.a): p for p in pairs}
    old = said["The pensioners keep the old fare"]
    assert told.text(old.b) == "Pensioners keep the old fare"
    assert [s.of(told.documents[names.index("chronicle")].text) for s in old.only_a] == ["The"]
    assert old.only_b == ()
    turned = aligned(told, names.index("bulletin"), names.index("chronicle"))
    assert {(p.b, p.a) for p in turned} == {(p.a, p.b) for p in pairs}


def test_a_long_passage_may_stand_beside_several() -> None:
    told = alder("harbour-fire").story
    names = [d.article.outlet for d in told.documents]
    a, b = names.index("chronicle"), names.index("ledger")
    one, many = aligned(told, a, b), aligned(told, a, b, many=True)
    assert {(p.a, p.b) for p in one} <= {(p.a, p.b) for p in many}
    assert len({p.a for p in one}) == len(one) == len({p.b for p in one})


@pytest.mark.parametrize("name", ["harbour-fire", "regatta"])
def test_the_order_of_documents_changes_nothing(name: str) -> None:
    documents = list(alder(name).story.documents)
    turned = story(documents[::-1])
    assert places(turned, facts(turned)) == places(alder(name).story, alder(name).facts)
    texts = alder(name).texts
    assert rows(turned, name, texts) == rows(alder(name).story, name, texts)


def test_rows_hold_no_more_than_five_words_of_a_text() -> None:
    found = rows(alder("harbour-fire").story, "harbour-fire", alder("harbour-fire").texts)
    assert all(len(row["label"].split()) <= 5 for row in found["coverage"])
    assert [set(part[0]) for part in found.values()] == [set(FACTS), set(COVERAGE), set(QUOTES)]


def test_an_article_stands_in_a_story_once() -> None:
    document = alder_document("chronicle", "regatta")
    with pytest.raises(ValueError, match="each article once"):
        story([document, document])
