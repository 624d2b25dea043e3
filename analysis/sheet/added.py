"""What each outlet added to a text that several print: the tables without the shared sentences."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from analysis.article import ADDED
from analysis.tables import each

PLACED = ("marks", "quotations", "attributions", "mentions", "events")  # tables with a `start`


def with_added(told: pd.DataFrame, added: pd.DataFrame) -> pd.DataFrame:
    """The readings of whole texts, with those of copies in the place of theirs."""
    kept = told[~told["article"].isin(added["article"])]
    both = [table for table in (kept, added) if len(table)]
    return (pd.concat(both, ignore_index=True) if both else kept).assign(zone=ADDED)


def without_shared(table: pd.DataFrame, shared: pd.DataFrame) -> pd.DataFrame:
    """The rows of a table of `PLACED` that do not begin in a sentence which a copy has, too."""
    inside = np.zeros(len(table), dtype=bool)
    starts, articles = table["start"].to_numpy(), table["article"].to_numpy(dtype=object)
    for article, places in _places(shared):
        begin, end = places["start"].to_numpy(), places["end"].to_numpy()
        rows = np.flatnonzero(articles == article)
        before = np.searchsorted(begin, starts[rows], side="right") - 1
        inside[rows] = (before >= 0) & (starts[rows] < end[before])
    return table[~inside].reset_index(drop=True)


def _places(shared: pd.DataFrame) -> Iterator[tuple[object, pd.DataFrame]]:
    yield from shared.sort_values("start").groupby("article")


def copies(shared: pd.DataFrame) -> dict[str, int]:
    """Article → how many words of it stand in a copy, too."""
    found: dict[str, int] = {}
    for row in each(shared):
        found[str(row.article)] = found.get(str(row.article), 0) + int(row.words)
    return found
