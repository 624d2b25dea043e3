"""The mask: offsets stay true, no name is left, and masking what is masked changes nothing."""

import re

import made
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.article import Article, Outlet
from analysis.gather import Story
from analysis.mask import COVER, WITHHELD, Mask, MaskedTables, MaskedTexts, letter, mask
from analysis.score import rows
from analysis.sheet import Answers, Choice, columns, sheet
from analysis.sheet.tells import tells
from analysis.story import Known, story_rows
from analysis.tables import SCHEMAS, TEXT_FREE

RUN = "0123456789ab"
OUTLETS = (
    Outlet("gazette", "The Gazette", country="Marrane", group="left"),
    Outlet("courier", "Harbour Courier"),
    Outlet("herald", "Herald"),
    Outlet("people", "People's Daily Tribune"),
)
TEXT = """The Gazette and the HARBOUR COURIER agree

By Ada Lind-Brook and Jo March

“The Herald’s story is false,” Ada Lind-Brook told Gazette readers; the Courier said nothing. Mr
March wrote to post@harbourcourier.example and read www.the-gazette.example/fire, he added.
A gazette is a paper; a courier brings letters. PDT, the People’s daily tribune, kept silent.

Subscribe to the GAZETTE for 3 crowns.
"""
NAMES = (
    r"\bGazette\b", r"GAZETTE", r"(?i)harbour.?courier", r"(?<=the )Courier", r"Herald", r"Lind",
    r"Brook", r"March", r"tribune", r"PDT", r"the-gazette",
)  # fmt: skip


def articles() -> list[Article]:
    """The article above in the Courier, and one short text in every other outlet."""
    told = [
        Article("courier-fire", "courier", TEXT, story="fire", author="Ada Lind-Brook, Jo March",
                url="https://www.harbourcourier.example/1")
    ]  # fmt: skip
    for outlet in ("gazette", "herald", "people"):
        told.append(Article(f"{outlet}-fire", outlet, made.HERALD, story="fire"))
    return told


@pytest.fixture(scope="module")
def tables() -> dict[str, pd.DataFrame]:
    found = rows(articles())
    found |= story_rows("fire", found, Known(frozenset(), [["courier-fire"], ["gazette-fire"]]))
    found["findings"] = [
        {"gate": "voice", "article": "courier-fire", "value": 0.5, "other": "gazette-fire",
         "reason": "56% of this article's words are quoted from Ada Lind-Brook, who wrote the "
         "Gazette article; see article gazette-fire.",
         "apart": False, "effect": "counted with the gazette article as one voice"},
    ]  # fmt: skip
    return {name: pd.DataFrame(found[name], columns=SCHEMAS[name].names) for name in found}


@pytest.fixture(scope="module")
def masked(tables) -> Mask:
    return mask(RUN, OUTLETS, tables["articles"])


def test_every_offset_stays_true_and_no_name_is_left(masked) -> None:
    text = masked.text(TEXT)
    assert len(text) == len(TEXT)
    assert all(a in (b, COVER) for a, b in zip(text, TEXT, strict=True))
    for name in NAMES:
        assert re.search(name, TEXT), name
        assert not re.search(name, text), f"{name} in {text}"


def test_words_that_only_look_like_names_stay(masked) -> None:
    text = masked.text(TEXT)
    assert "A gazette is a paper; a courier brings letters." in text
    assert "told" in text
    assert "3 crowns" in text
    assert text.count("\n") == TEXT.count("\n")


@given(
    st.lists(
        st.sampled_from(
            ["The Gazette", "gazette", "Courier", "harbour", "Ada", "Lind-Brook", "x.example", "’s",
             "Gaz\u00adette", "\u200b", "\u00ad", "HERALD", "@herald", " ", "\n", ".", "é", "█",
             "People’s Daily Tribune"]
        ), max_size=24,
    )
)  # fmt: skip
def test_masking_twice_is_masking_once_and_length_is_kept(parts) -> None:
    cover = mask(RUN, OUTLETS, _facts()).text
    text = "".join(parts)
    assert len(cover(text)) == len(text)
    assert cover(cover(text)) == cover(text)


def _facts() -> pd.DataFrame:
    return pd.DataFrame(
        [("courier-fire", "courier", "Ada Lind-Brook", None, "fire")],
        columns=["id", "outlet", "author", "url", "story"],
    )


