"""The two tasks of alignment: by hand on rows of our own, and their floors where the sets are."""

from typing import Any

import numpy as np
import pytest

from analysis.validate import ValidationError, task
from analysis.validate.coverage_superpal import area, interval
from analysis.validate.grouping_roundups import Ranking, precision


def row(statement: str, document: str, at: int, text: str) -> dict[str, Any]:
    return {
        "topic": "t", "documentFile": document, "docSentCharIdx": at, "docSentText": text,
        "scuSentence": statement, "scuText": statement,
    }  # fmt: skip


ROWS = [
    row("The old pier burned down on Monday.", "1", 0, "On Monday the old pier burned."),
    row("A dog was saved by a diver.", "2", 0, "A diver pulled a dog from the water and saved it."),
    row("A dog was saved by a diver.", "1", 90, "The dog was saved."),
]


def test_a_statement_that_nobody_aligned_is_absent() -> None:
    """Of four pairs one is absent, the pier from text 2, and it scores as the most absent."""
    outcome = task("coverage_superpal").measure(ROWS)
    assert (outcome.value, outcome.rows) == (1.0, 3)
    first = outcome.predictions[0]
    assert first["row"] == 0
    assert first["absence"]["2"] > first["absence"]["1"]
    assert outcome.controls["chance"] == 0.5


def test_rows_that_cannot_be_measured_say_why() -> None:
    with pytest.raises(ValidationError, match="row 0 has no `topic`"):
        task("coverage_superpal").measure([{"text": "x"}])
    with pytest.raises(ValidationError, match="no AUC"):
        task("coverage_superpal").measure(ROWS[:1])
    with pytest.raises(ValidationError, match="no `event`"):
        task("grouping_roundups").measure([{"text": "x"}])
    with pytest.raises(ValidationError, match="no event has two texts"):
        task("grouping_roundups").measure([{"event": "a", "text": "One dog."}])


def test_area_by_hand() -> None:
    """Positive 3 and 2 against negative 2 and 1: (2 + 1.5) / 4."""
    marks = np.array([True, True, False, False])
    assert area(np.array([3.0, 2.0, 2.0, 1.0]), marks) == pytest.approx((2 + 1.5) / 4)


def test_average_precision_by_hand() -> None:
    """Right at ranks 1 and 3 of events of two and two texts: (1/1 + 2/3) / 2."""
    ranking = Ranking(np.array([0, 0, 1]), np.array([0, 1, 1]), np.array([2, 2]))
    assert precision(ranking) == pytest.approx((1 / 1 + 2 / 3) / 2)
    short = Ranking(np.array([0]), np.array([0]), np.array([2, 2]))  # the other is not ranked
    assert precision(short) == pytest.approx(1 / 2)
    twice = precision(ranking, np.array([2.0, 1.0]))  # the wrong pair counts 2 · 1 times
    assert twice == pytest.approx((2 * (2 / 2) + 1 * (3 / 5)) / 3)


def test_an_interval_holds_the_figure() -> None:
    rng = np.random.default_rng(1)
    marks = rng.random(200) < 0.4
    scores = rng.normal(size=200) + marks
    low, high = interval(scores, marks, np.arange(200))
    assert low is not None
    assert high is not None
    assert low < area(scores, marks) < high


def test_two_texts_of_one_event_resemble_each_other() -> None:
    rows = [
        {"event": e, "title": f"The {t} {n}", "text": f"The {t} {n} in {w} on Monday. " * 3}
        for e, t, n in (("a", "pier", "burned"), ("b", "mayor", "resigned"), ("c", "ferry", "sank"))
        for w in ("Port Alder", "the harbour city")
    ]
    outcome = task("grouping_roundups").measure(rows)
    assert outcome.value == 1.0
    assert [p["row"] for p in outcome.predictions] == list(range(6))
