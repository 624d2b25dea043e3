"""Readings → estimates: what an outlet's articles say on average, and how sure one may be.

The article is the sample. `low` and `high` are null as yet: no interval is computed, and nothing
may be ranked.
"""

import pandas as pd

ESTIMATES = (
    "outlet", "measure", "voice", "value", "low", "high", "stories", "articles", "marks", "n",
)  # fmt: skip


def estimates(readings: pd.DataFrame) -> pd.DataFrame:
    """One row per outlet × measure × voice. Columns: `ESTIMATES`.

    `value` is the mean over the articles that have one, null where none has; `marks` and `n` are
    sums over all of them.
    """
    if readings.empty:
        return pd.DataFrame(columns=list(ESTIMATES))
    keys = ["outlet", "measure", "voice"]
    table = readings.groupby(keys, sort=False, observed=True).agg(
        value=("value", "mean"), stories=("story", "nunique"), articles=("article", "nunique"),
        marks=("marks", "sum"), n=("n", "sum"),
    )  # fmt: skip
    table = table.reset_index()
    table["low"], table["high"] = None, None
    return table[list(ESTIMATES)]