def test_letters_follow_the_run_and_nothing_else(tables) -> None:
    one = mask(RUN, OUTLETS, tables["articles"])
    again = mask(RUN, OUTLETS[::-1], tables["articles"].iloc[::-1])
    assert dict(one.outlets) == dict(again.outlets)
    assert dict(one.articles) == dict(again.articles)
    assert sorted(one.outlets.values()) == ["A", "B", "C", "D"]
    assert [outlet.name for outlet in one.names] == [f"Outlet {each}" for each in "ABCD"]
    orders = {tuple(mask(f"{i:012x}", OUTLETS, tables["articles"]).outlets) for i in range(12)}
    assert len(orders) > 3  # another run, another order
    assert [letter(i) for i in (0, 25, 26, 51, 52, 701, 702)] == [
        "A", "Z", "AA", "AZ", "BA", "ZZ", "AAA",
    ]  # fmt: skip


def test_tables_hold_no_name_and_keep_their_figures(masked, tables) -> None:
    for name in TEXT_FREE:
        table = tables[name]
        found = masked.table(name, table)
        assert list(found.columns) == list(table.columns), name
        text = found.to_csv()
        for real in ("courier", "Courier-fire", "Gazette", "Lind", "March", "gazette-fire"):
            assert real not in text or name == "terms", f"{real} in {name}"
        figures = [c for c in table.select_dtypes("number").columns if name != "terms"]
        for column in figures:
            assert sorted(found[column].dropna()) == sorted(table[column].dropna()), column


@pytest.mark.parametrize("name", ["texts", "traces"])
def test_what_never_leaves_a_case_is_refused(masked, tables, name: str) -> None:
    with pytest.raises(ValueError, match=f"{name} cannot be masked; what can: articles"):
        masked.table(name, tables[name])


def test_articles_tell_nothing_of_where_they_came_from(masked, tables) -> None:
    found = masked.table("articles", tables["articles"])
    assert set(found["author"]) == {WITHHELD}
    assert found["url"].isna().all()
    assert set(found["sha256"]) | set(found["name"]) | set(found["notes"]) == {""}
    assert list(found["id"]) == [f"{each}-1" for each in "ABCD"]
    row = found[found["outlet"] == masked.outlets["courier"]].iloc[0]
    assert row["headline"] == "███████████ and the ███████████████ agree"
    assert all((each.country, each.group) == (None, None) for each in masked.names)


def test_reasons_use_the_letters(masked, tables) -> None:
    (said,) = masked.table("findings", tables["findings"])["reason"]
    here, there = masked.outlets["courier"], masked.outlets["gazette"]
    assert said == (
        f"56% of this article's words are quoted from an author of Outlet {here}, who wrote the "
        f"Outlet {there} article; see article {there}-1."
    )
    (effect,) = masked.table("findings", tables["findings"])["effect"]
    assert effect == f"counted with the Outlet {there} article as one voice"


def test_tables_can_be_masked_twice(masked, tables) -> None:
    for name in ("articles", "findings", "quotations", "marks", "readings", "terms"):
        once = masked.table(name, tables[name])
        pd.testing.assert_frame_equal(masked.table(name, once), once)


def test_texts_are_covered_and_lines_around_the_story_whole(masked, tables) -> None:
    tables = tables | {
        "zones": pd.DataFrame(
            [("courier-fire", 43, 73, "byline"), ("courier-fire", 404, 445, "paywall")],
            columns=["article", "start", "end", "kind"],
        )
    }
    texts = MaskedTexts(masked, {"courier-fire": TEXT}, MaskedTables(masked, tables))
    id = masked.articles["courier-fire"]
    assert list(texts) == [id]
    assert len(texts) == 1
    assert id in texts
    assert "courier-fire" not in texts
    assert len(texts[id]) == len(TEXT)
    line = texts[id][43:73]
    assert set(line) <= {COVER, " "}, line


def test_tables_are_masked_when_they_are_asked_for(masked, tables) -> None:
    asked: list[str] = []

    class Lazy(dict[str, pd.DataFrame]):
        def __getitem__(self, name: str) -> pd.DataFrame:
            asked.append(name)
            return super().__getitem__(name)

    found = MaskedTables(masked, Lazy(tables))
    assert asked == []
    assert found["marks"] is found["marks"]
    assert asked == ["marks"]
    other = found.with_readings({"readings": tables["readings"].head(3)})
    assert len(other["readings"]) == 3
    assert other["marks"] is found["marks"]


def test_the_sheet_of_a_masked_case_has_the_same_figures(masked, tables) -> None:
    plain = sheet(tables, "A fire", OUTLETS, Choice())
    value = sheet(MaskedTables(masked, tables), "A fire", masked.names, Choice())
    assert value.count == plain.count
    assert [column.outlet for column in value.columns] == list("ABCD")
    assert [column.colour for column in value.columns] == [0, 1, 2, 3]
    assert all("Gazette" not in str(row) for row in value.rows)
    for row, other in zip(value.rows, plain.rows, strict=True):
        if row.question == "What stands out?":
            continue  # a name is not counted as a word
        found = {masked.real[cell.outlet]: cell.note for cell in row.cells}
        assert found == {cell.outlet: cell.note for cell in other.cells}


