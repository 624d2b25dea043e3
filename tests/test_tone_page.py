"""The page Tone without a browser, and the arithmetic of a gap."""

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import made
import pandas as pd
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from analysis.article import Article
from analysis.case import open_case
from analysis.compare import decomposition
from analysis.measures.tone import TONE
from analysis.pages import in_full
from analysis.sheet import Choice, Column, evidence, slug
from analysis.sheet.columns import columns
from analysis.sheet.gap import (
    HEADLINE_GAP,
    INGREDIENTS,
    PARTS,
    SAID,
    gap_said,
    headline_gaps,
    ingredients_table,
    own_tone_said,
    parts_table,
    why_not,
)
from analysis.sheet.said import estimate_said
from analysis.sheet.tones import above, in_stories, of_tone, own_said, tones, too_few_said
from analysis.tables import each
from analysis.workflow import score_paths

ROOT = Path(__file__).parents[1]
NEVER = (
    "bias", "neutral", "objective", "balanced", "propaganda", "omits", "hides", "pro-", "slant",
)  # fmt: skip
STORY = """The town of Velm opened a splendid new bridge over the river Oste on Sunday.

“It is a splendid bridge,” said Mayor Ida Berg, who cut the ribbon. “We waited for nine years.”

Shop owners hope for more visitors. The old bridge was closed in March, and the ferry was slow.
The works cost six million crowns, a little less than planned. Buses cross it from Tuesday on.
"""


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Folders of cases: the seeds, twelve stories, one article, one text under three names."""

    def scored(name: str, outlets: list[str]) -> str:
        folder = tmp_path_factory.mktemp(name)
        rows = [{"outlet": outlet, "title": "Splendid", "text": STORY} for outlet in outlets]
        (folder / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
        score_paths(
            [folder / "rows.jsonl"], folder / "case", columns={}, workers=1, say=lambda _: None
        )
        return str(folder / "case")

    alder = tmp_path_factory.mktemp("alder") / "case"
    score_paths([ROOT / "seeds" / "port-alder"], alder, columns={}, workers=1, say=lambda _: None)
    return {
        "seeds": str(ROOT / "seeds" / "russia-dprk-pact"), "alder": str(alder),
        "one": scored("one", ["Gazette"]),
        "alike": scored("alike", ["Gazette", "Herald", "Mirror"]),
        "hostile": scored("hostile", ["![x](http://e.example) # BIG $a$", "<script>x</script>"]),
    }  # fmt: skip


Shown = Callable[..., AppTest]


@pytest.fixture
def shown(cases: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Shown:
    """The page on a case, as a link opens it."""

    def page(case: str, **query: str) -> AppTest:
        monkeypatch.setenv("PARALLAX_CASES", json.dumps([cases[case]]))
        app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=120)
        app.switch_page("analysis/pages/tone.py")
        for name, value in query.items():
            app.query_params[name] = value
        return run(app)

    return page


def run(app: AppTest) -> AppTest:
    app.run()
    assert not app.exception, app.exception[0].value
    return app


def words(app: AppTest) -> str:
    return "\n".join(block.proto.body for block in app.get("html"))


@pytest.fixture
def names(cases: dict[str, str]) -> dict[str, str]:
    """The outlets of Port Alder: id → name, in the order of the case."""
    outlets = open_case(Path(cases["alder"])).manifest.sources.outlets
    return {outlet.id: outlet.name for outlet in outlets}


def bare(name: str) -> str:
    """An outlet in the middle of a sentence."""
    return name.removeprefix("The ")


def charts_of(app: AppTest) -> dict[str, Any]:
    """The charts of the page by the first words of what is said of them."""
    return {chart.proto.alt.partition(".")[0]: chart.proto for chart in app.get("plotly_chart")}


@pytest.mark.parametrize("case", ["seeds", "one", "alike", "alder", "hostile"])
def test_the_page_runs_and_says_what_tone_is(shown: Shown, case: str) -> None:
    app = shown(case)
    said = words(app)
    assert "neither stance nor bias" in said
    figures = said.partition("In their own voice")[2].partition("The words behind")[0].lower()
    assert not [word for word in NEVER if word in figures]
    assert all(chart.proto.alt for chart in app.get("plotly_chart"))
    kinds = [block.type for block in app.main.children.values()]
    assert kinds[: kinds.index("plotly_chart")].count("html") > 4  # words come first


def test_many_articles_have_every_part(shown: Shown, names: dict[str, str]) -> None:
    app = shown("alder")
    heads = ("In their own voice", "By voice", "Story by story", "Where a gap comes from",
             "Headline and body", "Over time, own voice", "The words behind a figure")  # fmt: skip
    said = words(app)
    places = [said.index(f">{head}<") for head in heads]
    assert places == sorted(places)
    assert len(app.get("plotly_chart")) == 6
    assert said.count("In this sample, the") == 6
    assert "fewer than 20 headlines (" in said
    labels = [block.label for block in app.get("expander")]
    assert labels.count("The same as a table") == 6
    assert "How this is counted" in labels
    spread = json.loads(charts_of(app)["Mean tone by voice, −1 to +1"].spec)
    named = [trace["name"] for trace in spread["data"] if trace.get("name")]
    assert named == list(names.values())
    low, high = spread["layout"]["xaxis"]["range"]
    assert low == -high


def test_one_article_each_shows_its_sentences_and_no_average(shown: Shown) -> None:
    app = shown("seeds")
    said = words(app)
    assert "these articles, not the outlets" in said
    assert "95 % interval −" not in said
    assert "In the Sputnik article: " in said
    assert "Story by story" not in said
    assert "Tone of each sentence from −1 to +1, and means by voice" in charts_of(app)


def test_copies_leave_nothing_to_take_apart(shown: Shown) -> None:
    said = words(shown("alike"))
    assert "cannot be taken apart" in said
    assert "counts as one voice" in said


def test_a_single_outlet_has_no_gap(shown: Shown) -> None:
    assert "A gap takes two outlets" in words(shown("one"))


def test_no_text_left_says_so_with_the_way_forward(shown: Shown) -> None:
    app = shown("alder")
    app.date_input[0].set_value((date(2025, 7, 20), date(2025, 7, 25)))
    run(app)
    assert "No text is left by these filters." in words(app)
    assert not app.get("plotly_chart")


def test_the_pair_stands_in_the_link(shown: Shown, names: dict[str, str]) -> None:
    one, other = names["tideline"], names["bulletin"]
    said = words(shown("alder", gap_a=one, gap_b=other))
    assert f"those of the {bare(one)} articles have a mean tone" in said
    assert f"those of the {bare(other)} articles" in said
    assert "come from how much is quoted" in said
    assert "95 % intervals over 12 stories" in said
    assert "Own tone alone, over articles: " in said
    same = words(shown("alder", gap_a=one, gap_b=one))
    assert "Choose two different outlets." in same


def test_too_few_sentences_of_a_voice_are_said(shown: Shown, names: dict[str, str]) -> None:
    lantern = names["lantern"]  # it hardly quotes
    said = words(shown("alder", gap_a=lantern, gap_b=names["courier"]))
    assert f"The gap is not taken apart: the {bare(lantern)} articles have " in said
    assert "quoted sentences; 10 in each voice are needed" in said
    assert "difference in tone was detectable" in said or " than the " in said  # own tone alone


@pytest.mark.parametrize(
    "query",
    [{"gap_a": "<script>"}, {"whose": "nosuch"}, {"at": "nosuch"}, {"at": "lantern", "item": "x"},
     {"at": "lantern", "item": "own", "of": "nosuch"}, {"outlets": "nobody"}],
    ids=str,
)  # fmt: skip
def test_a_strange_link_is_harmless(shown: Shown, query: dict[str, str]) -> None:
    assert "By voice" in words(shown("alder", **query))


def test_the_link_opens_the_evidence_of_a_voice_in_a_story(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Any] = []
    monkeypatch.setattr(in_full, "draw_evidence", lambda found, *_: opened.append(found))
    shown("alder", at="bulletin", item="quoted", of="regatta")
    (found,) = opened
    assert found.lead.endswith("in quotations in this text.")
    assert {passage.article for passage in found.passages} == {"bulletin-regatta"}
    shown("alder", at="bulletin", item="tone.headline")
    assert all(passage.place.endswith(", headline") for passage in opened[1].passages)


def test_a_table_to_take_away_names_case_filter_and_version(
    shown: Shown, names: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    given: dict[str, bytes] = {}

    def button(label: str, data: Any, name: str, *_: Any, **__: Any) -> None:
        given[name] = data() if callable(data) else data

    monkeypatch.setattr(st, "download_button", button)
    shown("alder", gap_a=names["tideline"], gap_b=names["bulletin"])
    pair = "-and-".join(names[one].lower().replace(" ", "-") for one in ("tideline", "bulletin"))
    whole = f"case_tone-gap_all-words-{pair}-all-stories_{date.today().isoformat()}.csv"
    (name,) = [name for name in given if name == whole]
    rows = list(csv.DictReader(io.StringIO(given[name].decode("utf-8-sig"))))
    assert [row["what"] for row in rows[:4]] == [
        "difference", "amount quoted", "what is quoted", "own tone",
    ]  # fmt: skip
    assert len(rows) == 4 + 6
    assert all(float(row["n"]) >= TONE.floor for row in rows[4:])
    parts = [float(row["value"]) for row in rows[:4]]
    assert parts[0] == pytest.approx(sum(parts[1:]))
    assert rows[0]["measures"] == f"tone {TONE.version}"


# The arithmetic of a gap, on two stories


def reading(outlet: str, story: str, voice: str, value: float | None, n: int) -> dict[str, Any]:
    return {
        "article": f"{outlet}-{story}", "outlet": outlet, "story": story, "measure": "tone",
        "voice": voice, "zone": "told", "value": value, "marks": 3, "n": n, "why": "",
    }  # fmt: skip


def readings(scale: int = 1) -> pd.DataFrame:
    """A: half quoted at +.2, own −.1; B: a quarter quoted at 0, own −.2."""
    rows = [
        reading(outlet, story, voice, value, n * scale)
        for story in ("fire", "fare")
        for outlet, voice, value, n in (
            ("a", "quoted", 0.2, 10), ("a", "own", -0.1, 10), ("b", "quoted", 0.0, 5),
            ("b", "own", -0.2, 15),
        )
    ]  # fmt: skip
    return pd.DataFrame(rows)


A = Column("a", "The Albion", "", (), False, ("a-fire", "a-fare"), 0)
B = Column("b", "Beacon", "", (), False, ("b-fire", "b-fare"), 1)


def test_the_parts_of_a_gap_add_up() -> None:
    found = decomposition(readings(), "a", "b")
    assert found is not None
    table = parts_table(found)
    assert list(table.columns) == list(PARTS)
    quoting = (0.5 - 0.25) * ((0.2 + 0.1) + (0.0 + 0.2)) / 2
    quoted, own = (0.5 + 0.25) / 2 * (0.2 - 0.0), (1 - (0.5 + 0.25) / 2) * (-0.1 + 0.2)
    assert list(table["value"]) == pytest.approx([0.2, quoting, quoted, own])
    assert table["value"].iloc[0] == pytest.approx(table["value"].iloc[1:].sum())
    assert table["low"].isna().all()  # two stories are no sample
    assert list(table["item"]) == ["", "quoted", "quoted", "own"]


def test_a_gap_in_words() -> None:
    found = decomposition(readings(), "a", "b")
    assert found is not None
    assert why_not(found, A, B) == ""
    assert gap_said(found, A, B) == [
        "Within 2 stories that both tell, each sentence counting alike, those of the Albion "
        "articles have a mean tone of "
        "+0.05, those of the Beacon articles of −0.15: a difference of +0.20.",
        "Of the difference of +0.20, +0.06 come from how much is quoted (50% of sentences against "
        "25%), +0.08 from the tone of what is quoted (+0.20 against 0.00), +0.06 from the "
        "articles’ own tone (−0.10 against −0.20).",
        "With fewer than 10 shared stories there is no interval.",
    ]


def test_the_six_ingredients_have_their_sentences() -> None:
    found = decomposition(readings(), "a", "b")
    assert found is not None
    table = ingredients_table(found, {"a": "The Albion", "b": "Beacon"})
    assert list(table.columns) == list(INGREDIENTS)
    six = table.tail(6)
    assert list(six["value"]) == pytest.approx([0.5, 0.2, -0.1, 0.25, 0.0, -0.2])
    assert list(six["n"]) == [40, 20, 20, 40, 10, 30]
    assert set(table.head(4)["outlet"]) == {"The Albion minus Beacon"}


def test_swapping_the_outlets_turns_every_part() -> None:
    here, there = decomposition(readings(), "a", "b"), decomposition(readings(), "b", "a")
    assert here is not None
    assert there is not None
    assert list(parts_table(here)["value"]) == pytest.approx(list(-parts_table(there)["value"]))


def test_below_the_floor_it_is_said_why_not() -> None:
    few = readings()
    few.loc[few["voice"] == "quoted", "n"] = [4, 2, 4, 1]
    said = why_not(decomposition(few, "a", "b"), A, replace(B, articles=("b-fire",)))
    assert said == (
        "The gap is not taken apart: the Albion articles have 8 quoted sentences, the Beacon "
        "article has 3 quoted sentences; 10 in each voice are needed on either side."
    )
    none = few[few["voice"] == "own"]
    assert "cannot be taken apart" in why_not(decomposition(none, "a", "b"), A, B)


def test_a_gap_of_nothing_is_not_taken_apart_in_many_words() -> None:
    same = readings().assign(value=0.1)
    found = decomposition(same, "a", "b")
    assert found is not None
    assert gap_said(found, A, B)[1] == SAID["nothing"]


def test_what_is_said_of_gaps_never_judges() -> None:
    for text in SAID.values():
        assert not [word for word in NEVER if word in text.lower()], text


def test_own_tone_is_compared_where_there_are_texts_for_it() -> None:
    said = own_tone_said(readings(), {}, A, B, (A, B))
    assert said.startswith("The Albion articles and the Beacon articles, within 2 stories: ")
    assert "too few for a test" in said
    one = readings()[readings()["story"] == "fire"]
    assert own_tone_said(one, {}, A, B, (A, B)) == ""  # one text a side says nothing of outlets
    few = readings().assign(n=3)
    assert own_tone_said(few, {}, A, B, (A, B)) == ""  # too few sentences for a mean


def test_a_headline_is_set_against_its_own_body() -> None:
    body = [reading("a", story, "all", value, 12) for story, value in (("x", -0.1), ("y", 0.3))]
    head = [
        reading("a", story, "all", value, 1) | {"measure": "tone.headline"}
        for story, value in (("x", -0.6), ("y", None), ("z", 0.5))
    ]
    table = headline_gaps(pd.DataFrame(body + head))
    assert list(table["article"]) == ["a-x"]  # y has no tone of headline, z none of body
    assert list(table["value"]) == pytest.approx([-0.6 + 0.1])
    assert list(table["n"]) == [1]
    assert HEADLINE_GAP.floor == 20


# The tables of the page, and evidence by voice


@pytest.fixture(scope="module")
def tables() -> Any:
    body = made.GAZETTE.partition("\n")[2].strip() * 3
    lines = (("gazette-2", "Praise for brave crews", 4), ("gazette-3", "A horrid night", 6))
    more = [
        Article(name, "gazette", f"{line}\n\n{body}", line, published=date(2025, 5, day))
        for name, line, day in lines
    ]
    found = dict(made.tables(more=more))
    return found | {"readings": found["readings"].query("zone == 'told'")}


def gazette(tables: Any) -> Column:
    return columns(tables, made.OUTLETS, Choice())[0]


def test_below_its_floor_a_figure_is_a_count(tables: Any) -> None:
    found = tones(tables, of_tone(tables["readings"]), columns(tables, made.OUTLETS, Choice()))
    raw, kept = found.means, above(found.means)
    faint = raw["faint"].astype(bool)
    assert faint.any()
    assert kept.loc[faint, ["value", "median", "low", "high"]].isna().all().all()
    assert list(kept["n"]) == list(raw["n"])
    said = too_few_said(raw, found.columns, {"tone.headline": "headline"})
    assert said.startswith("Too few for a mean: headline, fewer than 20 headlines (The Gazette ")
    cells = in_stories(found, found.columns, "quoted")
    few = cells[cells["n"] < TONE.floor]
    assert list(few["printed"]) == [f"({n})" for n in few["n"]]


def test_a_sentence_about_every_outlet_or_why_not(tables: Any) -> None:
    readings = of_tone(tables["readings"])
    there = columns(tables, made.OUTLETS, Choice())
    gone = (readings["outlet"] == "herald") & (readings["measure"] == "tone")
    empty = readings.assign(
        value=readings["value"].where(~gone), why=readings["why"].where(~gone, "not scored: x")
    )
    said = own_said(tones(tables, empty, there), there)
    assert len(said) == 3
    assert said[2] == "In the Herald article: not scored: x."


def test_only_texts_with_a_tone_are_counted(tables: Any) -> None:
    readings = of_tone(tables["readings"])
    silent = readings["article"] == "gazette-3"
    found = tones(tables, readings.assign(value=readings["value"].where(~silent)),
                  columns(tables, made.OUTLETS, Choice()))  # fmt: skip
    (row,) = each(found.means.query("outlet == 'gazette' and band == 'own'"))
    own = readings[(readings["measure"] == "tone") & (readings["voice"] == "own")]
    own = own[own["article"].isin(["gazette", "gazette-2"])]
    assert (row.n, row.articles, row.texts) == (own["n"].sum(), 2, 2)
    assert f"{row.n} sentences" in estimate_said(TONE, "The Gazette", row)


@pytest.mark.parametrize(("item", "own"), [("own", True), ("quoted", False)])
def test_evidence_of_a_voice_is_of_that_voice(tables: Any, item: str, own: bool) -> None:
    found = evidence(tables, made.TEXTS, gazette(tables), slug(TONE.question), Choice(), item)
    marks = tables["marks"]
    told = marks[(marks["measure"] == "tone") & marks["article"].str.startswith("gazette")]
    wanted = told[told["speaker"].isna() == own]
    assert found.lead.startswith(f"{len(wanted)} place")
    assert ("own voice" in found.lead) == own


def test_evidence_is_newest_first_and_undated_last_and_says_which_text(tables: Any) -> None:
    column = gazette(tables)
    found = evidence(tables, made.TEXTS, column, slug(TONE.question), Choice(), "own")
    order = list(dict.fromkeys(passage.article for passage in found.passages))
    assert order == ["gazette-3", "gazette-2", "gazette"]
    assert found.passages[0].place.startswith("6 May 2025 · “A horrid night” · sentence ")
    assert found.passages[-1].place.startswith("“Fire closes the harbour” · sentence ")
    assert found.passages[0].pieces == ()  # its text is not at hand
    alone = evidence(
        tables, made.TEXTS, replace(column, articles=("gazette",)), slug(TONE.question), Choice(),
        "own",
    )  # fmt: skip
    assert alone.passages[0].place.startswith("sentence ")


def test_evidence_of_headlines_is_headlines(tables: Any) -> None:
    found = evidence(
        tables, made.TEXTS, gazette(tables), slug(TONE.question), Choice(), "tone.headline"
    )
    assert {passage.sentence for passage in found.passages} == {0}
    assert found.lead.endswith("in headlines in these 3 texts.")
