"""Means over articles, without an interval where there are too few of them."""

import made
import pandas as pd
import pytest

from analysis.compare import ESTIMATES, estimates


def readings(*values: float | None) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "article": [str(i) for i in range(len(values))], "outlet": "gazette", "story": "",
            "measure": "m", "voice": "own", "value": list(values), "marks": 2, "n": 10,
        }
    )  # fmt: skip


def test_the_article_is_the_sample() -> None:
    (row,) = estimates(readings(1.0, 3.0, None)).itertuples()
    assert (row.value, row.articles, row.stories) == (2.0, 3, 1)
    assert (row.marks, row.n) == (6, 30)


def test_no_evidence_stays_none() -> None:
    (row,) = estimates(readings(None, None)).itertuples()
    assert pd.isna(row.value)


def test_few_articles_have_no_interval() -> None:
    (row,) = estimates(readings(1.0, 2.0)).itertuples()
    assert row.low is None
    assert row.high is None


def test_columns_are_the_tables() -> None:
    assert list(estimates(made.tables()["readings"]).columns) == list(ESTIMATES)
    assert list(estimates(readings()).columns) == list(ESTIMATES)


@pytest.mark.parametrize("voice", ["own", "quoted", "all"])
def test_every_outlet_has_an_estimate(voice: str) -> None:
    table = estimates(made.tables()["readings"])
    loaded = table[(table["measure"] == "loaded") & (table["voice"] == voice)]
    assert set(loaded["outlet"]) == {"gazette", "courier", "herald"}
