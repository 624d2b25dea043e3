"""The page Names: its sentences and edits as values, and the page itself without a browser."""

import csv
import io
import json
import tomllib
from pathlib import Path
from typing import Any

import made
import numpy as np
import pandas as pd
import pytest
import streamlit as st
from app import again, opened_on, words
from streamlit.testing.v1 import AppTest

from analysis import case as cases_on_disk
from analysis.case.edits import Edits
from analysis.naming import DISTANCES, LABELS, PROMINENCE
from analysis.pages.names_edits import merged, split_off, without
from analysis.pages.names_said import distances_said, labels_said, prominence_said
from analysis.sheet import Column
from analysis.workflow import score_paths

ROOT = Path(__file__).parents[1]
MAYOR = "Mayor Ada Brook shut the old mill. Ada Brook was warned. “Brook knew,” said Jon Pell. "
HOSTILE = (
    '=cmd|"/C calc"!A0',
    "<script>window.pwned=1</script>",
    "![x](http://evil.example) # $a$",
)
NEVER = ("propaganda", "omits", "hides", "slant", "biased")


def column(name: str, *articles: str, flags: tuple[str, ...] = ()) -> Column:
    return Column(name.lower(), name, "", flags, False, articles, 0)


def labels(*rows: tuple[str, int, int]) -> pd.DataFrame:
    made = [
        ("gazette", "a", label, own, quoted, own + quoted, 1, "") for label, own, quoted in rows
    ]
    return pd.DataFrame(made, columns=list(LABELS))


def test_labels_are_said_with_their_counts_and_voices() -> None:
    table = labels(("Brook", 1, 2), ("the mayor", 3, 0), ("(pronoun)", 1, 0))
    assert labels_said(column("Gazette", "1"), table, "Ada Brook", "612 words") == (
        "The Gazette article names Ada Brook 7 times in 612 words: “the mayor” 3, “Brook” 1, "
        "(pronoun) 1; in quotations “Brook” 2."
    )
    said = labels_said(column("Gazette", "1", "2"), table.head(1), "Ada Brook", "99 words")
    assert said.startswith("The 2 Gazette articles name Ada Brook 3 times in 99 words: “Brook” 1;")


def test_what_is_not_found_is_said_with_the_words_read() -> None:
    cut = column("Gazette", "1", flags=("cut off",))
    assert labels_said(cut, labels(), "Ada Brook", "612 words") == (
        "Gazette: Ada Brook was not found in this text (612 words); the text is cut off."
    )


def pair(**values: float) -> pd.DataFrame:
    plain = {"outlet": "a", "other": "b", "here": 24, "there": 30, "texts_here": 6,
             "texts_there": 6, "stories": 6, "shared": 0}  # fmt: skip
    return pd.DataFrame([plain | values], columns=list(DISTANCES))


def test_a_distance_is_said_with_what_chance_gives() -> None:
    columns = (column("A", "1"), column("B", "2"))
    found = pair(distance=0.6, low=0.2, high=0.5, p=0.003, q=0.003)
    (said,) = distances_said(found, columns, "own", 1)
    assert said == (
        "A and B, within 6 stories: 0.60 (24 labels and 30, in 6 texts and 6); with the texts "
        "dealt at random mostly from 0.20 to 0.50 (q = .003)."
    )
    (said,) = distances_said(pair(distance=0.4, low=0.2, high=0.5, p=0.3, q=0.3), columns, "own", 1)
    assert "no difference beyond chance" in said
    (said,) = distances_said(pair(distance=0.4), columns, "own", 1)
    assert "too few texts for a test (4 a side are needed)" in said
    few, none = distances_said(pair(), columns, "own", 2)
    assert few.startswith("1 pair with too few own-voice labels for a distance: 20 are needed")
    assert none.startswith("1 pair without a story")


