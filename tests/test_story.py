"""What is known only when all texts of a story are read: rows, copies, stories too large."""

from dataclasses import replace
from pathlib import Path

import made
import pandas as pd
import pytest

from analysis import shelf, story
from analysis.article import Article
from analysis.case import open_case
from analysis.score import rows
from analysis.shelf import Shelf, Told, pooled, told
from analysis.story import NEEDED, Known, story_rows
from analysis.tables import PER_STORY
from analysis.workflow import score_paths

ARTICLES = [Article(name, name, text, story="fire") for name, text in made.TEXTS.items()]


def laid_out(articles: list[Article], known: Known, whole: bool = True) -> dict[str, list]:
    read = rows(articles)
    return story_rows("fire", {name: read[name] for name in NEEDED}, known, whole)


def each_alone(articles: list[Article]) -> Known:
    return Known(voices=[[article.id] for article in articles])


def test_every_table_of_a_story_is_there() -> None:
    found = laid_out(ARTICLES, each_alone(ARTICLES))
    assert set(found) == set(PER_STORY)
    names = {row["actor"]: row["name"] for row in found["actors"]}
    assert names["person:ada brook"] == "Ada Brook"
    assert {row["article"] for row in found["mentions"] if row["actor"] == "person:ada brook"} == {
        "gazette", "herald",
    }  # fmt: skip
    for row in found["mentions"]:
        text = made.TEXTS[row["article"]]
        assert " ".join(text[row["start"] : row["end"]].split()) == row["label"] or not row["label"]
    states = {
        row["outlet"]: row["state"] for row in found["coverage"] if row["label"] == "Ada Brook"
    }
    assert states == {"gazette": "found", "herald": "found", "courier": "not found"}
    assert found["shared"] == found["added"] == []


def test_a_text_that_stands_apart_is_in_no_matrix() -> None:
    known = replace(each_alone(ARTICLES), apart=frozenset(["courier"]))
    found = laid_out(ARTICLES, known)
    assert not any(row["outlet"] == "courier" for row in found["coverage"])
    assert any(row["article"] == "courier" for row in found["mentions"])


def test_of_copies_it_is_known_what_each_added() -> None:
    copy = Article(
        "copy", "herald", made.GAZETTE + "\nA second fire was seen at dawn.\n", story="fire"
    )
    known = Known(voices=[["gazette", "copy"], ["courier"]], copies=[["gazette", "copy"]])
    found = laid_out([ARTICLES[0], ARTICLES[1], copy], known)
    shared = pd.DataFrame(found["shared"])
    assert set(shared["article"]) == {"gazette", "copy"}
    added = pd.DataFrame(found["added"])
    words = added[(added["measure"] == "loaded") & (added["voice"] == "all")]
    assert dict(zip(words["article"], words["n"], strict=True)) == {"gazette": 0, "copy": 7}
    assert set(added["zone"]) == {"added"}


def test_a_part_of_a_story_is_not_aligned() -> None:
    found = laid_out(ARTICLES, each_alone(ARTICLES), whole=False)
    assert found["coverage"] == found["facts"] == []
    assert found["mentions"]


def test_actors_of_parts_of_a_story_are_one_row() -> None:
    row = {"story": "s", "actor": "person:a", "name": "A", "kind": "person", "mentions": 2}
    other = row | {"actor": "person:b", "name": "B", "mentions": 3}
    assert pooled([row, other, row]) == [row | {"mentions": 4}, other]


def test_a_story_of_too_many_texts_is_read_in_parts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelf, "MOST", 2)
    made.folder(tmp_path / "texts")
    score_paths([tmp_path / "texts"], tmp_path / "case", columns={}, say=lambda _: None)
    case = open_case(tmp_path / "case")
    actors = case.table("actors")
    assert not actors.duplicated(["story", "actor"]).any()
    brook = actors[actors["actor"] == "person:ada brook"]["mentions"].tolist()
    mentions = case.table("mentions")
    named = mentions[(mentions["actor"] == "person:ada brook") & (mentions["label"] != "")]
    assert brook == [len(named)]
    assert case.table("coverage").empty


def test_a_story_that_fails_is_said_and_the_others_stand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(shelf, "story_rows", fail)
    found = told(Told(tmp_path, Shelf({"fire": ["a"]}), Known()))
    (finding,) = found["findings"]
    assert finding["gate"] == "alignment"
    assert "fire could not be laid side by side: ZeroDivisionError." in finding["reason"]
    assert found["mentions"] == []
    assert story.MOST == 200
