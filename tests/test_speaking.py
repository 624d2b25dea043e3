"""The row Who gets to speak?: whose words are counted where, and the places behind each."""

from collections.abc import Sequence

import made
import pandas as pd
import pytest

from analysis.article import Article
from analysis.sheet import Choice, Column, evidence, sheet
from analysis.sheet.answers import UNNAMED, Answers
from analysis.sheet.speaking import (
    NAMELESS,
    NO_CAMP,
    OFFICIAL,
    REPORTED,
    SPEAKING,
    all_key,
    attributed,
    camp_key,
    key_of,
    reports,
    verbs_key,
)
from analysis.sheet.values import Cell, Tables
from analysis.tables import SCHEMAS

ROW = "who-gets-to-speak"
# a: 100 words. b: 50 words. Characters are counted as ten a word.
GIVEN = (
    # article, i, part, start, end, speaker, naming, official, source,
    # verb, cue, within, words, quoted
    ("a", 0, 0, 0, 100, "Ada Brook", "named", True, "Mayor Brook", "say", (100, 104), None, 10, 10),
    ("a", 1, 0, 200, 300, "Dag Renner", "named", False, "Renner", "claim", (300, 305), None, 10, 4),
    ("a", 2, 0, 400, 600, "Ada Brook\nDag Renner", "named", False, "both",
     "say", None, None, 20, 20),
    ("a", 3, 0, 700, 800, "officials", "unnamed", True, "officials",
     "say", (690, 693), None, 10, 0),
    ("a", 4, 0, 740, 780, None, "unknown", False, "they", "add", (781, 784), 3, 4, 0),
)  # fmt: skip
QUOTED = (("a", 0, 100), ("a", 220, 260), ("a", 400, 600))


def tables(camps: dict[str, str] | None = None) -> dict[str, pd.DataFrame]:
    """Two articles of two outlets on one story, with what is attributed in the first."""
    rows = [
        {
            "article": article, "i": i, "part": part, "start": start, "end": end, "zone": "body",
            "kind": "mixed", "speaker": speaker, "naming": naming, "official": official,
            "source": source, "verb": verb, "cue_start": cue[0] if cue else None,
            "cue_end": cue[1] if cue else None, "within": within, "words": words, "quoted": quoted,
        }
        for article, i, part, start, end, speaker, naming, official, source, verb, cue, within,
        words, quoted in GIVEN
    ]  # fmt: skip
    marks = [
        {"article": a, "i": i, "start": s, "end": e, "zone": "body", "kind": "speech"}
        for i, (a, s, e) in enumerate(QUOTED)
    ]
    texts = [{"id": "a", "outlet": "x", "words": 100}, {"id": "b", "outlet": "y", "words": 50}]
    found = {
        "attributions": rows, "quotations": marks, "articles": texts, "findings": [], "shared": [],
        "readings": [
            {"article": one["id"], "outlet": one["outlet"], "story": "", "measure": "attributed",
             "voice": "all", "zone": "told", "value": 0.0, "marks": 0, "n": one["words"], "why": ""}
            for one in texts
        ],
    }  # fmt: skip
    made_of = {name: pd.DataFrame(found[name], columns=SCHEMAS[name].names) for name in found}
    if camps is not None:
        made_of["camps"] = pd.DataFrame(list(camps.items()), columns=["speaker", "camp"])
    return made_of


COLUMNS = tuple(
    Column(outlet, outlet.upper(), "", (), False, (article,), i)
    for i, (outlet, article) in enumerate((("x", "a"), ("y", "b")))
)


def cells(found: Tables, columns: Sequence[Column] = COLUMNS) -> tuple[Cell, ...]:
    return SPEAKING.drawn(Answers(found, columns), columns, Choice())[1]


def sizes(cell: Cell) -> dict[str, float]:
    return {item.label: pytest.approx(item.size) for item in cell.items}


def places(found: Tables, item: str) -> list[tuple[int, int]]:
    table = SPEAKING.places(found, COLUMNS[0], Choice(), item)
    assert list(table.columns) == ["article", "start", "end", "label", "text"]
    return list(zip(table["start"], table["end"], strict=True))


def test_every_word_is_somebody_s() -> None:
    cell, other = cells(tables())
    # 10 + 10 + 20 + 10 = 50 words are given; the 4 of the nested one are among the last ten.
    assert sizes(cell) == {
        "own voice": 0.5, "Ada Brook": (10 + 20 / 2) / 100, "Dag Renner": (4 + 20 / 2) / 100,
        REPORTED: (10 - 4 + 10) / 100,
    }  # fmt: skip
    assert [item.kind for item in cell.items] == ["own", "quoted", "quoted", "reported"]
    assert cell.note == (
        "50 of 100 words are attributed to somebody, 34 of them in quotation marks; 2 of 5 "
        "speeches without a named source"
    )
    assert other.note == "no quotation or reported speech found in 50 words"
    assert sizes(other) == {"own voice": 1.0}


def test_of_a_text_that_is_cut_off_that_is_said() -> None:
    cut = tuple(
        Column(c.outlet, c.name, "", ("cut off",), False, c.articles, c.colour) for c in COLUMNS
    )
    assert cells(tables(), cut)[1].note.endswith("in 50 words; the text is cut off")
    assert "cut off" not in cells(tables(), cut)[0].note