def test_prominence_of_one_article_is_counted_not_averaged() -> None:
    found = pd.DataFrame([("1", 3, 12, 0, 4, 5.0, 20, 0.25, 0.2, 0.0)], columns=list(PROMINENCE))
    said = prominence_said(column("Gazette", "1"), found, {})
    assert said == (
        "The Gazette article: 3 of 12 mentions (25%), first in sentence 5 of the 20 told; not in "
        "the lead."
    )
    nobody = found.assign(mentions=0, sentence=np.nan)
    assert prominence_said(column("Gazette", "1"), nobody, {}) == "Gazette: none of 12 mentions."


def test_merging_takes_along_what_was_merged_or_split_before() -> None:
    first = merged(Edits(), "The mayor", ["Ada Brook", "mayor"])
    assert first.merge == {"The mayor": ("Ada Brook", "mayor")}
    again = merged(split_off(first, "her honour"), "Ada", ["The mayor", "her honour"])
    assert again.merge == {"Ada": ("Ada Brook", "mayor", "her honour")}
    assert again.split == ()
    assert merged(Edits(), "Ada Brook", ["Ada Brook", "mayor"]).merge == {"Ada Brook": ("mayor",)}


def test_a_label_that_is_split_off_is_part_of_no_merge() -> None:
    found = split_off(Edits(merge={"Ada": ["mayor", "boss"], "Jon": ["Boss"]}), "boss")
    assert found.merge == {"Ada": ("mayor",)}
    assert found.split == ("boss",)
    assert split_off(found, "BOSS").split == ("BOSS",)


def test_an_edit_is_taken_back_and_camps_stay() -> None:
    found = Edits({"Pell": "council"}, {"Ada": ["mayor"], "Jon": ["Pell"]}, ["boss", "chief"])
    assert without(found, name="Ada").merge == {"Jon": ("Pell",)}
    assert without(found, label="boss").split == ("chief",)
    assert without(found, name="Ada").camps == {"Pell": "council"}
    assert merged(found, "X", ["mayor", "boss"]).camps == {"Pell": "council"}


# The page


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
            {"id": f"a{o}-{i}", "outlet": outlet, "text": f"{text}\n{MAYOR}",
             "story": f"story {i}", "date": f"2024-01-0{i + 1}"}
            for o, (outlet, text) in enumerate(zip(outlets, made.TEXTS.values(), strict=False))
            for i in range(texts)
        ]  # fmt: skip

    nobody = [
        {"id": "1", "outlet": "Gazette", "text": "it rained, and then it did not rain again."}
    ]
    found = {
        "one": scored("one", told(("Gazette",))), "nobody": scored("nobody", nobody),
        "hostile": scored("hostile", told(HOSTILE)),
        "several": scored("several", told(("Gazette", "Herald"), 3)),
    }  # fmt: skip
    bare = tmp_path_factory.mktemp("bare") / "case"
    cases_on_disk.export(cases_on_disk.open_case(Path(found["several"])), bare, text=False)
    return found | {"text-free": str(bare)}


def shown(monkeypatch: pytest.MonkeyPatch, folder: str, **query: str) -> AppTest:
    """The page, as the link opens it."""
    return opened_on(monkeypatch, folder, "names", **query)


@pytest.mark.parametrize("case", ["one", "hostile", "several", "text-free"])
@pytest.mark.parametrize("voice", ["own", "quoted", "all"])
def test_the_page_stands_on_every_case(
    cases: dict[str, str], monkeypatch: pytest.MonkeyPatch, case: str, voice: str
) -> None:
    said = words(shown(monkeypatch, cases[case], voice=voice))
    for title in ("What is it called?", "How prominent?", "Who acts", "The words behind",
                  "Everybody", "Merge and split"):  # fmt: skip
        assert title in said
    assert not [word for word in NEVER if word in said.lower()]


