"""The page Gaps without a browser: odd cases, links, copies, a case without texts."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import made
import pytest
import streamlit as st
from app import opened_on, words
from streamlit.testing.v1 import AppTest

from analysis.case import export, open_case
from analysis.workflow import score_paths

ROOT = Path(__file__).parents[1]
FIRE = {
    "gazette": "A fire burned 1,400 tonnes of paper in the port on Monday night. Ada Brook, the "
    "harbour master, praised the 62 firefighters. “We lost the store but nobody was hurt here,” "
    "she said. The owners had switched the sprinklers off in May.",
    "courier": "On Monday night 1,400 tonnes of paper burned in the port. “We lost the store but "
    "nobody was hurt here,” said Ada Brook, the harbour master. The owners had switched the "
    "sprinklers off in May, a clerk said. The 62 firefighters went home.",
    "herald": "Paper, 1,400 tonnes of it, burned in the port on Monday night. Harbour master Ada "
    "Brook thanked the 62 firefighters. The council meets next week.",
    "mirror": "The fire in the port is out. The owners had switched the sprinklers off in May, and "
    "the paper burned all of Monday night, the harbour master said. The council meets next week.",
}
HOSTILE = "<script>window.pwned=1</script> ![x](http://evil.example) # $a$"
NEVER = ("propaganda", "omits", "omitted", "hides", "slant", "biased")


def rows(texts: dict[str, str], stories: int = 1) -> list[dict[str, str]]:
    return [
        {"id": f"{outlet[:7]}-{i}", "outlet": outlet, "text": text, "story": f"story {i}",
         "date": f"2024-01-0{i + 1}"}
        for outlet, text in texts.items() for i in range(stories)
    ]  # fmt: skip


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Folders of cases by name."""

    def scored(name: str, given: list[dict[str, str]]) -> str:
        folder = tmp_path_factory.mktemp(name)
        (folder / "rows.jsonl").write_text("\n".join(json.dumps(row) for row in given), "utf-8")
        score_paths([folder / "rows.jsonl"], folder / "case", columns={}, workers=1,
                    say=lambda _: None)  # fmt: skip
        return str(folder / "case")

    several = rows(FIRE, 2)
    copied = [*rows(FIRE), {**rows(FIRE)[0], "id": "wire-0", "outlet": "wire"}]
    hostile = {HOSTILE if one == "gazette" else one: text for one, text in FIRE.items()}
    found = {
        "one": scored("one", rows({"gazette": made.GAZETTE})), "fire": scored("fire", rows(FIRE)),
        "several": scored("several", several), "copied": scored("copied", copied),
        "hostile": scored("hostile", rows(hostile)),
        "seeds": str(ROOT / "seeds" / "russia-dprk-pact"),
    }  # fmt: skip
    bare = tmp_path_factory.mktemp("bare") / "case"
    export(open_case(Path(found["copied"])), bare, text=False)
    return found | {"bare": str(bare)}


def shown(monkeypatch: pytest.MonkeyPatch, folder: str, **query: str) -> AppTest:
    """The page, as the link opens it."""
    return opened_on(monkeypatch, folder, "gaps", **query)


def item_of(folder: str, kind: str, label: str) -> str:
    table = open_case(Path(folder)).table("coverage", {"kind": kind})
    row = table[table["label"].str.contains(label)].iloc[0]
    return f"{row['item']}.{row['story']}"


@pytest.mark.parametrize("case", ["one", "fire", "several", "copied", "hostile", "seeds", "bare"])
def test_the_page_stands_on_every_case(
    cases: dict[str, str], monkeypatch: pytest.MonkeyPatch, case: str
) -> None:
    app = shown(monkeypatch, cases[case])
    said = words(app)
    for title in ("Gaps", "Texts that are copies", "Rough chance of an absence (1 − p)^W"):
        assert title in said
    assert not [word for word in NEVER if word in said.lower()]
    assert "<script>" not in "".join(block.proto.body for block in app.get("html"))