def test_a_title_that_names_an_outlet_is_rewritten(masked) -> None:
    here = masked.outlets["gazette"]
    assert masked.said("How The Gazette saw it") == f"How Outlet {here} saw it"


def test_strange_names_are_covered(tables) -> None:
    outlets = [Outlet("a", "新华社"), Outlet("b", "NA"), Outlet("c", "…"), Outlet("d", "El País")]
    found = mask(RUN, outlets, tables["articles"].assign(outlet="a", author=None, url=None))
    text = "据新华社报道 NA said … EL PAÍS, El País"
    covered = found.text(text)
    assert len(covered) == len(text)
    for name in ("新华社", "NA", "…", "País", "PAÍS"):
        assert name not in covered


def _alpha() -> tuple[Mask, pd.DataFrame]:
    outlets = (Outlet("x", "Alpha Post"), Outlet("y", "Beta Times"), Outlet("z", "The Mercury"))
    stories = [
        Story("ferry-fares", "Fares rise."),
        Story("alpha-post-scandal", "A paper is fined."),
        Story("fine", "The Mercury is fined."),
        Story("mercury-strike", "A strike."),
    ]
    told = [
        (f"{o}-{s.id}", o, s.id, "Iris Vale", "https://news.valleytoday.com/1")
        for o in "xyz" for s in stories
    ]  # fmt: skip
    told += [("x-late", "x", "by-iris-vale", None, None), ("y-none", "y", None, None, None)]
    table = pd.DataFrame(told, columns=["id", "outlet", "story", "author", "url"])
    return mask(RUN, outlets, table, stories), table


def test_stories_that_name_somebody_are_numbered() -> None:
    found, table = _alpha()
    assert found.stories == {
        "ferry-fares": "ferry-fares", "alpha-post-scandal": "S1", "fine": "S2",
        "mercury-strike": "S3", "by-iris-vale": "S4", "": "",
    }  # fmt: skip
    assert found.real["S1"] == "alpha-post-scandal"
    assert "ferry-fares" not in found.real
    for name in ("articles", "readings"):
        whole = table.assign(article=table["id"]).reindex(columns=SCHEMAS[name].names)
        masked = found.table(name, whole)
        assert set(masked["story"].dropna()) == {"ferry-fares", "S1", "S2", "S3", "S4"}
        assert masked["story"].isna().sum() == 1
        again = found.table(name, masked)
        assert list(again["story"].fillna("")) == list(masked["story"].fillna(""))


def test_a_number_that_a_story_has_already_is_not_given_again() -> None:
    _, table = _alpha()
    found = mask(RUN, (Outlet("x", "Beta Times"),), table.assign(
        story=["S1", "beta-times"] * 7, outlet="x", author=None, url=None
    ))  # fmt: skip
    assert found.stories == {"S1": "S1", "beta-times": "S2"}


@pytest.mark.parametrize(
    ("form", "kept"),
    [("Beta", False), ("beta", False), ("mercury", False), ("valleytoday", False), ("vale", False),
     ("be\u00adta", False), ("beta-like", False), ("news", True), ("times", True), ("fire", True)],
)  # fmt: skip
def test_words_of_names_are_not_counted(form: str, kept: bool) -> None:
    found, _ = _alpha()
    for row in (("x-fine", "own", form.lower(), form, 1), ("x-fine", "own", form, "other", 1)):
        terms = pd.DataFrame([row], columns=SCHEMAS["terms"].names)
        assert len(found.table("terms", terms)) == kept


@pytest.mark.parametrize(
    "text",
    ["Al\u00adpha Post", "Alpha\u200bPost", "A\u200bl\u200cp\u200dh\u2060a Po\u00adst",
     "the\u200bAlpha Post", "Al\u00adpha\u00ad\u00ad\u00ad\u00ad Post", "mer\u00adcury.com"],
)  # fmt: skip
def test_characters_that_nobody_sees_hide_no_name(text: str) -> None:
    found, _ = _alpha()
    covered = found.text(f"In {text}, he said")
    assert len(covered) == len(text) + 12
    assert covered.startswith("In ")
    assert covered.endswith(", he said")
    assert not re.search("[A-Zm]", covered[3:-9]), covered
    assert found.text(covered) == covered


def test_what_could_have_told_is_counted(tables) -> None:
    found = columns(tables, OUTLETS, Choice())
    said = tells(Answers(tables, found), found)
    assert set(said) == {outlet.id for outlet in OUTLETS}
    assert all(len(each) <= 3 for each in said.values())
    assert any("in the others" in one for each in said.values() for one in each)
    assert tells(Answers(tables, found[:1]), found[:1]) == {}
