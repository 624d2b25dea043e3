"""The page Voices: its tables by hand, and the page without a browser on odd cases and links."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import made
import pandas as pd
import pytest
import streamlit as st
from app import opened_on, words
from streamlit.testing.v1 import AppTest

from analysis.case.edits import Edits
from analysis.charts.voices import voices as voices_chart
from analysis.charts.voices import voices_alt
from analysis.pages.voices_camps import offered, with_changes
from analysis.sheet import Column
from analysis.sheet.quotes import matrix, quotations, stories_with_quotes
from analysis.sheet.speeches import (
    CAMPS,
    SPEAKERS,
    Heard,
    by_class,
    cues,
    diversity_said,
    figure,
    introduced,
    most_heard,
    odds,
    owners,
    rate_said,
    rates,
    said,
    verbs_of,
    voices,
)
from analysis.tables import SCHEMAS, each
from analysis.workflow import score_paths

ROOT = Path(__file__).parents[1]
NEVER = ("propaganda", "omits", "hides", "slant", "dropped", "biased")
HOSTILE = (
    '=cmd|"/C calc"!A0', "<script>window.pwned=1</script>", "![x](http://evil.example) # $a$",
)  # fmt: skip


def column(outlet: str, *articles: str, colour: int = 0) -> Column:
    return Column(outlet, outlet.upper(), "", (), False, articles, colour)


X, Y = column("x", "a", "b"), column("y", "c", colour=1)
OWNER = {"a": "x", "b": "x", "c": "y"}


def given(*rows: tuple[Any, ...]) -> pd.DataFrame:
    """Attributions of article, speaker, naming, words, quoted and verb; each its own."""
    full = [
        {
            "article": article, "i": i, "part": 0, "start": 100 * i, "end": 100 * i + 50,
            "zone": "body", "kind": "direct" if quoted == words else "indirect",
            "speaker": speaker, "naming": naming, "official": speaker == "the mayor",
            "source": speaker or "", "verb": verb, "cue_start": 100 * i + 60 if verb else None,
            "cue_end": 100 * i + 64 if verb else None, "words": words, "quoted": quoted,
        }
        for i, (article, speaker, naming, words, quoted, verb) in enumerate(rows)
    ]  # fmt: skip
    return pd.DataFrame(full, columns=SCHEMAS["attributions"].names)


FEW = given(
    ("a", "Ada Brook", "named", 30, 30, "say"), ("a", "ada brook", "named", 10, 0, "claim"),
    ("b", "the mayor", "unnamed", 20, 0, "say"), ("c", "Ada Brook", "named", 40, 40, "insist"),
    ("c", None, "unknown", 5, 5, None),
)  # fmt: skip


def test_copies_within_an_outlet_count_once() -> None:
    assert owners((X, Y), {}) == OWNER
    assert owners((X, Y), {"a": "a", "b": "a"}) == {"a": "x", "c": "y"}
    # A copy in another outlet is that outlet's own text.
    assert owners((X, Y), {"a": "a", "c": "a"}) == OWNER


def test_below_the_floor_there_are_counts_and_no_share() -> None:
    table = voices(Heard(FEW, OWNER, {}), SPEAKERS)
    rows = {(r.outlet, r.who): r for r in each(table)}
    assert set(rows) == {("x", "Ada Brook"), ("x", "the mayor"), ("y", "Ada Brook")}
    ada = rows["x", "Ada Brook"]
    assert (ada.words, ada.words_in_marks, ada.speeches, ada.speeches_in_marks) == (40, 30, 2, 1)
    assert (ada.of_words, ada.of_speeches) == (60, 3)
    assert pd.isna(ada.word_share)
    assert figure(ada, "words") == "40"
    assert said(table, X, "words", 2) == (
        "In the 2 X articles: 60 attributed words in 3 speeches; Ada Brook 40, the mayor 20."
    )
    assert said(table, column("z"), "words", 1).endswith(
        "nobody was found to be quoted or reported."
    )


def test_from_the_floor_on_a_share_stands_beside_the_count() -> None:
    many = given(
        *[("a", "Ada Brook", "named", 4, 4, "say")] * 15, *[("a", "Bo", "named", 2, 0, "say")] * 15
    )
    here = Heard(many, OWNER, {"Ada Brook": "Guild"})
    table = voices(here, CAMPS)
    rows = {r.who: r for r in each(table[table["outlet"] == "x"])}
    assert rows["Guild"].word_share == pytest.approx(60 / 90)
    assert rows["Guild"].speech_share == pytest.approx(15 / 30)
    assert figure(rows["unassigned"], "words") == "30 (33%)"
    assert figure(rows["unassigned"], "speeches") == "15 (50%)"
    assert rows["unassigned"].words_in_marks == 0
    assert [name for _, name in most_heard(table, "speeches", 5)] == ["Guild", "unassigned"]


def test_rates_stand_with_their_counts_or_with_why_not() -> None:
    table = rates(Heard(FEW, OWNER, {}))
    x, y = each(table)
    assert (x.unnamed_count, x.unnamed_n, x.official_count) == (1, 3, 1)
    assert (y.unnamed_count, y.unnamed_n, y.unnamed_unknown) == (0, 1, 1)
    assert rate_said(1, 3, x.unnamed_value, 20) == "1 of 3, too few for a rate (20 are needed)"
    assert rate_said(18, 74, 18 / 74, 20) == "18 of 74 (24%)"
    assert rate_said(0, 0, float("nan"), 20) == "none found"
    assert "too few for a figure" in diversity_said(x, 10)
    many = rates(Heard(given(*[("a", "Bo", "named", 2, 2, "say")] * 10), OWNER, {}))
    said_of_it = diversity_said(next(each(many)), 10)
    assert said_of_it == "as 1.0 equal sources in 10 speeches; 1 named source in 10 speeches"


def test_say_verbs_by_speaker_are_counts_until_there_are_ten() -> None:
    rows = [("a", "Bo", "named", 3, 3, "say")] * 10 + [("c", "Bo", "named", 3, 3, "claim")] * 10
    rows += [("a", "Ada Brook", "named", 3, 3, "insist")]
    table = cues(Heard(given(*rows), OWNER, {}), SPEAKERS)
    classes = {"neutral": "neutral", "doubting": "doubting", "factive": "factive"}
    shown = by_class(table, classes, ["x", "y"])
    assert list(zip(shown["outlet"], shown["camp"], strict=True)) == [
        ("x", "Bo"), ("x", "Ada Brook"), ("y", "Bo"),
    ]  # fmt: skip
    assert list(shown["neutral"]) == ["10 (100%)", "0", "0 (0%)"]
    assert introduced(table, Y, classes) == "Y: 10 say-verbs; doubting 10."
    found = odds(table)
    assert set(found["camp"]) == {"Bo"}  # Ada Brook has one
    neutral = found[found["kind"] == "neutral"].iloc[0]
    assert neutral["log_odds"] == pytest.approx(2 * 3.0445, abs=1e-3)  # ln(10.5 / 0.5) twice


def test_one_speaker_s_verbs_stand_side_by_side() -> None:
    table = verbs_of(Heard(FEW, OWNER, {}), (X, Y))
    (row,) = table.to_dict("records")
    assert row["speaker"].lower() == "ada brook"
    assert (row["X"], row["Y"]) == ("claim 1 · say 1", "insist 1")
    assert row["different"]


def test_camps_offer_who_has_none_first_and_keep_what_was_not_changed() -> None:
    here = Heard(FEW, OWNER, {"Ada Brook": "Guild"})
    table = offered(here)
    assert list(table["speaker"].str.lower()) == ["the mayor", "ada brook"]
    assert list(table["camp"]) == ["", "Guild"]
    edits = Edits(camps={"Ada Brook": "Guild", "Carl Poe": "Crown"})
    assert with_changes(edits, table, table) == edits
    after = table.assign(camp=["  City   Hall ", None])
    assert with_changes(edits, table, after).camps == {
        "Carl Poe": "Crown", table["speaker"][0]: "City Hall",
    }  # fmt: skip


TEXT = "“We shall repair the quay before winter,” said Ada Brook. Rain fell."
CUT = "Ada Brook insisted: “We shall repair the quay.” Rain fell."


def quoted(truncated: str | None = None) -> dict[str, pd.DataFrame]:
    """A quotation of seven words: whole in a, cut in c, not in d; only in a copy of a, e."""
    begin = TEXT.index("We")
    end, cut = TEXT.index(",”"), TEXT.index("before")
    here = CUT.index("We")

    def row(article: str, outlet: str, how: str, part: str, start: Any, stop: Any) -> dict:
        return {
            "story": "s", "quote": 0, "fullest": "a", "article": article, "outlet": outlet,
            "how": how, "speaker": "Ada Brook" if part else None,
            "verb": {"a": "say", "c": "insist"}.get(article), "part": part, "start": start,
            "end": stop,
        }  # fmt: skip

    rows = [
        row("a", "x", "whole", "kept", begin, end),
        row("c", "y", "cut", "kept", here, CUT.index(".”")),
        row("c", "y", "cut", "cut", cut, end),
        row("d", "z", "dropped", "", None, None),
    ]
    other = [{**r, "quote": 1} for r in rows[:1]] + [{**rows[0], "quote": 1, "article": "e"}]
    articles = [
        {"id": one, "outlet": outlet, "story": "s", "words": 12,
         "truncated": truncated if one == "d" else None}
        for one, outlet in (("a", "x"), ("c", "y"), ("d", "z"), ("e", "w"))
    ]  # fmt: skip
    sentences = [{"article": "a", "i": 0, "start": 0, "end": 57},
                 {"article": "c", "i": 0, "start": 0, "end": 47}]  # fmt: skip
    label = {"story": "s", "kind": "quotation", "item": 9, "label": "We shall repair the quay",
             "article": "c", "start": here}  # fmt: skip
    found = {"quotes": rows + other, "articles": articles, "sentences": sentences,
             "coverage": [label]}  # fmt: skip
    return {name: pd.DataFrame(found[name], columns=SCHEMAS[name].names) for name in found}


COLUMNS = (column("x", "a"), column("y", "c"), column("z", "d"), column("w", "e"), column("v"))
GROUPS = {"a": "a", "e": "a"}


def test_a_quotation_is_whole_here_and_cut_there() -> None:
    tables = quoted()
    assert stories_with_quotes(tables, COLUMNS) == ["s"]
    (one,), copied = quotations(tables, {"a": TEXT, "c": CUT}, COLUMNS, "s", GROUPS)
    assert copied == 1  # what only a text and its copy have
    assert (one.speaker, one.first, one.source) == ("Ada Brook", "We shall repair the quay …", "x")
    whole, cut, gone = one.uses
    assert [use.verb for use in one.uses] == ["say", "insist", ""]
    assert "".join(piece.text for piece in whole.here) == "We shall repair the quay before winter"
    assert [piece.text for piece in cut.fullest if piece.mark] == ["before winter"]
    assert (cut.kept, cut.lost) == (len("We shall repair the quay "), len("before winter"))
    assert gone.how == "dropped"
    assert (whole.sentence, gone.sentence) == (0, -1)


def test_the_matrix_never_says_dropped_nor_not_found_of_what_is_cut_off() -> None:
    told = frozenset("xyzw")
    for truncated, expected in ((None, "– not found"), ("paywall", "– not found; text cut off")):
        found, _ = quotations(quoted(truncated), {}, COLUMNS, "s", GROUPS)
        (row,) = matrix(found, COLUMNS, told).to_dict("records")
        assert (row["X"], row["Y"], row["Z"]) == ("● whole", "◐ cut", expected)
        assert (row["W"], row["V"]) == ("not compared", "no text")


def test_without_the_texts_a_quotation_goes_by_its_label() -> None:
    (one,), _ = quotations(quoted(), {}, COLUMNS, "s", GROUPS)
    assert one.first == "We shall repair the quay …"
    assert all(use.here == use.fullest == () for use in one.uses)


def test_bars_stand_one_below_another_in_two_parts() -> None:
    table = pd.DataFrame(
        [("x", "k", 30.0, 10.0, "40 (10%)", "Bo 40"), ("y", "k", 0.0, 5.0, "5", "Bo 5")],
        columns=["outlet", "key", "marked", "reported", "printed", "said"],
    )
    bands = [("k", "<b>Bo</b>"), ("none", "Nobody")]
    drawn = voices_chart(table, (X, Y), bands, "words")
    assert list(drawn.data[0].x) == [30, 0]
    assert list(drawn.data[1].x) == [10, 5]
    assert list(drawn.data[0].y) == list(drawn.data[1].y) == [1, 2]
    assert drawn.data[0].customdata[1][:2] == ("y", "k") or list(drawn.data[0].customdata[1])[
        :2
    ] == ["y", "k"]
    assert "&lt;b&gt;Bo" in drawn.layout.yaxis.ticktext[0]
    assert voices_alt(table, (X, Y), [("k", "Bo")], "Words.") == "Words. Bo: X Bo 40; Y Bo 5."


# The page


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Folders of cases by name."""

    def scored(name: str, rows: list[dict[str, str]], more: str = "") -> str:
        folder = tmp_path_factory.mktemp(name)
        lines = [json.dumps(row) for row in rows]
        (folder / "rows.jsonl").write_text("\n".join(lines), "utf-8")
        score_paths([folder / "rows.jsonl"], folder / "case", columns={}, workers=1,
                    say=lambda _: None)  # fmt: skip
        if more:
            with (folder / "case" / "case.toml").open("a", encoding="utf-8") as toml:
                toml.write(more)
        return str(folder / "case")

    def told(outlets: tuple[str, ...], texts: int = 1) -> list[dict[str, str]]:
        return [
            {"id": f"a{o}-{i}", "outlet": outlet, "text": text, "story": f"story {i}",
             "date": f"2024-01-0{i + 1}"}
            for o, (outlet, text) in enumerate(zip(outlets, made.TEXTS.values(), strict=False))
            for i in range(texts)
        ]  # fmt: skip

    three = ("Gazette", "Courier", "Herald")
    two = [
        {"id": outlet, "outlet": outlet, "text": f"The quay of Port Alder\n\n{text}",
         "story": "quay"}
        for outlet, text in (("Gazette", TEXT), ("Herald", CUT))
    ]  # fmt: skip
    return {
        "seeds": str(ROOT / "seeds" / "russia-dprk-pact"), "one": scored("one", told(("Gazette",))),
        "cut": scored("cut", two), "hostile": scored("hostile", told(HOSTILE)),
        "several": scored("several", told(three, 2)),
        "camps": scored("camps", told(three), '\n[camps]\n"Ada Brook" = "<b>Harbour</b>"\n'),
    }  # fmt: skip