def test_one_text_has_nothing_to_compare_with(
    cases: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said = words(shown(monkeypatch, cases["one"]))
    assert "No two texts that are compared here tell one story" in said
    assert "No two of these texts are copies" in said


def test_words_come_before_the_matrix(
    cases: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said = words(shown(monkeypatch, cases["fire"]))
    assert "Not found in the mirror article (" in said
    assert re.search(r"of what two or more others have: facts \d+ of \d+, figures \d+ of \d+", said)
    assert "from length" not in said  # the chances are not calibrated, so they are not summed
    assert said.index("The rough chance of an absence") < said.index("One item, text by text")
    assert said.index("Outlet by outlet") < said.index("Item by item")
    assert "over 2 stories" in words(shown(monkeypatch, cases["several"]))


def test_a_story_is_shown_at_a_time(cases: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    app = shown(monkeypatch, cases["several"], of="story 1")
    assert app.selectbox(key="gaps story story 1").value == "story 1"
    app = shown(monkeypatch, cases["several"], of="no such story")
    assert app.selectbox(key="gaps story story 0").value == "story 0"
    assert not [box for box in shown(monkeypatch, cases["fire"]).selectbox if box.label == "Story"]


def test_an_item_opens_by_the_link(cases: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    key = item_of(cases["fire"], "figure", "62 firefighters")
    app = shown(monkeypatch, cases["fire"], item=key)
    assert app.selectbox(key=f"gaps item {key}").value == key
    said = words(app)
    assert "Not found in the mirror article (" in said
    assert "others have it." in said
    assert "Choose an item in the table, or here." not in said


def test_a_fact_is_compared_with_a_text_of_ones_choice(
    cases: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    key = item_of(cases["fire"], "fact", "1,400")
    app = shown(monkeypatch, cases["fire"], item=key, at="courier")
    (box,) = [box for box in app.selectbox if box.label == "Compared with"]
    assert box.value == "courier"
    assert not [one for one in box.options if one == "mirror"]


def test_what_nobody_lacks_can_be_left_out(
    cases: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def options(**query: str) -> list[str]:
        app = shown(monkeypatch, cases["fire"], **query)
        return next(box.options for box in app.selectbox if box.label == "Item")

    everything, lacking = options(), options(lacking="true")
    assert 1 < len(lacking) <= len(everything)
    assert all(one == "none" or one.endswith("(figure)") for one in options(things="figures"))


@pytest.mark.parametrize(
    "query",
    [
        {"item": "<script>"}, {"item": "99.story 0"}, {"of": "<img src=x>"}, {"at": "nobody"},
        {"things": "<b>"}, {"lacking": "?"}, {"pair": "x y"}, {"item": "0.story 0", "at": "?"},
    ],
    ids=str,
)  # fmt: skip
def test_a_strange_link_is_harmless(
    cases: dict[str, str], monkeypatch: pytest.MonkeyPatch, query: dict[str, str]
) -> None:
    for block in shown(monkeypatch, cases["copied"], **query).get("html"):
        assert "<script>" not in block.proto.body
        assert "<img" not in block.proto.body


def test_copies_stand_side_by_side(cases: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    said = words(shown(monkeypatch, cases["copied"]))
    assert "stand in sentences that a copy has, too." in said
    assert "1 paragraph: 1 the same, 0 reworded, 0 only in" in said
    assert "without what copies share" in said
    assert "No two of these texts are copies" in words(shown(monkeypatch, cases["fire"]))


def test_without_texts_lengths_and_terms_stand_for_them(
    cases: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    key = item_of(cases["bare"], "fact", "1,400")
    said = words(shown(monkeypatch, cases["bare"], item=key))
    assert "The paragraphs need the texts" in said
    assert "stand in sentences that a copy has, too." in said
    assert "62 firefighters went home" not in said


def test_under_a_mask_no_outlet_is_named(
    cases: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    key = item_of(cases["copied"], "fact", "1,400")
    said = words(shown(monkeypatch, cases["copied"], item=key, mask="1"))
    assert "Not found in the Outlet A article (" in said
    assert "stand in sentences that a copy has, too." in said
    assert not [one for one in FIRE if one in said.lower()]


def test_downloads_are_safe_and_say_where_they_come_from(
    cases: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[bytes] = []

    def button(label: str, data: Any, *_: Any, **__: Any) -> None:
        if "CSV" in label:
            given.append(data() if callable(data) else data)

    monkeypatch.setattr(st, "download_button", button)
    shown(monkeypatch, cases["fire"])
    outlets, coverage = (
        list(csv.DictReader(io.StringIO(one.decode("utf-8-sig")))) for one in given
    )
    named = list(dict.fromkeys(row["outlet"] for row in outlets))
    assert named == ["gazette", "courier", "herald", "mirror"]
    assert {row["kind"] for row in outlets} <= {"facts", "figures", "quotations", "names"}
    assert {"kind", "not found", "run", "filter"} <= set(outlets[0])
    assert "not found; rough chance" in "".join(row["mirror"] for row in coverage)
