"""The page Words without a browser: odd cases, filters, links, and what stands in a download."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import made
import pytest
import streamlit as st
from app import again, opened_on, words
from streamlit.testing.v1 import AppTest

from analysis.workflow import score_paths

ROOT = Path(__file__).parents[1]
SCARE = "The “so-called” plan of the Council cost six million crowns. "
HOSTILE = (
    '=cmd|"/C calc"!A0',
    "<script>window.pwned=1</script>",
    "![x](http://evil.example) # $a$",
)
NEVER = ("propaganda", "omits", "hides", "slant")
CONTEXTS = "A word in its contexts"


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Folders of cases by name."""

    def scored(name: str, rows: list[dict[str, str]]) -> str:
        folder = tmp_path_factory.mktemp(name)
        lines = [json.dumps(row) for row in rows]
        (folder / "rows.jsonl").write_text("\n".join(lines), "utf-8")
        score_paths([folder / "rows.jsonl"], folder / "case", columns={}, workers=1,
                    say=lambda _: None)  # fmt: skip
        return str(folder / "case")

    def told(outlets: tuple[str, ...], texts: int = 1) -> list[dict[str, str]]:
        return [
            {"id": f"a{o}-{i}", "outlet": outlet, "text": text * 2 + SCARE * (o == 0),
             "story": f"story {i}", "date": f"2024-01-0{i + 1}"}
            for o, (outlet, text) in enumerate(zip(outlets, made.TEXTS.values(), strict=False))
            for i in range(texts)
        ]  # fmt: skip

    alike = [{**row, "text": made.GAZETTE} for row in told(("Gazette", "Herald", "Mirror"))]
    return {
        "seeds": str(ROOT / "seeds" / "russia-dprk-pact"),
        "one": scored("one", told(("Gazette",))), "alike": scored("alike", alike),
        "hostile": scored("hostile", told(HOSTILE)),
        "several": scored("several", told(("Gazette", "Herald"), 3)),
    }  # fmt: skip


def shown(monkeypatch: pytest.MonkeyPatch, folder: str, **query: str) -> AppTest:
    """The page, as the link opens it."""
    return opened_on(monkeypatch, folder, "words", **query)


@pytest.mark.parametrize("case", ["seeds", "one", "alike", "hostile", "several"])
@pytest.mark.parametrize("voice", ["own", "quoted", "all"])
def test_the_page_stands_on_every_case(
    cases: dict[str, str], monkeypatch: pytest.MonkeyPatch, case: str, voice: str
) -> None:
    app = shown(monkeypatch, cases[case], voice=voice, word="council")
    said = words(app)
    for title in ("Which words carry weight?", "What stands out?", CONTEXTS, "The words behind"):
        assert title in said
    assert not [word for word in NEVER if word in said.lower()]


def test_one_outlet_has_nothing_to_stand_out_against(
    cases: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "nothing to compare its words with" in words(shown(monkeypatch, cases["one"]))


def test_copies_are_no_evidence_of_anything(
    cases: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Nothing to compare with" in words(shown(monkeypatch, cases["alike"]))


def test_without_a_text_left_it_says_so(
    cases: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = shown(monkeypatch, cases["several"], days="2030-01-01,2030-01-02", word="council")
    if "No text is left" not in words(app):  # days out of reach are dropped: none is filtered
        app = shown(monkeypatch, cases["several"], stories="no such story")
    assert "Words" in words(app)
    monkeypatch.setattr("analysis.pages.opened.Opened.columns", lambda *_: ())
    assert "No text is left by these filters" in words(again(app))


@pytest.mark.parametrize(
    "query",
    [
        {"whose": "<script>"}, {"against": "nobody"}, {"whose": "Gazette", "against": "Gazette"},
        {"word": "<img src=x onerror=1>"}, {"word": "$a$ ![x](http://evil.example)"},
        {"word": "x" * 500}, {"at": "nobody", "item": "<b>", "of": "?"}, {"zone": "nowhere"},
        {"word": "   "}, {"word": "the"}, {"word": "2024"},
    ],
    ids=str,
)  # fmt: skip
def test_a_strange_link_is_harmless(
    cases: dict[str, str], monkeypatch: pytest.MonkeyPatch, query: dict[str, str]
) -> None:
    app = shown(monkeypatch, cases["several"], **query)
    for block in app.get("html"):
        assert "<script>" not in block.proto.body
        assert "<img" not in block.proto.body


def test_the_link_says_whose_words_against_whose_and_which_word(
    cases: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    query = {"whose": "Herald", "against": "Gazette", "word": "councils"}
    app = shown(monkeypatch, cases["several"], **query)
    assert app.selectbox(key="whose").value != app.selectbox(key="against").value
    assert app.text_input(key="word").value == "councils"
    said = words(app)
    assert "against 3 of Gazette" in said
    assert "“councils” stands 27 times in 6 of 6 articles, outside quotation marks" in said


def test_another_outlet_lets_an_impossible_other_go(
    cases: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = shown(monkeypatch, cases["several"], whose="Herald", against="Gazette")
    gazette = app.selectbox(key="against").value
    app.selectbox(key="whose").set_value(gazette)
    again(app)
    assert app.selectbox(key="against").value == ""
    assert "of the other outlets" in words(app)


def test_the_part_of_the_text_is_followed_where_it_can_be(
    cases: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said = words(shown(monkeypatch, cases["several"], zone="headline"))
    assert said.count("counted over the whole text") == 2
    assert "counted over the whole text" not in words(shown(monkeypatch, cases["several"]))


def test_without_the_texts_places_stand_for_them(
    cases: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said = words(shown(monkeypatch, cases["seeds"], word="brutal"))
    assert "Supply the texts on the Data page" in said
    assert "“brutal” is known to stand 1 time in 1 of 4 articles" in said
    said = words(shown(monkeypatch, cases["seeds"], word="russia"))
    assert "“russia” stands " in said
    assert "supply the texts on the Data page" in said


def test_scare_quotes_are_listed_by_outlet(
    cases: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said = words(shown(monkeypatch, cases["several"], voice="quoted"))
    assert "Gazette: “so-called” 3 (in " in said
    assert "whatever voice is chosen" in said


def test_evidence_opens_by_the_link(cases: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    app = shown(monkeypatch, cases["several"])
    outlet = app.selectbox(key="whose").options and app.selectbox(key="whose").value
    for item in ("horrid", "so-called"):
        opened = shown(monkeypatch, cases["several"], at=outlet, item=item)
        assert "Choose a mark in a chart" not in words(opened)
    assert "Choose a mark in a chart" in words(app)


def test_downloads_are_safe_and_say_where_they_come_from(
    cases: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[bytes] = []

    def button(label: str, data: Any, *_: Any, **__: Any) -> None:
        if "CSV" in label:
            given.append(data() if callable(data) else data)

    monkeypatch.setattr(st, "download_button", button)
    shown(monkeypatch, cases["hostile"], word="council", voice="all")
    assert len(given) >= 3
    for data in given:
        rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
        assert {"case", "run", "filter", "program", "date"} <= set(rows[0])
        cells = [cell for row in rows for cell in row.values()]
        assert not [cell for cell in cells if cell[:1] in ("=", "+", "@", "\t")]
