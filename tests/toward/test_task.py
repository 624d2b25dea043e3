"""The task of tone toward a target: by hand on rows of our own, and its floor where the set is."""

from typing import Any

import numpy as np
import pytest

from analysis.validate import ValidationError, task
from analysis.validate.target_newsmtsc import counts, f1, interval


def row(text: str, target: str, label: str) -> dict[str, Any]:
    start = text.index(target)
    return {"text": text, "start": start, "end": start + len(target), "label": label}


ROWS = [
    row("Brown lied to the council about the harbour.", "Brown", "neg"),
    row("Clark is an honest and courageous mayor of the town.", "Clark", "pos"),
    row("Poe opened the library at nine.", "Poe", "neu"),
]


def test_rows_of_our_own_are_heard_as_they_are_meant() -> None:
    outcome = task("target_newsmtsc").measure(ROWS)
    assert (outcome.value, outcome.rows) == (pytest.approx(1.0), 3)
    assert [p["label"] for p in outcome.predictions] == ["neg", "pos", "neu"]
    assert outcome.predictions[0]["words"] == [[6, 10]]
    assert outcome.predictions[2]["words"] == []
    assert outcome.controls["most frequent class (chance)"] == pytest.approx((2 * 1 / 4) / 3)


def test_f1_by_hand() -> None:
    """Gold −, −, 0, +; ours −, 0, 0, 0: 2·1/(1+2), 2·1/(3+1), 0."""
    found = f1(counts(np.array([-1, -1, 0, 1]), np.array([-1, 0, 0, 0])))
    assert found.tolist() == pytest.approx([2 / 3, 2 / 4, 0.0])


def test_an_interval_holds_the_figure_and_widens_where_rows_stand_together() -> None:
    rng = np.random.default_rng(1)
    gold = rng.integers(-1, 2, 300)
    tones = np.where(rng.random(300) < 0.6, gold, 0)
    value = float(f1(counts(gold, tones)).mean())
    low, high = interval(gold, tones, [str(i) for i in range(300)])
    assert low is not None
    assert high is not None
    assert low < value < high
    twice = interval(np.tile(gold, 2), np.tile(tones, 2), [str(i) for i in range(300)] * 2)
    assert twice == pytest.approx((low, high))  # a sentence told twice narrows nothing
    assert interval(gold[:1], tones[:1], ["a"]) == (None, None)


def test_rows_that_cannot_be_measured_say_why() -> None:
    with pytest.raises(ValidationError, match="row 1 has no `text`"):
        task("target_newsmtsc").measure([ROWS[0], {**ROWS[1], "label": "good"}])
