"""The task on attributions: its counts by hand, and how a source's name is read off a phrase."""

import json

import pytest
from texts import told

from analysis.article import Span
from analysis.attributions import Attribution
from analysis.validate import rounded, task
from analysis.validate.quotes_polnear import (
    Counts,
    Gold,
    chance,
    counted,
    f1,
    key,
    matched,
    measure,
)

TEXT = "Ada Poe said that the bridge was safe. It was late."


def counts(both: int, ours: int, theirs: int, words: int) -> Counts:
    return Counts((both, ours, theirs, words), (0, 0), (0, 0, 0, 0), 0)


def test_f1_is_over_all_words_of_all_rows() -> None:
    rows = [counts(2, 4, 2, 10), counts(3, 3, 8, 10)]
    assert f1(rows) == pytest.approx(2 * (2 + 3) / ((4 + 3) + (2 + 8)))
    assert chance(rows) == pytest.approx(2 * (2 + 8) / (20 + 10))
    assert f1([counts(0, 0, 0, 5)]) == 0.0


def test_contents_are_one_from_half_of_their_union_on() -> None:
    a, b, c = frozenset({1, 2}), frozenset({2, 3, 4}), frozenset({1, 2, 3, 4})
    assert matched([a], [b]) == {}  # 1 of 4
    assert matched([a], [b, c]) == {0: 1}  # 2 of 4
    assert matched([c], [c, c]) == {0: 0}  # the first of equals


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("the mayor, Ada Poe, of Oslen", "poe"), ("Oslen mayor Ada Poe", "poe"),
        ("a Gallop poll", "gallop"), ("Poe campaign chief Carl Dunn", "dunn"),
        ("the Poe campaign", "poe"), ("Poe aides", None), ("some officials of Oslen", None),
        ("Republicans", None), ("Half of the voters", None), ("he", None), ("", None),
    ],
)  # fmt: skip
def test_a_name_is_read_off_a_phrase(phrase: str, name: str | None) -> None:
    assert key(phrase) == name


def test_a_source_is_right_by_its_name_or_its_place() -> None:
    document = told(TEXT)
    content = frozenset(range(3, 8))
    gold = [Gold(content, frozenset({0, 1}), "Ada Poe")]

    def of(source: Span | None, speaker: str | None, naming: str) -> Counts:
        spans = (Span(13, 37),)
        made = Attribution(spans, "indirect", source, speaker, naming, None, None, None)
        return counted(document, [made], gold)

    right = of(None, "Carla Poe", "named")
    assert right.words == (5, 5, 5, 11)
    assert right.sources == (1, 1)
    assert right.attributions == (1, 1, 1, 1)
    assert right.named == 0
    assert of(Span(0, 3), "nobody", "unnamed").sources == (1, 1)
    wrong = of(Span(8, 12), "Carl Dunn", "named")
    assert wrong.sources == (1, 0)
    assert wrong.named == 0
    assert of(None, None, "unknown").named == -1


def test_the_task_answers_and_gives_every_row_its_spans() -> None:
    row = {
        "text": TEXT,
        "attributions": [{
            "Source": [["Source", [[0, 7]], "Ada Poe"]], "Cue": [["Cue", [[8, 12]], "said"]],
            "Content": [["Content", [[13, 37]], "that the bridge was safe"]],
        }],
    }  # fmt: skip
    outcome = measure([row, row])
    assert outcome.value == outcome.controls["without the parse"] == 1.0
    assert outcome.controls["marks alone"] == 0.0
    assert outcome.controls["every word (chance)"] == pytest.approx(2 * 5 / (11 + 5))
    assert outcome.controls["source accuracy"] == 1.0
    assert outcome.controls["MAE of named sources"] == 0.0
    assert outcome.controls["MAE, marks alone"] == 1.0
    assert [p["row"] for p in outcome.predictions] == [0, 1]
    assert outcome.predictions[0]["attributions"][0]["content"] == [[13, 37]]
    json.dumps(outcome.predictions)
    assert rounded(outcome, "t", "m")["rows"] == 2
    assert task("quotes_polnear").NAME == "quotes_polnear"