def shown(monkeypatch: pytest.MonkeyPatch, folder: str, **query: str) -> AppTest:
    """The page, as the link opens it."""
    return opened_on(monkeypatch, folder, "voices", **query)


@pytest.mark.parametrize("case", ["seeds", "one", "hostile", "several", "camps"])
def test_the_page_stands_on_every_case(
    cases: dict[str, str], monkeypatch: pytest.MonkeyPatch, case: str
) -> None:
    found = words(shown(monkeypatch, cases[case], unit="speeches"))
    for title in ("Who gets to speak?", "Named, unnamed, official", "How are they introduced?",
                  "One quotation, several texts", "The words behind a figure"):  # fmt: skip
        assert title in found
    body = found[: found.index("The words behind a figure")]
    assert not [word for word in NEVER if word in body.lower()]


def test_masked_names_are_not_offered_for_camps(
    cases: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = words(shown(monkeypatch, cases["several"], mask="1"))
    assert "Camps are edited where names are shown" in found
    assert "Gazette" not in found
    assert "offered for assignment" not in found


@pytest.mark.parametrize(
    "query",
    [
        {"quote": "nowhere~1"}, {"quote": "story 0~99"}, {"quote": "~"}, {"quote": "<script>"},
        {"quote": "story 0~" + "9" * 400}, {"by": "x"}, {"unit": "<b>"},
        {"at": "nobody", "item": "<b>: say-verbs", "of": "?"}, {"zone": "headline"},
        {"stories": "story 1"},
    ],
    ids=lambda query: str(query)[:30],
)  # fmt: skip
def test_a_strange_link_is_harmless(
    cases: dict[str, str], monkeypatch: pytest.MonkeyPatch, query: dict[str, str]
) -> None:
    app = shown(monkeypatch, cases["several"], **query)
    assert not [block for block in app.get("html") if "<script" in block.proto.body]


def test_a_quotation_opens_by_the_link_and_shows_every_version(
    cases: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = shown(monkeypatch, cases["several"])
    found = words(app)
    assert "1 quotation found in at least two independent texts on story 0, of 3 outlets" in found
    found = words(shown(monkeypatch, cases["cut"], quote="quay~0"))
    assert "version by version" in found
    assert "We shall repair the quay " in found
    assert "[not here: </span><del>before winter</del>" in found
    assert "Whole, the fullest wording; say-verb “say”." in found
    assert "Cut: 5 of 7 words stand here; say-verb “insist”." in found


def test_evidence_opens_by_the_link(cases: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    app = shown(monkeypatch, cases["camps"])
    outlets = next(one for one in app.selectbox if one.label == "Outlet").options
    assert len(outlets) == 4
    assert "Choose a mark in a chart" in words(app)
    items = next(one for one in app.selectbox if one.label == "Whose words").options
    assert "<b>Harbour</b>: say-verbs" in items
    assert "Ada Brook: reported" in items


def test_downloads_are_safe_and_say_where_they_come_from(
    cases: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[bytes] = []

    def button(label: str, data: Any, *_: Any, **__: Any) -> None:
        if "CSV" in label:
            taken.append(data() if callable(data) else data)

    monkeypatch.setattr(st, "download_button", button)
    shown(monkeypatch, cases["hostile"])
    assert len(taken) >= 4
    for one in taken:
        rows = list(csv.DictReader(io.StringIO(one.decode("utf-8-sig"))))
        assert {"case", "run", "filter", "measures", "program", "date"} <= set(rows[0])
        cells = [cell for row in rows for cell in row.values()]
        assert not [cell for cell in cells if cell[:1] in ("=", "+", "@", "\t")]
