"""Readings → estimates: what an outlet's articles say on average, and how sure one may be.

The independent text is the sample: copies within an outlet are averaged first.
"""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from analysis.compare.texts import NO_GROUPS, Readings, matrix, mean, median, merged
from analysis.resample import SEED, STORIES, Interval, bootstrap_t
from analysis.resample.cells import Bools, Floats, Ints

ESTIMATES = (
    "outlet", "measure", "voice", "value", "median", "low", "high", "method", "stories",
    "articles", "texts", "marks", "n",
)  # fmt: skip
ENOUGH = 10  # independent texts below which there is no interval
OVER_STORIES, OVER_TEXTS = "bootstrap-t over stories", "bootstrap-t over texts"


def estimates(
    readings: pd.DataFrame,
    groups: Mapping[str, str] = NO_GROUPS,
    *,
    draws: int = 0,
    seed: int = SEED,
) -> pd.DataFrame:
    """One row per outlet × measure × voice. Columns: `ESTIMATES`.

    `groups`: article → its copy cluster (`gates.independent`); one that is missing stands for
    itself. `value` and `median` are over the `texts`, the independent texts that have a value,
    null where none has; `stories` and `articles` count those with a value or without, `marks` and
    `n` are sums over them. `low` and `high` are the ends of the 95 % interval of `value` and
    `method` how it was made: whole stories are drawn where `STORIES` or more have values, texts
    where fewer do, `draws` times, say `resample.DRAWS`. They are null below `ENOUGH` texts, and
    where `draws` is 0, which is quick.
    """
    if readings.empty:
        return pd.DataFrame(columns=list(ESTIMATES))
    table = matrix(readings, groups)
    parts = [_outlet(table, i, draws, seed) for i in range(len(table.outlets))]
    return pd.concat(parts, ignore_index=True)[list(ESTIMATES)]


def _outlet(table: Readings, i: int, draws: int, seed: int) -> pd.DataFrame:
    here = np.flatnonzero(table.outlet == i)
    known = table.known[here]
    k = np.flatnonzero(known.any(axis=0))
    values, rows = merged(table.values[here][:, k], table.cluster[here])
    story = table.story[here]
    ends, method = _interval(values, story[rows], draws, seed)
    return pd.DataFrame(
        {
            "outlet": table.outlets[i],
            "measure": [table.columns[c][0] for c in k], "voice": [table.columns[c][1] for c in k],
            "value": mean(values), "median": median(values), "low": ends.low, "high": ends.high,
            "method": method, "stories": _stories(known[:, k], story),
            "articles": known[:, k].sum(axis=0), "texts": (~np.isnan(values)).sum(axis=0),
            "marks": table.marks[here][:, k].sum(axis=0), "n": table.n[here][:, k].sum(axis=0),
        }
    )  # fmt: skip


def _stories(there: Bools, story: Ints) -> Ints:
    """(K,) in how many stories a column of `there` (n, K) is true."""
    _, place = np.unique(story, return_inverse=True)
    found = np.zeros((int(place.max(initial=-1)) + 1, there.shape[1]), dtype=bool)
    np.logical_or.at(found, place, there)
    return np.asarray(found.sum(axis=0), dtype=np.intp)


def _interval(values: Floats, story: Ints, draws: int, seed: int) -> tuple[Interval, list[str]]:
    """The interval of each column of independent texts (T, K), and how it was made."""
    ends = Interval(*np.full((2, values.shape[1]), np.nan))
    method = np.full(values.shape[1], "", dtype=object)
    there = ~np.isnan(values)
    enough = there.sum(axis=0) >= ENOUGH
    if not draws or not enough.any():
        return ends, method.tolist()
    several = _stories(there, story) >= STORIES
    for name, chosen, clusters in (
        (OVER_STORIES, enough & several, story),
        (OVER_TEXTS, enough & ~several, np.arange(len(values))),
    ):
        if chosen.any():
            found = bootstrap_t(values[:, chosen], clusters, draws=draws, seed=seed)
            ends.low[chosen], ends.high[chosen] = found
            method[chosen] = np.where(np.isnan(found.low), "", name)
    return ends, method.tolist()