@pytest.mark.parametrize("zone", ["headline", "body"])
def test_a_part_of_the_text_is_enough(
    cases: dict[str, str], monkeypatch: pytest.MonkeyPatch, zone: str
) -> None:
    assert "Everybody" in words(shown(monkeypatch, cases["several"], zone=zone))


def test_where_nobody_is_named_it_says_so(
    cases: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said = words(shown(monkeypatch, cases["nobody"]))
    assert "Actors are not measured in this case" in said or "No actor was found" in said


def test_names_are_masked_and_not_to_be_edited(
    cases: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said = words(shown(monkeypatch, cases["several"], mask="1"))
    assert "While names are masked they cannot be merged or split" in said
    assert "Herald" not in said


def test_the_link_names_the_actor(cases: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    app = shown(monkeypatch, cases["several"], actor="Ada Brook (person)")
    assert app.selectbox(key="actor").value == "person:ada brook"
    assert "The 3 Gazette articles name Ada Brook" in words(app)


@pytest.mark.parametrize(
    "query",
    [
        {"actor": "<script>"}, {"actor": "nobody (person)"}, {"at": "nobody", "item": "<b>"},
        {"item": "acts: ", "at": "Gazette"}, {"place": "nowhere"}, {"zone": "nowhere"},
    ],
    ids=str,
)  # fmt: skip
def test_a_strange_link_is_harmless(
    cases: dict[str, str], monkeypatch: pytest.MonkeyPatch, query: dict[str, str]
) -> None:
    app = shown(monkeypatch, cases["hostile"], **query)
    for block in app.get("html"):
        assert "<script>" not in block.proto.body
        assert "<img" not in block.proto.body


def test_evidence_opens_by_the_link(cases: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    app = shown(monkeypatch, cases["several"], actor="Ada Brook (person)")
    assert "Choose a mark in a chart" in words(app)
    outlet = next(one for one in app.selectbox if one.label == "Outlet").options[1]
    link = {"actor": "Ada Brook (person)", "item": "brook (person:ada brook)"}
    opened = shown(monkeypatch, cases["several"], at=outlet.lower(), **link)
    labelled = next(one for one in opened.selectbox if one.label == "Label")
    assert "Choose a mark in a chart" not in words(opened)
    assert labelled.value == link["item"]


def test_actors_are_merged_split_and_taken_apart_again(
    cases: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = shown(monkeypatch, cases["several"])
    box = next(one for one in app.multiselect if one.label == "Actors that are one")
    box.set_value(["person:ada brook", "body:council"])
    app.text_input[-1].set_value("City Hall")
    again(app)
    next(one for one in app.button if one.label == "Merge").click()
    again(app)
    assert app.selectbox(key="actor").value == "name:City Hall"
    assert "name City Hall" in words(app)
    (toml,) = [code.value for code in app.code]
    assert set(tomllib.loads(toml)["actors"]["merge"]["City Hall"]) == {"Ada Brook", "council"}
    assert "City Hall stands for" in words(app)
    label = next(one for one in app.selectbox if one.label.startswith("A label"))
    label.set_value("council")
    again(app)
    next(one for one in app.button if one.label.startswith("Make it")).click()
    again(app)
    assert app.selectbox(key="actor").value == "name:council"
    for _ in range(2):
        next(one for one in app.button if one.label == "Take back").click()
        again(app)
    assert "In force" not in words(app)
    assert not app.code


def test_downloads_are_safe_and_say_where_they_come_from(
    cases: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[bytes] = []

    def button(label: str, data: Any, *_: Any, **__: Any) -> None:
        if "CSV" in label:
            given.append(data() if callable(data) else data)

    monkeypatch.setattr(st, "download_button", button)
    shown(monkeypatch, cases["hostile"], voice="all")
    assert len(given) >= 4
    for data in given:
        rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
        assert {"case", "run", "filter", "program", "date"} <= set(rows[0])
        cells = [cell for row in rows for cell in row.values()]
        assert not [cell for cell in cells if cell[:1] in ("=", "+", "@", "\t")]
