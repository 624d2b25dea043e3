"""In what tone, toward whom? The arithmetic of the row and of its page; the layers of the page
Read; and two texts' passages on one fact."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import made
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from analysis.case import export, open_case
from analysis.charts.sides import sides, sides_alt
from analysis.sheet import Choice, Column, evidence, slug
from analysis.sheet.answers import Answers
from analysis.sheet.columns import columns
from analysis.sheet.lines import layers, lines
from analysis.sheet.places import without
from analysis.sheet.targets import TARGETS, deciding, items_of
from analysis.sheet.toward_spread import counts, readings, rings, said, toward, twin
from analysis.sheet.toward_whom import (
    F1,
    TOWARD,
    VOICES,
    Tally,
    actors_by_rank,
    names_of,
    pairs,
    tallies,
    tally,
)
from analysis.sheet.twice import both, elsewhere, labels
from analysis.tables import SCHEMAS, each
from analysis.workflow import score_paths

ROOT = Path(__file__).parents[1]
NEVER = ("bias", "objective", "balanced", "propaganda", "omits", "hides", "pro-", "slant")
MAYOR, UNION, PIER = "person:ida berg", "body:union", "name:pier"
KINDS = {MAYOR: "person", UNION: "body", PIER: "name"}
NAMES = {MAYOR: "Ida Berg", UNION: "the union", PIER: "Long Pier"}
Mentioned = tuple[str, str, int, int | None, str | None]  # article, actor, sentence, tone, speaker


def frame(name: str, rows: list[dict[str, Any]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=SCHEMAS[name].names)


def tables_of(mentioned: list[Mentioned], outlets: dict[str, str]) -> dict[str, pd.DataFrame]:
    """Tables of a story in which these mentions stand, ten characters a sentence."""
    mentions = [
        {
            "article": article, "story": "s", "actor": actor, "label": NAMES[actor],
            "kind": KINDS[actor], "sentence": i, "zone": "headline" if i == 0 else "body",
            "start": 10 * i, "end": 10 * i + 4, "speaker": speaker, "tone": tone,
            "evidence": f"{10 * i + 5}-{10 * i + 9}" if tone else "",
        }
        for article, actor, i, tone, speaker in mentioned
    ]  # fmt: skip
    seen = [row["actor"] for row in mentions]
    actors = [
        {"story": "s", "actor": a, "name": NAMES[a], "kind": KINDS[a], "mentions": seen.count(a)}
        for a in dict.fromkeys(seen)
    ]
    articles = [
        {
            "id": article,
            "outlet": outlet,
            "story": "s",
            "published": "",
            "headline": "",
            "words": 100,
            "own_words": 90,
        }
        for article, outlet in outlets.items()
    ]
    return {
        "mentions": frame("mentions", mentions), "actors": frame("actors", actors),
        "articles": frame("articles", articles), "findings": frame("findings", []),
        "readings": frame("readings", []),
    }  # fmt: skip


def column(outlet: str, *articles: str, **more: Any) -> Column:
    named = {"flags": (), "apart": False, "colour": 0} | more
    return Column(outlet, outlet.title(), "", articles=articles, **named)


def times(n: int, article: str, actor: str, tone: int | None, first: int = 0) -> list[Mentioned]:
    return [(article, actor, first + i, tone, None) for i in range(n)]


# A pair's tone, and what counts


def test_a_pairs_tone_is_the_sign_of_the_sum_of_its_mentions() -> None:
    mentioned = [
        ("a", MAYOR, 1, -1, None), ("a", MAYOR, 1, -1, None), ("a", MAYOR, 1, 1, None),  # −1
        ("a", MAYOR, 2, 1, None), ("a", MAYOR, 2, -1, None),  # 0
        ("a", MAYOR, 3, 1, None), ("a", MAYOR, 3, None, None),  # 1: what is not measured is not 0
        ("a", MAYOR, 4, None, None),  # not measured
        ("a", MAYOR, 1, 1, "A docker"),  # quoted: a pair of its own
    ]  # fmt: skip
    tables = tables_of(mentioned, {"a": "x"})
    found = pairs(tables["mentions"])
    tones = {(r.sentence, r.voice): r.tone for r in each(found)}
    assert tones[1, "own"] == -1
    assert tones[2, "own"] == 0
    assert tones[3, "own"] == 1
    assert pd.isna(tones[4, "own"])
    assert tones[1, "quoted"] == 1
    counted = tallies(tables, {"a": "x"})
    assert tally(counted, MAYOR, "own") == Tally(1, 1, 3)
    assert tally(counted, MAYOR, "quoted") == Tally(0, 1, 1)
    assert tally(counted, UNION, "own") is None


def test_the_value_stands_from_twenty_pairs_on() -> None:
    assert TOWARD.floor == 20
    assert Tally(3, 1, 19).value is None
    assert Tally(9, 3, 24).value == pytest.approx((3 - 9) / 24)
    assert Tally(3, 1, 7).said == "3 negative, 1 positive of 7"
    assert Tally(0, 2, 7).said == "2 positive of 7"
    assert Tally(0, 0, 7).said == "none of 7"


def test_an_outlets_copies_count_once_and_anothers_beside_it() -> None:
    mentioned = [*times(3, "a1", MAYOR, -1), *times(3, "a2", MAYOR, -1), *times(3, "b", MAYOR, 1)]
    owner = {"a1": "x", "a2": "x", "b": "y"}
    tables = tables_of(mentioned, owner)
    found = tallies(tables, owner, groups=dict.fromkeys(owner, "a1"))
    assert {(r.outlet, r.n) for r in each(found)} == {("x", 3), ("y", 3)}


def test_a_zone_narrows_and_other_articles_do_not_count() -> None:
    mentioned = [*times(4, "a", MAYOR, 1), *times(4, "b", MAYOR, 1)]
    tables = tables_of(mentioned, {"a": "x", "b": "y"})
    assert tallies(tables, {"a": "x"}, "headline")["n"].tolist() == [1]
    assert tallies(tables, {"a": "x"}, "body")["n"].tolist() == [3]
    assert tallies(tables, {"a": "x"})["n"].tolist() == [4]


def test_the_main_actors_are_those_that_most_outlets_name() -> None:
    mentioned = [
        *times(9, "a", UNION, 0), *times(2, "a", MAYOR, 0), *times(2, "b", MAYOR, 0),
        *times(2, "c", MAYOR, 0), *times(9, "a", PIER, 0), *times(9, "b", PIER, 0),
    ]  # fmt: skip
    owner = {"a": "x", "b": "y", "c": "z"}
    tables = tables_of(mentioned, owner)
    ranked = actors_by_rank(tallies(tables, owner), tables)
    assert list(ranked) == [MAYOR, UNION]  # a name alone may be a place


def test_no_two_actors_are_called_alike() -> None:
    three = (("person:a", "person", 2), ("person:b", "person", 9), ("x", "body", 1))
    rows = [
        {"story": "s", "actor": actor, "name": "Reed", "kind": kind, "mentions": n}
        for actor, kind, n in three
    ]  # fmt: skip
    found = names_of({"actors": frame("actors", rows)})
    assert found == {"person:b": "Reed", "person:a": "Reed (person)", "x": "Reed (body)"}


# The row


def cells(tables: Any, shown: list[Column], choice: Choice = Choice()) -> Any:  # noqa: B008
    return TARGETS.drawn(Answers(tables, shown, choice.zone, {}), shown, choice)


def test_a_dot_stands_where_there_are_pairs_enough_and_counts_where_not() -> None:
    mentioned = [
        *times(6, "a", MAYOR, -1), *times(2, "a", MAYOR, 1, 6), *times(12, "a", MAYOR, 0, 8),
        ("a", MAYOR, 30, 1, "A docker"), *times(3, "b", MAYOR, 0),
    ]  # fmt: skip
    tables = tables_of(mentioned, {"a": "x", "b": "y", "c": "z"})
    shown = [column("x", "a"), column("y", "b"), column("z", "c", flags=("cut off",))]
    about, found = cells(tables, shown)
    own, quoted = found[0].items
    assert own.size == pytest.approx((2 - 6) / 20)
    assert own.printed == "own voice: 6 negative, 2 positive of 20 (−0.20)"
    assert (own.kind, own.key, own.faint) == ("own", "Ida Berg", False)
    assert (quoted.size, quoted.faint) == (None, True)
    assert quoted.printed == "quoted: 1 positive of 1"
    assert [item.printed for item in found[1].items] == ["own voice: none of 3"]
    assert found[2].missing == ("Ida Berg: not found in this text (100 words); the text is cut off")
    assert "open dot: quoted" in about
    assert "people share in about 6 of 10 cases (macro-F1 .599), least for praise;" in about
    assert F1 in str(TOWARD.accuracy)
    assert not [word for word in NEVER if word in f"{about} {TARGETS.how}".lower()]


def test_without_a_dot_no_dots_are_explained() -> None:
    tables = tables_of(times(3, "a", MAYOR, 1), {"a": "x"})
    about, _ = cells(tables, [column("x", "a")])
    assert "dot" not in about
    assert "fewer than 20" in about


def test_the_same_actors_stand_in_every_column_also_in_one_apart() -> None:
    mentioned = [*times(4, "a", MAYOR, 0), *times(4, "b", MAYOR, 0), *times(30, "c", UNION, 0)]
    tables = tables_of(mentioned, {"a": "x", "b": "y", "c": "z"})
    shown = [column("x", "a"), column("y", "b"), column("z", "c", apart=True)]
    _, found = cells(tables, shown)
    assert [item.label for item in found[0].items] == ["Ida Berg"]
    assert found[2].missing.startswith("Ida Berg: not found")


def test_what_was_not_measured_is_neither_nothing_nor_not_found() -> None:
    tables = tables_of(
        [*times(3, "a", MAYOR, None), *times(2, "b", MAYOR, 1)], {"a": "x", "b": "y"}
    )
    _, found = cells(tables, [column("x", "a"), column("y", "b")])
    assert [item.printed for item in found[0].items] == ["own voice: tone not measured"]


def test_a_case_without_mentions_says_so() -> None:
    tables = tables_of([], {"a": "x"})
    _, (cell,) = cells(tables, [column("x", "a")])
    assert cell.missing == "no country, person, body or group is named"
    del tables["mentions"], tables["actors"]
    assert cells(tables, [column("x", "a")])[1][0].missing


# The evidence


def test_the_evidence_is_the_mentions_and_the_words_that_decided() -> None:
    mentioned = [
        ("a", MAYOR, 1, -1, None), ("a", MAYOR, 2, 0, "A docker"), ("a", MAYOR, 3, None, None),
        ("a", PIER, 4, 1, None), ("b", MAYOR, 1, 1, None),
    ]  # fmt: skip
    tables = tables_of(mentioned, {"a": "x", "b": "y"})
    one = column("x", "a")
    found = TARGETS.places(tables, one, Choice(), "Ida Berg")
    assert [(r.start, r.end, r.label, r.text) for r in each(found)] == [
        (15, 19, "negative word", "(negative word)"), (10, 14, "toward Ida Berg", "Ida Berg"),
        (20, 24, "toward Ida Berg", "Ida Berg"),
    ]  # fmt: skip
    own, quoted = items_of("Ida Berg")
    assert TARGETS.places(tables, one, Choice(), own)["start"].tolist() == [15, 10]
    assert TARGETS.places(tables, one, Choice(), quoted)["start"].tolist() == [20]
    assert TARGETS.places(tables, one, Choice(), "nobody").empty
    assert set(TARGETS.places(tables, one, Choice(), "")["start"]) == {10, 15, 20}
    assert TARGETS.places(tables, one, Choice(zone="headline"), "Ida Berg").empty


def test_words_that_decided_inside_a_mention_are_cut_out_of_it() -> None:
    assert deciding("30-34 12-16") == [(12, 16), (30, 34)]
    assert deciding("") == deciding(None) == []
    assert without(10, 30, [(12, 16), (28, 34)]) == [(10, 12), (16, 28)]
    assert without(10, 30, [(5, 12)]) == [(12, 30)]
    assert without(10, 30, [(0, 50)]) == []
    assert without(10, 30, [(0, 5), (40, 50)]) == [(10, 30)]


def test_evidence_in_a_case_of_texts_marks_them_in_place() -> None:
    tables = dict(made.tables())
    mentions, word = tables["mentions"], made.COURIER.index("hapless")
    council = (mentions["article"] == "courier") & (mentions["label"] == "council")
    assert council.any()
    tables["mentions"] = mentions.assign(
        tone=mentions["tone"].mask(council, -1),
        evidence=mentions["evidence"].mask(council, f"{word}-{word + 7}"),
    )
    shown = columns(tables, made.OUTLETS, Choice())
    courier = next(one for one in shown if one.outlet == "courier")
    found = evidence(tables, made.TEXTS, courier, slug(TARGETS.question), Choice())
    pieces = [piece for passage in found.passages for piece in passage.pieces]
    assert [piece.text for piece in pieces if piece.mark == "negative word"] == ["hapless"]
    assert {piece.text for piece in pieces if piece.mark == "toward council"} == {"council"}


# In full: one actor, outlet by outlet


def test_the_mean_of_the_linearised_readings_is_the_outlets_ratio() -> None:
    rows = [("x", "a", 2, 0, 3), ("x", "b", 0, 1, 9), ("x", "c", 1, 1, 12)]
    known = pd.DataFrame(rows, columns=["outlet", "article", "negative", "positive", "n"])
    known = known.assign(voice="own")
    plain, linear = readings(known), readings(known, linear=True)
    assert plain["value"].tolist() == pytest.approx([-2 / 3, 1 / 9, 0])
    ratio = (0 + 1 + 1 - 2 - 0 - 1) / (3 + 9 + 12)
    assert linear["value"].mean() == pytest.approx(ratio)
    assert linear["value"].iloc[0] == pytest.approx(ratio + (-2 - ratio * 3) / 8)


@pytest.fixture
def ten() -> tuple[dict[str, pd.DataFrame], list[Column]]:
    """Ten texts of x, four sentences each on the mayor, one or two of them negative; one of y."""
    mentioned: list[Mentioned] = []
    for k in range(10):
        mentioned += times(1 + k % 2, f"a{k}", MAYOR, -1) + times(3 - k % 2, f"a{k}", MAYOR, 0, 2)
    mentioned += times(5, "b", MAYOR, 1)
    outlets = {f"a{k}": "x" for k in range(10)} | {"b": "y", "c": "z"}
    tables = tables_of(mentioned, outlets)
    return tables, [
        column("x", *(f"a{k}" for k in range(10))), column("y", "b"), column("z", "c"),
    ]  # fmt: skip


def test_an_interval_stands_from_ten_texts_on(ten: Any) -> None:
    tables, shown = ten
    answers = Answers(tables, shown, groups={})
    found = tallies(tables, answers.owner)
    one = toward(found, MAYOR, "Ida Berg", items_of("Ida Berg"), answers, shown)
    rows = {r.outlet: r for r in each(one.means)}
    n, negative = 5 * 4 + 5 * 4, 5 * 1 + 5 * 2
    assert (rows["x"].value, rows["x"].n) == (pytest.approx(-negative / n), n)
    assert rows["x"].low < -negative / n < rows["x"].high <= 1
    assert pd.isna(rows["y"].low)
    assert bool(rows["y"].faint)
    assert len(one.articles) == 11
    assert set(rings(one, "Ida Berg, own voice")["outlet"]) == {"x"}  # y has one text, of 5
    table = twin(one, shown).set_index("outlet")
    assert table.loc["x", "value"] == pytest.approx(-negative / n)
    assert pd.isna(table.loc["y", "value"])
    assert (table.loc["y", "positive"], table.loc["y", "sentences"]) == (5, 5)
    lines = said(one, shown, dict.fromkeys(answers.owner, 100))
    assert lines[0].startswith(
        "Toward Ida Berg, in the 10 X articles: own voice, 15 negative of 40 sentences (−0.38; 95 %"
    )
    assert lines[1] == (
        "Toward Ida Berg, in the Y article: own voice, 5 positive of 5 sentences; quoted, no "
        "sentence."
    )
    assert lines[2] == "Ida Berg: not found in the Z article (100 words)."


def test_the_bars_go_left_and_right_of_nothing(ten: Any) -> None:
    tables, shown = ten
    answers = Answers(tables, shown, groups={})
    found = tallies(tables, answers.owner)
    one = toward(found, MAYOR, "Ida Berg", items_of("Ida Berg"), answers, shown)
    table = counts(one, shown)
    figure = sides(table, shown, VOICES, ("negative", "positive"))
    bars = [bar for bar in figure.data if bar.type == "bar" and len(bar.x)]
    assert [list(bar.x) for bar in bars] == [[-15], [5]]
    assert list(bars[0].customdata[0]) == ["x", "Ida Berg, own voice", "", ""]
    assert sides_alt(table, shown, "About.").endswith("Z: not found.")


# The page Read


def test_the_layers_say_who_speaks_and_who_is_named() -> None:
    tables = made.tables()
    names = layers()
    assert names[:5] == ("Quotations", "Speakers", "Names", "Aligned passages", "Tone toward")

    def marked(layer: str) -> dict[str, str]:
        found = lines(tables, made.TEXTS, "gazette", [layer])
        runs = [run for line in found for s in line.sentences for run in s.runs if run.layers]
        return {run.text: run.says for run in runs}

    speakers = marked("Speakers")
    assert speakers["said"] == "cue (say)"
    assert any(says.startswith("quoted: Ada Brook") for says in speakers.values())
    assert any("Ada Brook" in says for says in marked("Names").values())
    facts = marked("Aligned passages")
    assert facts
    assert all(says.startswith("fact: ") for says in facts.values())


def test_the_shortest_mark_lies_on_top() -> None:
    tables = made.tables()
    for chosen in (["Aligned passages", "Names"], ["Names", "Aligned passages"]):
        found = lines(tables, made.TEXTS, "gazette", chosen)
        both_ = [r for ln in found for s in ln.sentences for r in s.runs if len(r.layers) > 1]
        assert both_
        assert {run.layers[-1] for run in both_} == {chosen.index("Names")}


def test_old_cases_have_layers_without_marks() -> None:
    tables = dict(made.tables())
    for name in ("attributions", "mentions", "actors", "facts", "coverage"):
        del tables[name]
    found = lines(tables, made.TEXTS, "gazette", ["Speakers", "Names", "Aligned passages"])
    assert not [r for ln in found for s in ln.sentences for r in s.runs if r.layers]


def test_two_texts_passages_on_one_fact_and_the_words_that_differ() -> None:
    tables = made.tables()
    found = both(tables, made.TEXTS, "gazette", "herald")
    assert found
    for one in found:
        for side, text in ((one.left, made.GAZETTE), (one.right, made.HERALD)):
            for passage in side:
                whole = "".join(piece.text for piece in passage.pieces)
                assert whole == text[passage.start : passage.end]
    (council,) = [one for one in found if "council" in str(one)]
    assert "".join(p.text for p in council.left[0].pieces if not p.mark).startswith(
        "The council will meet"
    )
    assert any("Tuesday" in p.text for p in council.left[0].pieces if p.mark)
    assert len(council.label.split()) <= 5
    bare = both(tables, {}, "gazette", "herald")
    assert [one.number for one in bare] == [one.number for one in found]
    assert all(not p.pieces and p.words for one in bare for p in (*one.left, *one.right))


def test_only_articles_of_one_story_tell_the_same() -> None:
    tables = dict(made.tables())
    assert both(tables, made.TEXTS, "gazette", "gazette") == ()
    stories = tables["articles"]["id"].map({"gazette": "one"}).fillna("two")
    tables["articles"] = tables["articles"].assign(story=stories)
    assert both(tables, made.TEXTS, "gazette", "herald") == ()


def test_a_fact_has_the_label_of_the_item_that_names_its_passages() -> None:
    def fact(number: int, article: str, start: int, state: str = "found") -> dict[str, Any]:
        return {"story": "s", "fact": number, "article": article, "outlet": article,
                "start": start, "end": start + 5, "member": True, "state": state}  # fmt: skip

    def cell(item: int, label: str, article: str, start: int) -> dict[str, Any]:
        return {"story": "s", "kind": "fact", "item": item, "label": label, "outlet": article,
                "state": "found", "article": article, "start": start, "end": start + 5}  # fmt: skip

    tables = {
        "facts": frame("facts", [
            fact(0, "a", 0), fact(0, "b", 10), fact(1, "a", 0), fact(1, "b", 20),
            fact(2, "a", 40), fact(2, "b", 50, "unsure"),
        ]),
        "coverage": frame("coverage", [
            cell(7, "second", "a", 0), cell(7, "second", "b", 20), cell(8, "first", "a", 0),
            cell(8, "first", "b", 10),
        ]),
    }  # fmt: skip
    assert labels(tables, "s") == {0: "first", 1: "second"}
    assert labels(tables, "t") == {}
    assert elsewhere(tables, "a")["fact"].tolist() == [0, 1]  # of the third b is not sure


# The pages, on a case


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("made")
    made.folder(folder / "texts")
    score_paths([folder / "texts"], folder / "case", columns={}, workers=1, say=lambda _: None)
    export(open_case(folder / "case"), folder / "free", text=False)
    return {"case": str(folder / "case"), "free": str(folder / "free")}


Shown = Callable[..., AppTest]


@pytest.fixture
def shown(cases: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Shown:
    """A page on a case, as a link opens it."""

    def page(name: str, case: str, **query: str) -> AppTest:
        monkeypatch.setenv("PARALLAX_CASES", json.dumps([cases[case]]))
        app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=120)
        app.switch_page(f"analysis/pages/{name}.py")
        for key, value in query.items():
            app.query_params[key] = value
        app.run()
        assert not app.exception, app.exception[0].value
        return app

    return page


def words(app: AppTest) -> str:
    return "\n".join(block.proto.body for block in app.get("html"))


@pytest.mark.parametrize("query", [{}, {"mask": "1"}], ids=["named", "masked"])
@pytest.mark.parametrize("case", ["case", "free"])
def test_tone_toward_the_actor_that_is_chosen(
    shown: Shown, case: str, query: dict[str, str]
) -> None:
    app = shown("tone", case, **query)
    box = next(one for one in app.selectbox if one.label == "Toward")
    assert len(box.options) > 1
    name = box.options[1]
    box.select(name).run()
    assert not app.exception
    part = words(app).partition(">Toward whom<")[2].partition(">Headline and body<")[0]
    assert part.count("<li") == 3
    assert part.count(f"{name}") >= 3
    assert not [word for word in NEVER if word in part.lower()]
    assert "not found in the" in part or "sentence" in part


def test_the_words_behind_a_tone_toward_somebody_open_by_the_link(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    from analysis.pages import in_full

    opened: list[Any] = []
    monkeypatch.setattr(in_full, "draw_evidence", lambda found, *_: opened.append(found))
    app = shown("tone", "case")
    name = next(one for one in app.selectbox if one.label == "Toward").value
    shown("tone", "case", toward=name, at="gazette", item=f"{name}, own voice")
    assert opened[-1].title.startswith(TARGETS.question)
    assert f"of “{name}, own voice”" in opened[-1].lead
    assert opened[-1].how == TARGETS.how


@pytest.mark.parametrize("case", ["case", "free"])
def test_the_same_told_twice(shown: Shown, case: str) -> None:
    app = shown("read", case, left="gazette", right="herald")
    (box,) = [one for one in app.selectbox if one.label == "Fact"]
    assert box.value == ""
    box.select_index(1).run()
    assert not app.exception
    number = app.query_params["fact"]
    assert number.isdecimal()
    said_ = words(app)
    assert 'class="twice"' in said_
    assert ("<mark>" in said_) == (case == "case")
    link = shown("read", case, left="gazette", right="herald", fact=number)
    (again,) = [one for one in link.selectbox if one.label == "Fact"]
    assert again.value == number
    for nonsense in ("999", "x", "-1"):
        shown("read", case, left="gazette", right="herald", fact=nonsense)