def test_camps_are_the_reader_s_and_all_else_is_unassigned() -> None:
    cell, _ = cells(tables({"Ada Brook": "City Hall", "nobody": "Guild"}))
    assert sizes(cell) == {
        "own voice": 0.5, "City Hall": 0.2, "unassigned": 0.14, REPORTED: 0.16,
    }  # fmt: skip
    assert [item.key for item in cell.items] == ["", camp_key("City Hall"), NO_CAMP, REPORTED]
    # Every cell has the camps that are quoted anywhere, in one order.
    other = cells(tables({"Ada Brook": "City Hall"}))[1]
    assert [(i.label, i.printed, i.key) for i in other.items] == [
        ("own voice", "100%", ""), ("City Hall", "none", ""),
    ]  # fmt: skip
    empty = cells(tables({"Ada Brook": ""}))[0]
    assert "unassigned" not in sizes(empty)


def test_an_item_opens_exactly_its_places() -> None:
    found = tables()
    assert places(found, "Ada Brook") == [(0, 100), (400, 600)]
    assert places(found, "ada brook") == places(found, "Ada Brook")
    # Of the mixed stretch the part in marks, and the parts before and behind it.
    assert places(found, "Dag Renner") == [(220, 260), (400, 600)]
    assert places(found, key_of("Dag Renner", reported=True)) == [(200, 220), (260, 300)]
    assert places(found, all_key("Dag Renner")) == [(200, 300), (400, 600)]
    # What others say within it is not the officials'.
    assert places(found, all_key("officials")) == [(700, 740), (780, 800)]
    assert places(found, all_key(UNNAMED)) == places(found, all_key("they")) == [(740, 780)]
    assert places(found, REPORTED) == [
        (200, 220), (260, 300), (700, 740), (780, 800), (740, 780),
    ]  # fmt: skip
    assert places(found, NAMELESS) == [(700, 740), (780, 800)]
    assert places(found, OFFICIAL) == [(0, 100), (700, 740), (780, 800)]
    assert places(found, "nobody at all") == []


def test_the_places_of_a_camp_are_those_of_its_speakers() -> None:
    found = tables({"Dag Renner": "Guild"})
    assert places(found, camp_key("Guild")) == places(found, "Dag Renner")
    assert places(found, verbs_key(camp_key("Guild"))) == [(300, 305)]
    assert (0, 100) in places(found, NO_CAMP)
    # Joint speakers are on both sides.
    assert (400, 600) in places(found, NO_CAMP)


def test_say_verbs_open_the_verbs() -> None:
    table = SPEAKING.places(tables(), COLUMNS[0], Choice(), verbs_key("Ada Brook"))
    assert table[["start", "end", "text"]].to_numpy().tolist() == [[100, 104, "say"]]
    assert set(table["label"]) == {"Ada Brook: say"}


def test_a_run_without_attributions_has_its_quotations() -> None:
    found = dict(made.tables())
    found["attributions"] = found["attributions"].head(0)
    assert not reports(found)
    columns = sheet(found, "t", made.OUTLETS, Choice()).columns
    about, drawn = SPEAKING.drawn(Answers(found, columns), columns, Choice())
    assert "reported" not in about
    assert REPORTED not in sizes(drawn[0])
    assert drawn[0].items[1].label == "Ada Brook"
    assert "quoted; 0 of 2 speeches without a named source" in drawn[0].note


def test_a_part_of_the_text_has_its_own_attributions() -> None:
    found = tables()
    assert len(attributed(found, ["a"], "body")) == len(GIVEN)
    assert attributed(found, ["a"], "headline").empty
    assert attributed(found, ["b"]).empty


def test_of_what_copies_share_nothing_counts_as_added() -> None:
    found = tables()
    found["shared"] = pd.DataFrame([("a", 0, 0, 150, 10)], columns=SCHEMAS["shared"].names)
    assert set(attributed(found, ["a"], "added")["i"]) == {1, 2, 3, 4}


@pytest.mark.parametrize("item", ["", REPORTED, "Ada Brook", all_key("Ada Brook")])
def test_the_evidence_holds_the_words_and_without_a_text_five_at_most(item: str) -> None:
    said = "Crews came late. The council said that the quay was safe. “It is safe,” said Ada Brook."
    found = made.tables(more=[Article("extra", "extra", f"The quay\n\n{said}\n")])
    column = Column("extra", "Extra", "", (), False, ("extra",), 0)
    shown = evidence(found, {"extra": f"The quay\n\n{said}\n"}, column, ROW, Choice(), item)
    marked = " ".join(p.text for one in shown.passages for p in one.pieces if p.mark)
    assert ("It is safe" in marked) == (item != REPORTED)
    assert ("the quay was safe" in marked) == (item in ("", REPORTED))
    assert "Crews came late" not in marked
    bare = evidence(found, {}, column, ROW, Choice(), item)
    assert bare.text_free
    assert len(bare.passages) == len(shown.passages) > 0
    assert all(len(term.split()) <= 5 for one in bare.passages for term in one.terms)
