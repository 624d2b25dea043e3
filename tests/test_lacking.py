"""What is not here? Worked by hand on small tables: tallies, cells, evidence, side by side."""

from typing import Any

import pandas as pd
import pytest

from analysis.article import Outlet
from analysis.document import lexemes
from analysis.sheet import Answers, Choice, Column, Tables, columns, evidence
from analysis.sheet.beside import NEAREST, ordered, passages, said_of, without
from analysis.sheet.copied import Copy, counts, pairs, shared_said, side_by_side
from analysis.sheet.covered import (
    counted,
    covered,
    lines,
    of_item,
    tallies,
    tally_said,
    tally_table,
    twin,
)
from analysis.sheet.lacking import LACKING
from analysis.sheet.topic import PLACES
from analysis.tables import SCHEMAS

A = "The pier burned for nine hours. Ada Brook praised the crews."
B = "For nine hours the old pier burned on Monday. Ada Brook thanked them."
C = "The mayor spoke. Ships will return in a week."
D = "Nine hours long"
TEXTS = {"a1": A, "b1": B, "c1": C, "d1": D}
OUTLETS = tuple(Outlet(one, one.upper() * 2) for one in "abcd")
FACT, NAME, LATER = "0.fire", "1.fire", "2.fire"


def _table(name: str, rows: list[dict[str, Any]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=SCHEMAS[name].names)


def _cell(
    item: int, kind: str, label: str, outlet: str, state: str, place: tuple[int, int] | None,
    others: int, chance: float | None, why: str = "",
) -> dict[str, Any]:  # fmt: skip
    return {
        "story": "fire", "kind": kind, "item": item, "label": label, "outlet": outlet,
        "state": state, "count": int(place is not None),
        "article": f"{outlet}1" if place else None, "start": place and place[0],
        "end": place and place[1], "others": others, "chance": chance, "why": why,
    }  # fmt: skip


def _place(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def _sentences(article: str, text: str) -> list[dict[str, Any]]:
    found, at = [], 0
    for i, part in enumerate(text.split(". ")):
        words = part if part.endswith(".") or part == text else part + "."
        start = text.index(words, at)
        at = start + len(words)
        found.append(
            {"article": article, "i": i, "start": start, "end": at, "zone": "body",
             "speaker": None, "words": len(words.split()), "own_words": 1, "tone": None}
        )  # fmt: skip
    return found


@pytest.fixture
def tables() -> Tables:
    pier_a, pier_b = _place(A, "The pier burned for nine hours"), _place(B, B[: B.index(".")])
    ada_a, ada_b, ada_d = _place(A, "Ada Brook"), _place(B, "Ada Brook"), (0, 4)
    cut = "the text is cut off: it ends at a paywall"
    rows = [
        _cell(0, "fact", "pier burned nine hours", "a", "found", pier_a, 1, None),
        _cell(0, "fact", "pier burned nine hours", "b", "found", pier_b, 1, None),
        _cell(0, "fact", "pier burned nine hours", "c", "not found", None, 2, 0.25),
        _cell(0, "fact", "pier burned nine hours", "d", "not claimed", None, 2, None, cut),
        _cell(1, "actor", "Ada Brook", "a", "found", ada_a, 2, 0.5),
        _cell(1, "actor", "Ada Brook", "b", "found", ada_b, 2, 0.5),
        _cell(1, "actor", "Ada Brook", "c", "not found", None, 3, 0.004),
        _cell(1, "actor", "Ada Brook", "d", "found", ada_d, 2, None),
        _cell(2, "figure", "a week", "a", "unsure", None, 2, 0.125),
    ]
    facts = [
        ("a1", "a", *pier_a, True, 1.0, "found"), ("b1", "b", *pier_b, True, 1.0, "found"),
        ("c1", "c", *_place(C, "The mayor spoke"), False, -0.2, "not found"),
        ("d1", "d", 0, 15, False, 0.1, "unsure"),
    ]  # fmt: skip
    decoy = [("a1", "a", *pier_a, False, 0.4, "found"), ("b1", "b", *pier_b, False, 0.4, "found"),
             ("c1", "c", *_place(C, "Ships"), True, 1.0, "found")]  # fmt: skip
    names = ("article", "outlet", "start", "end", "member", "carried", "state")
    articles = [
        {"id": f"{one}1", "outlet": one, "story": "fire", "words": len(lexemes(TEXTS[f"{one}1"])),
         "own_words": 1, "headline": "", "published": None}
        for one in "abcd"
    ]  # fmt: skip
    made = {
        "articles": articles, "coverage": rows, "quotes": [], "shared": [], "findings": [],
        "facts": [
            {"story": "fire", "fact": number, **dict(zip(names, row, strict=True))}
            for number, part in enumerate((decoy, facts)) for row in part
        ],
        "sentences": [row for a, text in TEXTS.items() for row in _sentences(a, text)],
        "readings": [], "marks": [], "quotations": [],
    }  # fmt: skip
    return {name: _table(name, part) for name, part in made.items()}


@pytest.fixture
def shown(tables: Tables) -> tuple[Column, ...]:
    return columns(tables, OUTLETS, Choice())


def test_a_tally_by_hand(tables: Tables, shown: tuple[Column, ...]) -> None:
    """c: a fact and a name, both lacking. a: a name found, a figure unsure."""
    found = tallies(covered(tables, shown), tables)
    assert found["c"].kinds == {"fact": (1, 1, 0), "actor": (1, 1, 0)}
    assert (found["c"].texts, found["c"].words) == (1, 9)
    assert found["a"].kinds == {"figure": (1, 0, 1), "actor": (1, 0, 0)}
    assert (found["d"].kinds, found["d"].texts, found["d"].cut) == ({}, 0, 1)


def test_a_tally_in_words(tables: Tables, shown: tuple[Column, ...]) -> None:
    found = tallies(covered(tables, shown), tables)
    a, _, c, d = (tally_said(column, found[column.outlet]) for column in shown)
    assert c == (
        "Not found in the CC article (9 words), of what two or more others have: facts 1 of 1, "
        "names 1 of 1."
    )
    assert a.endswith("figures 0 of 1, names 0 of 1; it cannot be told of figures 1.")
    assert d == "Of the DD article nothing is claimed: the text is cut off."
    table = tally_table(found, shown)[["outlet", "kind", "not found"]].to_numpy().tolist()
    assert table == [
        ["AA", "figures", 0], ["AA", "names", 0], ["BB", "names", 0], ["CC", "facts", 1],
        ["CC", "names", 1], ["DD", "", 0],
    ]  # fmt: skip


def test_the_matrix(tables: Tables, shown: tuple[Column, ...]) -> None:
    found = lines(covered(tables, shown), shown)
    assert [(line.kind, line.label) for line in found] == [
        ("fact", "pier burned nine hours"), ("figure", "a week"), ("actor", "Ada Brook"),
    ]  # fmt: skip
    assert [mark.printed for mark in found[0].marks] == ["1", "1", "25%", "·"]
    assert [mark.printed for mark in found[2].marks] == ["1", "1", "< 1%", "1"]
    assert (
        found[0].marks[2].said
        == "not found; rough chance 25% in a text of this length, 2 others have it"
    )
    assert [one.key for one in lines(covered(tables, shown), shown, lacking=True)] == [FACT, NAME]
    assert twin(found, shown).loc[1].tolist()[:3] == ["a week", "figures", "it cannot be told"]
    assert counted(found, 4)[1].startswith("0 were found in all 4 outlets’ texts")


def test_quotations_stand_in_marks(tables: Tables, shown: tuple[Column, ...]) -> None:
    table = covered(tables, shown).assign(kind="quotation")
    assert lines(table, shown)[1].label == "“pier burned nine hours …”"


def test_the_row_of_the_sheet(tables: Tables, shown: tuple[Column, ...]) -> None:
    answers = Answers(tables, shown, groups={})
    about, (a, b, c, d) = LACKING.drawn(answers, shown, Choice())
    assert [(one.label, one.printed, one.key) for one in c.items] == [
        ("Ada Brook", "3", NAME), ("pier burned nine hours", "2", FACT),
    ]  # fmt: skip
    assert c.note == "not found in this text of 9 words: 1 of 1 fact, 1 of 1 name"
    assert d.missing == "not claimed: the text is cut off"
    assert a.missing.endswith(": 0 of 1 figure, 0 of 1 name")
    assert b.missing.endswith(": 0 of 1 name")
    narrow, _ = LACKING.drawn(answers, shown, Choice(zone="headline"))
    assert narrow == f"{about}; of whole texts, whatever part is chosen"


def test_texts_set_apart_and_empty_tables(tables: Tables) -> None:
    finding = {"gate": "event", "article": "c1", "reason": "", "apart": True, "effect": ""}
    changed = {**tables, "findings": _table("findings", [finding])}
    apart = columns(changed, OUTLETS, Choice())
    _, cells = LACKING.drawn(Answers(changed, apart, groups={}), apart, Choice())
    said = {cell.outlet: cell.missing for cell in cells}
    assert said["c"] == "stands apart from the comparison"
    bare = {**tables, "coverage": _table("coverage", [])}
    own = columns(bare, OUTLETS, Choice())
    _, cells = LACKING.drawn(Answers(bare, own, groups={}), own, Choice())
    assert {cell.missing for cell in cells} == {"no other text of a story to compare with"}


def test_the_evidence_of_an_absence_is_where_others_say_it(
    tables: Tables, shown: tuple[Column, ...]
) -> None:
    place = LACKING.places(tables, shown[2], Choice(), NAME)
    assert list(place.columns) == list(PLACES)
    assert place["article"].tolist() == ["a1", "b1", "d1"]
    names = {outlet.id: outlet.name for outlet in OUTLETS}
    found = evidence(tables, TEXTS, shown[2], "what-is-not-here", Choice(), NAME, names=names)
    assert found.lead == (
        "Ada Brook: not found in this text. 3 independent others have it; here is where. "
        "The rough chance of that in a text of this length: < 1%."
    )
    assert [one.place.split(" · ")[0] for one in found.passages] == ["AA", "BB", "DD"]
    marked = [[piece.text for piece in one.pieces if piece.mark] for one in found.passages]
    assert marked == [["Ada Brook"], ["Ada Brook"], ["Nine"]]


def test_the_evidence_of_a_whole_cell_is_a_place_an_item(
    tables: Tables, shown: tuple[Column, ...]
) -> None:
    place = LACKING.places(tables, shown[2], Choice(), "")
    assert sorted(place["label"]) == ["Ada Brook", "pier burned nine hours"]


@pytest.mark.parametrize("key", ["", "x", "9.fire", "0.flood", "-1.fire", "²5.fire", "0"])
def test_an_unknown_item_has_no_rows(tables: Tables, key: str) -> None:
    assert of_item(tables["coverage"], key).empty
    assert said_of(tables, key) == ()


def test_without_texts_the_terms_stand_for_them(tables: Tables, shown: tuple[Column, ...]) -> None:
    found = evidence(tables, {}, shown[2], "what-is-not-here", Choice(), FACT)
    assert found.text_free
    assert [one.terms for one in found.passages] == [("pier burned nine hours",)] * 2


def test_a_fact_text_by_text(tables: Tables, shown: tuple[Column, ...]) -> None:
    """The decoy holds both places, but other outlets have it. In common: for nine hours."""
    found = ordered(said_of(tables, FACT), shown)
    assert [(one.outlet, one.counts, one.how) for one in found] == [
        ("a", True, ""), ("b", True, ""), ("c", False, NEAREST), ("d", False, NEAREST),
    ]  # fmt: skip
    names = {column.outlet: column.name for column in shown}
    a, b, c, _ = passages(tables, TEXTS, found, names, "fact", "label", 0)
    assert "".join(piece.text for piece in b.pieces) == B[: B.index(".")]
    marked = [[piece.text for piece in one.pieces if piece.mark] for one in (a, b, c)]
    assert marked == [["The pier burned"], ["the old pier burned on Monday"], []]
    assert c.place == "CC · sentence 1 of 2 · comes nearest, not counted"
    other = passages(tables, TEXTS, found, names, "fact", "label", 1)
    assert [piece.text for piece in other[0].pieces if piece.mark] == ["The pier burned"]


def test_those_without_it_are_said(tables: Tables, shown: tuple[Column, ...]) -> None:
    table = covered(tables, shown)
    assert without(table, FACT, shown, tables) == [
        "Not found in the CC article (9 words); rough chance 25% in a text of this length, 2 "
        "others have it.",
        "Nothing is claimed of the DD article (3 words): the text is cut off: it ends at a "
        "paywall.",
    ]
    assert without(table, LATER, shown, tables) == [
        "Of the AA article (11 words) it cannot be told: something there comes near, but not "
        "near enough."
    ]


def test_an_actor_is_marked_in_its_sentence(tables: Tables, shown: tuple[Column, ...]) -> None:
    found = ordered(said_of(tables, NAME), shown)
    names = {column.outlet: column.name for column in shown}
    first = passages(tables, TEXTS, found, names, "actor", "Ada Brook")[0]
    assert [(piece.text, piece.mark) for piece in first.pieces] == [
        ("Ada Brook", "Ada Brook"), (" praised the crews.", ""),
    ]  # fmt: skip


HERE = "Storm stops race\n\nThe race will not be sailed.\n\n“Safety first,” said Teal."
THERE = "Storm stops race\n\nThe race will not be sailed today.\n\nA pilot agreed with that view."


def _zones(article: str, text: str) -> list[dict[str, Any]]:
    parts = text.split("\n\n")
    kinds = ["headline", *["body"] * (len(parts) - 1)]
    return [
        {"article": article, "start": text.index(part), "end": text.index(part) + len(part),
         "kind": kind}
        for part, kind in zip(parts, kinds, strict=True)
    ]  # fmt: skip


def test_copies_paragraph_by_paragraph(tables: Tables) -> None:
    finding = {"gate": "reuse", "article": "a1", "reason": "96%", "other": "b1", "apart": False,
               "effect": ""}  # fmt: skip
    shared = {"article": "a1", "sentence": 0, "start": 0, "end": 16, "words": 3}
    changed = {
        **tables, "findings": _table("findings", [finding]), "shared": _table("shared", [shared]),
        "zones": _table("zones", [*_zones("a1", HERE), *_zones("b1", THERE)]),
    }  # fmt: skip
    (pair,) = pairs(changed, ["b1"])
    assert pair == Copy("a1", "b1", "96%")
    assert pairs(changed, ["c1"]) == ()
    found = side_by_side(changed, {"a1": HERE, "b1": THERE}, pair)
    assert [one.kind for one in found] == ["same", "reworded", "only here", "only there"]
    assert [piece.text for piece in found[1].there if piece.mark] == ["today"]
    assert "".join(piece.text for piece in found[2].here) == "“Safety first,” said Teal."
    assert counts(found, "AA", "BB") == (
        "4 paragraphs: 1 the same, 1 reworded, 1 only in AA, 1 only in BB."
    )
    assert list(shared_said(changed, pair, {"a1": "AA", "b1": "BB"})) == [
        "AA: 3 of 11 words stand in sentences that a copy has, too.",
        "BB: 0 of 13 words stand in sentences that a copy has, too.",
    ]
